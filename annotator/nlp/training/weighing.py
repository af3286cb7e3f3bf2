"""How the word of the trained parts and that of the rules are weighed, and how the weights are chosen on gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Literal

Claim = tuple[int, int, str]
"""Begin and end in code points, and label."""

NamePolicy = Literal["base", "learned", "both"]

_KEEP = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
_ADD = (2.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
_PRIOR = 4.0
"""So many imagined cases stand behind the general precision when that of a label is estimated."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What ``annotator_learned`` goes by.

    Attributes:
        names: The layer of names, empty if none was learned.
        policy: ``base``: the rules stay alone; ``learned``: the recogniser decides about every name it can know;
            ``both``: the names of the rules stay where the recogniser sees none.
        agreed: Share of right names, by label, among those of the recogniser that the rules propose too.
        alone: The same among those it proposes alone.
        keep: By layer, the least probability with which a proposal of the rules stays.
        add: By layer, the least probability with which something new is proposed; above 1: never.
        labels: By layer, what was learned; the rules' proposals with other labels stay as they are.
    """

    names: str = ""
    policy: NamePolicy = "base"
    agreed: Mapping[str, float] = field(default_factory=dict)
    alone: Mapping[str, float] = field(default_factory=dict)
    keep: Mapping[str, float] = field(default_factory=dict)
    add: Mapping[str, float] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "names": self.names,
            "policy": self.policy,
            "agreed": dict(self.agreed),
            "alone": dict(self.alone),
            "keep": dict(self.keep),
            "add": dict(self.add),
            "labels": {layer: list(labels) for layer, labels in self.labels.items()},
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Weights:
        """The weights whose ``values`` these are.

        Raises:
            KeyError, TypeError, ValueError: If they are not.
        """
        policy: NamePolicy = values["policy"]
        if policy not in {"base", "learned", "both"}:
            raise ValueError(f"{policy!r} is no way to merge names")
        return cls(
            names=str(values["names"]),
            policy=policy,
            agreed=_numbers(values["agreed"]),
            alone=_numbers(values["alone"]),
            keep=_numbers(values["keep"]),
            add=_numbers(values["add"]),
            labels={
                str(layer): tuple(map(str, labels)) for layer, labels in values["labels"].items()
            },
        )


def _numbers(values: Mapping[str, Any]) -> dict[str, float]:
    return {str(key): float(value) for key, value in values.items()}


@dataclass(slots=True)
class Counted:
    """Right, proposed and wanted claims."""

    right: int = 0
    proposed: int = 0
    wanted: int = 0

    def add(self, proposed: set[Claim], wanted: set[Claim]) -> None:
        """Count one article."""
        self.right += len(proposed & wanted)
        self.proposed += len(proposed)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        """Balanced F; 0 where there is neither."""
        both = self.proposed + self.wanted
        return 2 * self.right / both if both else 0.0


def f1_of(pairs: Iterable[tuple[set[Claim], set[Claim]]]) -> float:
    """F1 over articles of proposed against wanted claims."""
    counted = Counted()
    for proposed, wanted in pairs:
        counted.add(proposed, wanted)
    return counted.f1


def merged_names(policy: NamePolicy, base: set[Claim], learned: set[Claim]) -> set[Claim]:
    """The names under a policy; the rules' ones that a learned one overlaps give way."""
    if policy == "base":
        return base
    if policy == "learned":
        return learned
    taken = {place for begin, end, _ in learned for place in range(begin, end)}
    return learned | {
        claim for claim in base if taken.isdisjoint(range(claim[0], claim[1]))
    }


@dataclass(frozen=True, slots=True)
class NamesOfArticle:
    """Names of one article kept for choosing: of the rules, of the recogniser, of the gold."""

    base: set[Claim]
    learned: set[Claim]
    gold: set[Claim]


def choose_policy(articles: Sequence[NamesOfArticle]) -> NamePolicy:
    """The policy with the best F1; of equals the one that changes least."""
    order: tuple[NamePolicy, ...] = ("base", "both", "learned")
    scores = {
        policy: f1_of((merged_names(policy, each.base, each.learned), each.gold) for each in articles)
        for policy in order
    }
    return max(order, key=lambda policy: scores[policy])


def precisions(
    articles: Sequence[NamesOfArticle], *, agreed: bool
) -> dict[str, float]:
    """Share of right names of the recogniser by label, drawn towards the general share where cases are few."""
    right: dict[str, int] = {}
    made: dict[str, int] = {}
    for each in articles:
        for claim in each.learned:
            if (claim in each.base) is agreed:
                made[claim[2]] = made.get(claim[2], 0) + 1
                right[claim[2]] = right.get(claim[2], 0) + (claim in each.gold)
    general = (sum(right.values()) + 1) / (sum(made.values()) + 2)
    shares = {
        label: round((right[label] + _PRIOR * general) / (made[label] + _PRIOR), 3)
        for label in sorted(made)
    }
    return {"": round(general, 3)} | shares


@dataclass(frozen=True, slots=True)
class SpansOfArticle:
    """Heads of one layer of one article kept for choosing: the rules', probabilities by claim, the gold."""

    base: set[Claim]
    probable: Mapping[Claim, float]
    gold: set[Claim]


def weighed_spans(
    base: set[Claim], probable: Mapping[Claim, float], keep: float, add: float
) -> set[Claim]:
    """What stays of the rules' claims, and what is added; an addition gives way to a surer one it overlaps."""
    kept = {claim for claim in base if probable.get(claim, 0.0) >= keep}
    found = set(kept)
    fresh = sorted(
        (claim for claim, probability in probable.items() if claim not in base and probability >= add),
        key=lambda claim: (-probable[claim], claim),
    )
    for claim in fresh:
        if not any(_cross(claim, other) for other in found):
            found.add(claim)
    return found


def _cross(one: Claim, other: Claim) -> bool:
    """Whether two claims are two readings of the same words: they share more than half of the longer one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > max(one[1] - one[0], other[1] - other[0])


def choose_thresholds(articles: Sequence[SpansOfArticle]) -> tuple[float, float]:
    """Thresholds for keeping and adding with the best F1; of equals those that change least."""
    best = (-1.0, 0.0, 2.0)
    for keep, add in product(_KEEP, _ADD):
        score = f1_of(
            (weighed_spans(each.base, each.probable, keep, add), each.gold) for each in articles
        )
        if score > best[0] + 1e-9:
            best = (score, keep, add)
    return best[1], best[2]
