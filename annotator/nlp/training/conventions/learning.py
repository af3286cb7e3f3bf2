"""Learning the conventions from gold, and proving on articles not learned from that they beat the rules.

The measure is what an annotator would still have to do, in gestures: a wrong proposal costs one, a filler with the wrong words two or
three; of scores, how likely they make what people did. A choice that does not lower it in nine of ten resamples of the articles is not used, so that little gold does no harm.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean
from typing import Final

from annotator.nlp.training.conventions import keeping
from annotator.nlp.training.conventions.article import Article
from annotator.nlp.training.conventions.choice import Question, learned
from annotator.nlp.training.conventions.conventions import Conventions, Decision
from annotator.nlp.training.conventions.fillers import PRIOR, options
from annotator.nlp.training.conventions.gestures import FILLED, repair
from annotator.nlp.training.conventions.heads import (
    NOTHING,
    ROLES,
    Head,
    Parts,
    paired,
    words_of,
)
from annotator.nlp.training.conventions.keeping import DROP, KEEP, keep_options

_FOLDS = 5
_RESAMPLES = 200
_SURE = 0.9
_SEED = 0
_HALF = 0.5
_LEAST_SCORE = 0.02
"""Rules that are never sure cost no more than that."""
_RIGHT_ROLES = 0.6
"""Share of roles that are right at first; what a right proposal saves depends on it, though hardly any decision does."""

_PRIORS: Final[Mapping[str, Mapping[str, float]]] = {
    **dict.fromkeys(ROLES, PRIOR),
    KEEP: keeping.PRIOR,
}
"""All that is chosen, and what is known of it without gold."""

OnRound = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article with what is proposed and what people marked.

    Attributes:
        article: The proposals.
        marked: What people marked.
        pairs: Which marked quote each proposed one means.
    """

    article: Article
    marked: Sequence[Head]
    pairs: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Gain:
    """What a choice is worth on articles that it was not learned from.

    Attributes:
        places: How often something was chosen.
        rules: How often the rules were right.
        learned: How often the learned choice was.
        rules_cost: Gestures to put right what the rules say; of scores, the loss: minus the logarithm of what they give to what
            people do.
        learned_cost: The same for the learned choice.
        used: Whether it is used.
    """

    places: int
    rules: int
    learned: int
    rules_cost: float
    learned_cost: float
    used: bool

    def values(self) -> dict[str, float]:
        """As JSON values."""
        return {
            "places": self.places,
            "right_by_rules": self.rules,
            "right_as_learned": self.learned,
            "cost_by_rules": round(self.rules_cost, 1),
            "cost_as_learned": round(self.learned_cost, 1),
            "used": self.used,
        }


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one article: places, right ones and gestures, by rules and as learned."""

    places: int = 0
    rules: int = 0
    learned: int = 0
    rules_cost: float = 0.0
    learned_cost: float = 0.0


def lesson(article: Article, marked: Sequence[Head]) -> Lesson:
    """An article to learn from."""
    return Lesson(article, marked, paired(article.heads, marked))


def learn(lessons: Sequence[Lesson], on_round: OnRound) -> tuple[Conventions, dict[str, Gain]]:
    """The conventions that are better than the rules, and what each choice is worth.

    Args:
        lessons: Articles with gold.
        on_round: Called every few milliseconds; may raise to cancel.
    """
    outcomes: dict[str, list[_Outcome]] = {}
    asked = [_asked(each, on_round) for each in lessons]
    for number in range(_FOLDS):
        rest = [place for place in range(len(lessons)) if place % _FOLDS != number]
        conventions = _learned(lessons, asked, rest, on_round)
        for each in lessons[number::_FOLDS]:
            on_round()
            for part, outcome in _outcomes(each, conventions).items():
                outcomes.setdefault(part, []).append(outcome)
    gains = {part: _gain(found) for part, found in outcomes.items()}
    used = {part for part, gain in gains.items() if gain.used}
    whole = _learned(lessons, asked, range(len(lessons)), on_round) if used else Conventions()
    kept = {part: each for part, each in whole.choices.items() if part in used}
    return Conventions(kept, whole.stakes if used >= {KEEP, DROP} else {}), gains


def _learned(
    lessons: Sequence[Lesson],
    asked: Sequence[Mapping[str, Sequence[Question]]],
    places: Sequence[int],
    on_round: OnRound,
) -> Conventions:
    """What some of the articles teach."""
    choices = {
        part: learned([one for place in places for one in asked[place][part]], prior, on_round)
        for part, prior in _PRIORS.items()
    }
    return Conventions(choices, _stakes([lessons[place] for place in places]))


def _asked(each: Lesson, on_round: OnRound) -> dict[str, list[Question]]:
    on_round()
    questions = {role: list(_role_questions(each, role)) for role in ROLES}
    return {**questions, KEEP: list(_keep_questions(each))}


def _role_questions(each: Lesson, role: str) -> Iterator[Question]:
    """What people chose; what they took that nobody offers is as good as what comes nearest to it."""
    reading = each.article.reading
    previous: Mapping[str, Parts] = {}
    for place, head in enumerate(each.article.heads):
        if place in each.pairs:
            marked = each.marked[each.pairs[place]]
            wanted = words_of(reading, marked.fillers.get(role, ()))
            offered = options(each.article, head, role, previous)
            costs = [repair(option.words, wanted) for option in offered]
            yield Question([option.features for option in offered], costs.index(min(costs)))
            previous = marked.fillers
        else:
            previous = head.fillers


def _keep_questions(each: Lesson) -> Iterator[Question]:
    for place in range(len(each.article.heads)):
        yield Question(keep_options(each.article, place), 0 if place in each.pairs else 1)


def _stakes(lessons: Sequence[Lesson]) -> dict[str, float]:
    """What a right proposal saves, by type: a selection, two keys, and the roles that are right, less the key that accepts."""
    roles: dict[str, list[int]] = {}
    for each in lessons:
        for head in each.marked:
            roles.setdefault(head.label, []).append(len(head.fillers))
    return {
        label: round(1.0 + FILLED * _RIGHT_ROLES * fmean(counts), 2)
        for label, counts in sorted(roles.items())
    }


def _outcomes(each: Lesson, conventions: Conventions) -> dict[str, _Outcome]:
    article = each.article
    decisions = conventions.decisions(article)
    found = {role: _of_role(each, decisions, role) for role in ROLES}
    places = right = kept = told = 0
    cost = rules_loss = loss = 0.0
    for place, (head, decision) in enumerate(zip(article.heads, decisions, strict=True)):
        is_marked = place in each.pairs
        is_kept = conventions.is_kept(head, decision)
        likely = decision.keep or 0.0
        places += 1
        right += is_marked
        kept += is_kept == is_marked
        told += (likely >= _HALF) == is_marked
        saved = conventions.stakes.get(head.label, 1.0)
        cost += (saved if is_marked else 0.0) if not is_kept else (0.0 if is_marked else 1.0)
        rules_loss += _loss(head.score, is_marked)
        loss += _loss(likely, is_marked)
    found[DROP] = _Outcome(places, right, kept, float(places - right), cost)
    found[KEEP] = _Outcome(places, right, told, rules_loss, loss)
    return found


def _loss(score: float, is_marked: bool) -> float:  # noqa: FBT001 - what happened
    likely = min(max(score, _LEAST_SCORE), 1.0 - _LEAST_SCORE)
    return -log(likely if is_marked else 1.0 - likely)


def _of_role(each: Lesson, decisions: Sequence[Decision], role: str) -> _Outcome:
    reading = each.article.reading
    places = rules = chosen = 0
    rules_cost = chosen_cost = 0.0
    for place, column in each.pairs.items():
        head = each.article.heads[place]
        wanted = words_of(reading, each.marked[column].fillers.get(role, ()))
        ruled = words_of(reading, head.fillers.get(role, ())) or NOTHING
        option, _ = decisions[place].roles[role]
        places += 1
        rules += ruled == wanted
        chosen += option.words == wanted
        rules_cost += repair(ruled, wanted)
        chosen_cost += repair(option.words, wanted)
    return _Outcome(places, rules, chosen, rules_cost, chosen_cost)


def _gain(outcomes: Sequence[_Outcome]) -> Gain:
    order = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    saved = [one.rules_cost - one.learned_cost for one in outcomes]
    wins = sum(sum(order.choices(saved, k=len(saved))) > 0 for _ in range(_RESAMPLES))
    return Gain(
        places=sum(one.places for one in outcomes),
        rules=sum(one.rules for one in outcomes),
        learned=sum(one.learned for one in outcomes),
        rules_cost=sum(one.rules_cost for one in outcomes),
        learned_cost=sum(one.learned_cost for one in outcomes),
        used=wins >= _SURE * _RESAMPLES,
    )
