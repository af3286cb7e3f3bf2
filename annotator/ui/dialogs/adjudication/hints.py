"""Which keys do what in the adjudication window, for its lowest line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.ui.i18n import key_text
from annotator.ui.key_hints import Hint
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_CONTEXT: Final = "AdjudicationDialog"
_UNDO: Final = QT_TRANSLATE_NOOP("AdjudicationDialog", "undo")


def by_hand_hints() -> list[Hint]:
    """While the gold set is worked on by hand."""
    return [
        _hint("⏎", QT_TRANSLATE_NOOP("AdjudicationDialog", "done")),
        _hint(key_text("Ctrl+Z"), _UNDO),
    ]


def deciding_hints(keys: str) -> list[Hint]:
    """While one decides.

    Args:
        keys: Those of the readings that are shown, as they are shown; empty: none is.
    """
    return [
        _hint(keys or "A  B", QT_TRANSLATE_NOOP("AdjudicationDialog", "take this reading")),
        _hint("N", QT_TRANSLATE_NOOP("AdjudicationDialog", "all wrong")),
        _hint("O", QT_TRANSLATE_NOOP("AdjudicationDialog", "by hand")),
        _hint("↓ ↑", QT_TRANSLATE_NOOP("AdjudicationDialog", "only one part")),
        _hint("⇥", QT_TRANSLATE_NOOP("AdjudicationDialog", "next")),
        _hint(key_text("Ctrl+Z"), _UNDO),
        _hint("G M S X", QT_TRANSLATE_NOOP("AdjudicationDialog", "why they differ")),
        _hint(key_text("Ctrl+T"), QT_TRANSLATE_NOOP("AdjudicationDialog", "side by side")),
    ]


def _hint(key: str, words: str) -> Hint:
    return Hint(key, QCoreApplication.translate(_CONTEXT, words))
