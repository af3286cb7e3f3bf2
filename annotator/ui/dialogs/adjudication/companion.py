"""Opens the adjudication window of the corpus that is on the desk, keeps both in step, and ends it with the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ids import GOLD, ArticleId
from annotator.services.adjudication_desk import GoldDesk
from annotator.services.adjudication_own import GoldAnnotationService
from annotator.ui.dialogs.adjudication.dialog import AdjudicationDialog
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Adjudication(QObject):
    """Holds the one adjudication window of the main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: AdjudicationDialog | None = None

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

    def end(self) -> None:
        """Stop what runs and forget the window: the corpus is about to be closed."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _shown(self) -> AdjudicationDialog | None:
        if self._window.desk is None:
            return None
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _made(self) -> AdjudicationDialog:
        window, desk = self._window, self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus to decide in")
        corpus, context = desk.corpus, window.context
        opened = corpus.store.open_unit_of_work
        # A worker of its own: the queue may take a while, and suggestions should not wait for it.
        worker = WorkerClient(window, command=window.worker.command)
        curator = str(window.annotator)
        dialog = AdjudicationDialog(
            GoldDesk(opened, corpus.schema, curator, context.clock, context.new_id),
            GoldAnnotationService(
                opened, corpus.schema, GOLD, context.clock, context.new_id, curator=curator
            ),
            worker,
            corpus.location,
            window.actions_of.keys,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.destroyed.connect(worker.deleteLater)
        window.preferences.appearance.theme_changed.connect(dialog.set_theme)
        return dialog
