"""Questions to whoever decides, asked at a place in an article, with what was answered; they say nothing about labels.

A question belongs to who asked it and travels with that person's work. Whether it is open follows from what was
said last, so that two copies of a thread that grew apart are one again once all messages are together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange


class QuestionState(StrEnum):
    """Whose turn it is."""

    OPEN = "open"
    """An answer is waited for."""
    ANSWERED = "answered"
    """Somebody else spoke last, or it was closed."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was said.

    Attributes:
        id: Unique everywhere.
        by: Who said it.
        at: When, UTC.
        text: The words; may be empty where it only closes.
        closes: Whether nothing more is to be answered.
    """

    id: str
    by: AnnotatorId
    at: datetime
    text: str
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A thread.

    Attributes:
        id: Unique everywhere.
        article: Where.
        annotator: Who asked.
        about: The signature of the span it is about; empty: a place, or the article.
        place: The place, code points; ``None``: the article as a whole.
        excerpt: What stood there, on one line.
        messages: What was said, oldest first; the first one is the question.
        title: Of the article, as far as it was looked up.
    """

    id: str
    article: ArticleId
    annotator: AnnotatorId
    about: str
    place: TextRange | None
    excerpt: str
    messages: tuple[Message, ...] = ()
    title: str = ""

    @property
    def state(self) -> QuestionState:
        """Whose turn it is."""
        last = self.messages[-1] if self.messages else None
        waits = last is None or (last.by == self.annotator and not last.closes)
        return QuestionState.OPEN if waits else QuestionState.ANSWERED


class QuestionRepository(Protocol):
    """The questions of a corpus."""

    def all(
        self, annotator: AnnotatorId | None = None, article: ArticleId | None = None
    ) -> Sequence[Question]:
        """Questions in the order of the corpus, then of the text; of one person or about one article if given."""

    def ask(self, question: Question) -> bool:
        """Store a question without its messages, unless it is known; whether it is new."""

    def say(self, question: str, message: Message) -> bool:
        """Add a message to a thread, unless it is known; whether it is new."""
