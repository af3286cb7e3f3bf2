from __future__ import annotations

from annotator.ui.article_view.hit_test import covering, next_in_cycle
from annotator.ui.article_view.items import Item
from factories import make_span


def item(*offsets, suggested=False, **fields):
    span = make_span(*offsets, **fields)
    return Item(span, "tint", "Person", "#1f77b4", ("Person",), (), suggested, 0)


OUTER = item(0, 20, id="outer")
INNER = item(5, 8, id="inner")
TWIN = item(5, 8, id="a twin", suggested=True)
GAP = item(0, 3, 10, 12, id="gap")
ITEMS = [OUTER, INNER, TWIN, GAP]


def ids(items):
    return [each.id for each in items]


def test_the_innermost_comes_first_and_own_ones_before_suggestions():
    assert ids(covering(ITEMS, 6)) == ["inner", "a twin", "outer"]


def test_a_gap_is_not_covered():
    assert ids(covering(ITEMS, 1)) == ["gap", "outer"]
    assert ids(covering(ITEMS, 4)) == ["outer"]
    assert ids(covering(ITEMS, 20)) == []


def test_clicking_again_goes_round():
    found = covering(ITEMS, 6)
    assert next_in_cycle(found, None, again=False) == "inner"
    assert next_in_cycle(found, "inner", again=True) == "a twin"
    assert next_in_cycle(found, "outer", again=True) == "inner"


def test_a_first_click_elsewhere_starts_with_the_innermost():
    assert next_in_cycle(covering(ITEMS, 6), "outer", again=False) == "inner"
    assert next_in_cycle(covering(ITEMS, 6), "unknown", again=True) == "inner"
    assert next_in_cycle([], "outer", again=True) is None
