"""Whether the tables around the annotations hold what they say: times, places in texts, and what is kept as JSON.

Which tables there are is read from their definitions, so that one that is added later is checked without a word here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Table

from annotator.domain.changes import Action
from annotator.domain.errors import AnnotatorError
from annotator.storage.copying import pages, tables
from annotator.storage.gold_decisions import SqlGoldDecisions
from annotator.storage.link import Link
from annotator.storage.reviews import SqlReviews
from annotator.storage.schemas import SqlSchemas
from annotator.storage.values import day_of, time_of

_DAYS = frozenset({"due"})
_VOCABULARIES = {"change_log": {"action": [each.value for each in Action]}}
"""Columns of a few words that no condition of the tables holds to them."""
_DISTINCT = 'SELECT DISTINCT "{column}" FROM "{table}"'
_SHOWN = 40
# Checked with the annotations they belong to.
_ELSEWHERE = frozenset({"spans", "articles"})
_OUTSIDE = """
SELECT count(*) FROM "{table}" t JOIN articles a ON a.seq = t.article
WHERE t."begin" < 0 OR t."begin" > t."end" OR t."end" > a.length"""
_ASTRAY = """
SELECT s.name FROM review_samples s
WHERE s.locked <> coalesce((SELECT g.locks FROM review_signatures g WHERE g.sample = s.id
  ORDER BY g.seq DESC LIMIT 1), 0) ORDER BY s.name"""
_IGNORED = """
SELECT count(*) FROM findings f WHERE f.ignored <> (SELECT count(*) FROM finding_remarks r
  WHERE r.article = f.article AND r.annotator = f.annotator AND r.rule = f.rule
    AND r.about = f.about AND r.role = f.role AND r.reason IS NOT NULL)"""
_AHEAD = """
SELECT count(*) FROM {table} c JOIN annotation_sets s
  ON s.article = c.article AND s.annotator = c.annotator WHERE c.rev > s.rev"""


def problems_of_tables(link: Link) -> Iterator[str]:
    """What is wrong, each as a sentence."""
    for table in tables():
        yield from _times(link, table)
        yield from _words(link, table)
        columns = table.columns.keys()
        if {"article", "begin", "end"} <= set(columns) and table.name not in _ELSEWHERE:
            (count,) = link.row(_OUTSIDE.format(table=table.name))
            if count:
                yield f"Table {table.name}: {count} places do not lie in their text"
    yield from _kept(link)
    for (name,) in link.rows(_ASTRAY):
        yield f"Sample {name}: whether it is locked is not what was signed last"
    for sql, what in (
        (_IGNORED, "findings: whether they are ignored is not what was said about them"),
        (_AHEAD.format(table="checked_sets"), "sets were checked in a state that is still to come"),
        (_AHEAD.format(table="review_frames"), "sets were drawn in a state that is still to come"),
    ):
        (count,) = link.row(sql)
        if count:
            yield f"{count} {what}"


def _times(link: Link, table: Table) -> Iterator[str]:
    """Times that are none."""
    readers: dict[int, Callable[[str], object]] = {}
    for place, column in enumerate(table.columns):
        if column.name == "at" or column.name.endswith("_at"):
            readers[place] = time_of
        elif column.name in _DAYS:
            readers[place] = day_of
    if not readers:
        return
    wrong = sum(
        not _is_read(read, row[place])
        for page in pages(link, table)
        for row in page
        for place, read in readers.items()
    )
    if wrong:
        yield f"Table {table.name}: {wrong} times cannot be read"


def _words(link: Link, table: Table) -> Iterator[str]:
    """Values that are none of those a column may have."""
    for column, known in _VOCABULARIES.get(table.name, {}).items():
        found = {
            str(word) for (word,) in link.rows(_DISTINCT.format(column=column, table=table.name))
        }
        for word in sorted(found - set(known)):
            yield f"Table {table.name}: {word[:_SHOWN]!r} is no {column}"


def _is_read(read: Callable[[str], object], value: object) -> bool:
    if value is None:
        return True
    try:
        read(str(value))
    except ValueError:
        return False
    return True


def _kept(link: Link) -> Iterator[str]:
    """What cannot be read back by those who use it."""
    reviews = SqlReviews(link)

    def judged() -> None:
        for sample in reviews.samples():
            reviews.items(sample.id)
            reviews.judgements(sample.id)

    for what, read in (
        ("The schema versions", lambda: list(SqlSchemas(link).versions())),
        ("The decisions of curators", SqlGoldDecisions(link).all),
        ("The queue of curators", lambda: SqlGoldDecisions(link).cases(open_only=False)),
        ("The queue of curators", SqlGoldDecisions(link).articles),
        ("The samples of reviewers", judged),
    ):
        try:
            read()
        except (AnnotatorError, ValueError, KeyError, TypeError) as error:
            yield f"{what} cannot be read: {error}"
