import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import EmptySelectionError, OutOfTextError
from annotator.domain.offsets import (
    TextRange,
    are_fragments,
    covered_text,
    fragments_of,
    fragments_text,
    joined,
    normalise_text,
    starts_grapheme,
    trimmed,
)
from factories import TEXT, find

ranges = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(
    lambda pair: TextRange(pair[0], pair[0] + pair[1])
)


@pytest.mark.parametrize("bounds", [(0, 0), (3, 2), (-1, 2)])
def test_a_range_is_never_empty_reversed_or_negative(bounds):
    with pytest.raises(ValueError, match=r"empty, reversed or negative"):
        TextRange(*bounds)


@given(ranges, ranges)
def test_overlap_and_containment_are_those_of_the_sets_of_characters(one, other):
    mine, theirs = set(range(one.begin, one.end)), set(range(other.begin, other.end))
    assert one.overlaps(other) == bool(mine & theirs)
    assert one.contains(other) == (theirs <= mine)
    assert len(one) == len(mine)


@given(st.lists(ranges, min_size=1))
def test_joined_ranges_cover_the_same_and_touch_nowhere(parts):
    result = joined(parts)
    covered = {n for part in parts for n in range(part.begin, part.end)}
    assert {n for part in result for n in range(part.begin, part.end)} == covered
    assert are_fragments(result)
    assert all(a.end < b.begin for a, b in pairwise(result))


@given(st.lists(ranges))
def test_fragments_are_read_as_they_were_written(parts):
    fragments = joined(parts)
    assert fragments_of(fragments_text(fragments)) == fragments


def test_fragments_are_written_in_a_row():
    assert fragments_text((TextRange(5, 11), TextRange(40, 43))) == "5-11,40-43"
    assert fragments_text(()) == ""


@given(st.text())
def test_normalising_twice_changes_nothing_more(raw):
    once = normalise_text(raw)
    assert "\r" not in once
    assert normalise_text(once) == once.removeprefix("\ufeff")


def test_only_the_mark_and_the_line_ends_are_normalised():
    raw = "\ufeffa\r\nb\rc\u2028d\u00a0e\ufeff\u0301"
    assert normalise_text(raw) == "a\nb\nc\u2028d\u00a0e\ufeff\u0301"
    assert "\u00a0" in TEXT
    assert "\r" not in TEXT


@given(st.text(st.sampled_from("a \n\t\u00a0😀"), min_size=1), st.data())
def test_trimming_leaves_no_white_space_at_the_edges(text, data):
    begin = data.draw(st.integers(0, len(text) - 1))
    extent = TextRange(begin, data.draw(st.integers(begin + 1, len(text))))
    try:
        result = trimmed(extent, text)
    except EmptySelectionError:
        assert not extent.covered_text(text).strip()
    else:
        assert result.covered_text(text) == extent.covered_text(text).strip()
        assert extent.contains(result)


def test_a_range_after_the_text_is_refused():
    with pytest.raises(OutOfTextError):
        trimmed(TextRange(0, 4), "abc")


@pytest.mark.parametrize("whole", ["🇨🇭", "👩🏽\u200d🚒", "e\u0301", "u\u0308", "a\ufe0f"])
def test_no_edge_lies_inside_what_people_see_as_one_character(whole):
    text = f"x{whole}y"
    inside = range(2, 1 + len(whole))
    assert not any(starts_grapheme(text, n) for n in inside)
    assert starts_grapheme(text, 1)
    assert starts_grapheme(text, 1 + len(whole))


def test_flags_are_counted_in_pairs():
    text = "🇨🇭🇩🇪🇫🇷"
    assert [n for n in range(len(text) + 1) if starts_grapheme(text, n)] == [0, 2, 4, 6]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 30))
def test_a_combining_mark_stays_with_its_base(text, offset):
    if 0 < offset < len(text) and unicodedata.combining(text[offset]):
        assert not starts_grapheme(text, offset)


def test_gaps_are_shown_as_an_ellipsis():
    parts = (find("kündigte"), find("an."))
    assert covered_text(parts, TEXT) == "kündigte … an."
