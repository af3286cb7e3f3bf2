"""What a query asks of articles and spans, once names and values are understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeAlias, TypeVar

from annotator.domain.argument import RoleState
from annotator.domain.queries.tree import Relation
from annotator.domain.queries.values import Interval, Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class All(Generic[T]):
    """Every one of them; none at all holds."""

    parts: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Any(Generic[T]):
    """At least one of them."""

    parts: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class No(Generic[T]):
    """Not this."""

    part: T


def one_of(tests: Sequence[T]) -> T | Any[T]:
    """At least one of them; a single one as it is."""
    return tests[0] if len(tests) == 1 else Any(tuple(tests))


# --- spans -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfKind:
    """A span of these layers and labels; empty: any."""

    layers: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Covers:
    """A span whose words look like this; gaps are an ellipsis."""

    text: Text


@dataclass(frozen=True, slots=True)
class WithAttribute:
    """A span with an attribute; what is not set has the default.

    Attributes:
        name: The attribute.
        texts: One of them has to fit; empty: it is there.
        defaults: What is assumed where nothing is set, by layer.
    """

    name: str
    texts: tuple[Text, ...]
    defaults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """A span whose maker was that sure; never one without a score."""

    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A span about which ``rule``, ``why`` or ``note`` says this."""

    what: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Fills:
    """A span that fills one of these roles, of heads on these layers; empty: on any."""

    roles: frozenset[str]
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HasRole:
    """A head whose role is filled by such a span, or is in such a state.

    Attributes:
        role: The role.
        states: States that do; with neither states nor fillers: it is marked.
        fillers: What fills it.
    """

    role: str
    states: frozenset[RoleState] = frozenset()
    fillers: SpanTest | None = None


@dataclass(frozen=True, slots=True)
class Lies:
    """A span that lies like this to such a span of the same set."""

    relation: Relation
    other: SpanTest


SpanLeaf: TypeAlias = OfKind | Covers | WithAttribute | Scored | Said | Fills | HasRole | Lies
SpanTest: TypeAlias = "SpanLeaf | All[SpanTest] | Any[SpanTest] | No[SpanTest]"


# --- articles --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FullText:
    """Words as the search field has always read them.

    Attributes:
        entered: Words and phrases.
        column: ``title`` or ``text``; empty: either.
    """

    entered: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression in the text."""

    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ArticleTest:
    """A property of the article.

    Attributes:
        name: The field.
        names: For fields with names as values: one of them.
        texts: For fields with words: one of them fits.
        intervals: For numbers and dates: it is in one of them.
        sets: For what is in sets: only in these people's; empty: in anybody's.
    """

    name: str
    names: frozenset[str] = frozenset()
    texts: tuple[Text, ...] = ()
    intervals: tuple[Interval, ...] = ()
    sets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose sets.

    Attributes:
        names: These; empty: of everybody and the gold, without the suggestions.
        is_not: Everybody's but these.
        everything: Of everybody, the gold and the suggestions.
    """

    names: frozenset[str] = frozenset()
    is_not: bool = False
    everything: bool = False

    def admits(self, annotator: str, suggestions: str) -> bool:
        """Whether a set is meant."""
        if self.everything:
            return True
        if not self.names:
            return annotator != suggestions
        if self.is_not:
            return annotator not in self.names and annotator != suggestions
        return annotator in self.names


@dataclass(frozen=True, slots=True)
class InSet:
    """A set of the article, or a span in one.

    Attributes:
        whose: Whose set.
        statuses: How far it is; empty: any.
        span: What is in it; ``None``: nothing is asked.
        mine: Whose status is meant if the set need not be there: then it is new.
    """

    whose: tuple[Chosen, ...]
    statuses: frozenset[str] = frozenset()
    span: SpanTest | None = None
    mine: str = ""


Leaf: TypeAlias = FullText | Expression | ArticleTest | InSet
Test: TypeAlias = "Leaf | All[Test] | Any[Test] | No[Test]"

IN_SETS: Final = frozenset({"finding", "has", "note"})
"""Properties of an article that are properties of its sets."""

EVERYBODY: Final = (Chosen(),)
