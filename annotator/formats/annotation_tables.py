"""Annotations as tables, one row each: what CSV and Excel hold, and how articles and sets come back out of them.

Four tables: ``articles``, ``sets`` (who annotated which article, and how far), ``spans``, and ``arguments`` (the roles). They hold all
there is, so nothing is lost. Lists and objects are JSON in their cells: ``5-8`` would become the fifth of August in a
spreadsheet. Columns that only help people (what a span covers, the label of an argument's head) are not read back, but
for ``text`` of a span, by which a place is found again if somebody has moved the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import FormatError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.provenance import Provenance
from annotator.domain.reason import Reason
from annotator.domain.span import AttributeValue, Span
from annotator.formats.foreign import ForeignSet
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import ReadOptions, SourceArticle, shown
from annotator.formats.records import moment, provenance_values
from annotator.formats.validation import first_fault
from annotator.formats.writing import ExportItem, pairs

_MADE: Final = ("origin", "by", "at", "rule", "score", "why", "suggestion")

ARTICLES: Final = "articles"
SETS: Final = "sets"
SPANS: Final = "spans"
ARGUMENTS: Final = "arguments"

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    ARTICLES: ("article", "title", "language", "source", "imported_at", "meta", "text"),
    SETS: ("article", "annotator", "pipeline", "status", "note", "decisions", "schema"),
    SPANS: (
        *("article", "annotator", "span", "layer", "label", "begin", "end", "fragments", "text"),
        *("attributes", "seen", "note", *_MADE),
    ),
    ARGUMENTS: (
        *("article", "annotator", "argument", "head", "head_label", "head_text", "role", "state"),
        *("filler", "filler_label", "filler_text", *_MADE),
    ),
}
"""The columns of each table, in order."""

Cell = str | int | float
Row = Mapping[str, str]
_T = TypeVar("_T")


def rows(item: ExportItem, schema: str, *, first: bool) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows of an article and one set of it: the table each belongs to, and its cells.

    Args:
        item: What is written.
        schema: Id and version of the schema, as ``news-de 1``.
        first: Whether no row of this article has been written yet.
    """
    article, own = item.article, item.own
    if first:
        told = (article.id, article.title, article.language, article.source)
        meta = _json(dict(article.meta))
        yield ARTICLES, (*told, moment(article.imported_at), meta, article.text)
    if own is None:
        return
    key = (article.id, own.annotator)
    decisions = _json(dict(sorted(own.decisions.items())))
    yield SETS, (*key, item.pipeline, own.status.value, own.note, decisions, schema)
    for span in own:
        yield SPANS, (*key, *_span_cells(span, article.text))
    for argument in own.arguments.values():
        head = own.spans[argument.head]
        filler = own.spans[argument.filler] if argument.filler else None
        yield (
            ARGUMENTS,
            (
                *(*key, argument.id, head.id, head.label, _covered(head, article.text)),
                *(argument.role, argument.state.value),
                *(
                    (filler.id, filler.label, _covered(filler, article.text))
                    if filler
                    else ("",) * 3
                ),
                *_made(argument.provenance),
            ),
        )


def _span_cells(span: Span, text: str) -> tuple[Cell, ...]:
    return (
        *(span.id, span.layer, span.label, span.begin, span.end),
        _json(pairs(span.fragments)) if len(span.fragments) > 1 else "",
        *(
            _covered(span, text),
            _json(span.attributes),
            "true" if span.seen else "false",
            span.note,
        ),
        *_made(span.provenance),
    )


def _made(provenance: Provenance) -> tuple[Cell, ...]:
    values = provenance_values(provenance)
    return tuple("" if values[name] is None else _cell(values[name]) for name in _MADE)


def _cell(value: object) -> Cell:
    return repr(value) if isinstance(value, float) else str(value)


def _covered(span: Span, text: str) -> str:
    return " ".join(part.covered_text(text) for part in span.fragments)


def _json(value: object) -> str:
    return orjson.dumps(value).decode() if value else ""


@dataclass(slots=True)
class _Own:
    """The rows of one set."""

    line: int
    row: Row
    spans: list[tuple[int, Row]] = field(default_factory=list)
    arguments: list[tuple[int, Row]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """A row, to name it in errors."""

    path: Path
    table: str
    line: int
    row: Row

    def wrong(self, reason: str) -> FormatError:
        return FormatError(
            file=shown(self.path),
            line=self.line,
            reason=Reason("{table}: {reason}", table=self.table, reason=reason),
        )

    def value(self, column: str, parse: Callable[[str], _T]) -> _T:
        """A cell.

        Raises:
            FormatError: If it cannot be parsed.
        """
        cell = self.row.get(column, "")
        try:
            return parse(cell)
        except orjson.JSONDecodeError as error:
            raise self.wrong(f"{column} {first_fault(error)}") from error
        except ValidationError as error:
            raise self.wrong(f"{column}: {first_fault(error)}") from error
        except ValueError as error:
            raise self.wrong(f"{cell[:40]!r} is no value for {column}") from error

    def text(self, column: str) -> str:
        """A cell that must say something."""
        if not self.row.get(column):
            raise self.wrong(f"{column} is empty")
        return self.row[column]


@dataclass(frozen=True, slots=True)
class Tables:
    """The four tables of a file or a folder.

    Attributes:
        paths: Where each lies, for errors.
        rows: Line or row, 1-based, and cells of each.
    """

    paths: Mapping[str, Path]
    rows: Mapping[str, Iterable[tuple[int, Row]]]

    def articles(self, options: ReadOptions, source: str) -> Iterator[SourceArticle]:
        """The articles with their sets, in the order of the articles.

        Args:
            options: Schema and mapping of labels.
            source: Name of the format, for provenance that says nothing.

        Raises:
            FormatError: If a row contradicts itself or another one; names file and line.
        """
        sets = self._sets()
        seen: set[str] = set()
        for line, row in self.rows[ARTICLES]:
            place = _Place(self.paths[ARTICLES], ARTICLES, line, row)
            name = place.text("article")
            if name in seen:
                raise place.wrong(f"article {name!r} is there twice")
            seen.add(name)
            for own in sets.pop(name, {}).values() or (None,):
                yield self._article(place, own, options, source)
        for name, owns in sets.items():
            first = next(iter(owns.values()))
            place = _Place(self.paths[SETS], SETS, first.line, first.row)
            raise place.wrong(f"there is no article {name!r} in the table of articles")

    def _sets(self) -> dict[str, dict[str, _Own]]:
        found: dict[str, dict[str, _Own]] = {}
        for line, row in self.rows[SETS]:
            place = _Place(self.paths[SETS], SETS, line, row)
            owns = found.setdefault(place.text("article"), {})
            if place.text("annotator") in owns:
                raise place.wrong(f"{row['annotator']} has two sets of article {row['article']!r}")
            owns[row["annotator"]] = _Own(line, row)
        for table in (SPANS, ARGUMENTS):
            for line, row in self.rows[table]:
                place = _Place(self.paths[table], table, line, row)
                own = found.get(place.text("article"), {}).get(place.text("annotator"))
                if own is None:
                    reason = Reason(
                        "the table of sets has none of {annotator} for article {article!r}",
                        annotator=row["annotator"],
                        article=row["article"],
                    )
                    raise place.wrong(reason)
                (own.spans if table == SPANS else own.arguments).append((line, row))
        return found

    def _article(
        self, place: _Place, own: _Own | None, options: ReadOptions, source: str
    ) -> SourceArticle:
        file = shown(place.path)
        raw = NormalisedText(place.text("text"), keep_controls=True)
        title = place.row.get("title", "")
        annotations, notices = None, raw.notices(file, place.line, title)
        if own is not None:
            found = ForeignSet(raw.text, file, options, source=source, article=title)
            annotations = self._own(own, raw, found)
            notices = (*notices, *found.notices)
        return SourceArticle(
            file=file,
            line=place.line,
            title=title,
            text=raw.text,
            id=ArticleId(place.row["article"]),
            language=place.row.get("language") or None,
            source=place.row.get("source", ""),
            meta=place.value("meta", _META),
            imported_at=place.value("imported_at", _moment),
            annotations=annotations,
            notices=notices,
        )

    def _own(self, own: _Own, raw: NormalisedText, found: ForeignSet) -> Any:  # noqa: ANN401 - SourceSet
        place = _Place(self.paths[SETS], SETS, own.line, own.row)
        spans: dict[str, Span] = {}
        unseen: set[str] = set()
        for line, row in own.spans:
            at = _Place(self.paths[SPANS], SPANS, line, row)
            span = _taken(at, raw, found)
            if row.get("span") and span is not None:
                spans.setdefault(row["span"], span)
            if span is not None and not at.value("seen", _seen):
                unseen.add(span.id)
        for line, row in own.arguments:
            at = _Place(self.paths[ARGUMENTS], ARGUMENTS, line, row)
            found.add_argument(
                at.text("role"),
                spans.get(at.text("head")),
                spans.get(row.get("filler", "")),
                id=row.get("argument") or None,
                state=at.value("state", lambda cell: RoleState(cell or RoleState.MARKED)),
                provenance=_provenance(at),
                line=line,
            )
        made = found.finished(
            AnnotatorId(own.row["annotator"]),
            pipeline=own.row.get("pipeline", ""),
            status=place.value("status", lambda cell: Status(cell or Status.STARTED)),
            note=own.row.get("note", ""),
        )
        return replace(
            made,
            spans=tuple(
                span.model_copy(update={"seen": False}) if span.id in unseen else span
                for span in made.spans
            ),
            decisions=place.value("decisions", _DECISIONS),
            schema=own.row.get("schema", ""),
        )


def _taken(at: _Place, raw: NormalisedText, found: ForeignSet) -> Span | None:
    begin, end = at.value("begin", int), at.value("end", int)
    ranges = at.value("fragments", _FRAGMENTS) or [(begin, end)]
    if (ranges[0][0], ranges[-1][1]) != (begin, end):
        raise at.wrong(f"begin and end say {begin}–{end}, fragments something else")
    try:
        moved = [(raw.offset(first), raw.offset(last)) for first, last in ranges]
    except ValueError as error:
        raise at.wrong(str(error)) from error
    return found.add_span(
        at.text("label"),
        moved,
        layer=at.row.get("layer") or None,
        covered=at.row.get("text") or None,
        id=at.row.get("span") or None,
        attributes=at.value("attributes", _ATTRIBUTES),
        provenance=_provenance(at),
        note=at.row.get("note", ""),
        line=at.line,
    )


def _provenance(at: _Place) -> Provenance | None:
    said = {name: at.row[name] for name in _MADE if at.row.get(name)}
    return (
        at.value("origin", lambda _: Provenance.model_validate(said)) if "origin" in said else None
    )


def _seen(cell: str) -> bool:
    return (
        {"": True, "true": True, "false": False}[cell.lower()]
        if cell.lower() in {"", "true", "false"}
        else bool(int(cell))
    )


def _moment(cell: str) -> datetime | None:
    found = datetime.fromisoformat(cell) if cell else None
    if found is not None and found.tzinfo is None:
        raise ValueError("a time without its zone")
    return found


def _reads(kind: Any, empty: Callable[[], Any]) -> Callable[[str], Any]:  # noqa: ANN401 - a type
    adapter = TypeAdapter(kind)
    return lambda cell: adapter.validate_python(orjson.loads(cell)) if cell else empty()


_META: Final = _reads(dict[str, Any], dict)
_FRAGMENTS: Final = _reads(list[tuple[int, int]], list)
_ATTRIBUTES: Final = _reads(dict[str, AttributeValue], dict)
_DECISIONS: Final = _reads(dict[str, Verdict], dict)
