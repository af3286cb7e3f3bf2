"""Deciding about many suggestions of the article on the desk: who is meant, what it would do, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.changes import ChangeSet, Verdict
from annotator.domain.errors import DomainError
from annotator.domain.ids import SpanId
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService
from annotator.services.bulk import BulkPlan, BulkPlanning, Candidate, Pick, candidates, picked

MANY = 200
"""From so many suggestions or changes on a step is made beside the window: 200 take 10 to 20 ms."""

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
        done: list[BulkPlan] = []

        def plan(desk: Workbench) -> ChangeSet:
            outcome = planning.on(desk).finish()
            if isinstance(outcome, DomainError):
                raise outcome
            done.append(outcome)
            return outcome.changes

        is_done = self._session.steps.carry_out(plan, many=planning.total > MANY)
        return done[-1] if is_done else None

    def decide_on_all(self, verdict: Verdict) -> BulkPlan | None:
        """Accept or reject all that are shown as one step, or tell why not; what was done."""
        desk = self._session.workbench
        if desk is None:
            return None
        queue = desk.queue(self._session.schema, self._session.hidden_layers)
        planning = self.planning([span.id for span in queue], verdict)
        return self.decide(planning) if planning is not None else None

    def accept_all(self) -> bool:
        """Take over all open suggestions that are shown, as one action; what a rule refuses stays open."""
        return self.decide_on_all(Verdict.ACCEPTED) is not None

    def reject_all(self) -> bool:
        """Reject all open suggestions that are shown, as one action."""
        return self.decide_on_all(Verdict.REJECTED) is not None
