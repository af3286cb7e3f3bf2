"""Opens the window of agreement for the corpus that is on the desk, and ends it with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.ui.going import show_place
from annotator.ui.plots.loading import PlotsLoader
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.dialogs.agreement.dialog import AgreementDialog
    from annotator.ui.main_window import MainWindow


class AgreementWindow(QObject):
    """Holds the one agreement window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: AgreementDialog | None = None
        self._plots = PlotsLoader(self, "annotator.ui.dialogs.agreement.dialog")

    def show(self) -> None:
        """Show how far the annotators of the open corpus agree."""
        if self._window.desk is None:
            return
        if self.dialog is None and not self._plots.is_ready:
            self._plots.when_ready(self.show)
            return
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.allow_adjudication(allowed=self._adjudicate is not None)
        self.dialog.show()
        self.dialog.activateWindow()
        self.dialog.measure()

    def end(self) -> None:
        """Stop what runs and forget the window: the corpus is about to be closed."""
        self._plots.forget()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _made(self) -> AgreementDialog:
        from annotator.ui.dialogs.agreement.dialog import (  # noqa: PLC0415 - plots take their time to load
            AgreementDialog,
        )

        window, desk = self._window, self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus in which anything could be compared")
        # A worker of its own: it remembers what it counted, and nothing else should wait for it.
        worker = WorkerClient(window, command=window.worker.command)
        appearance = window.preferences.appearance
        dialog = AgreementDialog(
            worker,
            desk.corpus.location,
            desk.corpus.schema,
            theme=appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(self._go)
        dialog.adjudication_wanted.connect(self._decide)
        dialog.destroyed.connect(worker.deleteLater)
        appearance.theme_changed.connect(dialog.set_theme)
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
