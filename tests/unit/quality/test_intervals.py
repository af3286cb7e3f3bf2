"""Intervals of shares: equal to statsmodels' Wilson on a grid, right at the ends, and narrower where much was counted."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from annotator.quality.intervals import (
    ANYTHING,
    Interval,
    effective_size,
    most_wrong,
    recovered,
    size_for,
    wilson,
    wilson_finite,
)

SIZES = (1, 2, 3, 5, 10, 29, 30, 73, 100, 384, 1000, 100_000)


@pytest.mark.parametrize("confidence", [0.8, 0.9, 0.95, 0.99])
@pytest.mark.parametrize("seen", SIZES)
def test_it_is_the_interval_of_statsmodels(seen, confidence):
    for right in sorted({round(seen * step / 20) for step in range(21)} | {1, seen - 1}):
        if not 0 <= right <= seen:
            continue
        low, high = proportion_confint(right, seen, alpha=1 - confidence, method="wilson")
        assert wilson(right, seen, confidence) == pytest.approx((low, high), abs=1e-12)


def test_of_nothing_seen_anything_may_be_true():
    assert wilson(0, 0) == wilson_finite(0, 0, 100) == ANYTHING


def test_the_ends_are_exact():
    assert wilson(0, 7).low == 0.0
    assert wilson(7, 7).high == 1.0


@pytest.mark.parametrize(("right", "seen"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(right, seen):
    with pytest.raises(ValueError, match="of 3"):
        wilson(right, seen)
    with pytest.raises(ValueError, match="of 3"):
        wilson_finite(right, seen, 100)


def test_a_small_part_of_the_population_counts_as_it_is():
    assert wilson_finite(45, 50, 1000) == wilson(45, 50)


def test_a_large_part_counts_as_more_and_all_of_it_has_no_interval():
    half = wilson_finite(45, 50, 100)
    assert half.half_width < wilson(45, 50).half_width
    # The correction of the variance: (N - n) / (N - 1).
    assert effective_size(50, 100) == pytest.approx(50 * 99 / 50)
    assert wilson_finite(90, 100, 100) == Interval(0.9, 0.9)
    assert math.isinf(effective_size(100, 100))


@given(st.integers(1, 400), st.data())
def test_the_interval_holds_the_share_and_lies_in_bounds(seen, data):
    right = data.draw(st.integers(0, seen))
    population = data.draw(st.integers(seen, 5 * seen))
    low, high = wilson_finite(right, seen, population)
    assert 0 <= low <= right / seen <= high <= 1


def test_the_interval_covers_the_truth_as_often_as_it_says():
    # Exactly, by the binomial distribution, on average over shares (Brown, Cai and DasGupta 2001, section 3).
    seen = 40
    shares = [step / 200 for step in range(10, 191)]
    covered = 0.0
    for share in shares:
        for right in range(seen + 1):
            low, high = wilson(right, seen)
            if low <= share <= high:
                covered += math.comb(seen, right) * share**right * (1 - share) ** (seen - right)
    assert covered / len(shares) == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(("margin", "share"), [(0.05, 0.5), (0.03, 0.9), (0.1, 0.5), (0.02, 0.97)])
def test_the_size_is_the_smallest_that_is_enough(margin, share):
    size = size_for(margin, share=share)
    assert wilson(share * size, size).half_width <= margin
    assert wilson(share * (size - 1), size - 1).half_width > margin


def test_a_small_population_needs_less_and_never_more_than_there_is():
    assert size_for(0.05) == 381
    assert size_for(0.05, 500) < size_for(0.05)
    assert size_for(0.001, 40) == 40
    with pytest.raises(ValueError, match="margin"):
        size_for(0)


def test_the_acceptance_number_is_the_greatest_that_keeps_the_bound():
    assert most_wrong(0.95, 72, 100_000) is None
    assert most_wrong(0.95, 73, 100_000) == 0
    greatest = most_wrong(0.95, 500, 100_000)
    assert wilson(500 - greatest, 500).low >= 0.95
    assert wilson(500 - greatest - 1, 500).low < 0.95
    assert most_wrong(0.9, 0, 10) is None


def test_recovered_from_one_part_it_is_that_part():
    interval = wilson(18, 20)
    share, found = recovered([(1.0, 0.9, interval)])
    assert share == pytest.approx(0.9)
    assert found == pytest.approx(interval)


def test_recovered_intervals_cover_as_often_as_they_say():
    # Two strata with other shares and other sampling fractions, by simulation with a seed.
    import numpy as np  # noqa: PLC0415 - only this test needs it

    random = np.random.default_rng(7)
    parts = ((0.8, 0.97, 60), (0.2, 0.7, 40))
    truth = sum(weight * share for weight, share, _ in parts)
    rounds, covered = 4000, 0
    for _ in range(rounds):
        drawn = [(w, random.binomial(n, share), n) for w, share, n in parts]
        _, (low, high) = recovered([(w, right / n, wilson(right, n)) for w, right, n in drawn])
        covered += low <= truth <= high
    assert covered / rounds == pytest.approx(0.95, abs=0.015)
