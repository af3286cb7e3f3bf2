from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import TextRange, are_fragments
from annotator.domain.segmentation import tokens
from annotator.ui.article_view.pointer import EdgeGrip, Press, dragged, edge_offset

WORDS = "eins zwei, drei"
TOKENS = tokens(WORDS, 0, len(WORDS))
PARTS = (TextRange(5, 9), TextRange(11, 15))


def test_an_edge_goes_where_the_mouse_is():
    assert EdgeGrip("s", PARTS, 0, "begin").moved(0) == (TextRange(0, 9), TextRange(11, 15))
    assert EdgeGrip("s", PARTS, 1, "end").moved(13) == (TextRange(5, 9), TextRange(11, 13))


def test_a_fragment_is_never_emptied_nor_turned_round():
    assert EdgeGrip("s", PARTS, 0, "begin").moved(14)[0] == TextRange(8, 9)
    assert EdgeGrip("s", PARTS, 0, "end").moved(0)[0] == TextRange(5, 6)


def test_fragments_that_meet_become_one():
    assert EdgeGrip("s", PARTS, 0, "end").moved(99) == (TextRange(5, 15),)
    assert EdgeGrip("s", PARTS, 1, "begin").moved(0) == (TextRange(5, 15),)


@given(st.integers(0, 1), st.sampled_from(["begin", "end"]), st.integers(0, 30))
def test_whatever_one_drags_there_are_fragments_in_the_end(fragment, edge, offset):
    assert are_fragments(EdgeGrip("s", PARTS, fragment, edge).moved(offset))


def test_edges_snap_to_tokens_unless_one_asks_for_characters():
    end = EdgeGrip("s", PARTS, 0, "end")
    begin = EdgeGrip("s", PARTS, 1, "begin")
    assert edge_offset(end, TOKENS, 6, 7, by_token=True) == 9
    assert edge_offset(begin, TOKENS, 6, 7, by_token=True) == 5
    assert edge_offset(end, TOKENS, 6, 7, by_token=False) == 7
    assert edge_offset(end, TOKENS, 4, 4, by_token=True) == 4


def test_dragging_takes_whole_tokens_in_both_directions():
    press = Press(0, 0, 6, 6)
    assert dragged(press, 12, 12, TOKENS, (), by_token=True).selection == (TextRange(5, 15),)
    back = dragged(press, 1, 1, TOKENS, (), by_token=True)
    assert (back.selection, back.head) == ((TextRange(0, 9),), 0)


def test_dragging_by_character_takes_what_is_between():
    press = Press(0, 0, 6, 6)
    assert dragged(press, 12, 13, TOKENS, (), by_token=False).selection == (TextRange(6, 13),)


def test_dragging_over_blanks_only_selects_nothing():
    assert dragged(Press(0, 0, 4, 4), 4, 5, TOKENS, (), by_token=True).extent is None


def test_what_was_selected_before_is_kept():
    found = dragged(Press(0, 0, 12, 12), 12, 12, TOKENS, (TextRange(0, 4),), by_token=True)
    assert found.selection == (TextRange(0, 4), TextRange(11, 15))


def test_a_hand_is_allowed_to_tremble():
    press = Press(100, 50, 0, 0)
    assert press.is_near(102, 48)
    assert not press.is_near(110, 50)
