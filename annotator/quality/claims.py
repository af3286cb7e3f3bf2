"""Checks of what is claimed of a stretch of text: layer, label, attributes, and what else is claimed there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotator.domain.rules import clash
from annotator.domain.schema import OverlapMode
from annotator.domain.span import Span
from annotator.quality.finding import Check, Concern, Finding, Hit, Reading, Severity
from annotator.quality.repairs import Drop, Unset


def _unknown_layer(reading: Reading, span: Span) -> Iterator[Hit]:
    if reading.layer(span) is None:
        yield Hit({"name": span.layer})


def _no_type(reading: Reading, span: Span) -> Iterator[Hit]:
    del reading
    if not span.label.strip():
        yield Hit()


def _unknown_label(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    if layer is not None and span.label.strip() and span.label not in layer.labels:
        yield Hit({"name": span.label})


def _unknown_attribute(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    for name, value in span.attributes.items() if layer is not None else ():
        definition = layer.attributes.get(name) if layer is not None else None
        if definition is None or not definition.allows(value):
            yield Hit({"attribute": name, "value": value})


def _gap(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    if layer is not None and not layer.discontinuous and len(span.fragments) > 1:
        yield Hit()


def _overlap(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    if layer is None or layer.overlap is OverlapMode.ANY:
        return
    for other in reading.earlier(span):
        differs = other.fragments != span.fragments
        if differs and clash(span.fragments, other.fragments, layer.overlap):
            yield Hit({"other": reading.words(other)})


def _twice(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    one_only = layer is not None and layer.look != "trigger"  # one word may name two events
    for other in reading.earlier(span):
        same = other.fragments == span.fragments
        if same and (one_only or other.label == span.label):
            yield Hit({"other_label": other.label})


def _serves_nothing(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    if layer is not None and layer.dependent and not reading.own.arguments_with(span.id):
        yield Hit()


def _forget_value(reading: Reading, finding: Finding) -> Iterator[Unset]:
    del reading
    if finding.about is not None:
        yield Unset(finding.about, str(finding.params["attribute"]))


def _drop_copy(reading: Reading, finding: Finding) -> Iterator[Drop]:
    """Remove the second of two that say the same, if nothing hangs on it."""
    span = finding.about
    if span is None or finding.params["other_label"] != span.label:
        return
    if not reading.own.arguments_with(span.id) and not span.note:
        yield Drop(span)


def _drop_useless(reading: Reading, finding: Finding) -> Iterator[Drop]:
    del reading
    if finding.about is not None and not finding.about.note:
        yield Drop(finding.about)


CHECKS: Final = (
    Check(
        id="unknown-layer",
        severity=Severity.ERROR,
        template="The schema has no layer “{name}”.",
        run=_unknown_layer,
    ),
    Check(
        id="no-type",
        severity=Severity.ERROR,
        template="It has no type; choose one.",
        run=_no_type,
    ),
    Check(
        id="unknown-label",
        severity=Severity.ERROR,
        template="The schema has no label “{name}” on this layer.",
        run=_unknown_label,
    ),
    Check(
        id="unknown-attribute",
        severity=Severity.ERROR,
        template="On this layer {attribute} cannot be “{value}”.",
        run=_unknown_attribute,
        concern=Concern.VALUED,
        fix=_forget_value,
    ),
    Check(
        id="gap",
        severity=Severity.ERROR,
        template="It has a gap, which its layer does not allow.",
        run=_gap,
        concern=Concern.PARTED,
    ),
    Check(
        id="overlap",
        severity=Severity.ERROR,
        template="It overlaps “{other}”, which its layer does not allow.",
        run=_overlap,
        concern=Concern.REACHED,
    ),
    Check(
        id="twice",
        severity=Severity.WARNING,
        template="The same words are already marked on this layer, as {other_label}.",
        run=_twice,
        concern=Concern.REACHED,
        fix=_drop_copy,
    ),
    Check(
        id="serves-nothing",
        severity=Severity.WARNING,
        template="It fills no role of a quote or an event, which is all it is for.",
        run=_serves_nothing,
        concern=Concern.DEPENDENT,
        fix=_drop_useless,
    ),
)
