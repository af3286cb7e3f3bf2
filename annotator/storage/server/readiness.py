"""Finding out in time whether a server answers: for a window, which must not wait for one that is gone."""

from __future__ import annotations

import logging
import select
import time
from collections.abc import Callable
from threading import Lock, Thread
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from annotator.domain.errors import StorageError
from annotator.storage.link import Link
from annotator.storage.unit_of_work import Links

logger = logging.getLogger(__name__)


def answers(driver: psycopg.Connection[Any], within: float) -> bool:
    """Whether a server answers an empty question on a connection that is not in use.

    Args:
        driver: The connection; not to be used any more if there was no answer.
        within: How long to wait, seconds.
    """
    if driver.closed or driver.info.transaction_status != TransactionStatus.IDLE:
        return not driver.closed
    line = driver.pgconn
    deadline = time.monotonic() + within
    try:
        line.send_query(b"")
        line.flush()
        while True:
            while not line.is_busy():
                if line.get_result() is None:
                    return not driver.closed
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([line.socket], [], [], left)[0]:
                return False
            line.consume_input()
    except (psycopg.Error, OSError) as error:
        logger.info("A connection is gone: %s", error)
        return False


class Readiness:
    """Keeps a link at hand that answers; connects in a thread of its own, so that nobody has to wait for it.

    Args:
        links: Where links are kept.
        open_link: Makes one.
    """

    def __init__(self, links: Links, open_link: Callable[[], Link]) -> None:
        self._links = links
        self._open_link = open_link
        self._guard = Lock()
        self._making: Thread | None = None

    def wait(self, within: float) -> bool:
        """Whether a link is at hand that answers; takes no longer than this, seconds."""
        deadline = time.monotonic() + within
        while (link := self._links.idle()) is not None:
            if link.answers(deadline - time.monotonic()):
                self._links.give_back(link)
                return True
            link.close()
        with self._guard:
            if self._making is None or not self._making.is_alive():
                self._making = Thread(target=self._make, name="connecting", daemon=True)
                self._making.start()
            making = self._making
        making.join(max(0.0, deadline - time.monotonic()))
        link = self._links.idle()
        if link is None:
            return False
        self._links.give_back(link)
        return True

    def _make(self) -> None:
        try:
            self._links.give_back(self._open_link())
        except StorageError as error:
            logger.info("No connection: %s", error)
