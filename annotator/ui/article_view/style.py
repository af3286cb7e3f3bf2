"""How the article is set: style as the window chooses it, and the fonts and measures that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from annotator.resources import resource_path
from annotator.ui.theme import LIGHT, Theme

LEAST_ZOOM, MOST_ZOOM = 0.5, 4.0

_FACES = {
    # A face that is missing is made up by smearing or slanting another: the dots of i and ü run together.
    "Literata": (
        "Literata-Regular.ttf",
        "Literata-Bold.ttf",
        "Literata-Italic.ttf",
        "Literata-BoldItalic.ttf",
    ),
    "Inter": (
        "Inter-Regular.ttf",
        "Inter-Italic.ttf",
        "Inter-Medium.ttf",
        "Inter-SemiBold.ttf",
        "Inter-Bold.ttf",
    ),
    "Atkinson Hyperlegible": ("AtkinsonHyperlegible-Regular.ttf",),
    "OpenDyslexic": ("OpenDyslexic-Regular.otf",),
}
_TYPICAL = "Die drei Länder haben in diesem Monat weitere Sanktionen verhängt, sagte er."


@dataclass(frozen=True, slots=True)
class ViewStyle:
    """What a person can choose about the look of the article.

    Attributes:
        theme: Light or dark.
        text_family: Font of the article.
        label_family: Font of chips and marks.
        text_size: Size of the article's text at zoom 1, logical pixels.
        zoom: Factor on all sizes.
        column: Width of the column in typical characters.
        language: BCP 47 tag of the labels' names.
        line_spacing: Room between lines, 1 is as designed.
        letter_spacing: Further room between letters, in units of the type's size.
        word_spacing: Further room between words, in units of the type's size.
        patterns: Whether labels differ by a pattern as well as by colour.
        still: Whether nothing glides.
    """

    theme: Theme = LIGHT
    text_family: str = "Literata"
    label_family: str = "Inter"
    text_size: int = 18
    zoom: float = 1.0
    column: int = 68
    language: str = "de"
    line_spacing: float = 1.0
    letter_spacing: float = 0.0
    word_spacing: float = 0.0
    patterns: bool = False
    still: bool = False


@dataclass(frozen=True)
class Metrics:
    """Measures of the page in whole logical pixels unless said otherwise.

    A line has, from top to bottom: tracks for arcs; lanes for chips, room for one at least; the words; room
    for underlines.

    Attributes:
        text_font: Font of the words.
        chip_font: Font of chips, own spans.
        mark_font: Font of marks and of the chips of suggestions.
        ascent: Of the words' row above the baseline; the boxes behind words begin there.
        descent: Of the words' row below the baseline.
        lane: Height of one lane of chips, distance included.
        chip: Height of a chip.
        under_first: From the baseline to the first underline.
        under_step: From one underline to the next.
        paragraph_gap: Between two paragraphs.
        page_top: Above the first and below the last paragraph.
        column: Width of the column where there is room for it.
        bar_step: From one bar in the margin to the next.
        track: Height of one track of arcs.
        unit: Thickness of hairlines, pixels, may be fractional.
        per_line: Typical characters of a full column.
        label_drop: From the middle of a label down to where its letters stand, pixels.
        leading: Further room between lines.
    """

    text_font: QFont
    chip_font: QFont
    mark_font: QFont
    ascent: int
    descent: int
    lane: int
    chip: int
    under_first: int
    under_step: int
    paragraph_gap: int
    page_top: int
    column: int
    bar_step: int
    track: int
    unit: float
    per_line: float
    label_drop: float
    leading: int = 0
    _widths: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def text_width(self, text: str) -> float:
        """Width of words in the chips' font, pixels."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = QFontMetricsF(self.chip_font).horizontalAdvance(text)
        return width

    @property
    def rail_step(self) -> float:
        """From one rail beside the column to the next, pixels."""
        return 5.0 * self.unit

    def head_room(self, lanes: int = 1, tracks: int = 0) -> int:
        """Height above the words of a line with this many lanes of chips and tracks of arcs."""
        return max(self.lane, lanes * self.lane + tracks * self.track)

    def line_height(self, lanes: int = 1, unders: int = 0, tracks: int = 0) -> int:
        """Height of a line with this many lanes of chips, underlines and tracks of arcs."""
        extra = max(0, unders - 2) * self.under_step
        words = self.ascent + self.descent + self.under_step + self.leading
        return self.head_room(lanes, tracks) + words + extra


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the shipped fonts known to Qt; needs an application. Does it once."""
    for faces in _FACES.values():
        for face in faces:
            QFontDatabase.addApplicationFont(str(resource_path("fonts", face)))


def measured(style: ViewStyle) -> Metrics:
    """The fonts and measures of a style."""
    load_fonts()
    em = max(6, round(style.text_size * style.zoom))
    text_font = _font([style.text_family, style.label_family], em)
    # One must be able to point between any two characters, also between the f and the i of Chefin.
    for ligatures in ("liga", "clig", "dlig"):
        text_font.setFeature(QFont.Tag(ligatures), 0)
    # Boxes around neighbouring words need a little air between them.
    text_font.setWordSpacing((0.09 + style.word_spacing) * em)
    text_font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.letter_spacing * em)
    small = max(7, round(0.57 * em))
    chip_font = _font([style.label_family], small, QFont.Weight.DemiBold)
    mark_font = _font([style.label_family], small, QFont.Weight.Medium)
    width = QFontMetricsF(text_font).horizontalAdvance(_TYPICAL) / len(_TYPICAL)
    chip = round(QFontMetricsF(chip_font).capHeight() + 0.36 * em)
    return Metrics(
        text_font=text_font,
        chip_font=chip_font,
        mark_font=mark_font,
        ascent=round(0.98 * em),
        descent=round(0.31 * em),
        lane=chip + max(1, round(0.06 * em)),
        chip=chip,
        under_first=max(2, round(0.19 * em)),
        under_step=max(2, round(0.17 * em)),
        paragraph_gap=round(0.55 * em),
        page_top=round(1.4 * em),
        column=round(width * style.column),
        bar_step=max(4, round(0.40 * em)),
        track=chip + 1,
        unit=max(1.0, em / 18),
        per_line=float(style.column),
        label_drop=_drop(chip_font),
        # Of a line with one lane of chips, so that spacing is about what is read.
        leading=round((style.line_spacing - 1.0) * 1.9 * em),
    )


def _drop(font: QFont) -> float:
    measures = QFontMetricsF(font)
    return float(measures.ascent() - measures.descent()) / 2


def _font(families: list[str], pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(families)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
