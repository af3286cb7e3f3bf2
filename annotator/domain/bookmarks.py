"""Bookmarks: places a person wants to come back to. Nobody else is shown them, and they go into no export or package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place.

    Attributes:
        article: Where.
        annotator: Whose.
        about: The signature of the span; empty: a place, or the article.
        place: The place, code points; ``None``: the article as a whole.
        excerpt: What stands there, on one line.
        at: When it was set, UTC.
        title: Of the article, as far as it was looked up.
    """

    article: ArticleId
    annotator: AnnotatorId
    about: str
    place: TextRange | None
    excerpt: str
    at: datetime
    title: str = ""


class BookmarkRepository(Protocol):
    """The bookmarks of a corpus."""

    def of(self, annotator: AnnotatorId) -> Sequence[Bookmark]:
        """A person's bookmarks in the order of the corpus, then of the text."""

    def put(self, bookmark: Bookmark) -> None:
        """Set one, in place of one at the same place."""

    def remove(self, bookmark: Bookmark) -> bool:
        """Take one away; whether there was one at its place."""
