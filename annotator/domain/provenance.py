"""Provenance: who or what made a span or an argument, how, when and from which suggestion."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from annotator.domain.ids import AnnotatorId, SpanId


class Origin(StrEnum):
    """What kind of maker."""

    PERSON = "person"
    RULE = "rule"
    MODEL = "model"
    PROPAGATED = "propagated"
    IMPORTED = "imported"


class Provenance(BaseModel):
    """Who or what made it, how, when, from which suggestion.

    Attributes:
        origin: The kind of maker.
        by: The annotator, ``pipeline@version``, or the imported file's annotator.
        at: When, UTC; not set for machine proposals, so that the same input gives the same output.
        rule: Name of the rule or component that proposed it.
        score: The proposer's confidence in ``[0, 1]``; for a rule its estimated precision.
        why: One sentence or the evidence, for a person to read.
        suggestion: The suggestion it was accepted from or corrected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: Origin
    by: str
    at: datetime | None = None
    rule: str = ""
    score: float | None = Field(default=None, ge=0.0, le=1.0)
    why: str = ""
    suggestion: SpanId | None = None


_FIELDS = set(Provenance.model_fields)  # shared by all: pydantic copies it before it changes it
_set = object.__setattr__


def sound_provenance(values: dict[str, object]) -> Provenance:
    """A provenance of values that were checked before; a third of the time.

    Args:
        values: All fields, each of its final type; becomes the provenance's own.
    """
    provenance = Provenance.__new__(Provenance)
    _set(provenance, "__dict__", values)
    _set(provenance, "__pydantic_fields_set__", _FIELDS)
    _set(provenance, "__pydantic_extra__", None)
    _set(provenance, "__pydantic_private__", None)
    return provenance


def by_person(
    annotator: AnnotatorId,
    at: datetime,
    *,
    accepted: Provenance | None = None,
    suggestion: SpanId | None = None,
) -> Provenance:
    """The provenance of what a person made, or took over from a suggestion.

    Args:
        annotator: Who.
        at: When, UTC.
        accepted: The proposal's provenance, whose rule, score and reason are kept.
        suggestion: The proposal's id.
    """
    if accepted is None:
        return Provenance(origin=Origin.PERSON, by=annotator, at=at)
    return Provenance(
        origin=Origin.PERSON,
        by=annotator,
        at=at,
        rule=accepted.rule or accepted.by,
        score=accepted.score,
        why=accepted.why,
        suggestion=suggestion,
    )
