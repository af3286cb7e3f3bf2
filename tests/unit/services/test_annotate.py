"""Annotating: plans decide, applying writes, undo restores the same ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.changes import Action, Status, Verdict
from annotator.domain.errors import (
    DomainError,
    DuplicateSpanError,
    EmptySelectionError,
    NotASuggestionError,
    NotFoundError,
    NothingToRedoError,
    NothingToUndoError,
    OverlapNotAllowedError,
    RoleFullError,
    RoleNotAllowedError,
    StorageError,
)
from annotator.domain.ids import SUGGESTIONS, ArticleId, SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.provenance import Origin
from annotator.services.annotate import AnnotationService
from factories import (
    ANNA,
    BEN,
    NOW,
    QUOTE,
    SAGTE,
    SIE,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_suggestion,
)
from fakes import FakeStore, counted_ids, frozen_clock

BERLIN = find("Berlin")
ARTICLE = ArticleId("a1")


def service_on(store: FakeStore, annotator=ANNA) -> AnnotationService:
    return AnnotationService(
        open_unit_of_work=store.open_unit_of_work,
        schema=store.state.schemas[-1],
        annotator=annotator,
        now=frozen_clock,
        new_id=counted_ids(),
    )


def suggested(*spans, arguments=()) -> AnnotationSet:
    return make_set(*spans, arguments=arguments, annotator=SUGGESTIONS)


def frame() -> AnnotationSet:
    """A proposed direct quote with cue and speaker, and the speaker of a second quote."""
    quote = make_suggestion(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="quote")
    cue = make_suggestion(SAGTE.begin, SAGTE.end, layer="cue", label="cue", id="cue")
    speaker = make_suggestion(SIE.begin, SIE.end, layer="mention", label="mention", id="sie")
    return suggested(
        quote,
        cue,
        speaker,
        arguments=[
            make_argument(quote, cue, "cue"),
            make_argument(quote, speaker, "speaker"),
            make_argument(quote, None, "addressee"),
        ],
    )


@pytest.fixture
def schema():
    layers = make_schema().model_dump()["layers"]
    layers["cue"]["dependent"] = layers["mention"]["dependent"] = True
    return make_schema(layers=layers)


@pytest.fixture
def store(schema):
    berlin = make_suggestion(BERLIN.begin, BERLIN.end, label="LOC", id="berlin")
    return FakeStore(schema, articles=[make_article()], sets=[suggested(berlin)])


@pytest.fixture
def service(store):
    return service_on(store)


@pytest.fixture
def quoting(schema):
    return service_on(FakeStore(schema, articles=[make_article()], sets=[frame()]))


def covered(own: AnnotationSet) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for span in own:
        found.setdefault(span.layer, []).append(own.covered_text(span))
    return found


def do(service: AnnotationService, desk, plan: str, *args, **kwargs):
    return service.apply(desk, getattr(service, f"plan_{plan}")(desk, *args, **kwargs))


def test_adding_trims_white_space_and_stores_one_change_set(service, store):
    desk = service.open(ARTICLE)
    loose = TextRange(SAGTE.begin - 1, SAGTE.end)

    changes = service.plan_add(desk, layer="cue", label="cue", fragments=(loose,))
    after = service.apply(desk, changes)

    assert [span.fragments for span in after.own] == [(SAGTE,)]
    assert store.recorded == [changes]
    assert service.open(ARTICLE) == after


def test_planning_writes_nothing(service, store):
    desk = service.open(ARTICLE)
    service.plan_add(desk, layer="cue", label="cue", fragments=(SAGTE,))
    assert store.recorded == []


def test_the_first_change_starts_the_article(service):
    desk = do(service, service.open(ARTICLE), "add", layer="cue", label="cue", fragments=(SAGTE,))
    assert desk.own.status is Status.STARTED


def test_white_space_alone_is_refused(service):
    desk = service.open(ARTICLE)
    blank = TextRange(SAGTE.begin - 1, SAGTE.begin)
    with pytest.raises(EmptySelectionError):
        service.plan_add(desk, layer="cue", label="cue", fragments=(blank,))


def test_the_same_span_twice_is_refused(service):
    desk = do(service, service.open(ARTICLE), "add", layer="cue", label="cue", fragments=(SAGTE,))
    with pytest.raises(DuplicateSpanError, match="sagte"):
        service.plan_add(desk, layer="cue", label="cue", fragments=(SAGTE,))


def test_entities_may_nest_but_not_cross(service):
    desk = service.open(ARTICLE)
    name = find("Zoë Müller-Lüdenscheidt")
    desk = do(service, desk, "add", layer="entity", label="PER", fragments=(name,))
    inside = find("Lüdenscheidt")
    desk = do(service, desk, "add", layer="entity", label="LOC", fragments=(inside,))
    assert len(desk.own) == 2
    crossing = find("Lüdenscheidt kündigte")
    with pytest.raises(OverlapNotAllowedError):
        service.plan_add(desk, layer="entity", label="ORG", fragments=(crossing,))


def test_an_edge_never_cuts_a_combining_mark_from_its_letter(service):
    desk = service.open(ARTICLE)
    cut = find("Cafe")  # the text goes on with U+0301
    desk = do(service, desk, "add", layer="entity", label="LOC", fragments=(cut,))
    assert covered(desk.own)["entity"] == ["Cafe\u0301"]


def test_adding_what_was_suggested_accepts_the_suggestion(service):
    desk = service.open(ARTICLE)
    desk = do(service, desk, "add", layer="entity", label="LOC", fragments=(BERLIN,))
    (span,) = desk.own
    assert span.provenance.suggestion == "berlin"
    assert desk.open_suggestions == ()
    assert set(desk.own.decisions.values()) == {Verdict.ACCEPTED}


def test_accepting_keeps_rule_score_and_reason_and_names_the_person(service):
    desk = do(service, service.open(ARTICLE), "accept", [SpanId("berlin")])
    (span,) = desk.own
    made = span.provenance
    assert (made.origin, made.by, made.rule, made.score) == (
        Origin.PERSON,
        ANNA,
        "gazetteer",
        0.9,
    )
    assert desk.tally.open_suggestions == 0


def test_accepting_what_is_no_open_suggestion_is_refused(service):
    desk = do(service, service.open(ARTICLE), "accept", [SpanId("berlin")])
    (span,) = desk.own
    with pytest.raises(NotASuggestionError):
        service.plan_accept(desk, [span.id])


def test_one_accept_takes_the_whole_frame(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "accept", [SpanId("quote")])

    assert sorted(covered(desk.own)) == ["cue", "mention", "quote"]
    assert {(a.role, a.state) for a in desk.own.arguments.values()} == {
        ("cue", RoleState.MARKED),
        ("speaker", RoleState.MARKED),
        ("addressee", RoleState.IMPLICIT),
    }
    assert desk.open_suggestions == ()


def test_a_rejected_filler_stays_out_of_the_accepted_frame(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "reject", [SpanId("sie")])
    desk = do(quoting, desk, "accept", [SpanId("quote")])
    assert "mention" not in covered(desk.own)
    assert {a.role for a in desk.own.arguments.values()} == {"cue", "addressee"}


def test_a_corrected_filler_fills_the_role_of_a_head_accepted_later(quoting):
    longer = (TextRange(SIE.begin - 6, SIE.end),)
    desk = do(quoting, quoting.open(ARTICLE), "fragments", SpanId("sie"), longer)
    desk = do(quoting, desk, "accept", [SpanId("quote")])
    speaker = next(a.filler for a in desk.own.arguments.values() if a.role == "speaker")
    assert desk.own.span(speaker).fragments == longer


def test_other_edges_of_a_filler_take_the_proposed_head_over_in_one_step(quoting):
    desk = quoting.open(ARTICLE)
    longer = (TextRange(SIE.begin - 6, SIE.end),)
    desk = do(quoting, desk, "fragments", SpanId("sie"), longer, head=SpanId("quote"))
    assert sorted(covered(desk.own)) == ["cue", "mention", "quote"]
    assert desk.open_suggestions == ()
    speaker = next(a.filler for a in desk.own.arguments.values() if a.role == "speaker")
    assert desk.own.span(speaker).fragments == longer
    desk, _ = quoting.undo(desk)
    assert covered(desk.own) == {}


def test_a_filler_that_is_mine_gets_other_edges_with_the_proposed_head(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "accept", [SpanId("sie")])
    mine = next(span.id for span in desk.own if span.layer == "mention")
    longer = (TextRange(SIE.begin - 6, SIE.end),)
    desk = do(quoting, desk, "fragments", mine, longer, head=SpanId("quote"))
    speaker = next(a.filler for a in desk.own.arguments.values() if a.role == "speaker")
    assert (speaker, desk.own.span(mine).fragments) == (mine, longer)


def test_a_role_taken_from_a_suggestion_takes_it_over_without_the_role(quoting):
    desk = quoting.open(ARTICLE)
    speaker = next(a for a in desk.suggestions.arguments.values() if a.role == "speaker")
    desk = do(quoting, desk, "unlink", speaker.id)
    assert sorted(covered(desk.own)) == ["cue", "quote"]
    assert {a.role for a in desk.own.arguments.values()} == {"cue", "addressee"}
    assert desk.open_suggestions == ()


def test_a_name_taken_from_a_role_stays_a_name(schema):
    name = make_suggestion(SIE.begin, SIE.end, layer="entity", label="PER", id="name")
    quote = make_suggestion(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="quote")
    link = make_argument(quote, name, "speaker")
    service = service_on(
        FakeStore(
            schema, articles=[make_article()], sets=[suggested(quote, name, arguments=[link])]
        )
    )
    desk = do(service, service.open(ARTICLE), "unlink", link.id)
    assert sorted(covered(desk.own)) == ["entity", "quote"]
    assert not desk.own.arguments


def test_rejecting_a_head_rejects_what_only_served_it(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "reject", [SpanId("quote")])
    assert desk.open_suggestions == ()
    assert set(desk.own.decisions.values()) == {Verdict.REJECTED}


def test_a_filler_of_two_heads_outlives_the_rejection_of_one(schema):
    proposed = frame()
    second = make_suggestion(0, 6, layer="quote", label="indirect", id="second")
    both = suggested(
        *proposed,
        second,
        arguments=[
            *proposed.arguments.values(),
            make_argument(second, proposed.span(SpanId("sie")), "speaker"),
        ],
    )
    service = service_on(FakeStore(schema, articles=[make_article()], sets=[both]))
    desk = do(service, service.open(ARTICLE), "reject", [SpanId("quote")])
    assert {span.id for span in desk.open_suggestions} == {"second", "sie"}


def test_a_speaker_accepted_later_fills_the_role_of_the_accepted_quote(quoting):
    desk = quoting.open(ARTICLE)
    desk = do(quoting, desk, "reject", [SpanId("sie")])
    desk = do(quoting, desk, "accept", [SpanId("quote")])
    desk, _ = quoting.undo(desk)
    desk, _ = quoting.undo(desk)
    desk = do(quoting, desk, "accept", [SpanId("sie")])
    desk = do(quoting, desk, "accept", [SpanId("quote")])
    speakers = [a.filler for a in desk.own.arguments.values() if a.role == "speaker"]
    assert [desk.own.covered_text(desk.own.span(filler)) for filler in speakers] == ["sie"]


def test_relabelling_a_suggestion_corrects_it(service):
    desk = do(service, service.open(ARTICLE), "relabel", SpanId("berlin"), "ORG")
    (span,) = desk.own
    assert (span.label, span.provenance.suggestion) == ("ORG", "berlin")
    assert set(desk.own.decisions.values()) == {Verdict.CORRECTED}
    assert desk.open_suggestions == ()


def test_relabelling_an_own_span_keeps_its_id(service):
    desk = do(service, service.open(ARTICLE), "accept", [SpanId("berlin")])
    (before,) = desk.own
    desk = do(service, desk, "relabel", before.id, "ORG")
    (after,) = desk.own
    assert (after.id, after.label) == (before.id, "ORG")
    assert before.signature != after.signature


def test_moving_an_edge_of_a_suggestion_takes_it_over(service):
    wider = TextRange(BERLIN.begin, BERLIN.end + 5)
    desk = do(service, service.open(ARTICLE), "fragments", SpanId("berlin"), (wider,))
    assert covered(desk.own) == {"entity": ["Berlin/Genf"]}
    assert desk.open_suggestions == ()


def test_removing_an_accepted_span_counts_as_rejection(service):
    desk = do(service, service.open(ARTICLE), "accept", [SpanId("berlin")])
    (span,) = desk.own
    desk = do(service, desk, "remove", [span.id])
    assert desk.own.spans == {}
    assert desk.open_suggestions == ()
    assert set(desk.own.decisions.values()) == {Verdict.REJECTED}


def test_removing_a_quote_takes_its_roles_and_cue_along_in_one_step(quoting):
    accepted = do(quoting, quoting.open(ARTICLE), "accept", [SpanId("quote")])
    (quote,) = [span for span in accepted.own if span.layer == "quote"]
    removed = do(quoting, accepted, "remove", [quote.id])
    assert removed.own.spans == {}
    assert removed.own.arguments == {}
    restored, _ = quoting.undo(removed)
    assert restored == accepted


def test_removing_a_speaker_opens_the_role_and_keeps_the_quote(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "accept", [SpanId("quote")])
    (speaker,) = [span for span in desk.own if span.layer == "mention"]
    desk = do(quoting, desk, "remove", [speaker.id])
    assert {a.role for a in desk.own.arguments.values()} == {"cue", "addressee"}
    assert sorted(covered(desk.own)) == ["cue", "quote"]


def test_removing_somebody_elses_suggestion_is_refused(service):
    with pytest.raises(NotFoundError):
        service.plan_remove(service.open(ARTICLE), [SpanId("berlin")])


def test_a_role_takes_an_own_span_or_accepts_the_suggested_filler(quoting):
    desk = quoting.open(ARTICLE)
    desk = do(quoting, desk, "add", layer="quote", label="indirect", fragments=(find("Warum?"),))
    (quote,) = desk.own
    desk = do(quoting, desk, "role", quote.id, "speaker", filler=SpanId("sie"))
    (argument,) = desk.own.arguments.values()
    assert desk.own.covered_text(desk.own.span(argument.filler)) == "sie"


def test_a_full_single_role_changes_its_filler(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "accept", [SpanId("quote")])
    (quote,) = [span for span in desk.own if span.layer == "quote"]
    desk = do(quoting, desk, "add", layer="entity", label="PER", fragments=(find("René"),))
    (rene,) = [span for span in desk.own if span.layer == "entity"]
    desk = do(quoting, desk, "role", quote.id, "speaker", filler=rene.id)
    assert [a.filler for a in desk.own.arguments_of(quote.id) if a.role == "speaker"] == [rene.id]


def test_a_role_can_be_said_to_be_absent(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "accept", [SpanId("quote")])
    (quote,) = [span for span in desk.own if span.layer == "quote"]
    desk = do(quoting, desk, "role", quote.id, "speaker", state=RoleState.ABSENT)
    (speaker,) = [a for a in desk.own.arguments_of(quote.id) if a.role == "speaker"]
    assert (speaker.state, speaker.filler) == (RoleState.ABSENT, None)


def test_a_role_the_schema_does_not_give_is_refused(quoting):
    desk = do(quoting, quoting.open(ARTICLE), "accept", [SpanId("quote")])
    (quote,) = [span for span in desk.own if span.layer == "quote"]
    (cue,) = [span for span in desk.own if span.layer == "cue"]
    with pytest.raises(RoleNotAllowedError):
        quoting.plan_role(desk, quote.id, "speaker", filler=cue.id)


def test_a_role_of_exact_number_refuses_one_more(schema):
    layers = schema.model_dump()["layers"]
    layers["event"]["labels"]["Resignation"]["roles"]["agent"] = "{2}"
    service = service_on(FakeStore(make_schema(layers=layers), articles=[make_article()]))
    desk = service.open(ARTICLE)
    desk = do(
        service, desk, "add", layer="event", label="Resignation", fragments=(find("Rücktritt"),)
    )
    (event,) = desk.own
    for words in ("René", "Reuters"):
        desk = do(service, desk, "add", layer="entity", label="PER", fragments=(find(words),))
        added = next(s for s in desk.own if desk.own.covered_text(s) == words)
        desk = do(service, desk, "role", event.id, "agent", filler=added.id)
    desk = do(service, desk, "add", layer="entity", label="LOC", fragments=(BERLIN,))
    third = next(s for s in desk.own if desk.own.covered_text(s) == "Berlin")
    with pytest.raises(RoleFullError):
        service.plan_role(desk, event.id, "agent", filler=third.id)


def test_attributes_and_notes_are_stored_and_taken_back(service):
    desk = do(service, service.open(ARTICLE), "accept", [SpanId("berlin")])
    (span,) = desk.own
    with_value = do(service, desk, "attribute", span.id, "certainty", "doubtful")
    assert with_value.own.span(span.id).attributes == {"certainty": "doubtful"}
    with_note = do(service, with_value, "note", None, "Fragen!")
    assert with_note.own.note == "Fragen!"
    back, _ = service.undo(service.undo(with_note)[0])
    assert back == desk
    with pytest.raises(DomainError, match="certainty"):
        service.plan_attribute(desk, span.id, "certainty", "unheard-of")


def test_undo_and_redo_restore_exactly_what_was_there(quoting):
    states = [quoting.open(ARTICLE)]
    states.append(do(quoting, states[-1], "accept", [SpanId("quote")]))
    (quote,) = [span for span in states[-1].own if span.layer == "quote"]
    states.append(do(quoting, states[-1], "relabel", quote.id, "indirect"))
    states.append(do(quoting, states[-1], "remove", [quote.id]))
    states.append(do(quoting, states[-1], "status", Status.DONE))

    desk = states[-1]
    for expected in reversed(states[:-1]):
        desk, _ = quoting.undo(desk)
        assert desk == expected
    with pytest.raises(NothingToUndoError):
        quoting.undo(desk)
    for expected in states[1:]:
        desk, _ = quoting.redo(desk)
        assert desk == expected
    with pytest.raises(NothingToRedoError):
        quoting.redo(desk)


def test_undo_survives_a_restart(quoting):
    opened = quoting.open(ARTICLE)
    desk = do(quoting, opened, "accept", [SpanId("quote")])
    later = AnnotationService(
        open_unit_of_work=quoting.open_unit_of_work,
        schema=quoting.schema,
        annotator=ANNA,
        now=frozen_clock,
        new_id=counted_ids("later"),
    )
    step = later.next_undo(later.open(ARTICLE))
    assert step is not None
    assert step.action is Action.ACCEPT
    back, _ = later.undo(later.open(ARTICLE))
    assert back == opened
    assert later.redo(back)[0] == desk


def test_undo_and_redo_are_logged_when_they_happen(service, store):
    desk = do(service, service.open(ARTICLE), "accept", [SpanId("berlin")])
    times = iter([NOW + timedelta(hours=1), NOW + timedelta(hours=2)])
    later = replace(service, now=lambda: next(times))

    desk, _ = later.undo(desk)
    later.redo(desk)

    logged = [entry.change_set.at for entry in store.state.log][-3:]
    assert logged == [NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2)]


def test_something_new_ends_what_could_be_redone(service):
    desk = do(service, service.open(ARTICLE), "accept", [SpanId("berlin")])
    desk, _ = service.undo(desk)
    desk = do(service, desk, "add", layer="cue", label="cue", fragments=(SAGTE,))
    assert service.next_redo(desk) is None


def test_a_failed_write_changes_nothing(service, store):
    desk = service.open(ARTICLE)
    changes = service.plan_accept(desk, [SpanId("berlin")])
    store.fail_with = StorageError(corpus="x.corpus", reason="disk full")
    with pytest.raises(StorageError, match="disk full"):
        service.apply(desk, changes)
    store.fail_with = None
    assert service.open(ARTICLE) == desk


def test_annotators_decide_apart_from_each_other(service, store):
    do(service, service.open(ARTICLE), "reject", [SpanId("berlin")])
    ben = service_on(store, BEN)
    assert [span.id for span in ben.open(ARTICLE).open_suggestions] == ["berlin"]


def test_the_history_names_what_was_done(service):
    changes = service.plan_accept(service.open(ARTICLE), [SpanId("berlin")])
    assert (changes.action, changes.subject) == (Action.ACCEPT, "LOC “Berlin”")


def test_a_long_quote_is_named_by_its_beginning(quoting):
    changes = quoting.plan_accept(quoting.open(ARTICLE), [SpanId("quote")])
    assert changes.subject.startswith("direct “„Ich habe gehört")
    assert len(changes.subject) < 60
