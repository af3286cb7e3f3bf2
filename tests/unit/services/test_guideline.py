"""Which guideline holds, where a label stands in it, and which examples are shown."""

from __future__ import annotations

import re

import pytest

from annotator.bootstrap import make_context
from annotator.domain.errors import FileReadError
from annotator.domain.ids import ArticleId
from annotator.domain.searching import Hit
from annotator.services.guideline import (
    GuidelineDesk,
    place_of,
    shipped_guideline,
    varied,
    written_from,
)
from factories import ANNA, NOW, make_schema
from fakes import FakeStore

NEWS = make_context().default_schema()


def headings(text):
    return [re.sub(r"[`*]", "", each) for each in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]


@pytest.fixture
def desk():
    store = FakeStore(make_schema())
    return GuidelineDesk(store.open_unit_of_work, ANNA, lambda: NOW)


@pytest.mark.parametrize(
    ("layer", "label"),
    [(name, label) for name, layer in NEWS.layers.items() for label in layer.labels],
)
def test_every_label_of_the_shipped_schema_has_its_place(layer, label):
    found = headings(shipped_guideline(NEWS.id))
    place = place_of(found, NEWS, layer, label)
    assert place is not None
    exact = [each for each in found if each.split()[0] == label]
    assert found[place] == exact[0] if exact else found[place].lower().startswith(label.lower())


def test_a_label_without_a_heading_is_looked_for_under_its_layer():
    found = ["Guideline", "1 Quotes", "2 The layer Entity", "PER – Person"]
    schema = NEWS
    assert place_of(found, schema, "entity", "MISC") == 2
    assert place_of(found, schema, "entity", "PER") == 3
    assert place_of(["Something else"], schema, "entity", "PER") is None


def test_the_corpus_own_guideline_comes_first_and_the_schema_speaks_where_nobody_wrote_one(desk):
    schema = make_schema()
    assert desk.text(NEWS, "de") == shipped_guideline("news-de")
    own = schema.model_copy(update={"id": "nobodys"})
    assert desk.text(own, "en") == written_from(own, "en")
    desk.put("# Unsere Regeln")
    desk.put("# Unsere Regeln")
    assert desk.text(NEWS, "de") == "# Unsere Regeln"
    assert desk.is_own()
    with desk.open_unit_of_work() as work:
        assert len(work.guidelines.versions()) == 1


def test_what_a_schema_says_names_all_its_labels_and_shows_brackets_as_they_are():
    text = written_from(NEWS, "de")
    for layer in NEWS.layers.values():
        for label in layer.labels:
            assert re.search(rf"^### {label}\b", text, re.MULTILINE)
    assert "\\[Henrike Sattler\\]" in text


def test_a_file_becomes_the_guideline(desk, tmp_path):
    path = tmp_path / "regeln.md"
    path.write_bytes(b"\xef\xbb\xbf# Regeln \xc3\xa4")
    desk.replace(path)
    assert desk.text(NEWS, "de") == "# Regeln ä"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x" * 4_000_001], ids=["no text", "too large"])
def test_what_is_no_guideline_is_refused(desk, tmp_path, data):
    path = tmp_path / "bad.md"
    path.write_bytes(data)
    with pytest.raises(FileReadError, match=r"bad\.md"):
        desk.replace(path)
    assert not desk.is_own()


def hit(words, begin):
    return Hit(1, ArticleId("a"), "T", begin, begin + 1, "", words, "")


def test_examples_are_as_different_as_there_are_wordings():
    hits = [hit("Berlin", 0), hit("berlin", 1), hit("Bonn", 2), hit("Berlin", 3)]
    assert [each.begin for each in varied(hits, 3)] == [0, 2, 1]
    assert [each.begin for each in varied(hits, 9)] == [0, 2, 1, 3]
    assert varied([], 3) == []
