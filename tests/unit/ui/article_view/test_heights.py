from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article_view.heights import Heights, estimated_lines

some = st.lists(st.integers(1, 50), min_size=1, max_size=40)


@given(some)
def test_tops_are_sums_of_the_heights_before(heights):
    tree = Heights(heights)
    assert [tree.top(n) for n in range(len(heights) + 1)] == [
        sum(heights[:n]) for n in range(len(heights) + 1)
    ]


@given(some, st.data())
def test_changes_reach_all_blocks_below(heights, data):
    tree = Heights(heights)
    block = data.draw(st.integers(0, len(heights) - 1))
    height = data.draw(st.integers(1, 99))
    assert tree.set(block, height) == height - heights[block]
    heights[block] = height
    assert tree.total == sum(heights)
    assert tree.top(len(heights)) == sum(heights)
    assert tree[block] == height


@given(some, st.integers(-10, 2_100))
def test_a_height_finds_the_block_that_covers_it(heights, y):
    tree = Heights(heights)
    block = tree.at(y)
    assert 0 <= block < len(heights)
    if 0 <= y < tree.total:
        assert tree.top(block) <= y < tree.top(block + 1)


@given(some, st.integers(-10, 2_100), st.integers(0, 500))
def test_the_visible_blocks_are_those_that_overlap_the_view(heights, top, height):
    tree = Heights(heights)
    expected = [
        n
        for n in range(len(heights))
        if tree.top(n) < top + height and tree.top(n + 1) > top and height
    ]
    assert list(tree.between(top, top + height)) == expected


def test_of_nothing_nothing_is_visible():
    assert list(Heights([]).between(0, 100)) == []
    assert Heights([]).at(5) == 0


def test_an_estimate_is_at_least_one_line():
    assert estimated_lines(0, 68) == 1
    assert estimated_lines(68, 68) == 2
    assert estimated_lines(10, 0) > 1
