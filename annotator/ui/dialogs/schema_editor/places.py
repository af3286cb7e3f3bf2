"""What the schema editor can have in hand: a layer, or one of its labels, roles or attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from annotator.domain.schema import LocalText, Schema, in_language

PlaceKind = Literal["layer", "label", "role", "attribute"]


class Place(NamedTuple):
    """Where something stands in a schema.

    Attributes:
        kind: What it is.
        layer: Its layer, or the layer itself.
        name: Its id; empty: the layer itself, or all parts of that kind.
    """

    kind: PlaceKind
    layer: str
    name: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it is one label, role or attribute."""
        return self.kind != "layer" and bool(self.name)


def parts(schema: Schema, layer: str, kind: PlaceKind) -> Mapping[str, object]:
    """The labels, roles or attributes of a layer; for layers, all of them."""
    if kind == "layer":
        return schema.layers
    found = schema.layers[layer]
    named: dict[str, Mapping[str, object]] = {
        "label": found.labels,
        "role": found.roles,
        "attribute": found.attributes,
    }
    return named[kind]


def exists(schema: Schema, place: Place) -> bool:
    """Whether the schema has it."""
    if place.layer not in schema.layers:
        return False
    return not place.name or place.name in parts(schema, place.layer, place.kind)


def title_of(schema: Schema, place: Place, language: str) -> str:
    """What people call it; its id where the schema gives no name."""
    layer = schema.layers[place.layer]
    if place.kind == "layer" or not place.name:
        return in_language(layer.title, language) or place.layer
    title: LocalText = {
        "label": lambda: layer.labels[place.name].title,
        "role": lambda: layer.roles[place.name].title,
        "attribute": lambda: layer.attributes[place.name].title,
    }[place.kind]()
    return in_language(title, language) or place.name


def languages_of(schema: Schema) -> tuple[str, ...]:
    """The languages names are given in: German and English, then all others the schema uses."""
    return tuple(dict.fromkeys(("de", "en", *_used(schema))))


def _used(schema: Schema) -> Iterator[str]:
    for layer in schema.layers.values():
        yield from layer.title
        for named in (layer.labels, layer.roles, layer.attributes):
            for part in named.values():
                yield from part.title
