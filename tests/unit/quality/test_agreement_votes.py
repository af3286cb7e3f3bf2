"""Votes of annotators: what wins, what does not, and what is asked."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.ids import AnnotatorId
from annotator.quality.agreement_votes import About, Policy, voted
from change_strategies import change_sets
from factories import ANNA, BEN, make_argument, make_schema, make_set, make_span

SCHEMA = make_schema()
CEM = AnnotatorId("Cem")
WHO = (ANNA, BEN, CEM)


def vote(*own, policy=Policy.MAJORITY):
    sets = [make_set(*spans, annotator=who) for who, spans in zip(WHO, own, strict=False)]
    return voted(sets, SCHEMA, policy)


def claims(found):
    return [(each.label, each.fragments[0].begin, each.fragments[-1].end) for each in found.spans]


def asked(found):
    return [question.about for question in found.questions]


def test_two_of_three_are_a_majority_and_not_unanimous():
    sets = [make_span(0, 6)], [make_span(0, 6)], []
    assert claims(vote(*sets)) == [("PER", 0, 6)]
    assert asked(vote(*sets)) == []
    strict = vote(*sets, policy=Policy.UNANIMOUS)
    assert (claims(strict), asked(strict)) == ([], [About.EXISTENCE])


def test_one_of_three_is_outvoted_and_one_of_two_is_a_tie():
    assert vote([make_span(0, 6)], [], []).questions == []
    found = vote([make_span(0, 6)], [])
    assert (claims(found), asked(found)) == ([], [About.EXISTENCE])
    assert found.questions[0].answers == {ANNA: "PER", BEN: ""}


def test_edges_and_labels_are_voted_on_by_themselves():
    # Two say PER, two others say where it ends.
    found = vote([make_span(0, 6)], [make_span(0, 6, label="ORG")], [make_span(0, 7)])
    assert claims(found) == [("PER", 0, 6)]
    assert set(found.spans[0].parents) == set(WHO)


def test_an_open_edge_or_label_is_asked_with_both_sides():
    found = vote([make_span(0, 6)], [make_span(0, 7, label="ORG")])
    assert (claims(found), asked(found)) == ([], [About.EDGE, About.LABEL])
    edge, label = found.questions
    assert edge.answers == {ANNA: "0–6", BEN: "0–7"}
    assert label.answers == {ANNA: "PER", BEN: "ORG"}
    assert label.spans[ANNA].end == 6


def test_attributes_need_a_majority_of_those_who_marked_the_span():
    low, high = {"certainty": "low"}, {"certainty": "high"}
    agreed = vote(
        [make_span(0, 6, attributes=low)], [make_span(0, 6, attributes=low)], [make_span(0, 6)]
    )
    assert agreed.spans[0].attributes == low
    tie = vote([make_span(0, 6, attributes=low)], [make_span(0, 6, attributes=high)])
    assert (tie.spans[0].attributes, asked(tie)) == ({}, [About.ATTRIBUTE])


def quote(who, speaker=None, *, state=None, label="direct"):
    head = make_span(20, 40, layer="quote", label=label)
    spans, links = [head], []
    if speaker is not None:
        filler = make_span(*speaker)
        spans.append(filler)
        links.append(make_argument(head, filler))
    if state is not None:
        links.append(make_argument(head, state=state))
    return make_set(*spans, arguments=links, annotator=who)


def test_roles_go_with_the_fillers_that_won():
    sets = [quote(ANNA, (0, 6)), quote(BEN, (0, 6)), quote(CEM, (7, 11))]
    found = voted(sets, SCHEMA, Policy.MAJORITY)
    (link,) = found.arguments
    head = next(each for each in found.spans if each.label == "direct")
    filler = next(each for each in found.spans if each.label == "PER")
    assert (link.head, link.filler, link.role, link.parents) == (
        head.id,
        filler.id,
        "speaker",
        (ANNA, BEN),
    )
    assert found.questions == []


def test_a_role_without_a_majority_is_asked():
    found = voted([quote(ANNA, (0, 6)), quote(BEN, (7, 11))], SCHEMA, Policy.MAJORITY)
    assert found.arguments == []
    roles = [question for question in found.questions if question.about is About.ROLE]
    assert [(question.layer, question.name) for question in roles] == [("quote", "speaker")]


def test_states_of_roles_are_voted_on():
    sets = [quote(who, state=RoleState.IMPLICIT) for who in (ANNA, BEN)] + [quote(CEM, (0, 6))]
    (link,) = voted(sets, SCHEMA, Policy.MAJORITY).arguments
    assert (link.state, link.filler, link.parents) == (RoleState.IMPLICIT, None, (ANNA, BEN))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_equal_sets_agree_on_everything(data):
    own = make_set()
    own = own.apply(data.draw(change_sets(own, most=8)))
    sets = [make_set(*own, arguments=own.arguments.values(), annotator=who) for who in WHO]
    for policy in Policy:
        found = voted(sets, SCHEMA, policy)
        assert found.questions == []
        expected = {(span.layer, span.label, span.fragments) for span in own}
        told = {(each.span.layer, each.label, each.fragments) for each in found.spans}
        dependent = {name for name, layer in SCHEMA.layers.items() if layer.dependent}
        assert told == {claim for claim in expected if claim[0] not in dependent} | told


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_who_comes_first_decides_nothing(order):
    own = [
        [make_span(0, 6)],
        [make_span(0, 6), make_span(8, 12)],
        [make_span(0, 7), make_span(8, 12)],
    ]
    found = vote(*[own[place] for place in order])
    assert claims(found) == [("PER", 0, 6), ("PER", 8, 12)]


def test_ids_are_the_same_every_time():
    first, second = (vote([make_span(0, 6)], [make_span(0, 6)]) for _ in range(2))
    assert first.spans[0].id == second.spans[0].id
