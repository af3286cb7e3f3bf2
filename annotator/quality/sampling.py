"""Drawing samples that come out the same every time: by permanent random numbers, strata, or chances that differ.

The random number of a unit is a hash of the seed and of what names the unit, so a sample hangs on nothing else: drawn again from
the same units it is the same, on every machine (permanent random numbers, Ohlsson 1995).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

Unit = TypeVar("Unit", bound=Hashable)

NameOf = Callable[[Unit], str]
"""Names a unit, uniquely and for good."""

_STEPS = 2**64


class Allocation(StrEnum):
    """How a sample is shared out among strata."""

    PROPORTIONAL = "proportional"
    """By their size: every unit has the same chance."""
    EQUAL = "equal"
    """The same number from each: small strata are known as well as large ones."""
    NEYMAN = "neyman"
    """By size and spread: most where most is uncertain (Neyman 1934)."""


def random_number(seed: int, name: str) -> float:
    """The permanent random number of a unit, in ``(0, 1)``."""
    digest = hashlib.blake2b(f"{seed}\0{name}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") + 0.5) / _STEPS


def drawn(units: Iterable[Unit], size: int, seed: int, name_of: NameOf[Unit]) -> list[Unit]:
    """A simple random sample without replacement: those with the smallest random numbers, in their order."""
    return sorted(units, key=lambda unit: (random_number(seed, name_of(unit)), name_of(unit)))[
        :size
    ]


def allocated(
    sizes: Mapping[str, int],
    size: int,
    rule: Allocation,
    spreads: Mapping[str, float] | None = None,
) -> dict[str, int]:
    """How many units to draw from each stratum: at least one of each, if there are enough, and no more than there are.

    Args:
        sizes: Units in each stratum.
        size: Units to draw.
        rule: How to share them out.
        spreads: For ``NEYMAN``: the standard deviation expected in each stratum.

    Returns:
        By stratum; sums up to ``size``, or to all there are.
    """
    strata = sorted(name for name, count in sizes.items() if count)
    left = min(size, sum(sizes[name] for name in strata))
    weights = {name: _weight(sizes[name], rule, (spreads or {}).get(name, 0.5)) for name in strata}
    given = dict.fromkeys(sizes, 0)
    if left < len(strata):
        # Not even one each: the heaviest ones get one.
        for name in sorted(strata, key=lambda name: (-weights[name], name))[:left]:
            given[name] = 1
        return given
    # Those whose due is more than there is get all of it, those whose due is less than one get one; the others share the rest.
    free = list(strata)
    while too_many := [n for n, due in _dues(free, weights, left).items() if due >= sizes[n]]:
        for name in too_many:
            given[name] = sizes[name]
            left -= sizes[name]
            free.remove(name)
    while too_few := [n for n, due in _dues(free, weights, left).items() if due <= 1]:
        for name in too_few:
            given[name] = 1
            left -= 1
            free.remove(name)
    dues = _dues(free, weights, left)
    for name in free:
        given[name] = min(math.floor(dues[name]), sizes[name])
    left -= sum(given[name] for name in free)
    # What rounding left over goes to those who are furthest below their due (largest remainders).
    while left > 0:
        room = [name for name in strata if given[name] < sizes[name]]
        room.sort(key=lambda name: (given[name] - dues.get(name, 0.0), name))
        for name in room[:left]:
            given[name] += 1
        left -= len(room[:left])
    return given


def _dues(names: Sequence[str], weights: Mapping[str, float], size: int) -> dict[str, float]:
    total = sum(weights[name] for name in names)
    return {name: weights[name] / total * size for name in names}


def chances(weights: Sequence[float], size: int) -> list[float]:
    """The chance of each unit to be in a sample, in proportion to its weight; those too heavy are certain.

    Args:
        weights: Positive.
        size: Units to draw; the chances sum up to it.
    """
    size = min(size, len(weights))
    certain: set[int] = set()
    while True:
        rest = size - len(certain)
        total = sum(weight for place, weight in enumerate(weights) if place not in certain)
        if not rest or not total:
            break
        heavy = {
            place
            for place, weight in enumerate(weights)
            if place not in certain and rest * weight >= total
        }
        if not heavy:
            break
        certain |= heavy
    return [
        1.0 if place in certain else (rest * weight / total if total else 0.0)
        for place, weight in enumerate(weights)
    ]


def drawn_by_weight(
    units: Sequence[Unit],
    weights: Sequence[float],
    size: int,
    seed: int,
    name_of: NameOf[Unit],
) -> list[tuple[Unit, float]]:
    """A sample of fixed size in which heavy units are likelier, with the chance each one had.

    Pareto sampling (Rosén 1997): the true chances are all but equal to the intended ones, which are given back.
    """
    wanted = chances(weights, size)

    def rank(place: int) -> tuple[float, str]:
        name = name_of(units[place])
        chance, number = wanted[place], random_number(seed, name)
        if chance >= 1:
            return -1.0, name
        if chance <= 0:
            return math.inf, name
        return number / (1 - number) / (chance / (1 - chance)), name

    places = sorted(range(len(units)), key=rank)[:size]
    return [(units[place], wanted[place]) for place in places]


def _weight(count: int, rule: Allocation, spread: float) -> float:
    if rule is Allocation.EQUAL:
        return 1.0
    if rule is Allocation.NEYMAN:
        return count * max(spread, 1e-9)
    return float(count)
