"""Each rule of the quote component, on sentences of our own."""

import pytest

from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of
from work import calls


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
        (
            "Die Gemeinde kritisierte den Bau der Straße.",
            ("Reported", "Die Gemeinde kritisierte den Bau der Straße.", "Die Gemeinde", ""),
        ),
        (
            "Die Wirtin meldete einen Diebstahl. Der Täter soll durchs Fenster gestiegen sein.",
            ("FreeIndirect", "Der Täter soll durchs Fenster gestiegen sein.", "", ""),
        ),
        (
            "Am Kai brannte ein Schuppen. Das teilte die Hafenwache mit.",
            ("Indirect", "Am Kai brannte ein Schuppen.", "die Hafenwache", "teilte … mit"),
        ),
        (
            "Der Schuppen ist leer, so heißt es in einem Vermerk.",
            ("Indirect", "Der Schuppen ist leer", "einem Vermerk", "heißt es"),
        ),
        (
            "Die Müllerin Grete Sand, Sprecherin der Zunft in Hameln, äußerte sich dahingehend, das Mehl sei knapp.",
            (
                "Indirect",
                "das Mehl sei knapp",
                "Die Müllerin Grete Sand, Sprecherin der Zunft in Hameln",
                "äußerte sich dahingehend",
            ),
        ),
        (
            "Die Forderung der Zunft, den Zoll zu senken, lehnte der Rat ab.",
            ("Indirect", "den Zoll zu senken", "der Zunft", "Forderung"),
        ),
        (
            "Besorgt sagte der Wirt, das Bier werde teurer.",
            ("Indirect", "das Bier werde teurer", "der Wirt", "sagte"),
        ),
        (
            "Der Rat vertrat die Ansicht, dass die Mauer halte.",
            ("Indirect", "dass die Mauer halte", "Der Rat", "vertrat … Ansicht"),
        ),
        (
            "Er sprach von einem „kalkulierten Tabubruch“ und kündigte Gespräche an.",
            ("Direct", "„kalkulierten Tabubruch“", "Er", "sprach"),
        ),
        (
            "Man werde warten, versprach sie und fügte hinzu, dass auch Kiel zahlen müsse.",
            ("Indirect", "dass auch Kiel zahlen müsse", "sie", "fügte hinzu"),
        ),
        (
            "Der Bäcker nannte die Steuer einen „Unfug“.",
            ("Direct", "„Unfug“", "Der Bäcker", "nannte"),
        ),
        (
            "Der Rat sagte, die Mauer halte, und kündigte an, das Tor zu schließen.",
            ("Indirect", "das Tor zu schließen", "Der Rat", "kündigte an"),
        ),
        (
            "Der Rat sagte, die Mauer halte, und kündigte an, das Tor zu schließen.",
            ("Indirect", "die Mauer halte", "Der Rat", "sagte"),
        ),
        (
            "Wie die Zunft am Montag bekannt gab, wird die Mühle verkauft.",
            ("Indirect", "wird die Mühle verkauft", "die Zunft", "Wie … bekannt gab"),
        ),
        (
            "Einem Bericht des Müllers zufolge ist das Mehl knapp.",
            ("Indirect", "ist das Mehl knapp", "Einem Bericht des Müllers", "zufolge"),
        ),
        (
            "Nach Angaben französischer Behörden ist das Mehl knapp.",
            ("Indirect", "ist das Mehl knapp", "französischer Behörden", "Nach Angaben"),
        ),
        (
            "Der erst kürzlich in Kiel ernannte Müller sagte, das Mehl sei knapp.",
            (
                "Indirect",
                "das Mehl sei knapp",
                "Der erst kürzlich in Kiel ernannte Müller",
                "sagte",
            ),
        ),
        (
            "Eine Sprecherin der Zunft in Hameln sagte, das Mehl sei knapp.",
            ("Indirect", "das Mehl sei knapp", "Eine Sprecherin der Zunft in Hameln", "sagte"),
        ),
        (
            "Gleichzeitig empfahl der Müller den Umbau.",
            ("Reported", "Gleichzeitig empfahl der Müller den Umbau.", "der Müller", ""),
        ),
    ],
)
def test_a_rule_finds_quote_speaker_and_cue(nlp, text, expected):
    assert expected in quotes(nlp, text)


def frames(nlp, text):
    results = results_of(nlp(text))
    found = [results.spans[link.filler] for link in results.links if link.role == "frame"]
    return [" … ".join(text[b:e] for b, e in frame.fragments) for frame in found]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (
            "Die Mühle ist alt, die Zunft glaubte aber, dass sie fällt.",
            "die Zunft glaubte aber",
        ),
        (
            "Das Gericht machte klar, dass „die Mehrheit der Zeugen“ fehlte.",
            "Das Gericht machte klar",
        ),
        (
            "Er nahm den Brief vor allen Leuten und sagte, das sei genug.",
            "und sagte",
        ),
    ],
)
def test_the_frame_is_the_clause_of_the_cue(nlp, text, frame):
    assert set(frames(nlp, text)) == {frame}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Am Abend wurde mitgeteilt, dass die Brücke gesperrt bleibt.", {"speaker": "implicit"}),
        ("Es heißt, die Lage sei ernst.", {"speaker": "absent"}),
        ("In dem Bericht heißt es, die Lage sei ernst.", {}),
        ("Vom Rat wurde mitgeteilt, dass die Brücke gesperrt bleibt.", {}),
        ("Der Wirt sagte, das Bier sei warm.", {}),
    ],
)
def test_a_speaker_that_grammar_leaves_out_is_said_to_be_missing(nlp, text, states):
    ((_, quote),) = results_of(nlp(text)).of_layer("quote")
    assert quote.states == states


@pytest.mark.parametrize(
    "text",
    [
        "Der Roman „Das stille Haus“ erscheint im Mai.",
        "Das sogenannte „Sommerloch“ dauert an.",
        "Der Hund schläft.",
        "Zusammen wären die Mühlen die größten im Land.",
        "Der „Kurier“ erscheint freitags.",
        "Die Zuschauer sahen ein gutes Spiel.",
        "Der Sturm drehte, so dass der Kran angehalten wurde.",
        "Mehr Regen heißt nicht, dass der Fluss steigt.",
        "Die Mühle, die für ihren Lärm kritisiert wird, steht leer.",
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


def roles(nlp, text):
    results = results_of(nlp(text))
    return {
        link.role: text[results.spans[link.filler].begin : results.spans[link.filler].end]
        for link in results.links
    }


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Der Rat teilte dem Bischof mit, die Glocke sei gesprungen.", "dem Bischof"),
        ("Die Zunft forderte die Bürger auf, den Markt zu meiden.", "die Bürger"),
        ("Er sagte gegenüber der Presse, der Streit sei beendet.", "der Presse"),
        ("Die Wirtin appellierte an die Gäste, leiser zu singen.", "die Gäste"),
    ],
)
def test_the_addressee_follows_case_and_preposition(nlp, text, addressee):
    assert roles(nlp, text)["addressee"] == addressee


def test_place_and_occasion_are_no_addressees(nlp):
    assert "addressee" not in roles(nlp, "Der Rat sagte auf dem Markt, die Glocke sei gesprungen.")


def test_sentences_of_one_speaker_in_the_subjunctive_are_one_quote(nlp):
    text = "Der Wirt sagte, er sei müde. Das Haus sei voll. Die Küche habe geschlossen."
    rows = [row for row in quotes(nlp, text) if row[0] == "IndirectFreeIndirect"]
    assert [row[1] for row in rows] == ["Das Haus sei voll. Die Küche habe geschlossen."]


def test_own_words_inside_reported_speech_are_direct(nlp):
    labels = [row[:2] for row in quotes(nlp, "Sie sagte, der Vertrag sei „arg dünn“ geraten.")]
    assert ("Direct", "„arg dünn“") in labels


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Der Bote schrieb, das Tor sei offen.", "writing"),
        ("Der Bote glaubt, dass das Tor offen ist.", "thought"),
        ("Der Bote sagte, das Tor sei offen.", None),
    ],
)
def test_the_medium_follows_the_cue(nlp, text, medium):
    results = results_of(nlp(text))
    assert [found.attributes.get("medium") for _, found in results.of_layer("quote")] == [medium]


def test_the_work_grows_with_a_long_line_without_full_stops_and_no_faster(nlp):
    line = "der Bote sagte, dass das Tor offen sei, und verhaftete den Dieb nach dem Unfall "

    nlp(line)  # what is loaded once
    assert calls(lambda: nlp(line * 400)) < 5 * calls(lambda: nlp(line * 100))
