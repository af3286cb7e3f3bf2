"""Samples come out the same every time, in the sizes asked for, and with the chances they claim."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.quality.sampling import (
    Allocation,
    allocated,
    chances,
    drawn,
    drawn_by_weight,
    random_number,
)

UNITS = [f"u{number}" for number in range(200)]
SIZES = {"entity.PER": 600, "entity.LOC": 390, "quote.direct": 10}


def test_the_number_of_a_unit_hangs_on_seed_and_name_only():
    assert random_number(0, "a") == random_number(0, "a")
    assert random_number(0, "a") != random_number(1, "a")
    assert 0 < random_number(0, "") < 1
    # Fixed for good: a sample drawn today is drawn again in years.
    assert random_number(0, "a") == pytest.approx(0.08533998760926992, abs=1e-15)


def test_a_sample_does_not_hang_on_the_order_of_the_units():
    assert drawn(UNITS, 20, 0, str) == drawn(UNITS[::-1], 20, 0, str)
    assert set(drawn(UNITS, 20, 0, str)) != set(drawn(UNITS, 20, 1, str))


def test_a_larger_sample_holds_the_smaller_one():
    assert drawn(UNITS, 50, 3, str)[:20] == drawn(UNITS, 20, 3, str)


def test_every_unit_has_the_same_chance():
    counts = Counter(unit for seed in range(1500) for unit in drawn(UNITS[:20], 5, seed, str))
    assert len(counts) == 20
    assert all(count / 1500 == pytest.approx(0.25, abs=0.06) for count in counts.values())


def test_shares_by_size_equally_and_by_spread():
    assert allocated(SIZES, 100, Allocation.PROPORTIONAL) == {
        "entity.PER": 60,
        "entity.LOC": 39,
        "quote.direct": 1,
    }
    equal = allocated(SIZES, 60, Allocation.EQUAL)
    assert equal == {"entity.PER": 25, "entity.LOC": 25, "quote.direct": 10}
    spread = {"entity.PER": 0.1, "entity.LOC": 0.3, "quote.direct": 0.5}
    neyman = allocated(SIZES, 100, Allocation.NEYMAN, spread)
    assert neyman["entity.LOC"] == pytest.approx(390 * 0.3 / 182 * 100, abs=1.5)
    assert sum(neyman.values()) == 100


def test_many_small_strata_do_not_level_the_large_ones():
    sizes = {"large": 500, "middle": 300, **{f"small{n}": 5 for n in range(40)}}
    found = allocated(sizes, 100, Allocation.PROPORTIONAL)
    assert {found[name] for name in sizes if name.startswith("small")} == {1}
    assert found["large"] == pytest.approx(60 * 5 / 8, abs=1)
    assert found["large"] + found["middle"] == 60


@given(
    st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 500), max_size=12),
    st.integers(0, 3000),
    st.sampled_from(list(Allocation)),
)
def test_what_is_shared_out_adds_up_and_is_there(sizes, size, rule):
    given_out = allocated(sizes, size, rule)
    assert sum(given_out.values()) == min(size, sum(sizes.values()))
    assert all(given_out[name] <= count for name, count in sizes.items())
    filled = [name for name, count in sizes.items() if count]
    if size >= len(filled):
        assert all(given_out[name] for name in filled)


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=60), st.integers(1, 80))
def test_chances_add_up_to_the_size(weights, size):
    found = chances(weights, size)
    assert sum(found) == pytest.approx(min(size, len(weights)))
    assert all(0 < chance <= 1 for chance in found)


def test_heavy_units_are_drawn_as_often_as_they_claim():
    weights = [1.0 if number % 4 else 6.0 for number in range(40)]
    counts: Counter[int] = Counter()
    rounds = 3000
    for seed in range(rounds):
        sample = drawn_by_weight(range(40), weights, 10, seed, str)
        assert len(sample) == 10
        counts.update(unit for unit, _ in sample)
    wanted = chances(weights, 10)
    for unit in range(40):
        assert counts[unit] / rounds == pytest.approx(wanted[unit], abs=0.03)


def test_a_unit_too_heavy_is_certain():
    sample = dict(drawn_by_weight(["a", "b", "c"], [100.0, 1.0, 1.0], 2, 5, str))
    assert sample["a"] == 1.0
    assert set(sample.values()) == {1.0, 0.5}


def test_drawing_everything_makes_everything_certain():
    assert dict(drawn_by_weight("abc", [5.0, 1.0, 1.0], 9, 0, str)) == {"a": 1, "b": 1, "c": 1}
