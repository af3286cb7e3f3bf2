"""Opens the search of the corpus that is on the desk, jumps to its hits, and ends it with the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.searching import Hit
from annotator.quality.checks import BY_ID
from annotator.services.search_desk import SearchDesk
from annotator.ui.dialogs.search.completing import Proposals
from annotator.ui.dialogs.search.search_dialog import SearchDialog
from annotator.ui.going import show_place
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class SearchWindow(QObject):
    """Holds the one search dialog of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: SearchDialog | None = None

    def show(self) -> None:
        """Show the search of the open corpus."""
        if self._window.desk is None:
            return
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.activateWindow()
        self.dialog.field.setFocus()
        self.dialog.field.selectAll()

    def end(self) -> None:
        """Stop what runs and forget the dialog: the corpus is about to be closed."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _made(self) -> SearchDialog:
        window, desk = self._window, self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus that could be searched")
        corpus = desk.corpus
        session = desk.session
        searching = SearchDesk(
            corpus.store.open_unit_of_work,
            window.annotator,
            window.context.clock,
            lambda: session.schema,
        )
        # A worker of its own: a correction should not wait for suggestions.
        worker = WorkerClient(window, command=window.worker.command)
        dialog = SearchDialog(
            searching,
            worker,
            corpus.location,
            session.schema,
            Proposals(session.schema, self._people, self._batches, sorted(BY_ID)),
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(self._go)
        dialog.corrected.connect(self._read_anew)
        dialog.destroyed.connect(worker.deleteLater)
        window.preferences.appearance.theme_changed.connect(dialog.set_theme)
        return dialog

    def _people(self) -> Sequence[str]:
        desk = self._window.desk
        if desk is None:
            return ()
        try:
            with desk.corpus.store.open_unit_of_work() as work:
                return sorted({person.name for person in work.people.all()})
        except AnnotatorError:
            return ()  # the search itself will tell

    def _batches(self) -> Sequence[str]:
        desk = self._window.desk
        if desk is None:
            return ()
        try:
            with desk.corpus.store.open_unit_of_work() as work:
                return [batch.name for batch in work.assignments.batches()]
        except AnnotatorError:
            return ()

    def _go(self, hit: Hit) -> None:
        place = TextRange(hit.begin, hit.end)
        show_place(self._window, hit.article, AnnotatorId(hit.annotator), hit.signature, place)

    def _read_anew(self) -> None:
        """What was changed may be on the desk, and in the list of articles."""
        desk = self._window.desk
        if desk is not None:
            desk.session.renew_suggestions()
            desk.article_list.refresh_rows()
