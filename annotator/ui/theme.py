"""Colours: the themes, and what one hue per label becomes in each of them.

Label colours are data and keep their hue in both themes; their lightness is derived here so that text
stays readable: at least 4.5:1 for the words on a chip, for a label's ink on the page and for the article's
text on any pile of tints (WCAG 2.2, success criterion 1.4.3), at least 3:1 for lines that mean something
(1.4.11). The themes of high contrast keep 7:1 and 4.5:1 (1.4.6). Pure functions over ``#rrggbb``; nothing here
knows Qt. Lightness and chroma are those of OKLCH (B. Ottosson, *A perceptual color space for image
processing*, 2020).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

Rgb = tuple[float, float, float]
"""Red, green, blue in ``[0, 1]``, gamma-encoded sRGB."""

READABLE = 4.5
"""Least contrast of text, WCAG level AA."""

DISTINCT = 3.0
"""Least contrast of lines that mean something, WCAG level AA."""

STRONG = 7.0
"""Least contrast of text, WCAG level AAA."""

_NEUTRAL_CHROMA = 0.02
_STEP = 0.01
_ROUNDING = 0.0005
_MIDDLE = 0.58
_MOST_BESIDE = 0.2
_KEPT = 0.6
"""What of a label's own lightness tints and lines keep."""


@dataclass(frozen=True, slots=True)
class HueRecipe:
    """Lightness and greatest chroma (OKLCH) of what is derived from a hue."""

    mid: tuple[float, float]
    border: tuple[float, float]
    chip: tuple[float, float]
    ink: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """One of the looks of the program; all colours ``#rrggbb``. Compared by identity.

    Attributes:
        name: What settings call it.
        is_dark: Whether text is lighter than the page.
        page: Behind the article.
        panel: Behind lists and panels.
        line: Hairlines between areas, which mean nothing.
        edge: Around what one can type into or tick; stands out from page and panel.
        text: The article's words, and text on panels.
        muted: Secondary text; readable on page and panel.
        accent: What has the focus, the caret.
        on_accent: Text on ``accent``.
        selection: Behind selected words; ``text`` is readable on it.
        warning: Findings of middling weight, as text on the panel.
        error: Refusals, as text on the panel.
        success: What is saved and done, as text on the panel.
        tint_alpha: How strongly a tint covers what is behind it, own spans.
        faint_alpha: The same for suggestions.
        strong_alpha: The same for what the mouse or the focus is on.
        recipe: How hues are turned into colours.
        least_text: Least contrast of the words of labels.
        least_line: Least contrast of the lines of labels to the page.
    """

    name: str
    is_dark: bool
    page: str
    panel: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    warning: str
    error: str
    success: str
    tint_alpha: float
    faint_alpha: float
    strong_alpha: float
    recipe: HueRecipe
    least_text: float = READABLE
    least_line: float = DISTINCT

    @property
    def groove(self) -> str:
        """What of a bar is not filled: faint also where hairlines are as strong as what fills it."""
        return blend(self.text, self.panel, 0.22) if self.least_text > READABLE else self.line


LIGHT = Theme(
    name="light",
    is_dark=False,
    page="#fdfcf9",
    panel="#f4f2ed",
    line="#dedad1",
    edge="#8b857b",
    text="#1d1b18",
    muted="#66615a",
    accent="#1f5fd0",
    on_accent="#ffffff",
    selection="#bcd4fb",
    warning="#8a5300",
    error="#b3261e",
    success="#1d6b3c",
    tint_alpha=0.30,
    faint_alpha=0.09,
    strong_alpha=0.50,
    recipe=HueRecipe(mid=(0.80, 0.12), border=(0.66, 0.13), chip=(0.90, 0.06), ink=(0.46, 0.14)),
)

DARK = Theme(
    name="dark",
    is_dark=True,
    page="#1b1c1f",
    panel="#232529",
    line="#383b41",
    edge="#7d828b",
    text="#e8e5de",
    muted="#a5a29b",
    accent="#7fb0ff",
    on_accent="#10141c",
    selection="#2f4f86",
    warning="#e5b45f",
    error="#ff9b92",
    success="#83d3a0",
    tint_alpha=0.45,
    faint_alpha=0.13,
    strong_alpha=0.75,
    recipe=HueRecipe(mid=(0.44, 0.10), border=(0.62, 0.12), chip=(0.36, 0.07), ink=(0.84, 0.10)),
)


CONTRAST_LIGHT = Theme(
    name="contrast-light",
    is_dark=False,
    page="#ffffff",
    panel="#ffffff",
    line="#000000",
    edge="#000000",
    text="#000000",
    muted="#303030",
    accent="#0037a6",
    on_accent="#ffffff",
    selection="#c7dbff",
    warning="#6a3900",
    error="#9c0006",
    success="#00501f",
    tint_alpha=0.30,
    faint_alpha=0.09,
    strong_alpha=0.45,
    recipe=HueRecipe(mid=(0.82, 0.12), border=(0.50, 0.16), chip=(0.93, 0.05), ink=(0.36, 0.14)),
    least_text=STRONG,
    least_line=READABLE,
)

CONTRAST_DARK = Theme(
    name="contrast-dark",
    is_dark=True,
    page="#000000",
    panel="#000000",
    line="#ffffff",
    edge="#ffffff",
    text="#ffffff",
    muted="#d6d6d6",
    accent="#ffd54a",
    on_accent="#000000",
    selection="#12419b",
    warning="#ffc96b",
    error="#ffb0a8",
    success="#8ff0b4",
    tint_alpha=0.45,
    faint_alpha=0.13,
    strong_alpha=0.75,
    recipe=HueRecipe(mid=(0.38, 0.10), border=(0.76, 0.15), chip=(0.27, 0.06), ink=(0.92, 0.07)),
    least_text=STRONG,
    least_line=READABLE,
)

THEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)


def theme_named(name: str) -> Theme:
    """The theme of this name; light for anything else."""
    return next((theme for theme in THEMES if theme.name == name), LIGHT)


@dataclass(frozen=True, slots=True)
class HueColours:
    """What one hue becomes in one theme; all ``#rrggbb``.

    Attributes:
        mid: The colour of tints; laid on with one of the theme's alphas, any number of times.
        border: Outlines, bars and underlines.
        chip: Behind a label.
        ink: The label's letters; readable on chip, tint and page.
    """

    mid: str
    border: str
    chip: str
    ink: str


@lru_cache(maxsize=1024)
def hue_colours(hue: str, theme: Theme) -> HueColours:
    """Derive the colours of a label from its hue.

    Args:
        hue: ``#rrggbb``; its hue counts, whether it has one at all, and a little how light it is.
        theme: The theme they are for.
    """
    own, chroma, angle = _to_oklch(parse(hue))
    recipe = theme.recipe
    # Who sees fewer hues tells labels apart by how light they are: some of that is kept.
    beside = min(_MOST_BESIDE, max(-_MOST_BESIDE, own - _MIDDLE))

    def colour(wanted: tuple[float, float], shift: float = 0.0) -> str:
        lightness, most = wanted
        if wanted in {recipe.mid, recipe.border}:
            lightness += _KEPT * beside
        strength = most if chroma >= _NEUTRAL_CHROMA else min(chroma, most)
        return to_hex(_from_oklch(min(1.0, max(0.0, lightness + shift)), strength, angle))

    def apart(wanted: tuple[float, float], least: float, *others: str) -> str:
        away = _STEP if luminance(others[0]) < 0.18 else -_STEP  # noqa: PLR2004 - mid grey
        found = colour(wanted)
        for step in range(1, 100):
            if min(contrast(found, other) for other in others) >= least:
                break
            found = colour(wanted, away * step)
        return found

    mid = colour(recipe.mid)
    # A pile of tints tends towards ``mid``; the article's text has to be readable on that as well.
    for step in range(1, 100):
        if contrast(mid, theme.text) >= theme.least_text:
            break
        mid = colour(recipe.mid, (-_STEP if theme.is_dark else _STEP) * step)
    chip = colour(recipe.chip)
    tint = blend(mid, theme.page, theme.tint_alpha)
    ink = apart(recipe.ink, theme.least_text, chip, tint, theme.page)
    border = apart(recipe.border, theme.least_line, theme.page)
    return HueColours(mid=mid, border=border, chip=chip, ink=ink)


def blend(above: str, below: str, alpha: float) -> str:
    """The colour seen when ``above`` lies with ``alpha`` in ``[0, 1]`` on ``below``."""
    pairs = zip(parse(above), parse(below), strict=True)
    red, green, blue = (alpha * top + (1 - alpha) * bottom for top, bottom in pairs)
    return to_hex((red, green, blue))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours in ``[1, 21]``.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance in ``[0, 1]``.

    Source: WCAG 2.2, definition of relative luminance.
    """
    red, green, blue = (linear(part) for part in parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parse(colour: str) -> Rgb:
    """The parts of ``#rrggbb``."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red, green, blue)


def to_hex(rgb: Rgb) -> str:
    """The colour as ``#rrggbb``."""
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02x}" for part in rgb)


def linear(part: float) -> float:
    """A part of a colour as light, from gamma-encoded sRGB; both in ``[0, 1]``."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)  # noqa: PLR2004 - sRGB


def oklab(light: Rgb) -> Rgb:
    """Linear sRGB in OKLab: lightness, green to red, blue to yellow."""
    red, green, blue = light
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return (lightness, a, b)


def _to_oklch(rgb: Rgb) -> Rgb:
    red, green, blue = rgb
    lightness, a, b = oklab((linear(red), linear(green), linear(blue)))
    return (lightness, math.hypot(a, b), math.atan2(b, a))


def _from_oklch(lightness: float, chroma: float, angle: float) -> Rgb:
    """The nearest colour that a screen can show: chroma gives way, hue and lightness stay."""
    while True:
        rgb = _from_oklab(lightness, chroma * math.cos(angle), chroma * math.sin(angle))
        if chroma <= 0 or all(-_ROUNDING <= part <= 1 + _ROUNDING for part in rgb):
            return rgb
        chroma = max(0.0, chroma - 0.004)


def _from_oklab(lightness: float, a: float, b: float) -> Rgb:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return (
        _encoded(max(0.0, red)) if red > 0 else red,
        _encoded(max(0.0, green)) if green > 0 else green,
        _encoded(max(0.0, blue)) if blue > 0 else blue,
    )
