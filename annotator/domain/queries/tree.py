"""Queries as trees: what was typed, without blanks, brackets that change nothing and the language of the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Op(StrEnum):
    """How a field is compared."""

    HAS = ":"
    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    LEAST = ">="
    MORE = ">"
    MOST = "<="


class Relation(StrEnum):
    """How two spans lie to each other."""

    IN = "in"
    """The first lies within the second; *within* is another word for it."""
    CONTAINS = "contains"
    """The second lies within the first."""
    BEFORE = "before"
    """Nothing but white space and punctuation is between the first and the second."""


# Where a part began in the text; of no importance to what it says.
_COLUMN = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Word:
    """A word: full text, the beginning of a word in title or text; as a value what the field says about it."""

    text: str
    column: int = _COLUMN


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks."""

    text: str
    column: int = _COLUMN


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression of Python between slashes."""

    pattern: str
    column: int = _COLUMN


@dataclass(frozen=True, slots=True)
class Range:
    """From one value to another, both included; an empty one is open."""

    low: str
    high: str
    column: int = _COLUMN


@dataclass(frozen=True, slots=True)
class Condition:
    """A field that has one of several values.

    Attributes:
        name: ``label``, ``meta.agency``, ``quote.medium``; in brackets also roles and attributes.
        op: How they are compared.
        values: One of them has to fit.
        column: Where it begins, counted from 1.
    """

    name: str
    op: Op
    values: tuple[Value, ...]
    column: int = _COLUMN


@dataclass(frozen=True, slots=True)
class Named:
    """In brackets: the name of a role or an attribute that is to be there."""

    name: str
    column: int = _COLUMN


@dataclass(frozen=True, slots=True)
class Pattern:
    """A span: ``entity.PER["Merkel*"]``.

    Attributes:
        layer: A layer, or ``*``.
        kind: A label of it, or a role of it: then its fillers are meant; empty: any label.
        inside: What stands in the brackets; ``None``: there are none, or nothing is in them.
        column: Where it begins, counted from 1.
    """

    layer: str
    kind: str = ""
    inside: Node | None = None
    column: int = _COLUMN


@dataclass(frozen=True, slots=True)
class Related:
    """Two spans and how they lie to each other; the first is what is found."""

    left: Pattern
    relation: Relation
    right: Pattern


@dataclass(frozen=True, slots=True)
class And:
    """All of several, at least two of them; none of them an ``And``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of several, at least two of them; none of them an ``Or``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What is not to be there."""

    part: Node


Value: TypeAlias = Word | Phrase | Regex | Range | Pattern
Node: TypeAlias = Word | Phrase | Regex | Condition | Named | Pattern | Related | And | Or | Not


def all_of(parts: list[Node]) -> Node:
    """One part as it is, several as an ``And`` without any within it."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: list[Node]) -> Node:
    """One part as it is, several as an ``Or`` without any within it."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))
