"""What was saved of a damaged corpus, and what was lost of it: every loss has a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class LossKind(StrEnum):
    """What became of a part of a damaged corpus."""

    PAGES = "pages"
    ROWS = "rows"
    STRAY = "stray"
    LIST = "list"
    SHORT = "short"
    LOG = "log"
    REFERRING = "referring"
    SCHEMA = "schema"
    ARTICLE = "article"
    ARTICLE_DATA = "article_data"
    TEXT = "text"
    SET = "set"
    SUGGESTED = "suggested"
    DOUBTFUL = "doubtful"
    HISTORY = "history"
    DIFFERS = "differs"
    FROM_LOG = "from_log"


TEMPLATES: Final[dict[LossKind, str]] = {
    LossKind.PAGES: "{count} pages of the table {table} cannot be read.",
    LossKind.ROWS: "{count} rows of the table {table} cannot be read.",
    LossKind.STRAY: "{count} pages could not be told to one table; what they held is left out.",
    LossKind.LIST: "The list of tables is lost; tables were known by what their rows look like.",
    LossKind.SHORT: "The file is {count} pages shorter than it was.",
    LossKind.LOG: "{count} pages at the end of the write-ahead log cannot be used; the last edits may be missing.",
    LossKind.REFERRING: "{count} rows of the table {table} belonged to something that is lost, and are left out.",
    LossKind.SCHEMA: "The schema is lost; the default one stands in its place.",
    LossKind.ARTICLE: "Article {article} (“{title}”) is lost: its text cannot be read.",
    LossKind.ARTICLE_DATA: "Of article {article} the text is there, but title, source or meta data are lost.",
    LossKind.TEXT: "The text of article {article} (“{title}”) is not the one that was imported.",
    LossKind.SET: "Annotations of {annotator} in {named}: {count} are lost.",
    LossKind.SUGGESTED: "Suggestions in {named}: {count} are lost; they can be made again.",
    LossKind.DOUBTFUL: (
        "Annotations of {annotator} in {named}: {count} come from the change log, whose end is lost; some may have "
        "been removed later."
    ),
    LossKind.HISTORY: (
        "Annotations of {annotator} in {named}: {count} entries of the change log are lost; undo does not reach "
        "behind them."
    ),
    LossKind.DIFFERS: (
        "Annotations of {annotator} in {named} are not what the change log says; they were kept as they stood."
    ),
    LossKind.FROM_LOG: "Annotations of {annotator} in {named} were lost, and made anew from the change log.",
}
"""English sentences; the window translates them."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One line about what was lost, or what had to be made anew.

    Attributes:
        kind: What became of it.
        count: How many; 0 where there is nothing to count.
        table: Where, if it is known no better.
        article: Which one.
        title: Of the article.
        annotator: Whose work.
    """

    kind: LossKind
    count: int = 0
    table: str = ""
    article: str = ""
    title: str = ""
    annotator: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether something is missing now, in place of only having been made anew."""
        return self.kind not in {LossKind.FROM_LOG, LossKind.LIST}

    def __str__(self) -> str:
        """As a sentence."""
        return TEMPLATES[self.kind].format(
            count=self.count,
            table=self.table,
            article=self.article,
            title=self.title,
            annotator=self.annotator,
            named=f"“{self.title}” ({self.article})" if self.title else self.article,
        )


@dataclass(frozen=True)
class Salvaged:
    """What came of it.

    Attributes:
        corpus: The new corpus.
        articles: How many it has.
        sets: How many annotation sets of people.
        spans: How many spans of people.
        losses: What was lost or had to be made anew.
        problems: What the integrity check finds in the new corpus; empty if it is sound.
    """

    corpus: str
    articles: int
    sets: int
    spans: int
    losses: tuple[Loss, ...] = field(default=())
    problems: tuple[str, ...] = field(default=())

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.problems and not any(loss.is_lost for loss in self.losses)
