"""Opens the adjudication window of the corpus that is on the desk, keeps both in step, and ends it with the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.ids import GOLD, ArticleId
from annotator.services.adjudication_desk import GoldDesk
from annotator.services.adjudication_own import GoldAnnotationService
from annotator.ui.applying import type_of
from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.adjudication.dialog import AdjudicationDialog
from annotator.ui.settings import Settings

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow


class Adjudication(WindowCompanion[AdjudicationDialog]):
    """Holds the one adjudication window of the main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.preferences.changed.connect(self._on_preferences)

    def show(self) -> None:
        """Show the disagreements of the open corpus, and look for what has changed."""
        dialog = self._shown()
        if dialog is not None:
            dialog.renew()

    def show_articles(self, articles: Sequence[ArticleId]) -> None:
        """Show only the disagreements of these articles."""
        dialog = self._shown()
        if dialog is not None:
            dialog.renew()
            dialog.show_articles(articles)

    def _made(self, desk: Desk) -> AdjudicationDialog:
        window, corpus, context = self._window, desk.corpus, self._window.context
        opened = corpus.store.open_unit_of_work
        curator = str(window.annotator)
        dialog = AdjudicationDialog(
            GoldDesk(opened, corpus.schema, curator, context.clock, context.new_id),
            GoldAnnotationService(
                opened, corpus.schema, GOLD, context.clock, context.new_id, curator=curator
            ),
            self._own_worker(),
            corpus.location,
            window.actions_of.keys,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        settings = window.preferences.current
        dialog.set_type(zoom=settings.zoom, **type_of(settings))
        return dialog

    def _on_preferences(self, before: Settings, now: Settings) -> None:
        if self.dialog is not None and type_of(before) != type_of(now):
            self.dialog.set_type(**type_of(now))
