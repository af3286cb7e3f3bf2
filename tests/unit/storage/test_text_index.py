import re

import pytest

from annotator.storage.text_index import tsquery, vector, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë Müller-Lüdenscheidt", ["zoe", "muller", "ludenscheidt"]),
        ("Cafe\u0301, 3,5 % 😀 STRASSE", ["cafe", "3", "5", "strasse"]),
        ("", []),
    ],
)
def test_words_have_neither_case_nor_accents(text, words):
    assert list(words_of(text)) == words


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    places = dict(re.findall(r"'(\w+)':([\d,]+)", vector("eins zwei", "drei eins")))
    assert places == {"eins": "1,24", "zwei": "2", "drei": "23"}


def test_long_texts_stay_within_what_a_server_takes():
    found = vector("", "a " * 20_000 + "b " + "x" * 3000)
    assert found.startswith("'a':")
    assert len(found.split(":")[1].split(" ")[0].split(",")) == 255
    assert found.endswith(" 'b'")


@pytest.mark.parametrize(
    ("entered", "query"),
    [
        ("Minister", "'minister':*"),
        ("SPD-Chef tritt", "('spd' <-> 'chef':*) & 'tritt':*"),
        ('zu "in Berlin"', "'zu' & ('in' <-> 'berlin')"),
        ("  ", ""),
        ("😀", None),
        ("O'Neil\\", "('o' <-> 'neil':*)"),
    ],
)
def test_queries_mean_the_same_as_for_files(entered, query):
    assert tsquery(entered) == query
