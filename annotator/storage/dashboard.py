"""Rows for numbers about the work on a corpus, read in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import orjson

from annotator.domain.changes import Action
from annotator.domain.dashboard import (
    ArticleFact,
    DecisionFact,
    FindingFact,
    GivenFact,
    LogFact,
    SetFact,
    SpanFact,
    SuggestedFact,
)
from annotator.domain.ids import GOLD, SUGGESTIONS
from annotator.storage.link import Link

_VISIBLE = "a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')"
_ARTICLES = f"""
SELECT a.seq, a.id, a.title, a.sha256, a.length, coalesce(a.suggestion_source, '') FROM articles a
WHERE {_VISIBLE} ORDER BY a.import_id, a.seq"""  # noqa: S608 - a constant
_SETS = "SELECT article, annotator, status, rev FROM annotation_sets"
_GIVEN = """
SELECT s.article, s.annotator, s.batch, b.due FROM assignments s JOIN batches b ON b.name = s.batch"""
_BATCHES = "SELECT name FROM batches ORDER BY made_at, name"
_THESE = "article BETWEEN ? AND ?"
_SPANS = f"""
SELECT article, annotator, layer, label, provenance FROM spans
WHERE {_THESE} AND annotator <> ?"""  # noqa: S608 - a constant
_SUGGESTED = f"""
SELECT article, layer, label, "begin", "end", fragments, provenance FROM spans
WHERE {_THESE} AND annotator = ?"""  # noqa: S608 - a constant
_DECISIONS = f"""
SELECT article, annotator, signature, verdict FROM decisions WHERE {_THESE}"""  # noqa: S608 - a constant
_LOG = """
SELECT seq, article, annotator, action, kind, "at" FROM change_log
WHERE seq > ? AND seq <= ? AND annotator NOT IN (?, ?) AND action NOT IN (?, ?) ORDER BY seq"""
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
        self._makers: dict[str, tuple[str, str]] = {}

    def articles(self) -> Sequence[ArticleFact]:
        """All articles in the order of import."""
        return [ArticleFact(*row) for row in self._link.rows(_ARTICLES)]

    def sets(self) -> Sequence[SetFact]:
        """All sets."""
        return [SetFact(*row) for row in self._link.rows(_SETS)]

    def given(self) -> Sequence[GivenFact]:
        """All assignments."""
        return [
            GivenFact(article, who, batch, date.fromisoformat(due) if due else None)
            for article, who, batch, due in self._link.rows(_GIVEN)
        ]

    def batches(self) -> Sequence[str]:
        """Names of the batches, oldest first."""
        return [name for (name,) in self._link.rows(_BATCHES)]

    def spans(self, articles: Collection[int]) -> Iterator[SpanFact]:
        """The spans of all people and of the gold on these articles."""
        for article, who, layer, label, provenance in self._some(_SPANS, articles, SUGGESTIONS):
            accepted = None
            # Not parsed where nothing was taken over.
            if '"suggestion":"' in provenance:
                at = orjson.loads(provenance).get("at")
                accepted = datetime.fromisoformat(at).timestamp() if at else None
            yield article, who, layer, label, accepted

    def suggested(self, articles: Collection[int]) -> Iterator[SuggestedFact]:
        """The suggestions of these articles."""
        for article, layer, label, begin, end, gaps, provenance in self._some(
            _SUGGESTED, articles, SUGGESTIONS
        ):
            by, rule = self._maker(provenance)
            yield article, f"{layer}|{label}|{gaps or f'{begin}-{end}'}", by, rule

    def decisions(self, articles: Collection[int]) -> Iterator[DecisionFact]:
        """What was decided about suggestions of these articles."""
        yield from self._some(_DECISIONS, articles)

    def log(self, after: int) -> Iterator[LogFact]:
        """The change log of people after an entry, oldest first."""
        end = self.log_end()
        others = (SUGGESTIONS, GOLD, Action.IMPORT.value, Action.MIGRATE_SCHEMA.value)
        moment = datetime.fromisoformat
        for begin in range(after, end, _LOG_PAGE):
            page = (begin, min(begin + _LOG_PAGE, end))
            for seq, article, who, action, kind, at in self._link.rows(_LOG, (*page, *others)):
                yield seq, article, who, action, kind, moment(at).timestamp()

    def log_end(self) -> int:
        """The number of the newest entry; 0: there is none."""
        return int(self._link.row(_LOG_END)[0])

    def findings(self) -> Sequence[FindingFact]:
        """Open findings, as far as was checked."""
        return [FindingFact(*row) for row in self._link.rows(_FINDINGS)]

    def unchecked(self) -> int:
        """How many sets were changed since they were checked, or never were."""
        return int(self._link.row(_UNCHECKED, (SUGGESTIONS,))[0])

    def _some(self, sql: str, articles: Collection[int], *more: str) -> Iterable[Any]:
        """Rows about these articles: read as a range, of which what is not asked for is left out."""
        if not articles:
            return ()
        wanted = frozenset(articles)
        first, last = min(wanted), max(wanted)
        rows = self._link.rows(sql, (first, last, *more))
        return rows if last - first < len(wanted) else [row for row in rows if row[0] in wanted]

    def _maker(self, provenance: str) -> tuple[str, str]:
        """Pipeline and rule, parsed once for all that begin alike as far as the score."""
        head, _, _ = provenance.partition(',"score":')
        known = self._makers.get(head)
        if known is None:
            made = orjson.loads(provenance)
            known = (made["by"], made.get("rule") or made["by"])
            if '"by":' in head and '"rule":' in head:
                self._makers[head] = known
        return known
