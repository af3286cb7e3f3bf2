"""Articles that are read before anybody asks for them, so that the next one is there at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock
from typing import Final

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.workbench import Workbench
from annotator.services.reading import Reading, Urgency

_KEPT: Final = 8


class ArticlesAhead:
    """What was read ahead; each article serves once, and only until somebody changes something in it.

    Args:
        reading: Reads; where it answers at once, nothing is read ahead.
        read: Reads an article.
    """

    def __init__(self, reading: Reading, read: Callable[[ArticleId], Workbench]) -> None:
        self._reading = reading
        self._read = read
        self._guard = Lock()
        self._ready: OrderedDict[ArticleId, Workbench] = OrderedDict()
        self._coming: dict[ArticleId, object] = {}

    def wish(self, articles: Iterable[ArticleId]) -> None:
        """Read these if they are not there, the first one first."""
        if self._reading.is_at_once:
            return
        for article in articles:
            token = object()
            with self._guard:
                if article in self._ready:
                    self._ready.move_to_end(article)
                    continue
                if article in self._coming:
                    continue
                self._coming[article] = token
            self._reading.ask(
                partial(self._read, article),
                partial(self._keep, article, token),
                partial(self._miss, article),
                of=self,
                what=f"ahead {article}",
                urgency=Urgency.AHEAD,
            )

    def take(self, article: ArticleId) -> Workbench | None:
        """The article if it is there; it is not kept, since it will be worked on."""
        with self._guard:
            self._coming.pop(article, None)
            return self._ready.pop(article, None)

    def forget(self, article: ArticleId | None = None) -> None:
        """Somebody has changed an article; ``None``: perhaps any. From any thread."""
        with self._guard:
            if article is None:
                self._ready.clear()
                self._coming.clear()
            else:
                self._ready.pop(article, None)
                self._coming.pop(article, None)

    def _keep(self, article: ArticleId, token: object, workbench: Workbench) -> None:
        with self._guard:
            if self._coming.get(article) is not token:
                return  # changed since it was read
            del self._coming[article]
            self._ready[article] = workbench
            while len(self._ready) > _KEPT:
                self._ready.popitem(last=False)

    def _miss(self, article: ArticleId, error: AnnotatorError) -> None:
        # Whoever opens it is told why it cannot be read.
        del error
        with self._guard:
            self._coming.pop(article, None)
