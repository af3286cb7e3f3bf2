"""Estimates from judged samples: exact where the answer is known, covering the truth where it is drawn."""

from __future__ import annotations

import math

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint

from annotator.quality.estimates import (
    Cluster,
    Estimate,
    Stratum,
    f1_of,
    ratio,
    simple_share,
    stratified_share,
)
from annotator.quality.intervals import Interval, wilson
from annotator.quality.sampling import chances, drawn_by_weight

ROUNDS = 600


def test_a_simple_share_has_the_interval_of_statsmodels():
    found = simple_share(47, 50, 100_000)
    assert found.share == pytest.approx(0.94)
    assert found.interval == pytest.approx(proportion_confint(47, 50, method="wilson"))


def test_of_nothing_seen_nothing_is_said():
    for found in (simple_share(0, 0, 5), stratified_share([Stratum(0, 0, 5)]), ratio([])):
        assert found == Estimate()
        assert found.share is None


def test_strata_are_weighed_by_their_size_not_by_what_was_drawn():
    found = stratified_share([Stratum(50, 50, 9_000), Stratum(25, 50, 1_000)])
    assert found.share == pytest.approx(0.95)
    assert found.interval.low < 0.95 < found.interval.high
    assert (found.right, found.seen) == (75, 100)


def test_a_stratum_not_begun_makes_the_interval_wide():
    begun = [Stratum(48, 50, 1_000), Stratum(0, 0, 1_000)]
    assert stratified_share(begun).interval.half_width > 0.25
    assert stratified_share(begun).share == pytest.approx(0.96)


def test_a_full_count_has_no_interval():
    found = stratified_share([Stratum(9, 10, 10), Stratum(5, 10, 10)])
    assert found.share == pytest.approx(0.7)
    assert found.interval == pytest.approx((0.7, 0.7))
    everything = [Cluster("", 1.0, 9, 10), Cluster("", 1.0, 5, 10)]
    assert ratio(everything).interval == Interval(0.7, 0.7)
    assert ratio([Cluster("", 1.0, 10, 10)]).interval == Interval(1.0, 1.0)


def test_single_units_of_equal_chance_give_nearly_the_simple_interval():
    clusters = [Cluster("", 0.001, int(number >= 6), 1) for number in range(100)]
    assert ratio(clusters).interval == pytest.approx(wilson(94, 100), abs=0.002)


def test_clusters_that_differ_make_the_interval_wider():
    alike = [Cluster("", 0.01, 9, 10)] * 20
    uneven = [Cluster("", 0.01, 10, 10)] * 18 + [Cluster("", 0.01, 0, 10)] * 2
    assert ratio(uneven).share == ratio(alike).share == pytest.approx(0.9)
    assert ratio(uneven).interval.half_width > 1.5 * ratio(alike).interval.half_width


def test_where_all_is_right_every_drawn_unit_counts_once():
    assert ratio([Cluster("", 0.01, 10, 10)] * 20).interval == wilson(20, 20)


def test_f1_comes_from_the_share_of_what_is_right_among_all():
    # 8 right, 1 spurious, 1 missing: F1 = 16 / 18.
    found = f1_of(simple_share(8, 10, 10**9))
    assert found.share == pytest.approx(16 / 18)
    low, high = wilson(8, 10)
    assert found.interval == pytest.approx((2 * low / (1 + low), 2 * high / (1 + high)))
    assert f1_of(Estimate()).share is None


def test_how_many_more_is_enough_and_no_more():
    found = simple_share(90, 100, 100_000)
    more = found.more_for(0.03, 100_000)
    enough = simple_share(round(0.9 * (100 + more)), 100 + more, 100_000)
    assert enough.interval.half_width <= 0.0301
    assert found.more_for(0.2, 100_000) == 0
    assert Estimate().more_for(0.05, 100_000) == 381
    assert Estimate().more_for(0.05, 12) == 12
    assert simple_share(5, 5, 5).more_for(0.01, 5) == 0


def test_samples_by_risk_are_unbiased_and_cover():
    """A population where risky units are often wrong: drawing them more often must not make it look worse."""
    random = np.random.default_rng(11)
    size = 800
    risky = random.random(size) < 0.15
    right = random.random(size) < np.where(risky, 0.6, 0.97)
    truth = right.mean()
    weights = [5.0 if each else 1.0 for each in risky]
    shares, covered = [], 0
    for seed in range(ROUNDS):
        sample = drawn_by_weight(range(size), weights, 120, seed, str)
        found = ratio([Cluster("", chance, int(right[unit]), 1) for unit, chance in sample])
        shares.append(found.share)
        covered += found.interval.low <= truth <= found.interval.high
    assert np.mean(shares) == pytest.approx(truth, abs=0.004)
    assert covered / ROUNDS > 0.93
    assert max(chances(weights, 120)) < 1


def test_samples_of_articles_cover():
    """Articles of very different length, in which mistakes come together."""
    random = np.random.default_rng(5)
    counts = random.integers(1, 40, 400)
    rights = random.binomial(counts, random.beta(9, 1, 400))
    truth = rights.sum() / counts.sum()
    covered = 0
    for _ in range(ROUNDS):
        places = random.choice(400, 60, replace=False)
        clusters = [Cluster("", 60 / 400, int(rights[i]), int(counts[i])) for i in places]
        low, high = ratio(clusters).interval
        covered += low <= truth <= high
    assert covered / ROUNDS > 0.92


def test_a_stratum_with_one_unit_counts_as_uncertain():
    single = [Cluster("a", 0.1, 1, 2), Cluster("b", 0.1, 2, 2), Cluster("b", 0.1, 2, 2)]
    found = ratio(single)
    assert 0 < found.size <= 6
    assert not math.isinf(found.size)
