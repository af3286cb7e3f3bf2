"""Words of an article inside a sentence of the window: on one line, and not too many of them."""

from __future__ import annotations


def excerpt(words: str, most: int) -> str:
    """Words on one line, cut where they are many.

    Args:
        words: As they stand in the article.
        most: So many characters are left, the sign that something is missing among them.
    """
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
