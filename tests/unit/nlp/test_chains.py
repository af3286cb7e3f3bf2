"""What names and mentions are proposed to refer to."""

from __future__ import annotations

import pytest
import spacy

from annotator.domain.chains import Chains
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.ports import SuggestRequest
from annotator.formats.schema_yaml import read_schema
from annotator.nlp.chains.words import PeopleWords, stem
from annotator.nlp.lexicons import load_rows, load_yaml
from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of
from annotator.nlp.suggester import SpacySuggester
from annotator.resources import resource_path
from factories import make_article, make_set
from work import calls

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))


@pytest.fixture(scope="module")
def nlp():
    return build_builtin()


@pytest.fixture(scope="module")
def words():
    return PeopleWords(
        {
            "chains": load_yaml("chains.yaml"),
            "people": load_yaml("people.yaml"),
            "demonyms": load_rows("demonyms.tsv"),
        }
    )


def links(nlp, text):
    results = results_of(nlp(text))
    return [
        (
            text[results.spans[link.head].begin : results.spans[link.head].end],
            text[results.spans[link.filler].begin : results.spans[link.filler].end],
            link.rule,
        )
        for link in results.links
        if link.role == "antecedent"
    ]


def antecedents(nlp, text):
    return {head: filler for head, filler, _ in links(nlp, text)}


@pytest.mark.parametrize(
    ("text", "head", "filler"),
    [
        (
            "Der Wirt Ole Brandt sagte, das Bier sei alle. „Morgen kommt ein Fass“, sagte er.",
            "er",
            "Ole Brandt",
        ),
        (
            "Landrätin Petra Vogt lobte die Helfer. „Das war stark“, sagte sie.",
            "sie",
            "Petra Vogt",
        ),
        (
            "Ministerin Petra Vogt traf Bürgermeister Ole Brandt. „Das war gut“, sagte er.",
            "er",
            "Ole Brandt",
        ),
        (
            "Ministerin Petra Vogt traf Bürgermeister Ole Brandt. „Das war gut“, sagte sie.",
            "sie",
            "Petra Vogt",
        ),
        (
            "Der Sonderbeauftragte Ole Brandt reiste ab. Niemand klagte. „Wir warten“, sagte der Sonderbeauftragte.",
            "der Sonderbeauftragte",
            "Ole Brandt",
        ),
        (
            "Trainerin Petra Vogt trat zurück. „Es reicht“, sagte die 51-Jährige.",
            "die 51-Jährige",
            "Petra Vogt",
        ),
        (
            "Minister Ole Brandt wies das zurück. „Unsinn“, sagte der SPD-Politiker.",
            "der SPD-Politiker",
            "Ole Brandt",
        ),
        ("Minister Ole Brandt kam. „Gut“, sagte Brandt.", "Brandt", "Ole Brandt"),
        (
            "„Gut“, sagte die Sprecherin des Verbands, Petra Vogt.",
            "die Sprecherin des Verbands, Petra Vogt",
            "Petra Vogt",
        ),
    ],
)
def test_who_is_meant(nlp, text, head, filler):
    assert antecedents(nlp, text)[head] == filler


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Ole Brandt traf Uwe Hahn. Der Tag verging. „Das war gut“, sagte er.", "er"),
        ("Ministerin Petra Vogt trat zurück. „Schade“, sagte er.", "er"),
        ("Minister Ole Brandt trat zurück. „Schade“, sagte die 51-Jährige.", "die 51-Jährige"),
        ("Minister Ole Brandt trat zurück. „Schade“, sagte der Anwalt.", "der Anwalt"),
        (
            "Die Trainerin Petra Vogt jubelte. „Toll“, sagte die Mannschaft von Trainerin Petra Vogt.",
            "die Mannschaft von Trainerin Petra Vogt",
        ),
        (
            "Die Meteorologen warnten davor, Petra Vogt könnte recht behalten. „Ja“, sagte der Meteorologe.",
            "der Meteorologe",
        ),
        ("Petra Vogt kam. „Sie ist da“, rief der Wirt. „Gut“, sagte ein Sprecher.", "ein Sprecher"),
    ],
)
def test_where_it_may_be_several_or_somebody_else_nothing_is_proposed(nlp, text, head):
    assert head not in antecedents(nlp, text)


def test_a_surname_two_people_share_goes_to_the_one_named_last_or_to_nobody(nlp):
    both = "Minister Ole Brandt und Trainerin Petra Brandt kamen. „Gut“, sagte Brandt."
    assert "Brandt" not in antecedents(nlp, both)


def test_direct_speech_between_takes_nobody_further_away(nlp):
    text = "Der Wirt Ole Brandt kam. „Ja. Nein. Doch. Ach. Nie. Immer. Gut“, sagte er."
    assert antecedents(nlp, text)["er"] == "Ole Brandt"


def test_links_only_lead_back_or_to_a_part_so_they_never_run_in_a_circle(nlp):
    for path in sorted(resource_path("samples").glob("*.txt")):
        results = results_of(nlp(path.read_text("utf-8")))
        for link in results.links:
            if link.role == "antecedent":
                head, filler = results.spans[link.head], results.spans[link.filler]
                inside = head.begin <= filler.begin and filler.end <= head.end
                assert inside or filler.end <= head.begin


def test_the_same_text_always_gets_the_same_links(nlp):
    text = resource_path("samples", "04-wirtschaftsministerin-ruecktritt.txt").read_text("utf-8")
    assert links(nlp, text) == links(build_builtin(), text)


def test_the_component_goes_with_a_saved_pipeline(nlp, tmp_path):
    text = "Minister Ole Brandt kam. „Gut“, sagte Brandt."
    nlp.to_disk(tmp_path / "saved")
    assert links(spacy.load(tmp_path / "saved"), text) == links(nlp, text) != []


def test_the_suggester_proposes_the_links_the_schema_takes(nlp):
    text = "Der Gesandte Ole Brandt kam. „Nun“, sagte er. „Gut“, fügte er hinzu."
    suggester = SpacySuggester(nlp, name="builtin", version="1", schema=SCHEMA)
    ((_, proposal),) = suggester.suggest(
        [(ArticleId("a1"), text)], SuggestRequest(layers=frozenset({"quote"}))
    )
    proposed = make_set(
        *proposal.spans,
        arguments=proposal.arguments,
        article=make_article(text),
        annotator=SUGGESTIONS,
    )
    chains = Chains.of_set(proposed, SCHEMA)
    speakers = [a.filler for a in proposal.arguments if a.role == "speaker"]
    names = [chains.name(speaker) for speaker in speakers]
    assert [name and proposed.covered_text(name.span) for name in names] == ["Ole Brandt"] * 2


def test_a_schema_without_chains_gets_none(nlp):
    values = SCHEMA.model_dump()
    for layer in ("entity", "mention"):
        values["layers"][layer]["roles"] = {}
        for label in values["layers"][layer]["labels"].values():
            label["roles"] = None
    suggester = SpacySuggester(
        nlp, name="builtin", version="1", schema=type(SCHEMA).model_validate(values)
    )
    text = "Minister Ole Brandt kam. „Gut“, sagte Brandt."
    ((_, proposal),) = suggester.suggest([(ArticleId("a1"), text)], SuggestRequest())
    assert {a.role for a in proposal.arguments} <= {"speaker", "cue", "frame"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gesandter", "Gesandte"),
        ("Gesandten", "Gesandte"),
        ("Ministers", "Minister"),
        ("Vorsitzender", "Vorsitzende"),
    ],
)
def test_case_endings_do_not_count(one, other):
    assert stem(one) == stem(other)


def test_the_feminine_stays_apart():
    assert stem("Ministerin") != stem("Minister")
    assert stem("Sprecherinnen") == stem("Sprecherin")


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Petra", "f"), ("Ole", "m"), ("Ann-Kathrin", None), ("Mirela", "f"), ("Luca", "m")],
)
def test_first_names_tell_the_gender_where_they_are_known(words, name, gender):
    assert words.of_first_name(name) == gender


def test_the_work_grows_with_the_article_and_no_faster(nlp):
    line = "Minister Ole Brandt kam. „Gut“, sagte Brandt. Er ging. Trainerin Petra Vogt blieb. „Ja“, sagte sie.\n"

    component = nlp.get_pipe("annotator_chains")
    short, long = nlp(line * 100), nlp(line * 400)
    component(nlp(line))  # what is loaded once
    assert calls(lambda: component(long)) < 5 * calls(lambda: component(short))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Die Abgeordnete Anna Au (FDP) lobte die SPD. Ihre Partei forderte Eile.", "FDP"),
        ("Peter Au (FDP) und Klaus Rau (SPD) kamen. Seine Partei forderte Eile.", None),
        ("Der Abgeordnete Peter Au (FDP) kam. Ihre Partei forderte Eile.", None),
        ("Der Abgeordnete Peter Au lobte die SPD. Seine Partei forderte Eile.", None),
    ],
)
def test_whose_party_it_is_must_stand_in_brackets_behind_the_only_name(nlp, text, party):
    found = antecedents(nlp, text)
    assert found.get("Ihre Partei", found.get("Seine Partei")) == party
