"""Spans that cut tokens: left out, shrunk, grown, or given a token of their own that the training makes too."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
import spacy
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from annotator.domain.changes import Status
from annotator.domain.ids import SUGGESTIONS
from annotator.formats.alignment import Alignment
from annotator.formats.spacy_docbin import SpacyExporter
from annotator.formats.splits import Split
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import TEXT, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()
LAYERS = tuple(SCHEMA.layers)
WORDS = "Die SPD-Chefin Zoë Öztürk ging 2032. Das sagte die AfD. Die EU-Kommission, das »EU-Parlament« und das 7-Prozent-Ziel blieben 50€."
CUT = ("SPD", "EU", "Kommission", "7")


def over(*words, text=WORDS, **fields):
    places = [(text.index(word), text.index(word) + len(word)) for word in words]
    return [make_span(*place, **({"label": "ORG"} | fields)) for place in places]


def export(out, sets, alignment=Alignment.STRICT, parts=("gold",), split=None, layers=LAYERS):
    items = [ExportItem(own.article, own, part=parts[n % len(parts)]) for n, own in enumerate(sets)]
    losses = Losses()
    job = ExportJob(out, SCHEMA, layers, "0", {}, split, alignment=alignment)
    manifest = SpacyExporter().export(items, job, losses)
    return manifest, losses.first


def docs(path):
    return list(DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("de").vocab))


def made(tmp_path, alignment, spans=None, text=WORDS, **fields):
    own = make_set(*(over(*CUT) if spans is None else spans), article=make_article(text), **fields)
    manifest, losses = export(tmp_path / "OUT", [own], alignment)
    (doc,) = docs(tmp_path / "OUT" / "gold.spacy")
    return doc, losses, manifest


def test_a_full_stop_cuts_no_entity(tmp_path):
    doc, losses, _ = made(tmp_path, Alignment.STRICT, over("2032", "AfD", "50€"))
    assert [ent.text for ent in doc.ents] == ["2032", "AfD", "50€"]
    assert losses == []


def test_strict_leaves_out(tmp_path):
    doc, losses, _ = made(tmp_path, Alignment.STRICT)
    assert doc.ents == ()
    assert Counter(loss.kind.value for loss in losses) == {"cut_token": 4}


def test_expand_takes_the_whole_word_once(tmp_path):
    doc, losses, _ = made(tmp_path, Alignment.EXPAND)
    assert [ent.text for ent in doc.ents] == ["SPD-Chefin", "EU-Kommission", "7-Prozent-Ziel"]
    assert Counter(loss.kind.value for loss in losses) == {"cut_token": 4, "gave_way": 1}
    assert losses[0].reason == "“SPD” cuts a token of “SPD-Chefin”; what is written is “SPD-Chefin”"


def test_contract_takes_what_is_whole(tmp_path):
    doc, losses, _ = made(tmp_path, Alignment.CONTRACT, over("SPD-Chefin Zoë Özt", "SPD"))
    assert [ent.text for ent in doc.ents] == ["SPD-Chefin Zoë"]
    assert [loss.reason for loss in losses] == [
        "“SPD-Chefin Zoë Özt” cuts a token of “SPD-Chefin Zoë Öztürk”; what is written is “SPD-Chefin Zoë”",
        "“SPD” cuts a token of “SPD-Chefin”; it is left out",
    ]


def test_split_token_loses_nothing_and_splits_the_word_wherever_it_stands(tmp_path):
    other = make_set(article=make_article("Noch eine („SPD-Chefin“) kam.", id="a0"))
    own = make_set(*over(*CUT), article=make_article(WORDS))
    manifest, losses = export(tmp_path / "OUT", [other, own], Alignment.SPLIT_TOKEN)
    first, second = docs(tmp_path / "OUT" / "gold.spacy")
    assert losses == []
    assert [ent.text for ent in second.ents] == ["SPD", "EU", "Kommission", "7"]
    assert [token.text for token in first] == [
        *("Noch", "eine", "(", "„", "SPD", "-Chefin", "“", ")", "kam", "."),
    ]
    assert (manifest["alignment"], manifest["split_words"]) == ("split-token", 3)


def tokenizer_of(out):
    return spacy.load(out / "tokenizer")


@pytest.mark.parametrize("alignment", Alignment)
def test_the_tokenizer_in_the_folder_cuts_as_the_docs_are_cut(tmp_path, alignment):
    doc, _, _ = made(tmp_path, alignment)
    again = tokenizer_of(tmp_path / "OUT")(doc.text)
    assert [token.text for token in again] == [token.text for token in doc]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), alignment=st.sampled_from(Alignment))
def test_whatever_is_cut_the_training_cuts_alike_and_what_is_changed_is_told(
    tmp_path_factory, data, alignment
):
    out = tmp_path_factory.mktemp("t") / "OUT"
    places = data.draw(
        st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)), max_size=6)
    )
    spans = [make_span(b, min(len(TEXT), b + n), layer="quote", label="direct") for b, n in places]
    own = make_set(*spans)
    _, losses = export(out, [own], alignment)
    (doc,) = docs(out / "gold.spacy")
    assert [token.text for token in tokenizer_of(out)(TEXT)] == [token.text for token in doc]
    told = {loss.span for loss in losses}
    written = {(s.id_, s.start_char, s.end_char) for s in doc.spans["quote"]}
    for span in own:
        assert ((span.id, span.begin, span.end) in written) != (span.id in told)


def tags(doc):
    return {token.text: token.ent_iob_ or "-" for token in doc}


def test_what_is_not_known_is_missing_and_what_is_none_is_outside(tmp_path):
    done, _, _ = made(tmp_path / "1", Alignment.STRICT, over("SPD", "AfD"), status=Status.DONE)
    assert tags(done)["SPD-Chefin"] == "-"  # not “no entity”: it holds one
    assert (tags(done)["AfD"], tags(done)["Zoë"]) == ("B", "O")
    begun, _, _ = made(tmp_path / "2", Alignment.STRICT, over("AfD"), status=Status.STARTED)
    assert (tags(begun)["AfD"], tags(begun)["Zoë"]) == ("B", "-")
    machine, _, _ = made(tmp_path / "3", Alignment.STRICT, over("AfD"), annotator=SUGGESTIONS)
    assert tags(machine)["Zoë"] == "O"


def test_without_the_entity_layer_nothing_is_known_of_entities(tmp_path):
    export(tmp_path / "OUT", [make_set(status=Status.DONE)], layers=("quote",))
    (doc,) = docs(tmp_path / "OUT" / "gold.spacy")
    assert {token.ent_iob for token in doc} == {0}


def test_sentences_are_set_and_never_end_inside_an_entity(tmp_path):
    text = "Die A. G. Becker GmbH ging. Sie kam.\n\nUnd nun? „Ja.“"
    doc, _, _ = made(tmp_path, Alignment.STRICT, over("GmbH ging. Sie", text=text), text=text)
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Die A. G. Becker GmbH ging. Sie kam.",
        "Und nun?",
        "„Ja.“",
    ]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    sets = []
    for number in range(8):
        text = f"{WORDS} Nummer {number}."
        article = make_article(text, id=f"a{number}")
        sets.append(make_set(*over(*CUT, text=text), article=article, status=Status.DONE))
    out = tmp_path_factory.mktemp("spacy") / "OUT"
    export(out, sets, Alignment.SPLIT_TOKEN, ("train", "dev", "test"), Split((50, 25, 25)))
    return out


def run(out, *arguments):
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=out, capture_output=True, text=True, check=False
    )


def test_spacy_finds_the_split_words_aligned(project):
    said = run(project, "spacy", "debug", "data", "config_ner.cfg", "--no-format").stdout
    assert "Corpus is loadable" in said
    assert "misaligned" not in said.lower()
    assert "0 missing value(s)" in said
    assert "No entities crossing sentence boundaries" in said


def test_the_project_trains_measures_and_packages_and_the_model_cuts_alike(project):
    done = run(project, "weasel", "run", "ner", ".", "--vars.max_steps", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    made = project.parent / "training"
    nlp = spacy.load(made / "ner" / "model-last")
    assert [token.text for token in nlp("Die SPD-Chefin kam 2040.")] == [
        *("Die", "SPD", "-Chefin", "kam", "2040", "."),
    ]
    assert (made / "ner" / "metrics.json").is_file()
    assert list((made / "packages").glob("*/dist/*.tar.gz"))
    SpacyExporter().check_target(
        project
    )  # what weasel noted does not stand in the way of the next export


def test_every_command_of_the_project_is_reached(project):
    found = yaml.safe_load((project / "project.yml").read_text(encoding="utf-8"))
    names = {command["name"] for command in found["commands"]}
    assert names == {"debug", *(step for steps in found["workflows"].values() for step in steps)}
