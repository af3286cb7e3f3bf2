"""People: who works on a corpus, in which functions, and how what they learnt on known gold went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from annotator.domain.ids import AnnotatorId, ArticleId


class PersonRole(StrEnum):
    """What a person does in a corpus; one may do several things."""

    ANNOTATOR = "annotator"
    """Annotates articles."""
    CURATOR = "curator"
    """Decides between annotators: makes the gold set."""
    REVIEWER = "reviewer"
    """Samples, checks and signs off what is gold."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on a corpus.

    Attributes:
        name: Under which the work is stored.
        roles: What the person does, at least one thing.
    """

    name: AnnotatorId
    roles: frozenset[PersonRole]


@dataclass(frozen=True, slots=True)
class TrainingScore:
    """How an article of a training batch compared with its gold set, when it was first finished.

    Attributes:
        article: The article.
        annotator: Whose set.
        at: When, UTC.
        gold: Spans and roles of the gold set.
        found: Those of the annotator's set.
        agreed: Those that both have, with the same edges and labels.
    """

    article: ArticleId
    annotator: AnnotatorId
    at: datetime
    gold: int
    found: int
    agreed: int

    @property
    def f1(self) -> float:
        """F1 of what was found, in ``[0, 1]``; 1 where there was nothing to find and nothing was found."""
        total = self.gold + self.found
        return 2 * self.agreed / total if total else 1.0


class PeopleRepository(Protocol):
    """Who works on a corpus."""

    def all(self) -> Sequence[Person]:
        """Everybody, by name; nobody in a corpus that registers none."""

    def put(self, person: Person, at: datetime) -> None:
        """Register somebody, or give other roles."""

    def remove(self, name: AnnotatorId) -> bool:
        """Forget somebody, whose work stays; whether there was such a person."""

    def may_annotate(self, article: ArticleId, annotator: AnnotatorId) -> bool:
        """Whether nobody is registered, or this one is as an annotator, or has been given the article."""

    def is_blind(self) -> bool:
        """Whether those who decide between annotators must not see who is who."""

    def set_blind(self, *, on: bool) -> None:
        """Let those who decide see who is who, or not."""

    def made_for(self) -> AnnotatorId | None:
        """Whose package the corpus was made of; ``None``: of nobody's."""

    def set_made_for(self, name: AnnotatorId) -> None:
        """Say whose package the corpus was made of."""

    def controls(self) -> float:
        """Share of the articles that get no suggestions, to see what these do to the work; in ``[0, 1]``."""

    def set_controls(self, share: float) -> None:
        """Let such a share of the articles get no suggestions from now on."""

    def keep_score(self, score: TrainingScore) -> bool:
        """Store how a training article went, unless that is known already; whether it is new."""

    def scores(self, annotator: AnnotatorId | None = None) -> Sequence[TrainingScore]:
        """How training articles went, oldest first."""
