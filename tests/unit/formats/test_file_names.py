"""Names of files an export makes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.file_names import FileNames
from factories import make_article

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(st.lists(WORDS, max_size=12))
def test_every_name_is_legal_everywhere_and_there_once(titles):
    names = FileNames()
    stems = [names.stem(make_article(title=title)) for title in titles]
    assert len({stem.casefold() for stem in stems}) == len(stems)
    for stem in stems:
        assert stem.isascii()
        assert 0 < len(stem) < 80
        assert not set(stem) & set('/\\:*?"<>| ')
        assert not stem.startswith((".", "-"))


def test_names_can_be_read():
    names = FileNames()
    assert names.stem(make_article(title="Köln: Müller geht – groß!")) == "Koeln-Mueller-geht-gross"
    assert (
        names.stem(make_article(title="KÖLN: müller geht – groß!")) == "KOeLN-mueller-geht-gross-2"
    )


def test_names_windows_keeps_for_itself_are_not_given():
    assert FileNames().stem(make_article(title="con.txt")) == "con.txt-"


def test_without_a_title_the_id_names_it():
    assert FileNames().stem(make_article(title="…", id="a17")) == "a17"
