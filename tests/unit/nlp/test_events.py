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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sanktionen haben es nicht geschafft, das Programm zu stoppen.", "asserted"),
        ("Der Rat beschloss keine neuen Sanktionen.", "negated"),
        ("Die Bemühungen um die Verhängung weiterer Sanktionen dauern an.", "hypothetical"),
        ("Das Treffen fand nicht statt.", "negated"),
        ("Er reiste an, um die Gespräche zu retten.", "hypothetical"),
        ("Nach dem Treffen wollte der Minister nicht essen.", "asserted"),
    ],
)
def test_only_what_belongs_to_the_trigger_says_whether_it_happened(nlp, text, expected):
    found = [reality for label, _, reality in events(nlp, text) if label in {"Sanction", "Meeting"}]
    assert found
    assert expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die drei Länder haben neue Sanktionen gegen syrische Beamte verhängt.",
            {("agent", "Die drei Länder"), ("target", "syrische Beamte")},
        ),
        (
            "Sie handelten, nachdem Teheran einen Test mit einer Rakete durchgeführt hatte.",
            {("agent", "Teheran"), ("instrument", "einer Rakete")},
        ),
        ("Japan hat vor kurzem drei Firmen für neue Sanktionen benannt.", {("agent", "Japan")}),
        (
            "Der Gipfel zwischen Frankreich, Polen und Italien dauerte lange.",
            {("participant", "Frankreich"), ("participant", "Polen"), ("participant", "Italien")},
        ),
        (
            "Es brannte, als Jutta Brinkhoff und Katja Olfen sich trafen.",
            {("participant", "Jutta Brinkhoff"), ("participant", "Katja Olfen")},
        ),
        (
            "Nordkoreas Waffenexporte nach Russland stiegen.",
            {("agent", "Nordkoreas"), ("recipient", "Russland")},
        ),
        ("Die Festnahme des Bürgermeisters überraschte.", {("target", "des Bürgermeisters")}),
        ("Der Angriff auf Damaskus dauerte an.", {("target", "Damaskus")}),
    ],
)
def test_nouns_and_support_verbs_have_arguments(nlp, text, expected):
    assert expected <= event_roles(nlp, text)


def test_a_noun_beside_its_verb_is_an_event_of_its_own_only_after_a_preposition(nlp):
    assert [words for _, words, _ in events(nlp, "Der Rat verhängte neue Sanktionen.")] == [
        "verhängte"
    ]
    found = events(nlp, "Sie trafen sich am Rande des Gipfels.")
    assert [words for _, words, _ in found] == ["trafen", "Gipfels"]


def test_the_genitive_of_a_trigger_is_no_event_of_its_own(nlp):
    assert [
        words for _, words, _ in events(nlp, "Die Unterzeichnung des Abkommens steht bevor.")
    ] == ["Unterzeichnung"]
