"""Structures as they are drawn: a quote or an event, and what is known of each of its roles."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.ui.article_view.items import Item

UP, DOWN = "↑", "↓"
_NAME = 26
_SHORT_ROLE = 7


@dataclass(frozen=True, slots=True)
class End:
    """One role of a head, and what fills it.

    Attributes:
        role: What people call the role.
        hue: ``#rrggbb``, near that of the head.
        item: What fills it; ``None`` if nothing does or it is not drawn.
        name: The filler's words, shortened.
        state: Whether the text names it.
    """

    role: str
    hue: str
    item: Item | None
    name: str
    state: RoleState


@dataclass(frozen=True, slots=True)
class Structure:
    """A head with its roles.

    Attributes:
        head: The quote or the event.
        name: Its words, shortened.
        ends: Its roles as far as something is known of them, in the order they were made.
    """

    head: Item
    name: str
    ends: tuple[End, ...]

    @property
    def ids(self) -> frozenset[SpanId]:
        """Head and fillers."""
        return frozenset({self.head.id, *(end.item.id for end in self.ends if end.item)})


def short(words: str) -> str:
    """Words on one line, cut at a word's end if they are long."""
    plain = " ".join(words.split())
    if len(plain) <= _NAME:
        return plain
    cut = plain[: _NAME - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[_NAME // 2 :] else cut) + "…"


def state_wordings(end: End) -> tuple[str, ...]:
    """How a role without filler is written: in brackets if understood, with an empty set if there is none."""
    if end.state is RoleState.IMPLICIT:
        return (f"({end.role})", f"({end.role[:3]}…)")
    return (f"{end.role} ∅", f"{end.role[:3]} ∅")


def stub_wordings(role: str, arrow: str, name: str) -> tuple[str, ...]:
    """How an end out of sight is written: its role, where it is, its words."""
    return (f"{role} {arrow} {name}", f"{role} {arrow}", f"{role[:3]}… {arrow}", arrow)


def role_wordings(role: str) -> tuple[str, ...]:
    """How a role is written above what fills it."""
    middle = (f"{role[:6]}…",) if len(role) > _SHORT_ROLE else ()
    return (role, *middle, role[:3])
