"""Passwords a person has typed: of this run of the program alone, never written anywhere by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Ask = Callable[[str, bool], "tuple[str, bool] | None"]
"""Asks a person: for whom and where (``Address.key``), and whether the last one was wrong.

Gives the password and whether the keyring is to keep it; ``None`` if there is nobody to ask.
"""


@dataclass(slots=True)
class _Given:
    password: str
    keep: bool
    is_tried: bool = False

    def __repr__(self) -> str:
        return "<a password>"  # not even in a traceback


class KnownPasswords:
    """An ``Ask`` that knows what was typed before.

    Args:
        ask: Asked for those that nobody has typed; ``None``: nobody is.
    """

    def __init__(self, ask: Ask | None = None) -> None:
        self.ask = ask
        self._given: dict[str, _Given] = {}

    def __call__(self, place: str, was_wrong: bool) -> tuple[str, bool] | None:  # noqa: FBT001 - an ``Ask``
        """The one that was typed for a place, unless it was just found to be wrong."""
        given = self._given.get(place)
        if given is None:
            return self.ask(place, was_wrong) if self.ask is not None else None
        if was_wrong and given.is_tried:
            del self._given[place]
            return None
        given.is_tried = True
        return given.password, given.keep

    def give(self, place: str, password: str, *, keep: bool = False) -> None:
        """Take note of one; keep: the system's keyring is to have it once it has worked."""
        self._given[place] = _Given(password, keep)

    def all(self) -> dict[str, str]:
        """What was typed, by place: for a process of ours that has to log in as well."""
        return {place: given.password for place, given in self._given.items()}
