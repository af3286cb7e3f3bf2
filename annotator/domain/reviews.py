"""Reviews: samples of what people have marked, what a reviewer says about them, and sign-offs that lock what was sampled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from annotator.domain.ids import AnnotatorId, ArticleId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.span import signature_of


class ReviewUnit(StrEnum):
    """What is drawn."""

    SPAN = "span"
    """Single spans: says how much of what is marked is right."""
    ARTICLE = "article"
    """Whole sets of one article: also says how much of what should be marked is."""


class Method(StrEnum):
    """How units are drawn."""

    RANDOM = "random"
    """Every unit has the same chance."""
    STRATIFIED = "stratified"
    """From each stratum by itself."""
    RISK = "risk"
    """What is likelier to be wrong is likelier to be drawn; estimates weigh it down again."""


class StratifyBy(StrEnum):
    """What makes a stratum."""

    LABEL = "label"
    ANNOTATOR = "annotator"
    SOURCE = "source"


class AcceptanceRule(StrEnum):
    """When a level is reached."""

    BOUND = "bound"
    """When the whole interval lies above it; not reached, when all of it lies below."""
    ESTIMATE = "estimate"
    """When the whole sample is judged and the estimated share is as high."""


class Judged(StrEnum):
    """What a reviewer says about one unit."""

    RIGHT = "right"
    EDGE = "edge"
    """It is there, but begins or ends elsewhere."""
    LABEL = "label"
    """It has another label."""
    ROLE = "role"
    """The span is right, what fills its roles is not."""
    SPURIOUS = "spurious"
    """There is nothing to mark here."""
    MISSING = "missing"
    """Something that should be marked is not."""
    COMPLETE = "complete"
    """Of a whole article: every span is judged, and whatever is missing is marked."""


WRONG = frozenset({Judged.EDGE, Judged.LABEL, Judged.SPURIOUS})
"""What makes a span a wrong one."""


class Sent(StrEnum):
    """What became of a judgement that says something is wrong."""

    NOWHERE = ""
    APPLIED = "applied"
    """The correction was made in the set."""
    RETURNED = "returned"
    """The annotator was asked to put it right."""
    SETTLED = "settled"
    """The annotator has seen to it."""


class Decision(StrEnum):
    """What a sample says about a batch."""

    ACCEPT = "accept"
    REJECT = "reject"
    NOT_YET = "not yet"


ALL_LABELS = "*"
"""Stands for all labels in ``SampleRequest.levels``."""


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """How a sample is to be drawn. Together with the corpus it says which one it is.

    Attributes:
        name: Unique in the corpus.
        unit: What is drawn.
        method: How.
        annotators: Whose sets; empty: of all people, not the gold.
        layers: Only spans of these layers; empty: all.
        done_only: Only sets that are finished.
        size: Units to draw; 0: enough for ``margin``.
        margin: Half the width of the interval that is wanted, in ``(0, 1)``.
        stratify_by: For stratified samples.
        allocation: ``proportional``, ``equal`` or ``neyman``; for stratified samples.
        seed: Another seed, another sample.
        blind: Whether the reviewer must not see whose work it is.
        levels: Least precision by ``layer.label``; ``*`` for all labels that are not named.
        rule: When a level is reached.
    """

    name: str
    unit: ReviewUnit = ReviewUnit.SPAN
    method: Method = Method.RANDOM
    annotators: tuple[AnnotatorId, ...] = ()
    layers: tuple[str, ...] = ()
    done_only: bool = False
    size: int = 0
    margin: float = 0.05
    stratify_by: StratifyBy = StratifyBy.LABEL
    allocation: str = "proportional"
    seed: int = 0
    blind: bool = False
    levels: Mapping[str, float] = field(default_factory=lambda: {ALL_LABELS: 0.95})
    rule: AcceptanceRule = AcceptanceRule.BOUND

    def level_of(self, layer: str, label: str) -> float | None:
        """The least precision wanted of a label; ``None``: none is."""
        return self.levels.get(f"{layer}.{label}", self.levels.get(ALL_LABELS))


@dataclass(frozen=True, slots=True)
class StratumSize:
    """A stratum of a sample.

    Attributes:
        units: How many there were.
        drawn: How many were drawn.
        labels: Spans in it by ``layer.label``.
    """

    units: int
    drawn: int
    labels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SamplingFrame:
    """What a sample was drawn from.

    Attributes:
        articles: How many articles.
        sets: How many annotation sets.
        spans: How many spans.
        strata: By name; one without a name where the sample is not stratified.
        digest: Hash of all units: equal frames have equal ones.
    """

    articles: int
    sets: int
    spans: int
    strata: Mapping[str, StratumSize]
    digest: str

    @property
    def units(self) -> int:
        """How many units could be drawn."""
        return sum(each.units for each in self.strata.values())

    @property
    def drawn(self) -> int:
        """How many were."""
        return sum(each.drawn for each in self.strata.values())

    @property
    def labels(self) -> Mapping[str, int]:
        """Spans of the whole frame by ``layer.label``."""
        total: dict[str, int] = {}
        for each in self.strata.values():
            for name, count in each.labels.items():
                total[name] = total.get(name, 0) + count
        return total


@dataclass(frozen=True, slots=True)
class Signature:
    """A sign-off, or that it was taken back.

    Attributes:
        by: Who.
        at: When, UTC.
        locks: Whether the batch is locked from then on.
        decision: What the sample said then.
        reason: Why; an unlocking always has one.
    """

    by: str
    at: datetime
    locks: bool
    decision: Decision
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample that was drawn.

    Attributes:
        id: Stable.
        request: How it was drawn.
        frame: From what.
        by: Who drew it.
        at: When, UTC.
        items: How many things there are to judge: spans, and the articles as wholes.
        judged: How many of them are.
        signature: The last sign-off or unlocking; ``None``: there was none.
    """

    id: str
    request: SampleRequest
    frame: SamplingFrame
    by: str
    at: datetime
    items: int = 0
    judged: int = 0
    signature: Signature | None = None

    @property
    def locked(self) -> bool:
        """Whether it is signed off."""
        return self.signature is not None and self.signature.locks


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to judge: a span as it was when it was drawn, or an article as a whole.

    Attributes:
        number: Its place in the order of judging, from 1.
        article: The article.
        title: Its title.
        annotator: Whose set.
        span: The span's id; empty: the article as a whole.
        layer: Of the span.
        label: Of the span.
        fragments: Of the span.
        roles: How many roles it had, filled or said to be empty.
        stratum: Where its unit was drawn.
        chance: With which its unit was drawn, in ``(0, 1]``.
    """

    number: int
    article: ArticleId
    title: str
    annotator: AnnotatorId
    span: SpanId
    layer: str
    label: str
    fragments: Fragments
    roles: int
    stratum: str
    chance: float

    @property
    def is_article(self) -> bool:
        """Whether the article as a whole is meant."""
        return not self.span

    @property
    def signature(self) -> str:
        """Of the span as it was drawn; empty for an article."""
        return signature_of(self.layer, self.label, self.fragments) if self.span else ""

    @property
    def unit(self) -> tuple[ArticleId, AnnotatorId]:
        """The set it belongs to."""
        return self.article, self.annotator


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer said about an item.

    Attributes:
        number: Of the item; of something missing, the item at which it was marked.
        judged: What was said.
        by: Who.
        at: When, UTC.
        layer: Of something missing.
        label: The right label; of something missing, its label.
        fragments: The right edges; of something missing, its place.
        reason: Why.
        sent: What became of it.
        seq: Ascending, unique in the corpus; 0 before it is stored.
    """

    number: int
    judged: Judged
    by: str
    at: datetime
    layer: str = ""
    label: str = ""
    fragments: Fragments = ()
    reason: str = ""
    sent: Sent = Sent.NOWHERE
    seq: int = 0

    @property
    def can_be_applied(self) -> bool:
        """Whether it says what is right instead."""
        return self.judged is Judged.SPURIOUS or bool(self.label or self.fragments)


@dataclass(frozen=True, slots=True)
class Returned:
    """A judgement that an annotator is asked to see to.

    Attributes:
        sample: The sample's id.
        item: What was judged.
        judgement: What was said.
    """

    sample: str
    item: ReviewItem
    judgement: Judgement


class FrameSet(NamedTuple):
    """A set that can be drawn from."""

    article: ArticleId
    annotator: AnnotatorId
    source: str
    revision: int


class FrameSpan(NamedTuple):
    """A span that can be drawn."""

    article: ArticleId
    annotator: AnnotatorId
    id: SpanId
    layer: str
    label: str
    fragments: Fragments
    score: float | None
    accepted_at: datetime | None
    roles: int

    @property
    def type(self) -> str:
        """Layer and label, as ``entity.PER``."""
        return f"{self.layer}.{self.label}"


class DrawnItem(NamedTuple):
    """An item to be stored."""

    unit: FrameSet
    span: FrameSpan | None
    stratum: str
    chance: float


class Lock(NamedTuple):
    """Why a set cannot be changed."""

    sample: str
    by: str
    at: datetime


class ReviewRepository(Protocol):
    """Samples, judgements, sign-offs and locks."""

    def frame_sets(
        self, annotators: Collection[AnnotatorId], *, done_only: bool
    ) -> Sequence[FrameSet]:
        """The sets of these people (none named: of all people, without gold), in the order of the corpus."""

    def frame_spans(self, annotators: Collection[AnnotatorId]) -> Iterator[FrameSpan]:
        """The spans of these people's sets (none named: of all people and gold), set by set."""

    def finding_places(self) -> Collection[tuple[ArticleId, AnnotatorId, str]]:
        """Article, annotator and signature of spans with open findings, as far as was checked."""

    def action_times(self) -> Mapping[tuple[ArticleId, AnnotatorId], Sequence[datetime]]:
        """When something was done to each set, oldest first."""

    def add(self, sample: Sample, sets: Sequence[FrameSet], items: Sequence[DrawnItem]) -> None:
        """Store a sample with its frame. Raises ``SettingError`` if the name is taken."""

    def samples(self) -> Sequence[Sample]:
        """All samples, newest first."""

    def sample(self, name: str) -> Sample:
        """The sample with this id or name. Raises ``NotFoundError``."""

    def items(self, sample: str) -> Sequence[ReviewItem]:
        """What is to be judged, in the order of judging."""

    def judgements(self, sample: str, after: int = 0) -> Sequence[Judgement]:
        """What holds: of each item the last judgement, and everything missing; oldest first.

        Args:
            sample: Its id.
            after: Only what was said after the judgement with this number; takes no longer for what was said before.
        """

    def judge(self, sample: str, judgement: Judgement) -> int:
        """Store a judgement; its number. One about a missing span stands beside others of its item."""

    def withdraw(self, sample: str, by: str) -> Judgement | None:
        """Take back the last judgement somebody made; the one before it holds again."""

    def mark(self, seqs: Collection[int], sent: Sent) -> None:
        """Remember what became of judgements."""

    def returned(self, annotator: AnnotatorId) -> Sequence[Returned]:
        """What an annotator is asked to see to, in the order of the corpus."""

    def moved_on(self, sample: str) -> int:
        """How many sets of the frame were changed since it was drawn."""

    def follow(self, sample: str, article: ArticleId, annotator: AnnotatorId) -> None:
        """Note that the last change of a set was a correction of this review: it has not moved on by it."""

    def sign(self, sample: str, signature: Signature) -> None:
        """Store a sign-off or an unlocking; the sets of the frame are locked or free from then on."""

    def signed_by(self, sample: str) -> str | None:
        """Who signed a sample off; ``None``: nobody, or it was unlocked. As quick for a large sample as for a small one."""

    def signatures(self, sample: str) -> Sequence[Signature]:
        """Every sign-off and unlocking, oldest first."""

    def lock(self, article: ArticleId, annotator: AnnotatorId) -> Lock | None:
        """Why this set cannot be changed; ``None``: it can."""

    def locked(self) -> Collection[tuple[ArticleId, AnnotatorId]]:
        """All sets that are locked."""
