"""Where a model disagrees with the gold: how strongly, and where it has nothing to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.bootstrap import default_schema
from annotator.domain.ids import SUGGESTIONS
from annotator.quality.finding import Reading
from annotator.quality.model_checks import Trust, disagreements, strength
from annotator.quality.repairs import Mark, Refit, Relabel
from factories import make_article, make_machine_provenance, make_set, make_span

SCHEMA = default_schema()
ARTICLE = make_article("Kolb fuhr am Montag nach Bad Bonn zu Weber.")
LAYERS = frozenset({"entity"})


def over(words, label="PER", score=None, **fields):
    begin = ARTICLE.text.index(words)
    made = make_machine_provenance(score=score) if score is not None else None
    rest = {"provenance": made, "seen": False} if made else {}
    return make_span(begin, begin + len(words), label=label, **rest, **fields)


def trusted(**shares):
    """Trust in labels: so many of ten, as precision and as recall."""
    trust = Trust()
    for label, share in shares.items():
        for counts in (trust.marked, trust.proposed):
            counts["entity", label] = 10
        trust.agreed["entity", label] = round(10 * share)
    return trust


def said(gold, proposed, trust=None):
    own = make_set(*gold, article=ARTICLE)
    other = make_set(*proposed, article=ARTICLE, annotator=SUGGESTIONS)
    trust = trust or trusted(PER=1, LOC=1)
    return own, disagreements(own, other, SCHEMA, LAYERS, trust)


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


def test_trust_is_counted_by_label():
    trust = Trust()
    gold = make_set(over("Kolb"), over("Weber"), over("Bad Bonn", "LOC"), article=ARTICLE)
    proposal = make_set(over("Kolb"), over("Bonn", "LOC"), article=ARTICLE)
    for _ in range(5):
        trust.count(gold, replace(proposal, annotator=SUGGESTIONS))
    assert (trust.precision("entity", "PER"), trust.recall("entity", "PER")) == (1.0, 0.5)
    assert (trust.precision("entity", "LOC"), trust.recall("entity", "LOC")) == (0.0, 0.0)
    assert trust.recall("entity", "ORG") == 0.0
