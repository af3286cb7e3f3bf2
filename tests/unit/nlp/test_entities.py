"""Each rule of the entity component, on sentences of our own."""

import pytest

from annotator.nlp.entities.component import Entities
from annotator.nlp.reading import read


@pytest.fixture(scope="module")
def entities():
    return Entities()


def found(entities, text):
    return {(text[c.begin : c.end], c.label, c.form) for c in entities.candidates(read(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gestern kam Frankreichs Delegation.", ("Frankreichs", "LOC", "name")),
        ("Die polnische Delegation ging.", ("polnische", "MISC", "adjective")),
        ("Die Kölner Messe öffnet.", ("Kölner", "MISC", "adjective")),
        ("LISSABON (dpa) – Es regnet.", ("LISSABON", "LOC", "name")),
        ("Der SPD-Politiker schwieg.", ("SPD", "ORG", "part")),
        ("Die US-Sanktionen wirken.", ("US", "LOC", "part")),
        ("Die EU-Kommission klagt.", ("EU-Kommission", "ORG", "name")),
        ("Die EU-Kommission klagt.", ("EU", "ORG", "part")),
        ("Die Universität Leipzig forscht.", ("Universität Leipzig", "ORG", "name")),
        ("Die Universität Leipzig forscht.", ("Leipzig", "LOC", "name")),
        ("Die Firma Brenner & Voss GmbH liefert.", ("Brenner & Voss GmbH", "ORG", "name")),
        ("Gestern kam Ministerin Jutta Brinkhoff.", ("Jutta Brinkhoff", "PER", "name")),
        ("Gestern kam Frau Brinkhoff.", ("Brinkhoff", "PER", "name")),
        ("Es kam Katja von Olfen.", ("Katja von Olfen", "PER", "name")),
        ("Der Botschafter, Tanvo Rekkil, sagte nichts.", ("Tanvo Rekkil", "PER", "name")),
        ("Es kommt am 18. November 2023.", ("18. November 2023", "DATE", "name")),
        ("Es kommt gegen 6.10 Uhr an.", ("6.10 Uhr", "DATE", "name")),
    ],
)
def test_a_rule_finds(entities, text, expected):
    assert expected in found(entities, text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Hund bellt im Garten.",
        "Die Regierung berät über das Gesetz.",
        "Später sagte niemand etwas.",
    ],
)
def test_capitalised_nouns_are_no_names(entities, text):
    assert found(entities, text) == set()


def test_a_surname_alone_is_the_person_named_in_full_elsewhere(entities):
    text = "Rathauschefin Jutta Brinkhoff kam. Später ging Brinkhoff. Brinkhoffs Büro schwieg."
    names = [name for name, label, _ in found(entities, text) if label == "PER"]
    assert {"Jutta Brinkhoff", "Brinkhoff", "Brinkhoffs"} == set(names)


def test_a_preposition_after_a_name_is_not_part_of_it(entities):
    assert ("Felix Amberg", "PER", "name") in found(
        entities, "Analyst Felix Amberg von der Bank sprach."
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Zementhersteller Kalkowit schließt ein Werk.", "Kalkowit"),
        ("Die Zeitung „Der Uferbote“ berichtet.", "Der Uferbote"),
        ("Das sagte er der Wedeler Rundschau.", "Wedeler Rundschau"),
        (
            "Sie studierte am Quinby Institute of Technology in den USA.",
            "Quinby Institute of Technology",
        ),
        ("Die Spinnerei Wülfing & Sohn zog um.", "Wülfing & Sohn"),
        ("Die Raiffeisenbank Rulfingen fusioniert.", "Raiffeisenbank Rulfingen"),
    ],
)
def test_what_stands_beside_a_name_makes_it_an_organisation(entities, text, name):
    assert (name, "ORG") in [each[:2] for each in found(entities, text)]


@pytest.mark.parametrize(
    "text",
    ["Das Band der Freundschaft hält.", "Der Sender Hamburg fiel aus.", "Jeder Bote kommt an."],
)
def test_common_nouns_are_no_names_of_organisations(entities, text):
    assert not [each for each in found(entities, text) if each[1] == "ORG"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Das geschah in diesem Monat.", "diesem Monat"),
        ("Im vergangenen Jahr schneite es.", "vergangenen Jahr"),
        ("Nächste Woche wird gewählt.", "Nächste Woche"),
        ("Er kommt am kommenden Mittwoch.", "kommenden Mittwoch"),
    ],
)
def test_relative_dates_are_dates(entities, text, date):
    assert (date, "DATE") in [each[:2] for each in found(entities, text)]
