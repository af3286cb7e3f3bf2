"""Which structures are drawn: those of one span, and those that have a part in a block."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema, in_language
from annotator.domain.span import Span
from annotator.ui.article_view.items import Item, ItemStore
from annotator.ui.article_view.role_hues import role_hue
from annotator.ui.article_view.structures import End, Structure, short

_FEW, _LONG = 3, 80


class StructureStore:
    """Finds structures among the items of an article."""

    def __init__(self, items: ItemStore, schema: Schema, text: str, language: str) -> None:
        self._items = items
        self._schema = schema
        self._text = text
        self._language = language

    def around(self, span: SpanId) -> Structure | None:
        """The structure a span is the head of, else the nearest one whose role it fills."""
        item = self._items.item(span)
        found = self._of(item) if item is not None else None
        if item is None or (found is not None and found.ends):
            return found
        heads = [each for each in self._heads_of(item) if each.id != span]
        if not heads:
            return None
        middle = item.span.begin
        return self._of(min(heads, key=lambda head: (abs(head.span.begin - middle), head.id)))

    def touching(self, items: Iterable[Item]) -> list[Structure]:
        """The quotes and events that one of these items is a part of, in reading order of their heads."""
        heads: dict[SpanId, Item] = {}
        for item in items:
            for head in (item, *self._heads_of(item)):
                layer = self._schema.layers.get(head.span.layer)
                if layer is not None and layer.holds_heads:
                    heads[head.id] = head
        ordered = sorted(heads.values(), key=lambda head: (head.span.begin, head.id))
        found = (self._of(head) for head in ordered)
        return [each for each in found if each is not None and each.ends]

    def filled_by(self, item: Item) -> list[tuple[str, str]]:
        """Which roles an item fills: what people call each, and the words of its head."""
        heads = (self._of(head) for head in self._heads_of(item))
        return [
            (end.role, structure.name)
            for structure in heads
            if structure is not None
            for end in structure.ends
            if end.item is not None and end.item.id == item.id
        ]

    def whole(self, head: Item) -> Structure | None:
        """An item with its roles, whatever is known of them."""
        return self._of(head)

    def layer_title(self, item: Item) -> str:
        """What people call the layer of an item."""
        layer = self._schema.layers.get(item.span.layer)
        return in_language(layer.title, self._language) if layer is not None else ""

    def attributes_of(self, item: Item) -> list[str]:
        """What is set of an item's attributes, as people read it."""
        layer = self._schema.layers.get(item.span.layer)
        found = []
        for name, value in item.span.attributes.items():
            known = layer.attributes.get(name) if layer is not None else None
            title = in_language(known.title, self._language) if known is not None else name
            if isinstance(value, bool):
                found.append(title if value else f"{title}: –")
                continue
            words = known.values.get(value, {}) if known is not None else {}
            found.append(f"{title}: {in_language(words, self._language) or value}")
        return found

    def _heads_of(self, item: Item) -> list[Item]:
        own = self._items.set_of(item.id)
        ids = (a.head for a in own.arguments_with(item.id) if a.head != item.id) if own else ()
        heads = (self._items.item(head) for head in dict.fromkeys(ids))
        return [head for head in heads if head is not None]

    def _of(self, head: Item) -> Structure | None:
        own = self._items.set_of(head.id)
        if own is None:
            return None
        ends = [self._end(own, head, argument) for argument in own.arguments_of(head.id)]
        return Structure(head, self._name(head.span), tuple(ends))

    def _end(self, own: AnnotationSet, head: Item, argument: Argument) -> End:
        layer = self._schema.layers.get(head.span.layer)
        role = layer.roles.get(argument.role) if layer is not None else None
        place = list(layer.roles).index(argument.role) if layer is not None and role else 0
        title = in_language(role.title, self._language) if role is not None else ""
        filler = own.spans.get(argument.filler) if argument.filler is not None else None
        return End(
            role=title or argument.role,
            hue=role_hue(head.hue, place),
            item=self._drawn(filler) if filler is not None else None,
            name=self._name(filler) if filler is not None else "",
            state=argument.state,
        )

    def _drawn(self, filler: Span) -> Item | None:
        """A filler as it is drawn; what fills a role of a suggestion may have been taken over before."""
        item = self._items.item(filler.id)
        made = self._items.workbench.own.made_from(filler) if item is None else None
        return self._items.item(made.id) if made is not None else item

    def _name(self, span: Span) -> str:
        parts = span.fragments[:_FEW]
        words = (self._text[part.begin : min(part.end, part.begin + _LONG)] for part in parts)
        return short(" … ".join(words))
