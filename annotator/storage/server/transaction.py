"""What a link to a server has in hand: what it has locked and written, and what to tell others once it is committed."""

from __future__ import annotations

from dataclasses import dataclass, field

import orjson

from annotator.domain.news import NewsKind, Notice
from annotator.storage.link import Values

CHANNEL = "annotator_news"

# Above this, listeners had better look at everything again.
_MOST_NOTICES = 50
_LONGEST_PAYLOAD = 7_900


@dataclass(slots=True)
class Transaction:
    """What a link has in hand.

    Attributes:
        is_writing: Whether one that writes was begun.
        is_reading: Whether one that sees one moment was begun.
        has_written: Whether anything would be lost by going back to the beginning.
        number: By which the server can be asked for its fate.
        alone: The locks that are held alone.
        news: What to tell others once it is committed, each once.
        witnesses: What is there once it is committed and never before.
        claimed: What is to be given up if it is not committed.
        unclaimed: What is to be given up once it is.
    """

    is_writing: bool = False
    is_reading: bool = False
    has_written: bool = False
    number: str = ""
    alone: set[int] = field(default_factory=set)
    news: dict[Notice, None] = field(default_factory=dict)
    witnesses: list[tuple[str, Values]] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)
    unclaimed: list[str] = field(default_factory=list)

    def notifications(self, origin: str) -> str:
        """The statements that tell listeners.

        Args:
            origin: By which those of this program know their own news.
        """
        notices = list(self.news)
        if len(notices) > _MOST_NOTICES:
            notices = [Notice(NewsKind.ANYTHING)]
        return "".join(f"NOTIFY {CHANNEL}, {_payload(notice, origin)}; " for notice in notices)


def _payload(notice: Notice, origin: str) -> str:
    said = [origin, notice.kind.value, notice.article, notice.annotator]
    escaped = orjson.dumps(said).decode().replace("'", "''")
    if len(escaped.encode()) > _LONGEST_PAYLOAD:
        return _payload(Notice(NewsKind.ANYTHING), origin)
    return f"'{escaped}'"
