"""What is different between two states of one annotation set, span by span."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.ids import SpanId
from annotator.domain.span import Span


class Since(StrEnum):
    """What happened to a span since the earlier state."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Part(StrEnum):
    """What of a span is different."""

    LABEL = "label"
    PLACE = "place"
    ATTRIBUTES = "attributes"
    NOTE = "note"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class SpanDifference:
    """One span that is different.

    Attributes:
        since: What happened to it.
        then: As it was; ``None``: it was not there.
        now: As it is; ``None``: it is not there.
        parts: Of a changed one, what is different.
    """

    since: Since
    then: Span | None
    now: Span | None
    parts: tuple[Part, ...] = ()

    @property
    def span(self) -> Span:
        """The span to look at: as it was, else as it is."""
        found = self.then if self.then is not None else self.now
        if found is None:
            raise ValueError("a difference without a span")
        return found


def differences(then: AnnotationSet, now: AnnotationSet) -> tuple[SpanDifference, ...]:
    """What is different, in reading order.

    A span that was removed and marked again in the same words counts as the same one.

    Args:
        then: The earlier state.
        now: The later one.
    """
    pairs = _pairs(then, now)
    found: list[SpanDifference] = []
    for span in then.spans.values():
        after = pairs.get(span.id)
        if after is None:
            found.append(SpanDifference(Since.REMOVED, span, None))
        elif parts := _parts(then, now, span, after):
            found.append(SpanDifference(Since.CHANGED, span, after, parts))
    met = {span.id for span in pairs.values()}
    found += [
        SpanDifference(Since.ADDED, None, span) for span in now.spans.values() if span.id not in met
    ]
    return tuple(sorted(found, key=lambda each: (each.span.begin, -each.span.end, each.span.id)))


def _pairs(then: AnnotationSet, now: AnnotationSet) -> dict[SpanId, Span]:
    """By id of the earlier span, the later one."""
    found: dict[SpanId, Span] = {}
    for span_id, span in then.spans.items():
        same = now.spans.get(span_id)
        if same is None:
            alike = now.by_signature.get(span.signature)
            same = alike if alike is not None and alike.id not in then.spans else None
        if same is not None:
            found[span_id] = same
    return found


def _parts(then: AnnotationSet, now: AnnotationSet, before: Span, after: Span) -> tuple[Part, ...]:
    if before is not after and before != after:
        found = [
            part
            for part, differs in (
                (Part.LABEL, (before.layer, before.label) != (after.layer, after.label)),
                (Part.PLACE, before.fragments != after.fragments),
                (Part.ATTRIBUTES, before.attributes != after.attributes),
                (Part.NOTE, before.note != after.note),
            )
            if differs
        ]
    else:
        found = []
    if _roles(then, before) != _roles(now, after):
        found.append(Part.ROLES)
    return tuple(found)


def _roles(own: AnnotationSet, head: Span) -> frozenset[tuple[str, str]]:
    return frozenset(map(_filled, own.arguments_of(head.id)))


def _filled(argument: Argument) -> tuple[str, str]:
    # By id: a filler that moved is a difference of its own.
    return argument.role, argument.filler if argument.filler is not None else argument.state.value
