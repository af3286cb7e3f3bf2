"""Opens the team window of the corpus that is on the desk, keeps both in step, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.team.window import TeamWindow

if TYPE_CHECKING:
    from annotator.ui.desk import Desk


class TeamCompanion(WindowCompanion[TeamWindow]):
    """Holds the one team window."""

    is_made_anew = True

    def show(self) -> None:
        """Show the team of the open corpus, as it is now."""
        dialog = self._shown()
        if dialog is not None:
            dialog.renew()

    def _made(self, desk: Desk) -> TeamWindow:
        window = self._window
        dialog = TeamWindow(
            desk.corpus.store,
            self._own_worker(),
            window.annotator,
            window.context.clock,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.changed.connect(self._on_changed)
        dialog.progress.tree.setFocus()
        return dialog

    def _on_changed(self) -> None:
        """What was shared out or merged may be on the desk, and in the list of articles."""
        desk = self._window.desk
        if desk is not None:
            desk.session.renew_suggestions()
            desk.article_list.reload()
