"""Which annotations do not fit a schema that was changed: what it lacks, and what it forbids by now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentReplaced,
    ChangeSet,
    SpanAdded,
    SpanReplaced,
)
from annotator.domain.ids import SpanId
from annotator.domain.rules import RespectFragments, RespectOverlap
from annotator.domain.schema import Schema, bounds

_RULES = (RespectFragments(), RespectOverlap())


def breaches(own: AnnotationSet, schema: Schema) -> frozenset[str]:
    """The ids of spans and arguments that the constraints forbid.

    Looked at are gaps, overlaps, roles a label does not take, fillers of the wrong layer and fillers
    too many. What a role still lacks is no breach: it may come.

    Args:
        own: Its layers and labels are in the schema, or are passed over.
        schema: Whose constraints.
    """
    known = {span.id: span for span in own if span.layer in schema.layers}
    fitting = AnnotationSet(article=own.article, annotator=own.annotator, spans=known)
    spans = {span.id for rule in _RULES for span, _ in rule.violations(schema, fitting)}
    return frozenset(spans) | frozenset(_arguments(own, schema))


def lacking(schema: Schema, own: AnnotationSet, changes: ChangeSet) -> str | None:
    """The first layer, label or role that changes would bring in and the schema does not have.

    Args:
        schema: The present schema.
        own: The set before the changes.
        changes: Perhaps made under an earlier schema.

    Returns:
        E.g. ``entity.PER``; ``None`` if the schema has everything.
    """
    spans = dict(own.spans)
    for change in changes.changes:
        match change:
            case SpanAdded(span=span) | SpanReplaced(after=span):
                spans[span.id] = span
                layer = schema.layers.get(span.layer)
                if layer is None or span.label not in layer.labels:
                    return f"{span.layer}.{span.label}"
            case ArgumentAdded(argument=argument) | ArgumentReplaced(after=argument):
                head = spans.get(argument.head)
                if head is not None and argument.role not in schema.layer(head.layer).roles:
                    return f"{head.layer}.{argument.role}"
            case _:
                continue
    return None


def _arguments(own: AnnotationSet, schema: Schema) -> Iterator[str]:
    taken: Counter[tuple[SpanId, str]] = Counter()
    for argument in own.arguments.values():
        head = own.spans[argument.head]
        layer = schema.layers.get(head.layer)
        if layer is None or head.label not in layer.labels:
            continue
        cardinality = layer.roles_of(head.label).get(argument.role)
        if cardinality is None:
            yield argument.id
            continue
        filler = own.spans[argument.filler] if argument.filler is not None else None
        if filler is not None and filler.layer not in layer.roles[argument.role].fillers:
            yield argument.id
        taken[argument.head, argument.role] += 1
        most = bounds(cardinality)[1]
        if most is not None and taken[argument.head, argument.role] > most:
            yield argument.id
