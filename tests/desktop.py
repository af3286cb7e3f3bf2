"""A person at a desktop that works on a corpus on a server, without the window."""

from __future__ import annotations

import time

from annotator.services.annotate import AnnotationService
from annotator.services.line import Line, WatchedStore
from annotator.services.outbox import Outbox
from annotator.services.outbox_journal import Journal
from factories import ANNA, make_schema
from fakes import counted_ids, frozen_clock
from slow_line import AT_MOST_S


class Desktop:
    """What the window has of a corpus on a server: the line, the outbox and the service on top of them.

    Args:
        store: The corpus.
        folder: Where the outbox keeps what waits.

    Attributes:
        news: What the outbox told.
        downs: What the line became, each time it changed.
    """

    def __init__(self, store, folder):
        self.line, self.news, self.downs = Line(store.location), [], []
        self.line.measure(store)
        self.line.watch(lambda: self.downs.append(self.line.is_down))
        self.watched = WatchedStore(store, self.line)
        self.outbox = Outbox(
            store,
            self.watched,
            Journal(folder, store.location, ANNA),
            annotator=ANNA,
            schema=make_schema(),
            line=self.line,
            tell=self.news.append,
        )
        self.service = AnnotationService(
            self.watched.open_unit_of_work,
            make_schema(),
            ANNA,
            frozen_clock,
            counted_ids(f"{id(self)}-"),
            self.outbox,
        )

    def add(self, desk, fragment, label="LOC"):
        """Mark a stretch of an article that is open; the state then."""
        plan = self.service.plan_add(desk, layer="entity", label=label, fragments=(fragment,))
        return self.service.apply(desk, plan)

    def wait(self, holds=None):
        """Wait until something holds; otherwise until nothing waits any more."""
        holds = holds or (lambda: not self.outbox.waiting)
        until = time.monotonic() + AT_MOST_S
        while not holds():
            assert time.monotonic() < until, (self.outbox.waiting, self.news)
            time.sleep(0.01)
