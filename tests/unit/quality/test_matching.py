"""Pairing the spans of two sets: equal ones first, then the greatest sum of overlaps, the same each time."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import TextRange
from annotator.quality.matching import assigned, dice, matched, shared_length
from change_strategies import spans
from factories import make_span


def quote(*offsets, **fields):
    return make_span(*offsets, **({"layer": "quote", "label": "direct"} | fields))


def ids(matching):
    pairs = {(pair.reference.id, pair.candidate.id) for pair in matching.pairs}
    return pairs, [s.id for s in matching.missed], [s.id for s in matching.spurious]


def best_sum(weights):
    """The greatest sum by trying everything."""
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        return best_sum([list(column) for column in zip(*weights, strict=True)])
    return max(
        sum(weights[row][column] for row, column in enumerate(order))
        for order in permutations(range(columns), rows)
    )


matrices = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.one_of(st.just(0.0), st.floats(0.0, 1.0)), min_size=columns, max_size=columns),
        min_size=1,
        max_size=5,
    )
)


class TestAssignment:
    @given(matrices)
    def test_no_other_pairing_has_a_greater_sum(self, weights):
        found = assigned(weights)
        assert sum(weights[row][column] for row, column in found) == pytest.approx(
            best_sum(weights)
        )

    @given(matrices)
    def test_it_is_one_to_one_and_pairs_nothing_without_weight(self, weights):
        found = assigned(weights)
        assert len({row for row, _ in found}) == len(found) == len({column for _, column in found})
        assert all(weights[row][column] > 0 for row, column in found)

    @pytest.mark.parametrize("weights", [[], [[]], [[], []]])
    def test_nothing_is_paired_with_nothing(self, weights):
        assert assigned(weights) == []

    def test_the_greedy_choice_is_not_always_the_best(self):
        # Taking 0.9 first leaves 0.0: 0.9 in all instead of 1.6.
        assert assigned([[0.9, 0.8], [0.8, 0.0]]) == [(0, 1), (1, 0)]


class TestOverlap:
    def test_gaps_are_not_shared(self):
        assert shared_length((TextRange(0, 4), TextRange(8, 10)), (TextRange(3, 9),)) == 2

    def test_dice_of_equal_fragments_is_one_and_of_neighbours_zero(self):
        assert dice((TextRange(0, 4),), (TextRange(0, 4),)) == 1.0
        assert dice((TextRange(0, 4),), (TextRange(4, 6),)) == 0.0

    def test_dice_counts_both_sides(self):
        assert dice((TextRange(0, 4),), (TextRange(2, 4),)) == pytest.approx(4 / 6)


class TestPairs:
    def test_what_overlaps_is_paired_whatever_its_label(self):
        found = matched([make_span(0, 5, id="a")], [make_span(3, 9, id="b", label="LOC")])
        assert ids(found) == ({("a", "b")}, [], [])
        assert not found.pairs[0].same_label

    def test_layers_are_not_mixed(self):
        found = matched([make_span(0, 5, id="a")], [quote(0, 5, id="b")])
        assert ids(found) == (set(), ["a"], ["b"])

    def test_fillers_are_paired_across_layers(self):
        found = matched([make_span(0, 5, id="a")], [quote(0, 5, id="b")], across_layers=True)
        assert ids(found) == ({("a", "b")}, [], [])

    def test_equal_spans_stay_together_though_another_pairing_overlaps_more(self):
        reference = [quote(0, 10, id="a"), quote(6, 20, id="b")]
        candidate = [quote(6, 20, id="x"), quote(8, 20, id="y")]
        pairs, missed, spurious = ids(matched(reference, candidate))
        assert ("b", "x") in pairs
        assert (missed, spurious) == ([], [])

    def test_nested_quotes_find_their_own_size(self):
        reference = [quote(0, 100, id="outer", label="indirect"), quote(50, 60, id="inner")]
        candidate = [quote(51, 60, id="small", label="indirect"), quote(2, 100, id="large")]
        assert ids(matched(reference, candidate))[0] == {("outer", "large"), ("inner", "small")}

    def test_the_same_label_decides_between_equal_overlaps(self):
        candidate = [make_span(0, 4, id="x", label="LOC"), make_span(0, 4, id="y", label="ORG")]
        found = matched([make_span(0, 5, id="a", label="ORG")], candidate)
        assert ids(found) == ({("a", "y")}, [], ["x"])

    def test_a_span_that_is_there_twice_is_paired_once_each(self):
        twice = [make_span(0, 5, id="a"), make_span(0, 5, id="b")]
        assert ids(matched(twice, [make_span(0, 5, id="x")])) == ({("a", "x")}, ["b"], [])

    def test_shares_are_told_for_both_sides(self):
        (pair,) = matched([make_span(0, 10)], [make_span(5, 9)]).pairs
        assert (pair.share_of_reference, pair.share_of_candidate) == (0.4, 1.0)


many = st.lists(spans(30), max_size=8)


@given(many, many)
def test_every_span_is_paired_or_left_over_exactly_once(reference, candidate):
    found = matched(reference, candidate)
    ours = [pair.reference.id for pair in found.pairs] + [span.id for span in found.missed]
    theirs = [pair.candidate.id for pair in found.pairs] + [span.id for span in found.spurious]
    assert sorted(ours) == sorted(span.id for span in reference)
    assert sorted(theirs) == sorted(span.id for span in candidate)
    assert all(pair.shared >= 1 for pair in found.pairs)
    assert all(pair.reference.layer == pair.candidate.layer for pair in found.pairs)


@given(many, many, st.randoms(use_true_random=False))
def test_the_order_of_the_spans_does_not_matter(reference, candidate, random):
    before = matched(reference, candidate)
    random.shuffle(reference)
    random.shuffle(candidate)
    assert matched(reference, candidate) == before


@given(many)
def test_a_set_agrees_with_itself(own):
    found = matched(own, own)
    assert not found.missed
    assert not found.spurious
    assert all(pair.same_label and pair.same_fragments for pair in found.pairs)
