"""Searching a corpus for what a query asks: windows of articles, the places found in them, and queries people keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.queries.tests import Leaf, Test


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query ready to be run.

    Attributes:
        test: What it asks.
        driver: The part that the fewest articles are likely to fulfil; ``None``: all articles are looked at.
        hint: Words that most hits have in their article; empty: there are none.
        last: The number of the last article there is.
    """

    test: Test
    driver: Leaf | None
    hint: str
    last: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that was found.

    Attributes:
        number: Of its article, ascending in the order of import.
        article: Its article.
        title: Of the article.
        begin: Where it begins, code points.
        end: One past its end.
        before: What stands before it, white space as blanks.
        covered: Its words, gaps as an ellipsis.
        after: What follows.
        annotator: Whose set it is in; empty: it is only text.
        status: How far that set is; of text that of the set of whoever asks.
        span: The span; empty: it is only text.
        layer: Of the span.
        label: Of the span.
        signature: What the span claims.
        is_article: Whether the article as a whole was found; the place is its beginning.
    """

    number: int
    article: ArticleId
    title: str
    begin: int
    end: int
    before: str
    covered: str
    after: str
    annotator: str = ""
    status: str = ""
    span: str = ""
    layer: str = ""
    label: str = ""
    signature: str = ""
    is_article: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """What was found among some articles.

    Attributes:
        articles: The articles that are what was asked for, by number.
        hits: Their hits, if they were asked for.
        seen: Number of the last article looked at.
    """

    articles: Mapping[int, ArticleId]
    hits: tuple[Hit, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query that people of a corpus keep.

    Attributes:
        name: What it is called.
        text: The query.
        by: Who kept it last.
        at: When, UTC.
    """

    name: str
    text: str
    by: AnnotatorId
    at: datetime


class SearchRepository(Protocol):
    """What queries find; and those that were kept."""

    def prepare(self, test: Test) -> Prepared:
        """Work out where to begin; a few milliseconds."""

    def window(
        self,
        prepared: Prepared,
        viewer: AnnotatorId,
        *,
        after: int,
        size: int,
        most: int,
        hinted: bool | None,
        with_hits: bool,
    ) -> Window:
        """What is found in the next articles.

        Args:
            prepared: The query.
            viewer: Whose status is shown.
            after: Number of the last article that was looked at; 0 at first.
            size: So many numbers further at most.
            most: At most so many articles are returned.
            hinted: Only articles with the words of the hint, only others, or ``None``: all.
            with_hits: Whether the places are wanted, or only the articles.
        """

    def saved(self) -> Sequence[SavedQuery]:
        """The queries people keep, by name."""

    def save(self, query: SavedQuery) -> None:
        """Keep a query, in place of the one of that name."""

    def forget(self, names: Collection[str]) -> None:
        """Keep some no longer."""
