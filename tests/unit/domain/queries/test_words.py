"""Where words stand: as the full-text index finds them, in code points of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.queries.words import places


def covered(entered, text):
    return [place.covered_text(text) for place in places(entered, text)]


@pytest.mark.parametrize(
    ("entered", "text", "found"),
    [
        ("minister", "Die Ministerin, der Premierminister", ["Ministerin"]),
        ("apfel", "Äpfel und A\u0308pfel", ["Äpfel", "A\u0308pfel"]),
        ("eu", "EU-Kommission in Europa", ["EU"]),
        ('"der alte"', "der  Alte und der älteste", ["der  Alte"]),
        ("SPD-Chef", "SPD-Chefin, SPD Chef", ["SPD-Chefin", "SPD Chef"]),
        ("😀 Kim", "😀 Kim 👩🏽‍🚒 Kim", ["Kim", "Kim"]),
        ("Merkel*", "Merkels", ["Merkels"]),
        ("😀", "😀", []),
        ("", "Kim", []),
    ],
)
def test_words_are_located(entered, text, found):
    assert covered(entered, text) == found


@given(st.text(max_size=12), st.text(max_size=40))
def test_places_lie_in_the_text(entered, text):
    for place in places(entered, text):
        assert 0 <= place.begin < place.end <= len(text)
