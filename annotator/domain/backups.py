"""How many automatic copies of a corpus are kept, and how often one is made."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class BackupPolicy(BaseModel):
    """When a backup is due, and when one has had its time.

    Attributes:
        hours: One is due when the newest is older than this.
        commits: One is due after so many changes.
        days: Of so many days the newest is kept.
        weeks: Of so many weeks the newest is kept.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    hours: int = Field(default=24, ge=1, le=168)
    commits: int = Field(default=1000, ge=1, le=100_000)
    days: int = Field(default=5, ge=1, le=365)
    weeks: int = Field(default=4, ge=0, le=104)
