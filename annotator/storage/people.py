"""The repository of people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.people import Person, PersonRole, TrainingScore
from annotator.storage.article_numbers import number_of
from annotator.storage.link import Link
from annotator.storage.values import times, words

_ALL = "SELECT name, role FROM person_roles ORDER BY name, role"
_PUT = "INSERT INTO people (name, added_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"
_CLEAR = "DELETE FROM person_roles WHERE name = ?"
_GIVE = "INSERT INTO person_roles (name, role) VALUES (?, ?)"
_REMOVE = "DELETE FROM people WHERE name = ?"
_IS_LOCKED_OUT = """
SELECT EXISTS (SELECT 1 FROM people)
AND NOT EXISTS (SELECT 1 FROM person_roles WHERE name = ? AND role = 'annotator')
AND NOT EXISTS (SELECT 1 FROM assignments s JOIN articles a ON a.seq = s.article
  WHERE a.id = ? AND s.annotator = ?)"""
_SETTING = "SELECT value FROM team_settings WHERE name = ?"
_PUT_SETTING = """
INSERT INTO team_settings (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
_BLIND, _MADE_FOR, _CONTROLS = "blind", "made_for", "controls"
_KEEP_SCORE = """
INSERT INTO training_scores (article, annotator, finished_at, gold, found, agreed)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (article, annotator) DO NOTHING"""
_SCORES = """
SELECT a.id, t.annotator, t.finished_at, t.gold, t.found, t.agreed FROM training_scores t
JOIN articles a ON a.seq = t.article {where} ORDER BY t.finished_at, t.annotator, t.article"""

_ROLE = words("person_roles", "role", PersonRole)
_FINISHED_AT = times("training_scores", "finished_at")


class SqlPeople:
    """``PeopleRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def all(self) -> Sequence[Person]:
        """Everybody, by name; nobody in a corpus that registers none."""
        found: dict[str, set[PersonRole]] = {}
        for name, role in self._link.rows(_ALL):
            found.setdefault(name, set()).add(_ROLE.of(role, self._link.corpus, name))
        return [Person(AnnotatorId(name), frozenset(roles)) for name, roles in found.items()]

    def put(self, person: Person, at: datetime) -> None:
        """Register somebody, or give other roles."""
        self._link.write(_PUT, (person.name, at.isoformat()))
        self._link.write(_CLEAR, (person.name,))
        for role in sorted(person.roles):
            self._link.write(_GIVE, (person.name, role.value))

    def remove(self, name: AnnotatorId) -> bool:
        """Forget somebody, whose work stays; whether there was such a person."""
        self._link.write(_CLEAR, (name,))
        return bool(self._link.write(_REMOVE, (name,)))

    def may_annotate(self, article: ArticleId, annotator: AnnotatorId) -> bool:
        """Whether nobody is registered, or this one is as an annotator, or has been given the article."""
        return not self._link.row(_IS_LOCKED_OUT, (annotator, article, annotator))[0]

    def is_blind(self) -> bool:
        """Whether those who decide between annotators must not see who is who."""
        return self._setting(_BLIND) == "1"

    def set_blind(self, *, on: bool) -> None:
        """Let those who decide see who is who, or not."""
        self._link.write(_PUT_SETTING, (_BLIND, "1" if on else "0"))

    def made_for(self) -> AnnotatorId | None:
        """Whose package the corpus was made of; ``None``: of nobody's."""
        name = self._setting(_MADE_FOR)
        return AnnotatorId(name) if name else None

    def set_made_for(self, name: AnnotatorId) -> None:
        """Say whose package the corpus was made of."""
        self._link.write(_PUT_SETTING, (_MADE_FOR, name))

    def controls(self) -> float:
        """Share of the articles that get no suggestions."""
        return float(self._setting(_CONTROLS) or 0)

    def set_controls(self, share: float) -> None:
        """Let such a share of the articles get no suggestions from now on."""
        self._link.write(_PUT_SETTING, (_CONTROLS, repr(share)))

    def _setting(self, name: str) -> str:
        row = self._link.row(_SETTING, (name,))
        return "" if row is None else str(row[0])

    def keep_score(self, score: TrainingScore) -> bool:
        """Store how a training article went, unless that is known already; whether it is new.

        Raises:
            NotFoundError: If there is no such article.
        """
        article = number_of(self._link, score.article)
        counts = (score.gold, score.found, score.agreed)
        values = (article, score.annotator, score.at.isoformat(), *counts)
        return bool(self._link.write(_KEEP_SCORE, values))

    def scores(self, annotator: AnnotatorId | None = None) -> Sequence[TrainingScore]:
        """How training articles went, oldest first."""
        where = "" if annotator is None else "WHERE t.annotator = ?"
        values = () if annotator is None else (annotator,)
        return [
            TrainingScore(
                ArticleId(article),
                AnnotatorId(who),
                _FINISHED_AT.of(at, self._link.corpus, article),
                *map(int, counts),
            )
            for article, who, at, *counts in self._link.rows(_SCORES.format(where=where), values)
        ]
