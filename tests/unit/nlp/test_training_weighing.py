import pytest

from annotator.nlp.training.weighing import NEVER, RULES_ALONE, Claims, Weights, choose

BERLIN = (0, 6, "LOC")
FALKE = (10, 15, "MISC")
DENIED = (20, 25, "LOC")


def claims(*, rules=(), ner=(), probable=None, gold=()):
    return Claims(frozenset(rules), frozenset(ner), probable or {}, frozenset(gold))


def nothing():
    pass


def test_without_thresholds_exactly_the_rules_are_proposed():
    said = claims(rules=[BERLIN, DENIED], ner=[FALKE], probable={FALKE: 0.99, BERLIN: 0.01})

    assert said.settled({}) == {BERLIN, DENIED}


def test_the_kind_of_evidence_says_which_threshold_counts():
    thresholds = {"MISC": {"both": 0.0, "rules": 0.5, "ner": 0.4, "spans": NEVER}}
    by_ner, by_spans = (0, 3, "MISC"), (30, 33, "MISC")
    said = claims(rules=[FALKE], ner=[by_ner], probable={by_ner: 0.5, by_spans: 0.9, FALKE: 0.3})

    assert said.settled(thresholds) == {by_ner}


def test_of_two_readings_of_the_same_words_the_more_probable_one_is_proposed():
    other = (10, 15, "ORG")
    either = {**RULES_ALONE, "rules": 0.1, "ner": 0.1}
    thresholds = {"MISC": either, "ORG": either}
    said = claims(rules=[other], ner=[FALKE], probable={FALKE: 0.8, other: 0.3})

    assert said.settled(thresholds) == {FALKE}


def test_nested_claims_of_the_rules_stay_both():
    inner, outer = (2, 8, "Direct"), (0, 40, "Indirect")

    assert claims(rules=[inner, outer]).settled({}) == {inner, outer}


def test_what_is_always_denied_goes_and_what_is_always_missed_comes():
    articles = [
        claims(
            rules=[DENIED, BERLIN],
            ner=[FALKE],
            probable={FALKE: 0.9, BERLIN: 0.9},
            gold=[FALKE, BERLIN],
        )
        for _ in range(20)
    ]

    chosen = choose(articles, nothing)

    assert all(each.settled(chosen) == {FALKE, BERLIN} for each in articles)


def test_what_is_no_better_beyond_doubt_changes_nothing():
    right = claims(ner=[FALKE], probable={FALKE: 0.9}, gold=[FALKE])
    wrong = claims(ner=[FALKE], probable={FALKE: 0.9}, gold=[BERLIN], rules=[BERLIN])

    assert choose([right, wrong, wrong, wrong], nothing) == {}


def test_a_label_nobody_marks_is_dropped_with_other_rare_ones():
    articles = [
        claims(rules=[DENIED, FALKE], probable={FALKE: 0.9}, gold=[FALKE]) for _ in range(10)
    ]

    chosen = choose(articles, nothing)

    assert articles[0].settled(chosen) == {FALKE}


def test_choosing_can_be_cancelled():
    class StopError(Exception):
        pass

    def stop():
        raise StopError

    with pytest.raises(StopError):
        choose([claims(rules=[BERLIN], gold=[FALKE])], stop)


def test_weights_come_back_from_their_values():
    weights = Weights(
        "entity", {"entity": {"MISC": {**RULES_ALONE, "ner": 0.4}}}, {"entity": ("MISC",)}
    )

    assert Weights.from_values(weights.values()) == weights
