"""Whom a speaker refers to: suggested, accepted, corrected by one key, and written to the exported file."""

from __future__ import annotations

import json

import pytest
import spacy
from journey import ANNA, CTRL, SHIFT, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from spacy.tokens import DocBin

from annotator.bootstrap import make_context
from annotator.domain.chains import Chains
from annotator.domain.ports import Access
from annotator.resources import resource_path

ARTICLE = resource_path("samples", "04-wirtschaftsministerin-ruecktritt.txt")
ENTER = Qt.Key.Key_Return
K = Qt.Key.Key_K


@pytest.fixture
def person(qtbot, tmp_path, suggested):
    made = Person(tmp_path / "settings.json")
    made.corpus = tmp_path / "news.corpus"
    suggested([ARTICLE], made.corpus)
    assert made.window.open_corpus(str(made.corpus))
    made.wait_until(lambda: bool(made.session.workbench.open_suggestions))
    made.view.setFocus()
    made.key(ENTER, CTRL | SHIFT)
    assert made.session.workbench.open_suggestions == ()
    yield made
    made.leave()


def go_to(person, words):
    """Put the focus on the first mention with these words."""
    span = next(
        s for s in person.own if s.layer == "mention" and person.own.covered_text(s) == words
    )
    person.session.set_focus(span.id)
    person.view.setFocus()
    person.settle()
    return span


def on_disk(person):
    """Every speaker and the name it leads to, as the corpus file has them."""
    store = make_context().stores.open(str(person.corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            own = work.annotations.get(person.session.workbench.article.id, ANNA)
    finally:
        store.close()
    chains = Chains.of_set(own, person.session.schema)
    found = {}
    for argument in own.arguments.values():
        if argument.role == "speaker" and argument.filler:
            named = chains.name(argument.filler)
            filler = own.covered_text(own.span(argument.filler))
            found[filler] = own.covered_text(named.span) if named else None
    return found


def type_in(person, word):
    for letter in word:
        QTest.keyClicks(QApplication.focusWidget(), letter)
    person.settle()


def test_speakers_lead_to_names_and_one_key_corrects_them(person, tmp_path):
    resolved = on_disk(person)
    assert resolved["sie"] == resolved["die 51-Jährige"] == "Henrike Sattler"

    go_to(person, "die 51-Jährige")
    person.key(K)
    type_in(person, "without")
    person.key(ENTER)
    assert on_disk(person)["die 51-Jährige"] is None
    person.key(ENTER, SHIFT)  # what was proposed, by one key
    assert on_disk(person)["die 51-Jährige"] == "Henrike Sattler"
    person.key(K)
    type_in(person, "holt")
    person.key(ENTER)
    assert on_disk(person)["die 51-Jährige"] == "Annegret Holtkamp"
    person.key(Qt.Key.Key_Z, CTRL)
    assert on_disk(person)["die 51-Jährige"] == "Henrike Sattler"

    quote = next(
        person.own.span(a.head)
        for a in person.own.arguments.values()
        if a.role == "speaker"
        and person.own.covered_text(person.own.span(a.filler)) == "sein Sprecher"
    )
    assert on_disk(person)["sein Sprecher"] is None
    person.session.set_focus(quote.id)
    person.view.setFocus()
    person.key(K)
    type_in(person, "brandis")
    person.key(ENTER)
    assert person.session.focus == quote.id
    assert on_disk(person)["sein Sprecher"] == "Ulf Brandis"

    expected = on_disk(person)
    person.key(ENTER, CTRL)
    check_jsonl(person, tmp_path / "out.jsonl", expected)
    check_spacy(person, tmp_path / "OUT", expected)


def test_the_chain_closes_when_a_name_in_the_middle_goes(person):
    names = [s for s in person.own if person.own.covered_text(s) == "Sattler"]
    middle = names[-1]  # sie → Sattler → Henrike Sattler
    person.session.set_focus(middle.id)
    person.view.setFocus()
    person.key(Qt.Key.Key_Backspace)
    assert "now refers to “Henrike Sattler”" in person.desk.notice.text
    assert on_disk(person)["sie"] == "Henrike Sattler"
    person.key(Qt.Key.Key_Z, CTRL)
    assert middle.id in person.own.spans


def check_jsonl(person, out, expected):
    """The links stand in the file, and give the same names there."""
    person.export(out, "jsonl")
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    (line,) = [line for line in lines if line["annotator"] == ANNA]
    words = {
        span["id"]: " … ".join(line["text"][begin:end] for begin, end in span["fragments"])
        for span in line["spans"]
    }
    links = {a["head"]: a["filler"] for a in line["arguments"] if a["role"] == "antecedent"}
    speakers = {a["filler"] for a in line["arguments"] if a["role"] == "speaker"}
    assert links

    def way(span):
        while span is not None:
            yield words[span]
            span = links.get(span)

    for speaker in speakers:
        if expected[words[speaker]] is not None:
            assert expected[words[speaker]] in set(way(speaker))


def check_spacy(person, out, expected):
    """Each speaker in the Doc is resolved."""
    person.export(out, "spacy")
    (file,) = out.glob("*.spacy")
    (doc,) = DocBin(store_user_data=True).from_disk(file).get_docs(spacy.blank("de").vocab)
    for told in doc.user_data["arguments"]:
        if told["role"] == "speaker" and told["filler"]:
            begin, end = told["filler_fragments"][0]
            named = [doc.text[first:last] for first, last in told["resolved_fragments"]]
            assert (named[0] if named else None) == expected[doc.text[begin:end]]
