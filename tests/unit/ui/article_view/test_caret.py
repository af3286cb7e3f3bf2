from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import sentences, tokens
from annotator.ui.article_view.caret import (
    Caret,
    copied,
    extended_by_character,
    extended_by_sentence,
    extended_by_token,
    extended_to,
    next_character,
    next_token,
    on_character,
    snapped,
    token_at,
)
from factories import TEXT

WORDS = "eins zwei, drei"
TOKENS = tokens(WORDS, 0, len(WORDS))
"""eins 0–4, zwei 5–9, the comma 9–10, drei 11–15."""

LONG = "Sie kam. Er ging fort. Alle schwiegen."
LONG_TOKENS = tokens(LONG, 0, len(LONG))
SENTENCES = sentences(LONG, 0, len(LONG))

texts = st.text("ab ,.\n🇨🇭👩🏽\u200de\u0301", max_size=40)


def covered(caret, text=WORDS):
    return [part.covered_text(text) for part in caret.selection]


def test_the_token_at_an_offset_is_the_one_that_holds_it_else_the_next_else_the_last():
    assert [token_at(TOKENS, offset) for offset in (0, 3, 4, 9, 10, 14, 15, 99)] == [
        0,
        0,
        1,
        2,
        3,
        3,
        3,
        3,
    ]
    assert token_at([], 3) is None


def test_steps_go_from_token_to_token_and_end_at_the_ends():
    assert next_token(TOKENS, 0, 1) == 5
    assert next_token(TOKENS, 6, 1) == 9
    assert next_token(TOKENS, 11, 1) is None
    assert next_token(TOKENS, 6, -1) == 5
    assert next_token(TOKENS, 5, -1) == 0
    assert next_token(TOKENS, 0, -1) is None


def test_snapping_takes_whole_tokens_and_nothing_from_blanks():
    assert snapped(TOKENS, 1, 2) == TextRange(0, 4)
    assert snapped(TOKENS, 3, 6) == TextRange(0, 9)
    assert snapped(TOKENS, 4, 5) is None
    assert snapped(TOKENS, 4, 6) == TextRange(5, 9)


def test_the_first_step_selects_the_token_under_the_caret_in_either_direction():
    assert covered(extended_by_token(Caret(5, 5), TOKENS, 1)) == ["zwei"]
    assert covered(extended_by_token(Caret(5, 5), TOKENS, -1)) == ["zwei"]


def test_turning_round_keeps_the_token_one_started_with():
    caret = extended_by_token(Caret(5, 5), TOKENS, 1)
    caret = extended_by_token(caret, TOKENS, 1)
    assert covered(caret) == ["zwei,"]
    caret = extended_by_token(caret, TOKENS, -1)
    assert covered(caret) == ["zwei"]
    caret = extended_by_token(caret, TOKENS, -1)
    assert covered(caret) == ["eins zwei"]
    assert caret.head == 0
    caret = extended_by_token(caret, TOKENS, 1)
    assert covered(caret) == ["zwei"]


def test_a_step_beyond_the_last_token_changes_nothing():
    caret = extended_by_token(Caret(11, 11), TOKENS, 1)
    assert extended_by_token(caret, TOKENS, 1) == caret


@given(texts, st.integers(0, 40), st.lists(st.sampled_from([-1, 1]), min_size=1, max_size=12))
def test_a_selection_by_token_always_ends_at_token_borders(text, start, steps):
    found = tokens(text, 0, len(text))
    start = min(start, len(text))
    caret = Caret(start, start)
    for step in steps:
        caret = extended_by_token(caret, found, step)
    if found:
        (part,) = caret.selection
        assert part.begin in {token.begin for token in found}
        assert part.end in {token.end for token in found}


@given(texts, st.integers(0, 40), st.sampled_from([-1, 1]), st.integers(1, 6))
def test_there_and_back_again_is_the_same_selection(text, start, direction, count):
    found = tokens(text, 0, len(text))
    start = min(start, len(text))
    once = extended_by_token(Caret(start, start), found, direction)
    caret, made = once, 0
    for _ in range(count):
        further = extended_by_token(caret, found, direction)
        made += further != caret
        caret = further
    for _ in range(made):
        caret = extended_by_token(caret, found, -direction)
    assert caret.selection == once.selection


def test_extending_to_a_token_on_either_side_keeps_the_one_started_with():
    assert covered(extended_to(Caret(5, 9), TOKENS, TextRange(11, 15))) == ["zwei, drei"]
    assert covered(extended_to(Caret(5, 9), TOKENS, TextRange(0, 4))) == ["eins zwei"]
    assert covered(extended_to(Caret(9, 0), TOKENS, TextRange(11, 15))) == ["zwei, drei"]
    assert covered(extended_to(Caret(5, 5), TOKENS, TextRange(11, 15))) == ["zwei, drei"]


def test_by_sentence_the_selection_grows_to_the_end_of_this_one_then_of_the_next():
    caret = extended_by_sentence(Caret(4, 4), LONG_TOKENS, SENTENCES, 1)
    assert covered(caret, LONG) == ["kam."]
    caret = extended_by_sentence(caret, LONG_TOKENS, SENTENCES, 1)
    assert covered(caret, LONG) == ["kam. Er ging fort."]
    caret = extended_by_sentence(caret, LONG_TOKENS, SENTENCES, -1)
    assert covered(caret, LONG) == ["kam."]


def test_by_sentence_backwards_goes_to_the_begin_of_this_one_then_of_the_one_before():
    begin = LONG.index("fort")
    caret = extended_by_sentence(Caret(begin, begin), LONG_TOKENS, SENTENCES, -1)
    assert covered(caret, LONG) == ["Er ging fort"]
    caret = extended_by_sentence(caret, LONG_TOKENS, SENTENCES, -1)
    assert covered(caret, LONG) == ["Sie kam. Er ging fort"]
    caret = extended_by_sentence(caret, LONG_TOKENS, SENTENCES, 1)
    assert covered(caret, LONG) == ["Er ging fort"]


def test_at_the_last_sentence_there_is_no_further_one():
    caret = Caret(0, len(LONG))
    assert extended_by_sentence(caret, LONG_TOKENS, SENTENCES, 1) == caret


def test_a_character_is_what_a_person_sees_as_one():
    text = "a👩🏽\u200d🚒e\u0301🇨🇭🇩🇪b"
    borders = [0]
    while borders[-1] < len(text):
        borders.append(next_character(text, borders[-1], 1))
    assert [text[a:b] for a, b in itertools.pairwise(borders)] == [
        "a",
        "👩🏽\u200d🚒",
        "e\u0301",
        "🇨🇭",
        "🇩🇪",
        "b",
    ]
    back = [len(text)]
    while back[-1] > 0:
        back.append(next_character(text, back[-1], -1))
    assert back[::-1] == borders


@given(texts, st.integers(0, 40))
def test_a_border_is_never_after_the_offset_asked_for(text, offset):
    found = on_character(text, offset)
    assert found <= offset
    assert on_character(text, found) == found


def test_thousands_of_marks_do_not_stop_the_caret():
    text = "e" + "\u0301" * 10_000
    assert 0 < next_character(text, 0, 1) <= len(text)
    assert 0 <= next_character(text, len(text), -1) < len(text)


def test_by_character_the_head_moves_and_never_over_a_newline():
    assert Caret(5, 9).selection == (TextRange(5, 9),)
    assert covered(extended_by_character(Caret(5, 9), WORDS, -1)) == ["zwe"]
    assert extended_by_character(Caret(0, 1), "a\nb", 1) == Caret(0, 1)


def test_kept_fragments_stay_and_touching_ones_become_one():
    kept = (TextRange(0, 4),)
    assert Caret(11, 15, kept).selection == (TextRange(0, 4), TextRange(11, 15))
    assert Caret(4, 9, kept).selection == (TextRange(0, 9),)
    assert Caret(9, 9, kept).selection == kept


def test_copied_text_is_exactly_what_is_stored():
    begin, end = TEXT.index("3.\u00a0März"), TEXT.index("Cafe\u0301s")
    fragments = (TextRange(begin, begin + 7), TextRange(end, end + 6))
    assert copied(TEXT, fragments) == "3.\u00a0März Cafe\u0301s"
