"""Assignments: who is to annotate which article, and in which batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId


@dataclass(frozen=True, slots=True)
class Batch:
    """Work that was shared out together.

    Attributes:
        name: Unique in the corpus.
        made_at: When it was shared out, UTC.
        due: By when it is wanted.
        training: Whether its articles are there to learn from: their gold is known, and shown when one is done.
    """

    name: str
    made_at: datetime
    due: date | None = None
    training: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """One article that one person is to annotate."""

    article: ArticleId
    annotator: AnnotatorId
    batch: str


@dataclass(frozen=True, slots=True)
class FreeArticle:
    """An article that nobody has been given yet.

    Attributes:
        article: The article.
        sha256: Of its text.
        source: Where it came from.
        meta: What else is known about it.
        gold: Whether its gold set is finished.
    """

    article: ArticleId
    sha256: str
    source: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
    gold: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How many articles of a batch a person has brought to a status."""

    batch: str
    annotator: AnnotatorId
    status: Status
    articles: int


@dataclass(frozen=True, slots=True)
class Move:
    """An article that went from one person to another before it was begun.

    Attributes:
        at: When, UTC.
        by: Who moved it.
        article: The article.
        batch: Its batch, which stays.
        giver: Who had it.
        taker: Who has it now.
    """

    at: datetime
    by: str
    article: ArticleId
    batch: str
    giver: AnnotatorId
    taker: AnnotatorId
