"""A corpus on a server as the window works on it: nothing waits for the server, what happens comes as signals."""

from __future__ import annotations

from functools import partial

import platformdirs
from PySide6.QtCore import QObject, Signal, SignalInstance

from annotator.domain.ids import AnnotatorId
from annotator.domain.news import Notice
from annotator.domain.ports import CorpusStore
from annotator.domain.schema import Schema
from annotator.services.line import Line, WatchedStore
from annotator.services.outbox import Outbox
from annotator.services.outbox_journal import Journal
from annotator.services.outbox_news import OutboxNews


class Remote(QObject):
    """The way to the server, and what waits to be sent there.

    Args:
        store: The corpus as it was opened.
        annotator: Who works.
        schema: Of the corpus.

    Attributes:
        line: Whether there is a connection.
        store: The corpus for everything in the window.
        outbox: Where edits go.

    Signals:
        happened: An ``OutboxNews``.
        told: A ``Notice`` about what others did.

    Raises:
        OutboxError: If there is no place for what waits.
    """

    happened = Signal(object)
    told = Signal(object)

    def __init__(self, store: CorpusStore, annotator: AnnotatorId, schema: Schema) -> None:
        super().__init__()
        self.line = Line(store.location)
        # It was opened a moment ago: this takes as long as one answer.
        self.line.measure(store)
        self.store: CorpusStore = WatchedStore(store, self.line)
        folder = platformdirs.user_state_path("annotator") / "outbox"
        # Threads only hand on: the window gets it in its event loop.
        self.outbox = Outbox(
            store,
            self.store,
            Journal(folder, store.location, annotator),
            annotator=annotator,
            schema=schema,
            line=self.line,
            tell=partial(_hand_on, self.happened),
        )
        self._news = self.store.news(partial(_hand_on, self.told))

    def close(self) -> None:
        """End the threads; what waits is stored the next time."""
        self.outbox.close()
        self._news.close()
        self.deleteLater()


def _hand_on(signal: SignalInstance, told: OutboxNews | Notice) -> None:
    signal.emit(told)
