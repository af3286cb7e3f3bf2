"""Offsets that are not code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.units import ByteOffsets, Utf16Offsets

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXTS)
def test_utf16_offsets_are_those_of_the_encoded_text(text):
    offsets = Utf16Offsets(text)
    for at in range(len(text) + 1):
        units = len(text[:at].encode("utf-16-le")) // 2
        assert offsets.to_units(at) == units
        assert offsets.to_code_points(units) == at
    assert offsets.differs == any(ord(char) > 0xFFFF for char in text)


@given(TEXTS)
def test_byte_offsets_are_those_of_the_encoded_text(text):
    offsets = ByteOffsets(text)
    for at in range(len(text) + 1):
        position = len(text[:at].encode())
        assert offsets.to_bytes(at) == position
        assert offsets.to_code_points(position) == at


def test_half_a_character_is_no_place():
    with pytest.raises(ValueError, match="inside a character"):
        Utf16Offsets("a😀b").to_code_points(2)
    with pytest.raises(ValueError, match="inside a character"):
        ByteOffsets("aüb").to_code_points(2)


@pytest.mark.parametrize("text", ["abc", "a😀b"])
@pytest.mark.parametrize("offset", [-1, 9])
def test_what_lies_outside_is_refused(text, offset):
    for convert in (
        Utf16Offsets(text).to_units,
        Utf16Offsets(text).to_code_points,
        ByteOffsets(text).to_bytes,
        ByteOffsets(text).to_code_points,
    ):
        with pytest.raises(ValueError, match="outside"):
            convert(offset)
