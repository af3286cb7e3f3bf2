from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article_view.utf16 import Utf16Map

texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("a🇨👩🏽\u200d🚒e\u0301"))


@given(texts)
def test_conversion_round_trips_at_every_boundary(text):
    index = Utf16Map(text)
    boundaries = list(range(len(text) + 1))
    assert [index.to_code_points(index.to_units(each)) for each in boundaries] == boundaries


@given(texts)
def test_units_are_those_of_the_encoding(text):
    index = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert index.to_units(offset) == len(text[:offset].encode("utf-16-le")) // 2


@given(texts)
def test_inside_a_pair_is_the_character_that_begins_there(text):
    index = Utf16Map(text)
    for offset, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert index.to_code_points(index.to_units(offset) + 1) == offset


def test_without_astral_characters_both_sides_count_alike():
    assert Utf16Map("Zoë – „Brüssel“").is_identity
    assert not Utf16Map("a😀").is_identity
