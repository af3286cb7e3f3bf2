"""Opens the history of the corpus that is on the desk, jumps into the past, and ends with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.ui.dialogs.history.dialog import HistoryDialog
from annotator.ui.dialogs.history.model import HistoryRow
from annotator.ui.going import show_place

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class HistoryWindow(QObject):
    """Holds the one history of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: HistoryDialog | None = None

    def show(self) -> None:
        """Show the history of what is on the desk."""
        desk = self._window.desk
        if desk is None:
            return
        try:
            self.dialog = self.dialog or self._made()
        except AnnotatorError as error:
            desk.say(error)
            return
        self.dialog.show()
        self.dialog.activateWindow()
        self.dialog.renew()
        self.dialog.table.setFocus()

    def end(self) -> None:
        """Forget the window: the corpus is about to be closed."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _made(self) -> HistoryDialog:
        window, desk = self._window, self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus with a history")
        history = desk.corpus.history
        dialog = HistoryDialog(
            history,
            desk.session,
            history.visible_to(window.annotator),
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(self._go)
        window.preferences.appearance.theme_changed.connect(dialog.set_theme)
        return dialog

    def _go(self, row: HistoryRow) -> None:
        """Show the article as it was right after a step."""
        desk = self._window.desk
        if desk is not None and show_place(self._window, row.article):
            desk.time.travel(row.annotator, row.seq)
