"""Rules of placement: each adjusts where a span goes, or refuses; importers use them to report.

The same objects serve the editor (``on_place``) and the readers of foreign files (``violations``), so
that a rule is written once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.chains import leads_to
from annotator.domain.errors import (
    AttributeNotAllowedError,
    ChainCycleError,
    DuplicateSpanError,
    FragmentsNotAllowedError,
    LinkToItselfError,
    OverlapNotAllowedError,
    RoleFullError,
    RoleNotAllowedError,
)
from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments, TextRange, joined, starts_grapheme, trimmed
from annotator.domain.schema import OverlapMode, Schema, bounds
from annotator.domain.span import AttributeValue, Span, signature_of


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a span is to go.

    Attributes:
        layer: Id of a layer of the schema.
        label: One of its labels.
        fragments: The wanted stretches; rules may adjust them.
        replaces: The span that is being moved or relabelled, which does not compete with itself.
    """

    layer: str
    label: str
    fragments: Fragments
    replaces: SpanId | None = None


class PlacementRule(Protocol):
    """One rule about where spans may be."""

    def on_place(
        self, fragments: Fragments, placement: Placement, schema: Schema, own: AnnotationSet
    ) -> Fragments:
        """Return the fragments to use, perhaps adjusted, or raise a ``DomainError``."""

    def violations(self, schema: Schema, own: AnnotationSet) -> Iterator[tuple[Span, str]]:
        """Spans, e.g. of an imported file, that break the rule, and how, for people."""


class NoWhiteSpaceEdges:
    """A fragment neither begins nor ends with white space."""

    def on_place(
        self, fragments: Fragments, placement: Placement, schema: Schema, own: AnnotationSet
    ) -> Fragments:
        """Shrink each fragment; refuse one of nothing but white space."""
        del placement, schema
        return joined(trimmed(fragment, own.article.text) for fragment in fragments)

    def violations(self, schema: Schema, own: AnnotationSet) -> Iterator[tuple[Span, str]]:
        """Spans with white space at an edge of a fragment."""
        del schema
        for span in own:
            parts = [fragment.covered_text(own.article.text) for fragment in span.fragments]
            if any(part != part.strip() for part in parts):
                yield span, "has white space at its edge"


class WholeCharacters:
    """An edge never cuts a combining mark from its base, nor an emoji in two."""

    def on_place(
        self, fragments: Fragments, placement: Placement, schema: Schema, own: AnnotationSet
    ) -> Fragments:
        """Grow each fragment to the borders of what people see as one character."""
        del placement, schema
        text = own.article.text
        return joined(_whole_characters(fragment, text) for fragment in fragments)

    def violations(self, schema: Schema, own: AnnotationSet) -> Iterator[tuple[Span, str]]:
        """Spans that cut a character."""
        del schema
        for span in own:
            if any(_whole_characters(part, own.article.text) != part for part in span.fragments):
                yield span, "cuts a character that people see as one"


class RespectFragments:
    """Only layers that say so take spans with gaps."""

    def on_place(
        self, fragments: Fragments, placement: Placement, schema: Schema, own: AnnotationSet
    ) -> Fragments:
        """Refuse gaps on a contiguous layer."""
        del own
        if len(fragments) > 1 and not schema.layer(placement.layer).discontinuous:
            raise FragmentsNotAllowedError(layer=placement.layer)
        return fragments

    def violations(self, schema: Schema, own: AnnotationSet) -> Iterator[tuple[Span, str]]:
        """Spans with gaps on contiguous layers."""
        for span in own:
            if len(span.fragments) > 1 and not schema.layer(span.layer).discontinuous:
                yield span, "has a gap, but its layer takes none"


class RespectOverlap:
    """Spans of one layer overlap only as the layer allows; the same claim stands once."""

    def on_place(
        self, fragments: Fragments, placement: Placement, schema: Schema, own: AnnotationSet
    ) -> Fragments:
        """Refuse a clash, naming what is there already."""
        signature = signature_of(placement.layer, placement.label, fragments)
        mode = schema.layer(placement.layer).overlap
        for other in _near(own, placement.layer, fragments):
            if other.id == placement.replaces:
                continue
            covered = own.covered_text(other)
            if other.signature == signature:
                raise DuplicateSpanError(covered=covered, label=other.label)
            if clash(fragments, other.fragments, mode):
                raise OverlapNotAllowedError(
                    layer=placement.layer, covered=covered, label=other.label
                )
        return fragments

    def violations(self, schema: Schema, own: AnnotationSet) -> Iterator[tuple[Span, str]]:
        """The later span of each clashing pair."""
        for span in own:
            mode = schema.layer(span.layer).overlap
            for other in _near(own, span.layer, span.fragments):
                if other is span or (other.begin, other.id) > (span.begin, span.id):
                    continue
                if other.signature == span.signature:
                    yield span, f"says the same as span {other.id}"
                elif clash(span.fragments, other.fragments, mode):
                    yield span, f"overlaps “{own.covered_text(other)}”, which its layer forbids"


STANDARD_RULES: tuple[PlacementRule, ...] = (
    NoWhiteSpaceEdges(),
    WholeCharacters(),
    RespectFragments(),
    RespectOverlap(),
)


def placed(
    placement: Placement,
    schema: Schema,
    own: AnnotationSet,
    rules: tuple[PlacementRule, ...] = STANDARD_RULES,
) -> Fragments:
    """The fragments a span gets after every rule has had its say.

    Raises:
        UnknownLabelError: If the schema does not know layer or label.
        DomainError: If a rule refuses.
    """
    schema.label(placement.layer, placement.label)
    fragments = placement.fragments
    for rule in rules:
        fragments = rule.on_place(fragments, placement, schema, own)
    return fragments


def check_role(
    schema: Schema, own: AnnotationSet, head: Span, role: str, filler: Span | None
) -> None:
    """Refuse a role the head's label does not take, a filler of a wrong layer, or one filler too many.

    Raises:
        LinkToItselfError: If the head is to fill its own role.
        RoleNotAllowedError: If the schema has no such role there, or not for such a filler.
        RoleFullError: If the role already has as many fillers as it takes.
        ChainCycleError: If the role makes chains, and the filler leads to the head already.
    """
    if filler is not None and filler.id == head.id:
        raise LinkToItselfError(covered=own.covered_text(head), role=role)
    layer = schema.layer(head.layer)
    cardinality = layer.roles_of(head.label).get(role)
    filler_layer = filler.layer if filler is not None else "missing"
    fits = cardinality is not None and (filler is None or filler.layer in layer.roles[role].fillers)
    if cardinality is None or not fits:
        raise RoleNotAllowedError(label=head.label, role=role, filler=filler_layer)
    _, most = bounds(cardinality)
    taken = sum(1 for argument in own.arguments_of(head.id) if argument.role == role)
    if most is not None and taken >= most:
        raise RoleFullError(role=role, covered=own.covered_text(head), limit=most)
    chained = filler is not None and layer.roles[role].chain
    if chained and filler is not None and leads_to(own, schema, filler.id, head.id):
        raise ChainCycleError(filler=own.covered_text(filler), covered=own.covered_text(head))


def check_attribute(schema: Schema, span: Span, attribute: str, value: AttributeValue) -> None:
    """Refuse an attribute or a value the layer does not have.

    Raises:
        AttributeNotAllowedError: If so.
    """
    definition = schema.layer(span.layer).attributes.get(attribute)
    if definition is None or not definition.allows(value):
        raise AttributeNotAllowedError(layer=span.layer, attribute=attribute, value=value)


def _whole_characters(part: TextRange, text: str) -> TextRange:
    begin, end = part.begin, part.end
    while not starts_grapheme(text, begin):
        begin -= 1
    while not starts_grapheme(text, end):
        end += 1
    return TextRange(begin, end)


def _near(own: AnnotationSet, layer: str, fragments: Fragments) -> Iterator[Span]:
    return own.places.near(layer, fragments[0].begin, fragments[-1].end)


def clash(mine: Fragments, theirs: Fragments, mode: OverlapMode) -> bool:
    """Whether two spans of a layer lie to each other as its overlap mode forbids."""
    if mode is OverlapMode.ANY:
        return False
    if not any(a.overlaps(b) for a in mine for b in theirs):
        return False
    if mode is OverlapMode.NONE:
        return True
    return not (_inside(mine, theirs) or _inside(theirs, mine))


def _inside(inner: Fragments, outer: Fragments) -> bool:
    return all(any(whole.contains(part) for whole in outer) for part in inner)
