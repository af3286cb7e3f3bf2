"""Whether a corpus is what it says it is: every promise of the tables checked against the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article, text_hash
from annotator.domain.errors import CorpusDamagedError, DomainError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId
from annotator.domain.ports import LogKind
from annotator.domain.schema import Schema
from annotator.storage.errors import plain_verdict
from annotator.storage.history import SqlHistory
from annotator.storage.link import Link
from annotator.storage.mapping import ARTICLE_COLUMNS, to_article
from annotator.storage.open_counts import count_open
from annotator.storage.queue_order import near_done_of
from annotator.storage.schemas import SqlSchemas
from annotator.storage.sets import load_set
from annotator.storage.text_index import is_indexed_as
from annotator.storage.verification_tables import problems_of_tables

_PAGE = 200
_ARTICLES = f"""
SELECT a.seq, a.sha256, a.length, a.suggestion_count, t.text, {", ".join(f"a.{name}" for name in ARTICLE_COLUMNS.split(", "))}
FROM articles a LEFT JOIN article_texts t ON t.article = a.seq
WHERE a.seq > ? AND a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
ORDER BY a.seq LIMIT ?"""  # noqa: S608 - a constant
_SETS = "SELECT annotator, open_suggestions FROM annotation_sets WHERE article = ?"
_LOGGED = "SELECT DISTINCT annotator FROM change_log WHERE article = ?"
_STEPS = "SELECT seq, state FROM undo_steps WHERE article = ? AND annotator = ? ORDER BY seq"
_STATUS_RECOUNT = """
SELECT s.annotator, a.import_id, s.status, count(*) FROM annotation_sets s
JOIN articles a ON a.seq = s.article WHERE s.status <> 'new' GROUP BY 1, 2, 3
EXCEPT SELECT annotator, import_id, status, articles FROM status_counts WHERE articles > 0"""
_STATUS_SURPLUS = """
SELECT annotator, import_id, status, articles FROM status_counts WHERE articles > 0
EXCEPT SELECT s.annotator, a.import_id, s.status, count(*) FROM annotation_sets s
JOIN articles a ON a.seq = s.article WHERE s.status <> 'new' GROUP BY 1, 2, 3"""
_IMPORT_RECOUNT = """
SELECT i.id FROM imports i WHERE i.articles <>
  (SELECT count(*) FROM articles a WHERE a.import_id = i.id)"""

_GROUPS = "SELECT DISTINCT kin FROM articles WHERE kin <> seq ORDER BY kin"
_NEAR = "SELECT annotator, article, done FROM near_done"


def problems_of(link: Link) -> Iterator[str]:
    """What is wrong, each as a sentence; nothing is changed.

    Checked are the structure of the database and its references, the text index, that every text has its
    hash and length, every span lies in its text and has a label of the schema, every counter equals
    a recount, that the change log, replayed from the beginning, gives the stored annotations and undo
    steps, and that what is kept around them – findings, decisions of curators, reviews, questions – can be read
    and lies in the texts.
    """
    try:
        yield from _database(link)
        schema = SqlSchemas(link).current()
        for row in _pages(link):
            yield from _article(link, row, schema)
        yield from _counters(link)
        yield from _alike(link)
        yield from problems_of_tables(link)
    except CorpusDamagedError as error:
        yield str(error)


def _database(link: Link) -> Iterator[str]:
    if link.dialect != "sqlite":
        # A server checks references with every write, and its pages are the business of who runs it.
        return
    for (verdict,) in link.rows("PRAGMA integrity_check(20)"):
        if verdict != "ok":
            yield f"Database: {plain_verdict(verdict)}"
    for table, row, parent, _ in link.rows("PRAGMA foreign_key_check"):
        yield f"Database: row {row} of {table} refers to something in {parent} that is not there"


def _pages(link: Link) -> Iterator[Any]:
    last = 0
    while page := link.rows(_ARTICLES, (last, _PAGE)):
        last = page[-1][0]
        yield from page


def _article(link: Link, row: Any, schema: Schema) -> Iterator[str]:  # noqa: ANN401 - a tuple of whatever the columns hold
    seq, sha256, length, suggested, text = row[:5]
    name = f"Article {row[5]}"
    if text is None or len(text) != length or text_hash(text) != sha256:
        yield f"{name}: its text is not the one that was imported"
        return
    try:
        article = to_article(row[5:], text)
    except ValueError as error:
        yield f"{name}: {error}"
        return
    if not is_indexed_as(link, seq, article.title, text):
        yield f"{name}: it is not found by its words"
    sets = dict(link.rows(_SETS, (seq,)))
    logged = {annotator for (annotator,) in link.rows(_LOGGED, (seq,))}
    for who in sorted(logged | sets.keys(), key=str):
        if not isinstance(who, str):
            yield f"{name}: {who!r} is no name of an annotator"
            continue
        annotator = AnnotatorId(who)
        place = f"{name}, annotations of {annotator}"
        try:
            stored = load_set(link, seq, article, annotator)
        except CorpusDamagedError as error:
            yield str(error)
            continue
        yield from (f"{place}: {problem}" for problem in _labels(stored, schema))
        if annotator == SUGGESTIONS:
            if len(stored) != suggested:
                yield f"{place}: {suggested} are counted, but there are {len(stored)}"
            continue
        if count_open(link, seq, annotator) != sets.get(annotator):
            yield f"{place}: the number of open suggestions is wrong"
        yield from (f"{place}: {problem}" for problem in _replay(link, seq, article, stored))


def _labels(stored: AnnotationSet, schema: Schema) -> Iterator[str]:
    for span in stored:
        layer = schema.layers.get(span.layer)
        if layer is None or span.label not in layer.labels:
            yield f"span {span.id} has the label {span.label} of layer {span.layer}, unknown here"
    for argument in stored.arguments.values():
        head = stored.spans[argument.head]
        layer = schema.layers.get(head.layer)
        if layer is not None and argument.role not in layer.roles:
            yield f"argument {argument.id} has the role {argument.role}, unknown here"


def _replay(link: Link, seq: int, article: Article, stored: AnnotationSet) -> Iterator[str]:
    replayed = AnnotationSet(article=article, annotator=stored.annotator)
    applied: list[int] = []
    undone: list[int] = []
    for entry in SqlHistory(link).entries(article.id, stored.annotator):
        try:
            replayed = replayed.apply(entry.change_set)
        except DomainError as error:
            yield f"entry {entry.seq} of the change log does not fit those before it ({error})"
            return
        match entry.kind:
            case LogKind.DO:
                applied.append(entry.seq)
                undone.clear()
            case LogKind.UNDO if applied:
                undone.append(applied.pop())
            case LogKind.REDO if undone:
                applied.append(undone.pop())
    if _state(replayed) != _state(stored):
        yield "they are not what the change log says"
    steps = dict.fromkeys(applied, "applied") | dict.fromkeys(undone, "undone")
    if steps != dict(link.rows(_STEPS, (seq, AnnotatorId(stored.annotator)))):
        yield "what can be undone is not what the change log says"


def _state(annotations: AnnotationSet) -> tuple[object, ...]:
    return (
        annotations.status,
        annotations.spans,
        annotations.arguments,
        annotations.decisions,
        annotations.note,
    )


def _counters(link: Link) -> Iterator[str]:
    wrong = {row[:3] for row in (*link.rows(_STATUS_RECOUNT), *link.rows(_STATUS_SURPLUS))}
    for annotator, import_id, status in sorted(wrong, key=str):  # a damaged number may be a word
        yield f"The number of {status} articles of {annotator} in import {import_id} is wrong"
    for (import_id,) in link.rows(_IMPORT_RECOUNT):
        yield f"The number of articles of import {import_id} is wrong"


def _alike(link: Link) -> Iterator[str]:
    due = {row for (group,) in link.rows(_GROUPS) for row in near_done_of(link, group)}
    noted = {tuple(row) for row in link.rows(_NEAR)}
    for annotator, article, _ in sorted(due ^ noted, key=str):
        yield f"Which articles are like finished ones of {annotator} is wrong for article row {article}"
