"""Texts inside files of other programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import normalise_text
from annotator.formats.normalised import NormalisedText


@given(st.text(st.sampled_from(list("ab\r\n\ufeff😀")), max_size=30))
def test_offsets_follow_what_they_stood_before(raw):
    found = NormalisedText(raw)
    assert found.text == normalise_text(raw)
    for at in range(len(raw) + 1):
        head = normalise_text(raw[:at])
        # Inside CRLF there is no place; it is taken as the one before the line feed.
        inside = raw[at - 1 : at + 1] == "\r\n"
        assert found.offset(at) == len(head) - inside
        if not inside:
            assert found.text[: found.offset(at)] == head


def test_control_characters_become_blanks_and_are_told():
    found = NormalisedText("a\x00b\x07c")
    assert found.text == "a b c"
    (notice,) = found.notices("x.json", 4, "Titel")
    assert (notice.text, notice.line, notice.article) == (
        "control characters replaced by blanks: 2",
        4,
        "Titel",
    )


def test_half_a_character_is_replaced_and_told():
    found = NormalisedText("a\ud83db")
    assert found.text == "a\ufffdb"
    assert "halves" in found.notices("x.json", None)[0].text


def test_a_sound_text_stays_as_it_is():
    found = NormalisedText("Grüße 😀")
    assert (found.text, found.notices("x", 1)) == ("Grüße 😀", ())


@pytest.mark.parametrize("offset", [-1, 4])
def test_what_lies_outside_is_refused(offset):
    with pytest.raises(ValueError, match="outside"):
        NormalisedText("abc").offset(offset)
