"""The window: welcome page or desk, menus, key line; switches corpora, follows language and theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from annotator.domain.errors import AnnotatorError, CorpusMissingError, TaskCancelledError
from annotator.domain.ids import AnnotatorId, ArticleId, SpanId
from annotator.services.context import AppContext
from annotator.ui.applying import Applying
from annotator.ui.article_menu import ArticleMenu
from annotator.ui.chooser import Chooser
from annotator.ui.commands import Commands
from annotator.ui.companions import Companion
from annotator.ui.corpora import OpenCorpus, create_corpus, open_corpus
from annotator.ui.desk import Desk
from annotator.ui.dialogs.adjudication.companion import Adjudication
from annotator.ui.dialogs.agreement.companion import AgreementWindow
from annotator.ui.dialogs.aids.companions import BookmarksWindow, QuestionsWindow
from annotator.ui.dialogs.dashboard.companion import DashboardWindow
from annotator.ui.dialogs.history.companion import HistoryWindow
from annotator.ui.dialogs.new_corpus_dialog import NewCorpusRequest
from annotator.ui.dialogs.preferences.companion import PreferencesCompanion
from annotator.ui.dialogs.restore.companion import Restoring
from annotator.ui.dialogs.review_list_desk import BulkReview
from annotator.ui.dialogs.reviewing.companion import ReviewCompanion
from annotator.ui.dialogs.server.desk import Servers
from annotator.ui.files import Files
from annotator.ui.filter_popup import FilterPopup
from annotator.ui.findings_inbox import FindingsInbox
from annotator.ui.focusing import is_there
from annotator.ui.frame import Frame
from annotator.ui.i18n import current_language, error_text
from annotator.ui.key_hints import hints
from annotator.ui.keymap import KeyMap
from annotator.ui.live import Live
from annotator.ui.loading import Loading
from annotator.ui.menus import Menus
from annotator.ui.notice import Notice
from annotator.ui.own_state import OwnState
from annotator.ui.pace_keeper import PaceKeeper
from annotator.ui.palette import CommandPalette
from annotator.ui.preferences import Geometry, Preferences
from annotator.ui.schema_changing import SchemaChanging
from annotator.ui.search_window import SearchWindow
from annotator.ui.session_aids import SessionAids
from annotator.ui.team_companion import TeamCompanion
from annotator.ui.theme import Theme
from annotator.ui.tour.tour import Tour
from annotator.ui.welcoming import Welcoming
from annotator.ui.window_actions import WindowActions
from annotator.ui.window_state import WindowState
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import LOOKING

_LEAST = (960, 600)
_USUAL = (1360, 860)
_FILTER_ACTIONS = ("filter.ask", "filter.none")
_HEADER_ACTIONS = ("suggest.article", "article.previous", "article.next", "article.done")


class MainWindow(QMainWindow):
    """The one window of the program.

    Args:
        context: What the program is made of.
        annotator: Under whose name work is stored.
        preferences: What the person has set.
        worker: Where long work runs.

    Signals:
        corpus_shown: Another corpus, given by its location, is on the desk; empty: none.
    """

    corpus_shown = Signal(str)

    def __init__(
        self,
        context: AppContext,
        annotator: AnnotatorId,
        *,
        preferences: Preferences,
        worker: WorkerClient,
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.context = context
        self.preferences = preferences
        self.worker = worker
        self.desk: Desk | None = None
        self.state = WindowState()
        self._annotator = annotator
        self._geometry = Geometry(_USUAL)
        self.actions_of = WindowActions(preferences.key_map(), self)
        self.own = OwnState(preferences.file.path.with_name("session.json"))
        self.files = Files(self)
        self.servers = Servers(self)
        self.reviewing = ReviewCompanion(self)
        self.aids: SessionAids | None = None
        self.pace = PaceKeeper(self)
        self.tour = Tour(self)
        self.companions: dict[str, Companion] = {
            "findings": FindingsInbox(self),
            "concordance": SearchWindow(self),
            "team": TeamCompanion(self),
            "agreement": AgreementWindow(self),
            "adjudication": Adjudication(self),
            "review": self.reviewing,
            "history": HistoryWindow(self),
            "dashboard": DashboardWindow(self),
            "questions": QuestionsWindow(self),
            "bookmarks": BookmarksWindow(self),
            "pace": self.pace,
            "tour": self.tour,
        }
        self.restoring = Restoring(self)
        self.schema_changing = SchemaChanging(self)
        self.applying = Applying(self)
        self.preferences_window = PreferencesCompanion(self)
        self.bulk_review = BulkReview(self)
        self.commands = Commands(self)
        self.actions_of.chosen.connect(self.commands.run)
        self.menus = Menus(
            self.menuBar(), self.actions_of, lambda: preferences.current.recent, self.open_corpus
        )
        self._build()
        self.live = Live(self)
        self._geometry.restore(self)
        preferences.appearance.theme_changed.connect(self._on_theme)
        preferences.changed.connect(self._check_choices)
        self._on_theme(preferences.appearance.theme)
        self._check_choices()
        self.retranslate()

    # --- corpora -----------------------------------------------------------------------------

    @property
    def annotator(self) -> AnnotatorId:
        """Under whose name work is stored."""
        return self.desk.corpus.annotator if self.desk is not None else self._annotator

    def open_corpus(self, location: str, *, make: bool = False) -> bool:
        """Open a corpus in place of the one that is open; whether it worked.

        Args:
            location: File or URL.
            make: Make it first.
        """
        if self.desk is not None and self.desk.corpus.location == location and not make:
            return True
        if make:
            return self._open(
                location, lambda: create_corpus(self.context, location, self._annotator)
            )
        return self._open(location, lambda: self._opened(location))

    def make_corpus(self, request: NewCorpusRequest) -> bool:
        """Make a corpus as asked for and open it; whether it worked. From now on one works as its annotator."""
        location, schema = str(request.location), request.schema_file
        made = self._open(
            location,
            lambda: create_corpus(self.context, location, request.annotator, schema_file=schema),
        )
        if made:
            self._annotator = request.annotator
            self.preferences.file.change(annotator=request.annotator)
        return made

    def _open(self, location: str, act: Callable[[], OpenCorpus]) -> bool:
        try:
            corpus = act()
        except AnnotatorError as error:
            if isinstance(error, CorpusMissingError):
                self.preferences.forget_corpus(location)
            self.show_welcome()
            if isinstance(error, TaskCancelledError):
                return False
            if not self.restoring.offer(location, error):
                self.say(error)
            return False
        self._put_on_desk(corpus)
        return True

    def _opened(self, location: str) -> OpenCorpus:
        return open_corpus(self.context, location, self._annotator, open_store=self.servers.opened)

    def reopen_corpus(self) -> bool:
        """Put the corpus away and open it anew, at the same place; whether it worked.

        For what concerns every part of the desk, such as another schema.
        """
        desk = self.desk
        if desk is None:
            return False
        location, focus, hidden = (
            desk.corpus.location,
            desk.session.focus,
            desk.session.hidden_layers,
        )
        scrolled = desk.view.verticalScrollBar().value()
        self.close_corpus()
        opened = self._open(location, lambda: self._opened(location))
        if opened and self.desk is not None:
            session = self.desk.session
            session.set_hidden_layers(hidden & session.schema.layers.keys())
            if (
                focus is not None
                and session.workbench is not None
                and is_there(session.workbench, focus)
            ):
                session.set_focus(focus)
            # Once the article is laid out.
            bar = self.desk.view.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(scrolled))
        return opened

    def close_corpus(self) -> None:
        """Put the corpus away; everything in it is on disk already."""
        desk, self.desk = self.desk, None
        if desk is None:
            return
        desk.inspector.commit()
        self.live.detach()
        self.files.training.end()
        for worker in self.findChildren(WorkerClient):
            if worker is not self.worker:
                worker.dismiss()
        for companion in self.companions.values():
            companion.end()
        self.files.exporting.end()
        for task in self.worker.tasks:
            if task.corpus == desk.corpus.location:
                task.cancel()
        self._geometry.save(self, desk.save_sizes())
        self._pages.removeWidget(desk)
        self.aids = None
        desk.corpus.close()
        desk.hide()
        desk.deleteLater()
        self.actions_of.set_schema(None)
        self.menus.show_schema()
        self.corpus_shown.emit("")
        self.show_welcome()
        self.retranslate()

    def _put_on_desk(self, corpus: OpenCorpus) -> None:
        self.close_corpus()
        # Made where it stays: to move it is to style all of it once more.
        desk = Desk(corpus, self._pages, theme=self.preferences.appearance.theme)
        self.desk = desk
        self.corpus_shown.emit(corpus.location)
        self.actions_of.attach_desk(desk.view, [desk.outline])
        self.actions_of.set_schema(corpus.schema)
        self.menus.show_schema()
        self._wire(desk)
        ArticleMenu(self, desk)
        self.aids = SessionAids(self, desk)
        self.pace.watch(desk)
        self._pages.addWidget(desk)
        self._pages.setCurrentWidget(desk)
        desk.set_zoom(self.preferences.current.zoom)
        self.applying.to_desk(desk)
        desk.view.set_all_arcs(self.preferences.current.all_arcs)
        desk.restore_sizes(*self._geometry.sizes())
        desk.show_list(on=self.actions_of["view.list"].isChecked())
        desk.show_side(on=self.actions_of["view.side"].isChecked())
        self.preferences.remember_corpus(corpus.location)
        self._name_desk(desk)
        desk.open_some_article(self.preferences.current.last_article.get(corpus.location))
        # Not before: on the way there the state changes many times.
        desk.state_changed.connect(self.show_state)
        self.show_state()
        self.live.attach(desk)
        self.tour.begin(desk)

    def _wire(self, desk: Desk) -> None:
        session = desk.session
        self.reviewing.watch(desk)
        desk.header.add_actions(self.actions_of[name] for name in _HEADER_ACTIONS)
        desk.saved_changed.connect(lambda saved: self.key_line.set_saved(saved=saved))
        session.working.connect(lambda on: self.key_line.set_working(on=on))
        Loading(session, self.key_line)
        desk.schema_key_pressed.connect(self.commands.on_schema_key)
        desk.inspector.role_wanted.connect(self.commands.ask_filler)
        desk.inspector.span_page_made.connect(lambda page: self.actions_of.attach(page.extent))
        desk.menu_wanted.connect(self._show_context_menu)
        desk.article_shown.connect(self._remember_article)
        desk.zoom_changed.connect(self.set_zoom)
        session.hidden_layers_changed.connect(self.actions_of.show_hidden_layers)
        desk.filter_bar.add_actions(self.actions_of[name] for name in _FILTER_ACTIONS)
        location = desk.corpus.location
        session.set_filter(self.preferences.current.filters.get(location, session.only))
        session.filter_changed.connect(
            lambda only: self.preferences.remember_filter(location, only)
        )

    # --- state -------------------------------------------------------------------------------

    def show_state(self) -> None:
        """Bring actions and key line in step with what is shown."""
        state = self.desk.state() if self.desk is not None else WindowState()
        busy = any(task.name not in LOOKING | {"warm_up"} for task in self.worker.tasks)
        self.state = replace(state, busy=busy)
        self.actions_of.show_state(self.state)
        schema = self.desk.corpus.schema if self.desk is not None else None
        self.key_line.show_state(
            self.state, hints(self.state, self.actions_of.keys, schema, current_language())
        )

    def say(self, error: AnnotatorError) -> None:
        """Tell why something was not done, on the desk or on the welcome page."""
        if self.desk is not None:
            self.desk.say(error)
        else:
            self._notice.say(error_text(error))

    def show_problems(self) -> None:
        """Tell what was wrong with the settings when they were read."""
        if self.preferences.problem is not None:
            self.say(self.preferences.problem)

    def set_theme(self, choice: str) -> None:
        """Look as the theme of this name, or as the ``system`` does, and remember it."""
        self.preferences.set_theme(choice)

    def set_language(self, choice: str) -> None:
        """Speak ``de``, ``en`` or as the ``system`` does, and remember it."""
        self.preferences.set_language(choice)

    def set_keys(self, keys: KeyMap) -> None:
        """Let actions have other keys, wherever they are named."""
        self.actions_of.set_keys(keys)
        self.retranslate()

    def set_annotator(self, annotator: AnnotatorId) -> None:
        """Store work under another name from now on; the corpus that is open is opened anew."""
        if annotator != self._annotator:
            self._annotator = annotator
            self.reopen_corpus()

    def set_all_arcs(self, *, on: bool) -> None:
        """Show the arcs of all quotes and events, or those of the focus only, and remember it."""
        if self.desk is not None:
            self.desk.view.set_all_arcs(on)
        self.preferences.remember_all_arcs(on=on)

    def set_zoom(self, zoom: float) -> None:
        """Give the article's type another size and remember it."""
        if self.desk is not None:
            self.desk.set_zoom(zoom)
        self.preferences.remember_zoom(zoom)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.actions_of.retranslate()
        self.menus.retranslate()
        if self.desk is not None:
            self.desk.retranslate()
            self._name_desk(self.desk)
        else:
            self.setWindowTitle("Annotator")
        self.show_state()

    def _name_desk(self, desk: Desk) -> None:
        """Say which corpus it is, and the keys that it names."""
        self.setWindowTitle(desk.corpus.name)
        keys = self.actions_of.keys
        desk.inspector.set_decision_keys(keys.brief("decide.accept"), keys.brief("decide.reject"))
        desk.inspector.set_finding_key(keys.brief("finding.next"))
        desk.feedback.set_keys(keys.brief("finding.next"), keys.shown("article.done"))

    # --- Qt ----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        self.welcoming.drag_enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say no longer what would be done."""
        self.welcoming.hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a corpus, or import what was dropped."""
        self.welcoming.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what runs, wait for it, and put everything away."""
        self.preferences.save()
        self._geometry.save(self, None)
        self.files.training.end()
        self.worker.shutdown()
        self.close_corpus()
        super().closeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        frame = Frame(self.worker, self)
        self.setCentralWidget(frame)
        self.key_line, self.task_bar, self._pages = frame.key_line, frame.task_bar, frame.pages
        self.task_bar.place_wanted.connect(self.files.exporting.go_from_report)
        self.welcoming = Welcoming(self, self.own)
        self.welcome = self.welcoming.page
        self._notice = Notice(self.welcome)
        self._pages.addWidget(self.welcome)
        self.palette_popup = CommandPalette(
            self.actions_of.commands, lambda: self.preferences.current.recent_actions, frame
        )
        self.palette_popup.chosen.connect(self._on_palette)
        self.chooser = Chooser(FilterPopup(frame))
        for name in ("view.list", "view.side"):
            self.actions_of[name].setChecked(True)
        self.actions_of["view.arcs"].setChecked(self.preferences.current.all_arcs)
        self.show_welcome()

    def show_welcome(self) -> None:
        """Show the welcome page, with the corpora as they are now; nothing while a corpus is open."""
        if self.desk is None:
            self.welcoming.refresh()
            self._pages.setCurrentWidget(self.welcome)

    def _show_context_menu(self, span: SpanId | None, place: QPoint) -> None:
        self.menus.context_menu(span=span is not None).popup(place)

    def _on_palette(self, action: str) -> None:
        self.preferences.remember_action(action)
        self.actions_of[action].trigger()

    def _on_theme(self, theme: Theme) -> None:
        for part in (
            self.actions_of,
            self.key_line,
            self.task_bar,
            self.welcoming,
            self.tour,
            self._notice,
        ):
            part.set_theme(theme)
        if self.desk is not None:
            self.desk.set_theme(theme)

    def _check_choices(self) -> None:
        for kind in ("theme", "language"):
            chosen = getattr(self.preferences.current, kind)
            self.actions_of[f"{kind}.{chosen}"].setChecked(True)

    def _remember_article(self, article: ArticleId) -> None:
        if self.desk is not None:
            self.preferences.remember_article(self.desk.corpus.location, article)
