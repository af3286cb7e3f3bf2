"""Building quotes and events: fill, swap and share roles, split and join heads; plans only, nothing is written."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.argument import Argument, RoleState
from annotator.domain.changes import Action, ArgumentRemoved, ChangeSet
from annotator.domain.errors import NotFoundError, RoleNotAllowedError, SplitOutsideError
from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.offsets import Fragments, TextRange, joined
from annotator.domain.schema import Schema, bounds
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService
from annotator.services.planning import Plan


@dataclass(frozen=True)
class StructureService:
    """What one annotator can do to whole quotes and events.

    Attributes:
        annotations: Applies what is planned here, and knows schema, clock and annotator.
    """

    annotations: AnnotationService

    def plan_fill(
        self, workbench: Workbench, head_id: SpanId, role: str, fragments: Fragments
    ) -> ChangeSet:
        """Plan that the selected text fills a role.

        A span that is there already, own or suggested, is taken; otherwise a new one is made on the role's
        first dependent layer, else on its first.

        Raises:
            DomainError: If the schema or a rule does not allow it.
        """
        plan = self.annotations.plan(workbench)
        head = plan.own_version_of(head_id)
        filler = self._span_at(plan, workbench, head, role, fragments)
        plan.link(head, role, filler, RoleState.MARKED)
        return plan.finished(Action.SET_ROLE, f"{role}: {plan.describe(head)}")

    def plan_swap(self, workbench: Workbench, first: ArgumentId, second: ArgumentId) -> ChangeSet:
        """Plan that two arguments of one head exchange their roles, e.g. speaker and addressee.

        Raises:
            NotFoundError: If one of them is not there.
            DomainError: If a filler does not fit the other role.
        """
        plan = self.annotations.plan(workbench)
        one, other = _argument(workbench, first), _argument(workbench, second)
        head = plan.own.span(one.head)
        for argument in (one, other):
            plan.change(ArgumentRemoved(argument=argument))
        for argument, role in ((one, other.role), (other, one.role)):
            filler = plan.own.span(argument.filler) if argument.filler is not None else None
            plan.link(head, role, filler, argument.state)
        return plan.finished(Action.SET_ROLE, f"{one.role} ↔ {other.role}: {plan.describe(head)}")

    def plan_copy(self, workbench: Workbench, head_id: SpanId, role: str, to: SpanId) -> ChangeSet:
        """Plan that another head gets the fillers a role has here, e.g. the next quote's speaker.

        Raises:
            NotFoundError: If the role is not filled here.
            DomainError: If the schema does not allow it.
        """
        plan = self.annotations.plan(workbench)
        head = plan.own_version_of(head_id)
        given = [a for a in plan.own.arguments_of(head.id) if a.role == role]
        if not given:
            raise NotFoundError(what="role", id=role)
        target = plan.own_version_of(to)
        for argument in given:
            filler = plan.own.span(argument.filler) if argument.filler is not None else None
            plan.link(target, role, filler, argument.state)
        return plan.finished(Action.SET_ROLE, f"{role}: {plan.describe(target)}")

    def plan_split(self, workbench: Workbench, head_id: SpanId, at: int) -> ChangeSet:
        """Plan that a head becomes two of the same label that share all roles.

        Args:
            workbench: What is on the desk.
            head_id: An own head or a suggested one.
            at: Code point where the second one begins; a gap between fragments will do.

        Raises:
            SplitOutsideError: If one of the two would be empty.
            DomainError: If a rule refuses.
        """
        plan = self.annotations.plan(workbench)
        head = plan.own_version_of(head_id)
        before, after = _cut(head.fragments, at)
        if not before or not after:
            raise SplitOutsideError(covered=workbench.own.covered_text(head))
        plan.replace(head, fragments=before)
        second = plan.add(head.layer, head.label, after)
        for argument in plan.own.arguments_of(head.id):
            filler = plan.own.span(argument.filler) if argument.filler is not None else None
            plan.link(second, argument.role, filler, argument.state)
        return plan.finished(Action.SPLIT, plan.describe(second))

    def plan_join(self, workbench: Workbench, first_id: SpanId, second_id: SpanId) -> ChangeSet:
        """Plan that two heads of one layer become one, with the label of the first and the roles of both.

        Where a role is full, the first head's fillers stay.

        Raises:
            DomainError: If they are on different layers, or a rule refuses.
        """
        plan = self.annotations.plan(workbench)
        first, second = plan.own_version_of(first_id), plan.own_version_of(second_id)
        if first.layer != second.layer:
            raise RoleNotAllowedError(label=first.label, role="", filler=second.layer)
        for argument in plan.own.arguments_of(second.id):
            if not self._has_room(plan, first, argument):
                continue
            filler = plan.own.span(argument.filler) if argument.filler is not None else None
            plan.link(first, argument.role, filler, argument.state)
        wanted = joined((*first.fragments, *second.fragments))
        plan.remove(second)
        whole = plan.replace(plan.own.span(first.id), fragments=wanted)
        return plan.finished(Action.JOIN, plan.describe(whole))

    def _has_room(self, plan: Plan, head: Span, argument: Argument) -> bool:
        there = [a for a in plan.own.arguments_of(head.id) if a.role == argument.role]
        roles = self.annotations.schema.layer(head.layer).roles_of(head.label)
        most = bounds(roles.get(argument.role, "*"))[1]
        known = any(a.filler == argument.filler for a in there)
        return not known and (most is None or len(there) < most)

    def _span_at(
        self, plan: Plan, workbench: Workbench, head: Span, role: str, fragments: Fragments
    ) -> Span:
        schema = self.annotations.schema
        definition = schema.layer(head.layer).roles.get(role)
        if definition is None:
            raise RoleNotAllowedError(label=head.label, role=role, filler="")
        for spans in (plan.own, workbench.open_suggestions):
            for span in spans:
                if span.layer in definition.fillers and span.fragments == fragments:
                    return plan.own_version_of(span.id)
        layer = new_filler_layer(schema, definition.fillers)
        return plan.add(layer, schema.layer(layer).first_label, fragments)


def new_filler_layer(schema: Schema, fillers: tuple[str, ...]) -> str:
    """The layer a filler made from bare text goes to: the first dependent one, else the first."""
    return next((layer for layer in fillers if schema.layer(layer).dependent), fillers[0])


def _argument(workbench: Workbench, argument_id: ArgumentId) -> Argument:
    try:
        return workbench.own.arguments[argument_id]
    except KeyError:
        raise NotFoundError(what="argument", id=argument_id) from None


def _cut(fragments: Fragments, at: int) -> tuple[Fragments, Fragments]:
    before = [TextRange(p.begin, min(p.end, at)) for p in fragments if p.begin < at]
    after = [TextRange(max(p.begin, at), p.end) for p in fragments if p.end > at]
    return tuple(before), tuple(after)
