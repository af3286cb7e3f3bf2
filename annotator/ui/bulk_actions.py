"""Deciding about many suggestions of the article on the desk: who is meant, what it would do, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.changes import Verdict
from annotator.domain.errors import DomainError
from annotator.domain.ids import SpanId
from annotator.services.annotate import AnnotationService
from annotator.services.bulk import BulkPlan, Candidate, Pick, candidates, picked, plan_bulk

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

    def weigh(self, chosen: Sequence[SpanId], verdict: Verdict) -> BulkPlan | DomainError | None:
        """What deciding would do, or why it would be refused; ``None`` if nothing is chosen."""
        desk = self._session.workbench
        if desk is None or not chosen:
            return None
        try:
            return plan_bulk(self._service, desk, chosen, verdict)
        except DomainError as error:
            return error

    def decide(self, chosen: Sequence[SpanId], verdict: Verdict) -> BulkPlan | None:
        """Accept or reject them as one step, or tell why not; what was done."""
        plan = self.weigh(chosen, verdict)
        if isinstance(plan, DomainError):
            self._session.refused.emit(plan)
            return None
        if plan is None or not self._session.carry_out(lambda _desk: plan.changes):
            return None
        return plan
