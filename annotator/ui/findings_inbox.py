"""Opens the inbox of the corpus that is on the desk, keeps it in step with the work, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.findings import FindingRow
from annotator.services.findings_desk import FindingsDesk
from annotator.ui.dialogs.findings_dialog import FindingsDialog
from annotator.ui.going import show_place
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_PAUSE_MS = 600
"""After an edit; whoever goes on working is not looked over the shoulder after every key."""


class FindingsInbox(QObject):
    """Holds the one findings dialog of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: FindingsDialog | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._check)

    def show(self) -> None:
        """Show the findings of the open corpus, and look for what has changed."""
        if self._window.desk is None:
            return
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.activateWindow()
        self.dialog.table.setFocus()
        self.dialog.check()

    def end(self) -> None:
        """Stop what runs and forget the dialog: the corpus is about to be closed."""
        self._pause.stop()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _made(self) -> FindingsDialog:
        window, desk = self._window, self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus whose findings could be shown")
        corpus = desk.corpus
        # A worker of its own: it remembers the corpus, and suggestions should not wait for it.
        worker = WorkerClient(window, command=window.worker.command)
        dialog = FindingsDialog(
            FindingsDesk(corpus.store.open_unit_of_work, window.annotator, window.context.clock),
            worker,
            corpus.location,
            corpus.schema,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(self._go)
        dialog.corrected.connect(self._read_anew)
        dialog.destroyed.connect(worker.deleteLater)
        window.preferences.appearance.theme_changed.connect(dialog.set_theme)
        desk.session.workbench_changed.connect(lambda *_change: self._pause.start())
        return dialog

    def _check(self) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.check()

    def _go(self, row: FindingRow) -> None:
        """Show the place of a finding, with the focus on its span if that is one's own."""
        found = row.found
        show_place(self._window, row.article, row.annotator, found.about, found.place)

    def _read_anew(self) -> None:
        """What was put right may be on the desk, and in the list of articles."""
        desk = self._window.desk
        if desk is not None:
            desk.session.renew_suggestions()
            desk.article_list.refresh_rows()
