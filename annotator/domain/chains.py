"""Mention chains: which spans of an article speak of the same person or thing, and what that one is called.

A link of a chain is an argument with the role that the schema marks as ``chain``: it leads from a span (*Er*)
to another one for the same person or thing (*der Sonderbeauftragte*, *Sung Kim*). Everything that hangs
together is one chain, in whatever direction the links run. What was made elsewhere may run in a circle; nothing
here minds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema
from annotator.domain.span import Span, reading_order
from annotator.domain.workbench import Workbench

_KEPT = "_chains"


@dataclass(frozen=True, slots=True)
class Named:
    """The name that a span leads to.

    Attributes:
        span: Where the fullest name of its chain stands.
        suggested: Whether the way there goes over links that nobody has decided about.
    """

    span: Span
    suggested: bool


@dataclass(frozen=True)
class Chains:
    """The chains of one article.

    Attributes:
        schema: Says which roles make chains, and which layers hold names.
        text: The text of the article.
        spans: What may be linked, by id: own spans, and the open suggestions of a workbench.
        own_links: From a span to its antecedent, as the annotator linked them.
        suggested_links: The same, as far as proposed and not decided.
    """

    schema: Schema
    text: str
    spans: Mapping[SpanId, Span]
    own_links: Mapping[SpanId, SpanId]
    suggested_links: Mapping[SpanId, SpanId]

    @classmethod
    def of_set(cls, own: AnnotationSet, schema: Schema) -> Self:
        """The chains in one set alone."""
        return cls(schema, own.article.text, own.spans, dict(_links(own, schema)), {})

    @classmethod
    def of_desk(cls, desk: Workbench, schema: Schema) -> Self:
        """The chains of the annotator, continued by what is proposed; worked out once for each workbench."""
        # Kept as a cached property keeps its value: the window asks with every move of the focus.
        known = desk.__dict__.get(_KEPT)
        if isinstance(known, cls) and known.schema is schema:
            return known
        spans = {span.id: span for span in desk.open_suggestions} | dict(desk.own.spans)
        own = dict(_links(desk.own, schema))
        suggested = dict(_suggested(desk, schema))
        made = cls(schema, desk.article.text, spans, own, suggested)
        desk.__dict__[_KEPT] = made
        return made

    def antecedent(self, span: SpanId) -> SpanId | None:
        """What a span is linked to, else what is proposed for it."""
        return self.own_links.get(span) or self.suggested_links.get(span)

    def members(self, span: SpanId) -> tuple[Span, ...]:
        """All spans of the chain a span belongs to, itself included, in reading order."""
        found = self._everything.get(span, (span,))
        return tuple(sorted((self.spans[each] for each in found), key=reading_order))

    def name(self, span: SpanId) -> Named | None:
        """The fullest name in the chain of a span; ``None`` if nothing else than itself names it.

        What the annotator linked has the last word; only where that leads to no other name, what is proposed counts.
        """
        for chains, suggested in ((self._decided, False), (self._everything, True)):
            fullest = self._fullest(chains.get(span, ()))
            if fullest is not None and fullest.id != span:
                return Named(fullest, suggested)
        return None

    def chains(self) -> tuple[tuple[Span, ...], ...]:
        """The chains of at least two spans, each in reading order, by their first span."""
        each = {id(chain): chain for chain in self._everything.values()}.values()
        found = [tuple(sorted((self.spans[i] for i in chain), key=reading_order)) for chain in each]
        return tuple(sorted(found, key=lambda chain: reading_order(chain[0])))

    @cached_property
    def _decided(self) -> Mapping[SpanId, tuple[SpanId, ...]]:
        return _connected(self.own_links.items())

    @cached_property
    def _everything(self) -> Mapping[SpanId, tuple[SpanId, ...]]:
        if not self.suggested_links:
            return self._decided
        return _connected([*self.own_links.items(), *self.suggested_links.items()])

    def _fullest(self, members: Iterable[SpanId]) -> Span | None:
        names = [span for span in map(self.spans.__getitem__, members) if self._is_name(span)]
        return min(names, key=self._fullness, default=None)

    def _is_name(self, span: Span) -> bool:
        layer = self.schema.layers.get(span.layer)
        return layer is not None and not layer.dependent

    def _fullness(self, span: Span) -> tuple[int, int, tuple[int, int, str, str]]:
        words = span.covered_text(self.text)
        return (-len(words.split()), -len(words), reading_order(span))


def chain_role(schema: Schema, span: Span) -> str | None:
    """The role that links a span to its antecedent, if its label takes one."""
    layer = schema.layers.get(span.layer)
    if layer is None or layer.chain_role is None or span.label not in layer.labels:
        return None
    return layer.chain_role if layer.chain_role in layer.roles_of(span.label) else None


def is_chain(schema: Schema, own: AnnotationSet, argument: Argument) -> bool:
    """Whether an argument is a link of a chain."""
    layer = schema.layers.get(own.span(argument.head).layer)
    return layer is not None and argument.role == layer.chain_role


def leads_to(own: AnnotationSet, schema: Schema, start: SpanId, goal: SpanId) -> bool:
    """Whether the antecedents of ``start``, and theirs, include ``goal``; a span leads to itself."""
    seen: set[SpanId] = set()
    here: SpanId | None = start
    while here is not None and here not in seen:
        if here == goal:
            return True
        seen.add(here)
        here = _antecedent(own, schema, here)
    return False


def _antecedent(own: AnnotationSet, schema: Schema, span: SpanId) -> SpanId | None:
    links = (a.filler for a in own.arguments_of(span) if a.filler and is_chain(schema, own, a))
    return next(links, None)


def _links(own: AnnotationSet, schema: Schema) -> Iterator[tuple[SpanId, SpanId]]:
    roles = {layer.chain_role for layer in schema.layers.values()}
    for argument in own.arguments.values():
        if argument.role in roles and argument.filler and is_chain(schema, own, argument):
            yield argument.head, argument.filler


def _suggested(desk: Workbench, schema: Schema) -> Iterator[tuple[SpanId, SpanId]]:
    """Proposed links between what is on the desk; one to a rejected span goes on to that one's antecedent."""
    proposed = dict(_links(desk.suggestions, schema))
    if not proposed:
        return
    taken = {span.provenance.suggestion: span.id for span in desk.own if span.provenance.suggestion}

    def on_desk(span: SpanId) -> SpanId | None:
        if desk.is_open(span):
            return span
        equal = desk.own.by_signature.get(desk.suggestions.spans[span].signature)
        return equal.id if equal is not None else taken.get(span)

    for head, filler in proposed.items():
        here = on_desk(head)
        if here is None or _is_decided(desk.own, schema, here):
            continue
        seen, there, target = {head}, filler, on_desk(filler)
        while target is None and there not in seen and there in proposed:
            seen.add(there)
            there = proposed[there]
            target = on_desk(there)
        if target is not None and target != here:
            yield here, target


def _is_decided(own: AnnotationSet, schema: Schema, span: SpanId) -> bool:
    """Whether a person linked a span, or said that there is nothing to link it to."""
    return any(is_chain(schema, own, argument) for argument in own.arguments_of(span))


def _connected(links: Iterable[tuple[SpanId, SpanId]]) -> dict[SpanId, tuple[SpanId, ...]]:
    """Each linked span with all that hang together with it; members of one chain share one tuple."""
    near: dict[SpanId, list[SpanId]] = {}
    for one, other in links:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    found: dict[SpanId, tuple[SpanId, ...]] = {}
    for start in near:
        if start in found:
            continue
        reached, waiting = {start: None}, [start]
        while waiting:
            for following in near[waiting.pop()]:
                if following not in reached:
                    reached[following] = None
                    waiting.append(following)
        chain = tuple(reached)
        found.update(dict.fromkeys(chain, chain))
    return found
