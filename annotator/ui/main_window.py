"""The window: welcome page or desk, menus, key line; switches corpora, follows language and theme."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError, CorpusMissingError
from annotator.domain.ids import AnnotatorId, ArticleId, SpanId
from annotator.services.context import AppContext
from annotator.ui.actions import ACTIONS
from annotator.ui.appearance import UNIT, Appearance
from annotator.ui.chooser import Chooser
from annotator.ui.commands import Commands
from annotator.ui.corpora import SUFFIX, OpenCorpus, create_corpus, open_corpus
from annotator.ui.desk import Desk
from annotator.ui.dialogs.welcome import WelcomePage
from annotator.ui.files import Files
from annotator.ui.filter_popup import FilterPopup
from annotator.ui.help_dialogs import AboutDialog, KeysDialog
from annotator.ui.i18n import Language, current_language, error_text
from annotator.ui.key_hints import hints
from annotator.ui.key_line import KeyLine
from annotator.ui.keymap import KeyMap
from annotator.ui.menus import Menus
from annotator.ui.notice import Notice
from annotator.ui.palette import CommandPalette
from annotator.ui.panels.tasks import TaskBar
from annotator.ui.settings import Settings, SettingsFile
from annotator.ui.theme import Theme
from annotator.ui.window_actions import WindowActions
from annotator.ui.window_state import WindowState
from annotator.ui.worker import WorkerClient

_LEAST = (960, 600)
_USUAL = (1360, 860)
_SAVE_AFTER_MS = 1_500
_HEADER_ACTIONS = ("suggest.article", "article.previous", "article.next", "article.done")


class MainWindow(QMainWindow):
    """The one window of the program.

    Args:
        context: What the program is made of.
        annotator: Under whose name work is stored.
        settings: What the person has set.
        appearance: Light or dark.
        language: German or English.
        worker: Where long work runs.
    """

    def __init__(
        self,
        context: AppContext,
        annotator: AnnotatorId,
        *,
        settings: SettingsFile,
        appearance: Appearance,
        language: Language,
        worker: WorkerClient,
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.context = context
        self.settings = settings
        self.worker = worker
        self.desk: Desk | None = None
        self.state = WindowState()
        self._annotator = annotator
        self._appearance = appearance
        self._language = language
        self._geometry = QSettings()
        self._save_timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(settings.save)
        self._shown_problem: AnnotatorError | None = None
        self.actions_of = WindowActions(self._key_map(), self)
        self.files = Files(self)
        self.commands = Commands(self)
        self.actions_of.chosen.connect(self.commands.run)
        self.menus = Menus(
            self.menuBar(), self.actions_of, lambda: settings.current.recent, self.open_corpus
        )
        self._build()
        self._restore_geometry()
        appearance.theme_changed.connect(self._on_theme)
        self._on_theme(appearance.theme)
        self._check_choices()
        self.retranslate()
        self.show_state()

    # --- corpora -----------------------------------------------------------------------------

    def open_corpus(self, location: str, *, make: bool = False) -> bool:
        """Open a corpus in place of the one that is open; whether it worked.

        Args:
            location: File or URL.
            make: Make it first.
        """
        act = create_corpus if make else open_corpus
        if self.desk is not None and self.desk.corpus.location == location and not make:
            return True
        try:
            corpus = act(self.context, location, self._annotator)
        except AnnotatorError as error:
            if isinstance(error, CorpusMissingError):
                self.settings.replace(self.settings.current.without_corpus(location))
            self.say(error)
            self._show_welcome()
            return False
        self._put_on_desk(corpus)
        return True

    def close_corpus(self) -> None:
        """Put the corpus away; everything in it is on disk already."""
        if self.desk is None:
            return
        for task in self.worker.tasks:
            if task.corpus == self.desk.corpus.location:
                task.cancel()
        self._save_geometry()
        desk, self.desk = self.desk, None
        self._pages.removeWidget(desk)
        desk.corpus.close()
        desk.hide()
        desk.deleteLater()
        self.actions_of.set_schema(None)
        self.menus.show_schema()
        self.show_state()

    def _put_on_desk(self, corpus: OpenCorpus) -> None:
        self.close_corpus()
        desk = Desk(corpus, self)
        self.desk = desk
        desk.header.add_actions(self.actions_of[name] for name in _HEADER_ACTIONS)
        self.actions_of.attach_desk(desk.view, [desk.outline])
        self.actions_of.set_schema(corpus.schema)
        self.menus.show_schema()
        desk.state_changed.connect(self.show_state)
        desk.saved_changed.connect(lambda saved: self.key_line.set_saved(saved=saved))
        desk.schema_key_pressed.connect(self.commands.on_schema_key)
        desk.inspector.role_wanted.connect(self.commands.ask_filler)
        desk.menu_wanted.connect(self._show_context_menu)
        desk.article_shown.connect(self._remember_article)
        desk.zoom_changed.connect(self.set_zoom)
        corpus.session.advance_after_decision = self.settings.current.advance
        corpus.session.hidden_layers_changed.connect(self.actions_of.show_hidden_layers)
        self._pages.addWidget(desk)
        self._pages.setCurrentWidget(desk)
        desk.set_theme(self._appearance.theme)
        desk.set_zoom(self.settings.current.zoom)
        desk.restore_sizes(*self._sizes())
        desk.show_list(on=self.actions_of["view.list"].isChecked())
        desk.show_side(on=self.actions_of["view.side"].isChecked())
        desk.retranslate()
        self.settings.replace(self.settings.current.with_corpus(corpus.location))
        desk.open_some_article(self.settings.current.last_article.get(corpus.location))
        self.retranslate()

    # --- state -------------------------------------------------------------------------------

    def show_state(self) -> None:
        """Bring actions and key line in step with what is shown."""
        state = self.desk.state() if self.desk is not None else WindowState()
        self.state = replace(state, busy=self.worker.busy)
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

    def set_theme(self, choice: str) -> None:
        """Look ``light``, ``dark`` or as the ``system`` does, and remember it."""
        self._change(theme=choice)
        self._appearance.use(choice)

    def set_language(self, choice: str) -> None:
        """Speak ``de``, ``en`` or as the ``system`` does, and remember it."""
        self._change(language=choice)
        self._language.use(choice)

    def set_zoom(self, zoom: float) -> None:
        """Give the article's type another size and remember it."""
        if self.desk is not None:
            self.desk.set_zoom(zoom)
        self._remember(self.settings.current.model_copy(update={"zoom": zoom}))

    def show_keys(self) -> None:
        """List every action with its keys."""
        schema = self.desk.corpus.schema if self.desk is not None else None
        KeysDialog(self.actions_of.keys, schema, self).open()

    def show_about(self) -> None:
        """Show version and licences."""
        AboutDialog(self.context.version, self).open()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.actions_of.retranslate()
        self.menus.retranslate()
        self.setWindowTitle(f"{self.desk.corpus.name} – Annotator" if self.desk else "Annotator")
        if self.desk is not None:
            self.desk.retranslate()
        self.show_state()

    # --- Qt ----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "key_line"):
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if _local_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a corpus, or import what was dropped."""
        paths = _local_paths(event)
        event.acceptProposedAction()
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.open_corpus(str(paths[0]))
        elif self.desk is not None:
            self.files.start_import(paths)
        elif len(paths) == 1 and paths[0].is_dir():
            self.files.corpus_of(paths[0])
        else:
            self.files.new_corpus(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what runs, wait for it, and put everything away."""
        self.settings.save()
        self._save_geometry()
        self.worker.shutdown()
        self.close_corpus()
        super().closeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.key_line = KeyLine(self)
        self.task_bar = TaskBar(self.worker, self)
        self.welcome = WelcomePage(self)
        self.welcome.samples_wanted.connect(self.files.open_samples)
        self.welcome.new_wanted.connect(self.files.new_corpus)
        self.welcome.folder_wanted.connect(self.files.corpus_of)
        self.welcome.open_wanted.connect(self.files.open_corpus)
        self.welcome.recent_wanted.connect(self.open_corpus)
        self._pages = QStackedWidget(self)
        self._pages.setObjectName("pages")
        self._pages.addWidget(self.welcome)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        # A row of its own, of no height while nothing runs: the key line is for keys.
        tasks = QVBoxLayout()
        tasks.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        tasks.addWidget(self.task_bar)
        layout.addLayout(tasks)
        layout.addWidget(self.key_line)
        self.setCentralWidget(centre)
        self._notice = Notice(self.welcome)
        self.palette_popup = CommandPalette(
            self.actions_of.commands, lambda: self.settings.current.recent_actions, self
        )
        self.palette_popup.setParent(centre)
        self.palette_popup.chosen.connect(self._on_palette)
        self.chooser = Chooser(FilterPopup(centre))
        for name in ("view.list", "view.side"):
            self.actions_of[name].setChecked(True)
        self._show_welcome()

    def _key_map(self) -> KeyMap:
        try:
            return KeyMap.of(ACTIONS, self.settings.current.keys, self.settings.path)
        except AnnotatorError as error:
            self._shown_problem = error
            return KeyMap.of(ACTIONS)

    def show_problems(self) -> None:
        """Tell what was wrong with the settings when they were read."""
        problem = self._shown_problem or self.settings.problem
        if problem is not None:
            self.say(problem)

    def _show_welcome(self) -> None:
        if self.desk is None:
            self.welcome.show_recent(self.settings.current.recent)
            self._pages.setCurrentWidget(self.welcome)

    def _show_context_menu(self, span: SpanId | None, place: QPoint) -> None:
        self.menus.context_menu(span=span is not None).popup(place)

    def _on_palette(self, action: str) -> None:
        self._remember(self.settings.current.with_action(action))
        self.actions_of[action].trigger()

    def _on_theme(self, theme: Theme) -> None:
        self.actions_of.set_theme(theme)
        self.key_line.set_theme(theme)
        self.task_bar.set_theme(theme)
        self.welcome.set_theme(theme)
        self._notice.set_theme(theme)
        if self.desk is not None:
            self.desk.set_theme(theme)

    def _check_choices(self) -> None:
        for kind in ("theme", "language"):
            self.actions_of[f"{kind}.{getattr(self.settings.current, kind)}"].setChecked(True)

    def _change(self, **values: str) -> None:
        self.settings.change(**values)
        self._check_choices()

    def _remember(self, settings: Settings) -> None:
        self.settings.remember(settings)
        self._save_timer.start()

    def _remember_article(self, article: ArticleId) -> None:
        if self.desk is not None:
            here = self.desk.corpus.location
            self._remember(self.settings.current.at_article(here, article))

    def _save_geometry(self) -> None:
        self._geometry.setValue("geometry", self.saveGeometry())
        if self.desk is not None:
            columns, side = self.desk.save_sizes()
            self._geometry.setValue("columns", columns)
            self._geometry.setValue("side", side)

    def _restore_geometry(self) -> None:
        self.resize(*_USUAL)
        known = self._geometry.value("geometry")
        if isinstance(known, QByteArray):
            self.restoreGeometry(known)

    def _sizes(self) -> tuple[QByteArray | None, QByteArray | None]:
        found = (self._geometry.value(name) for name in ("columns", "side"))
        columns, side = (value if isinstance(value, QByteArray) else None for value in found)
        return columns, side


def _local_paths(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
