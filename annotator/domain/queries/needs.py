"""What has to be known of an article to look at it for a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from annotator.domain.ids import SUGGESTIONS
from annotator.domain.queries.tests import (
    All,
    Any,
    ArticleTest,
    Chosen,
    Covers,
    Expression,
    Fills,
    FullText,
    HasRole,
    InSet,
    Leaf,
    Lies,
    No,
    OfKind,
    Said,
    Scored,
    SpanLeaf,
    SpanTest,
    Test,
    WithAttribute,
)
from annotator.domain.queries.tree import Relation


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to be read.

    Attributes:
        text: The text.
        sets: Whose sets there are, and how far they are.
        spans: What is in them.
        links: The roles of heads.
        details: Attributes and provenance.
        suggestions: The suggestions as well.
        kinds: Only spans of these kinds, or that fill these roles, can be of importance; none: any.
    """

    text: bool
    sets: bool
    spans: bool
    links: bool
    details: bool
    suggestions: bool
    kinds: tuple[OfKind | Fills, ...] = ()


def leaves_of(test: Test, *, is_required: bool = True) -> Iterator[tuple[Leaf, bool]]:
    """The leaves of a test, and whether an article has to fulfil each of them."""
    match test:
        case All(parts=parts):
            for part in parts:
                yield from leaves_of(part, is_required=is_required)
        case Any(parts=parts):
            for part in parts:
                yield from leaves_of(part, is_required=False)
        case No(part=part):
            yield from leaves_of(part, is_required=False)
        case _:
            yield test, is_required


def needs_of(test: Test, *, with_hits: bool) -> Needs:
    """What has to be read to look at articles."""
    leaves = [leaf for leaf, _ in leaves_of(test)]
    sets = [leaf for leaf in leaves if isinstance(leaf, InSet)]
    spans = [part for leaf in sets if leaf.span is not None for part in span_leaves(leaf.span)]
    notes = any(isinstance(leaf, ArticleTest) and leaf.name == "note" for leaf in leaves)
    words = any(isinstance(leaf, Expression | FullText) for leaf in leaves)
    return Needs(
        text=with_hits or words or any(_needs_text(part) for part in spans),
        sets=bool(sets) or notes or with_hits,
        spans=bool(spans) or notes,
        links=any(isinstance(part, HasRole | Fills) for part in spans),
        details=any(isinstance(part, WithAttribute | Scored | Said) for part in spans),
        suggestions=any(_is_proposed(each) for leaf in sets for each in leaf.whose),
        kinds=()
        if notes
        else _kinds([(leaf.span, None) for leaf in sets if leaf.span is not None]),
    )


def span_leaves(test: SpanTest) -> Iterator[SpanLeaf]:
    """Everything that is asked of a span, or of those it is related to."""
    match test:
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from span_leaves(part)
        case No(part=part):
            yield from span_leaves(part)
        case _:
            yield test
            if isinstance(test, HasRole) and test.fillers is not None:
                yield from span_leaves(test.fillers)
            elif isinstance(test, Lies):
                yield from span_leaves(test.other)


_Asked: TypeAlias = tuple["SpanTest | None", Fills | None]
"""What a span has to be (``None``: anything), and the role by which it is found if its kind is not said."""


def _kinds(tests: Sequence[_Asked]) -> tuple[OfKind | Fills, ...]:
    """The kinds of spans of which one is asked, or that stand in relation to it; none: any."""
    found: list[OfKind | Fills] = []
    for test, role in tests:
        needed = list(required(test)) if test is not None else []
        kind = next((part for part in needed if isinstance(part, OfKind) and part.layers), None)
        own = kind or role
        related = list(_related(test)) if test is not None else []
        if own is None:
            return ()
        others = _kinds(related)
        if related and not others:
            return ()
        found += (own, *others)
    return tuple(dict.fromkeys(found))


def required(test: SpanTest) -> Iterator[SpanTest]:
    """What a span has to be in any case."""
    if isinstance(test, All):
        for part in test.parts:
            yield from required(part)
    else:
        yield test


def _related(test: SpanTest) -> Iterator[_Asked]:
    """What other spans have to be."""
    match test:
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from _related(part)
        case No(part=part):
            yield from _related(part)
        case HasRole(role=role, fillers=fillers):
            # Whether a role is filled is known by its filler, whatever that is.
            yield fillers, Fills(frozenset({role}))
        case Lies(other=other):
            yield other, None
        case Fills(heads=heads):
            yield OfKind(heads) if heads else None, None
        case _:
            return


def _needs_text(part: SpanLeaf) -> bool:
    return isinstance(part, Covers) or (isinstance(part, Lies) and part.relation is Relation.BEFORE)


def _is_proposed(chosen: Chosen) -> bool:
    return chosen.everything or SUGGESTIONS in chosen.names
