"""Each rule of the quote component, on sentences of our own."""

import pytest

from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of


@pytest.fixture(scope="module")
def nlp():
    return build_builtin()


def quotes(nlp, text):
    """Label, words, speaker and cue of each quote."""
    results = results_of(nlp(text))

    def words(found):
        return " … ".join(text[b:e] for b, e in found.fragments)

    rows = []
    for index, quote in results.of_layer("quote"):
        roles = {
            link.role: words(results.spans[link.filler])
            for link in results.links
            if link.head == index
        }
        rows.append((quote.label, words(quote), roles.get("speaker", ""), roles.get("cue", "")))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "„Der Deich hält bis morgen früh“, sagte Bürgermeisterin Jutta Brinkhoff.",
            (
                "Direct",
                "„Der Deich hält bis morgen früh“",
                "Bürgermeisterin Jutta Brinkhoff",
                "sagte",
            ),
        ),
        (
            "„Der Deich hält bis morgen früh“, fügte sie hinzu.",
            ("Direct", "„Der Deich hält bis morgen früh“", "sie", "fügte … hinzu"),
        ),
        ("Der Wirt rief: „Feierabend!“", ("Direct", "„Feierabend!“", "Der Wirt", "rief")),
        (
            "„Das Eis“, sagte der Förster, „trägt noch nicht.“",
            ("Direct", "„Das Eis“ … „trägt noch nicht.“", "der Förster", "sagte"),
        ),
        (
            "Die Richterin erklärte, dass der Zeuge gelogen habe.",
            ("Indirect", "dass der Zeuge gelogen habe", "Die Richterin", "erklärte"),
        ),
        (
            "Der Verband teilte mit, die Ernte sei verloren.",
            ("Indirect", "die Ernte sei verloren", "Der Verband", "teilte mit"),
        ),
        (
            "Die Ernte sei verloren, klagte ein Landwirt.",
            ("Indirect", "Die Ernte sei verloren", "ein Landwirt", "klagte"),
        ),
        (
            "Der Polizei zufolge kamen 300 Gäste.",
            ("Indirect", "kamen 300 Gäste", "Der Polizei", "zufolge"),
        ),
        (
            "Nach Angaben der Feuerwehr brannte ein Schuppen.",
            ("Indirect", "brannte ein Schuppen", "der Feuerwehr", "Nach Angaben"),
        ),
        (
            "Wie die Behörde mitteilte, bleibt die Brücke gesperrt.",
            ("Indirect", "bleibt die Brücke gesperrt", "die Behörde", "Wie … mitteilte"),
        ),
        (
            "Der Trainer sagte, er sei müde. Die Saison sei lang gewesen.",
            ("IndirectFreeIndirect", "Die Saison sei lang gewesen.", "Der Trainer", ""),
        ),
    ],
)
def test_a_rule_finds_quote_speaker_and_cue(nlp, text, expected):
    assert expected in quotes(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Roman „Das stille Haus“ erscheint im Mai.",
        "Das sogenannte „Sommerloch“ dauert an.",
        "Der Hund schläft.",
    ],
)
def test_titles_and_distancing_are_no_quotes(nlp, text):
    assert quotes(nlp, text) == []


def test_a_direct_quote_may_lie_in_an_indirect_one(nlp):
    labels = [
        row[0]
        for row in quotes(
            nlp, "Sie sagte, die Lage sei „ernst, aber keineswegs ganz hoffnungslos“."
        )
    ]
    assert sorted(labels) == ["Direct", "Indirect"]
