"""The shipped recogniser as a component: proposals, saving, size."""

import pickle
import shutil

import pytest
import spacy

from annotator.domain.errors import ResourceError
from annotator.nlp.pipelines import register_components
from annotator.nlp.results import Found, Link, Results, results_of, store
from annotator.nlp.statistical import component as module
from annotator.nlp.statistical.component import StatisticalEntities, shipped_recogniser
from annotator.resources import resource_path

TEXT = (
    "Gestern reiste Trainer Ansgar Wiebrock nach Osterkappeln. "
    "Dort sagte Wiebrock, er bleibe. Die Zanderwerk AG schwieg."
)
MOST_BYTES = 10_000_000


@pytest.fixture(scope="module")
def recogniser():
    return shipped_recogniser()


@pytest.fixture(scope="module")
def nlp(recogniser):
    register_components()
    nlp = spacy.blank("de")
    for name in ("annotator_sentences", "annotator_entities", "annotator_statistical_entities"):
        nlp.add_pipe(name)
    nlp.get_pipe("annotator_statistical_entities")._recogniser = recogniser
    return nlp


def names(doc):
    return [
        (doc.text[each.begin : each.end], each.label)
        for each in results_of(doc).spans
        if each.layer == "entity" and each.label != "DATE"
    ]


def test_it_finds_names_no_list_holds(nlp):
    assert names(nlp(TEXT)) == [
        ("Ansgar Wiebrock", "PER"),
        ("Osterkappeln", "LOC"),
        ("Wiebrock", "PER"),
        ("Zanderwerk AG", "ORG"),
    ]


def test_each_name_has_a_score_a_rule_and_a_reason(nlp, recogniser):
    found = [each for each in results_of(nlp(TEXT)).spans if each.label != "DATE"]
    assert found
    for each in found:
        assert 0.25 < each.score < 1
        assert each.rule
        assert each.why
    assert "statistical" in {each.rule for each in found}


@pytest.mark.parametrize("text", ["", " \n", "…", "„", "a", "\U0001f600 kam.\n\nÉ\u0301 ging."])
def test_odd_texts_have_no_names_and_raise_nothing(nlp, text):
    assert names(nlp(text)) == []


def test_a_saved_pipeline_keeps_the_model(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert results_of(again(TEXT)) == results_of(nlp(TEXT))


def test_bytes_and_pickle_keep_the_model(nlp, recogniser):
    here = nlp.get_pipe("annotator_statistical_entities")
    bare = nlp.make_doc(TEXT)
    expected = results_of(here(bare.copy()))
    restored = StatisticalEntities().from_bytes(here.to_bytes())
    assert results_of(restored(bare.copy())) == expected
    assert results_of(pickle.loads(pickle.dumps(here))(bare.copy())) == expected  # noqa: S301 - our own bytes


def test_an_entity_that_an_argument_points_to_stays(recogniser):
    doc = spacy.blank("de")("Berg kam.")
    place = Found("entity", "LOC", ((5, 8),), 0.5, "x")
    quote = Found("quote", "Direct", ((0, 9),), 0.5, "x")
    store(doc, Results([place, quote], [Link(1, "speaker", 0, 0.5, "x")]))
    results = results_of(StatisticalEntities(recogniser)(doc))
    link = results.links[0]
    assert results.spans[link.head].layer == "quote"
    assert results.spans[link.filler] == place


def test_the_shipped_files_are_small(tmp_path):
    files = [file for file in resource_path("pipelines", "entities").iterdir() if file.is_file()]
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


def test_the_shipped_files_are_what_they_would_be_written_as(recogniser):
    folder = resource_path("pipelines", "entities")
    for name, content in recogniser.to_parts().items():
        assert (folder / name).read_bytes() == content


@pytest.mark.parametrize("name", ["words.msgpack", "weights.msgpack", "settings.json"])
def test_a_missing_or_damaged_file_is_named(monkeypatch, tmp_path, name):
    folder = tmp_path / "entities"
    shutil.copytree(resource_path("pipelines", "entities"), folder)
    monkeypatch.setattr(module, "resource_path", lambda *_: folder)
    (folder / name).write_bytes(b"\x81\xa1a\x01")
    with pytest.raises(ResourceError, match="entities"):
        shipped_recogniser()
    (folder / name).unlink()
    with pytest.raises(ResourceError, match="entities"):
        shipped_recogniser()
