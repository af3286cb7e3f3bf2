"""Agreement over articles: the same numbers as the scores, independent sums for the rest, and stable intervals."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.ids import AnnotatorId
from annotator.quality.agreement import Agreement
from annotator.quality.agreement_alignment import aligned
from annotator.quality.agreement_bootstrap import Bootstrap
from annotator.quality.agreement_measures import Coefficient, On
from annotator.quality.agreement_sides import Sameness
from annotator.quality.matching import matched
from annotator.quality.scores import MEASURES, Measure, Unit, compare, summed
from change_strategies import change_sets
from factories import ANNA, BEN, make_argument, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()
CEM = AnnotatorId("Cem")
F1 = {
    Measure.EXACT: Coefficient.F1_EXACT,
    Measure.OVERLAP: Coefficient.F1_OVERLAP,
    Measure.PARTIAL: Coefficient.F1_PARTIAL,
}


def lines(*articles, annotators=(ANNA, BEN), sameness=None, **bootstrap):
    agreement = Agreement(annotators, SCHEMA, sameness)
    for sets in articles:
        agreement.add({own.annotator: own for own in sets})
    return agreement.lines(Bootstrap(**bootstrap) if bootstrap else None)


def value(found, on, coefficient, layer="entity", name="", annotators=()):
    (line,) = [
        each
        for each in found
        if (each.on, each.coefficient, each.layer, each.name, each.annotators)
        == (on, coefficient, layer, name, annotators)
    ]
    return line.value


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_f1_of_two_is_that_of_the_scores(data):
    pairs = []
    for number in range(2):
        article = make_article(id=f"a{number}")
        pair = [make_set(article=article, annotator=who) for who in (ANNA, BEN)]
        pairs.append([own.apply(data.draw(change_sets(own, most=8))) for own in pair])
    comparison = summed(compare(*pair, SCHEMA) for pair in pairs)
    found = lines(*pairs)
    for unit in (Unit.SPAN, Unit.ARGUMENT, Unit.STRUCTURE):
        for item, counts in comparison.items(unit).items():
            for measure in MEASURES[unit]:
                expected = counts.score(measure).f1
                on = On(unit.value)
                assert value(found, on, F1[measure], item.layer, item.name) == pytest.approx(
                    expected
                )
        for layer in {item.layer for item in comparison.items(unit)}:
            expected = comparison.micro(unit, layer).score().f1
            assert value(found, On(unit.value), Coefficient.F1_EXACT, layer) == pytest.approx(
                expected
            )


def test_words_types_and_units_by_hand():
    text = "Anna Berg traf Kim in Bonn und Ulm ."
    article = make_article(text)
    anna = make_set(
        make_span(0, 9), make_span(15, 18), make_span(22, 26, label="LOC"), article=article
    )
    ben = make_set(
        make_span(5, 9), make_span(15, 18, label="ORG"), make_span(22, 26, label="LOC"),
        article=article, annotator=BEN,
    )  # fmt: skip
    found = lines([anna, ben])
    # Nine words; they differ about “Anna” and about “Kim”.
    assert value(found, On.TOKEN, Coefficient.OBSERVED) == pytest.approx(7 / 9)
    one, other = ["PER", "PER", "", "PER", "", "LOC", "", "", ""], ["", "PER", "", "ORG", "", "LOC", "", "", ""]  # fmt: skip
    chance = sum(one.count(each) * other.count(each) for each in {*one, *other}) / 81
    pair = {"annotators": (ANNA, BEN)}
    expected = (7 / 9 - chance) / (1 - chance)
    assert value(found, On.TOKEN, Coefficient.COHEN, **pair) == pytest.approx(expected)
    # Three places where both marked something; two with the same label.
    assert value(found, On.TYPE, Coefficient.OBSERVED, **pair) == pytest.approx(2 / 3)
    assert value(found, On.SPAN, Coefficient.F1_EXACT) == pytest.approx(1 / 3)
    assert value(found, On.SPAN, Coefficient.F1_OVERLAP) == pytest.approx(2 / 3)
    assert value(found, On.UNIT, Coefficient.ALPHA_U, name="LOC") == 1


def test_roles_and_structures():
    def quote(who, filler):
        head, speaker = make_span(20, 40, layer="quote", label="direct"), make_span(*filler)
        link = make_argument(head, speaker)
        return make_set(head, speaker, arguments=[link], annotator=who)

    found = lines(
        [quote(ANNA, (0, 6)), quote(BEN, (0, 6))], [quote(ANNA, (0, 6)), quote(BEN, (2, 6))]
    )
    assert value(found, On.ARGUMENT, Coefficient.F1_EXACT, "quote", "speaker") == 0.5
    assert value(found, On.ARGUMENT, Coefficient.F1_OVERLAP, "quote", "speaker") == 1
    assert value(found, On.STRUCTURE, Coefficient.F1_EXACT, "quote") == 0.5
    assert value(found, On.STATE, Coefficient.F1_EXACT, "quote", "speaker") == 1


def test_attributes_count_if_asked_and_labels_may_not():
    one = make_set(make_span(0, 6, attributes={"certainty": "low"}))
    other = make_set(make_span(0, 6, attributes={"certainty": "high"}), annotator=BEN)
    third = make_set(make_span(0, 6, label="ORG"), annotator=BEN)
    exact = (On.SPAN, Coefficient.F1_EXACT)
    assert value(lines([one, other]), *exact) == 1
    asked = Sameness(attributes={"entity.certainty"})
    assert value(lines([one, other], sameness=asked), *exact) == 0
    assert value(lines([one, third]), *exact) == 0
    assert value(lines([one, third], sameness=Sameness(labels=False)), *exact) == 1


def test_only_the_layers_asked_for():
    own = [make_set(make_span(0, 6), make_span(0, 6, layer="cue", label="cue"), annotator=who) for who in (ANNA, BEN)]  # fmt: skip
    assert {line.layer for line in lines(own, sameness=Sameness(layers={"cue"}))} == {"cue"}


def crowd(articles, seed=0):
    """Three annotators, of whom each article has two or three."""
    chance = random.Random(seed)
    for number in range(articles):
        article = make_article(id=f"a{number}")
        for_whom = [ANNA, BEN, CEM] if chance.random() < 0.7 else chance.sample([ANNA, BEN, CEM], 2)
        places = [(begin, begin + 6) for begin in range(0, 90, 10) if chance.random() < 0.7]
        sets = []
        for who in for_whom:
            spans = [
                make_span(
                    begin + (chance.random() < 0.1),
                    end,
                    label="PER" if chance.random() < 0.8 else "ORG",
                )
                for begin, end in places
                if chance.random() < 0.9
            ]
            sets.append(make_set(*spans, article=article, annotator=who))
        yield sets


def test_articles_that_not_all_have_count_for_those_who_have_them():
    articles = list(crowd(12))
    found = lines(*articles, annotators=(ANNA, BEN, CEM))
    for pair in combinations((ANNA, BEN, CEM), 2):
        both = [
            {own.annotator: own for own in sets}
            for sets in articles
            if {own.annotator for own in sets} >= set(pair)
        ]
        alone = summed(compare(sets[pair[0]], sets[pair[1]], SCHEMA) for sets in both)
        expected = alone.micro(Unit.SPAN, "entity").score().f1
        assert value(found, On.SPAN, Coefficient.F1_EXACT, annotators=pair) == pytest.approx(
            expected
        )
        only = lines(*[[sets[pair[0]], sets[pair[1]]] for sets in both], annotators=pair)
        for on, coefficient in [
            (On.TOKEN, Coefficient.COHEN),
            (On.TYPE, Coefficient.COHEN),
            (On.UNIT, Coefficient.ALPHA_U),
        ]:
            assert value(found, on, coefficient, annotators=pair) == pytest.approx(
                value(only, on, coefficient, annotators=pair)
            )


def test_intervals_are_the_same_for_the_same_seed_and_hold_the_value():
    articles = list(crowd(30))
    asked = {"annotators": (ANNA, BEN, CEM), "times": 200}
    found = lines(*articles, **asked, seed=1)
    assert found == lines(*articles, **asked, seed=1)
    assert found != lines(*articles, **asked, seed=2)
    told = [line for line in found if line.interval is not None and not line.name]
    assert {line.on for line in told} >= {On.SPAN, On.TOKEN, On.TYPE, On.UNIT}
    for line in told:
        assert line.interval.low <= line.value <= line.interval.high


def test_each_article_has_its_own_numbers():
    same = [make_set(make_span(0, 6), article=make_article(id="a0"), annotator=who) for who in (ANNA, BEN)]  # fmt: skip
    apart = [
        make_set(make_span(0, 6), article=make_article(id="a1")),
        make_set(make_span(20, 26), article=make_article(id="a1"), annotator=BEN),
    ]
    agreement = Agreement((ANNA, BEN), SCHEMA)
    for sets in (same, apart):
        agreement.add({own.annotator: own for own in sets})
    first, second = agreement.articles()
    assert (first.article, first.f1, first.alpha) == ("a0", 1, 1)
    assert (second.f1, second.annotators) == (0, (ANNA, BEN))
    assert second.alpha < 0


def test_nobody_has_annotated_anything():
    agreement = Agreement((ANNA, BEN), SCHEMA)
    assert agreement.lines() == []
    agreement.add({who: make_set(annotator=who) for who in (ANNA, BEN)})
    assert agreement.lines(Bootstrap(10)) == []
    assert agreement.articles()[0].f1 is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_two_are_aligned_as_they_are_matched(data):
    one, other = make_set(), make_set(annotator=BEN)
    one, other = (own.apply(data.draw(change_sets(own, most=8))) for own in (one, other))
    groups = aligned([one.in_reading_order, other.in_reading_order])
    pairs = {(each.members[0].id, each.members[1].id) for each in groups if len(each.members) == 2}
    expected = matched(one, other)
    assert pairs == {(pair.reference.id, pair.candidate.id) for pair in expected.pairs}
    assert len(groups) == len(pairs) + len(expected.missed) + len(expected.spurious)


def test_the_most_claimed_span_speaks_for_its_group():
    sets = [[make_span(0, 5)], [make_span(0, 6)], [make_span(0, 6)]]
    (group,) = aligned(sets)
    assert group.most_claimed is sets[1][0]
