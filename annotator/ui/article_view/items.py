"""Items: what is drawn of a workbench – own spans and open suggestions with their look – by block.

Spans are dealt out to blocks, those of the first blocks at once, the others when somebody asks; labels,
colours and roles are looked up only for blocks that come into view. So opening an article costs what is
visible of it. An edit touches the blocks of what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.chains import Chains
from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    ChangeSet,
    DecisionChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
)
from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.schema import Schema, in_language
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.ui.article_view.blocks import BlockIndex
from annotator.ui.article_view.lanes import levels
from annotator.ui.article_view.role_hues import role_hue

Look: TypeAlias = Literal["tint", "bar", "underline", "trigger"]

MOST_BARS = 4
"""Bars that stand side by side in the margin; more are counted."""

_LINE = 70
_AT_ONCE = 48
_LONG = 8
_MANY = 200
"""After so many changes it is quicker to deal all out anew, what is far from the beginning when nothing else is to be done."""
_SHORT_LABEL = 4
_UNKNOWN_HUE = "#7f7f7f"
_CERTAIN, _LIKELY = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class RoleMark:
    """That an item fills a role of a head with a bar, e.g. is the speaker of a quote."""

    title: str
    hue: str


@dataclass(frozen=True, slots=True)
class Item:
    """One span as it is drawn.

    Attributes:
        span: What is drawn.
        look: How.
        title: What people call its label.
        hue: ``#rrggbb`` of its label.
        wordings: Texts for its chip from the longest to the shortest.
        roles: Roles it fills that are always shown.
        suggested: Whether it is an open suggestion.
        dots: Confidence of a suggestion, 1 to 3; 0 if unknown or not a suggestion.
    """

    span: Span
    look: Look
    title: str
    hue: str
    wordings: tuple[str, ...]
    roles: tuple[RoleMark, ...]
    suggested: bool
    dots: int

    @property
    def id(self) -> SpanId:
        """Id of the span."""
        return self.span.id

    @property
    def fragments(self) -> Fragments:
        """Fragments of the span."""
        return self.span.fragments


def dots_of(score: float | None) -> int:
    """A confidence in ``[0, 1]`` as 1 to 3 dots; 0 if there is none."""
    if score is None:
        return 0
    return 3 if score >= _CERTAIN else 2 if score >= _LIKELY else 1


def wordings_of(label: str, title: str, roles: Iterable[str] = ()) -> tuple[str, ...]:
    """Texts for a chip, each shorter than the one before."""
    if not title:
        return ()
    # Codes such as ORG are what annotators say; other ids are in another language than the title.
    short = label if len(label) <= _SHORT_LABEL and label.isupper() else title[:3]
    candidates = [" · ".join((title, *roles)), title, title[:7] + "…", short, short[:1]]
    found: list[str] = []
    for words in candidates:
        if words and (not found or len(words) < len(found[-1])):
            found.append(words)
    return tuple(found)


class ItemStore:
    """The items of one article, by block."""

    def __init__(
        self,
        workbench: Workbench,
        schema: Schema,
        blocks: BlockIndex,
        *,
        hidden: frozenset[str] = frozenset(),
        language: str = "en",
        wired: bool = False,
    ) -> None:
        self.workbench = workbench
        self._schema = schema
        self._blocks = blocks
        self._hidden = hidden
        self._language = language
        self._wired = wired
        self._chains: Chains | None
        self._by_block: dict[int, dict[SpanId, Span]]
        self._long: dict[SpanId, Span]
        self._bars: dict[SpanId, Span]
        self._slots: dict[SpanId, int] | None
        self._items: dict[SpanId, Item]
        self._waiting: list[Span]
        self._deal_out_anew()

    def of_block(self, number: int) -> list[Item]:
        """The items that touch a block, in reading order."""
        if number >= self._dealt:
            self.complete()
        block = self._blocks.blocks[number]
        spans = list(self._by_block.get(number, {}).values())
        spans += [
            span
            for span in self._long.values()
            if span.begin < block.end and block.begin < span.end
        ]
        spans.sort(key=lambda span: (span.begin, -span.end, span.layer, span.id))
        return [self._item(span) for span in spans]

    def complete(self) -> None:
        """Deal out what still waits; worth doing when nothing else is to be done."""
        waiting, self._waiting = self._waiting, []
        self._dealt = len(self._blocks)
        if waiting:
            self._slots = None
            self._deal_out(waiting)

    def item(self, span_id: SpanId) -> Item | None:
        """The item of a span, if it is drawn."""
        if span_id in self._items:
            return self._items[span_id]
        span = self._span(span_id)
        return None if span is None or span.layer in self._hidden else self._item(span)

    def slot(self, span_id: SpanId) -> int | None:
        """Which bar in the margin belongs to a span; ``None`` if there is no room for it."""
        if self._slots is None:
            # Two bars on one line would touch: whoever follows within a line takes the next slot.
            extents = [(span.id, ((span.begin, span.end + _LINE),)) for span in self._bars.values()]
            extents.sort(key=lambda each: (each[1], each[0]))
            # An inner quote's bar stands between that of the outer one and the words.
            self._slots = levels(extents, most=MOST_BARS)
        return self._slots.get(span_id)

    def chain_of(self, span_id: SpanId) -> frozenset[SpanId]:
        """All spans that speak of the same person or thing as this one, itself included."""
        return frozenset(span.id for span in self._linked.members(span_id))

    def name_of(self, span_id: SpanId) -> str:
        """The name that the mention chain of a span leads to; empty if nothing else names it."""
        named = self._linked.name(span_id)
        return named.span.covered_text(self.workbench.article.text) if named is not None else ""

    @property
    def _linked(self) -> Chains:
        if self._chains is None:
            self._chains = Chains.of_desk(self.workbench, self._schema)
        return self._chains

    def update(self, workbench: Workbench, changes: ChangeSet) -> set[int]:
        """Take in an edit; the numbers of the blocks whose items may have changed."""
        before, self.workbench = self.workbench, workbench
        if len(changes.changes) > _MANY:
            self._deal_out_anew()
            return set(range(len(self._blocks)))
        self._chains = None
        self.complete()
        touched = set(self._touched(changes.changes, before, workbench))
        if workbench.only.is_active:
            # What filled a role may have been shown for its sake.
            touched |= before.shown_ids ^ workbench.shown_ids
        affected: set[int] = set()
        for span_id in touched:
            old, new = self._drawn(before, span_id), self._drawn(workbench, span_id)
            here = set(self._numbers(old)) if old is not None else set()
            self._drop(span_id, here)
            if new is not None:
                self._put(new)
                here.update(self._numbers(new))
            affected |= here
        return affected

    def _touched(
        self, changes: Iterable[Change], before: Workbench, after: Workbench
    ) -> Iterator[SpanId]:
        for change in changes:
            match change:
                case SpanAdded(span=span) | SpanRemoved(span=span) | SpanReplaced(after=span):
                    yield span.id
                    for own in (before.own, after.own):
                        for argument in own.arguments_with(span.id):
                            yield from _ends(argument)
                    signatures = [span.signature]
                    if isinstance(change, SpanReplaced):
                        signatures.append(change.before.signature)
                    yield from self._suggested(signatures)
                case DecisionChanged(signature=signature):
                    yield from self._suggested([signature])
                case ArgumentAdded(argument=argument) | ArgumentRemoved(argument=argument):
                    yield from _ends(argument)
                case ArgumentReplaced(before=old, after=new):
                    yield from (*_ends(old), *_ends(new))
                case _:
                    pass

    def _suggested(self, signatures: Iterable[str]) -> Iterator[SpanId]:
        known = self.workbench.suggestions.by_signature
        yield from (known[each].id for each in signatures if each in known)

    def _drawn(self, workbench: Workbench, span_id: SpanId) -> Span | None:
        if span_id in workbench.own.spans:
            return workbench.own.spans[span_id]
        return workbench.suggestions.spans[span_id] if span_id in workbench.shown_ids else None

    def _span(self, span_id: SpanId) -> Span | None:
        return self._drawn(self.workbench, span_id)

    def _numbers(self, span: Span) -> Iterator[int]:
        stretches = (span.extent,) if self._look(span.layer) == "bar" else span.fragments
        for stretch in stretches:
            yield from self._blocks.touching(stretch.begin, stretch.end)

    def _deal_out_anew(self) -> None:
        self._chains = self._slots = None
        self._by_block, self._long, self._bars, self._items = {}, {}, {}, {}
        self._dealt = min(_AT_ONCE, len(self._blocks))
        self._waiting = []
        desk = self.workbench
        self._deal_out_first((*desk.own.spans.values(), *desk.shown_suggestions))

    def _deal_out_first(self, spans: Iterable[Span]) -> None:
        """Put the spans that begin in the first blocks, keep the others waiting."""
        blocks = self._blocks.blocks
        limit = blocks[self._dealt - 1].end if blocks else 0
        first: list[Span] = []
        for span in spans:
            (first if span.fragments[0].begin < limit else self._waiting).append(span)
        self._deal_out(first)

    def _deal_out(self, spans: Iterable[Span]) -> None:
        """Put many spans at once; nearly all of them lie within one block."""
        layers = self._schema.layers
        bars = {name for name, layer in layers.items() if layer.look == "bar"}
        holding, hidden, by_block = self._blocks.holding, self._hidden, self._by_block
        for span in spans:
            fragments, layer = span.fragments, span.layer
            number = holding(fragments[0].begin, fragments[-1].end)
            if number is None or layer in hidden:
                self._put(span)
                continue
            bucket = by_block.get(number)
            if bucket is None:
                bucket = by_block[number] = {}
            bucket[span.id] = span
            if layer in bars:
                self._bars[span.id] = span

    def _put(self, span: Span) -> None:
        if span.layer in self._hidden:
            return
        if self._look(span.layer) == "bar":
            self._bars[span.id] = span
            self._slots = None
        numbers = set(self._numbers(span))
        if len(numbers) > _LONG:
            self._long[span.id] = span
            return
        for number in numbers:
            self._by_block.setdefault(number, {})[span.id] = span

    def _drop(self, span_id: SpanId, numbers: Iterable[int]) -> None:
        self._items.pop(span_id, None)
        self._long.pop(span_id, None)
        if self._bars.pop(span_id, None) is not None:
            self._slots = None
        for number in numbers:
            if number in self._by_block:
                self._by_block[number].pop(span_id, None)

    def _look(self, layer: str) -> Look:
        known = self._schema.layers.get(layer)
        return known.look if known else "tint"

    def _item(self, span: Span) -> Item:
        item = self._items.get(span.id)
        if item is None:
            item = self._items[span.id] = self._made(span)
        return item

    def _made(self, span: Span) -> Item:
        layer = self._schema.layers.get(span.layer)
        known = layer is not None and span.label in layer.labels
        title = (
            self._schema.label_title(span.layer, span.label, self._language)
            if known
            else span.label
        )
        hue = self._schema.colour(span.layer, span.label) if known else _UNKNOWN_HUE
        look = self._look(span.layer)
        roles = tuple(self._roles(span.id))
        names = tuple(dict.fromkeys(role.title for role in roles))
        # A mere underline is a means to mark a role: the role is what one wants to read.
        plain = look == "underline" and names
        if self._wired:
            names = ()  # they stand on the arcs
        if plain:
            wordings = wordings_of(names[0], names[0], names[1:]) if names else ()
        else:
            wordings = wordings_of(span.label, title, names)
        suggested = span.id not in self.workbench.own.spans
        return Item(
            span=span,
            look=look,
            title=title,
            hue=roles[0].hue if plain else hue,
            wordings=wordings,
            roles=roles,
            suggested=suggested,
            dots=dots_of(span.provenance.score) if suggested else 0,
        )

    def _roles(self, span_id: SpanId) -> Iterator[RoleMark]:
        own = self.set_of(span_id)
        for argument in own.arguments_with(span_id) if own else ():
            head = own.spans.get(argument.head) if own else None
            if argument.filler != span_id or head is None or self._look(head.layer) != "bar":
                continue
            if head.layer in self._hidden or self._drawn(self.workbench, head.id) is None:
                continue
            layer = self._schema.layers[head.layer]
            known = head.label in layer.labels
            hue = self._schema.colour(head.layer, head.label) if known else layer.colour
            place = list(layer.roles).index(argument.role) if argument.role in layer.roles else 0
            title = self._role_title(head.layer, argument.role)
            yield RoleMark(title, role_hue(hue, place))

    def _role_title(self, layer: str, role: str) -> str:
        known = self._schema.layers.get(layer)
        if known is None or role not in known.roles:
            return role
        return in_language(known.roles[role].title, self._language) or role

    def set_of(self, span_id: SpanId) -> AnnotationSet | None:
        """The set a span is in: the person's own or that of the suggestions."""
        for each in (self.workbench.own, self.workbench.suggestions):
            if span_id in each.spans:
                return each
        return None


def _ends(argument: Argument) -> Iterator[SpanId]:
    yield argument.head
    if argument.filler is not None:
        yield argument.filler
