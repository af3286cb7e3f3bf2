"""Assignments: who is to annotate which article, and in which batch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from annotator.domain.ids import AnnotatorId, ArticleId


@dataclass(frozen=True, slots=True)
class Batch:
    """Work that was shared out together.

    Attributes:
        name: Unique in the corpus.
        made_at: When it was shared out, UTC.
        due: By when it is wanted.
    """

    name: str
    made_at: datetime
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One article that one person is to annotate."""

    article: ArticleId
    annotator: AnnotatorId
    batch: str
