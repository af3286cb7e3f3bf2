"""What belongs to the welcome page: how recent corpora stand, what is new, what is dragged over the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from annotator.services.recent import CorpusState
from annotator.services.whats_new import changelog, news_since
from annotator.ui.dialogs.welcome import WelcomePage
from annotator.ui.dialogs.whats_new import WhatsNewDialog
from annotator.ui.drop_hint import DropHint
from annotator.ui.files import local_paths
from annotator.ui.own_state import OwnState
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_PAUSE_MS = 150


class Welcoming(QObject):
    """Fills the welcome page and greets after an update.

    Attributes:
        page: The welcome page.
        hint: Says what dropping would do.
    """

    def __init__(self, window: MainWindow, own: OwnState) -> None:
        super().__init__(window)
        self._window = window
        self._own = own
        self.page = WelcomePage(window)
        self.hint = DropHint(window)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        page, files = self.page, window.files
        page.seen.connect(self._pause.start)
        page.samples_wanted.connect(files.open_samples)
        page.new_wanted.connect(files.new_corpus)
        page.folder_wanted.connect(files.corpus_of)
        page.open_wanted.connect(files.open_corpus)
        page.recent_wanted.connect(window.open_corpus)
        page.forget_wanted.connect(self._forget)
        page.news_wanted.connect(self.show_news)
        page.tour_wanted.connect(window.tour.show)

    def refresh(self) -> None:
        """Show the corpora one had open, and look how they stand."""
        recent = self._window.preferences.current.recent
        own = self._own.current
        self.page.show_recent(recent)
        self.page.show_tour(begun=bool(own.tour_step))
        self._pause.start()

    def _look(self) -> None:
        recent = self._window.preferences.current.recent
        if not recent or self._window.desk is not None or not self.page.isVisible():
            return  # it is being closed, or a corpus is opened right away
        params = {"locations": list(recent), "annotator": str(self._window.annotator)}
        handle = self._window.worker.start("recent", "", params)
        handle.succeeded.connect(self._on_states)

    def greet(self) -> None:
        """Tell once after an update what is new; whoever is new here is told nothing."""
        version, seen = self._window.context.version, self._own.current.version_seen
        self._own.change(version_seen=version)
        if seen and seen != version:
            self.show_news(news_since(changelog(), seen, version))

    def show_news(self, text: str = "") -> None:
        """Show what is new, by default in this version."""
        told = text or news_since(changelog(), "", self._window.context.version)
        if told:
            dialog = WhatsNewDialog(told, self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show()

    def drag_enter(self, event: QDragEnterEvent) -> None:
        """Take files and folders, and say what would be done with them."""
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.hint.show_for(paths, corpus=self._window.desk is not None)

    def drop(self, event: QDropEvent) -> None:
        """Do what was said."""
        self.hint.hide()
        event.acceptProposedAction()
        self._window.files.take(local_paths(event.mimeData()))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.page.set_theme(theme)
        self.hint.set_theme(theme)

    def _on_states(self, result: Mapping[str, Any]) -> None:
        found = (CorpusState(**each) for each in result.get("corpora", ()))
        self.page.show_states({each.location: each for each in found})

    def _forget(self, location: str) -> None:
        self._window.preferences.forget_corpus(location)
        self.refresh()
