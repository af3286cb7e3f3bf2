"""What is known of the work on a corpus as plain rows, read in bulk: sets, decisions, the change log, findings.

Articles are named by their number in the corpus, which is short and never changes; ``ArticleFact`` has the id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeAlias

from annotator.domain.ids import AnnotatorId, ArticleId


class ArticleFact(NamedTuple):
    """An article, as far as numbers about the work need it.

    Attributes:
        number: In the corpus, in the order of import.
        id: Of the article.
        title: Its title.
        sha256: Of its text.
        length: Code points.
        source: ``pipeline@version`` that looked at it last; empty: none has.
    """

    number: int
    id: ArticleId
    title: str
    sha256: str
    length: int
    source: str


class SetFact(NamedTuple):
    """A set, ``suggestions`` and ``gold`` among them; ``revision`` grows with every change."""

    article: int
    annotator: AnnotatorId
    status: str
    revision: int


class GivenFact(NamedTuple):
    """An article that somebody has been given, in which batch, and by when it is wanted."""

    article: int
    annotator: AnnotatorId
    batch: str
    due: date | None


# Of these there are hundreds of thousands: plain tuples take a third of the time.

SpanFact: TypeAlias = tuple[int, AnnotatorId, str, str, float | None]
"""A span of a person or of the gold: article, annotator, layer, label, and when it was taken over from a suggestion, seconds
since 1970; ``None``: it was not."""

SuggestedFact: TypeAlias = tuple[int, str, str, str]
"""A suggestion, decided about or not: article, signature, ``pipeline@version``, and the rule that made it."""

DecisionFact: TypeAlias = tuple[int, AnnotatorId, str, str]
"""What somebody decided about a suggestion: article, annotator, signature, verdict."""

LogFact: TypeAlias = tuple[int, int, AnnotatorId, str, str, float]
"""An entry of the change log without what it changed: seq, article, annotator, action, kind, and when, seconds since 1970."""


class FindingFact(NamedTuple):
    """How many open findings of a check a set has."""

    article: int
    annotator: AnnotatorId
    rule: str
    severity: str
    times: int


class DashboardRepository(Protocol):
    """Reads rows in bulk; articles of an unfinished import are invisible."""

    def articles(self) -> Sequence[ArticleFact]:
        """All articles in the order of import."""

    def sets(self) -> Sequence[SetFact]:
        """All sets."""

    def given(self) -> Sequence[GivenFact]:
        """All assignments."""

    def batches(self) -> Sequence[str]:
        """Names of the batches, oldest first."""

    def spans(self, articles: Collection[int]) -> Iterator[SpanFact]:
        """The spans of all people and of the gold on these articles."""

    def suggested(self, articles: Collection[int]) -> Iterator[SuggestedFact]:
        """The suggestions of these articles."""

    def decisions(self, articles: Collection[int]) -> Iterator[DecisionFact]:
        """What was decided about suggestions of these articles."""

    def log(self, after: int) -> Iterator[LogFact]:
        """The change log of people after an entry, oldest first; imports and changes of the schema are left out."""

    def log_end(self) -> int:
        """The number of the newest entry; 0: there is none."""

    def findings(self) -> Sequence[FindingFact]:
        """Open findings, as far as was checked."""

    def unchecked(self) -> int:
        """How many sets of people and of the gold were changed since they were checked, or never were."""
