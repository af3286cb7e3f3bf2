"""Opens the dashboard of the corpus that is on the desk, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ids import ArticleId
from annotator.ui.going import show_place
from annotator.ui.plots.loading import PlotsLoader
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.dialogs.dashboard.dialog import DashboardDialog
    from annotator.ui.main_window import MainWindow


class DashboardWindow(QObject):
    """Holds the one dashboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: DashboardDialog | None = None
        self._plots = PlotsLoader(self)

    def show(self) -> None:
        """Show how the work on the open corpus goes."""
        if self._window.desk is None:
            return
        if self.dialog is None and not self._plots.is_ready:
            self._plots.when_ready(self.show)
            return
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.activateWindow()
        self.dialog.look()

    def end(self) -> None:
        """Stop what runs and forget the window: the corpus is about to be closed."""
        self._plots.forget()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _made(self) -> DashboardDialog:
        from annotator.ui.dialogs.dashboard.dialog import (  # noqa: PLC0415 - plots take their time to load
            DashboardDialog,
        )

        window, desk = self._window, self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus that could be looked at")
        # A worker of its own: it remembers what it has read, and nothing else should wait for it.
        worker = WorkerClient(window, command=window.worker.command)
        appearance = window.preferences.appearance
        dialog = DashboardDialog(
            worker,
            desk.corpus.location,
            desk.corpus.schema,
            theme=appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(lambda article: show_place(window, ArticleId(article)))
        dialog.report_wanted.connect(window.files.report)
        dialog.destroyed.connect(worker.deleteLater)
        appearance.theme_changed.connect(dialog.set_theme)
        return dialog
