"""Whole quotes and events: filled, swapped, shared, split and joined in one undo step each."""

from __future__ import annotations

import pytest

from annotator.domain.argument import RoleState
from annotator.domain.errors import NotFoundError, RoleNotAllowedError, SplitOutsideError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.offsets import TextRange
from annotator.services.annotate import AnnotationService
from annotator.services.structures import StructureService
from factories import (
    ANNA,
    QUOTE,
    SAGTE,
    SIE,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeStore, counted_ids, frozen_clock

ARTICLE = ArticleId("a1")
WARUM = find("Warum?")


@pytest.fixture
def schema():
    layers = make_schema().model_dump()["layers"]
    layers["cue"]["dependent"] = layers["mention"]["dependent"] = True
    layers["quote"]["roles"]["speaker"]["cardinality"] = "*"
    return make_schema(layers=layers)


def parts():
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q1")
    second = make_span(WARUM.begin, WARUM.end, layer="quote", label="direct", id="q2")
    cue = make_span(SAGTE.begin, SAGTE.end, layer="cue", label="cue", id="cue")
    sie = make_span(SIE.begin, SIE.end, layer="mention", label="mention", id="sie")
    rene = find("René")
    rene = make_span(rene.begin, rene.end, id="rené")
    return quote, second, cue, sie, rene


@pytest.fixture
def structures(schema):
    quote, second, cue, sie, rene = parts()
    own = make_set(
        quote,
        second,
        cue,
        sie,
        rene,
        arguments=[
            make_argument(quote, cue, "cue", id="a-cue"),
            make_argument(quote, sie, "speaker", id="a-speaker"),
            make_argument(quote, rene, "addressee", id="a-addressee"),
        ],
    )
    reuters = find("Reuters")
    proposed = make_set(
        make_suggestion(reuters.begin, reuters.end, label="ORG", id="reuters"),
        annotator=SUGGESTIONS,
    )
    store = FakeStore(schema, articles=[make_article()], sets=[own, proposed])
    return StructureService(
        AnnotationService(
            open_unit_of_work=store.open_unit_of_work,
            schema=schema,
            annotator=ANNA,
            now=frozen_clock,
            new_id=counted_ids(),
        )
    )


def do(structures, plan, *args):
    desk = structures.annotations.open(ARTICLE)
    return structures.annotations.apply(desk, getattr(structures, f"plan_{plan}")(desk, *args))


def roles(desk, head):
    return {
        (a.role, desk.own.covered_text(desk.own.span(a.filler)) if a.filler else a.state)
        for a in desk.own.arguments_of(head)
    }


def test_selected_text_fills_a_role_as_a_dependent_span(structures):
    desk = do(structures, "fill", "q2", "speaker", (find("EU-Kommission"),))
    assert roles(desk, "q2") == {("speaker", "EU-Kommission")}
    (filler,) = [s for s in desk.own if desk.own.covered_text(s) == "EU-Kommission"]
    assert filler.layer == "mention"


def test_selected_text_that_is_marked_already_is_taken_as_it_is(structures):
    desk = do(structures, "fill", "q2", "speaker", (find("René"),))
    assert [a.filler for a in desk.own.arguments_of("q2")] == ["rené"]


def test_selected_text_that_is_suggested_is_accepted(structures):
    desk = do(structures, "fill", "q2", "speaker", (find("Reuters"),))
    assert roles(desk, "q2") == {("speaker", "Reuters")}
    assert desk.open_suggestions == ()


def test_a_role_the_layer_lacks_is_refused(structures):
    with pytest.raises(RoleNotAllowedError):
        do(structures, "fill", "q2", "place", (find("Reuters"),))


def test_speaker_and_addressee_swap_in_one_step(structures):
    before = structures.annotations.open(ARTICLE)
    desk = do(structures, "swap", "q1", "speaker", "addressee")
    assert roles(desk, "q1") == {("cue", "sagte"), ("speaker", "René"), ("addressee", "sie")}
    assert structures.annotations.undo(desk)[0].own.arguments == before.own.arguments


def test_a_lone_speaker_becomes_the_addressee(structures):
    do(structures, "fill", "q2", "speaker", (find("Reuters"),))
    desk = do(structures, "swap", "q2", "speaker", "addressee")
    assert roles(desk, "q2") == {("addressee", "Reuters")}


def test_two_open_roles_have_nothing_to_swap(structures):
    with pytest.raises(NotFoundError):
        do(structures, "swap", "q2", "speaker", "addressee")


def test_a_copied_speaker_takes_the_place_of_the_one_that_was_there(structures):
    do(structures, "fill", "q2", "speaker", (find("Reuters"),))
    desk = do(structures, "copy", "q1", "speaker", "q2")
    assert roles(desk, "q2") == {("speaker", "sie")}


def test_a_role_is_given_another_filler_in_place(structures):
    desk = do(structures, "retarget", "a-speaker", "reuters")
    assert roles(desk, "q1") == {("cue", "sagte"), ("speaker", "Reuters"), ("addressee", "René")}
    assert desk.open_suggestions == ()


def test_a_filler_that_is_there_already_is_not_linked_twice(structures):
    desk = do(structures, "fill", "q1", "speaker", (SIE,))
    assert len([a for a in desk.own.arguments_of("q1") if a.role == "speaker"]) == 1


def suggested_frame(schema):
    quote, _, cue, sie, rene = parts()
    machine = {"provenance": make_suggestion().provenance, "seen": False}
    spans = [span.model_copy(update=machine) for span in (quote, cue, sie, rene)]
    proposed = make_set(
        *spans,
        arguments=[
            make_argument(quote, cue, "cue", id="a-cue"),
            make_argument(quote, sie, "speaker", id="a-speaker"),
        ],
        annotator=SUGGESTIONS,
    )
    store = FakeStore(schema, articles=[make_article()], sets=[make_set(), proposed])
    return StructureService(
        AnnotationService(
            open_unit_of_work=store.open_unit_of_work,
            schema=schema,
            annotator=ANNA,
            now=frozen_clock,
            new_id=counted_ids(),
        )
    )


def test_a_head_can_be_accepted_alone_and_its_roles_one_by_one(schema):
    structures = suggested_frame(schema)
    desk = do(structures, "accept_head", "q1")
    (head,) = desk.own
    assert [a.role for a in structures.proposed_roles(desk, head.id)] == ["cue", "speaker"]
    desk = do(structures, "accept_role", head.id)
    assert roles(desk, head.id) == {("cue", "sagte")}
    desk = do(structures, "accept_role", head.id)
    assert roles(desk, head.id) == {("cue", "sagte"), ("speaker", "sie")}
    assert structures.proposed_roles(desk, head.id) == ()
    with pytest.raises(NotFoundError):
        do(structures, "accept_role", head.id)


def test_a_role_whose_filler_was_marked_by_hand_still_waits(schema):
    structures = suggested_frame(schema)
    annotations = structures.annotations
    desk = annotations.open(ARTICLE)
    annotations.apply(desk, annotations.plan_accept(desk, ["sie"]))
    desk = do(structures, "accept_head", "q1")
    (head,) = [s for s in desk.own if s.layer == "quote"]
    do(structures, "accept_role", head.id)
    desk = do(structures, "accept_role", head.id)
    assert roles(desk, head.id) == {("cue", "sagte"), ("speaker", "sie")}


def test_a_filler_chosen_for_one_role_does_not_take_the_proposed_one_along(schema):
    structures = suggested_frame(schema)
    desk = do(structures, "accept_head", "q1")
    (head,) = desk.own
    desk = do(structures, "fill", head.id, "addressee", (SIE,))
    assert roles(desk, head.id) == {("addressee", "sie")}


def test_a_rejected_filler_is_not_proposed_again(schema):
    structures = suggested_frame(schema)
    annotations = structures.annotations
    desk = do(structures, "accept_head", "q1")
    desk = annotations.apply(desk, annotations.plan_reject(desk, ["cue"]))
    (head,) = desk.own
    assert [a.role for a in structures.proposed_roles(desk, head.id)] == ["speaker"]


def test_the_speaker_is_copied_to_the_next_quote(structures):
    desk = do(structures, "copy", "q1", "speaker", "q2")
    assert roles(desk, "q2") == {("speaker", "sie")}
    assert ("speaker", "sie") in roles(desk, "q1")


def test_an_open_role_cannot_be_copied(structures):
    with pytest.raises(NotFoundError):
        do(structures, "copy", "q2", "speaker", "q1")


def test_an_implicit_speaker_is_copied_as_implicit(structures):
    desk = structures.annotations.open(ARTICLE)
    implicit = structures.annotations.plan_role(desk, "q2", "speaker", state=RoleState.IMPLICIT)
    structures.annotations.apply(desk, implicit)
    desk = do(structures, "copy", "q2", "speaker", "q1")
    assert ("speaker", RoleState.IMPLICIT) in roles(desk, "q1")


def test_both_halves_of_a_split_quote_have_all_roles(structures):
    middle = find("Also gehe ich").begin
    desk = do(structures, "split", "q1", middle)
    halves = [s for s in desk.own if s.layer == "quote" and s.begin < WARUM.begin]
    assert [h.begin for h in halves] == [QUOTE.begin, middle]
    first, second = halves
    assert first.id == "q1"
    assert (
        roles(desk, first.id)
        == roles(desk, second.id)
        == {
            ("cue", "sagte"),
            ("speaker", "sie"),
            ("addressee", "René"),
        }
    )


def test_a_quote_is_not_split_at_its_edge(structures):
    with pytest.raises(SplitOutsideError):
        do(structures, "split", "q1", QUOTE.begin)


def test_joined_quotes_have_the_fragments_and_roles_of_both(structures):
    do(structures, "fill", "q2", "speaker", (find("René"),))
    desk = do(structures, "join", "q1", "q2")
    (whole,) = [s for s in desk.own if s.layer == "quote"]
    assert whole.id == "q1"
    assert whole.fragments == (QUOTE, WARUM)
    assert roles(desk, "q1") == {
        ("cue", "sagte"),
        ("speaker", "sie"),
        ("speaker", "René"),
        ("addressee", "René"),
    }


def test_spans_of_two_layers_do_not_join(structures):
    with pytest.raises(RoleNotAllowedError):
        do(structures, "join", "q1", "rené")


def test_every_plan_is_taken_back_by_one_undo(structures):
    before = structures.annotations.open(ARTICLE)
    for plan, *args in (
        ("fill", "q2", "speaker", (TextRange(0, 6),)),
        ("split", "q1", find("Also").begin),
        ("join", "q1", "q2"),
    ):
        after = do(structures, plan, *args)
        back, _ = structures.annotations.undo(after)
        assert back.own.spans == before.own.spans
        assert back.own.arguments == before.own.arguments
