"""Arguments: role-labelled links from a head span to a filler span."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.provenance import Provenance


class RoleState(StrEnum):
    """Whether the text names what fills a role."""

    MARKED = "marked"
    IMPLICIT = "implicit"
    ABSENT = "absent"


class Argument(BaseModel):
    """One role of a quote or an event, and what fills it.

    Attributes:
        id: Stable across undo, storage and export; unique within an annotation set.
        role: A role of the head's layer, e.g. ``speaker``.
        head: The quote or event trigger.
        filler: The span that fills the role; set exactly when ``state`` is ``marked``.
        state: ``marked``, ``implicit`` (understood, not in the text) or ``absent`` (there is none).
        provenance: Who or what made it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ArgumentId
    role: str
    head: SpanId
    filler: SpanId | None
    provenance: Provenance
    state: RoleState = RoleState.MARKED

    @model_validator(mode="after")
    def _check_filler(self) -> Self:
        if (self.filler is None) == (self.state is RoleState.MARKED):
            raise ValueError(f"role {self.role!r} is {self.state} but filler is {self.filler!r}")
        if self.filler == self.head:
            raise ValueError(f"span {self.head!r} cannot fill its own role {self.role!r}")
        return self
