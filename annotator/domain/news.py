"""What others have done in a corpus on a server, told while one works on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from annotator.domain.ids import AnnotatorId, ArticleId


class NewsKind(StrEnum):
    """What has changed."""

    SET = "set"
    """An annotator's set of an article: spans, status, note."""
    SUGGESTIONS = "suggestions"
    """The suggestions of an article."""
    ARTICLES = "articles"
    """There are more articles."""
    SCHEMA = "schema"
    """The schema; every window has to take it up."""
    ASSIGNMENTS = "assignments"
    """Who is to annotate what."""
    ANYTHING = "anything"
    """Much at once, or nobody knows what: notices may have been missed while there was no connection."""
    LOST = "lost"
    """The connection was lost; it is tried again until there is one, and then ``anything`` is told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that has changed. It holds names and ids, never a text.

    Attributes:
        kind: What.
        article: Of which article; ``None``: of none in particular.
        annotator: Whose; ``None``: nobody's in particular.
    """

    kind: NewsKind
    article: ArticleId | None = None
    annotator: AnnotatorId | None = None


Tell = Callable[[Notice], None]
"""Called in a thread of its own, so it must only hand on what it gets, as a queued signal does."""


class CorpusNews(Protocol):
    """A running subscription to what others do."""

    def close(self) -> None:
        """End it; nothing is told any more when this returns."""
