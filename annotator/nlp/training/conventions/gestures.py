"""How many gestures it takes to put right what fills a role, about; all is decided and measured by it."""

from __future__ import annotations

from annotator.nlp.training.conventions.heads import Words

REPLACED = 4.0
"""To take away what is there and mark other words."""
FILLED = 2.0
"""To fill a role, or to empty it."""
_FOCUS, _EDGE = 1.0, 1.0


def repair(there: Words, wanted: Words) -> float:
    """About how many gestures it takes to put right what fills a role."""
    if there == wanted:
        return 0.0
    if not there or not wanted:
        return FILLED
    return REPLACED if not there & wanted else min(REPLACED, _FOCUS + _edges(there, wanted))


def _edges(there: Words, wanted: Words) -> float:
    return _EDGE * ((min(there) != min(wanted)) + (max(there) != max(wanted)) or 1)
