"""What the formats of one token a line share: articles cut into rows, and rows put together to articles again.

Beside the rows lies ``articles.jsonl`` with the article of each document, so that an export comes back with its
texts and offsets; files without it get a text rebuilt from the tokens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError, SettingError
from annotator.domain.offsets import TextRange
from annotator.domain.reason import Reason
from annotator.domain.segmentation import paragraphs, sentences, tokens
from annotator.domain.span import Span
from annotator.formats.alignment import Tokens
from annotator.formats.foreign import ForeignSet
from annotator.formats.iob import spans_of
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    numbered_lines,
    shown,
)
from annotator.formats.rebuilding import placed, rebuilt
from annotator.formats.sidecar import SIDECAR, Described, described, finished, sidecar_of
from annotator.formats.targets import FolderExport
from annotator.formats.text import title_of
from annotator.formats.token_fit import Fit, fit
from annotator.formats.writing import ExportItem, LossKind, LossSink, json_line, span_loss


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to write.

    Attributes:
        tokens: Their places in the text.
        first: Number of the first one among all tokens of the article.
    """

    tokens: tuple[TextRange, ...]
    first: int


class Rows:
    """An article cut into tokens and sentences.

    Args:
        own: Its annotation set.
    """

    def __init__(self, own: AnnotationSet) -> None:
        self._own = own
        self._text = own.article.text
        self._sentences = [
            tokens(self._text, sentence.begin, sentence.end)
            for paragraph in paragraphs(self._text)
            for sentence in sentences(self._text, paragraph.begin, paragraph.end)
        ]
        self.tokens = Tokens([token for sentence in self._sentences for token in sentence])

    def words(self, token: TextRange) -> str:
        """A token as it is written."""
        return token.covered_text(self._text)

    def fitting(self, layer: str, losses: LossSink) -> list[Span]:
        """The spans of a layer that are one stretch of whole tokens; the others are lost.

        Spans of every other layer are lost too.
        """
        found: list[Span] = []
        for span in self._own:
            if span.layer != layer:
                reason = Reason("this format holds the layer {layer} only; left out", layer=layer)
                losses.append(span_loss(LossKind.OTHER_LAYER, self._own.article, span, reason))
                continue
            fitted = fit(span.fragments, self._text, self._on_borders)
            lost = _obstacle(fitted, layer)
            if lost is None:
                found.append(span)
                if fitted.loose:
                    reason = Reason("white space at its edges belongs to no token; left out")
                    lost = (LossKind.WHITE_SPACE, reason)
            if lost is not None:
                losses.append(span_loss(lost[0], self._own.article, span, lost[1]))
        return found

    def indices(self, span: Span) -> range:
        """The tokens of a span that fits."""
        (inner,) = fit(span.fragments, self._text, self._on_borders).pieces
        found = self.tokens.aligned(inner)
        if found is None:
            raise ValueError(f"span {span.id} does not lie on tokens")
        return found

    def sentences(self, written: Sequence[range]) -> Iterator[Sentence]:
        """The sentences; where a span reaches over a border, there is none.

        Args:
            written: The tokens of each span that is written.
        """
        begins: list[int] = []
        count = 0
        for sentence in self._sentences:
            if sentence and not any(span.start < count < span.stop for span in written):
                begins.append(count)
            count += len(sentence)
        for begin, end in pairwise((*begins, count)):
            yield Sentence(self.tokens.ranges[begin:end], begin)

    def _on_borders(self, stretch: TextRange) -> bool:
        return self.tokens.aligned(stretch) is not None


def _obstacle(found: Fit, layer: str) -> tuple[LossKind, Reason] | None:
    if found.gaps:
        return LossKind.DISCONTINUOUS, Reason("it has gaps, and a row of tags has none; left out")
    if found.blank:
        return LossKind.WHITE_SPACE, Reason("it covers nothing but white space; left out")
    if found.cut:
        return (
            LossKind.CUT_TOKEN,
            Reason("it cuts a word; a tag of {layer} stands for whole ones; left out", layer=layer),
        )
    return None


def write_parts(
    export: FolderExport,
    items: Iterable[ExportItem],
    ending: str,
    lines: Callable[[AnnotationSet], Iterable[bytes]],
) -> None:
    """Write one file a part, and ``articles.jsonl``; articles nobody has begun are left out.

    Args:
        export: The folder.
        items: What to write.
        ending: Of the files, with the dot.
        lines: The rows of an annotation set.
    """
    with ExitStack() as stack:
        texts = stack.enter_context((export.folder / SIDECAR).open("wb"))
        streams: dict[str, BinaryIO] = {}
        documents: Counter[str] = Counter()
        for item in items:
            if item.own is None:
                continue
            export.counts.add(item)
            file = f"{item.part}{ending}"
            if file not in streams:
                streams[file] = stack.enter_context((export.folder / file).open("wb"))
            documents[file] += 1
            streams[file].writelines(lines(item.own))
            record = described(item, item.own, file, documents[file], with_text=True)
            texts.write(json_line(record.model_dump(mode="json")))


@dataclass(slots=True)
class Row:
    """A token as a file has it.

    Attributes:
        token: The word.
        tags: Its columns of tags.
        line: 1-based.
    """

    token: str
    tags: tuple[str, ...]
    line: int


@dataclass(slots=True)
class Document:
    """An article as a file has it.

    Attributes:
        sentences: Its rows.
        source: What the file says of where it comes from.
    """

    sentences: list[list[Row]] = field(default_factory=list)
    source: str = ""

    def add(self, row: Row, *, begins: bool) -> None:
        """Add a row, perhaps as the first of a sentence."""
        if begins or not self.sentences:
            self.sentences.append([])
        self.sentences[-1].append(row)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.sentences[0][0].line


def lines_of(path: Path, options: ReadOptions) -> Iterator[tuple[int, bool, str]]:
    """The lines that say anything: number, whether an empty one stands before, and text.

    Raises:
        FileReadError, FormatError: If it cannot be read, or is not in the encoding.
        SettingError: If there is no such encoding.
    """
    encoding = options.encoding or "utf-8"
    before = 0
    for number, line in numbered_lines(path):
        try:
            text = line.decode(encoding).rstrip("\r\n")
        except UnicodeDecodeError as error:
            reason = Reason(
                "is not in {encoding}; name its encoding with --encoding", encoding=encoding
            )
            raise FormatError(file=path, line=number, reason=reason) from error
        except LookupError as error:
            raise SettingError(
                option="--encoding", reason=Reason("there is no {encoding!r}.", encoding=encoding)
            ) from error
        if text.isspace():  # white space of Unicode that bytes do not know
            continue
        yield number, number > before + 1, text
        before = number


class Finished:
    """Makes articles of documents.

    Args:
        path: The file.
        options: How to read.
        source: Name of the format, for provenance.
    """

    def __init__(self, path: Path, options: ReadOptions, source: str) -> None:
        self._path = path
        self._options = options
        self._source = source
        self._texts = sidecar_of(path)

    def begun(self, number: int, document: Document) -> tuple[Started, list[list[TextRange]]]:
        """The text of a document, and where its tokens stand.

        Raises:
            FormatError: If the text beside is another one.
        """
        rows = [[row.token for row in sentence] for sentence in document.sentences]
        record = self._texts.get(number)
        notices: list[Notice] = []
        if record is not None and record.text is not None:
            text = NormalisedText(record.text).text
            try:
                places = placed(text, rows)
            except ValueError as error:
                reason = Reason(
                    "{error} in the text of document {number} in {sidecar}",
                    error=str(error),
                    number=number,
                    sidecar=SIDECAR,
                )
                raise FormatError(file=self._path, line=document.line, reason=reason) from error
        else:
            text, places = rebuilt(rows)
            template = "the text was rebuilt from its tokens; blanks are where rules put them"
            notices.append(
                Notice(NoticeKind.CHANGED, shown(self._path), template, line=document.line)
            )
        title = record.title if record else title_of(text)
        found = ForeignSet(
            text, shown(self._path), self._options, source=self._source, article=title
        )
        return Started(self._path, document, record, text, title, notices, found), places


@dataclass(frozen=True, slots=True)
class Started:
    """An article whose spans are being found.

    Attributes:
        found: Takes the spans.
    """

    path: Path
    document: Document
    record: Described | None
    text: str
    title: str
    notices: list[Notice]
    found: ForeignSet

    def tagged(
        self, places: Sequence[Sequence[TextRange]], column: int
    ) -> Iterator[tuple[str, tuple[int, int], int]]:
        """Label, place and line of each span that a column of tags says.

        Args:
            places: Where the tokens of each sentence stand.
            column: Which tags; -1 is the last.

        Raises:
            FormatError: If one is no tag.
        """
        for rows, row_places in zip(self.document.sentences, places, strict=True):
            try:
                found = list(spans_of([row.tags[column] for row in rows]))
            except ValueError as error:
                raise FormatError(file=self.path, line=rows[0].line, reason=str(error)) from error
            for indices, label in found:
                first, last = indices[0], indices[-1]
                place = (row_places[first].begin, row_places[last].end)
                yield label, place, rows[first].line

    def finished(self) -> SourceArticle:
        """The article.

        Raises:
            SettingError: If nobody says whose annotations they are.
        """
        record = self.record
        return SourceArticle(
            file=shown(self.path),
            line=self.document.line,
            title=self.title,
            text=self.text,
            id=record.id if record else None,
            language=record.language if record else None,
            source=self.document.source or shown(Path(self.path.name)),
            annotations=finished(self.found, record),
            notices=(*self.notices, *self.found.notices),
        )
