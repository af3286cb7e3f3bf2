"""Repairs: what puts a finding right, as data that a service turns into changes of one action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from annotator.domain.argument import Argument
from annotator.domain.offsets import Fragments
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Refit:
    """Give a span other fragments."""

    span: Span
    fragments: Fragments


@dataclass(frozen=True, slots=True)
class Relabel:
    """Give a span another label of its layer."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove a span on which nothing hangs."""

    span: Span


@dataclass(frozen=True, slots=True)
class Unset:
    """Forget the value of an attribute."""

    span: Span
    attribute: str


@dataclass(frozen=True, slots=True)
class Unlink:
    """Remove an argument; its spans stay."""

    argument: Argument


@dataclass(frozen=True, slots=True)
class Mark:
    """Add a span."""

    layer: str
    label: str
    fragments: Fragments


Repair: TypeAlias = Refit | Relabel | Drop | Unset | Unlink | Mark
