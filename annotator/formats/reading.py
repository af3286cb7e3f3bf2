"""What readers hand over: articles as a file has them, and every single thing they changed or skipped."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from annotator.domain.argument import Argument
from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import FileReadError, FormatError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.span import Span

MAX_LINE = 128 << 20
"""A line of a file may have 128 MB; an article with its annotations has some kilobytes, a book some megabytes."""


class NoticeKind(StrEnum):
    """What became of something a reader could not take over as it was."""

    SKIPPED = "skipped"
    """It should have been taken over and could not be."""
    CHANGED = "changed"
    """It was taken over, not quite as it stood there."""
    DUPLICATE = "duplicate"
    """It is there already."""
    DOUBTFUL = "doubtful"
    """It was taken over as it stands, although a rule of the schema forbids it."""
    IGNORED = "ignored"
    """A file in a folder that is of another kind."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that was not taken over as it stood in the file.

    Attributes:
        kind: What became of it.
        file: Where it stood.
        template: One English sentence with ``{name}`` placeholders; the key of its translation.
        params: What fills the placeholders.
        line: 1-based, where it is known.
        article: Title of the article, where the file holds several.
        span: Id of the span it is about; empty if the whole article or file is meant.
    """

    kind: NoticeKind
    file: str
    template: str
    params: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    article: str = ""
    span: str = ""

    @property
    def text(self) -> str:
        """The sentence."""
        return self.template.format(**self.params)

    @property
    def place(self) -> str:
        """File and line, as people write them."""
        return self.file if self.line is None else f"{self.file}, line {self.line}"


@dataclass(frozen=True, slots=True)
class SourceSet:
    """An annotation set as a file has it, not yet bound to an article of the corpus.

    Attributes:
        annotator: Whose it is, according to the file; ``suggestions`` for machine proposals.
        pipeline: For suggestions, what proposed them: ``name@version``.
        status: How far the annotator was.
        spans: In the order of the file; offsets are checked against the text.
        arguments: In the order of the file; heads and fillers are among ``spans``.
        decisions: What was decided about suggestions, by signature.
        note: The annotator's remark on the article.
        schema: Id and version of the schema it was made with, as ``news-de 1``; empty if not known.
    """

    annotator: AnnotatorId
    pipeline: str = ""
    status: Status = Status.NEW
    spans: tuple[Span, ...] = ()
    arguments: tuple[Argument, ...] = ()
    decisions: Mapping[str, Verdict] = field(default_factory=dict)
    note: str = ""
    schema: str = ""


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article as a file has it.

    Attributes:
        file: Where it stood.
        title: First line, file name or the file's own title.
        text: Normalised.
        line: 1-based, where the file holds several.
        id: If the file gives one.
        language: If the file gives one.
        source: Where the text came from; the file's name unless it says otherwise.
        meta: Anything else the file says; JSON values.
        imported_at: If the file comes from another corpus.
        annotations: If the file holds any.
        notices: What was changed while it was read.
    """

    file: str
    title: str
    text: str
    line: int | None = None
    id: ArticleId | None = None
    language: str | None = None
    source: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
    imported_at: datetime | None = None
    annotations: SourceSet | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    Attributes:
        encoding: Name of a codec to use instead of finding out; ``None``: find out.
        schema: Of the corpus: what foreign labels have to become. Formats that bring their own
            layers and labels do not look at it.
        annotator: Whose annotations they are where the file names nobody.
        labels: What foreign labels and roles become, as somebody has said: ``layer.label`` or a
            role; empty: left out.
    """

    encoding: str | None = None
    schema: Schema | None = None
    annotator: AnnotatorId | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


class Reader(Protocol):
    """Reads one file format."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles of a file, one at a time, and what was skipped.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If it does not follow the format; names file and line.
        """


def shown(path: Path) -> str:
    """A path as text that can be printed, stored and sent, also where its name is in no encoding."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def read_bounded(path: Path, limit: int) -> bytes:
    """The content of a regular file.

    Args:
        path: The file.
        limit: Refuse more bytes than this.

    Raises:
        FileReadError: If it is not there (any more), no regular file, not readable or too large.
    """
    check_regular(path)
    data = b""
    try:
        # Asked first, so that nothing is read for nothing; a file may grow meanwhile.
        is_too_large = path.stat().st_size > limit
        if not is_too_large:
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if is_too_large or len(data) > limit:
        raise FileReadError(
            file=path, reason=Reason("it is larger than {size} MB", size=limit >> 20)
        )
    return data


def numbered_lines(path: Path, limit: int = MAX_LINE) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that say anything, read one at a time.

    Args:
        path: The file. A UTF-8 byte order mark is taken off.
        limit: Refuse a longer line, in bytes, before it fills the memory.

    Yields:
        1-based number and content, with its line end (LF or CRLF).

    Raises:
        FileReadError: If it cannot be read.
        FormatError: If a line is too long.
    """
    check_regular(path)
    try:
        with path.open("rb") as stream:
            number = 0
            while line := stream.readline(limit + 1):
                number += 1
                if len(line) > limit:
                    reason = Reason("the line is longer than {size} MB", size=limit >> 20)
                    raise FormatError(file=shown(path), line=number, reason=reason)
                if number == 1:
                    line = line.removeprefix(codecs.BOM_UTF8)
                if line.strip():
                    yield number, line
    except OSError as error:
        raise unreadable(path, error) from error


def check_regular(path: Path) -> None:
    """Refuse what is no file, before opening it: a pipe would block, a device never end.

    Raises:
        FileReadError: If so.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise unreadable(path, error) from error
    if stat.S_ISDIR(mode):
        raise FileReadError(file=path, reason=Reason("it is a folder"))
    if not stat.S_ISREG(mode):
        raise FileReadError(file=path, reason=Reason("it is no ordinary file"))


def unreadable(path: Path, error: OSError) -> FileReadError:
    """The refusal that fits an error of the operating system."""
    return FileReadError(file=path, reason=error.strerror or str(error))
