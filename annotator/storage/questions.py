"""The repository of questions."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.errors import QuestionNotFoundError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.questions import Message, Question
from annotator.storage.article_numbers import number_of
from annotator.storage.link import Link
from annotator.storage.values import ranges, times

_ALL = """
SELECT q.id, a.id, q.annotator, q.about, q."begin", q."end", q.excerpt, a.title
FROM questions q JOIN articles a ON a.seq = q.article {where}
ORDER BY q.article, q."begin", q."end", q.id"""
_MESSAGES = """
SELECT m.question, m.id, m."by", m."at", m.text, m.closes FROM question_messages m
JOIN questions q ON q.id = m.question JOIN articles a ON a.seq = q.article {where}
ORDER BY m."at", m.id"""
_ASK = """
INSERT INTO questions (id, article, annotator, about, "begin", "end", excerpt)
VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"""
_WHOSE = "SELECT annotator FROM questions WHERE id = ?"
_SAY = """
INSERT INTO question_messages (id, question, annotator, "by", "at", text, closes)
VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"""

_AT = times("question_messages", "at")
_PLACE = ranges("questions")


class SqlQuestions:
    """``QuestionRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def all(
        self, annotator: AnnotatorId | None = None, article: ArticleId | None = None
    ) -> Sequence[Question]:
        """Questions in the order of the corpus, then of the text; of one person or about one article if given."""
        wanted = [("q.annotator = ?", annotator), ("a.id = ?", article)]
        given = [(sql, value) for sql, value in wanted if value is not None]
        where = "WHERE " + " AND ".join(sql for sql, _ in given) if given else ""
        values = tuple(value for _, value in given)
        said: dict[str, list[Message]] = {}
        for question, number, by, at, text, closes in self._link.rows(
            _MESSAGES.format(where=where), values
        ):
            message = Message(
                number, AnnotatorId(by), _AT.of(at, self._link.corpus, number), text, bool(closes)
            )
            said.setdefault(question, []).append(message)
        return [
            Question(
                number,
                ArticleId(of),
                AnnotatorId(who),
                about,
                _PLACE.of((begin, end), self._link.corpus, number) if end else None,
                excerpt,
                tuple(said.get(number, ())),
                title,
            )
            for number, of, who, about, begin, end, excerpt, title in self._link.rows(
                _ALL.format(where=where), values
            )
        ]

    def ask(self, question: Question) -> bool:
        """Store a question without its messages, unless it is known; whether it is new.

        Raises:
            NotFoundError: If there is no such article.
        """
        number = number_of(self._link, question.article)
        place = (question.place.begin, question.place.end) if question.place else (0, 0)
        whose = (question.id, number, question.annotator, question.about)
        return bool(self._link.write(_ASK, (*whose, *place, question.excerpt)))

    def say(self, question: str, message: Message) -> bool:
        """Add a message to a thread, unless it is known; whether it is new.

        Raises:
            NotFoundError: If there is no such question.
        """
        row = self._link.row(_WHOSE, (question,))
        if row is None:
            raise QuestionNotFoundError(id=question)
        said = (message.by, message.at.isoformat(), message.text, int(message.closes))
        return bool(self._link.write(_SAY, (message.id, question, row[0], *said)))
