"""GermEval 2014 TSV: number, token, outer and inner tag, tab-separated; a comment with the source before each article.

    #	1f3a Die SPD-Chefin
    1	Die	O	O
    2	SPD-Chefin	B-ORGpart	O

Two levels: where entities overlap, the longest is outer, the longest of those that gave way inner. The attribute
``form`` of an entity is the ending of its tag: ``adjective`` is ``deriv``, ``part`` is ``part``. Source: Benikova et al. 2014.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.formats.flat_entities import flattened
from annotator.formats.iob import Tagged, spans_of, tags
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.sample import Sample
from annotator.formats.tagged_rows import (
    Document,
    Finished,
    Row,
    Rows,
    Started,
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

FORM: Final = "form"
_ENDINGS: Final = {"adjective": "deriv", "part": "part"}
_COLUMNS = 4


class GermevalReader:
    """Reads GermEval 2014 TSV; an article begins where the comment says another source."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line is no row, a tag is none, or a text beside does not fit.
        """
        finished = Finished(path, options, "germeval")
        number = 0
        for number, document in enumerate(_documents(path, options), start=1):
            started, places = finished.begun(number, document)
            for column in (0, 1):
                for label, place, line in started.tagged(places, column):
                    _take(started, label, place, options, line)
            yield started.finished()
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


class GermevalExporter(FolderExporter):
    """Writes a folder: one file a part, and the texts."""

    name: str = "germeval"

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write ``train.tsv`` and so on, or ``gold.tsv``; articles nobody has begun are left out.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        with export_folder(self.name, job, losses) as export:
            write_parts(export, items, ".tsv", lambda own: _lines(own, job, losses))
        return export.manifest


def is_germeval(sample: Sample) -> bool:
    """Whether its first rows are numbered tokens with two columns of tags."""
    row = next((line for line in sample.lines if line.strip() and not line.startswith("#")), "")
    columns = row.split("\t")
    if len(columns) != _COLUMNS or not columns[0].isdecimal():
        return False
    try:
        return list(spans_of(columns[2:3])) is not None and list(spans_of(columns[3:])) is not None
    except ValueError:
        return False


def _documents(path: Path, options: ReadOptions) -> Iterator[Document]:
    document = Document()
    for line, follows_blank, text in lines_of(path, options):
        if text.startswith("#"):
            source = text[1:].strip()
            if document.sentences and source != document.source:
                yield document
                document = Document()
            document.source = source
            continue
        columns = text.split("\t")
        if len(columns) != _COLUMNS or not columns[0].isdecimal() or not columns[1].strip():
            reason = Reason(
                "is no row of number, token, outer and inner tag with tabs between them"
            )
            raise FormatError(file=path, line=line, reason=reason)
        begins = follows_blank or columns[0] == "1"
        document.add(Row(columns[1].strip(), tuple(columns[2:]), line), begins=begins)
    if document.sentences:
        yield document


def _take(
    started: Started, label: str, place: tuple[int, int], options: ReadOptions, line: int
) -> None:
    """Take in a span; an ending of its tag that nobody has mapped is an attribute."""
    attributes = {}
    if label not in options.labels and not _knows(options.schema, label):
        for form, ending in _ENDINGS.items():
            if label.endswith(ending):
                label, attributes = label.removesuffix(ending), {FORM: form}
                break
    started.found.add_span(label, [place], attributes=attributes, line=line)


def _knows(schema: Schema | None, label: str) -> bool:
    return schema is not None and any(label in layer.labels for layer in schema.layers.values())


def _lines(own: AnnotationSet, job: ExportJob, losses: Losses) -> Iterator[bytes]:
    layer = entity_layer(job.schema, job.layers) or ""
    rows = Rows(own)
    outer, rest = flattened(rows.fitting(layer, losses))
    inner, gave_way = flattened(span for span, _ in rest)
    for span, winner in gave_way:
        reason = Reason(
            "gives way to “{covered}” ({label}): there are two levels",
            covered=own.covered_text(winner),
            label=winner.label,
        )
        losses.append(span_loss(LossKind.GAVE_WAY, own.article, span, reason))
    lose_details(own, (*outer, *inner), losses, attributes={FORM})
    for span in (*outer, *inner):
        form = str(span.attributes.get(FORM, ""))
        if form and form not in _ENDINGS:
            reason = Reason(
                "the attribute {name} ({value}) has no ending in this format; left out",
                name=FORM,
                value=form,
            )
            losses.append(span_loss(LossKind.ATTRIBUTE, own.article, span, reason))
    levels = [[_tagged(rows, span) for span in level] for level in (outer, inner)]
    columns = [tags(len(rows.tokens), level) for level in levels]
    name = " ".join(f"{own.article.id} {own.article.title}".split())
    yield f"#\t{name}\n".encode()
    for sentence in rows.sentences([places for level in levels for places, _ in level]):
        for place, token in enumerate(sentence.tokens, start=sentence.first):
            cells = (
                str(place - sentence.first + 1),
                rows.words(token),
                *(c[place] for c in columns),
            )
            yield ("\t".join(cells) + "\n").encode()
        yield b"\n"


def _tagged(rows: Rows, span: Span) -> Tagged:
    ending = _ENDINGS.get(str(span.attributes.get(FORM)), "")
    return rows.indices(span), f"{span.label}{ending}"
