"""Where in the corpus a line of the pre-flight leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """An article, and perhaps a span in it.

    Attributes:
        article: Id of the article.
        span: Id of the span; empty: the whole article is meant.
        layer: Of the span.
        fragments: Of the span, ``[begin, end)`` in code points.
    """

    article: str
    span: str = ""
    layer: str = ""
    fragments: tuple[tuple[int, int], ...] = ()


def place_of(loss: Mapping[str, Any]) -> Place:
    """Where a loss is, as the worker sends it."""
    return Place(
        article=str(loss.get("article", "")),
        span=str(loss.get("span", "")),
        layer=str(loss.get("layer", "")),
        fragments=tuple((int(begin), int(end)) for begin, end in loss.get("fragments", ())),
    )
