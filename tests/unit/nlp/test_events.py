"""Triggers, their reality and their arguments, on sentences of our own."""

import pytest

from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of


@pytest.fixture(scope="module")
def nlp():
    return build_builtin()


def events(nlp, text):
    results = results_of(nlp(text))
    return [
        (
            found.label,
            " … ".join(text[b:e] for b, e in found.fragments),
            found.attributes.get("modality", "asserted"),
        )
        for _, found in results.of_layer("event")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Polizei nahm am Abend einen Mann fest.", ("Arrest", "nahm … fest", "asserted")),
        ("Der Rat verhängte neue Sanktionen.", ("Sanction", "verhängte", "asserted")),
        (
            "Der Mann erstattete sofort Anzeige.",
            ("Proceedings", "erstattete … Anzeige", "asserted"),
        ),
        ("Bei dem Verkehrsunfall brannte ein Wagen.", ("Disaster", "Verkehrsunfall", "asserted")),
        ("Niemand wurde verletzt.", ("Casualty", "verletzt", "negated")),
        ("Die Minister sollen am Freitag beraten.", ("Meeting", "beraten", "future")),
        ("Sie gewann die Stichwahl.", ("Election", "gewann", "asserted")),
    ],
)
def test_a_trigger_has_type_words_and_reality(nlp, text, expected):
    assert expected in events(nlp, text)


@pytest.mark.parametrize(
    "text", ["Die Landkreise warten.", "Die Auswahl ist groß.", "Der Käufer wartet."]
)
def test_words_that_only_end_like_a_trigger_are_none(nlp, text):
    assert events(nlp, text) == []


def test_place_and_time_are_entities_near_the_trigger(nlp):
    text = "Die Minister trafen sich am Montag in Genf."
    results = results_of(nlp(text))
    roles = {
        link.role: text[results.spans[link.filler].begin : results.spans[link.filler].end]
        for link in results.links
    }
    assert roles == {"time": "Montag", "place": "Genf", "participant": "Die Minister"}


def event_roles(nlp, text):
    results = results_of(nlp(text))
    events = {index for index, _ in results.of_layer("event")}
    return {
        (link.role, text[results.spans[link.filler].begin : results.spans[link.filler].end])
        for link in results.links
        if link.head in events
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Polizei nahm am Abend einen Mann fest.",
            {("agent", "Die Polizei"), ("target", "einen Mann")},
        ),
        (
            "Der Dieb wurde von der Wache verhaftet.",
            {("target", "Der Dieb"), ("agent", "der Wache")},
        ),
        ("Der Minister trat zurück.", {("target", "Der Minister")}),
    ],
)
def test_case_and_voice_say_who_acts_and_who_undergoes(nlp, text, expected):
    assert expected <= event_roles(nlp, text)


def test_a_date_of_another_clause_of_the_sentence_is_a_weaker_time(nlp):
    text = "Am 3. Mai, einem Sonntag, brannte es, und der Wirt wurde verletzt."
    results = results_of(nlp(text))
    scores = [link.score for link in results.links if link.role == "time"]
    assert scores
    assert max(scores) < 0.6
