"""Rows for numbers about the work on a corpus, read in bulk."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from annotator.domain.changes import Action
from annotator.domain.dashboard import (
    ArticleFact,
    DecisionFact,
    FindingFact,
    GivenFact,
    LogFact,
    SetFact,
    SpanFact,
)
from annotator.domain.ids import GOLD, SUGGESTIONS
from annotator.storage.link import Link
from annotator.storage.values import days, made_of, object_of, seconds, times

_VISIBLE = "a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')"
_ARTICLES = f"""
SELECT a.seq, a.id, a.title, a.sha256, a.length, coalesce(a.suggestion_source, '') FROM articles a
WHERE {_VISIBLE} ORDER BY a.import_id, a.seq"""  # noqa: S608 - a constant
_SETS = "SELECT article, annotator, status, rev FROM annotation_sets"
_GIVEN = """
SELECT s.article, s.annotator, s.batch, b.due FROM assignments s JOIN batches b ON b.name = s.batch"""
_BATCHES = "SELECT name FROM batches ORDER BY made_at, name"
_THESE = "article BETWEEN ? AND ?"
# One row for a set in place of sixty: making rows costs more than reading them. What is joined here holds no line break,
# and all that is joined over the same rows is in the same order.
_SPANS = f"""
SELECT article, annotator, string_agg(layer || '|' || label, '\n'), string_agg(
  CASE WHEN {{place}}(provenance, '"suggestion":"') > 0 AND {{place}}(provenance, '"at":"') > 0
  THEN substr(provenance, {{place}}(provenance, '"at":"') + 6, 32) END, '\n')
FROM spans WHERE {_THESE} AND annotator <> ? GROUP BY article, annotator"""  # noqa: S608 - a constant
_SUGGESTED = f"""
SELECT article, string_agg(layer || '|' || label || '|'
  || CASE WHEN fragments <> '' THEN fragments ELSE "begin" || '-' || "end" END, '\n'),
  string_agg(CASE WHEN {{place}}(provenance, ',"score":') > 0
  THEN substr(provenance, 1, {{place}}(provenance, ',"score":') - 1) || '}}}}' ELSE provenance END, '\n')
FROM spans WHERE {_THESE} AND annotator = ? GROUP BY article"""  # noqa: S608 - a constant
_DECISIONS = f"""
SELECT article, annotator, string_agg(signature, '\n'), string_agg(verdict, '\n')
FROM decisions WHERE {_THESE} GROUP BY article, annotator"""  # noqa: S608 - a constant
_LOG = """
SELECT article, annotator, string_agg("at", ','),
  max(CASE WHEN action = ? AND kind <> 'undo' THEN "at" END)
FROM change_log
WHERE seq > ? AND seq <= ? AND annotator NOT IN (?, ?) AND action NOT IN (?, ?)
GROUP BY article, annotator"""
_PLACE = {"sqlite": "instr", "postgresql": "strpos"}
_TIME = re.compile(r'^[^"\n]+', re.MULTILINE)
_LOG_END = "SELECT coalesce(max(seq), 0) FROM change_log"
_FINDINGS = """
SELECT article, annotator, rule, severity, count(*) FROM findings WHERE ignored = 0
GROUP BY article, annotator, rule, severity"""
_UNCHECKED = """
SELECT count(*) FROM annotation_sets s
LEFT JOIN checked_sets c ON c.article = s.article AND c.annotator = s.annotator AND c.rev = s.rev
WHERE s.annotator <> ? AND c.rev IS NULL"""
_LOG_PAGE = 50_000


class SqlDashboard:
    """``DashboardRepository`` on a link."""

    def __init__(self, link: Link) -> None:
        self._link = link
        place = _PLACE[link.dialect]
        self._spans, self._suggested = (sql.format(place=place) for sql in (_SPANS, _SUGGESTED))

    def articles(self) -> Sequence[ArticleFact]:
        """All articles in the order of import."""
        return [ArticleFact(*row) for row in self._link.rows(_ARTICLES)]

    def sets(self) -> Sequence[SetFact]:
        """All sets."""
        return [SetFact(*row) for row in self._link.rows(_SETS)]

    def given(self) -> Sequence[GivenFact]:
        """All assignments."""
        return [
            GivenFact(article, who, batch, _DUE.of(due, self._link.corpus, batch) if due else None)
            for article, who, batch, due in self._link.rows(_GIVEN)
        ]

    def batches(self) -> Sequence[str]:
        """Names of the batches, oldest first."""
        return [name for (name,) in self._link.rows(_BATCHES)]

    def spans(self, articles: Collection[int]) -> Iterator[SpanFact]:
        """The spans of all people and of the gold on these articles, set by set."""
        for article, who, kinds, made in self._some(self._spans, articles, SUGGESTIONS):
            counted = {_kind(kind): number for kind, number in Counter(kinds.split("\n")).items()}
            yield article, who, counted, self._accepted(article, made) if made else ()

    def decisions(self, articles: Collection[int]) -> Iterator[DecisionFact]:
        """What was decided about suggestions of these articles, set by set."""
        makers: dict[int, dict[str, str]] = {}
        for article, signatures, made in self._some(self._suggested, articles, SUGGESTIONS):
            makers[article] = dict(zip(signatures.split("\n"), made.split("\n"), strict=True))
        nothing: dict[str, str] = {}
        for article, who, signed, verdicts in self._some(_DECISIONS, articles):
            signatures = signed.split("\n")
            made_by = map(makers.get(article, nothing).get, signatures)
            kinds = [each[: each.rindex("|")] for each in signatures]
            counted = Counter(zip(made_by, kinds, verdicts.split("\n"), strict=True))
            found: Counter[tuple[str, str, str, str, str]] = Counter()
            for (made, kind, verdict), number in counted.items():
                found[
                    *(("", "") if made is None else self._maker(made, article)),
                    *_kind(kind),
                    verdict,
                ] += number
            yield article, who, found

    def log(self, after: int, to: int) -> Iterator[LogFact]:
        """The change log of people after an entry, up to another one; what is older comes first."""
        others = (SUGGESTIONS, GOLD, Action.IMPORT.value, Action.MIGRATE_SCHEMA.value)
        for begin in range(after, to, _LOG_PAGE):
            page = (Action.FINISH.value, begin, min(begin + _LOG_PAGE, to))
            for article, who, made, finished in self._link.rows(_LOG, (*page, *others)):
                corpus = self._link.corpus
                last = None if finished is None else _AT.of(finished, corpus, article).timestamp()
                yield article, who, _DONE.of(made.split(","), corpus, article), last

    def log_end(self) -> int:
        """The number of the newest entry; 0: there is none."""
        return int(self._link.row(_LOG_END)[0])

    def findings(self) -> Sequence[FindingFact]:
        """Open findings, as far as was checked."""
        return [FindingFact(*row) for row in self._link.rows(_FINDINGS)]

    def unchecked(self) -> int:
        """How many sets were changed since they were checked, or never were."""
        return int(self._link.row(_UNCHECKED, (SUGGESTIONS,))[0])

    def _accepted(self, article: int, made: str) -> array[float]:
        """When suggestions were accepted."""
        return _ACCEPTED.of(_TIME.findall(made), self._link.corpus, article)

    def _maker(self, provenance: str, article: int) -> tuple[str, str]:
        """Pipeline and rule of a suggestion."""
        return _MAKER.of(provenance, self._link.corpus, article)

    def _some(self, sql: str, articles: Collection[int], *more: str) -> Iterable[Any]:
        """Rows about these articles: read as a range, of which what is not asked for is left out."""
        if not articles:
            return ()
        wanted = frozenset(articles)
        first, last = min(wanted), max(wanted)
        rows = self._link.rows(sql, (first, last, *more))
        return rows if last - first < len(wanted) else [row for row in rows if row[0] in wanted]


@lru_cache(maxsize=1 << 10)
def _kind(joined: str) -> tuple[str, str]:
    """Layer and label."""
    layer, _, label = joined.partition("|")
    return layer, label


@lru_cache(maxsize=1 << 14)
def _maker_of(provenance: str) -> tuple[str, str]:
    """Pipeline and rule of a suggestion, whose provenance may end before the score."""
    made = object_of(provenance)
    return made["by"], made.get("rule") or made["by"]


_AT = times("change_log", "at")
_DUE = days("batches", "due")
_DONE = seconds("change_log", "at")
_ACCEPTED = seconds("spans", "provenance")
_MAKER = made_of("spans", "provenance", _maker_of)
