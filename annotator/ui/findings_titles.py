"""What the checks are called in lists, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.ui.translatable import QT_TRANSLATE_NOOP

_TITLES: Final[Mapping[str, str]] = {
    "unknown-layer": QT_TRANSLATE_NOOP("CheckTitles", "Unknown layer"),
    "no-type": QT_TRANSLATE_NOOP("CheckTitles", "No type"),
    "unknown-label": QT_TRANSLATE_NOOP("CheckTitles", "Unknown label"),
    "unknown-attribute": QT_TRANSLATE_NOOP("CheckTitles", "Impossible value"),
    "gap": QT_TRANSLATE_NOOP("CheckTitles", "Gap not allowed"),
    "overlap": QT_TRANSLATE_NOOP("CheckTitles", "Overlap not allowed"),
    "twice": QT_TRANSLATE_NOOP("CheckTitles", "Marked twice"),
    "serves-nothing": QT_TRANSLATE_NOOP("CheckTitles", "Fills no role"),
    "white-space-edge": QT_TRANSLATE_NOOP("CheckTitles", "White space at an edge"),
    "cut-character": QT_TRANSLATE_NOOP("CheckTitles", "Cut character"),
    "punctuation-edge": QT_TRANSLATE_NOOP("CheckTitles", "Punctuation at an edge"),
    "cut-token": QT_TRANSLATE_NOOP("CheckTitles", "Cut word"),
    "crosses-sentence": QT_TRANSLATE_NOOP("CheckTitles", "Over the end of a sentence"),
    "over-dateline": QT_TRANSLATE_NOOP("CheckTitles", "Over the dateline"),
    "long-trigger": QT_TRANSLATE_NOOP("CheckTitles", "Long trigger"),
    "no-speaker": QT_TRANSLATE_NOOP("CheckTitles", "No speaker"),
    "open-role": QT_TRANSLATE_NOOP("CheckTitles", "Open role"),
    "filler-count": QT_TRANSLATE_NOOP("CheckTitles", "Wrong number of fillers"),
    "role-contradicts": QT_TRANSLATE_NOOP("CheckTitles", "Role contradicts itself"),
    "unknown-role": QT_TRANSLATE_NOOP("CheckTitles", "Unknown role"),
    "filler-layer": QT_TRANSLATE_NOOP("CheckTitles", "Filler of a wrong layer"),
    "same-filler": QT_TRANSLATE_NOOP("CheckTitles", "Same filler twice"),
    "far-filler": QT_TRANSLATE_NOOP("CheckTitles", "Filler far away"),
    "trigger-alone": QT_TRANSLATE_NOOP("CheckTitles", "Trigger far from its arguments"),
    "place-acts": QT_TRANSLATE_NOOP("CheckTitles", "Place that acts"),
    "no-marks": QT_TRANSLATE_NOOP("CheckTitles", "Direct speech without marks"),
    "marks-outside": QT_TRANSLATE_NOOP("CheckTitles", "Marks left outside"),
    "unbalanced-marks": QT_TRANSLATE_NOOP("CheckTitles", "Unbalanced marks"),
    "speaker-inside": QT_TRANSLATE_NOOP("CheckTitles", "Speaker inside the speech"),
    "cue-inside": QT_TRANSLATE_NOOP("CheckTitles", "Cue inside the speech"),
    "speaker-kind": QT_TRANSLATE_NOOP("CheckTitles", "Speaker who does not speak"),
    "cue-outside-frame": QT_TRANSLATE_NOOP("CheckTitles", "Cue outside the frame"),
    "unmarked-speech": QT_TRANSLATE_NOOP("CheckTitles", "Speech without a quote"),
    "unresolved-speaker": QT_TRANSLATE_NOOP("CheckTitles", "Speaker without a name"),
    "other-label": QT_TRANSLATE_NOOP("CheckTitles", "Two labels in an article"),
    "unmarked-name": QT_TRANSLATE_NOOP("CheckTitles", "Name not marked again"),
    "other-label-elsewhere": QT_TRANSLATE_NOOP("CheckTitles", "Other label elsewhere"),
    "unmarked-elsewhere": QT_TRANSLATE_NOOP("CheckTitles", "Marked in other articles"),
    "metonymy": QT_TRANSLATE_NOOP("CheckTitles", "Place or government"),
    "variation": QT_TRANSLATE_NOOP("CheckTitles", "Same words, other label"),
    "variation-unmarked": QT_TRANSLATE_NOOP("CheckTitles", "Same words, not marked"),
    "copy-other-label": QT_TRANSLATE_NOOP("CheckTitles", "Wire copy: other label"),
    "copy-unmarked": QT_TRANSLATE_NOOP("CheckTitles", "Wire copy: not marked"),
    "copy-marked": QT_TRANSLATE_NOOP("CheckTitles", "Wire copy: marked here only"),
    "model-missing": QT_TRANSLATE_NOOP("CheckTitles", "Model: would mark it"),
    "model-spurious": QT_TRANSLATE_NOOP("CheckTitles", "Model: would not mark it"),
    "model-label": QT_TRANSLATE_NOOP("CheckTitles", "Model: other label"),
    "model-edge": QT_TRANSLATE_NOOP("CheckTitles", "Model: other edges"),
}


def check_title(rule: str) -> str:
    """What a check is called; one that this version does not have, by its id."""
    known = _TITLES.get(rule)
    return QCoreApplication.translate("CheckTitles", known) if known else rule
