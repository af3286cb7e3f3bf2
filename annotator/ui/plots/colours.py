"""Colours of plots: hues in the theme, the hues of lines, and how strong a field of a matrix is."""

from __future__ import annotations

from typing import Final

from annotator.ui.theme import Theme, blend, contrast, hue_colours

HUES: Final = (
    "#3b6fd4",
    "#d4722a",
    "#2e9e6b",
    "#b0449a",
    "#8a7a22",
    "#c23b3b",
    "#2a93ab",
    "#6f5bd0",
)
"""Told apart also by people who see few colours, as long as there are not more than four."""

_WEAKEST, _STRONGEST = 0.04, 0.85
_WELL_ENOUGH = 4.0


def fill_of(hue: str, theme: Theme) -> str:
    """What bars and lines of a hue are filled with."""
    return hue_colours(hue, theme).border if hue else theme.accent


def hue_of(place: int) -> str:
    """The hue of the line at a place."""
    return HUES[place % len(HUES)]


def field_of(value: float, theme: Theme) -> str:
    """The colour of a field of a matrix.

    Args:
        value: ``0`` to ``1``; what lies outside counts as the end.
        theme: The theme.
    """
    share = min(max(value, 0.0), 1.0)
    return blend(theme.accent, theme.page, _WEAKEST + share * (_STRONGEST - _WEAKEST))


def ink_on(colour: str, theme: Theme) -> str:
    """The theme's ink for text where it can be read well enough on a colour, else the better of the two."""
    if contrast(theme.text, colour) >= _WELL_ENOUGH:
        return theme.text
    return max((theme.text, theme.on_accent), key=lambda ink: contrast(ink, colour))
