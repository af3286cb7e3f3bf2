"""When two articles say the same: what near-duplicates are, for splits and for the order of the queue.

Wire copies differ in a few words. Two articles are near-duplicates if half of their runs of five words are the same.
"""

from __future__ import annotations

import re
from typing import Final

SIMILAR: Final = 0.5
"""Share of common runs of words from which on two articles are near-duplicates."""

_RUN = 5
_WORD = re.compile(r"\w+")


def runs_of(text: str) -> list[str]:
    """The runs of five words of a text, as they come; case does not count. A shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if len(words) <= _RUN:
        return [" ".join(words)]
    return [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def likeness(one: str, other: str) -> float:
    """Share of runs two texts have in common, of all runs of both: 0 nothing, 1 the same words."""
    mine, theirs = set(runs_of(one)), set(runs_of(other))
    return len(mine & theirs) / len(mine | theirs)
