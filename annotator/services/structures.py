"""Building quotes and events: fill, swap and share roles, split and join heads; plans only, nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.argument import Argument, RoleState
from annotator.domain.chains import chain_role
from annotator.domain.changes import Action, ArgumentRemoved, ChangeSet
from annotator.domain.errors import (
    ArgumentNotFoundError,
    NotASuggestionError,
    NothingProposedError,
    RoleNotAllowedError,
    RoleOpenError,
    SplitOutsideError,
)
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

    def plan_swap(self, workbench: Workbench, head_id: SpanId, one: str, other: str) -> ChangeSet:
        """Plan that two roles of a head exchange what they have, e.g. speaker and addressee.

        Raises:
            RoleOpenError: If both are open.
            DomainError: If a filler does not fit the other role.
        """
        plan = self.annotations.plan(workbench)
        head = plan.own_version_of(head_id)
        there = [a for a in plan.own.arguments_of(head.id) if a.role in {one, other}]
        if not there:
            raise RoleOpenError(role=one, covered=plan.own.covered_text(head))
        _clear(plan, there)
        for argument in there:
            _link_as(plan, argument, head, other if argument.role == one else one)
        return plan.finished(Action.SET_ROLE, f"{one} ↔ {other}: {plan.describe(head)}")

    def plan_copy(self, workbench: Workbench, head_id: SpanId, role: str, to: SpanId) -> ChangeSet:
        """Plan that another head gets the fillers a role has here, e.g. the next quote's speaker.

        What the role had there gives way.

        Raises:
            RoleOpenError: If the role is not filled here.
            DomainError: If the schema does not allow it.
        """
        plan = self.annotations.plan(workbench)
        head = plan.own_version_of(head_id)
        given = [a for a in plan.own.arguments_of(head.id) if a.role == role]
        if not given:
            raise RoleOpenError(role=role, covered=plan.own.covered_text(head))
        target = plan.own_version_of(to)
        known = {argument.filler for argument in given}
        _clear(
            plan,
            [
                a
                for a in plan.own.arguments_of(target.id)
                if a.role == role and (a.filler is None or a.filler not in known)
            ],
        )
        for argument in given:
            _link_as(plan, argument, target, role)
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
            _link_as(plan, argument, second, argument.role)
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
            if self._has_room(plan, first, argument):
                _link_as(plan, argument, first, argument.role)
        wanted = joined((*first.fragments, *second.fragments))
        plan.remove(second)
        whole = plan.replace(plan.own.span(first.id), fragments=wanted)
        return plan.finished(Action.JOIN, plan.describe(whole))

    def plan_retarget(
        self, workbench: Workbench, argument_id: ArgumentId, filler: SpanId
    ) -> ChangeSet:
        """Plan that a role has another filler in the place of one it has; a suggested one is accepted.

        Args:
            workbench: What is on the desk.
            argument_id: An own argument, or one of an open suggestion, which is accepted with its other roles.
            filler: An own span or an open suggestion.

        Raises:
            NotFoundError: If there is no such argument or filler.
            DomainError: If the schema does not allow it.
        """
        plan = self.annotations.plan(workbench)
        known = workbench.own.arguments.get(argument_id)
        argument = known or workbench.suggestions.arguments.get(argument_id)
        if argument is None:
            raise ArgumentNotFoundError(id=argument_id)
        head = plan.own_version_of(argument.head)
        there = [known] if known is not None else _accepted(plan, workbench, head, argument)
        span = plan.own_version_of(filler, to_heads=False)
        if all(each.filler != span.id for each in there):
            _clear(plan, there)
            plan.link(head, argument.role, span, RoleState.MARKED)
        return plan.finished(Action.SET_ROLE, f"{argument.role}: {plan.describe(head)}")

    def plan_antecedent(
        self,
        workbench: Workbench,
        span_id: SpanId,
        *,
        filler: SpanId | None = None,
        state: RoleState = RoleState.MARKED,
        fragments: Fragments = (),
        of: SpanId | None = None,
    ) -> ChangeSet:
        """Plan what a span refers to: another one of the same person or thing, or nothing in this article.

        Args:
            workbench: What is on the desk.
            span_id: An own name or mention, or a suggested one, which is accepted.
            filler: What it refers to; a suggestion is accepted.
            state: What holds without filler and fragments.
            fragments: Text it refers to, in place of ``filler``.
            of: The head whose filler the span is, e.g. the quote of a speaker; accepted if it is a suggestion.

        Raises:
            RoleNotAllowedError: If the label of the span is part of no chains.
            LinkToItselfError, ChainCycleError: If the link would lead back to the span.
            DomainError: If a rule refuses.
        """
        plan = self.annotations.plan(workbench)
        if of is not None:
            plan.own_version_of(of)
        span = plan.own_version_of(span_id)
        role = chain_role(self.annotations.schema, span)
        if role is None:
            raise RoleNotAllowedError(label=span.label, role="", filler="")
        target: Span | None = None
        if fragments:
            target = self._span_at(plan, workbench, span, role, fragments)
        elif filler is not None:
            target = plan.own_version_of(filler, to_heads=False)
        plan.link(span, role, target, state)
        return plan.finished(Action.SET_ROLE, f"{role}: {plan.describe(span)}")

    def plan_accept_head(self, workbench: Workbench, head_id: SpanId) -> ChangeSet:
        """Plan to take a suggested head over alone; its roles stay proposed.

        Raises:
            NotASuggestionError: If it is no open suggestion.
            DomainError: If a rule refuses it.
        """
        plan = self.annotations.plan(workbench)
        head = workbench.find(head_id)
        if not workbench.is_open(head_id):
            raise NotASuggestionError(covered=workbench.own.covered_text(head))
        subject = plan.describe(head)
        plan.accept(head, with_roles=False)
        return plan.finished(Action.ACCEPT, subject)

    def plan_accept_role(self, workbench: Workbench, head_id: SpanId) -> ChangeSet:
        """Plan to take over the next of the roles that are still proposed for an own head.

        Raises:
            NothingProposedError: If none is.
            DomainError: If a rule refuses the filler.
        """
        proposed = next(iter(self.proposed_roles(workbench, head_id)), None)
        if proposed is None:
            covered = workbench.own.covered_text(workbench.own.span(head_id))
            raise NothingProposedError(covered=covered)
        plan = self.annotations.plan(workbench)
        head = plan.own.span(head_id)
        suggestion = workbench.suggestions.span(proposed.head)
        if suggestion.id != _origin(workbench, head):
            head = workbench.own.made_from(suggestion) or head
        filler = self._own_filler(plan, workbench, proposed)
        if not any(
            (a.role, a.filler) == (proposed.role, filler.id if filler else None)
            for a in plan.own.arguments_of(head.id)
        ):  # accepting the filler may have filled the role
            plan.link(head, proposed.role, filler, proposed.state)
        return plan.finished(Action.ACCEPT, f"{proposed.role}: {plan.describe(head)}")

    def proposed_roles(self, workbench: Workbench, head_id: SpanId) -> tuple[Argument, ...]:
        """The arguments that machines propose for an own head and that wait for a decision.

        Those with a rejected filler, or for a role that is full or was said to be without one, are left out. After
        them come the links that are proposed for what fills its roles, e.g. whom the pronoun of a speaker refers to.
        """
        head = workbench.own.spans.get(head_id)
        if head is None:
            return ()
        fillers = (a.filler for a in workbench.own.arguments_of(head_id) if a.filler is not None)
        spans = (head, *map(workbench.own.span, dict.fromkeys(fillers)))
        return tuple(
            argument
            for place, span in enumerate(spans)
            for argument in self._proposed_for(workbench, span)
            if place == 0 or argument.role == chain_role(self.annotations.schema, span)
        )

    def _proposed_for(self, workbench: Workbench, span: Span) -> Iterator[Argument]:
        origin = _origin(workbench, span)
        if origin is not None:
            for argument in workbench.suggestions.arguments_of(origin):
                if self._waits(workbench, span, argument):
                    yield argument

    def _waits(self, workbench: Workbench, head: Span, proposed: Argument) -> bool:
        cardinality = self.annotations.schema.layer(head.layer).roles_of(head.label)
        if proposed.role not in cardinality:
            return False
        there = [a for a in workbench.own.arguments_of(head.id) if a.role == proposed.role]
        most = bounds(cardinality[proposed.role])[1]
        full = most is not None and len(there) >= most
        if full or any(a.filler is None for a in there) or (proposed.filler is None and there):
            return False
        if proposed.filler is None:
            return True
        filler = workbench.suggestions.span(proposed.filler)
        own = workbench.own.made_from(filler)
        if own is not None:
            return all(a.filler != own.id for a in there)
        return workbench.is_open(filler.id)

    def _own_filler(self, plan: Plan, workbench: Workbench, proposed: Argument) -> Span | None:
        if proposed.filler is None:
            return None
        filler = workbench.suggestions.span(proposed.filler)
        return workbench.own.made_from(filler) or plan.accept(filler)

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
                    return plan.own_version_of(span.id, to_heads=False)
        layer = new_filler_layer(schema, definition.fillers)
        return plan.add(layer, schema.layer(layer).first_label, fragments)


def new_filler_layer(schema: Schema, fillers: tuple[str, ...]) -> str:
    """The layer a filler made from bare text goes to: the first dependent one, else the first."""
    return next((layer for layer in fillers if schema.layer(layer).dependent), fillers[0])


def _origin(workbench: Workbench, span: Span) -> SpanId | None:
    """The suggestion an own span was made from, else an equal one."""
    suggested = span.provenance.suggestion
    if suggested is not None and suggested in workbench.suggestions.spans:
        return suggested
    equal = workbench.suggestions.by_signature.get(span.signature)
    return equal.id if equal is not None else None


def _accepted(
    plan: Plan, workbench: Workbench, head: Span, proposed: Argument
) -> Sequence[Argument]:
    """What a proposed argument became when its head was accepted; nothing if its filler stayed out."""
    if proposed.filler is None:
        return ()
    filler = plan.own.made_from(workbench.suggestions.span(proposed.filler))
    return [
        argument
        for argument in plan.own.arguments_of(head.id)
        if filler is not None and (argument.role, argument.filler) == (proposed.role, filler.id)
    ]


def _clear(plan: Plan, arguments: Iterable[Argument]) -> None:
    for argument in arguments:
        plan.change(ArgumentRemoved(argument=argument))


def _link_as(plan: Plan, argument: Argument, head: Span, role: str) -> None:
    """Give a role of a head what an argument has."""
    filler = plan.own.span(argument.filler) if argument.filler is not None else None
    plan.link(head, role, filler, argument.state)


def _cut(fragments: Fragments, at: int) -> tuple[Fragments, Fragments]:
    before = [TextRange(p.begin, min(p.end, at)) for p in fragments if p.begin < at]
    after = [TextRange(max(p.begin, at), p.end) for p in fragments if p.end > at]
    return tuple(before), tuple(after)
