"""CoNLL-2003: one token a line, four columns, an empty line after each sentence, ``-DOCSTART-`` before each article.

    -DOCSTART- -X- O O

    Die -X- _ O
    SPD -X- _ B-ORG

Written as IOB2 (``conll``) or, as the shared task had it, IOB1 (``conll-iob1``); any scheme is read. Flat: of entities that
overlap the longest stays; nothing but the entity layer has a place. Source: Tjong Kim Sang and De Meulder 2003.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.flat_entities import flattened
from annotator.formats.iob import Scheme, spans_of, tags
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.sample import Sample
from annotator.formats.tagged_rows import (
    Document,
    Finished,
    Row,
    Rows,
    lines_of,
    write_parts,
)
from annotator.formats.targets import FolderExporter, export_folder
from annotator.formats.training import entity_layer
from annotator.formats.writing import (
    ExportItem,
    ExportJob,
    Losses,
    LossKind,
    lose_details,
    span_loss,
)

_START: Final = "-DOCSTART-"
_NO_CHUNK: Final = "_"
"""What tokens have for a chunk here, and what tells one that reads ``-DOCSTART-`` from a beginning."""
_FEWEST = 2


class ConllReader:
    """Reads rows of two or more columns: the first is the token, the last its tag."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles; a file without ``-DOCSTART-`` is one.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line is no row, a tag is none, or a text beside does not fit.
        """
        finished = Finished(path, options, "conll")
        number = 0
        for number, document in enumerate(_documents(path, options), start=1):
            started, places = finished.begun(number, document)
            for label, place, line in started.tagged(places, -1):
                started.found.add_span(label, [place], line=line)
            yield started.finished()
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


class ConllExporter(FolderExporter):
    """Writes a folder: one file a part, and the texts.

    Args:
        scheme: How spans begin.
    """

    def __init__(self, scheme: Scheme = Scheme.IOB2) -> None:
        self._scheme = scheme
        self.name: str = "conll" if scheme is Scheme.IOB2 else "conll-iob1"

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write ``train.conll`` and so on, or ``gold.conll``; articles nobody has begun are left out.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        with export_folder(self.name, job, losses) as export:
            write_parts(export, items, ".conll", lambda own: _lines(own, job, self._scheme, losses))
            export.more["scheme"] = self._scheme.value
        return export.manifest


def is_conll(sample: Sample) -> bool:
    """Whether its first line is a row whose last column is a tag."""
    columns = sample.first_line.split()
    if columns[:1] == [_START]:
        return True
    try:
        return len(columns) >= _FEWEST and list(spans_of(columns[-1:])) is not None
    except ValueError:
        return False


def _documents(path: Path, options: ReadOptions) -> Iterator[Document]:
    document = Document()
    columns = 0
    for line, follows_blank, text in lines_of(path, options):
        parts = text.split()
        if parts[0] == _START and _NO_CHUNK not in parts:
            if document.sentences:
                yield document
            document = Document()
            continue
        columns = columns or len(parts)
        if len(parts) != columns or columns < _FEWEST:
            reason = Reason(
                "has {parts} columns, the lines before have {columns}",
                parts=len(parts),
                columns=columns,
            )
            if columns < _FEWEST:
                reason = Reason("has one column; a token and its tag are needed")
            raise FormatError(file=path, line=line, reason=reason)
        document.add(Row(parts[0], tuple(parts[1:]), line), begins=follows_blank)
    if document.sentences:
        yield document


def _lines(own: AnnotationSet, job: ExportJob, scheme: Scheme, losses: Losses) -> Iterator[bytes]:
    layer = entity_layer(job.schema, job.layers) or ""
    rows = Rows(own)
    kept, gave_way = flattened(rows.fitting(layer, losses))
    for span, winner in gave_way:
        reason = Reason(
            "gives way to “{covered}” ({label}), which overlaps it",
            covered=own.covered_text(winner),
            label=winner.label,
        )
        losses.append(span_loss(LossKind.GAVE_WAY, own.article, span, reason))
    lose_details(own, kept, losses)
    spans = [(rows.indices(span), span.label) for span in kept]
    column = tags(len(rows.tokens), spans, scheme)
    yield f"{_START} -X- O O\n\n".encode()
    for sentence in rows.sentences([places for places, _ in spans]):
        for place, token in enumerate(sentence.tokens, start=sentence.first):
            yield f"{rows.words(token)} -X- {_NO_CHUNK} {column[place]}\n".encode()
        yield b"\n"
