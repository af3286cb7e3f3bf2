"""The lines of the dashboard, and what can be asked of each: the articles behind a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Section(StrEnum):
    """The parts of the dashboard."""

    PROGRESS = "progress"
    SPEED = "speed"
    LABELS = "labels"
    SUGGESTIONS = "suggestions"
    QUICK = "quick"
    CONTROLS = "controls"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """How far a person is with a batch.

    Attributes:
        batch: Its name; empty: what the person has annotated without having been given it.
        person: Who.
        new: Articles that are not begun.
        started: Articles in work.
        done: Finished articles.
        due: By when it is wanted.
    """

    batch: str
    person: str
    new: int
    started: int
    done: int
    due: date | None = None


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """How fast a person is, on finished articles.

    Attributes:
        person: Who.
        period: When the articles were finished: a day, or a week as ``2026-W12``; empty: all of them.
        articles: How many.
        spans: How many they have.
        seconds: Active time spent on them.
    """

    person: str
    period: str
    articles: int
    spans: int
    seconds: float

    @property
    def articles_an_hour(self) -> float | None:
        """Articles in an hour of active work; ``None``: no time is known."""
        return 3600 * self.articles / self.seconds if self.seconds else None

    @property
    def spans_an_hour(self) -> float | None:
        """Spans in an hour of active work; ``None``: no time is known."""
        return 3600 * self.spans / self.seconds if self.seconds else None


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How many examples of a label there are.

    Attributes:
        layer: The layer.
        label: The label.
        spans: In finished gold.
        articles: Articles with it, of these.
        unfinished: Spans in gold that is not finished.
    """

    layer: str
    label: str
    spans: int
    articles: int
    unfinished: int


@dataclass(frozen=True, slots=True)
class BalanceRows:
    """What there is to train on, and what training needs.

    Attributes:
        labels: All labels of the schema, in its order.
        texts: Articles with finished gold.
        few_examples: spaCy warns of a label with fewer.
        too_few_texts: Fewer are an error for spaCy.
        few_texts: Of fewer it warns.
    """

    labels: tuple[LabelCount, ...]
    texts: int
    few_examples: int
    too_few_texts: int
    few_texts: int


@dataclass(frozen=True, slots=True)
class AcceptanceRow:
    """What people decided about suggestions of one kind.

    Attributes:
        by: ``source``, ``rule`` or ``label``.
        name: The pipeline with its version, the rule, or ``layer.label``; empty: nothing proposes them any more.
        accepted: As they were.
        corrected: With other edges, another label or other roles.
        rejected: Not at all.
    """

    by: str
    name: str
    accepted: int
    corrected: int
    rejected: int

    @property
    def decided(self) -> int:
        """How many were decided."""
        return self.accepted + self.corrected + self.rejected


@dataclass(frozen=True, slots=True)
class QuickRow:
    """How many suggestions a person accepted in under a second, of those whose time is known."""

    person: str
    quick: int
    accepted: int


@dataclass(frozen=True, slots=True)
class RateRow:
    """How often something is marked with and without suggestions, in 1,000 characters.

    Attributes:
        layer: The layer; empty: everything.
        label: The label; empty: the layer as a whole.
        spans_with: Spans in articles with suggestions.
        spans_without: In those without.
        rate_with: In 1,000 characters; ``None``: there are no such articles.
        rate_without: The same without suggestions.
        difference: With less without; ``None``: one of them is not known.
        low: Lower end of its interval, 95 %; ``None``: fewer than two articles on a side.
        high: Its upper end.
    """

    layer: str
    label: str
    spans_with: int
    spans_without: int
    rate_with: float | None
    rate_without: float | None
    difference: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ControlRows:
    """Articles with suggestions against those that were to have none.

    Attributes:
        share: Of the articles that are to have none.
        articles: How many that are; finished or not.
        done_with: Finished articles with suggestions.
        done_without: Finished ones that were to have none, and where nobody saw any.
        seen: Articles that were to have none, where somebody has decided about suggestions nevertheless.
        rates: Of everything, of layers, and of labels.
    """

    share: float
    articles: int
    done_with: int
    done_without: int
    seen: int
    rates: tuple[RateRow, ...]


@dataclass(frozen=True, slots=True)
class OpenFindings:
    """Open findings of one check, in all sets of people and the gold; and in how many articles."""

    severity: str
    rule: str
    findings: int
    articles: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything it says.

    Attributes:
        articles: How many there are.
        people: Who has annotated, or is to, by name.
        progress: By batch, the oldest first, and name; what nobody has been given last.
        speed: By name and period, the whole of each person first.
        period: ``day`` or ``week``.
        balance: What there is to train on.
        acceptance: By source, rule and label, the most decided first.
        quick: By name.
        controls: With and without suggestions.
        findings: The gravest first, then the most frequent.
        unchecked: How many sets were not checked as they are now.
    """

    articles: int
    people: tuple[str, ...]
    progress: tuple[ProgressRow, ...]
    speed: tuple[SpeedRow, ...]
    period: str
    balance: BalanceRows
    acceptance: tuple[AcceptanceRow, ...]
    quick: tuple[QuickRow, ...]
    controls: ControlRows
    findings: tuple[OpenFindings, ...]
    unchecked: int

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        found = asdict(self)
        for row in found["progress"]:
            row["due"] = row["due"].isoformat() if row["due"] else None
        for row, made in zip(found["speed"], self.speed, strict=True):
            row |= {
                "articles_an_hour": made.articles_an_hour,
                "spans_an_hour": made.spans_an_hour,
            }
        return found


@dataclass(frozen=True, slots=True)
class Question:
    """Which number is meant.

    Attributes:
        section: Where it stands.
        about: What names it there, e.g. person and batch; what is missing or empty means all.
    """

    section: Section
    about: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.about.get(name, "")


@dataclass(frozen=True, slots=True)
class Behind:
    """An article behind a number.

    Attributes:
        article: Its id.
        title: Its title.
        amount: What it adds to the number: articles 1, spans, decisions, findings; of speed seconds, of controls the rate.
        people: Whose sets are meant.
    """

    article: str
    title: str
    amount: float
    people: tuple[str, ...]
