"""Sorting a concordance: by the words beside the hit, by the hit, by its label, or by article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from annotator.domain.searching import Hit

_WORD = re.compile(r"[^\W_]+")


class HitOrder(StrEnum):
    """By what hits are sorted; what is equal stays in the order of the corpus."""

    FOUND = "found"
    ARTICLE = "article"
    HIT = "hit"
    LABEL = "label"
    LEFT_1 = "left1"
    LEFT_2 = "left2"
    LEFT_3 = "left3"
    RIGHT_1 = "right1"
    RIGHT_2 = "right2"
    RIGHT_3 = "right3"


def key_of(order: HitOrder) -> Callable[[Hit], Any]:
    """The sort key of a hit."""
    match order:
        case HitOrder.FOUND | HitOrder.ARTICLE:
            return lambda hit: (hit.number, hit.begin, hit.end)
        case HitOrder.HIT:
            return lambda hit: (_plain(hit.covered), hit.number, hit.begin)
        case HitOrder.LABEL:
            return lambda hit: (hit.layer, hit.label, _plain(hit.covered), hit.number, hit.begin)
        case _:
            side, count = order.value[:-1], int(order.value[-1])
            return lambda hit: (_words(hit, side, count), _plain(hit.covered), hit.number)


def _words(hit: Hit, side: str, count: int) -> list[str]:
    """The words next to the hit, the nearest first."""
    if side == "right":
        return _WORD.findall(_plain(hit.after))[:count]
    return _WORD.findall(_plain(hit.before))[: -count - 1 : -1]


def _plain(text: str) -> str:
    """Without case and accents, so that *Ä* stands beside *A*."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
