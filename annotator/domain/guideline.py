"""The guideline of a corpus: Markdown that says what is marked; every version is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Guideline:
    """One version.

    Attributes:
        text: Markdown.
        by: Who brought it.
        at: When, UTC.
    """

    text: str
    by: str
    at: datetime


class GuidelineRepository(Protocol):
    """The guideline of a corpus."""

    def current(self) -> Guideline | None:
        """The newest version; ``None``: the corpus has none of its own."""

    def versions(self) -> Sequence[Guideline]:
        """Every version, oldest first."""

    def put(self, guideline: Guideline) -> None:
        """Add a version."""
