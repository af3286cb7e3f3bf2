"""What a changed schema does to one annotation set: worked out as the changes that carry it over.

Annotations move as the edits say; then everything goes that the schema knew and no longer does: spans,
with the arguments that hang on them and the dependent spans that served nothing else, roles, values
of attributes and decisions. Two spans that come to claim the same are one afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Self

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument, RoleState
from annotator.domain.changes import (
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    DecisionChanged,
    SpanRemoved,
    SpanReplaced,
    Verdict,
)
from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.schema import LayerDef, Schema
from annotator.domain.schema_changes import SchemaEdit, numbered
from annotator.domain.schema_edit import LabelPlace, Moves
from annotator.domain.span import AttributeValue, Span

# Which verdict stays where two decisions come to be about the same claim.
_RANK = {Verdict.ACCEPTED: 0, Verdict.CORRECTED: 1, Verdict.REJECTED: 2}


@dataclass(frozen=True, slots=True)
class _Step:
    moves: Moves
    before: Schema
    after: Schema


@dataclass(frozen=True)
class SchemaMigration:
    """Edits worked out on a schema, ready to carry annotation sets over.

    Attributes:
        before: The schema the edits are made on.
        after: What comes of it, with its version.
        steps: One for each edit.
    """

    before: Schema
    after: Schema
    steps: tuple[_Step, ...] = field(repr=False)

    @classmethod
    def of(cls, schema: Schema, edits: Sequence[SchemaEdit]) -> Self:
        """Work the edits out.

        Raises:
            SchemaEditError: If one of them does not fit.
        """
        steps: list[_Step] = []
        state = schema
        for edit in edits:
            after = edit.apply(state)
            steps.append(_Step(edit.moves(state), state, after))
            state = after
        return cls(schema, numbered(schema, state), tuple(steps))

    @property
    def touched(self) -> frozenset[LabelPlace]:
        """The labels of the old schema whose spans may have to change."""
        return frozenset(
            (layer, label)
            for layer, definition in self.before.layers.items()
            for label in definition.labels
            if self._touches(layer, label)
        )

    @property
    def tightened(self) -> frozenset[LabelPlace]:
        """The labels of the old schema whose spans and roles other constraints hold for now."""
        found: set[LabelPlace] = set()
        for name, before in self.before.layers.items():
            after = self.after.layers.get(name)
            if after is None:
                continue
            is_other = _constraints(before) != _constraints(after)
            found.update(
                (name, label)
                for label in before.labels
                if is_other
                or (label in after.labels and before.roles_of(label) != after.roles_of(label))
            )
        return frozenset(found)

    def carry(self, own: AnnotationSet) -> tuple[Change, ...]:
        """The changes that carry a set over; empty if it stays as it is."""
        draft = _Draft(own)
        for step in self.steps:
            draft.take(step)
        return draft.changes()

    def _touches(self, layer: str, label: str) -> bool:
        for step in self.steps:
            if (layer, label) in step.moves.labels:
                return True
            before, after = step.before.layers[layer], step.after.layers.get(layer)
            if after is None or label not in after.labels:
                return True
            if any(place[0] == layer for place in step.moves.roles) or (
                before.roles.keys() - after.roles.keys()
            ):
                return True
            if before.attributes != after.attributes:
                return True
        return False


class _Draft:
    """The spans, arguments and decisions of a set while one edit after the other comes in."""

    def __init__(self, own: AnnotationSet) -> None:
        self._own = own
        self._spans = dict(own.spans)
        self._arguments = dict(own.arguments)
        self._decisions = dict(own.decisions)

    def take(self, step: _Step) -> None:
        """Carry everything over one edit."""
        layers = {span.id: span.layer for span in self._spans.values()}
        instead = self._take_spans(step)
        orphaned = self._take_arguments(step, layers, instead)
        self._drop_orphans(step.after, orphaned)
        self._take_decisions(step)

    def changes(self) -> tuple[Change, ...]:
        """What leads from the set to what it is now."""
        found: list[Change] = []
        for argument in self._own.arguments.values():
            linked = self._arguments.get(argument.id)
            if linked is None:
                found.append(ArgumentRemoved(argument=argument))
            elif linked != argument:
                found.append(ArgumentReplaced(before=argument, after=linked))
        for span in self._own.spans.values():
            kept = self._spans.get(span.id)
            if kept is None:
                found.append(SpanRemoved(span=span))
            elif kept != span:
                found.append(SpanReplaced(before=span, after=kept))
        before, after = self._own.decisions, self._decisions
        found += [
            DecisionChanged(signature=sign, before=before.get(sign), after=after.get(sign))
            for sign in (*before, *(sign for sign in after if sign not in before))
            if before.get(sign) is not after.get(sign)
        ]
        return tuple(found)

    def _take_spans(self, step: _Step) -> dict[SpanId, SpanId]:
        """Move, strip and drop spans; who stands in for a double that went."""
        moved: set[SpanId] = set()
        for span in tuple(self._spans.values()):
            before = step.before.layers.get(span.layer)
            if before is None or span.label not in before.labels:
                continue  # what never fitted is for the checks, not for this
            move = step.moves.labels.get((span.layer, span.label))
            label = move.label_of(span) if move else span.label
            layer = step.after.layers.get(span.layer)
            if layer is None or label not in layer.labels:
                del self._spans[span.id]
                continue
            kept = {
                name: value
                for name, value in span.attributes.items()
                if _allows(layer, name, value) or not _allows(before, name, value)
            }
            if label != span.label or kept != span.attributes:
                self._spans[span.id] = span.model_copy(update={"label": label, "attributes": kept})
            if label != span.label:
                moved.add(span.id)
        return self._fold_doubles(moved)

    def _fold_doubles(self, moved: set[SpanId]) -> dict[SpanId, SpanId]:
        claims: dict[str, list[Span]] = {}
        for span in self._spans.values() if moved else ():
            claims.setdefault(span.signature, []).append(span)
        instead: dict[SpanId, SpanId] = {}
        for same in claims.values():
            if len(same) == 1 or not any(span.id in moved for span in same):
                continue
            # What had the label before keeps its identity.
            first, *doubles = sorted(same, key=lambda span: span.id in moved)
            for double in doubles:
                instead[double.id] = first.id
                del self._spans[double.id]
            self._spans[first.id] = _folded(first, doubles)
        return instead

    def _take_arguments(
        self,
        step: _Step,
        layers: dict[SpanId, str],
        instead: dict[SpanId, SpanId],
    ) -> set[SpanId]:
        """Move and drop arguments; the fillers that lost one."""
        orphaned: set[SpanId] = set()
        changed: set[ArgumentId] = set()
        for argument in tuple(self._arguments.values()):
            after = self._moved(argument, step, layers[argument.head], instead)
            if after is None:
                del self._arguments[argument.id]
                if argument.filler is not None:
                    orphaned.add(instead.get(argument.filler, argument.filler))
            elif after != argument:
                self._arguments[argument.id] = after
                changed.add(after.id)
        if changed:
            self._settle(changed)
        return orphaned

    def _moved(
        self, argument: Argument, step: _Step, layer: str, instead: dict[SpanId, SpanId]
    ) -> Argument | None:
        role = step.moves.roles.get((layer, argument.role), argument.role)
        head = instead.get(argument.head, argument.head)
        filler = argument.filler
        if filler is not None:
            filler = instead.get(filler, filler)
            if filler not in self._spans or filler == head:
                return None
        if head not in self._spans:
            return None
        was_known = layer in step.before.layers and argument.role in step.before.layers[layer].roles
        if was_known and role not in step.after.layers[layer].roles:
            return None
        if (role, head, filler) == (argument.role, argument.head, argument.filler):
            return argument
        return argument.model_copy(update={"role": role, "head": head, "filler": filler})

    def _settle(self, changed: set[ArgumentId]) -> None:
        """Where arguments came together: each filler once, and *absent* only where nothing is marked."""
        places = {(self._arguments[each].head, self._arguments[each].role) for each in changed}
        groups: dict[tuple[SpanId, str], list[Argument]] = {}
        for argument in self._arguments.values():
            if (argument.head, argument.role) in places:
                groups.setdefault((argument.head, argument.role), []).append(argument)
        for group in groups.values():
            is_marked = any(argument.state is RoleState.MARKED for argument in group)
            taken: set[SpanId | None] = set()
            for argument in sorted(group, key=lambda each: each.id in changed):
                if argument.filler in taken or (is_marked and argument.filler is None):
                    del self._arguments[argument.id]
                taken.add(argument.filler)

    def _drop_orphans(self, schema: Schema, orphaned: set[SpanId]) -> None:
        serving = {argument.filler for argument in self._arguments.values()}
        heads = {argument.head for argument in self._arguments.values()}
        for span_id in orphaned - serving - heads:
            span = self._spans.get(span_id)
            layer = schema.layers.get(span.layer) if span is not None else None
            if layer is not None and layer.dependent:
                del self._spans[span_id]

    def _take_decisions(self, step: _Step) -> None:
        decisions: dict[str, Verdict] = {}
        for signature, verdict in self._decisions.items():
            for sign in _new_signatures(signature, step):
                known = decisions.get(sign)
                if known is None or _RANK[verdict] < _RANK[known]:
                    decisions[sign] = verdict
        self._decisions = decisions


def _constraints(layer: LayerDef) -> tuple[object, ...]:
    fillers = {name: set(role.fillers) for name, role in layer.roles.items()}
    return (layer.overlap, layer.discontinuous, fillers)


def _allows(layer: LayerDef, attribute: str, value: AttributeValue) -> bool:
    return attribute in layer.attributes and layer.attributes[attribute].allows(value)


def _folded(first: Span, doubles: Sequence[Span]) -> Span:
    """The span that stays, with what only its doubles say."""
    attributes = dict(first.attributes)
    notes = [first.note] if first.note else []
    for double in doubles:
        attributes = {**double.attributes, **attributes}
        if double.note and double.note not in notes:
            notes.append(double.note)
    update = {
        "attributes": attributes,
        "note": "\n".join(notes),
        "seen": first.seen or any(double.seen for double in doubles),
    }
    after = first.model_copy(update=update)
    return first if after == first else after


def _new_signatures(signature: str, step: _Step) -> Sequence[str]:
    """What a signature is called after an edit: nothing if its label goes, several if it is split."""
    layer, label, parts = signature.split("|")
    move = step.moves.labels.get((layer, label))
    if label not in _labels(step.before, layer):
        return [signature]
    # Which part a suggestion went to cannot be read off its signature; decided stays decided.
    labels = move.targets if move else (label,)
    known = _labels(step.after, layer)
    return [f"{layer}|{each}|{parts}" for each in labels if each in known]


def _labels(schema: Schema, layer: str) -> Collection[str]:
    return schema.layers[layer].labels.keys() if layer in schema.layers else ()
