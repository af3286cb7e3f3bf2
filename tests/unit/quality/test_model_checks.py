"""Where a model disagrees with the gold: how strongly, and where it has nothing to say."""

from __future__ import annotations

import pytest

from annotator.bootstrap import default_schema
from annotator.domain.ids import SUGGESTIONS
from annotator.quality.finding import Reading
from annotator.quality.model_checks import Trust, compared, disagreements, strength
from annotator.quality.repairs import Mark, Refit, Relabel
from factories import make_article, make_machine_provenance, make_set, make_span

SCHEMA = default_schema()
ARTICLE = make_article("Kolb fuhr am Montag nach Bad Bonn zu Weber.")
LAYERS = frozenset({"entity"})
MANY = 200
"""Articles: so many that what all labels have in common counts for nothing."""


def over(words, label="PER", score=None, rule="trained-ner", **fields):
    begin = ARTICLE.text.index(words)
    made = make_machine_provenance(score=score, rule=rule) if score is not None else None
    rest = {"provenance": made, "seen": False} if made else {}
    return make_span(begin, begin + len(words), label=label, **rest, **fields)


def held(gold, proposed):
    own = make_set(*gold, article=ARTICLE)
    other = make_set(*proposed, article=ARTICLE, annotator=SUGGESTIONS)
    return compared(own, other, SCHEMA, LAYERS)


def counted(trust, times, gold, proposed):
    article = held(gold, proposed)
    for _ in range(times):
        trust.count(article)


def trusted(**shares):
    """Trust in labels: such a share of what is proposed is marked, and of what is marked is found."""
    trust = Trust()
    for label, share in shares.items():
        right = round(MANY * share)
        counted(trust, right, [over("Kolb", label)], [over("Kolb", label, 0.9)])
        counted(trust, MANY - right, [over("Weber", label)], [over("Kolb", label, 0.9)])
    return trust


def said(gold, proposed, trust=None):
    article = held(gold, proposed)
    return article.gold, disagreements(article, trust or trusted(PER=1, LOC=1))


def test_what_the_model_would_mark():
    own, found = said([], [over("Kolb", score=0.9)])
    assert [(f.check.id, f.params["score"]) for f in found] == [("model-missing", 90)]
    (repair,) = found[0].repairs(Reading(own, SCHEMA))
    assert isinstance(repair, Mark)
    assert (repair.layer, repair.label) == ("entity", "PER")


def test_what_the_model_would_not_mark():
    _, found = said([over("Weber")], [])
    assert [(f.check.id, f.about.label) for f in found] == [("model-spurious", "PER")]


def test_another_label():
    own, found = said([over("Kolb", "LOC")], [over("Kolb", score=0.8)])
    assert [(f.check.id, f.params["other_label"]) for f in found] == [("model-label", "PER")]
    (repair,) = found[0].repairs(Reading(own, SCHEMA))
    assert isinstance(repair, Relabel)


def test_other_edges():
    own, found = said([over("Bonn", "LOC")], [over("Bad Bonn", "LOC", score=0.8)])
    assert [(f.check.id, f.params["other"]) for f in found] == [("model-edge", "Bad Bonn")]
    (repair,) = found[0].repairs(Reading(own, SCHEMA))
    assert isinstance(repair, Refit)


@pytest.mark.parametrize(
    ("gold", "proposed", "trust"),
    [
        ([over("Kolb")], [over("Kolb", score=0.9)], None),
        ([], [over("Kolb", score=0.4)], None),
        ([], [over("Kolb", score=0.9)], trusted(PER=0.5)),
        ([over("Kolb")], [], trusted(PER=0.6)),
        ([over("Kolb")], [], Trust()),
        ([over("Kolb", "LOC")], [over("Kolb", score=0.3)], None),
        ([over("Bonn", "LOC")], [over("Bad Bonn", "LOC", score=0.3)], None),
    ],
    ids=["agrees", "unsure", "often-wrong", "often-blind", "unknown", "label", "edges"],
)
def test_quiet_where_little_speaks_for_the_model(gold, proposed, trust):
    assert said(gold, proposed, trust)[1] == []


def test_the_strongest_come_first():
    _, found = said([over("Weber")], [over("Kolb", score=0.6), over("Bad Bonn", "LOC", score=0.8)])
    assert [round(strength(each), 2) for each in found] == [1.0, 0.8, 0.6]


def test_what_is_found_is_counted_by_label():
    trust = Trust()
    gold = [over("Kolb"), over("Weber"), over("Bad Bonn", "LOC")]
    counted(trust, 5, gold, [over("Kolb"), over("Bonn", "LOC")])
    shares = {label: trust.recall("entity", label) for label in ("PER", "LOC", "ORG")}
    assert shares == {"PER": 0.5, "LOC": 0.0, "ORG": 0.0}


def test_each_rule_is_believed_as_far_as_people_agree_with_it():
    trust = Trust()
    for rule, right, wrong in (("good", MANY, 0), ("bad", 0, MANY)):
        kolb = over("Kolb", score=0.9, rule=rule)
        counted(trust, right, [over("Kolb")], [kolb])
        counted(trust, wrong, [], [kolb])
    assert len(said([], [over("Weber", score=0.9, rule="good")], trust)[1]) == 1
    assert said([], [over("Weber", score=0.9, rule="bad")], trust)[1] == []


def test_a_rule_that_has_said_little_leans_on_the_others():
    trust = trusted(PER=1)
    (finding,) = said([], [over("Weber", score=0.9, rule="new")], trust)[1]
    assert finding.params["score"] == 90
    counted(trust, 2, [], [over("Kolb", score=0.9, rule="new")])
    assert said([], [over("Weber", score=0.9, rule="new")], trust)[1][0].params["score"] < 75


def test_what_people_always_mark_otherwise_in_one_way_is_their_convention():
    trust = trusted(PER=1, LOC=1)
    counted(trust, 3 * MANY, [over("Bonn", "LOC")], [over("Bonn", score=0.9)])
    assert said([over("Weber", "LOC")], [over("Weber", score=0.9)], trust)[1] == []
    (other,) = said([over("Weber", "ORG")], [over("Weber", score=0.9)], trust)[1]
    assert other.check.id == "model-label"


def test_what_other_articles_mark_as_well_is_only_unknown_to_the_model():
    trust = trusted(PER=1)
    counted(trust, 1, [over("Weber")], [over("Weber")])
    assert len(said([over("Weber")], [], trust)[1]) == 1  # this article's own
    counted(trust, 1, [over("Weber")], [over("Weber")])
    assert said([over("Weber")], [], trust)[1] == []


def test_another_label_for_other_words_says_nothing():
    assert said([over("Bad Bonn", "LOC")], [over("Bonn", score=0.9)])[1] == []


def test_a_name_within_a_name_is_missing_only_where_people_mark_such():
    gold, within = [over("Bad Bonn zu Weber", "LOC")], over("Weber", score=0.9)
    proposed = [over("Bad Bonn zu Weber", "LOC", 0.9), within]
    trust = trusted(PER=1, LOC=1)
    counted(trust, 5, gold, proposed)
    assert said(gold, proposed, trust)[1] == []
    counted(trust, 20 * MANY, [*gold, over("Weber")], proposed)
    (finding,) = said(gold, proposed, trust)[1]
    assert (finding.check.id, finding.params["part"]) == ("model-missing", "Weber")
