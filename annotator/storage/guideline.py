"""The repository of the guideline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from annotator.domain.guideline import Guideline
from annotator.storage.link import Link

_LAST = 'SELECT text, "by", "at" FROM guidelines ORDER BY seq DESC LIMIT 1'
_ALL = 'SELECT text, "by", "at" FROM guidelines ORDER BY seq'
_PUT = 'INSERT INTO guidelines (text, "by", "at") VALUES (?, ?, ?)'


class SqlGuidelines:
    """``GuidelineRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def current(self) -> Guideline | None:
        """The newest version; ``None``: the corpus has none of its own."""
        row = self._link.row(_LAST)
        return None if row is None else Guideline(row[0], row[1], datetime.fromisoformat(row[2]))

    def versions(self) -> Sequence[Guideline]:
        """Every version, oldest first."""
        return [
            Guideline(text, by, datetime.fromisoformat(at))
            for text, by, at in self._link.rows(_ALL)
        ]

    def put(self, guideline: Guideline) -> None:
        """Add a version."""
        self._link.insert(_PUT, (guideline.text, guideline.by, guideline.at.isoformat()))
