"""The preferences as the window opens them: one at a time, beside everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.ui.dialogs.preferences.window import PreferencesWindow
from annotator.ui.settings import Settings

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class PreferencesCompanion(QObject):
    """Opens the preferences and keeps them in the language of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.shown: PreferencesWindow | None = None
        window.preferences.changed.connect(self._on_changed)

    def show(self, page: str = "type") -> None:
        """Show the preferences, or bring them to the front.

        Args:
            page: Which page; see ``PreferencesWindow.PAGES``.
        """
        if self.shown is None:
            self.shown = PreferencesWindow(
                self._window.preferences, self._window.annotator, self._window
            )
            self.shown.finished.connect(self._forget)
        self.shown.go_to(page)
        if self.shown.isVisible():
            self.shown.raise_()
        self.shown.show()
        self.shown.activateWindow()

    def _forget(self) -> None:
        self.shown = None

    def _on_changed(self, before: Settings, now: Settings) -> None:
        # Every word of it changes with the language: made anew, at the same page.
        if now.language != before.language and self.shown is not None:
            QTimer.singleShot(0, self, self._make_anew)

    def _make_anew(self) -> None:
        if self.shown is not None:
            page, place = self.shown.page, self.shown.geometry()
            self.shown.close()
            self.show(page)
            self.shown.setGeometry(place)
