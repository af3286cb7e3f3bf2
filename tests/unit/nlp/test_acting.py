"""When a place stands for its government."""

import pytest

from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of


@pytest.fixture(scope="module")
def nlp():
    return build_builtin()


def label_of(nlp, text, name):
    found = [
        f for _, f in results_of(nlp(text)).of_layer("entity") if text[f.begin : f.end] == name
    ]
    assert len(found) == 1
    return found[0].label


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Daher muss sich Washington auf seine Partner konzentrieren.", "Washington"),
        ("China und Norwegen haben die Bemühungen blockiert.", "Norwegen"),
        ("Ankara erklärte, der Vertrag sei nichtig.", "Ankara"),
        ("Sie kamen, nachdem Teheran einen Test mit einer Rakete durchgeführt hatte.", "Teheran"),
        ("Irans weitere Provokationen sorgen für Unruhe.", "Irans"),
        ("Das Verhalten Moskaus überrascht niemanden.", "Moskaus"),
        ("Die Unterstützung der USA bleibt aus.", "USA"),
        ("Die Zusammenarbeit zwischen Polen und Litauen wächst.", "Polen"),
        ("Die Zusammenarbeit zwischen Polen und Litauen wächst.", "Litauen"),
        ("Sie hoffen, dass Japan und Kanada eng zusammenarbeiten werden.", "Kanada"),
    ],
)
def test_a_place_that_acts_is_an_organisation(nlp, text, name):
    assert label_of(nlp, text, name) == "ORG"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Washington regnete es den ganzen Tag.", "Washington"),
        ("Der Minister reiste nach China und forderte Ruhe.", "China"),
        ("Die Außenministerin der USA drohte mit Strafen.", "USA"),
        ("BERLIN (dpa) – Der Rat hat das Gesetz beschlossen.", "BERLIN"),
        ("Uruguay gewinnt das Achtelfinale gegen Südkorea.", "Uruguay"),
        ("Hannover zählt eine halbe Million Einwohner.", "Hannover"),
    ],
)
def test_a_place_where_something_is_stays_a_place(nlp, text, name):
    assert label_of(nlp, text, name) == "LOC"


def test_roles_still_lead_to_the_place_that_acts(nlp):
    text = "Moskau drohte mit Vergeltung."
    results = results_of(nlp(text))
    agents = [results.spans[link.filler] for link in results.links if link.role == "agent"]
    assert [(agent.label, text[agent.begin : agent.end]) for agent in agents] == [("ORG", "Moskau")]


def test_whoever_wants_places_leaves_the_component_out():
    nlp = build_builtin()
    nlp.remove_pipe("annotator_acting")
    assert label_of(nlp, "Moskau drohte mit Vergeltung.", "Moskau") == "LOC"
