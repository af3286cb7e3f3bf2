"""Questions to the curator: asked at a span, answered, carried along with packages; never counted as disagreement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId, IdFactory
from annotator.domain.offsets import TextRange
from annotator.domain.ports import Clock, OpenUnitOfWork, UnitOfWork
from annotator.domain.questions import Message, Question, QuestionState
from annotator.domain.reason import Reason
from annotator.services.people import team_of

_MOST_EXCERPT = 80
_SALT = "questions"


@dataclass(frozen=True, slots=True)
class Spot:
    """What a question or a bookmark is about.

    Attributes:
        article: The article.
        about: The signature of a span; empty: a place, or the article.
        place: The place, code points; ``None``: the article as a whole.
        excerpt: What stands there, on one line.
    """

    article: ArticleId
    about: str
    place: TextRange | None
    excerpt: str

    @classmethod
    def of(
        cls,
        article: ArticleId,
        text: str,
        place: TextRange | None,
        about: str = "",
        words: str = "",
    ) -> Spot:
        """A spot with its excerpt: ``words``, else what stands at the place."""
        if place is None:
            return cls(article, "", None, "")
        line = " ".join((words or text[place.begin : place.end]).split())
        cut = line if len(line) <= _MOST_EXCERPT else f"{line[: _MOST_EXCERPT - 1].rstrip()}…"
        return cls(article, about, place, cut)


@dataclass(frozen=True)
class QuestionDesk:
    """The questions of a corpus as one person may see them.

    Who decides or reviews sees all, in a blind corpus without names; everybody else sees one's own. Where nobody is
    registered, everybody sees all.

    Attributes:
        open_unit_of_work: Opens a transaction.
        annotator: Who looks.
        clock: Tells the time.
        new_id: Makes ids.
    """

    open_unit_of_work: OpenUnitOfWork
    annotator: AnnotatorId
    clock: Clock
    new_id: IdFactory

    def shown(self, article: ArticleId | None = None) -> Sequence[Question]:
        """The questions one may see, with names as they are to be shown; one's own name stays."""
        with self.open_unit_of_work() as work:
            team = team_of(work)
            whose = None if team.sees_others(self.annotator) else self.annotator
            found = work.questions.all(whose, article)
            everybody = work.questions.all() if team.blind and whose is None else found
        if not team.blind:
            return found
        names = team.shown(_speakers(everybody) - {self.annotator}, _SALT)
        return [_renamed(each, names) for each in found]

    def open_count(self) -> int:
        """How many of the questions one may see wait for an answer."""
        return sum(each.state is QuestionState.OPEN for each in self.shown())

    def ask(self, spot: Spot, text: str) -> str:
        """Ask; the id of the question.

        Raises:
            SettingError: If nothing is asked.
            StorageError: If it cannot be written; then nothing of it is.
        """
        words = _said(text)
        question = Question(
            self.new_id(), spot.article, self.annotator, spot.about, spot.place, spot.excerpt
        )
        with self.open_unit_of_work() as work:
            work.questions.ask(question)
            work.questions.say(question.id, self._message(words))
            work.commit()
        return question.id

    def say(self, question: str, text: str) -> None:
        """Answer, or ask back.

        Raises:
            SettingError: If nothing is said.
            StorageError: If it cannot be written.
        """
        words = _said(text)
        with self.open_unit_of_work() as work:
            work.questions.say(question, self._message(words))
            work.commit()

    def close(self, question: str) -> None:
        """Say that nothing more is to be answered; the next word opens it again."""
        with self.open_unit_of_work() as work:
            work.questions.say(question, self._message("", closes=True))
            work.commit()

    def _message(self, text: str, *, closes: bool = False) -> Message:
        return Message(self.new_id(), self.annotator, self.clock(), text, closes)


def take_in(work: UnitOfWork, questions: Iterable[Question]) -> int:
    """Store questions from elsewhere with what was said, as far as that is not known; how many messages are new.

    Args:
        work: An open transaction; committed by the caller.
        questions: With the ids of the articles here.
    """
    new = 0
    for question in questions:
        work.questions.ask(question)
        new += sum(work.questions.say(question.id, message) for message in question.messages)
    return new


def _said(text: str) -> str:
    words = text.strip()
    if not words:
        raise SettingError(option="text", reason=Reason("there is nothing in it."))
    return words


def _speakers(questions: Iterable[Question]) -> set[AnnotatorId]:
    found: set[AnnotatorId] = set()
    for question in questions:
        found.add(question.annotator)
        found.update(message.by for message in question.messages)
    return found


def _renamed(question: Question, names: dict[AnnotatorId, str]) -> Question:
    def name(who: AnnotatorId) -> AnnotatorId:
        return AnnotatorId(names.get(who, who))

    messages = tuple(replace(each, by=name(each.by)) for each in question.messages)
    return replace(question, annotator=name(question.annotator), messages=messages)
