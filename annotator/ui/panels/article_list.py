"""The list of articles: search, filter by status, order; where one is and where one goes next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.changes import ChangeSet, Status, StatusChanged
from annotator.domain.errors import AnnotatorError, BlindCorpusError, QueryError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import APART, Order
from annotator.domain.workbench import Workbench
from annotator.services.assignments import Progress
from annotator.services.browse import UNFINISHED, Library
from annotator.ui.appearance import UNIT, icon
from annotator.ui.dialogs.search.saved_menu import SavedMenu
from annotator.ui.i18n import error_text, number, status_name
from annotator.ui.models.article_model import ARTICLE_ROLE, ArticleModel
from annotator.ui.panels.article_delegate import ArticleDelegate
from annotator.ui.panels.article_queries import ArticleQueries
from annotator.ui.panels.article_rows import ArticleRows
from annotator.ui.panels.empty_page import EmptyPage
from annotator.ui.panels.order_button import OrderButton
from annotator.ui.panels.own_work import OwnWork, Scope
from annotator.ui.panels.style import label, panel_style
from annotator.ui.session import EditorSession
from annotator.ui.theme import LIGHT, Theme

_DEBOUNCE_MS = 180
_NEAR = 200
_SOON = 20

Way = ArticleId | Callable[[], ArticleId | None] | None
"""Where to go on, or how to find out."""

_MARKS = {Status.NEW: "○", Status.STARTED: "◐", Status.DONE: "●"}


class ArticleListPanel(QWidget):
    """The articles of a corpus.

    Args:
        library: The articles.
        session: Says which article is on the desk, and what changed in it.

    Signals:
        article_wanted: The ``ArticleId`` a person chose with the mouse or Enter.
        counts_changed: ``dict[Status, int]`` of the whole corpus.
        failed: An ``AnnotatorError``: the corpus could not be read.
    """

    article_wanted = Signal(object)
    counts_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        session: EditorSession,
        parent: QWidget | None = None,
        *,
        theme: Theme = LIGHT,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("articleList")
        # What is made later has it from here on, and nothing has to be styled twice.
        self.setStyleSheet(panel_style(theme))
        self._library = library
        self._session = session
        self._theme = theme
        self._is_outdated = False
        self._changed: dict[ArticleId, None] = {}
        self._counts: dict[Status, int] = dict.fromkeys(Status, 0)
        self._reading = session.reading
        self.model = ArticleModel(library, self, reading=self._reading)
        self._filtered = self.model.query
        self._queries = ArticleQueries(library, lambda: session.schema, self)
        self._queries.answered.connect(self._on_answered)
        self._queries.failed.connect(self._on_not_understood)
        self._delegate = ArticleDelegate(self)
        self._build()
        self._search_timer = self._single_shot(_DEBOUNCE_MS, self._apply_query)
        self._refresh_timer = self._single_shot(0, self._refresh_changed)
        self.model.reloaded.connect(self._on_reloaded)
        self.model.located.connect(self._on_located)
        self.model.failed.connect(self.failed)
        session.article_opened.connect(self._on_opened)
        session.workbench_changed.connect(self._on_changed)
        session.article_closed.connect(lambda: self._mark(None))
        self._take_colours()
        self.retranslate()
        self._read_counts(renew_work=True)
        self._show_state()

    # --- for the window ----------------------------------------------------------------------

    @property
    def counts(self) -> dict[Status, int]:
        """Number of articles by status, of the whole corpus."""
        return dict(self._counts)

    @property
    def shown_counts(self) -> dict[Status, int]:
        """The same of what the list is about: one's own work, or the whole corpus."""
        return self.own_work.counts if self.own_work.scope.mine else dict(self._counts)

    def select(self, article: ArticleId) -> None:
        """Show where the article is, if the list has it."""
        self._mark(article)
        index = self.model.index_of(article)
        if index.isValid():
            with QSignalBlocker(self.list):
                self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def next_article(
        self, step: Literal[-1, 1] = 1, *, only_open: bool = False
    ) -> ArticleId | None:
        """The article after or before the one on the desk, in the order shown.

        Args:
            step: ``-1`` goes backwards.
            only_open: Pass over articles that are done.

        Returns:
            ``None`` at the end of the list.
        """
        way = self.way_on(step, only_open=only_open)
        return way() if callable(way) else way

    def way_on(self, step: Literal[-1, 1] = 1, *, only_open: bool = False) -> Way:
        """The same, or, if that is not known yet, the question to ask the corpus, in whatever thread."""
        here = self._session.heading
        if only_open and self.own_work.has_work and not self.model.query.is_assigned:
            # Whoever looks at all articles is led back to the own ones.
            mine = replace(self.model.query, assigned=True)
            return partial(self._library.neighbour, here, mine, step, only_open=True)
        query, last = self.model.query, here
        index = self.model.index_of(here) if here is not None else QModelIndex()
        if index.isValid():
            row, end = index.row(), self.model.rowCount()
            for candidate in range(row + step, row + step * (_NEAR + 1), step):
                if not 0 <= candidate < end:
                    return None
                found = self.model.article_at(candidate)
                if found is None:
                    break  # not read yet
                if not only_open or found.tally.status in UNFINISHED:
                    return found.id
                last = found.id
        return partial(self._library.neighbour, last, query, step, only_open=only_open)

    def nearby(self) -> list[ArticleId]:
        """The articles one may want next, as far as they are read: the next unfinished one first."""
        here = self._session.heading
        index = self.model.index_of(here) if here is not None else QModelIndex()
        if not index.isValid():
            return []
        row = index.row()
        around = [self.model.article_at(row + step) for step in (1, 2, -1)]
        ahead = (self.model.article_at(row + step) for step in range(1, _SOON))
        unfinished = next(
            (each for each in ahead if each and each.tally.status in UNFINISHED), None
        )
        return list(dict.fromkeys(each.id for each in (unfinished, *around) if each is not None))

    def first_open(self) -> ArticleId | None:
        """The first article of the list that is not done."""
        if not any(self.shown_counts[status] for status in UNFINISHED):
            return None
        for row in range(_NEAR):
            found = self.model.article_at(row)
            if found is None:
                break
            if found.tally.status in UNFINISHED:
                return found.id
        return self._library.neighbour(None, self.model.query, only_open=True)

    def way_after_finishing(self, article: ArticleId, following: ArticleId | None) -> Way:
        """Where to go on once an article is finished: not to one that says the same, if the order puts that last.

        Args:
            article: The one that was finished.
            following: What ``way_on`` led to before.
        """
        library, query = self._library, self.model.query
        if following is None or query.order not in APART:
            return following

        def look() -> ArticleId | None:
            if not library.row(following).like:
                return following
            return library.neighbour(article, query, only_open=True)

        return look

    def reload(self) -> None:
        """Read everything anew, e.g. after an import; stays at the article it was at."""
        self._is_outdated = False
        before = self.model.query
        self._read_counts(renew_work=True)
        if self.model.query.among is not None:
            self._apply_query()
        if self.model.query == before:  # else the list was made anew just now
            self.model.reload()

    def refresh_rows(self) -> None:
        """Read the rows anew after a pipeline ran over many articles."""
        self._read_counts()
        self.model.refresh_rows()

    def show_locks(self, locked: Collection[ArticleId]) -> None:
        """Mark the articles that are signed off."""
        if self._delegate.set_locked(locked):
            self.list.viewport().update()

    def refresh_row(self, article: ArticleId) -> None:
        """Read one row anew after an edit."""
        self.model.refresh_row(article)
        self._read_counts()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.setStyleSheet(panel_style(theme))
        self._take_colours()
        self.list.viewport().update()

    def _take_colours(self) -> None:
        theme = self._theme
        self._delegate.set_theme(theme)
        self.own_work.set_theme(theme)
        self.order.setIcon(icon("list", theme))
        self._search_icon.setIcon(icon("search", theme))
        self._saved_icon.setIcon(icon("bookmark-check", theme))

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.search.setPlaceholderText(self.tr("Search articles"))
        self.search.setToolTip(
            self.tr(
                "Words in title or text; a \u201cphrase\u201d in quotation marks is searched as it stands. "
                "Queries too: status:done label:PER quote[not speaker]"
            )
        )
        # Screen readers find both signs in the field as buttons and take their text for the name.
        self._search_icon.setText(self.tr("Search articles"))
        self._saved_icon.setText(self.tr("Saved queries"))
        self._saved_icon.setToolTip(self.tr("Saved queries"))
        self.search.setAccessibleName(self.tr("Search articles"))
        self.list.setAccessibleName(self.tr("Articles"))
        self.order.retranslate()
        self.empty.way_back.setText(self.tr("Show all articles"))
        self._show_counts()
        self._show_state()

    # --- Qt ----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._measure()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the current article now that there is room to scroll in."""
        super().showEvent(event)
        self.list.scrollToTop()
        self.list.scrollTo(self.list.currentIndex())

    # --- inside ------------------------------------------------------------------------------

    def _measure(self) -> None:
        self.list.set_row_height(self._delegate.row_height(self.list.font()))

    def _build(self) -> None:
        self._make_filters()
        self._make_pages()
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.setContentsMargins(0, 0, 0, 0)
        for toggle in self.toggles.values():
            bar.addWidget(toggle)
        bar.addStretch(1)
        bar.addWidget(self.order)
        top = QVBoxLayout()
        top.setContentsMargins(UNIT, UNIT, UNIT, 0)
        top.setSpacing(UNIT // 2)
        top.addWidget(self.own_work)
        top.addWidget(self.search)
        top.addWidget(self.problem)
        top.addLayout(bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)

    def _make_filters(self) -> None:
        self.search = QLineEdit(self)
        self.search.setObjectName("articleSearch")
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(
            icon("search", self._theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(lambda _text: self._search_timer.start())
        self.search.returnPressed.connect(self._on_search_entered)
        self.saved = SavedMenu(self._queries.desk, self)
        self.saved.chosen.connect(self._search_for)
        self.saved.failed.connect(self.failed)
        self._saved_icon = self.search.addAction(
            icon("bookmark-check", self._theme), QLineEdit.ActionPosition.TrailingPosition
        )
        self._saved_icon.triggered.connect(lambda _on=False: self._show_saved())
        self.problem = label("error", self)
        self.problem.setObjectName("searchProblem")
        self.problem.hide()
        self.own_work = OwnWork(self)
        self.own_work.scope_changed.connect(lambda _scope: self._apply_query())
        self.toggles = {status: self._toggle(status) for status in Status}
        self.order = OrderButton(self)
        self.order.chosen.connect(self._set_order)

    def _make_pages(self) -> None:
        self._pages = QStackedWidget(self)
        self.list = ArticleRows(self._pages)
        self.list.setObjectName("articles")
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self._measure()
        self.list.clicked.connect(self._on_chosen)
        self.list.chosen.connect(self._on_chosen)
        self._pages.addWidget(self.list)
        self.empty = EmptyPage(self._pages)
        self.empty.way_back.clicked.connect(self._show_all)
        self._pages.addWidget(self.empty)

    def _toggle(self, status: Status) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"status-{status}")
        button.setProperty("kind", "toggle")
        button.setCheckable(True)
        button.toggled.connect(lambda _on: self._apply_query())
        return button

    def _single_shot(self, interval_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    def _set_order(self, order: Order) -> None:
        self.model.set_query(replace(self.model.query, order=order))

    def _apply_query(self) -> None:
        chosen = frozenset(s for s, toggle in self.toggles.items() if toggle.isChecked())
        statuses = frozenset() if len(chosen) == len(Status) else chosen
        scope = self.own_work.scope
        query = replace(self.model.query, assigned=scope.mine, batches=scope.batches)
        self._filtered = replace(query, statuses=statuses)
        self._queries.ask(_straight(self.search.text()).strip())

    def _on_answered(self, text: str, among: tuple[int, ...] | None) -> None:
        self.problem.hide()
        order = self.model.query.order
        self.model.set_query(replace(self._filtered, text=text, among=among, order=order))
        self._show_counts()

    def _on_not_understood(self, error: AnnotatorError) -> None:
        if not isinstance(error, QueryError | BlindCorpusError):
            self.failed.emit(error)
            return
        # The list stays as it is while somebody is still typing.
        self.problem.setText(error_text(error))
        self.problem.show()

    def _search_for(self, text: str) -> None:
        self.search.setText(text)
        self._on_search_entered()

    def _show_saved(self) -> None:
        place = QPoint(0, self.search.height())
        self.saved.popup(self.search.mapToGlobal(place))

    def _show_all(self) -> None:
        for toggle in self.toggles.values():
            with QSignalBlocker(toggle):
                toggle.setChecked(False)
        self.search.clear()
        self._search_timer.stop()
        self.own_work.set_scope(Scope())
        self._apply_query()

    def _on_search_entered(self) -> None:
        self._search_timer.stop()
        self._apply_query()
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    def _on_chosen(self, index: object) -> None:
        article = index.data(ARTICLE_ROLE)  # type: ignore[attr-defined] # a model index
        if article is not None:
            self.article_wanted.emit(article)

    def _on_opened(self, workbench: Workbench) -> None:
        if self._is_outdated:
            self.reload()
        self.select(workbench.article.id)

    def _on_changed(self, workbench: Workbench, changes: ChangeSet | None) -> None:
        if changes is not None and _finishes(changes):
            # What says the same is to be passed over now; it moves when one goes on, not under one's eyes.
            self._look_for_alike(workbench.article.id)
        # Whoever goes on at once has another article on the desk by then.
        self._changed[workbench.article.id] = None
        self._refresh_timer.start()  # after the article is painted

    def _look_for_alike(self, article: ArticleId) -> None:
        def found(is_there: bool) -> None:  # noqa: FBT001 - what was read
            self._is_outdated = self._is_outdated or is_there

        self._reading.ask(
            partial(self._library.has_alike, article),
            found,
            self.failed.emit,
            of=self,
            what=f"alike {article}",
        )

    def _refresh_changed(self) -> None:
        changed, self._changed = self._changed, {}
        for article in changed:
            self.refresh_row(article)

    def _on_reloaded(self) -> None:
        self._show_state()
        workbench = self._session.workbench
        if workbench is not None:
            self.select(workbench.article.id)

    def _on_located(self, article: ArticleId) -> None:
        workbench = self._session.workbench
        if workbench is not None and workbench.article.id == article:
            self.select(article)

    def _mark(self, article: ArticleId | None) -> None:
        self._delegate.set_current(article)
        self.list.viewport().update()

    def _read_counts(self, *, renew_work: bool = False) -> None:
        """Read how many there are; whoever has no work is asked about work only if that may have changed."""
        with_work = self.own_work.has_work or renew_work

        def read() -> tuple[dict[Status, int], Sequence[Progress] | None]:
            return self._library.status_counts(), self._library.own_work() if with_work else None

        # What was asked with the work must not be superseded by a question without it.
        what = "work" if with_work else "counts"
        self._reading.ask(read, self._take_counts, self.failed.emit, of=self, what=what)

    def _take_counts(self, found: tuple[dict[Status, int], Sequence[Progress] | None]) -> None:
        counts, work = found
        if work is not None:
            had_work = self.own_work.has_work
            self.own_work.show_work(work)
            if self.own_work.has_work is not had_work:
                # Whoever is given something sees that alone, until they say otherwise.
                self.own_work.set_scope(Scope(mine=self.own_work.has_work))
            self._show_counts()
        if counts != self._counts:
            self._counts = counts
            self._show_counts()
            self._show_state()
            self.counts_changed.emit(self.counts)

    def _show_counts(self) -> None:
        counts = self.shown_counts
        for status, toggle in self.toggles.items():
            toggle.setText(f"{_MARKS[status]} {number(counts[status])}")
            name = status_name(status)
            toggle.setToolTip(self.tr("Only articles that are: %1").replace("%1", name))
            toggle.setAccessibleName(f"{name}: {number(counts[status])}")

    def _show_state(self) -> None:
        empty = self.model.rowCount() == 0
        self._pages.setCurrentIndex(1 if empty else 0)
        corpus_is_empty = not any(self._counts.values())
        for widget in (self.order, *self.toggles.values(), self.search):
            widget.setEnabled(not corpus_is_empty)
        self.empty.way_back.setVisible(not corpus_is_empty)
        if corpus_is_empty:
            hint = self.tr(
                "Drop text files or a folder onto the window, or choose File › Import articles."
            )
            self.empty.say(self.tr("No articles yet"), hint)
        else:
            hint = self.tr("No article matches the search and the filter.")
            self.empty.say(self.tr("Nothing found"), hint)


def _finishes(changes: ChangeSet) -> bool:
    """Whether the article was finished or opened again."""
    return any(
        isinstance(change, StatusChanged) and Status.DONE in {change.before, change.after}
        for change in changes.changes
    )


def _straight(text: str) -> str:
    """Typographic quotation marks, as keyboards and pasting give them, mean a phrase as well."""
    return text.translate(dict.fromkeys(map(ord, "„“”«»"), '"'))
