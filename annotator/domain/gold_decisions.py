"""What a curator has decided between annotators, as it is stored: by what is claimed, so that it survives late work.

A decision says what the gold is to be, not whose set it was taken from: when annotators change their sets afterwards the
gold stays. It also remembers which answers the curator saw. Only an answer nobody had given then asks again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from annotator.domain.argument import RoleState
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.span import AttributeValue, FragmentsField, Span, signature_of

WHOLE = ""
"""The part of a question that is all of it."""


class Choice(StrEnum):
    """What kind of answer a curator gave."""

    READING = "reading"
    """What one or more annotators said."""
    NONE = "none"
    """All are wrong: nothing is to be marked."""
    OWN = "own"
    """Something nobody said."""


class ReasonCode(StrEnum):
    """Why annotators differed, as the curator sees it."""

    GUIDELINE = "guideline"
    """The guideline does not say."""
    AMBIGUOUS = "ambiguous"
    """The text allows both."""
    SLIP = "slip"
    """Somebody did not look closely."""
    OTHER = "other"
    """As the note says."""


class _Claim(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FillerClaim(_Claim):
    """A filler by what it claims."""

    layer: str
    label: str
    fragments: FragmentsField

    @property
    def signature(self) -> str:
        """The signature of a span that claims this."""
        return signature_of(self.layer, self.label, self.fragments)

    @staticmethod
    def of(span: Span) -> FillerClaim:
        """What a span claims."""
        return FillerClaim(layer=span.layer, label=span.label, fragments=span.fragments)


class RoleClaim(_Claim):
    """What a role is to be.

    Attributes:
        state: ``None``: open.
        fillers: Of a marked role.
    """

    state: RoleState | None
    fillers: tuple[FillerClaim, ...] = ()


class Ruling(_Claim):
    """What the gold is to be; what is ``None`` or left out is not ruled.

    Attributes:
        exists: Whether there is a span at all.
        label: What it is called.
        fragments: What it covers.
        attributes: Values by name; ``None``: unknown.
        roles: Of a head, by role.
    """

    exists: bool | None = None
    label: str | None = None
    fragments: FragmentsField | None = None
    attributes: dict[str, AttributeValue | None] = Field(default_factory=dict)
    roles: dict[str, RoleClaim] = Field(default_factory=dict)

    def with_part(self, later: Ruling) -> Ruling:
        """This ruling with what a later one says instead."""
        return Ruling(
            exists=self.exists if later.exists is None else later.exists,
            label=later.label or self.label,
            fragments=later.fragments or self.fragments,
            attributes={**self.attributes, **later.attributes},
            roles={**self.roles, **later.roles},
        )


@dataclass(frozen=True, slots=True)
class GoldDecision:
    """One decision of a curator.

    Attributes:
        article: The article.
        question: Names the question within the article: the signature of the first span it was asked about.
        part: ``WHOLE``, ``existence``, ``edge``, ``label``, ``attribute:NAME`` or ``role:NAME``.
        layer: Of the span, or of the head.
        choice: The kind of answer.
        ruling: What the gold is to be.
        signatures: Of all spans that competed.
        considered: By part, the answers that were there to see.
        readings: What each annotator had marked, by name, as signature; empty: nothing.
        parents: Whose reading it is.
        curator: Who decided.
        at: When, UTC.
        step: The change set that carried it out; taking that back takes the decision back.
        reason: Why they differed; ``None``: not said.
        note: The curator's remark.
        number: Ascending within the article.
    """

    article: ArticleId
    question: str
    part: str
    layer: str
    choice: Choice
    ruling: Ruling
    signatures: tuple[str, ...]
    considered: Mapping[str, tuple[str, ...]]
    readings: Mapping[AnnotatorId, str]
    parents: tuple[AnnotatorId, ...]
    curator: str
    at: datetime
    step: ChangeSetId
    reason: ReasonCode | None = None
    note: str = ""
    number: int = 0


@dataclass(frozen=True)
class StandingRuling:
    """All that stands about one question: the last decision on the whole and those on parts since.

    Attributes:
        question: Its name.
        layer: Of the span, or of the head.
        ruling: What the gold is to be, all decisions together.
        signatures: Of all spans that ever competed.
        considered: By part, all answers a curator has seen.
        decisions: Those that stand, oldest first.
    """

    question: str
    layer: str
    ruling: Ruling
    signatures: frozenset[str]
    considered: Mapping[str, frozenset[str]]
    decisions: tuple[GoldDecision, ...]

    @property
    def last(self) -> GoldDecision:
        """The latest of them."""
        return self.decisions[-1]

    @property
    def parents(self) -> tuple[AnnotatorId, ...]:
        """Whose readings were taken."""
        return tuple(dict.fromkeys(who for each in self.decisions for who in each.parents))

    def covers(self, part: str) -> bool:
        """Whether a part was decided, by itself or with the whole."""
        return any(each.part in {WHOLE, part} for each in self.decisions)


def standing(decisions: Iterable[GoldDecision]) -> tuple[StandingRuling, ...]:
    """Put the decisions of an article together, question by question.

    Args:
        decisions: Those that stand, oldest first.
    """
    by_question: dict[str, list[GoldDecision]] = {}
    for each in decisions:
        kept = by_question.setdefault(each.question, [])
        if each.part == WHOLE:
            kept.clear()
        kept.append(each)
    return tuple(_together(question, each) for question, each in by_question.items())


def _together(question: str, decisions: Sequence[GoldDecision]) -> StandingRuling:
    ruling = Ruling()
    considered: dict[str, frozenset[str]] = {}
    for each in decisions:
        ruling = ruling.with_part(each.ruling)
        for part, answers in each.considered.items():
            considered[part] = considered.get(part, frozenset()) | frozenset(answers)
    signatures = frozenset(sign for each in decisions for sign in each.signatures)
    layer = decisions[0].layer
    return StandingRuling(question, layer, ruling, signatures, considered, tuple(decisions))


class CaseState(StrEnum):
    """Where a disagreement stands."""

    OPEN = "open"
    """A person has to decide."""
    REOPENED = "reopened"
    """It was decided; late work gave another answer."""
    DECIDED = "decided"
    """A person has decided."""
    VOTED = "voted"
    """The policy has decided."""

    @property
    def waits(self) -> bool:
        """Whether a person has to decide."""
        return self in {CaseState.OPEN, CaseState.REOPENED}


@dataclass(frozen=True, slots=True)
class QueuedCase:
    """One line of the queue of disagreements.

    Attributes:
        article: The article.
        title: Its title.
        number: Ascending within the article, by place.
        question: Names it within the article.
        state: Where it stands.
        layer: Of the span, or of the head.
        begin: First code point of all readings.
        end: One past the last.
        excerpt: The words, on one line.
        parts: In what the readings differ.
    """

    article: ArticleId
    title: str
    number: int
    question: str
    state: CaseState
    layer: str
    begin: int
    end: int
    excerpt: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueuedArticle:
    """How far an article is.

    Attributes:
        article: The article.
        title: Its title.
        open: Disagreements a person has to decide.
        decided: Disagreements a person has decided.
        voted: Disagreements the policy has decided.
    """

    article: ArticleId
    title: str
    open: int
    decided: int
    voted: int


@dataclass(frozen=True)
class QueueEntry:
    """What the queue keeps of an article.

    Attributes:
        state: Of its sets when it was worked out.
        by: With which schema and policy.
        open: See ``QueuedArticle``.
        decided: See ``QueuedArticle``.
        voted: See ``QueuedArticle``.
        cases: Its disagreements, by place.
    """

    state: str
    by: str
    open: int
    decided: int
    voted: int
    cases: tuple[QueuedCase, ...] = field(default=())


class GoldDecisionRepository(Protocol):
    """What curators have decided, how gold is made, and what is left to decide."""

    def settings(self) -> Mapping[str, str]:
        """How gold is made in this corpus."""

    def set(self, name: str, value: str) -> None:
        """Say how; an empty value is forgotten."""

    def of(self, article: ArticleId) -> Sequence[GoldDecision]:
        """The decisions of an article that stand, oldest first."""

    def all(self) -> Sequence[GoldDecision]:
        """The decisions of all articles that stand, in the order of the corpus."""

    def add(self, decision: GoldDecision) -> None:
        """Keep a decision. Raises ``NotFoundError`` for the article."""

    def stand(self, article: ArticleId, step: ChangeSetId, *, on: bool) -> None:
        """Take decisions back with the change set that carried them out, or let them stand again."""

    def explain(
        self, article: ArticleId, question: str, reason: ReasonCode | None, note: str
    ) -> None:
        """Say of the decisions of a question why annotators differed."""

    def revisions(
        self, article: ArticleId | None = None
    ) -> Mapping[ArticleId, Mapping[AnnotatorId, int]]:
        """How often the sets of people and the gold set were changed, of one article or all, in the order of the corpus."""

    def queued(self) -> Mapping[ArticleId, tuple[str, str]]:
        """For each article the queue knows: state of the sets, and by what it was worked out."""

    def put(self, article: ArticleId, entry: QueueEntry | None) -> None:
        """Renew what the queue knows of an article; ``None``: it has no two sets any more."""

    def cases(
        self, *, open_only: bool, articles: Sequence[ArticleId] = (), limit: int = 10_000
    ) -> Sequence[QueuedCase]:
        """Disagreements in the order of the corpus; of some articles, or all."""

    def articles(self) -> Sequence[QueuedArticle]:
        """The articles of the queue, in the order of the corpus."""
