"""Opens the dashboard of the corpus that is on the desk, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.ids import ArticleId
from annotator.services.people import require_sight
from annotator.ui.companions import PlotsCompanion
from annotator.ui.going import show_place

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.dialogs.dashboard.dialog import DashboardDialog


class DashboardWindow(PlotsCompanion["DashboardDialog"]):
    """Holds the one dashboard."""

    is_made_anew = True

    def show(self) -> None:
        """Show how the work on the open corpus goes."""
        dialog = self._shown()
        if dialog is not None:
            dialog.look()

    def _made(self, desk: Desk) -> DashboardDialog:
        require_sight(desk.corpus.store, str(self._window.annotator))
        from annotator.ui.dialogs.dashboard.dialog import (  # noqa: PLC0415 - plots take their time to load
            DashboardDialog,
        )

        window = self._window
        dialog = DashboardDialog(
            self._own_worker(),
            desk.corpus.location,
            desk.corpus.schema,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(lambda article: show_place(window, ArticleId(article)))
        dialog.report_wanted.connect(window.files.report)
        return dialog
