"""Reading the annotation sets of many articles at once: who has which, when they were last worked on, and the sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId


@dataclass(frozen=True, slots=True)
class Held:
    """An article, and who has a set on it.

    Attributes:
        article: Its id.
        title: Its title.
        source: Where it comes from.
        meta: What else is known of it.
        holders: How far each is, by name, sorted; ``gold`` among them, ``suggestions`` not.
    """

    article: ArticleId
    title: str
    source: str
    meta: Mapping[str, Any]
    holders: Mapping[AnnotatorId, Status]


@dataclass(frozen=True, slots=True)
class LastWork:
    """The newest entry of the change log about a set, changes of the schema left out.

    Attributes:
        article: Of the set.
        annotator: Of the set.
        at: When it was written, UTC.
        change_set: The id of what was done.
    """

    article: ArticleId
    annotator: AnnotatorId
    at: datetime
    change_set: str


class SetReader(Protocol):
    """Reads; what is read in one go is of one moment."""

    def held(self) -> Sequence[Held]:
        """All articles in the order they were imported."""

    def last_work(self) -> Iterator[LastWork]:
        """Of every set that the change log knows, in no order."""

    def of_several(
        self, articles: Sequence[ArticleId], annotators: Sequence[AnnotatorId]
    ) -> Sequence[Sequence[AnnotationSet]]:
        """The sets that these annotators have of these articles, article by article, in the orders given.

        Who has not begun an article is left out; so is an article that is not there.

        Raises:
            CorpusDamagedError: If a row cannot be what was written; names article and annotator.
        """
