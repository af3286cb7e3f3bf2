"""The repository of findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import orjson

from annotator.domain.findings import (
    FindingKey,
    FindingQuery,
    FindingRow,
    FindingState,
    Remark,
    StoredFinding,
)
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.storage.article_numbers import number_of
from annotator.storage.link import Link, Lock, Values
from annotator.storage.values import objects, ranges, times

_REVISIONS = """
SELECT a.id, s.annotator, s.rev FROM annotation_sets s JOIN articles a ON a.seq = s.article
WHERE s.annotator <> ? AND a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
ORDER BY a.import_id, a.seq, s.annotator"""
_CHECKED = """
SELECT a.id, c.annotator, c.rev FROM checked_sets c JOIN articles a ON a.seq = c.article
WHERE c."by" = ?"""
_PUT_CHECKED = """
INSERT INTO checked_sets (article, annotator, rev, "by") VALUES (?, ?, ?, ?)
ON CONFLICT (article, annotator) DO UPDATE SET rev = excluded.rev, "by" = excluded."by" """
_CLEAR = "DELETE FROM findings WHERE article = ? AND annotator = ?"
_LAST = "SELECT coalesce(max(number), 0) FROM findings WHERE article = ?"
_ADD = """
INSERT INTO findings (article, number, annotator, rule, severity, about, role, layer, "begin", "end",
  excerpt, params, alike, fixable, ignored, assignee)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_REMARKS_OF = """
SELECT rule, about, role, reason, assignee FROM finding_remarks
WHERE article = ? AND annotator = ?"""
_ROWS = """
SELECT f.article, f.number, a.id, a.title, f.annotator, f.rule, f.severity, f.about, f.role, f.layer,
  f."begin", f."end", f.excerpt, f.params, f.alike, f.fixable, f.ignored, f.assignee, r.reason
FROM findings f JOIN articles a ON a.seq = f.article
LEFT JOIN finding_remarks r ON f.ignored = 1 AND r.article = f.article
  AND r.annotator = f.annotator AND r.rule = f.rule AND r.about = f.about AND r.role = f.role
WHERE (f.article, f.number) > (?, ?) {wanted} ORDER BY f.article, f.number LIMIT ?"""
_COUNT = "SELECT count(*) FROM findings f {titles} WHERE 1 = 1 {wanted}"
_BY_RULE = "SELECT f.rule, count(*) FROM findings f {titles} WHERE 1 = 1 {wanted} GROUP BY f.rule"
_WITH_TITLES = "JOIN articles a ON a.seq = f.article"
_REMARKS = """
SELECT a.id, r.annotator, r.rule, r.about, r.role, r.reason, r."by", r."at", r.assignee
FROM finding_remarks r JOIN articles a ON a.seq = r.article"""
_PUT_REMARK = """
INSERT INTO finding_remarks (article, annotator, rule, about, role, reason, "by", "at", assignee)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (article, annotator, rule, about, role) DO UPDATE SET
  reason = excluded.reason, "by" = excluded."by", "at" = excluded."at", assignee = excluded.assignee"""
_DROP_REMARK = """
DELETE FROM finding_remarks WHERE article = ? AND annotator = ? AND rule = ? AND about = ?
  AND role = ?"""
_MARK = """
UPDATE findings SET ignored = ?, assignee = ?
WHERE article = ? AND annotator = ? AND rule = ? AND about = ? AND role = ?"""

_AT = times("finding_remarks", "at")
_PLACE = ranges("findings")
_PARAMS = objects("findings", "params")


class SqlFindings:
    """``FindingRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def revisions(self) -> Mapping[tuple[ArticleId, AnnotatorId], int]:
        """How often each set of a person and each gold set was changed, in the order of the corpus."""
        rows = self._link.rows(_REVISIONS, (SUGGESTIONS,))
        return {(article, annotator): rev for article, annotator, rev in rows}

    def checked(self, by: str) -> Mapping[tuple[ArticleId, AnnotatorId], int]:
        """The sets whose findings are stored, with the revision that was checked."""
        rows = self._link.rows(_CHECKED, (by,))
        return {(article, annotator): rev for article, annotator, rev in rows}

    def put(
        self,
        article: ArticleId,
        annotator: AnnotatorId,
        found: Sequence[StoredFinding],
        *,
        revision: int,
        by: str,
    ) -> None:
        """Store what was found in a set, in place of what was found there before.

        Raises:
            NotFoundError: If there is no such article.
        """
        self._link.lock(Lock.FINDINGS)
        key = (number_of(self._link, article), annotator)
        self._link.write(_CLEAR, key)
        self._link.write(_PUT_CHECKED, (*key, revision, by))
        if not found:
            return
        said = {
            (rule, about, role): (int(reason is not None), assignee)
            for rule, about, role, reason, assignee in self._link.rows(_REMARKS_OF, key)
        }
        (last,) = self._link.row(_LAST, key[:1])
        rows: list[Values] = []
        for number, each in enumerate(found, start=last + 1):
            remark = said.get((each.rule, each.about, each.role), (0, ""))
            place = (each.place.begin, each.place.end)
            what = (each.rule, each.severity, each.about, each.role, each.layer, *place)
            params = orjson.dumps(dict(each.params)).decode()
            rest = (each.excerpt, params, each.alike, int(each.fixable), *remark)
            rows.append((key[0], number, annotator, *what, *rest))
        self._link.write_many(_ADD, rows)

    def rows(
        self, query: FindingQuery, *, after: tuple[int, int] | None = None, limit: int = 200
    ) -> Sequence[FindingRow]:
        """The next findings in the order of the corpus, after a row's ``seq``."""
        wanted, values = _where(query, self._link.dialect)
        begin = after or (0, 0)
        found = self._link.rows(_ROWS.format(wanted=wanted), (*begin, *values, limit))
        return [_row(each, self._link.corpus) for each in found]

    def count(self, query: FindingQuery) -> int:
        """How many findings there are."""
        wanted, values = _where(query, self._link.dialect)
        titles = _WITH_TITLES if query.text or query.article else ""
        return int(self._link.row(_COUNT.format(wanted=wanted, titles=titles), values)[0])

    def by_rule(self, query: FindingQuery) -> Mapping[str, int]:
        """How many findings there are of each check."""
        wanted, values = _where(query, self._link.dialect)
        titles = _WITH_TITLES if query.text or query.article else ""
        return dict(self._link.rows(_BY_RULE.format(wanted=wanted, titles=titles), values))

    def remarks(self) -> Mapping[FindingKey, Remark]:
        """What people said, of findings that are there or were."""
        return {
            FindingKey(article, annotator, rule, about, role): Remark(
                reason, by, _AT.of(at, self._link.corpus, article), assignee
            )
            for article, annotator, rule, about, role, reason, by, at, assignee in self._link.rows(
                _REMARKS
            )
        }

    def remark(self, keys: Collection[FindingKey], remark: Remark) -> None:
        """Remember what a person says about findings; without reason and assignee it is forgotten.

        Raises:
            NotFoundError: If there is no such article.
        """
        self._link.lock(Lock.FINDINGS)
        for key in keys:
            row = (number_of(self._link, key.article), key.annotator, key.rule, key.about, key.role)
            if remark.reason is None and not remark.assignee:
                self._link.write(_DROP_REMARK, row)
            else:
                said = (remark.reason, remark.by, remark.at.isoformat(), remark.assignee)
                self._link.write(_PUT_REMARK, (*row, *said))
            self._link.write(_MARK, (int(remark.reason is not None), remark.assignee, *row))


def _where(query: FindingQuery, dialect: str) -> tuple[str, Values]:
    # Upper case is no matter: to SQLite as it is, of the letters from A to Z; asking for lower case costs half as much again.
    parts = list(_conditions(query, "ILIKE" if dialect == "postgresql" else "LIKE"))
    return "".join(f" AND {sql}" for sql, _ in parts), tuple(v for _, vs in parts for v in vs)


def _conditions(query: FindingQuery, like: str) -> Iterator[tuple[str, Values]]:
    for column, chosen in (
        ("severity", query.severities),
        ("rule", query.rules),
        ("layer", query.layers),
        ("annotator", query.annotators),
    ):
        if chosen:
            places = ", ".join("?" * len(chosen))
            yield f"f.{column} IN ({places})", tuple(sorted(chosen))
    if query.state is not FindingState.ANY:
        yield "f.ignored = ?", (int(query.state is FindingState.IGNORED),)
    if query.assignee:
        yield "f.assignee = ?", (query.assignee,)
    if query.alike:
        yield "f.alike = ?", (query.alike,)
    if query.article is not None:
        yield "a.id = ?", (query.article,)
    for word in query.text.split():
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        columns = ("f.excerpt", "a.title", "f.rule", "f.params", "f.annotator")
        tests = " OR ".join(f"{column} {like} ? ESCAPE '\\'" for column in columns)
        yield f"({tests})", (f"%{escaped}%",) * len(columns)


def _row(row: Any, corpus: str) -> FindingRow:  # noqa: ANN401 - a tuple of whatever the columns hold
    seq, what, rest = (row[0], row[1]), row[5:10], row[10:]
    begin, end, excerpt, params, alike, fixable, ignored, assignee, reason = rest
    rule, severity, about, role, layer = what
    found = StoredFinding(
        rule=rule,
        severity=severity,
        about=about,
        place=_PLACE.of((begin, end), corpus, seq),
        role=role,
        layer=layer,
        excerpt=excerpt,
        params=_PARAMS.of(params, corpus, seq),
        alike=alike,
        fixable=bool(fixable),
    )
    why = (reason or "") if ignored else None
    return FindingRow(seq, row[2], row[3], row[4], found, why, assignee)
