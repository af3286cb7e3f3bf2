"""A corpus on a server as the window works on it: nothing waits for the server, what happens comes as signals."""

from __future__ import annotations

from functools import partial

import platformdirs
import shiboken6
from PySide6.QtCore import QObject, Signal, SignalInstance

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.news import Notice
from annotator.domain.ports import CorpusStore
from annotator.domain.schema import Schema
from annotator.services.line import Answering, Line, WatchedStore
from annotator.services.outbox import Outbox
from annotator.services.outbox_journal import Journal
from annotator.services.outbox_news import OutboxNews
from annotator.services.reading_ahead import ArticlesAhead
from annotator.services.reading_threads import Question, ReadingThreads
from annotator.ui.garbage import GarbageHere


class Remote(QObject):
    """The way to the server, and what waits to be sent there.

    Args:
        store: The corpus as it was opened.
        annotator: Who works.
        schema: Of the corpus.
        line: The way there, measured a moment ago.

    Attributes:
        line: Whether there is a connection.
        store: The corpus for everything in the window.
        outbox: Where edits go.
        damage: What of an earlier program's edits cannot be read any more.
        reading: Reads what is shown.
        ahead: Articles that were read before anybody asked for them.

    Signals:
        happened: An ``OutboxNews``.
        answered: A ``Question`` that has an answer.
        told: A ``Notice`` about what others did.

    Raises:
        OutboxError: If there is no place for what waits.
    """

    happened = Signal(object)
    answered = Signal(object)
    told = Signal(object)

    def __init__(
        self, store: CorpusStore, annotator: AnnotatorId, schema: Schema, line: Line
    ) -> None:
        super().__init__()
        self.line = line
        self._garbage = GarbageHere(self)
        watched = WatchedStore(store, self.line)
        self.store: CorpusStore = watched
        folder = platformdirs.user_state_path("annotator") / "outbox"
        # Threads only hand on: the window gets it in its event loop.
        journal = Journal(folder, store.location, annotator)
        self.damage = tuple(journal.damage)
        self.outbox = Outbox(
            store,
            self.store,
            journal,
            annotator=annotator,
            schema=schema,
            line=self.line,
            tell=partial(_hand_on, self.happened),
        )
        self.reading = ReadingThreads(
            self.line,
            answers=self._answers,
            measure=self._measure,
            hand_on=partial(_hand_on, self.answered),
            is_there=_is_there,
        )
        self.ahead = ArticlesAhead(self.reading, self.outbox.read)
        self._bare = store
        self.answered.connect(self.reading.take_in)
        self.happened.connect(self._on_happened)
        watched.on_commit(self._forget)
        self.line.watch(self._forget)
        self._news = self.store.news(self._on_news)

    def close(self) -> None:
        """End the threads; what waits is stored the next time."""
        self.reading.close()
        self.outbox.close()
        self._news.close()
        self._garbage.end()
        self.deleteLater()

    def _answers(self, within: float) -> bool:
        return not isinstance(self._bare, Answering) or self._bare.answers(within)

    def _measure(self) -> None:
        if not self.line.measure(self._bare):
            self.line.went_down()

    def _forget(self, article: ArticleId | None = None) -> None:
        self.ahead.forget(article)
        self.outbox.forget_steps(article)

    def _on_news(self, notice: Notice) -> None:
        # Still in the thread that listens: nothing outdated is opened from here on.
        self._forget(notice.article)
        _hand_on(self.told, notice)

    def _on_happened(self, news: OutboxNews) -> None:
        if news.kept is not None:
            self.ahead.forget(news.kept.changes.article)


def _hand_on(signal: SignalInstance, told: OutboxNews | Notice | Question) -> None:
    signal.emit(told)


def _is_there(asker: object) -> bool:
    return not isinstance(asker, QObject) or shiboken6.isValid(asker)
