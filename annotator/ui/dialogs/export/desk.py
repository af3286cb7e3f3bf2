"""Opens the export window on the corpus that is on the desk, and goes from its lines to their places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import TextRange
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.export.dialog import ExportDialog
from annotator.ui.dialogs.export.places import Place
from annotator.ui.dialogs.export.request import ExportRequest
from annotator.ui.i18n import current_language

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


_CLEAR = 12 * UNIT
"""So far from the lower edge of the article nothing is hidden by the sentence that is said there."""


class ExportDesk(QObject):
    """Holds the one export window.

    Args:
        window: The main window.
        start: Starts an export.
    """

    def __init__(self, window: MainWindow, start: Callable[[ExportRequest], None]) -> None:
        super().__init__(window)
        self._window = window
        self._start = start
        self._language = ""
        self.dialog: ExportDialog | None = None

    def show(self) -> None:
        """Show the window; if it was put away, as it was then."""
        desk = self._window.desk
        if desk is None:
            return
        if self._language != current_language():
            self.end()
        if self.dialog is None:
            self.dialog = self._made(desk.corpus.location)
        elif not self.dialog.isVisible():
            self.dialog.renew()
        self.dialog.show()
        self.dialog.activateWindow()

    def end(self) -> None:
        """Forget the window: the corpus is about to be closed."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def go_to(self, place: Place) -> None:
        """Open an article at a span; where the span is another annotator's, at its words."""
        if self._goes_to(place):
            key = self._window.actions_of.keys.shown("corpus.export")
            self._say(self.tr("%1 goes back to the export.").replace("%1", key))

    def go_from_report(self, place: Place) -> None:
        """The same from the report on an export that was made."""
        if self._goes_to(place):
            self._say(self.tr("“Details…” below goes back to the report."))

    def _say(self, words: str) -> None:
        if self._window.desk is not None:
            self._window.desk.notice.say(words, "info")

    def _goes_to(self, place: Place) -> bool:
        desk = self._window.desk
        if desk is None or not desk.open_article(ArticleId(place.article)):
            return False
        session = desk.session
        self._window.activateWindow()
        if place.layer in session.hidden_layers:
            session.set_hidden_layers(session.hidden_layers - {place.layer})
        shown, span = session.workbench, SpanId(place.span)
        if shown is not None and (span in shown.own.spans or shown.is_open(span)):
            session.set_focus(span)
        elif place.fragments:
            session.set_selection(tuple(TextRange(*part) for part in place.fragments))
        if place.fragments:
            extent = TextRange(place.fragments[0][0], place.fragments[-1][1])
            desk.view.reveal(extent, _CLEAR)
        desk.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _made(self, corpus: str) -> ExportDialog:
        desk = self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus to export")
        dialog = ExportDialog(
            self._window.worker,
            desk.corpus.schema,
            corpus,
            self._window,
            theme=self._window.preferences.appearance.theme,
        )
        dialog.export_wanted.connect(self._start)
        dialog.place_wanted.connect(self.go_to)
        self._language = current_language()
        return dialog
