"""What a schema editor looks at before an edit is made: names, keys, colours. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotator.domain.schema import LayerDef, Schema
from annotator.ui.dialogs.schema_editor.places import Place
from annotator.ui.theme import DARK, LIGHT, READABLE, Theme, blend, contrast, hue_colours

PALETTE: Final = (
    "#0072b2",
    "#56b4e9",
    "#009e73",
    "#7a6a00",
    "#e69f00",
    "#d55e00",
    "#b55d92",
    "#7b4fb5",
    "#8c564b",
    "#5f6b7a",
)
"""Hues that stay apart for colour-blind eyes; after M. Okabe and K. Ito, *Color Universal Design*, 2008."""

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_HUE = re.compile(r"#[0-9a-fA-F]{6}")


def is_identifier(text: str) -> bool:
    """Whether a schema takes the text as an id."""
    return _IDENTIFIER.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Whether a schema takes the text as a key."""
    return re.fullmatch(r"[A-Z0-9]", text) is not None


def is_hue(text: str) -> bool:
    """Whether the text is a colour as ``#rrggbb``."""
    return _HUE.fullmatch(text) is not None


def key_user(schema: Schema, place: Place, key: str) -> Place | None:
    """Who has a key that something else is to get, where both would be meant by it.

    Args:
        schema: As it is.
        place: What is to get the key; need not be there yet.
        key: A letter or digit.
    """
    layer = schema.layers.get(place.layer)
    rivals: list[Iterator[tuple[Place, str | None]]] = []
    is_head = layer is not None and layer.holds_heads
    if place.kind == "layer" or (place.kind == "label" and not is_head):
        rivals.append(_adding(schema))
    if place.kind != "layer" and layer is not None:
        rivals.append(_in_focus(place.layer, layer))
    for found in rivals:
        for other, taken in found:
            if taken == key and other != place:
                return other
    return None


def _adding(schema: Schema) -> Iterator[tuple[Place, str | None]]:
    for name, layer in schema.layers.items():
        yield Place("layer", name), layer.key
        if not layer.holds_heads:
            yield from ((Place("label", name, each), d.key) for each, d in layer.labels.items())


def _in_focus(name: str, layer: LayerDef) -> Iterator[tuple[Place, str | None]]:
    yield from ((Place("label", name, each), d.key) for each, d in layer.labels.items())
    yield from ((Place("role", name, each), d.key) for each, d in layer.roles.items())


@dataclass(frozen=True, slots=True)
class Legibility:
    """How well a hue can be read in a theme.

    Attributes:
        theme: Which one.
        ratio: The least contrast among the words it colours and the words it lies behind, ``[1, 21]``.
    """

    theme: Theme
    ratio: float

    @property
    def is_readable(self) -> bool:
        """Whether that is enough."""
        return self.ratio >= READABLE


def legibility(hue: str) -> tuple[Legibility, ...]:
    """How well a hue can be read, light and dark.

    Looked at are the letters of a chip on chip, tint and page, and the article's words on any pile of tints.
    """
    found: list[Legibility] = []
    for theme in (LIGHT, DARK):
        derived = hue_colours(hue, theme)
        tint = blend(derived.mid, theme.page, theme.tint_alpha)
        ratio = min(
            contrast(derived.ink, derived.chip),
            contrast(derived.ink, tint),
            contrast(derived.ink, theme.page),
            contrast(theme.text, derived.mid),
        )
        found.append(Legibility(theme, ratio))
    return tuple(found)
