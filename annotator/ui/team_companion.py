"""Opens the team window of the corpus that is on the desk, keeps both in step, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.dialogs.team.window import TeamWindow
from annotator.ui.i18n import current_language
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class TeamCompanion(QObject):
    """Holds the one team window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._language = ""
        self.dialog: TeamWindow | None = None

    def show(self) -> None:
        """Show the team of the open corpus, as it is now."""
        if self._window.desk is None:
            return
        if self.dialog is not None and self._language != current_language():
            self.end()
        if self.dialog is None:
            self.dialog = self._made()
            self.dialog.progress.tree.setFocus()
        self.dialog.show()
        self.dialog.activateWindow()
        self.dialog.renew()

    def end(self) -> None:
        """Stop what runs and forget the window: the corpus is about to be closed."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _made(self) -> TeamWindow:
        window, desk = self._window, self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus whose team could be shown")
        self._language = current_language()
        # A worker of its own: previews should not wait for suggestions.
        worker = WorkerClient(window, command=window.worker.command)
        dialog = TeamWindow(
            desk.corpus.store,
            worker,
            window.annotator,
            window.context.clock,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.changed.connect(self._on_changed)
        dialog.destroyed.connect(worker.deleteLater)
        window.preferences.appearance.theme_changed.connect(dialog.set_theme)
        return dialog

    def _on_changed(self) -> None:
        """What was shared out or merged may be on the desk, and in the list of articles."""
        desk = self._window.desk
        if desk is not None:
            desk.session.renew_suggestions()
            desk.article_list.reload()
