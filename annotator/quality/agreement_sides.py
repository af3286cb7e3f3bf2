"""Annotation sets made ready to be held against each other many times: what counts as the same, and where it lies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument, RoleState
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema
from annotator.domain.span import Span, signature_of
from annotator.quality.scores import Unit, effective

NO_LABEL = "*"
"""The one label of all spans where labels do not count."""


class Thing(NamedTuple):
    """What is counted: spans of a label, fillers or states of a role, structures of a label.

    Attributes:
        unit: The kind of thing.
        layer: Of the span, or of the head.
        name: Label or role.
    """

    unit: Unit
    layer: str
    name: str


@dataclass(frozen=True, slots=True)
class Sameness:
    """What has to be equal for two spans to say the same.

    Attributes:
        labels: Whether labels count; if not, it is asked only what was marked on a layer.
        attributes: Attributes that count, as ``layer.attribute``: a span's category is then its label with their values.
        layers: Only these layers; empty: all. Fillers of their heads are looked at wherever they lie.
    """

    labels: bool = True
    attributes: AbstractSet[str] = frozenset()
    layers: AbstractSet[str] = frozenset()

    def applied(self, own: AnnotationSet, schema: Schema) -> AnnotationSet:
        """The set with the category of each span as its label."""
        if self.labels and not self.attributes:
            return own
        spans = {
            span.id: span.model_copy(update={"label": self._category(span, schema)})
            for span in own.spans.values()
        }
        return replace(own, spans=spans)

    def counts(self, layer: str) -> bool:
        """Whether spans of this layer are looked at."""
        return not self.layers or layer in self.layers

    def _category(self, span: Span, schema: Schema) -> str:
        label = span.label if self.labels else NO_LABEL
        layer = schema.layers.get(span.layer)
        values = [
            f"{name}={value}"
            for name, attribute in (layer.attributes.items() if layer else ())
            if f"{span.layer}.{name}" in self.attributes
            and (value := effective(attribute, name, span)) is not None
        ]
        return f"{label}[{','.join(values)}]" if values else label


Content = frozenset[tuple[str, str, object]]
"""All a set says about the roles of a head: role, state, fragments of the filler."""


@dataclass
class Side:
    """One annotator's set of an article, made ready.

    Attributes:
        own: The set, each label a category.
        spans: Those that count, by signature.
        again: Spans that claim what another one of the same set claims.
        counts: How many there are of everything.
        content: By head, what is said about its roles; heads of which nothing is said are left out.
        plain: Layer and label of those that are no heads and have no roles, by signature.
        heads: Layers that hold heads.
    """

    own: AnnotationSet
    heads: AbstractSet[str]
    spans: dict[str, Span] = field(default_factory=dict)
    again: list[Span] = field(default_factory=list)
    counts: Counter[Thing] = field(default_factory=Counter)
    content: dict[SpanId, Content] = field(default_factory=dict)
    plain: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, own: AnnotationSet, schema: Schema, sameness: Sameness, heads: AbstractSet[str]
    ) -> Side:
        """Make a set ready."""
        side = cls(sameness.applied(own, schema), heads)
        found = side.own
        labels: list[tuple[str, str]] = []
        for span in found.spans.values():
            if not sameness.counts(span.layer):
                continue
            # Not the remembered one: remembering takes a lock, and here each is asked for once.
            signature = signature_of(span.layer, span.label, span.fragments)
            if side.spans.setdefault(signature, span) is not span:
                side.again.append(span)
            labels.append((span.layer, span.label))
        for label, count in Counter(labels).items():
            side.counts[Thing(Unit.SPAN, *label)] = count
            if label[0] in heads:
                side.counts[Thing(Unit.STRUCTURE, *label)] = count
        side._add_roles(sameness)
        side.plain = {
            signature: (span.layer, span.label)
            for signature, span in side.spans.items()
            if span.layer not in heads and span.id not in side.content
        }
        return side

    def _add_roles(self, sameness: Sameness) -> None:
        by_head: defaultdict[SpanId, list[Argument]] = defaultdict(list)
        for argument in self.own.arguments.values():
            by_head[argument.head].append(argument)
        spans = self.own.spans
        roles: list[tuple[Unit, str, str]] = []
        for head, arguments in by_head.items():
            layer = spans[head].layer
            if not sameness.counts(layer):
                continue
            marked = {each.role for each in arguments if each.filler is not None}
            said: set[tuple[str, str, object]] = set()
            first: dict[str, str] = {}
            for each in arguments:
                if each.filler is not None:
                    roles.append((Unit.ARGUMENT, layer, each.role))
                    said.add((each.role, RoleState.MARKED.value, spans[each.filler].fragments))
                elif each.role not in marked:
                    first[each.role] = each.state.value
            said.update((role, state, None) for role, state in first.items())
            roles += [(Unit.STATE, layer, role) for role in {*marked, *first}]
            self.content[head] = frozenset(said)
        for role, count in Counter(roles).items():
            self.counts[Thing(*role)] = count
