"""How colours look to people who see fewer of them, and how far apart two colours then are.

Pure functions over ``#rrggbb``; for the tests of the shipped palette and for whoever chooses colours.
"""

from __future__ import annotations

import math
from enum import Enum

from annotator.ui.theme import Rgb, linear, oklab, parse

Matrix = tuple[Rgb, Rgb, Rgb]


class Vision(Enum):
    """Kinds of seeing; the matrices act on linear sRGB, severity 1.0.

    Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, *A Physiologically-based Model for Simulation of
    Color Vision Deficiency*, IEEE TVCG 15(6), 2009, table of matrices.
    """

    FULL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    PROTANOPIA = (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )
    DEUTERANOPIA = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    TRITANOPIA = (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    )


def seen(colour: str, vision: Vision) -> Rgb:
    """A colour as somebody sees it; linear sRGB in ``[0, 1]``."""
    light = [linear(part) for part in parse(colour)]
    mixed = [sum(a * b for a, b in zip(row, light, strict=True)) for row in vision.value]
    red, green, blue = (min(1.0, max(0.0, part)) for part in mixed)
    return (red, green, blue)


def distance(one: str, other: str, vision: Vision = Vision.FULL) -> float:
    """How far apart two colours look: Euclidean in OKLab, black to white is 1; about 0.02 is just noticed."""
    pair = (oklab(seen(colour, vision)) for colour in (one, other))
    return math.dist(*pair)
