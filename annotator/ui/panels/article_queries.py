"""Queries in the search field of the article list: words go to the list as they are, others are looked up step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import AnnotatorError
from annotator.domain.schema import Schema
from annotator.services.browse import Library
from annotator.services.search import Search
from annotator.services.search_desk import SearchDesk

_PAUSE_MS = 1
_SHOW_AFTER_S = 0.25
_SHOW_EVERY_S = 1.5


class ArticleQueries(QObject):
    """Turns what is typed into what the list can show.

    Args:
        library: The articles.
        schema: The schema as it is now.

    Signals:
        answered: Words for the list to look for, and the numbers of the only articles it is to show; ``None``: any.
            Comes again while a long search goes on.
        failed: An ``AnnotatorError``: what is typed cannot be understood, or the corpus not be read.
    """

    answered = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self, library: Library, schema: Callable[[], Schema], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = SearchDesk(
            library.open_unit_of_work, library.annotator, lambda: datetime.now(UTC), schema
        )
        self._search: Search | None = None
        self._found: set[int] = set()
        self._shown_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_searching(self) -> bool:
        """Whether an answer is still to come, or to be completed."""
        return self._timer.isActive()

    def ask(self, text: str) -> None:
        """Answer what is typed, in place of what was asked before."""
        self.stop()
        if text:
            self.desk.prepare()
        try:
            if self.desk.is_plain(text):
                self.answered.emit(text, None)
                return
            self._search = self.desk.search(text, with_hits=False)
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        self._found = set()
        self._shown_at = monotonic() + _SHOW_AFTER_S - _SHOW_EVERY_S
        self._step()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()
        self._search = None

    def _step(self) -> None:
        search = self._search
        if search is None:
            return
        try:
            self._found.update(search.step().articles)
        except AnnotatorError as error:
            self.stop()
            self.failed.emit(error)
            return
        if not search.is_over:
            self._timer.start()
            if not self._found or monotonic() - self._shown_at < _SHOW_EVERY_S:
                return
        self._shown_at = monotonic()
        self.answered.emit("", tuple(sorted(self._found)))
