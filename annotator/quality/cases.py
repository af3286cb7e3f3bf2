"""Disagreements as people decide on them: one case for each structure, with all readings and in what they differ.

A quote or an event is one case together with its cues and frames: what only lives as a filler is decided with what it fills.
A speaker who is marked from here to there by one annotator and from there to here by another is a case of its own; that both
name this speaker is no disagreement about the quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.gold_decisions import (
    WHOLE,
    CaseState,
    FillerClaim,
    RoleClaim,
    Ruling,
    StandingRuling,
)
from annotator.domain.ids import AnnotatorId
from annotator.domain.span import Span
from annotator.quality.structures import fillers, states
from annotator.quality.verdicts import About


@dataclass(frozen=True, slots=True)
class Answer:
    """What one annotator says about one part of a case.

    Attributes:
        key: Equal for answers that say the same.
        literal: The answer itself, kept with a decision to tell whether a later one is new.
        words: The label, the value, or the words that are covered; empty: nothing.
        state: Of a role; ``None``: open, or no role.
    """

    key: str
    literal: str
    words: str
    state: RoleState | None = None


@dataclass(frozen=True)
class Row:
    """One part of a case: existence, edge, label, an attribute or a role.

    Attributes:
        about: Which.
        name: Of the attribute or the role; else empty.
        answers: By annotator; who did not mark the span is left out, except of existence.
        state: Where the part stands; ``None``: all say the same.
    """

    about: About
    name: str
    answers: Mapping[AnnotatorId, Answer]
    state: CaseState | None = None

    @property
    def part(self) -> str:
        """The part of a decision that answers it."""
        return self.about.part(self.name)

    @property
    def differs(self) -> bool:
        """Whether the annotators say different things."""
        return len({answer.key for answer in self.answers.values()}) > 1


@dataclass(frozen=True)
class Case:
    """A structure that annotators read differently, or that was decided on.

    Attributes:
        number: Its group in ``Verdicts``.
        question: Names it within the article.
        layer: Of the span, or of the head.
        spans: What each annotator marked; who marked nothing is left out.
        voters: Everybody who takes part.
        rows: Its parts, existence first.
        state: Where it stands.
        ruled: What was decided; ``None``: nothing yet.
    """

    number: int
    question: str
    layer: str
    spans: Mapping[AnnotatorId, Span]
    voters: tuple[AnnotatorId, ...]
    rows: tuple[Row, ...]
    state: CaseState
    ruled: StandingRuling | None = None

    @property
    def begin(self) -> int:
        """First code point of all readings."""
        return min(span.begin for span in self.spans.values())

    @property
    def end(self) -> int:
        """One past the last code point of all readings."""
        return max(span.end for span in self.spans.values())

    @property
    def longest(self) -> Span:
        """The reading that covers most."""
        return max(self.spans.values(), key=lambda s: (s.end - s.begin, -s.begin, s.signature))

    @property
    def parts(self) -> tuple[str, ...]:
        """In what the readings differ."""
        return tuple(row.part for row in self.rows if row.differs)

    @property
    def open_parts(self) -> tuple[str, ...]:
        """What a person has to decide."""
        return tuple(row.part for row in self.rows if row.state is not None and row.state.waits)

    def row(self, part: str) -> Row | None:
        """One part of it."""
        return next((row for row in self.rows if row.part == part), None)

    @property
    def considered(self) -> dict[str, tuple[str, ...]]:
        """By part, the answers that are there to see."""
        return {
            row.part: tuple(sorted({answer.literal for answer in row.answers.values()}))
            for row in self.rows
        }

    @property
    def readings(self) -> dict[AnnotatorId, str]:
        """What each annotator marked, as signature; empty: nothing."""
        return {who: self.spans[who].signature if who in self.spans else "" for who in self.voters}

    def agreeing(self, who: AnnotatorId, part: str = WHOLE) -> tuple[AnnotatorId, ...]:
        """Everybody who says what this annotator says, sorted."""
        rows = [row for row in self.rows if part in {WHOLE, row.part}]
        return tuple(
            other
            for other in sorted(self.voters)
            if all(_key(row, other) == _key(row, who) for row in rows)
        )


@dataclass(frozen=True)
class Cases:
    """What is to be decided, was decided, or was voted on in an article.

    Attributes:
        cases: By place.
        agreed: How many structures all annotators read in the same way.
    """

    cases: tuple[Case, ...] = ()
    agreed: int = 0

    @property
    def open(self) -> int:
        """How many wait for a person."""
        return sum(case.state.waits for case in self.cases)

    def count(self, state: CaseState) -> int:
        """How many are in a state."""
        return sum(case.state is state for case in self.cases)

    def find(self, question: str) -> Case | None:
        """The case with this name."""
        return next((case for case in self.cases if case.question == question), None)


def ruling_of(case: Case, own: AnnotationSet, part: str = WHOLE) -> Ruling | None:
    """What an annotator's reading says about a case, or a part of it; ``None``: nothing.

    Args:
        case: The case.
        own: The annotator's set.
        part: Which part; ``WHOLE``: all.
    """
    span = case.spans.get(own.annotator)
    if part in {WHOLE, About.EXISTENCE} and span is None:
        return Ruling(exists=False)
    if span is None:
        return None
    return ruling_of_span(case, own, span, part)


def ruling_of_span(case: Case, own: AnnotationSet, span: Span, part: str = WHOLE) -> Ruling:
    """What a span and its roles say, as an answer to a case or a part of it."""
    about, _, name = part.partition(":")
    if about == About.EXISTENCE:
        return Ruling(exists=True)
    if about == About.EDGE:
        return Ruling(fragments=span.fragments)
    if about == About.LABEL:
        return Ruling(label=span.label)
    if about == About.ATTRIBUTE:
        return Ruling(attributes={name: span.attributes.get(name)})
    if about == About.ROLE:
        return Ruling(roles={name: _role_claim(own, span, name)})
    roles = {row.name: None for row in case.rows if row.about is About.ROLE}
    roles |= dict.fromkeys(states(own, span.id))
    attributes = {row.name: None for row in case.rows if row.about is About.ATTRIBUTE}
    return Ruling(
        exists=True,
        label=span.label,
        fragments=span.fragments,
        attributes={**attributes, **span.attributes},
        roles={role: _role_claim(own, span, role) for role in roles},
    )


def _role_claim(own: AnnotationSet, span: Span, role: str) -> RoleClaim:
    return RoleClaim(
        state=states(own, span.id).get(role),
        fillers=tuple(FillerClaim.of(each) for each in fillers(own, span.id, role)),
    )


def _key(row: Row, who: AnnotatorId) -> str | None:
    answer = row.answers.get(who)
    return answer.key if answer is not None else None
