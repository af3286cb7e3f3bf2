"""Tool tips: what they say is data, shown letter by letter, in lines a person can read.

That no tool tip and no label of the window is read as rich text is a line of the style sheet (``appearance``); Qt
breaks lines of rich text only, so they are broken here.
"""

from __future__ import annotations

import textwrap
from typing import Final

_WIDTH: Final = 80
_MOST: Final = 2_000


def wrapped(words: str) -> str:
    """Words of any length as lines of up to 80 characters; its own line ends stay, far too much is cut off."""
    shown = words if len(words) <= _MOST else words[: _MOST - 1] + "…"
    return "\n".join(
        "\n".join(textwrap.wrap(line, _WIDTH)) for line in shown.replace("\0", " ").splitlines()
    )
