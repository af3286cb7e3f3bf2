"""Plain text files: one file, one article.

The text stays as it is but for what offsets and other formats cannot live with: the byte order mark goes,
line ends become LF, and each invisible control character becomes a blank, so that nothing shifts. The
title is the first line that says anything; it stays in the text as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.offsets import normalise_text
from annotator.formats.encoding import UNSURE_BELOW, Decoded, decode
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    read_bounded,
    shown,
)

MAX_BYTES = 64 << 20
"""A text file may have 64 MB; a news article has some kilobytes."""

_TITLE_LENGTH = 120

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""C0 but for tab and line feed, DEL, C1, and the two code points that are no characters in any encoding."""


class TextReader:
    """Reads ``.txt`` files."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The file's one article, or the notice that it is empty.

        Raises:
            FileReadError: If it cannot be read, is too large or no text.
        """
        decoded = decode(read_bounded(path, MAX_BYTES), path, options.encoding)
        text, notices = cleaned(decoded, shown(path))
        if not text.strip():
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no text in it")
            return
        yield SourceArticle(
            file=shown(path),
            title=title_of(text) or shown(Path(path.stem)),
            text=text,
            source=shown(Path(path.name)),
            notices=notices,
        )


def encoding_notices(decoded: Decoded, file: str) -> tuple[Notice, ...]:
    """What is to be told of how the bytes of a file became text."""
    notices: list[Notice] = []
    if decoded.guessed:
        template = (
            "read as {encoding} (confidence {confidence:.0%}); check the umlauts, or name it with --encoding"
            if decoded.confidence < UNSURE_BELOW
            else "read as {encoding} (confidence {confidence:.0%})"
        )
        params: dict[str, object] = {
            "encoding": decoded.encoding,
            "confidence": decoded.confidence,
        }
        notices.append(Notice(NoticeKind.CHANGED, file, template, params))
    if decoded.replaced:
        template = "broken {encoding} sequences replaced by �: {count}"
        params = {"count": decoded.replaced, "encoding": decoded.encoding}
        notices.append(Notice(NoticeKind.CHANGED, file, template, params, decoded.first_replaced))
    return tuple(notices)


def cleaned(decoded: Decoded, file: str) -> tuple[str, tuple[Notice, ...]]:
    """The normalised text of a file, and what was changed to get there."""
    notices = list(encoding_notices(decoded, file))
    text = normalise_text(decoded.text)
    if first := CONTROLS.search(text):
        line = text.count("\n", 0, first.start()) + 1
        text, count = CONTROLS.subn(" ", text)
        template = "control characters replaced by blanks: {count}"
        notices.append(Notice(NoticeKind.CHANGED, file, template, {"count": count}, line))
    return text, tuple(notices)


def title_of(text: str) -> str:
    """The first line that says anything, shortened at a word; empty if no line does."""
    for line in text.split("\n"):
        words = " ".join(line.split())
        if any(char.isalnum() for char in words):
            return _shortened(words)
    return ""


def _shortened(words: str) -> str:
    if len(words) <= _TITLE_LENGTH:
        return words
    head = words[: _TITLE_LENGTH - 1]
    return f"{head.rpartition(' ')[0] or head} …"
