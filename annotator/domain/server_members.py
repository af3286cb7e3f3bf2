"""Who may do what with a corpus on a server, as its owner says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ServerRole(StrEnum):
    """What a login may be."""

    READER = "reader"
    """Sees everything, changes nothing."""
    ANNOTATOR = "annotator"
    """Also changes the sets under the own name."""
    CURATOR = "curator"
    """Also changes everything else that the program changes."""


@dataclass(frozen=True)
class Members:
    """Who is what.

    Attributes:
        roles: Role by login; the logins have to be there.
        names: Under which annotator's name a login works; without: under the name of the login.
    """

    roles: Mapping[str, ServerRole] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
