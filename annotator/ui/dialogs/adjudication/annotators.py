"""How readings are told apart: a colour and a pattern for each key, so that colour is never the only sign."""

from __future__ import annotations

from typing import Final

HUES: Final = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#b58900",
    "#56b4e9",
    "#7f5fc7",
    "#8c564b",
)
"""Told apart also by most people who see fewer colours (Okabe & Ito 2008, the yellow one darker)."""

PATTERNS: Final[tuple[tuple[float, ...], ...]] = (
    (),
    (4.0, 2.0),
    (1.2, 1.8),
    (6.0, 2.0, 1.2, 2.0),
    (2.4, 1.2),
    (8.0, 3.0),
    (1.2, 1.2, 1.2, 4.0),
    (4.0, 1.0, 4.0, 4.0),
)
"""Strokes and gaps by turns, in widths of the line; nothing: one stroke."""

DIRECT: Final = "ABCDEF"
"""Keys that are letters; whoever comes later has a digit only."""

KEYS: Final = "ABCDEFGHIJKLM"


def hue_of(key: str) -> str:
    """The colour of a reading, ``#rrggbb``."""
    return HUES[KEYS.index(key) % len(HUES)]


def pattern_of(key: str) -> tuple[float, ...]:
    """The pattern of a reading."""
    return PATTERNS[KEYS.index(key) % len(PATTERNS)]
