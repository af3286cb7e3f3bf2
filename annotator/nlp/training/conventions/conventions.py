"""What was learned about whole quotes, and how it decides on an article: for what is expected to need the fewest gestures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.nlp.training.conventions.article import Article
from annotator.nlp.training.conventions.choice import Choice
from annotator.nlp.training.conventions.fillers import Option, options
from annotator.nlp.training.conventions.gestures import repair
from annotator.nlp.training.conventions.heads import ROLES, Head, Parts
from annotator.nlp.training.conventions.keeping import KEEP, keep_options

_LEAST_LIKELY = 0.02
"""Less likely options are neither chosen nor weighed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a proposed quote.

    Attributes:
        keep: The probability that people mark it; ``None``: nothing is known.
        roles: What fills its roles, with the probability; roles that are not there stay as they are.
    """

    keep: float | None
    roles: Mapping[str, tuple[Option, float]]


@dataclass(frozen=True, slots=True)
class Conventions:
    """The learned choices.

    Attributes:
        choices: By what is chosen: a role, or whether a quote is kept.
        stakes: By type of quote, how many gestures a right proposal saves; a wrong one costs one. Empty: nothing is dropped.
    """

    choices: Mapping[str, Choice] = field(default_factory=dict)
    stakes: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was learned."""
        return bool(self.choices)

    def decisions(self, article: Article) -> list[Decision]:
        """What becomes of the proposed quotes, one after the other: each sees what was decided about the one before."""
        found: list[Decision] = []
        previous: Mapping[str, Parts] = {}
        for place, head in enumerate(article.heads):
            roles = {
                role: self._filled(article, head, role, previous)
                for role in ROLES
                if role in self.choices
            }
            found.append(Decision(self._kept(article, place), roles))
            previous = {**head.fillers, **{role: one.parts for role, (one, _) in roles.items()}}
        return found

    def is_kept(self, head: Head, decision: Decision) -> bool:
        """Whether proposing it is expected to save gestures."""
        if decision.keep is None or not self.stakes:
            return True
        saved = self.stakes.get(head.label, min(self.stakes.values()))
        return decision.keep * saved >= 1.0 - decision.keep

    def _filled(
        self, article: Article, head: Head, role: str, previous: Mapping[str, Parts]
    ) -> tuple[Option, float]:
        found = options(article, head, role, previous)
        likely = self.choices[role].probabilities([one.features for one in found])
        rivals = [place for place, each in enumerate(likely) if each >= _LEAST_LIKELY]

        def expected(place: int) -> float:
            return sum(
                likely[other] * repair(found[place].words, found[other].words) for other in rivals
            )

        best = min(rivals, key=lambda place: (expected(place), place))
        return found[best], likely[best]

    def _kept(self, article: Article, place: int) -> float | None:
        if KEEP not in self.choices:
            return None
        return self.choices[KEEP].probabilities(keep_options(article, place))[0]

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "choices": {part: each.values() for part, each in sorted(self.choices.items())},
            "stakes": dict(sorted(self.stakes.items())),
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Conventions:
        """The conventions whose ``values`` these are.

        Raises:
            KeyError: If something is missing.
            ValueError: If something is no number.
        """
        return cls(
            {str(part): Choice.from_values(each) for part, each in values["choices"].items()},
            {str(label): float(saved) for label, saved in values["stakes"].items()},
        )
