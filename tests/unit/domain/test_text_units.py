from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import tokens
from annotator.domain.text_units import TextUnits, units_of
from factories import TEXT, find

SMALL = "Der Rat tagt. Er geht.\n\n\nDann\nkam Rom."


def test_whole_tokens_fit_and_parts_do_not():
    units = TextUnits(TEXT)
    assert units.fits(find("SPD-Chefin Zoë"))
    assert not units.fits(find("SPD"))
    assert not units.fits(find("Zoë "))


@given(st.text(alphabet="aB1. ,„“-\n", max_size=40), st.data())
def test_a_stretch_fits_if_its_edges_are_those_of_tokens(text, data):
    begin = data.draw(st.integers(0, max(0, len(text) - 1)))
    if begin >= len(text):
        return
    end = data.draw(st.integers(begin + 1, len(text)))
    known = tokens(text, 0, len(text))
    wanted = {token.begin for token in known} >= {begin} and {t.end for t in known} >= {end}
    assert TextUnits(text).fits(TextRange(begin, end)) == wanted


def test_the_token_at_an_offset():
    units = TextUnits(SMALL)
    assert units.token_at(5) == TextRange(4, 7)
    assert units.token_at(3) is None
    assert units.token_at(SMALL.index("\n")) is None


def test_a_stretch_in_one_sentence():
    units = TextUnits(SMALL)
    assert units.in_one_sentence(TextRange(0, 13))
    assert not units.in_one_sentence(TextRange(8, 16))
    assert not units.in_one_sentence(find("Dann\nkam", SMALL))


def test_the_way_between_paragraphs():
    units = TextUnits(SMALL)
    rat, dann, rom = (SMALL.index(word) for word in ("Rat", "Dann", "Rom"))
    assert units.paragraphs_between(rat, SMALL.index("geht")) == 0
    assert units.paragraphs_between(rat, dann) == units.paragraphs_between(dann, rat) == 1
    assert units.paragraphs_between(rat, rom) == 2


def test_tokens_are_counted_in_the_stretch_only():
    assert TextUnits(SMALL).token_count(find("Rat tagt.", SMALL)) == 3


def test_the_units_of_a_text_are_remembered():
    assert units_of(SMALL) is units_of(SMALL)
