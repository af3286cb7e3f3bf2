"""Opens the export window on the corpus that is on the desk, and goes from its lines to their places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import TextRange
from annotator.ui.appearance import UNIT
from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.export.dialog import ExportDialog
from annotator.ui.dialogs.export.places import Place
from annotator.ui.dialogs.export.request import ExportRequest

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow


_CLEAR = 12 * UNIT
"""So far from the lower edge of the article nothing is hidden by the sentence that is said there."""


class ExportDesk(WindowCompanion[ExportDialog]):
    """Holds the one export window.

    Args:
        window: The main window.
        start: Starts an export.
    """

    is_made_anew = True

    def __init__(self, window: MainWindow, start: Callable[[ExportRequest], None]) -> None:
        super().__init__(window)
        self._start = start

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

    def _made(self, desk: Desk) -> ExportDialog:
        dialog = ExportDialog(
            self._window.worker,
            desk.corpus.schema,
            desk.corpus.location,
            self._window,
            theme=self._window.preferences.appearance.theme,
        )
        dialog.export_wanted.connect(self._start)
        dialog.place_wanted.connect(self.go_to)
        return dialog

    def _renew(self, dialog: ExportDialog) -> None:
        """If it was put away it comes as it was then, on what the corpus is now."""
        if not dialog.isVisible():
            dialog.renew()
