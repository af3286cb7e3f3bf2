"""The repository of adjudication: decisions of curators, how gold is made, and the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from annotator.domain.gold_decisions import (
    CaseState,
    Choice,
    GoldDecision,
    QueuedArticle,
    QueuedCase,
    QueueEntry,
    ReasonCode,
    Ruling,
)
from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId, ArticleId, ChangeSetId
from annotator.storage.article_numbers import number_of
from annotator.storage.link import Link, Lock
from annotator.storage.values import made_of, object_of, times, words

_SETTINGS = "SELECT name, value FROM gold_settings ORDER BY name"
_SET = """
INSERT INTO gold_settings (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
_UNSET = "DELETE FROM gold_settings WHERE name = ?"
_COLUMNS = """
SELECT a.id, d.number, d.question, d.part, d.layer, d.choice, d.reason, d.note, d.curator, d."at",
  d.step, d.body
FROM gold_decisions d JOIN articles a ON a.seq = d.article WHERE d.standing = 1"""
_OF = f"{_COLUMNS} AND a.id = ? ORDER BY d.number"
_ALL = f"{_COLUMNS} ORDER BY d.article, d.number"
_LAST = "SELECT coalesce(max(number), 0) FROM gold_decisions WHERE article = ?"
_ADD = """
INSERT INTO gold_decisions (article, number, question, part, layer, choice, reason, note, curator,
  "at", step, standing, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)"""
_STAND = "UPDATE gold_decisions SET standing = ? WHERE article = ? AND step = ?"
_EXPLAIN = """
UPDATE gold_decisions SET reason = ?, note = ?
WHERE article = ? AND question = ? AND standing = 1"""
_REVISIONS = """
SELECT a.id, s.annotator, s.rev FROM annotation_sets s JOIN articles a ON a.seq = s.article
WHERE s.annotator <> ? AND a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
{wanted} ORDER BY s.article, s.annotator"""
_QUEUED = 'SELECT a.id, q.state, q."by" FROM gold_queue q JOIN articles a ON a.seq = q.article'
_DROP_CASES = "DELETE FROM gold_cases WHERE article = ?"
_DROP_ENTRY = "DELETE FROM gold_queue WHERE article = ?"
_PUT_ENTRY = """
INSERT INTO gold_queue (article, state, "by", open, decided, voted) VALUES (?, ?, ?, ?, ?, ?)"""
_PUT_CASE = """
INSERT INTO gold_cases (article, number, question, state, layer, "begin", "end", excerpt, parts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_CASES = """
SELECT a.id, a.title, c.number, c.question, c.state, c.layer, c."begin", c."end", c.excerpt, c.parts
FROM gold_cases c JOIN articles a ON a.seq = c.article
WHERE 1 = 1 {wanted} ORDER BY c.article, c.number LIMIT ?"""
_ARTICLES = """
SELECT a.id, a.title, q.open, q.decided, q.voted
FROM gold_queue q JOIN articles a ON a.seq = q.article ORDER BY q.article"""


@dataclass(frozen=True, slots=True)
class _Body:
    """What a decision rests on, as it is kept beside its columns."""

    ruling: Ruling
    signatures: tuple[str, ...]
    considered: dict[str, tuple[str, ...]]
    readings: dict[AnnotatorId, str]
    parents: tuple[AnnotatorId, ...]


def _body_of(stored: str) -> _Body:
    said = object_of(stored)
    return _Body(
        Ruling.model_validate(said["ruling"]),
        tuple(said["signatures"]),
        {name: tuple(found) for name, found in said["considered"].items()},
        {AnnotatorId(who): sign for who, sign in said["readings"].items()},
        tuple(map(AnnotatorId, said["parents"])),
    )


_AT = times("gold_decisions", "at")
_CHOICE = words("gold_decisions", "choice", Choice)
_REASON = words("gold_decisions", "reason", ReasonCode)
_BODY = made_of("gold_decisions", "body", _body_of)
_STATE = words("gold_cases", "state", CaseState)


class SqlGoldDecisions:
    """``GoldDecisionRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def settings(self) -> Mapping[str, str]:
        """How gold is made in this corpus."""
        return dict(self._link.rows(_SETTINGS))

    def set(self, name: str, value: str) -> None:
        """Say how; an empty value is forgotten."""
        if value:
            self._link.write(_SET, (name, value))
        else:
            self._link.write(_UNSET, (name,))

    def of(self, article: ArticleId) -> Sequence[GoldDecision]:
        """The decisions of an article that stand, oldest first."""
        return [_decision(row, self._link.corpus) for row in self._link.rows(_OF, (article,))]

    def all(self) -> Sequence[GoldDecision]:
        """The decisions of all articles that stand, in the order of the corpus."""
        return [_decision(row, self._link.corpus) for row in self._link.rows(_ALL)]

    def add(self, decision: GoldDecision) -> None:
        """Keep a decision.

        Raises:
            NotFoundError: If there is no such article.
        """
        self._link.lock(Lock.ANNOTATOR, GOLD)
        seq = number_of(self._link, decision.article)
        (last,) = self._link.row(_LAST, (seq,))
        body = {
            "ruling": decision.ruling.model_dump(mode="json", exclude_defaults=True),
            "signatures": decision.signatures,
            "considered": dict(decision.considered),
            "readings": dict(decision.readings),
            "parents": decision.parents,
        }
        what = (decision.question, decision.part, decision.layer, decision.choice.value)
        why = (decision.reason.value if decision.reason else "", decision.note)
        who = (decision.curator, decision.at.isoformat(), decision.step)
        row = (seq, last + 1, *what, *why, *who, orjson.dumps(body).decode())
        self._link.write(_ADD, row)

    def stand(self, article: ArticleId, step: ChangeSetId, *, on: bool) -> None:
        """Take decisions back with the change set that carried them out, or let them stand again.

        Raises:
            NotFoundError: If there is no such article.
        """
        self._link.write(_STAND, (int(on), number_of(self._link, article), step))

    def explain(
        self, article: ArticleId, question: str, reason: ReasonCode | None, note: str
    ) -> None:
        """Say of the decisions of a question why annotators differed.

        Raises:
            NotFoundError: If there is no such article.
        """
        said = reason.value if reason else ""
        self._link.write(_EXPLAIN, (said, note, number_of(self._link, article), question))

    def revisions(
        self, article: ArticleId | None = None
    ) -> Mapping[ArticleId, Mapping[AnnotatorId, int]]:
        """How often the sets of people and the gold set were changed, of one article or all."""
        sql = _REVISIONS.format(wanted="" if article is None else "AND a.id = ?")
        values = (SUGGESTIONS,) if article is None else (SUGGESTIONS, article)
        found: dict[ArticleId, dict[AnnotatorId, int]] = {}
        for name, who, rev in self._link.rows(sql, values):
            found.setdefault(name, {})[who] = rev
        return found

    def queued(self) -> Mapping[ArticleId, tuple[str, str]]:
        """For each article the queue knows: state of the sets, and by what it was worked out."""
        return {ArticleId(article): (state, by) for article, state, by in self._link.rows(_QUEUED)}

    def put(self, article: ArticleId, entry: QueueEntry | None) -> None:
        """Renew what the queue knows of an article.

        Raises:
            NotFoundError: If there is no such article.
        """
        self._link.lock(Lock.ANNOTATOR, GOLD)
        seq = number_of(self._link, article)
        self._link.write(_DROP_CASES, (seq,))
        self._link.write(_DROP_ENTRY, (seq,))
        if entry is None:
            return
        counts = (entry.open, entry.decided, entry.voted)
        self._link.write(_PUT_ENTRY, (seq, entry.state, entry.by, *counts))
        rows = [
            (
                *(seq, case.number, case.question, case.state.value, case.layer),
                *(case.begin, case.end, case.excerpt, " ".join(case.parts)),
            )
            for case in entry.cases
        ]
        if rows:
            self._link.write_many(_PUT_CASE, rows)

    def cases(
        self, *, open_only: bool, articles: Sequence[ArticleId] = (), limit: int = 10_000
    ) -> Sequence[QueuedCase]:
        """Disagreements in the order of the corpus; of some articles, or all."""
        wanted, values = "", []
        if open_only:
            wanted += " AND c.state IN (?, ?)"
            values += [CaseState.OPEN.value, CaseState.REOPENED.value]
        if articles:
            wanted += f" AND a.id IN ({', '.join('?' * len(articles))})"
            values += articles
        rows = self._link.rows(_CASES.format(wanted=wanted), (*values, limit))
        return [_case(row, self._link.corpus) for row in rows]

    def articles(self) -> Sequence[QueuedArticle]:
        """The articles of the queue, in the order of the corpus."""
        return [QueuedArticle(ArticleId(each[0]), *each[1:]) for each in self._link.rows(_ARTICLES)]


def _decision(row: Any, corpus: str) -> GoldDecision:  # noqa: ANN401 - a tuple of whatever the columns hold
    article, number, question, part, layer, choice, reason, note, curator, at, step, body = row
    said = _BODY.of(body, corpus, number)
    return GoldDecision(
        article=ArticleId(article),
        question=question,
        part=part,
        layer=layer,
        choice=_CHOICE.of(choice, corpus, number),
        ruling=said.ruling,
        signatures=said.signatures,
        considered=said.considered,
        readings=said.readings,
        parents=said.parents,
        curator=curator,
        at=_AT.of(at, corpus, number),
        step=ChangeSetId(step),
        reason=_REASON.of(reason, corpus, number) if reason else None,
        note=note,
        number=number,
    )


def _case(row: Any, corpus: str) -> QueuedCase:  # noqa: ANN401 - a tuple of whatever the columns hold
    article, title, number, question, state, layer, begin, end, excerpt, parts = row
    return QueuedCase(
        ArticleId(article),
        title,
        number,
        question,
        _STATE.of(state, corpus, number),
        layer,
        begin,
        end,
        excerpt,
        tuple(parts.split(" ")) if parts else (),
    )
