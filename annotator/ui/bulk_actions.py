"""Deciding about many suggestions of the article on the desk: who is meant, what it would do, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.changes import Verdict
from annotator.domain.errors import DomainError
from annotator.domain.ids import SpanId
from annotator.services.annotate import AnnotationService
from annotator.services.bulk import BulkPlan, BulkPlanning, Candidate, Pick, candidates, picked

if TYPE_CHECKING:
    from annotator.ui.session import EditorSession


class BulkActions:
    """The part of the session that decides about many suggestions as one step."""

    def __init__(self, session: EditorSession, service: AnnotationService) -> None:
        self._session = session
        self._service = service

    def candidates(self, pick: Pick) -> tuple[Candidate, ...]:
        """The open suggestions that are meant, of those shown, for a list."""
        desk = self._session.workbench
        if desk is None:
            return ()
        hidden = self._session.hidden_layers
        return candidates(desk.article, picked(desk, self._session.schema, pick, hidden))

    def planning(self, chosen: Sequence[SpanId], verdict: Verdict) -> BulkPlanning | None:
        """What deciding would do, to be worked out; ``None`` if nothing is chosen."""
        desk = self._session.workbench
        return BulkPlanning(self._service, desk, chosen, verdict) if desk and chosen else None

    def decide(self, planning: BulkPlanning) -> BulkPlan | None:
        """Accept or reject them as one step, or tell why not; what was done."""
        desk = self._session.workbench
        if desk is None:
            return None
        outcome = planning.on(desk).finish()
        if isinstance(outcome, DomainError):
            self._session.refused.emit(outcome)
            return None
        return outcome if self._session.carry_out(lambda _desk: outcome.changes) else None
