"""How the word of rules, recogniser and span categoriser is weighed, and how the weights are chosen on gold.

Each claim about a text has evidence of one kind – the rules and ``ner`` agree, the rules alone, ``ner`` alone, neither –
and a probability by the span categoriser. What is proposed is decided by a threshold for each label and kind of evidence.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

Claim = tuple[int, int, str]
"""Begin and end in code points, and label."""

Evidence = Literal["both", "rules", "ner", "spans"]
Thresholds = Mapping[Evidence, float]
ByLabel = Mapping[str, Thresholds]
"""Thresholds by label; labels that are not named go by ``RULES_ALONE``."""

KINDS: Final[tuple[Evidence, ...]] = ("both", "rules", "ner", "spans")
ADDING: Final[tuple[Evidence, ...]] = ("ner", "spans")
"""Evidence for what the rules do not propose."""
NEVER: Final = 2.0
RULES_ALONE: Final[Thresholds] = {"both": 0.0, "rules": 0.0, "ner": NEVER, "spans": NEVER}
"""What is proposed is exactly what the rules propose."""

_STEPS: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, NEVER)
_ROUNDS = 2
_RESAMPLES = 200
_SURE = 0.9
_RARE = 15
"""Spans; labels with fewer have no thresholds of their own."""
_SEED = 0


@dataclass(frozen=True, slots=True)
class Claims:
    """What is said about one layer of one article.

    Attributes:
        rules: By the pipeline it is built on.
        ner: By the trained recogniser.
        probable: Probabilities by the span categoriser; what is missing has none to speak of.
        gold: By people.
    """

    rules: frozenset[Claim]
    ner: frozenset[Claim]
    probable: Mapping[Claim, float]
    gold: frozenset[Claim] = frozenset()

    def evidence(self, claim: Claim) -> Evidence:
        """What kind of evidence there is for a claim."""
        if claim in self.rules:
            return "both" if claim in self.ner else "rules"
        return "ner" if claim in self.ner else "spans"

    def settled(self, by_label: ByLabel) -> set[Claim]:
        """The claims to propose; of two readings of the same words the more probable one."""
        passing = [
            claim
            for claim in self.rules | self.ner | self.probable.keys()
            if self.probable.get(claim, 0.0)
            >= by_label.get(claim[2], RULES_ALONE)[self.evidence(claim)]
        ]
        passing.sort(key=lambda claim: (-self.probable.get(claim, 0.0), claim))
        found: set[Claim] = set()
        for claim in passing:
            of_rules = claim in self.rules
            if not any(
                _same_words(claim, other) and not (of_rules and other in self.rules)
                for other in found
            ):
                found.add(claim)
        return found


def _same_words(one: Claim, other: Claim) -> bool:
    """Whether two claims are two readings of the same words: they share more than half of the longer one, or cross."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return False
    longer = max(one[1] - one[0], other[1] - other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return 2 * shared > longer or shared < shorter


@dataclass(frozen=True, slots=True)
class Weights:
    """What ``annotator_learned`` goes by.

    Attributes:
        names: The layer of names, empty if none was learned.
        thresholds: By layer and label.
        labels: By layer, what was learned.
    """

    names: str = ""
    thresholds: Mapping[str, ByLabel] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "names": self.names,
            "thresholds": {
                layer: {label: dict(each) for label, each in by_label.items()}
                for layer, by_label in self.thresholds.items()
            },
            "labels": {layer: list(labels) for layer, labels in self.labels.items()},
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Weights:
        """The weights whose ``values`` these are.

        Raises:
            KeyError: If something is missing.
            ValueError: If something is no number.
        """
        return cls(
            names=str(values["names"]),
            thresholds={
                str(layer): {
                    str(label): {kind: float(each[kind]) for kind in KINDS}
                    for label, each in by_label.items()
                }
                for layer, by_label in values["thresholds"].items()
            },
            labels={
                str(layer): tuple(map(str, labels)) for layer, labels in values["labels"].items()
            },
        )


def counts(claims: Claims, by_label: ByLabel, group: Sequence[str]) -> tuple[int, int, int]:
    """Right, proposed and wanted claims of an article with these labels."""
    settled = {claim for claim in claims.settled(by_label) if claim[2] in group}
    gold = {claim for claim in claims.gold if claim[2] in group}
    return len(settled & gold), len(settled), len(gold)


def f1(counted: Iterable[tuple[int, int, int]]) -> float:
    """Balanced F over the counts of articles; 1 where nothing is proposed and nothing wanted."""
    right = both = 0
    for hits, proposed, wanted in counted:
        right += hits
        both += proposed + wanted
    return 2 * right / both if both else 1.0


def choose(
    articles: Sequence[Claims],
    on_try: Callable[[], None],
    kinds: Sequence[Evidence] = KINDS,
) -> dict[str, Thresholds]:
    """The thresholds with the best F1 of each label – those of the rules alone, unless others are better beyond doubt.

    It is the label's own F1 and not that of the layer, which would give up a label that is hard to find.

    Args:
        articles: Claims by parts that have not seen the article's gold.
        on_try: Called every few milliseconds.
        kinds: The evidence that is weighed; for other kinds the rules stand.

    Returns:
        By label, thresholds that beat the rules alone in nine of ten resamples of the articles; no others. Labels
        of which people marked few share theirs, also those the rules propose and people never mark.
    """
    wanted = Counter(claim[2] for each in articles for claim in each.gold)
    labels = sorted(wanted.keys() | {claim[2] for each in articles for claim in each.rules})
    rare = tuple(label for label in labels if wanted[label] < _RARE)
    groups = [(label,) for label in labels if wanted[label] >= _RARE]
    chosen: dict[str, Thresholds] = {}
    for group in (*groups, rare) if rare else groups:
        better = _tried(articles, chosen, group, kinds, on_try)
        before = [counts(each, chosen, group) for each in articles]
        after = [counts(each, better, group) for each in articles]
        if _is_better(after, before):
            chosen = better
    return chosen


def _tried(
    articles: Sequence[Claims],
    chosen: Mapping[str, Thresholds],
    group: Sequence[str],
    kinds: Sequence[Evidence],
    on_try: Callable[[], None],
) -> dict[str, Thresholds]:
    """The best thresholds for some labels, the others staying as they are."""
    concerned = [each for each in articles if _concerns(each, group)]
    best: dict[Evidence, float] = dict(RULES_ALONE)
    together = dict(chosen)
    score = f1(counts(each, together, group) for each in concerned)
    for _ in range(_ROUNDS):
        for kind in kinds:
            for step in _STEPS:
                on_try()
                tried: dict[Evidence, float] = {**best, kind: step}
                both = {**chosen, **dict.fromkeys(group, tried)}
                reached = f1(counts(each, both, group) for each in concerned)
                if reached > score + 1e-9:
                    best, together, score = tried, both, reached
    return together


def _concerns(claims: Claims, group: Sequence[str]) -> bool:
    said = (claims.rules, claims.ner, claims.probable, claims.gold)
    return any(claim[2] in group for each in said for claim in each)


def _is_better(
    after: Sequence[tuple[int, int, int]], before: Sequence[tuple[int, int, int]]
) -> bool:
    order = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    places = range(len(after))
    wins = 0
    for _ in range(_RESAMPLES):
        drawn = order.choices(places, k=len(after))
        wins += f1(after[i] for i in drawn) > f1(before[i] for i in drawn)
    return wins >= _SURE * _RESAMPLES
