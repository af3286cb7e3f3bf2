"""What votes of annotators come to: what wins, what a curator ruled, and what people have to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.argument import RoleState
from annotator.domain.gold_decisions import StandingRuling
from annotator.domain.ids import AnnotatorId, ArgumentId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.span import AttributeValue, Span
from annotator.quality.agreement_alignment import Group


class Policy(StrEnum):
    """Who has to agree."""

    MAJORITY = "majority"
    UNANIMOUS = "unanimous"
    TRUSTED = "trusted"
    """One annotator, wherever that one took part; else all."""

    def wins(self, votes: int, voters: int) -> bool:
        """Whether so many votes are enough, where nobody is trusted more than others."""
        return 2 * votes > voters if self is Policy.MAJORITY else votes == voters


class About(StrEnum):
    """What the annotators did not agree on."""

    EXISTENCE = "existence"
    """Some marked it, some did not, and neither are enough."""
    EDGE = "edge"
    """Enough marked it, but not from here to there."""
    LABEL = "label"
    ATTRIBUTE = "attribute"
    ROLE = "role"
    """The state of a role, or whether a filler fills it."""

    def part(self, name: str) -> str:
        """The part of a decision that answers it; the name is that of the attribute or the role, else empty."""
        return f"{self}:{name}" if name else self.value


@dataclass(frozen=True)
class Question:
    """One thing that people have to decide.

    Attributes:
        about: What is open.
        layer: Of the span, or the head.
        name: Attribute or role; else empty.
        spans: What each annotator marked, by name; for a role the heads. Who marked nothing is left out.
        answers: What each said: a label, a value, a state with its fillers; empty: nothing.
        group: Which group of ``Verdicts`` it is about.
    """

    about: About
    layer: str
    name: str
    spans: Mapping[AnnotatorId, Span]
    answers: Mapping[AnnotatorId, str]
    group: int = -1

    @property
    def part(self) -> str:
        """The part of a decision that answers it."""
        return self.about.part(self.name)


@dataclass(frozen=True)
class AgreedSpan:
    """A span that won its votes, or was ruled.

    Attributes:
        id: The same for the same claim on the same article.
        span: A span that stands for it.
        label: What it is called.
        fragments: What it covers.
        attributes: Values that won.
        parents: Who marked it, with each one's span.
        ruled: What a curator decided about it; ``None``: nobody had to.
    """

    id: SpanId
    span: Span
    label: str
    fragments: Fragments
    attributes: Mapping[str, AttributeValue]
    parents: Mapping[AnnotatorId, Span]
    ruled: StandingRuling | None = None


@dataclass(frozen=True)
class AgreedArgument:
    """A role that won its votes, or was ruled."""

    id: ArgumentId
    role: str
    head: SpanId
    filler: SpanId | None
    state: RoleState
    parents: tuple[AnnotatorId, ...]
    ruled: StandingRuling | None = None


@dataclass
class Verdicts:
    """What the annotators agree on, and what not.

    Attributes:
        spans: That won, or were ruled.
        arguments: Roles of these.
        questions: What people have to decide.
        groups: What stands for the same thing, by reading order.
        ruled: What was ruled about which group, by its number.
        settled: Groups of which something is gold.
    """

    spans: list[AgreedSpan] = field(default_factory=list)
    arguments: list[AgreedArgument] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    ruled: dict[int, StandingRuling] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)
