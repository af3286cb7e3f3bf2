"""Words, features, evidence, and how the model's names and the rules' become one list."""

import pytest
import srsly

from annotator.nlp.reading import Reading
from annotator.nlp.results import Found
from annotator.nlp.statistical.evidence import describe
from annotator.nlp.statistical.features import FeatureExtractor, Opinion
from annotator.nlp.statistical.merging import apart, merge, with_repeated
from annotator.nlp.statistical.model import Recogniser, Settings
from annotator.nlp.statistical.words import WordTable
from annotator.resources import resource_path

WORDS = WordTable(
    {
        "Jutta": ["first"],
        "Olfen": ["last", "town"],
        "regierung": ["f5", "x0", "ien"],
        "bundes": ["f3"],
    }
)


def name(text, part, label="PER", score=0.9, rule="statistical", form="name", at=0):
    begin = text.index(part, at)
    attributes = {} if form == "name" else {"form": form}
    return Found("entity", label, ((begin, begin + len(part)),), score, rule, "", attributes)


def shown(text, found):
    return [(text[each.begin : each.end], each.label, each.rule) for each in found]


def features_of(text, opinions=()):
    reading = Reading(text)
    return FeatureExtractor(WORDS).of(reading, reading.sentences[0], opinions)


def test_a_word_table_survives_its_bytes():
    again = WordTable.from_bytes(WORDS.to_bytes())
    assert again.to_bytes() == WORDS.to_bytes()
    assert again.marks("Olfen") == ("last", "town")
    assert again.marks("olfen") == ()
    assert again.is_everyday("regierung")
    assert not again.is_everyday("Olfen")
    assert "Jutta" in again
    assert len(again) == 4


@pytest.mark.parametrize("change", [{"version": 0}, {"numbers": [0]}, {"numbers": [0, 1, 2, 99]}])
def test_a_damaged_word_table_is_refused(change):
    content = srsly.msgpack_loads(WORDS.to_bytes())
    with pytest.raises(ValueError, match="table"):
        WordTable.from_bytes(srsly.msgpack_dumps({**content, **change}))


def test_a_token_knows_its_form_its_lists_and_its_neighbours():
    _, jutta, olfen, _, _ = features_of("Gestern kam Jutta Olfens an.")[1:6]
    assert {"w=Jutta", "h=Xxx", "in=first", "-1=kam", "bef=kam", "run=2.0|Xxx"} <= set(jutta)
    assert {"in=last+s", "-1in=first", "aft=an", "s3=ensX"} <= set(olfen)


def test_a_compound_knows_the_everyday_word_at_its_end():
    assert "ct=regierung" in features_of("Bundesregierung schweigt.")[0]
    assert "ct-" in features_of("Quastenborn schweigt.")[0]


def test_what_the_rules_say_is_a_feature():
    text = "Es kam Katja von Olfen."
    opinion = Opinion(7, 22, "PER", "title")
    tags = [
        [each for each in token if each.startswith("rule=") and "|" not in each and ":" in each]
        for token in features_of(text, [opinion])
    ]
    assert tags == [[], [], ["rule=BPER:title"], ["rule=IPER:title"], ["rule=EPER:title"], []]


def test_evidence_is_said_as_reasons_strongest_first():
    evidence = [
        (2.0, "bef=sagte"),
        (1.5, "in=f2"),
        (1.0, "in=last|Xxx"),
        (0.5, "rule=SPER:title"),
        (-1.0, "+1=kam"),
    ]
    assert describe(evidence) == "after-word|word=sagte;list-last-names;by-rule|rule=title"


def test_evidence_of_a_kind_is_said_once():
    assert describe([(2.0, "s3=nerX"), (1.5, "s2=erX"), (1.0, "p3=Rhy")]) == (
        "ends-in|part=ner;begins-with|part=Rhy"
    )


def test_where_both_speak_the_rule_gives_the_reason_and_the_model_the_score():
    text = "Es kam Jutta Olfen."
    rule = name(text, "Jutta Olfen", rule="first-name", score=0.9)
    merged = merge([rule], [name(text, "Jutta Olfen", score=0.97)])
    assert shown(text, merged) == [("Jutta Olfen", "PER", "first-name")]
    assert merged[0].score == 0.97


def test_a_name_the_model_does_not_believe_goes():
    text = "Am Berg liegt Schnee."
    assert merge([name(text, "Berg", "LOC", rule="gazetteer-city")], []) == []


def test_a_name_from_a_sure_list_stays_in_doubt():
    text = "Der Sicherheitsrat tagt."
    rule = name(text, "Sicherheitsrat", "ORG", rule="gazetteer-international", score=0.95)
    merged = merge([rule], [])
    assert shown(text, merged) == [("Sicherheitsrat", "ORG", "gazetteer-international")]
    assert merged[0].score == 0.5


def test_names_joined_by_a_slash_part_where_the_rules_know_them():
    text = "Berlin/Genf (dpa/lno) CDU/CSU"
    rules = [
        name(text, "Berlin", "LOC", rule="gazetteer-city"),
        name(text, "Genf", "LOC", rule="gazetteer-city"),
        name(text, "dpa", "ORG", rule="gazetteer-media"),
        name(text, "CDU/CSU", "ORG", rule="gazetteer-parties"),
    ]
    names = [
        name(text, "Berlin/Genf", "LOC", score=0.8),
        name(text, "dpa/lno", "ORG"),
        name(text, "CDU/CSU", "ORG"),
    ]
    found = apart(names, rules, text)
    assert [text[each.begin : each.end] for each in found] == ["Berlin", "Genf", "dpa", "CDU/CSU"]
    assert found[0].score == 0.8


def test_a_place_inside_an_organisation_stays():
    text = "Die Universität Leipzig forscht."
    place = name(text, "Leipzig", "LOC", rule="gazetteer-city")
    merged = merge([place], [name(text, "Universität Leipzig", "ORG")])
    assert [label for _, label, _ in shown(text, merged)] == ["ORG", "LOC"]


def test_adjectives_dates_and_parts_stay_unless_a_name_swallows_them():
    text = "Die Deutsche Bank und deutsche Banken am 3. Mai, die EU-Hilfe."
    rules = [
        name(text, "Deutsche", "MISC", rule="derived-from-place", form="adjective"),
        name(text, "deutsche", "MISC", rule="derived-from-place", form="adjective"),
        name(text, "3. Mai", "DATE", rule="date"),
        name(text, "EU", "ORG", rule="compound-part", form="part"),
    ]
    merged = merge(rules, [name(text, "Deutsche Bank", "ORG"), name(text, "EU-Hilfe", "ORG")])
    assert [text[each.begin : each.end] for each in merged] == [
        "Deutsche Bank",
        "deutsche",
        "3. Mai",
        "EU-Hilfe",
        "EU",
    ]


def test_the_last_name_alone_is_the_person_named_before():
    text = "Jutta Brinkhoff kam.\nBrinkhoffs Mann blieb. Später ging Brinkhoff."
    found = with_repeated(Reading(text), [name(text, "Jutta Brinkhoff", score=0.95)])
    assert [text[each.begin : each.end] for each in found] == [
        "Jutta Brinkhoff",
        "Brinkhoffs",
        "Brinkhoff",
    ]
    assert found[2].why == "named-in-full|name=Jutta Brinkhoff"


def test_a_common_noun_is_not_the_person_of_that_name():
    text = "Jutta Stein kam. Der Stein fiel."
    found = with_repeated(Reading(text), [name(text, "Jutta Stein", score=0.95)])
    assert [text[each.begin : each.end] for each in found] == ["Jutta Stein"]


def test_an_unsure_place_gives_way_to_the_person_named_in_full():
    text = "Jutta Olfen kam. In der Nacht ging Olfen."
    names = [
        name(text, "Jutta Olfen", score=0.95),
        name(text, "Olfen", "LOC", score=0.5, at=12),
    ]
    assert [each.label for each in with_repeated(Reading(text), names)] == ["PER", "PER"]


def test_a_company_keeps_the_name_of_its_founder():
    text = "Jutta Olfen kam. Die Olfen GmbH wuchs."
    names = [
        name(text, "Jutta Olfen", score=0.95),
        name(text, "Olfen GmbH", "ORG", score=0.5, at=12),
    ]
    assert [each.label for each in with_repeated(Reading(text), names)] == ["PER", "ORG"]


def test_the_score_is_the_calibrated_probability():
    settings = Settings(0.4, {"PER": (1.0, 0.0), "ORG": (0.5, -0.2)})
    assert settings.score("PER", 0.7) == pytest.approx(0.7)
    assert settings.score("LOC", 0.7) == pytest.approx(0.7)
    assert settings.score("ORG", 0.9) < 0.9
    assert 0 < settings.score("ORG", 0.0) < settings.score("ORG", 1.0) < 1


@pytest.mark.parametrize(
    "settings", [[], 1.5, {"threshold": [], "calibration": {}}, {"threshold": 1, "calibration": 3}]
)
def test_a_damaged_model_is_refused_as_damaged(settings):
    parts = Recogniser.from_disk(resource_path("pipelines", "entities")).to_parts()
    with pytest.raises(ValueError, match="damaged"):
        Recogniser.from_parts({**parts, "settings.json": srsly.json_dumps(settings).encode()})
