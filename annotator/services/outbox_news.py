"""What an outbox tells of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.errors import (
    AnnotatorError,
)
from annotator.services.outbox_journal import Kept


class Happened(StrEnum):
    """What an outbox tells."""

    CHANGED = "changed"
    """What waits, what is put beside, or the line."""
    FITTED = "fitted"
    """Something was stored on another state than it was shown on."""
    REFUSED = "refused"
    """Something does not fit and was put beside."""


@dataclass(frozen=True, slots=True)
class OutboxNews:
    """One thing that happened.

    Attributes:
        what: What.
        kept: To which change set; ``None``: to none in particular.
        error: Why it was refused.
    """

    what: Happened
    kept: Kept | None = None
    error: AnnotatorError | None = None
