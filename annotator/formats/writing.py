"""What exporters get and give: the articles to write, how, and what was lost."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, Protocol, Self

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.offsets import Fragments
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.formats.alignment import Alignment
from annotator.formats.splits import Split
from annotator.formats.tellings import Tellings

KEPT_LOSSES: Final = 1_000
"""Of each kind; windows and commands show them, the report has all."""
_IN_MEMORY: Final = 1 << 20
"""Bytes of lines that wait for their file; more of them wait on disk."""


class LossKind(StrEnum):
    """Why something is not in the export as it is in the corpus."""

    GAVE_WAY = "gave_way"
    CUT_TOKEN = "cut_token"  # noqa: S105 - a token of text
    WHITE_SPACE = "white_space"
    DISCONTINUOUS = "discontinuous"
    NOT_ADJUDICATED = "not_adjudicated"
    OTHER_LAYER = "other_layer"
    """The format has no place for such spans."""
    ROLE = "role"
    """It has no place for this argument or its state."""
    ATTRIBUTE = "attribute"
    REMARK = "remark"
    LINE_BREAK = "line_break"
    """It reaches over a line end, where the format has to cut it."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that an export does not hold, or holds changed.

    Attributes:
        kind: Why.
        article: Id of the article.
        title: Its title.
        reason: The same for people, one sentence, and what was done instead.
        span: Id of the span; empty if the whole article is meant.
        layer: Of the span.
        label: Of the span.
        fragments: Of the span, ``[begin, end]`` in code points.
        text: What the span covers.
    """

    kind: LossKind
    article: str
    title: str
    reason: Reason
    span: str = ""
    layer: str = ""
    label: str = ""
    fragments: tuple[tuple[int, int], ...] = ()
    text: str = ""


class LossSink(Protocol):
    """Somebody who is told what is lost."""

    def append(self, item: Loss, /) -> None:
        """Tell one loss."""


class Losses(Tellings[Loss]):
    """The loss report while it is made: a line a loss goes to its file at once, in memory stay numbers and the first of each kind.

    Exporters append; the frame they write in (``annotator.formats.targets``) says where the lines go. Those of one
    article come one after the other. A context: at its end what waits for no file is gone.

    Attributes:
        spans: Number of spans that some loss is about, by layer.
    """

    def __init__(self) -> None:
        super().__init__(KEPT_LOSSES)
        self.spans: Counter[str] = Counter()
        self._article = ""
        self._touched: set[tuple[str, str]] = set()
        self._waiting: IO[bytes] = BytesIO()
        self._lines: IO[bytes] = self._waiting

    def __enter__(self) -> Self:
        """The losses."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the lines that no file has taken."""
        self._waiting.close()

    @contextmanager
    def written_to(self, report: IO[bytes]) -> Iterator[None]:
        """For the time of the block the lines go there, those so far first."""
        self._waiting.seek(0)
        shutil.copyfileobj(self._waiting, report)
        self._lines = report
        try:
            yield
        finally:
            self._waiting.seek(0)
            self._waiting.truncate()
            self._lines = self._waiting

    def append(self, item: Loss) -> None:
        """Tell one loss.

        Raises:
            OSError: If its line cannot be written.
        """
        super().append(item)
        self._lines.write(json_line(item))
        if self._lines is self._waiting and self._lines.tell() > _IN_MEMORY:
            self._wait_on_disk()
        if not item.span:
            return
        if item.article != self._article:
            self._article = item.article
            self._touched.clear()
        if (item.layer, item.span) not in self._touched:
            self._touched.add((item.layer, item.span))
            self.spans[item.layer] += 1

    def _wait_on_disk(self) -> None:
        before = self._waiting
        if not isinstance(before, BytesIO):
            return
        # Not a SpooledTemporaryFile, which wants to be closed even while nothing of it is on disk.
        self._waiting = self._lines = TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._waiting.write(before.getbuffer())


def span_loss(kind: LossKind, article: Article, span: Span, reason: Reason) -> Loss:
    """A loss that concerns one span."""
    return Loss(
        kind=kind,
        article=article.id,
        title=article.title,
        reason=reason,
        span=span.id,
        layer=span.layer,
        label=span.label,
        fragments=pairs(span.fragments),
        text=span.covered_text(article.text),
    )


def lose_details(
    own: AnnotationSet,
    kept: Iterable[Span],
    losses: Losses,
    *,
    attributes: Container[str] = (),
    roles: bool = True,
) -> None:
    """Report what spans that are written lose where a format holds no more of them than place and label.

    Args:
        own: The set that is written.
        kept: Its spans that are in the export; what belongs to the others is lost with them.
        losses: Roles, attributes and remarks on spans are appended.
        attributes: Names of attributes the format does hold.
        roles: Whether roles are lost.
    """
    for span in kept:
        for name, value in span.attributes.items():
            if name not in attributes:
                reason = Reason(
                    "the attribute {name} ({value}) has no place in this format; left out",
                    name=name,
                    value=value,
                )
                losses.append(span_loss(LossKind.ATTRIBUTE, own.article, span, reason))
        for argument in own.arguments_of(span.id) if roles else ():
            reason = Reason(
                "the role {role} has no place in this format; left out", role=argument.role
            )
            losses.append(span_loss(LossKind.ROLE, own.article, span, reason))
        if span.note:
            reason = Reason("its remark has no place in this format; left out")
            losses.append(span_loss(LossKind.REMARK, own.article, span, reason))


def pairs(fragments: Fragments) -> tuple[tuple[int, int], ...]:
    """Fragments as plain pairs."""
    return tuple((part.begin, part.end) for part in fragments)


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One annotation set to write.

    Attributes:
        article: Its article.
        own: The set; ``None`` for an article nobody has begun.
        pipeline: For suggestions, what proposed them.
        part: ``train``, ``dev``, ``test``, or ``gold`` where nothing is split.
    """

    article: Article
    own: AnnotationSet | None
    pipeline: str = ""
    part: str = "gold"


@dataclass(frozen=True, slots=True)
class ExportJob:
    """How to write.

    Attributes:
        out: The file or folder to make.
        schema: The schema of the corpus.
        layers: The layers that are exported, in the schema's order.
        version: Of the program, for the manifest.
        selection: What was asked for (set, status …), for the manifest.
        split: If the articles are split.
        parts: Where each article goes, by id, if they are split.
        alignment: What becomes of spans that cut tokens, in formats that ask.
    """

    out: Path
    schema: Schema
    layers: tuple[str, ...]
    version: str
    selection: Mapping[str, object] = field(default_factory=dict)
    split: Split | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    alignment: Alignment = Alignment.STRICT


class Exporter(Protocol):
    """Writes one file format."""

    name: str
    splits: bool
    """Whether it can write the parts of a split."""
    every_set: bool
    """Whether one file can hold several annotation sets of an article."""

    def check_target(self, out: Path) -> None:
        """Refuse a place where something else stands. Raises ``FileWriteError``."""

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write everything, whole or not at all.

        Args:
            items: What to write, in this order; loaded one at a time. Gone through once, or by who needs
                to know all of it first, twice.
            job: How.
            losses: What was lost before; what is lost while writing is appended.

        Returns:
            The manifest, as written; without the list of losses, where that is a part of it.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """


def json_line(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """One line of JSON."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def json_document(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """JSON for people to read."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
