"""Krippendorff's alpha_U: the published example, and what follows from the definition."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.quality.agreement_unitising import Continuum, alpha_u, cost, units_of

# Krippendorff 2004, Content Analysis, p. 254: a continuum from 150 to 450, two observers; begins less 150.
OBSERVER_I = {"c": [(75, 145), (220, 250)], "k": [(30, 90), (150, 200)]}
OBSERVER_J = {"c": [(70, 150), (205, 225), (250, 270)], "k": [(30, 90), (150, 200)]}
ONE = np.ones(1)


def continuum(category):
    found = Continuum([300], 2)
    found.add(0, [OBSERVER_I[category], OBSERVER_J[category]])
    return found


def test_the_published_example_by_category():
    observed, expected = continuum("c").disagreements(ONE)
    assert (observed, expected) == (
        pytest.approx(0.0144, abs=1e-4),
        pytest.approx(0.0532, abs=1e-4),
    )
    observed, expected = continuum("k").disagreements(ONE)
    assert (observed, expected) == (0, pytest.approx(0.0490, abs=1e-4))


def test_the_published_example_as_a_whole():
    assert alpha_u([continuum("c")], ONE) == pytest.approx(0.7286, abs=1e-4)
    assert alpha_u([continuum("c"), continuum("k")], ONE) == pytest.approx(0.8591, abs=5e-4)


@pytest.mark.parametrize(
    ("other", "expected"),
    [((4, 6), 26), ((5, 7), 16), ((6, 8), 10), ((7, 9), 8), ((6, 10), 2), ((5, 11), 0)],
)
def test_the_published_distances(other, expected):
    assert cost([(5, 11)], [other]) == expected


def test_units_in_each_others_gaps_cost_the_squares_of_their_lengths():
    assert cost([(5, 11)], [(2, 4)]) == 36 + 4


def plain_cost(one, other):
    """The definition, pair by pair."""
    meeting = [(a, b) for a, b in product(one, other) if a[0] < b[1] and b[0] < a[1]]
    alone = [a for a in one if all(a != met for met, _ in meeting)]
    alone += [b for b in other if all(b != met for _, met in meeting)]
    return sum((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for a, b in meeting) + sum(
        (end - begin) ** 2 for begin, end in alone
    )


ranges = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda each: (each[0], sum(each))),
    max_size=6,
).map(units_of)


@given(ranges, ranges)
def test_cost_is_that_of_the_definition_and_does_not_know_an_order(one, other):
    assert cost(one, other) == plain_cost(one, other) == cost(other, one)


@given(ranges)
def test_units_are_disjoint_and_in_order(found):
    assert all(left[1] <= right[0] for left, right in pairwise(found))


@settings(max_examples=40)
@given(st.lists(st.tuples(ranges, ranges), min_size=1, max_size=4))
def test_an_article_drawn_twice_counts_twice(sets):
    def of(chosen):
        found = Continuum([60] * len(chosen), 2)
        for number, own in enumerate(chosen):
            if any(own):
                found.add(number, own)
        return found

    weights = np.array([2.0, *([1.0] * (len(sets) - 1))])
    drawn = of(sets).disagreements(weights)
    twice = of([sets[0], *sets]).disagreements(np.ones(len(sets) + 1))
    assert drawn == (pytest.approx(twice[0]), pytest.approx(twice[1]))


def test_without_units_nothing_can_be_said():
    assert np.isnan(alpha_u([], ONE))
