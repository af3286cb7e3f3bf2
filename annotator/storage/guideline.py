"""The repository of the guideline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotator.domain.guideline import Guideline
from annotator.storage.link import Link
from annotator.storage.values import times

_LAST = 'SELECT text, "by", "at", seq FROM guidelines ORDER BY seq DESC LIMIT 1'
_ALL = 'SELECT text, "by", "at", seq FROM guidelines ORDER BY seq'
_PUT = 'INSERT INTO guidelines (text, "by", "at") VALUES (?, ?, ?)'

_AT = times("guidelines", "at")


class SqlGuidelines:
    """``GuidelineRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def current(self) -> Guideline | None:
        """The newest version; ``None``: the corpus has none of its own."""
        row = self._link.row(_LAST)
        return None if row is None else self._guideline(row)

    def versions(self) -> Sequence[Guideline]:
        """Every version, oldest first."""
        return [self._guideline(row) for row in self._link.rows(_ALL)]

    def _guideline(self, row: Any) -> Guideline:  # noqa: ANN401 - a tuple of whatever the columns hold
        text, by, at, seq = row
        return Guideline(text, by, _AT.of(at, self._link.corpus, seq))

    def put(self, guideline: Guideline) -> None:
        """Add a version."""
        self._link.insert(_PUT, (guideline.text, guideline.by, guideline.at.isoformat()))
