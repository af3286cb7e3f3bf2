"""Opens the history of the corpus that is on the desk, jumps into the past, and ends with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.history.dialog import HistoryDialog
from annotator.ui.dialogs.history.model import HistoryRow
from annotator.ui.going import show_place

if TYPE_CHECKING:
    from annotator.ui.desk import Desk


class HistoryWindow(WindowCompanion[HistoryDialog]):
    """Holds the one history of the window."""

    is_made_anew = True

    def show(self) -> None:
        """Show the history of what is on the desk."""
        dialog = self._shown()
        if dialog is not None:
            dialog.renew()
            dialog.table.setFocus()

    def _made(self, desk: Desk) -> HistoryDialog:
        window = self._window
        history = desk.corpus.history
        dialog = HistoryDialog(
            history,
            desk.session,
            history.visible_to(window.annotator),
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(self._go)
        return dialog

    def _go(self, row: HistoryRow) -> None:
        """Show the article as it was right after a step."""
        desk = self._window.desk
        if desk is not None and show_place(self._window, row.article):
            desk.time.travel(row.annotator, row.seq)
