"""Imported annotations against the rules of the schema: they are taken over as they stand, and each breach is told.

A corpus may hold what its schema forbids by now, and its export has to come back; so an import does not
refuse what the editor would not allow to be made, as long as it knows layer, label and role. The rules are
those of ``annotator.domain.rules``; they look at every pair, so what cannot break them is passed over first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.ids import SpanId
from annotator.domain.rules import STANDARD_RULES, RespectOverlap
from annotator.domain.schema import Schema, bounds
from annotator.domain.span import Span

Breach = tuple[str, Mapping[str, object], str]
"""A sentence with ``{name}`` placeholders, what fills them, and the id of the span."""

_FIRST_COMBINING: Final = "\u0300"
"""No character before this one is joined to the one before it, unless that is a zero-width joiner."""


def breaches(own: AnnotationSet, schema: Schema) -> Iterator[Breach]:
    """What a rule of the schema or of placement forbids.

    Args:
        own: Layers, labels, attributes and roles are in the schema.
        schema: Of the corpus.
    """
    yield from _placement(own, schema)
    if own.arguments:
        yield from _arguments(own, schema)
        yield from _cycles(own)
    if own.status is Status.DONE:
        yield from _missing(own, schema)


def _placement(own: AnnotationSet, schema: Schema) -> Iterator[Breach]:
    odd, apart = _looked_over(own)
    if not odd and apart:
        return
    # Most rules look at one span at a time; overlaps take all of them.
    looked_at = replace(own, spans=odd, arguments={})
    for rule in STANDARD_RULES:
        is_about_others = isinstance(rule, RespectOverlap)
        if is_about_others and apart:
            continue
        for span, how in rule.violations(schema, own if is_about_others else looked_at):
            params = {"covered": own.covered_text(span), "label": span.label, "how": how}
            yield "“{covered}” ({label}) {how}", params, span.id


def _looked_over(own: AnnotationSet) -> tuple[dict[SpanId, Span], bool]:
    """The spans that rules about one span have to look at, and whether no two of a layer touch the same text."""
    text = own.article.text
    odd: dict[SpanId, Span] = {}
    reached: dict[str, int] = {}
    apart = True
    for span in own.in_reading_order:
        layer, fragments = span.layer, span.fragments
        begin, end = fragments[0].begin, fragments[-1].end
        if len(fragments) > 1 or not _is_plain(begin, end, text):
            odd[span.id] = span
        if begin < reached.get(layer, 0):
            apart = False
        reached[layer] = end
    return odd, apart


def _is_plain(begin: int, end: int, text: str) -> bool:
    """Whether the edges of a stretch lie between ordinary characters; most do."""
    first, last = text[begin], text[end - 1]
    return (
        first < _FIRST_COMBINING
        and last < _FIRST_COMBINING
        and not first.isspace()
        and not last.isspace()
        and text[end : end + 1] < _FIRST_COMBINING
        and (begin == 0 or text[begin - 1] != "\u200d")
    )


def _arguments(own: AnnotationSet, schema: Schema) -> Iterator[Breach]:
    taken: Counter[tuple[SpanId, str]] = Counter()
    for argument in own.arguments.values():
        head = own.spans[argument.head]
        layer = schema.layer(head.layer)
        params: dict[str, object] = {
            "role": argument.role,
            "covered": own.covered_text(head),
            "label": head.label,
        }
        cardinality = layer.roles_of(head.label).get(argument.role)
        if cardinality is None:
            yield "“{covered}” ({label}) takes no role {role!r}", params, head.id
            continue
        filler = own.spans[argument.filler] if argument.filler is not None else None
        if filler is not None and filler.layer not in layer.roles[argument.role].fillers:
            params["filler"] = filler.layer
            yield "{role!r} of “{covered}” is not filled by spans of {filler}", params, head.id
        taken[head.id, argument.role] += 1
        most = bounds(cardinality)[1]
        if most is not None and taken[head.id, argument.role] == most + 1:
            params["most"] = most
            yield "{role!r} of “{covered}” takes only {most}", params, head.id


def _missing(own: AnnotationSet, schema: Schema) -> Iterator[Breach]:
    """Roles that need fillers and lack them although the annotator was done."""
    taken = Counter((argument.head, argument.role) for argument in own.arguments.values())
    heads = {name for name, layer in schema.layers.items() if layer.roles}
    for head in own:
        if head.layer not in heads:
            continue
        for role, cardinality in schema.layer(head.layer).roles_of(head.label).items():
            least = bounds(cardinality)[0]
            if taken[head.id, role] < least:
                params = {"role": role, "covered": own.covered_text(head), "least": least}
                yield "{role!r} of “{covered}” needs {least}", params, head.id


def _cycles(own: AnnotationSet) -> Iterator[Breach]:
    """Heads that fill, perhaps by way of others, a role of their own."""
    fillers: dict[SpanId, list[SpanId]] = {}
    for argument in own.arguments.values():
        if argument.filler is not None:
            fillers.setdefault(argument.head, []).append(argument.filler)
    open_ends = {filler for ends in fillers.values() for filler in ends} & fillers.keys()
    for head in sorted(open_ends):
        if _reaches(head, fillers):
            params = {"covered": own.covered_text(own.spans[head])}
            yield "“{covered}” fills, by way of others, a role of its own", params, head


def _reaches(start: SpanId, fillers: Mapping[SpanId, list[SpanId]]) -> bool:
    seen: set[SpanId] = set()
    waiting = list(fillers[start])
    while waiting:
        here = waiting.pop()
        if here == start:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(fillers.get(here, ()))
    return False
