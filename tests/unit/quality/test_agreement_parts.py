"""Counts of parts of a corpus put together, what is behind a number, confusions, and groups of articles."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ids import AnnotatorId
from annotator.quality.agreement import Agreement
from annotator.quality.agreement_bootstrap import Bootstrap
from annotator.quality.agreement_counting import Counting
from annotator.quality.agreement_counts import Tallies
from annotator.quality.agreement_measures import Behind, Coefficient, LineKey, On
from annotator.quality.agreement_places import Apart, disagreements
from annotator.quality.agreement_sides import Sameness
from factories import ANNA, BEN, make_argument, make_article, make_schema, make_set, make_span

CEM = AnnotatorId("Cem")
WHO = (ANNA, BEN, CEM)
SCHEMA = make_schema()
KEY = LineKey(On.SPAN, "entity", "", (), Coefficient.F1_EXACT)

ANNOTATED = st.lists(
    st.lists(
        st.one_of(
            st.none(),
            st.lists(
                st.tuples(st.integers(0, 8), st.sampled_from(["PER", "ORG"])),
                max_size=4,
                unique_by=lambda each: each[0],
            ),
        ),
        min_size=3,
        max_size=3,
    ).filter(lambda sets: sum(each is not None for each in sets) > 1),
    min_size=1,
    max_size=8,
)


def sets_of(number, marked):
    article = make_article("Wort " * 20, id=f"a{number}")
    return {
        who: make_set(
            *(make_span(5 * at, 5 * at + 4, label=label, id=f"{who}{at}") for at, label in own),
            annotator=who,
            article=article,
        )
        for who, own in zip(WHO, marked, strict=True)
        if own is not None
    }


def article(number, *marked):
    return sets_of(number, [own and list(own) for own in marked])


def told(agreement):
    return [
        (*line[:5], line.value and round(line.value, 9), line.units)
        for line in agreement.lines(Bootstrap(0))
    ]


@given(ANNOTATED, st.integers(0, 8))
def test_parts_counted_apart_are_the_whole(annotated, cut):
    whole, parts = Agreement(WHO, SCHEMA), Agreement(WHO, SCHEMA)
    for number, marked in enumerate(annotated):
        whole.add(sets_of(number, marked))
    for begin, end in ((0, cut), (cut, len(annotated))):
        part = Counting(WHO, SCHEMA, Sameness())
        for number, marked in list(enumerate(annotated))[begin:end]:
            part.add(sets_of(number, marked))
        parts.take(pickle.loads(pickle.dumps(part)))  # noqa: S301 - as between processes
    assert told(parts) == told(whole)
    assert parts.articles() == whole.articles()
    assert sorted(parts.confusions()) == sorted(whole.confusions())
    assert parts.behind(KEY) == whole.behind(KEY)


@given(ANNOTATED)
def test_a_group_of_all_articles_says_what_everything_says(annotated):
    agreement = Agreement(WHO, SCHEMA)
    for number, marked in enumerate(annotated):
        agreement.add(sets_of(number, marked))
    lines = {tuple(line[:5]): line.value for line in agreement.lines()}
    for each in agreement.by_group([range(len(annotated))]):
        expected = lines[tuple(each.key)]
        assert each.values[0] == (None if expected is None else pytest.approx(expected))


@given(ANNOTATED, st.data())
def test_a_group_says_what_its_articles_alone_would_say(annotated, data):
    chosen = sorted(
        data.draw(st.sets(st.integers(0, len(annotated) - 1), min_size=1), label="group")
    )
    whole, alone = Agreement(WHO, SCHEMA), Agreement(WHO, SCHEMA)
    for number, marked in enumerate(annotated):
        whole.add(sets_of(number, marked))
        if number in chosen:
            alone.add(sets_of(number, marked))
    lines = {tuple(line[:5]): line.value for line in alone.lines()}
    for each in whole.by_group([chosen]):
        if tuple(each.key) in lines:  # else nobody has marked anything of the kind in these
            expected = lines[tuple(each.key)]
            assert each.values[0] == (None if expected is None else pytest.approx(expected))


def test_behind_a_number_are_its_articles_with_most_disagreement_first():
    agreement = Agreement((ANNA, BEN), SCHEMA)
    marked = [
        ([(0, "PER")], [(0, "PER")]),  # they agree
        ([(0, "PER"), (1, "PER")], [(2, "PER")]),  # three spans of three
        ([(0, "PER"), (1, "PER")], [(0, "PER")]),  # one of three
        ([], []),  # says nothing
    ]
    for number, own in enumerate(marked):
        agreement.add(article(number, *own, None))
    assert agreement.behind(KEY) == [
        Behind("a1", 3, 3),
        Behind("a2", 3, 1),
        Behind("a0", 2, 0),
    ]
    words = LineKey(On.TOKEN, "entity", "", (), Coefficient.ALPHA)
    assert [(each.article, each.apart) for each in agreement.behind(words)][:2] == [
        ("a1", 3),
        ("a2", 1),
    ]
    units = LineKey(On.UNIT, "entity", "", (), Coefficient.ALPHA_U)
    # Two units of four code points, alone: the root of the sum of their squares.
    assert agreement.behind(units)[0] == Behind("a1", 3, pytest.approx(np.sqrt(3 * 16)))


def test_behind_what_is_not_there_is_nothing():
    agreement = Agreement((ANNA, BEN), SCHEMA)
    agreement.add(article(0, [(0, "PER")], [(0, "PER")], None))
    assert agreement.behind(KEY._replace(layer="nowhere")) == []


def test_confusions_tell_labels_and_what_only_one_has_marked():
    agreement = Agreement(WHO, SCHEMA)
    agreement.add(article(0, [(0, "PER"), (1, "PER")], [(0, "ORG")], None))
    agreement.add(article(1, [(0, "PER")], [(0, "PER")], [(0, "ORG")]))
    found = {
        (each.annotators, each.ours, each.theirs): each.times for each in agreement.confusions()
    }
    assert found == {
        ((ANNA, BEN), "PER", "ORG"): 1,
        ((ANNA, BEN), "PER", ""): 1,
        ((ANNA, BEN), "PER", "PER"): 1,
        ((ANNA, CEM), "PER", "ORG"): 1,
        ((BEN, CEM), "PER", "ORG"): 1,
    }
    both = [each.article for each in agreement.confused("entity", (ANNA, BEN), "PER", "ORG")]
    assert both == ["a0"]
    turned = agreement.confused("entity", (BEN, ANNA), "ORG", "PER")
    assert [each.article for each in turned] == ["a0"]
    assert agreement.confused("entity", (), "ORG", "PER") == [
        Behind("a1", 2, 2),
        Behind("a0", 1, 1),
    ]
    assert [each.article for each in agreement.confused("entity", (), "", "PER")] == ["a0"]


def test_tallies_of_several_parts_keep_their_keys_apart():
    one, other = Tallies(), Tallies()
    one.add(0, {"b": 2, "a": 1})
    other.add(0, {"c": 5, "b": 3})
    one.take(other, 1)
    keys, counts = one.dense(2)
    assert keys == ["a", "b", "c"]
    assert counts.tolist() == [[1, 2, 0], [0, 3, 5]]


def test_disagreements_tell_existence_label_edge_and_role():
    text = make_article()
    quote = make_span(0, 20, layer="quote", label="direct", id="quote")
    first, second = make_span(21, 25, id="first"), make_span(30, 34, id="second")
    anna = make_set(
        quote,
        first,
        make_span(40, 44, label="PER"),
        make_span(50, 54, label="PER"),
        make_span(60, 64, label="PER"),
        arguments=[make_argument(quote, first)],
        article=text,
    )
    ben = make_set(
        quote,
        first,
        make_span(40, 44, label="ORG"),
        make_span(50, 55, label="PER"),
        second,
        arguments=[make_argument(quote, second)],
        article=text,
        annotator=BEN,
    )
    found = disagreements([anna, ben], SCHEMA, Sameness())
    assert [(each.about, each.place.begin, each.role) for each in found] == [
        (Apart.ROLE, 0, "speaker"),
        (Apart.EXISTENCE, 30, ""),
        (Apart.LABEL, 40, ""),
        (Apart.EDGE, 50, ""),
        (Apart.EXISTENCE, 60, ""),
    ]
    speaker, missing = found[0], found[4]
    assert speaker.answers == {
        ANNA: first.covered_text(text.text),
        BEN: second.covered_text(text.text),
    }
    assert missing.answers[BEN] == ""
    assert disagreements([anna, anna], SCHEMA, Sameness()) == []
    only = disagreements([anna, ben], SCHEMA, Sameness(labels=False, layers=frozenset({"entity"})))
    assert Apart.LABEL not in {each.about for each in only}
    assert {each.layer for each in only} == {"entity"}
