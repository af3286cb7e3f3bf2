"""The desk: list of articles, the article itself, inspector and outline of one corpus, wired together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.domain.changes import ChangeSet, Status
from annotator.domain.errors import AnnotatorError, ConnectionLostError, OutboxError, StorageError
from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.ports import Step
from annotator.domain.workbench import Workbench
from annotator.services.browse import UNFINISHED, Place
from annotator.ui.accessible.announcing import Announcer
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.consequences import Consequences
from annotator.ui.corpora import OpenCorpus
from annotator.ui.desk_frame import DeskFrame
from annotator.ui.desk_header import DeskHeader, HeaderText
from annotator.ui.desk_state import with_article
from annotator.ui.feedback_bar import FeedbackBar
from annotator.ui.filter_bar import FilterBar
from annotator.ui.i18n import current_language, error_text
from annotator.ui.label_keys import keys_of
from annotator.ui.notice import Notice
from annotator.ui.panels.article_list import ArticleListPanel
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.panels.outline import OutlinePanel
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.time_machine.machine import TimeMachine
from annotator.ui.window_state import WindowState


class Desk(DeskFrame):
    """Everything one sees of an open corpus.

    Signals:
        state_changed: What can be done may have changed.
        saved_changed: ``bool``: whether the last step is on disk.
        schema_key_pressed: A letter or digit the schema gives a meaning to.
        menu_wanted: ``SpanId | None, QPoint`` (global): a context menu was asked for.
        article_shown: The ``ArticleId`` that is on the desk now.
        zoom_changed: The article's size, 1 is as designed.
    """

    state_changed = Signal()
    saved_changed = Signal(bool)
    schema_key_pressed = Signal(str)
    menu_wanted = Signal(object, QPoint)
    article_shown = Signal(object)
    zoom_changed = Signal(float)

    def __init__(
        self, corpus: OpenCorpus, parent: QWidget | None = None, *, theme: Theme = LIGHT
    ) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.corpus = corpus
        self.session = corpus.session
        self.characters = False
        self.next_after_done = True
        self._signed_by = ""
        self._undo: Step | None = None
        self._redo: Step | None = None
        self._style = ViewStyle(theme=theme, language=current_language())
        self.article_list = ArticleListPanel(
            corpus.library, corpus.session, self._columns, theme=theme
        )
        self.view = ArticleView(self._centre)
        self.view.setObjectName("articleView")
        self.inspector = InspectorPanel(corpus.session, self._side, theme=theme)
        self.outline = OutlinePanel(corpus.session, self._side, theme=theme)
        self.header = DeskHeader(self._centre)
        self.filter_bar = FilterBar(corpus.session, self._centre, theme=theme)
        self.feedback = FeedbackBar(corpus.session, corpus.learning, self._centre, theme=theme)
        self._consequences = Consequences(self)
        self.time = TimeMachine(
            corpus.session, corpus.history, corpus.restoring, self.view, self._centre
        )
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.timeout.connect(self._show_place)
        self._arrange(
            self.article_list,
            (
                (self.header, 0),
                (self.filter_bar, 0),
                (self.feedback, 0),
                (self.view, 1),
            ),
            (self.inspector, self.outline),
        )
        self.notice = Notice(self._centre)
        self._announcer = Announcer(self.session, self.view)
        self.notice.set_theme(theme)
        self.view.set_style(self._style)
        self.time.set_style(self._style)
        self._wire()
        self._wire_keys()
        self._show_nothing()

    # --- what is there -----------------------------------------------------------------------

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The areas the keyboard can be in, from left to right."""
        return (self.article_list, self.view, self.inspector, self.outline)

    def state(self) -> WindowState:
        """What the window shows now, as far as it concerns this corpus."""
        counts = self.article_list.counts
        state = WindowState(
            corpus=True,
            articles=sum(counts.values()),
            unfinished=sum(self.article_list.shown_counts[status] for status in UNFINISHED),
            characters=self.characters,
            all_layers=not self.session.hidden_layers,
            filtered=self.session.only.is_active,
        )
        if self.time.is_on:
            return replace(state, past=True)
        if self.session.workbench is None:
            return state
        return replace(with_article(state, self.session), undo=self._undo, redo=self._redo)

    # --- for the window ----------------------------------------------------------------------

    def open_article(self, article: ArticleId | None) -> bool:
        """Put an article on the desk, and the keyboard into it; whether it worked."""
        opened = article is not None and self.session.open(article)
        if opened:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return opened

    def open_some_article(self, wanted: str | None) -> None:
        """Open the article one was at, else the first unfinished one, else the first."""
        library, model = self.corpus.library, self.article_list.model
        if not self.session.reading.is_at_once:
            begin = ArticleId(wanted) if wanted else None
            try:
                self.open_article(
                    self.session.waits.look_up(partial(library.first, begin, model.query))
                )
            except AnnotatorError as error:
                self.say(error)
            return
        first = model.article_at(0)  # reads the page of the list that will be seen
        if wanted and model.index_of(ArticleId(wanted)).isValid():
            self.open_article(ArticleId(wanted))
        elif first is not None:
            self.open_article(self.article_list.first_open() or first.id)

    def set_characters(self, *, on: bool) -> None:
        """Select and move edges by characters, or by tokens."""
        self.characters = on
        self.view.set_character_mode(on)
        self.state_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._style = replace(self._style, theme=theme)
        self.view.set_style(self._style)
        self.time.set_style(self._style)
        for panel in (
            self.article_list,
            self.inspector,
            self.outline,
            self.notice,
            self.filter_bar,
            self.feedback,
        ):
            panel.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window; the panels hear of it by themselves."""
        self._style = replace(self._style, language=current_language())
        self.view.set_style(self._style)
        self.time.set_style(self._style)
        self.view.setAccessibleName(self.tr("Article"))
        if self.session.workbench is None:
            self._show_nothing()

    def set_type(self, **values: Any) -> None:  # noqa: ANN401 - fields of ``ViewStyle``
        """Set the article in another type, with other distances, or with patterns."""
        self._style = replace(self._style, **values)
        self.view.set_style(self._style)
        self.time.set_style(self._style)

    def set_zoom(self, zoom: float) -> None:
        """Make the article's type larger or smaller."""
        self._style = replace(self._style, zoom=zoom)
        self.view.set_zoom(zoom)
        self.time.set_style(self._style)

    def say(self, error: AnnotatorError) -> None:
        """Tell why something was not done."""
        self.notice.say(error_text(error))
        # Without a connection nothing is lost: what is done is kept until there is one.
        lost = isinstance(error, StorageError) and not isinstance(error, ConnectionLostError)
        if lost or isinstance(error, OutboxError):
            self.saved_changed.emit(False)

    def say_by_the_way(self, error: AnnotatorError) -> None:
        """Tell what went wrong where nobody asked for anything; a missing connection shows at the window's edge."""
        if not isinstance(error, ConnectionLostError):
            self.say(error)

    def refresh_header(self) -> None:
        """Say anew which article is on the desk; its place in the list follows when it is painted."""
        desk = self.session.workbench
        if desk is None:
            self.header.show_text(HeaderText())
            return
        article = desk.article
        known = self.header.shown if self.header.shown.title == article.title else HeaderText()
        self.header.show_text(
            replace(
                known,
                title=article.title,
                source=article.source,
                status=desk.own.status,
                signed_by=self._signed_by,
            )
        )
        self._place_timer.start()

    def show_locks(self, locked: Collection[ArticleId], signed_by: str) -> None:
        """Say what is signed off: articles of the list, and by whom the one on the desk is."""
        self.article_list.show_locks(locked)
        self._signed_by = signed_by
        self.refresh_header()

    def _show_place(self) -> None:
        desk = self.session.workbench
        if desk is None:
            return
        article, query = desk.article.id, self.article_list.model.query
        self.session.reading.ask(
            partial(self.corpus.library.place, article, query),
            partial(self._take_place, article),
            self.say_by_the_way,
            of=self,
            what="place",
        )

    def _take_place(self, article: ArticleId, found: Place) -> None:
        if self.session.heading != article:
            return
        self.header.show_text(
            replace(
                self.header.shown,
                place=0 if found.place is None else found.place + 1,
                count=found.count,
                nothing_found=found.row.nothing_found,
                like=found.row.like,
            )
        )

    def renew(self) -> None:
        """Read the article and the rows of the list anew: something else has changed annotations."""
        self.session.renew_suggestions()
        self.article_list.refresh_rows()

    # --- inside ------------------------------------------------------------------------------

    def _wire(self) -> None:
        session, view = self.session, self.view
        session.article_opened.connect(self._on_opened)
        session.workbench_changed.connect(self._on_changed)
        session.article_closed.connect(self._show_nothing)
        session.focus_changed.connect(self._on_focus)
        session.selection_changed.connect(self._on_selection)
        session.hidden_layers_changed.connect(self._on_hidden)
        session.filter_changed.connect(lambda _only: self.state_changed.emit())
        session.refused.connect(self.say)
        view.selection_changed.connect(session.set_selection)
        view.span_activated.connect(self._on_activated)
        view.edges_dragged.connect(session.spans.set_fragments)
        view.context_menu_wanted.connect(self._on_menu_wanted)
        view.zoom_changed.connect(self.zoom_changed)
        self.article_list.article_wanted.connect(self.open_article)
        self.article_list.counts_changed.connect(self._on_counts)
        self.article_list.failed.connect(self.say_by_the_way)
        self.article_list.model.reloaded.connect(self.refresh_header)
        self.article_list.model.arrived.connect(self._wish_ahead)
        self.article_list.model.located.connect(self._wish_ahead)
        self.feedback.failed.connect(self.say)
        self.feedback.continued.connect(self.finish_and_go_on)
        self.time.failed.connect(self.say)
        self.time.zoom_changed.connect(self.zoom_changed)
        self.time.switched.connect(self._on_switched)

    def _wire_keys(self) -> None:
        # Bare letters and digits count only where nothing is typed: in the article, the outline and the
        # words of the span in the inspector.
        for widget in (self.view, self.outline):
            self._take_keys(widget)
        self.inspector.span_page_made.connect(lambda page: self._take_keys(page.extent))

    def _take_keys(self, widget: QWidget) -> None:
        for key in keys_of(self.session.schema):
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda key=key: self.schema_key_pressed.emit(key))

    def _show_nothing(self) -> None:
        self.inspector.set_no_articles(on=not any(self.article_list.counts.values()))
        if self.article_list.counts and any(self.article_list.counts.values()):
            words = self.tr("Choose an article from the list.")
        else:
            words = self.tr("Drop text files or a folder here to begin.")
        self.view.set_placeholder(words)
        self.refresh_header()
        self.state_changed.emit()

    def _look_up_steps(self) -> None:
        # Once an edit, not with every move of the focus: it asks the corpus.
        self.session.reading.ask(
            self.session.steps.next_steps(),
            partial(self._take_steps, self.session.heading),
            lambda _error: None,  # whoever tries is told why it has to wait
            of=self,
            what="steps",
        )

    def _take_steps(
        self, article: ArticleId | None, found: tuple[Step | None, Step | None]
    ) -> None:
        if self.session.heading == article and found != (self._undo, self._redo):
            self._undo, self._redo = found
            self.state_changed.emit()

    def _on_opened(self, workbench: Workbench) -> None:
        self.notice.hide()
        self._look_up_steps()
        self.view.show_workbench(workbench, self.session.schema)
        self.refresh_header()
        self.article_shown.emit(workbench.article.id)
        self.state_changed.emit()
        self._wish_ahead()

    def _wish_ahead(self) -> None:
        self.session.ahead.wish(self.article_list.nearby())

    def _on_changed(self, workbench: Workbench, changes: ChangeSet | None) -> None:
        self.notice.hide()
        self.view.update_workbench(workbench, changes)
        self._look_up_steps()
        if workbench.own.status is not self.header.shown.status:
            self.refresh_header()
        self.saved_changed.emit(True)
        self.state_changed.emit()
        along = self._consequences.told(workbench, changes, self.session.schema)
        if along:
            self.notice.say(along, "info")

    def _on_switched(self, past: bool) -> None:  # noqa: FBT001 - a slot
        # What one could change stands still while one looks at what was.
        for panel in (self.inspector, self.outline):
            panel.setEnabled(not past)
        self.notice.hide()
        self.state_changed.emit()

    def _on_counts(self, counts: Mapping[Status, int]) -> None:
        self.inspector.set_no_articles(on=not any(counts.values()))
        self.state_changed.emit()

    def _on_activated(self, span: SpanId | None) -> None:
        self.session.set_focus(span, passing=self.view.walking)

    def _on_focus(self, span: SpanId | None) -> None:
        self.view.set_focus(span)
        self.view.set_related(self.session.structures.chains.companions())
        self.state_changed.emit()

    def _on_selection(self, fragments: Fragments) -> None:
        if fragments != self.view.selection:
            if fragments:
                self.view.select(fragments)
            else:
                self.view.clear_selection()
        self.state_changed.emit()

    def _on_hidden(self, layers: frozenset[str]) -> None:
        self.view.set_hidden_layers(layers)
        self.state_changed.emit()

    def _on_menu_wanted(self, span: SpanId | None, place: QPoint) -> None:
        if span is not None:
            self.session.set_focus(span)
        self.menu_wanted.emit(span, place)

    def go_to_next(self, step: Literal[-1, 1], *, only_open: bool = False) -> bool:
        """Open the article after or before this one in the list; whether there is one.

        Args:
            step: ``-1`` goes backwards.
            only_open: Pass over articles that are done.
        """
        try:
            article = self._found(self.article_list.way_on(step, only_open=only_open))
        except AnnotatorError as error:
            self.say(error)
            return True
        if article is not None:
            self.open_article(article)
        return article is not None

    def finish_and_go_on(self) -> None:
        """Finish the article and open the next unfinished one of the list, from its beginning at its end.

        One to learn from is first compared with its gold set; the next call goes on.
        """
        desk = self.session.workbench
        if desk is None:
            return
        try:
            following = self._found(self.article_list.way_on(1, only_open=True))
        except AnnotatorError:
            following = None  # told below, once this one is finished
        if desk.own.status is not Status.DONE and (
            not self.session.set_status(Status.DONE) or self.feedback.compare_now()
        ):
            return
        if not self.next_after_done and desk.own.status is not Status.DONE:
            self.notice.say(self.tr("This article is done."), "info")
            return
        here, query = desk.article.id, self.article_list.model.query
        try:
            following = self._found(self.article_list.way_after_finishing(here, following))
            if following is None:
                following = self._found(
                    partial(self.corpus.library.neighbour, None, query, only_open=True)
                )
        except AnnotatorError as error:
            self.say(error)
            return
        if following is None or following == here:
            self.notice.say(self.tr("That was the last one: no article is left to do."), "info")
        else:
            said = "" if self.notice.isHidden() else self.notice.text
            if self.session.leave_finished(following):
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                self._tell_after_finishing(desk, said)

    def _found(self, way: ArticleId | Callable[[], ArticleId | None] | None) -> ArticleId | None:
        """The article at the end of a way of the list that has to be looked up, or is known."""
        return self.session.waits.look_up(way) if callable(way) else way

    def _tell_after_finishing(self, left: Workbench, said: str) -> None:
        """Say in the next article what there is to say about the one that was finished.

        Args:
            left: It, as it was before.
            said: What was told when it was finished, as that the goal of the day is reached; empty: nothing.
        """
        count = len(left.open_suggestions)
        if said:
            self.notice.say(said, "info")
        elif count and left.own.status is not Status.DONE:  # it may have been a slip
            told = self.tr("%Ln suggestion(s) in “%1” stay open; undo goes back there.", "", count)
            self.notice.say(told.replace("%1", left.article.title), "info")
