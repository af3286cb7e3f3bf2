"""Opens the search of the corpus that is on the desk, jumps to its hits, and ends it with the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.searching import Hit
from annotator.quality.checks import BY_ID
from annotator.services.search_desk import SearchDesk
from annotator.services.shown_names import names_for
from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.search.completing import Proposals
from annotator.ui.dialogs.search.search_dialog import SearchDialog
from annotator.ui.going import show_place

if TYPE_CHECKING:
    from annotator.ui.desk import Desk


class SearchWindow(WindowCompanion[SearchDialog]):
    """Holds the one search dialog of the window."""

    def show(self) -> None:
        """Show the search of the open corpus."""
        dialog = self._shown()
        if dialog is not None:
            dialog.field.setFocus()
            dialog.field.selectAll()

    def _made(self, desk: Desk) -> SearchDialog:
        window, corpus, session = self._window, desk.corpus, desk.session
        searching = SearchDesk(
            corpus.store.open_unit_of_work,
            window.annotator,
            window.context.clock,
            lambda: session.schema,
        )
        dialog = SearchDialog(
            searching,
            self._own_worker(),
            corpus.location,
            session.schema,
            Proposals(session.schema, self._people, self._batches, sorted(BY_ID)),
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        dialog.wanted.connect(self._go)
        dialog.corrected.connect(self._renew_desk)
        return dialog

    def _people(self) -> Sequence[str]:
        desk = self._window.desk
        if desk is None:
            return ()
        try:
            with desk.corpus.store.open_unit_of_work() as work:
                names = names_for(work, self._window.annotator)
                return sorted(filter(names.is_open, (each.name for each in work.people.all())))
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
