"""Opens the window of agreement for the corpus that is on the desk, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.services.people import require_sight
from annotator.ui.companions import PlotsCompanion
from annotator.ui.going import show_place

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.dialogs.agreement.dialog import AgreementDialog
    from annotator.ui.main_window import MainWindow


class AgreementWindow(PlotsCompanion["AgreementDialog"]):
    """Holds the one agreement window."""

    is_made_anew = True

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "annotator.ui.dialogs.agreement.dialog")

    def show(self) -> None:
        """Show how far the annotators of the open corpus agree."""
        dialog = self._shown()
        if dialog is not None:
            dialog.measure()

    def _made(self, desk: Desk) -> AgreementDialog:
        require_sight(desk.corpus.store, str(self._window.annotator))
        from annotator.ui.dialogs.agreement.dialog import (  # noqa: PLC0415 - plots take their time to load
            AgreementDialog,
        )

        dialog = AgreementDialog(
            self._own_worker(),
            desk.corpus.location,
            desk.corpus.schema,
            theme=self._window.preferences.appearance.theme,
            parent=self._window,
        )
        dialog.allow_adjudication(allowed=self._adjudicate is not None)
        dialog.wanted.connect(self._go)
        dialog.adjudication_wanted.connect(self._decide)
        return dialog

    @property
    def _adjudicate(self) -> object:
        """What opens the window of adjudication on some articles; ``None`` while there is none."""
        companion = self._window.companions.get("adjudication")
        return getattr(companion, "show_articles", None)

    def _decide(self, articles: list[str]) -> None:
        decide = self._adjudicate
        if callable(decide):
            decide([ArticleId(each) for each in articles])

    def _go(self, article: str, place: object) -> None:
        found = place if isinstance(place, TextRange) else None
        show_place(self._window, ArticleId(article), place=found)
