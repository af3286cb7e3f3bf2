"""Opens the inbox of the corpus that is on the desk, keeps it in step with the work, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, SignalInstance

from annotator.domain.findings import FindingRow
from annotator.services.findings_desk import FindingsDesk
from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.findings_dialog import FindingsDialog
from annotator.ui.going import show_place

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

_PAUSE_MS = 600
"""After an edit; whoever goes on working is not looked over the shoulder after every key."""


class FindingsInbox(WindowCompanion[FindingsDialog]):
    """Holds the one findings dialog of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._followed: SignalInstance | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._check)

    def show(self) -> None:
        """Show the findings of the open corpus, and look for what has changed."""
        dialog = self._shown()
        if dialog is not None:
            dialog.table.setFocus()
            dialog.check()

    def end(self) -> None:
        """Stop what runs and forget the dialog: the corpus is about to be closed."""
        if self._followed is not None:
            self._followed.disconnect(self._check_soon)
            self._followed = None
        self._pause.stop()
        super().end()

    def _made(self, desk: Desk) -> FindingsDialog:
        window, corpus = self._window, desk.corpus
        dialog = FindingsDialog(
            FindingsDesk(corpus.store.open_unit_of_work, window.annotator, window.context.clock),
            self._own_worker(),
            corpus.location,
            corpus.schema,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(self._go)
        dialog.corrected.connect(self._renew_desk)
        self._followed = desk.session.workbench_changed
        self._followed.connect(self._check_soon)
        return dialog

    def _check_soon(self, *_change: object) -> None:
        self._pause.start()

    def _check(self) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.check()

    def _go(self, row: FindingRow) -> None:
        """Show the place of a finding, with the focus on its span if that is one's own."""
        found = row.found
        show_place(self._window, row.article, row.annotator, found.about, found.place)
