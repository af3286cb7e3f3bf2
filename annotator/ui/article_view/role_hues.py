"""Colours of roles: each near that of its head, so that a structure is seen as one thing."""

from __future__ import annotations

import colorsys
from functools import lru_cache

_TURNS = (0.0, 0.07, -0.07, 0.13, -0.13)
"""By how much of the circle of hues the colours of roles lie beside that of their head."""


@lru_cache(maxsize=512)
def role_hue(hue: str, place: int) -> str:
    """The colour of a role: that of its head for the first one, near it for the others.

    Args:
        hue: ``#rrggbb`` of the head.
        place: Number of the role in its layer.
    """
    turn = _TURNS[place % len(_TURNS)]
    if not turn:
        return hue
    red, green, blue = (int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5))
    angle, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    parts = colorsys.hls_to_rgb((angle + turn) % 1.0, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
