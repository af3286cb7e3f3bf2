"""What is known of the work on a corpus as plain rows, read in bulk: sets, decisions, the change log, findings.

Articles are named by their number in the corpus, which is short and never changes; ``ArticleFact`` has the id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
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


# Plain tuples: there are tens of thousands, and each stands for many rows.

SpanFact: TypeAlias = tuple[int, AnnotatorId, Mapping[tuple[str, str], int], Sequence[float]]
"""The spans of a set of a person or of the gold: article, annotator, how many by layer and label, and when those that were taken
over from suggestions were, seconds since 1970, in no order."""

DecisionFact: TypeAlias = tuple[int, AnnotatorId, Mapping[tuple[str, str, str, str, str], int]]
"""What somebody decided about the suggestions of an article: article, annotator, and how often by ``pipeline@version``, rule, layer,
label and verdict; pipeline and rule are empty where nothing proposes the span any more."""

LogFact: TypeAlias = tuple[int, AnnotatorId, Sequence[float], float | None]
"""What the change log got about a set: article, annotator, when things were done, and when it was last finished (``None``: it was
not), both in seconds since 1970."""


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
        """The spans of all people and of the gold on these articles, set by set."""

    def decisions(self, articles: Collection[int]) -> Iterator[DecisionFact]:
        """What was decided about suggestions of these articles, set by set."""

    def log(self, after: int, to: int) -> Iterator[LogFact]:
        """The change log of people after an entry, up to another one; imports and changes of the schema are left out.

        A set may come several times, what is older first.
        """

    def log_end(self) -> int:
        """The number of the newest entry; 0: there is none."""

    def findings(self) -> Sequence[FindingFact]:
        """Open findings, as far as was checked."""

    def unchecked(self) -> int:
        """How many sets of people and of the gold were changed since they were checked, or never were."""
