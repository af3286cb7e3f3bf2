from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article_view.lanes import MOST, Labelled, levels, place


def stretch(draw_from=60):
    return st.tuples(st.integers(0, draw_from), st.integers(1, 20)).map(
        lambda each: (each[0], each[0] + each[1])
    )


spans = st.lists(stretch(), max_size=30).map(
    lambda found: [(number, [each]) for number, each in enumerate(found)]
)


def overlap(one, other):
    return any(a < d and c < b for a, b in one for c, d in other)


@given(spans, st.booleans())
def test_no_two_on_one_level_overlap(items, inner_first):
    found = levels(items, inner_first=inner_first)
    for (one, its), (other, others) in combinations(items, 2):
        if one in found and other in found and found[one] == found[other]:
            assert not overlap(its, others)


@given(spans)
def test_who_finds_no_level_overlaps_one_on_each(items):
    found = levels(items, most=2)
    for key, its in items:
        if key not in found:
            for level in range(2):
                assert any(found.get(o) == level and overlap(its, others) for o, others in items)


@given(spans)
def test_the_inner_one_of_two_nested_lies_lower(items):
    found = levels(items)
    for (one, [its]), (other, [others]) in combinations(items, 2):
        if one not in found or other not in found or its == others:
            continue
        if its[0] <= others[0] and others[1] <= its[1]:
            assert found[other] < found[one]


def test_fragments_leave_their_gap_to_others():
    assert levels([("a", [(0, 3), (10, 12)]), ("b", [(4, 8)])]) == {"a": 0, "b": 0}


def test_the_order_of_equal_spans_is_the_order_given():
    assert levels([("a", [(0, 5)]), ("b", [(0, 5)])]) == {"a": 0, "b": 1}


def test_the_first_comes_first_when_asked():
    assert levels([("long", [(0, 9)]), ("short", [(2, 3)])], inner_first=False) == {
        "long": 0,
        "short": 1,
    }


def test_adding_far_away_changes_nothing_here():
    before = [("a", [(0, 5)]), ("b", [(2, 8)])]
    assert (levels([*before, ("c", [(20, 22)])]).items()) >= levels(before).items()


def test_thousands_of_nested_spans_get_only_so_many_levels():
    found = levels([(n, [(n, 10_000 - n)]) for n in range(5_000)])
    assert len(set(found.values())) == MOST


def part(key, left, right, level=0, widths=(30.0, 10.0)):
    return Labelled(key, left, right, level, widths)


def lanes_of(placed):
    return {each.key: each.lane for each in placed}


def test_neighbours_share_a_lane_and_the_label_shrinks_to_its_room():
    placed = place([part("a", 0, 15), part("b", 20, 60)], right=100, gap=2)
    assert lanes_of(placed) == {"a": 0, "b": 0}
    assert {each.key: each.wording for each in placed} == {"a": 1, "b": 0}


def test_a_label_without_room_says_nothing_but_keeps_its_lane():
    (first, _) = place([part("a", 0, 4), part("b", 5, 60)], right=100, gap=2)
    assert (first.lane, first.wording, first.width) == (0, None, 3)


def test_the_outer_label_stands_above_the_inner_one():
    placed = place([part("outer", 0, 50, 1), part("inner", 10, 20)], right=100, gap=2)
    assert lanes_of(placed) == {"outer": 1, "inner": 0}


def test_a_box_without_label_encloses_the_labels_inside_it_and_needs_no_lane_otherwise():
    placed = place([part("outer", 0, 50, 1, ()), part("inner", 10, 20)], right=100, gap=2)
    assert lanes_of(placed) == {"outer": 1, "inner": 0}
    assert lanes_of(place([part("outer", 0, 50, 1, ())], right=100, gap=2)) == {"outer": 0}
    bare = place([part("outer", 0, 50, 1, ()), part("inner", 10, 20, 0, ())], right=100, gap=2)
    assert lanes_of(bare) == {"outer": 0, "inner": 0}


def test_a_label_ends_before_a_box_that_is_higher_than_its_lane():
    parts = [part("a", 0, 10), part("outer", 25, 80, 1), part("inner", 40, 60)]
    found = {each.key: each for each in place(parts, right=100, gap=2)}
    assert found["a"].x + found["a"].width <= 25


parts = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 80), st.integers(0, 4), st.booleans()),
    max_size=15,
).map(
    lambda found: [
        part(n, left, left + width, level, (45.0, 20.0, 8.0) if labelled else ())
        for n, (left, width, level, labelled) in enumerate(found)
    ]
)


@given(parts)
def test_no_two_labels_cover_each_other(found):
    labelled = {each.key for each in found if each.widths}
    placed = [each for each in place(found, right=400, gap=2) if each.key in labelled]
    for one, other in combinations(placed, 2):
        if one.lane == other.lane and one.x != other.x:
            left, right = sorted((one, other), key=lambda each: each.x)
            assert left.x + left.width <= right.x


@given(parts)
def test_the_lanes_do_not_depend_on_how_labels_are_called(found):
    longer = [
        Labelled(each.key, each.left, each.right, each.level, tuple(w * 3 for w in each.widths))
        for each in found
    ]
    assert lanes_of(place(found, right=400, gap=2)) == lanes_of(place(longer, right=400, gap=2))


def test_at_the_end_of_the_line_a_label_begins_before_its_words_where_nothing_is():
    (alone,) = place([part("a", 90, 98, widths=(30.0, 10.0))], right=100, gap=2)
    assert (alone.x, alone.width, alone.wording) == (70, 30, 0)
    crowded = place([part("b", 50, 70), part("a", 90, 98, widths=(30.0, 10.0))], right=100, gap=2)
    assert {each.key: (each.x, each.wording) for each in crowded} == {"b": (50, 0), "a": (90, 1)}


def test_a_box_whose_label_is_on_another_line_takes_no_lane_from_others():
    parts = [part("goes on", 0, 30, 0, ()), part("begins", 20, 60, 1)]
    assert lanes_of(place(parts, right=100, gap=2)) == {"goes on": 0, "begins": 0}
