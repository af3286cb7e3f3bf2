"""A plan in the making: the changes of one action, worked out on a draft of the annotator's set."""

from __future__ import annotations

from datetime import datetime

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument, RoleState
from annotator.domain.chains import is_chain
from annotator.domain.changes import (
    Action,
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    ChangeSet,
    DecisionChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Status,
    StatusChanged,
    Verdict,
)
from annotator.domain.errors import DomainError
from annotator.domain.ids import ArgumentId, ChangeSetId, IdFactory, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.provenance import by_person
from annotator.domain.rules import Placement, check_role, placed
from annotator.domain.schema import Schema, bounds
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench

_EXCERPT = 40


class Plan:
    """Collects changes and keeps a draft in step, so that later steps see what earlier ones did.

    Attributes:
        own: The annotator's set as it would be with the changes so far.
    """

    def __init__(
        self, workbench: Workbench, schema: Schema, at: datetime, new_id: IdFactory
    ) -> None:
        self.own: AnnotationSet = workbench.own
        self._workbench = workbench
        self._schema = schema
        self._at = at
        self._new_id = new_id
        self._changes: list[Change] = []
        self._taken_over: dict[SpanId, Span] = {}

    def change(self, *changes: Change) -> None:
        """Take changes in."""
        self._changes += changes
        self.own = self.own.after(changes)

    def finished(self, action: Action, subject: str) -> ChangeSet:
        """The change set; work on a new article also starts it."""
        if self.own.status is Status.NEW and action is not Action.REOPEN:
            self.change(StatusChanged(before=Status.NEW, after=Status.STARTED))
        return self._change_set(action, subject, tuple(self._changes))

    def describe(self, span: Span) -> str:
        """The span's label and an excerpt of what it covers, for the history."""
        covered = " ".join(self.own.covered_text(span).split())
        if len(covered) > _EXCERPT:
            covered = covered[: _EXCERPT - 1].rstrip() + "…"
        return f"{span.label} “{covered}”"

    def add(self, layer: str, label: str, fragments: Fragments) -> Span:
        """A new span of the annotator's; an equal open suggestion counts as accepted.

        Raises:
            DomainError: If a rule refuses the place.
        """
        place = Placement(layer=layer, label=label, fragments=fragments)
        span = Span(
            id=SpanId(self._new_id()),
            layer=layer,
            label=label,
            fragments=placed(place, self._schema, self.own),
            provenance=by_person(self.own.annotator, self._at),
        )
        proposed = self._workbench.suggestions.by_signature.get(span.signature)
        if proposed is not None and self.own.decisions.get(span.signature) is not Verdict.ACCEPTED:
            return self._take_over(proposed, proposed.label, span.fragments)
        self.change(SpanAdded(span=span))
        return span

    def replace(
        self, span: Span, *, label: str | None = None, fragments: Fragments | None = None
    ) -> Span:
        """An own span with another label or other fragments.

        Raises:
            DomainError: If a rule refuses.
        """
        place = Placement(
            layer=span.layer,
            label=label or span.label,
            fragments=fragments or span.fragments,
            replaces=span.id,
        )
        update = {"label": place.label, "fragments": placed(place, self._schema, self.own)}
        after = span.model_copy(update=update)
        if after != span:
            self.change(SpanReplaced(before=span, after=after))
        return after

    def accept(
        self,
        suggestion: Span,
        *,
        label: str | None = None,
        fragments: Fragments | None = None,
        with_roles: bool = True,
        to_heads: bool = True,
    ) -> Span:
        """Take a suggestion over, corrected or as it is, with the roles proposed for it.

        A proposed filler that the rules refuse, or that was rejected before, stays out. Links of mention chains
        come with it where the other end is there already: nothing far away is accepted unseen.

        Args:
            suggestion: An open suggestion, or one that was taken over before.
            label: Another label of its layer.
            fragments: Other fragments.
            with_roles: Whether its roles come with it; else they stay proposed.
            to_heads: Whether it fills the roles proposed for it in heads that were taken over before.

        Raises:
            DomainError: If a rule refuses the suggestion itself.
        """
        known = self._own_version(suggestion)
        if known is not None:
            return known
        span = self._take_over(
            suggestion, label or suggestion.label, fragments or suggestion.fragments
        )
        if with_roles:
            for argument in self._workbench.suggestions.arguments_of(suggestion.id):
                self._take_over_argument(span, argument)
        for argument in self._workbench.suggestions.arguments_with(suggestion.id):
            if to_heads and argument.filler == suggestion.id:
                self._link_to_accepted_head(argument, span)
        return span

    def reject(self, suggestion: Span) -> None:
        """Remember that a suggestion is wrong, and drop dependent fillers that only served it."""
        self._decide(suggestion.signature, Verdict.REJECTED)
        proposed = self._workbench.suggestions
        for argument in proposed.arguments_of(suggestion.id):
            filler = proposed.spans.get(argument.filler) if argument.filler else None
            if filler is None or not self._schema.layer(filler.layer).dependent:
                continue
            heads = [a.head for a in proposed.arguments_with(filler.id) if a.filler == filler.id]
            rejected = [
                self.own.decisions.get(proposed.span(head).signature) is Verdict.REJECTED
                for head in heads
            ]
            if all(rejected) and self._own_version(filler) is None:
                self._decide(filler.signature, Verdict.REJECTED)

    def remove(self, span: Span) -> None:
        """Remove an own span, the arguments at it, and dependent fillers that served only it.

        What was linked to it in a mention chain is linked to its antecedent instead, if it has one.
        """
        fillers: list[SpanId] = []
        self._close_chain(span)
        for argument in self.own.arguments_with(span.id):
            self.change(ArgumentRemoved(argument=argument))
            if argument.head == span.id and argument.filler is not None:
                fillers.append(argument.filler)
        self.change(SpanRemoved(span=span))
        self._decide_on_removed(span)
        for filler_id in dict.fromkeys(fillers):
            filler = self.own.spans.get(filler_id)
            if (
                filler is not None
                and self._schema.layer(filler.layer).dependent
                and all(a.filler != filler_id for a in self.own.arguments_with(filler_id))
            ):
                self.remove(filler)

    def link(self, head: Span, role: str, filler: Span | None, state: RoleState) -> None:
        """Give a role a filler or a state; a full role that takes one filler changes it.

        A filler that fills the role already changes nothing.

        Raises:
            RoleNotAllowedError: If the schema has no such role here.
            RoleFullError: If the role takes several fillers and has them all.
        """
        same_role = [a for a in self.own.arguments_of(head.id) if a.role == role]
        if filler is not None and any(a.filler == filler.id for a in same_role):
            return
        _, most = bounds(self._schema.layer(head.layer).roles_of(head.label).get(role, "*"))
        for argument in same_role:
            if most == 1 or argument.state is not RoleState.MARKED or filler is None:
                self.change(ArgumentRemoved(argument=argument))
        check_role(self._schema, self.own, head, role, filler)
        self.change(
            ArgumentAdded(
                argument=Argument(
                    id=ArgumentId(self._new_id()),
                    role=role,
                    head=head.id,
                    filler=filler.id if filler is not None else None,
                    state=state if filler is None else RoleState.MARKED,
                    provenance=by_person(self.own.annotator, self._at),
                )
            )
        )

    def leave_out(self, proposed: Argument, head: Span) -> None:
        """Take one of the roles away that came with a head just taken over, and a filler that served only it."""
        filler = (
            self._own_version(self._workbench.suggestions.span(proposed.filler))
            if proposed.filler is not None
            else None
        )
        for argument in self.own.arguments_of(head.id):
            filled_by = filler.id if filler is not None else None
            if (argument.role, argument.filler) == (proposed.role, filled_by):
                self.change(ArgumentRemoved(argument=argument))
        if filler is None or not self._schema.layer(filler.layer).dependent:
            return
        if all(a.filler != filler.id for a in self.own.arguments_with(filler.id)):
            self.remove(filler)

    def own_version_of(self, span_id: SpanId, *, to_heads: bool = True) -> Span:
        """The own span with this id, or the one a suggestion becomes, accepted if need be.

        Args:
            span_id: An own span or an open suggestion.
            to_heads: See ``accept``; a filler that a person chose for one role takes no other one along.

        Raises:
            NotFoundError: If there is neither.
        """
        if span_id in self.own.spans:
            return self.own.spans[span_id]
        return self.accept(self._workbench.find(span_id), to_heads=to_heads)

    def _close_chain(self, span: Span) -> None:
        """Lead what is linked to a span on to the span's own antecedent."""
        links = [a for a in self.own.arguments_with(span.id) if is_chain(self._schema, self.own, a)]
        onward = next((a.filler for a in links if a.head == span.id and a.filler), None)
        for argument in links:
            if argument.filler == span.id and onward not in {None, argument.head}:
                update = {
                    "filler": onward,
                    "provenance": by_person(self.own.annotator, self._at),
                }
                after = argument.model_copy(update=update)
                self.change(ArgumentReplaced(before=argument, after=after))

    def _own_version(self, suggestion: Span) -> Span | None:
        return self._taken_over.get(suggestion.id) or self.own.made_from(suggestion)

    def _take_over(self, suggestion: Span, label: str, fragments: Fragments) -> Span:
        place = Placement(layer=suggestion.layer, label=label, fragments=fragments)
        span = Span(
            id=SpanId(self._new_id()),
            layer=suggestion.layer,
            label=label,
            fragments=placed(place, self._schema, self.own),
            attributes=suggestion.attributes,
            provenance=by_person(
                self.own.annotator,
                self._at,
                accepted=suggestion.provenance,
                suggestion=suggestion.id,
            ),
        )
        as_it_was = span.signature == suggestion.signature
        verdict = Verdict.ACCEPTED if as_it_was else Verdict.CORRECTED
        # Both in one go: every draft is a copy of the one before.
        self.change(SpanAdded(span=span), *self._decision(suggestion.signature, verdict))
        self._taken_over[suggestion.id] = span
        return span

    def _take_over_argument(self, head: Span, proposed: Argument) -> None:
        filler: Span | None = None
        if proposed.filler is not None:
            suggestion = self._workbench.suggestions.span(proposed.filler)
            filler = self._own_version(suggestion)
            known_only = is_chain(self._schema, self._workbench.suggestions, proposed)
            decided = self.own.decisions.get(suggestion.signature) is not None
            if filler is None and (known_only or decided):
                return
            if filler is None:
                try:
                    filler = self.accept(suggestion)
                except DomainError:
                    return  # it stays an open suggestion, to be corrected by hand
        self._link_accepted(head, proposed, filler)

    def _link_to_accepted_head(self, proposed: Argument, filler: Span) -> None:
        """Fill the role of a head that was taken over before its filler was."""
        suggestion = self._workbench.suggestions.span(proposed.head)
        head = self._own_version(suggestion)
        if head is not None and not any(
            a.role == proposed.role for a in self.own.arguments_of(head.id)
        ):
            self._link_accepted(head, proposed, filler)

    def _link_accepted(self, head: Span, proposed: Argument, filler: Span | None) -> None:
        filler_id = filler.id if filler is not None else None
        if any(
            (a.role, a.filler) == (proposed.role, filler_id) for a in self.own.arguments_of(head.id)
        ):
            return
        try:
            check_role(self._schema, self.own, head, proposed.role, filler)
        except DomainError:
            return  # the corrected label does not take this role
        argument = Argument(
            id=ArgumentId(self._new_id()),
            role=proposed.role,
            head=head.id,
            filler=filler_id,
            state=proposed.state,
            provenance=by_person(self.own.annotator, self._at, accepted=proposed.provenance),
        )
        self.change(ArgumentAdded(argument=argument))

    def _decide_on_removed(self, span: Span) -> None:
        source = span.provenance.suggestion
        proposed = self._workbench.suggestions.spans.get(source) if source else None
        if proposed is not None:
            self._decide(proposed.signature, Verdict.REJECTED)
        elif span.signature in self._workbench.suggestions.by_signature:
            self._decide(span.signature, Verdict.REJECTED)

    def _decide(self, signature: str, verdict: Verdict) -> None:
        decision = self._decision(signature, verdict)
        if decision:
            self.change(*decision)

    def _decision(self, signature: str, verdict: Verdict) -> tuple[DecisionChanged, ...]:
        """What is to be remembered; nothing if it is."""
        before = self.own.decisions.get(signature)
        if before is verdict:
            return ()
        return (DecisionChanged(signature=signature, before=before, after=verdict),)

    def _change_set(self, action: Action, subject: str, changes: tuple[Change, ...]) -> ChangeSet:
        return ChangeSet(
            id=ChangeSetId(self._new_id()),
            action=action,
            subject=subject,
            article=self.own.article.id,
            annotator=self.own.annotator,
            at=self._at,
            changes=changes,
        )
