"""A curator decides: by whole structure or part, nobody's or the own, kept when late work comes, each one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from annotator.domain.argument import RoleState
from annotator.domain.changes import SpanRemoved, SpanReplaced, Status
from annotator.domain.errors import (
    NothingToUndoError,
    OnlyCuratorsError,
    OverlapNotAllowedError,
)
from annotator.domain.gold_decisions import CaseState, Choice, ReasonCode
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.people import Person, PersonRole
from annotator.domain.provenance import Origin
from annotator.domain.workbench import Workbench
from annotator.quality.verdicts import Policy
from annotator.services.adjudication import AdjudicationRequest, adjudicate
from annotator.services.adjudication_desk import GoldDesk
from annotator.services.adjudication_gold import RULED
from annotator.services.adjudication_queue import renew_queue
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    BEN,
    NOW,
    make_argument,
    make_change_set,
    make_schema,
    make_set,
    make_span,
)
from fakes import FakeStore

CEM = AnnotatorId("Cem")
DORA = AnnotatorId("Dora")
A1 = ArticleId("a1")
QUOTE = (90, 130)


def own(who, *spans, arguments=(), status=Status.DONE):
    return make_set(*spans, arguments=arguments, annotator=who, status=status)


def quote(who, *, speaker=(0, 6), cue=(140, 145), label="direct", extent=QUOTE, state=None):
    """A set with one quote, its speaker and its cue."""
    head = make_span(*extent, layer="quote", label=label)
    spans, links = [head], []
    if speaker is not None:
        spans.append(make_span(*speaker))
        links.append(make_argument(head, spans[-1]))
    elif state is not None:
        links.append(make_argument(head, state=state))
    if cue is not None:
        spans.append(make_span(*cue, layer="cue", label="cue"))
        links.append(make_argument(head, spans[-1], "cue"))
    return own(who, *spans, arguments=links)


def schema():
    """As the schemas that ship: a cue lives only as a filler."""
    layers = make_schema().model_dump(mode="json")["layers"]
    layers["cue"]["dependent"] = True
    return make_schema(layers=layers)


def store_of(*sets):
    return FakeStore(schema(), sets=sets)


def put(store, annotations):
    store.state.sets[A1, annotations.annotator] = annotations


def desk_on(store, curator="Kim"):
    ids = count(1)
    return GoldDesk(
        store.open_unit_of_work,
        store.state.schemas[-1],
        curator,
        lambda: NOW,
        lambda: f"n{next(ids)}",
    )


def gold(store):
    return store.state.set_of(A1, GOLD)


def claims(store):
    return {(span.layer, span.label, span.begin, span.end) for span in gold(store)}


def roles(store):
    found = gold(store)
    return {
        (
            each.role,
            each.state.value,
            found.covered_text(found.spans[each.filler]) if each.filler else "",
        )
        for each in found.arguments.values()
    }


@pytest.fixture
def two():
    """Anna says PER 0-6, Ben ORG 0-7."""
    return store_of(own(ANNA, make_span(0, 6)), own(BEN, make_span(0, 7, label="ORG")))


class TestWholeStructures:
    def test_a_plain_span_is_one_case_and_tells_in_what_readings_differ(self, two):
        (case,) = desk_on(two).open(A1).cases.cases
        assert case.state is CaseState.OPEN
        assert case.parts == ("edge", "label")
        assert case.question == "entity|ORG|0-7"

    def test_one_decision_takes_the_reading_and_finishes_the_article(self, two):
        desk = desk_on(two)
        (case,) = desk.open(A1).cases.cases
        after = desk.decide(A1, case.question, ANNA)
        assert claims(two) == {("entity", "PER", 0, 6)}
        assert after.cases.open == 0
        assert gold(two).status is Status.DONE

    def test_the_gold_span_names_curator_parents_and_their_signatures(self, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", BEN)
        (span,) = gold(two)
        made = span.provenance
        assert (made.origin, made.by, made.rule) == (Origin.PROPAGATED, "Ben", RULED)
        assert made.why == "Kim; Ben: entity|ORG|0-7"

    def test_all_wrong_is_a_decision(self, two):
        desk = desk_on(two)
        after = desk.decide(A1, "entity|ORG|0-7", None)
        assert claims(two) == set()
        assert (after.cases.open, gold(two).status) == (0, Status.DONE)
        (kept,) = [each for each, _ in two.state.gold_decisions]
        assert kept.choice is Choice.NONE

    def test_a_quote_comes_with_its_roles_cues_and_the_speaker_nobody_else_marked(self):
        store = store_of(quote(ANNA), quote(BEN, speaker=None, cue=(140, 147), label="indirect"))
        desk = desk_on(store)
        before = desk.open(A1)
        assert [case.layer for case in before.cases.cases] == ["entity", "quote"]
        desk.decide(A1, f"quote|direct|{QUOTE[0]}-{QUOTE[1]}", ANNA)
        assert {claim[:2] for claim in claims(store)} == {
            ("entity", "PER"),
            ("quote", "direct"),
            ("cue", "cue"),
        }
        assert {role for role, *_ in roles(store)} == {"speaker", "cue"}

    def test_that_the_speaker_has_other_edges_is_no_disagreement_about_the_quote(self):
        store = store_of(quote(ANNA, speaker=(0, 6)), quote(BEN, speaker=(0, 7)))
        cases = desk_on(store).open(A1).cases.cases
        assert [(case.layer, case.parts) for case in cases] == [("entity", ("edge",))]

    def test_the_role_follows_when_the_speaker_is_decided(self):
        store = store_of(quote(ANNA, speaker=(0, 6)), quote(BEN, speaker=(0, 7)))
        desk = desk_on(store)
        (case,) = desk.open(A1).open_cases
        desk.decide(A1, case.question, BEN)
        assert ("entity", "PER", 0, 7) in claims(store)
        assert {role for role, *_ in roles(store)} == {"speaker", "cue"}


class TestParts:
    def test_label_of_one_and_edge_of_the_other(self, two):
        desk = desk_on(two)
        (case,) = desk.open(A1).cases.cases
        half = desk.decide(A1, case.question, BEN, part="label")
        assert half.cases.cases[0].open_parts == ("edge",)
        assert claims(two) == set()
        desk.decide(A1, case.question, ANNA, part="edge")
        assert claims(two) == {("entity", "ORG", 0, 6)}

    def test_a_single_role(self):
        store = store_of(
            quote(ANNA), quote(BEN, speaker=None, state=RoleState.IMPLICIT, label="indirect")
        )
        desk = desk_on(store)
        name = f"quote|direct|{QUOTE[0]}-{QUOTE[1]}"
        desk.decide(A1, name, ANNA, part="label")
        assert ("quote", "direct", *QUOTE) in claims(store)
        desk.decide(A1, name, BEN, part="role:speaker")
        assert ("speaker", "implicit", "") in roles(store)

    def test_nobody_is_right_about_a_role(self):
        store = store_of(quote(ANNA), quote(BEN, speaker=None, state=RoleState.ABSENT))
        desk = desk_on(store)
        after = desk.decide(A1, f"quote|direct|{QUOTE[0]}-{QUOTE[1]}", None, part="role:speaker")
        assert {role for role, *_ in roles(store)} == {"cue"}
        assert [case.layer for case in after.open_cases] == ["entity"]

    def test_a_later_decision_on_the_whole_replaces_those_on_parts(self, two):
        desk = desk_on(two)
        (case,) = desk.open(A1).cases.cases
        desk.decide(A1, case.question, BEN, part="label")
        desk.decide(A1, case.question, ANNA)
        assert claims(two) == {("entity", "PER", 0, 6)}


class TestUndo:
    def test_one_step_takes_back_decision_and_gold(self, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", ANNA)
        after = desk.undo(A1)
        assert (claims(two), after.cases.open, gold(two).status) == (set(), 1, Status.NEW)
        again = desk.redo(A1)
        assert (claims(two), again.cases.open) == ({("entity", "PER", 0, 6)}, 0)

    def test_it_is_logged_when_it_happens(self, two):
        desk_on(two).decide(A1, "entity|ORG|0-7", ANNA)
        later = replace(desk_on(two), now=lambda: NOW + timedelta(hours=1))
        later.undo(A1)
        later.redo(A1)
        logged = [each.change_set.at - NOW for each in two.state.log][-3:]
        assert logged == [timedelta(0), timedelta(hours=1), timedelta(hours=1)]

    def test_a_decision_that_changes_no_span_is_a_step_too(self, two):
        desk = desk_on(two)
        (case,) = desk.open(A1).cases.cases
        desk.decide(A1, case.question, BEN, part="label")
        desk.decide(A1, case.question, ANNA, part="label")
        after = desk.undo(A1)
        assert after.cases.cases[0].ruled.ruling.label == "ORG"

    def test_votes_are_not_taken_back_here(self, context, two):
        put(two, own(CEM, make_span(0, 6)))
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        with pytest.raises(NothingToUndoError):
            desk_on(two).undo(A1)


class TestLateWork:
    def test_a_known_answer_keeps_the_decision(self, context, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", ANNA)
        put(two, own(CEM, make_span(0, 7, label="ORG")))
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        assert claims(two) == {("entity", "PER", 0, 6)}
        assert desk.open(A1).cases.open == 0
        assert gold(two).status is Status.DONE

    def test_the_same_late_work_again_changes_nothing(self, context, two):
        desk_on(two).decide(A1, "entity|ORG|0-7", ANNA)
        put(two, own(CEM, make_span(0, 7, label="ORG")))
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        log = list(two.state.log)
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        assert two.state.log == log

    def test_a_new_answer_asks_again_and_leaves_the_gold(self, context, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", ANNA)
        put(two, own(CEM, make_span(0, 10, label="LOC")))
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        (case,) = desk.open(A1).cases.cases
        assert case.state is CaseState.REOPENED
        assert case.question == "entity|ORG|0-7"
        assert claims(two) == {("entity", "PER", 0, 6)}
        assert gold(two).status is Status.STARTED

    def test_the_curator_can_say_it_stays(self, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", ANNA, reason=ReasonCode.SLIP)
        put(two, own(CEM, make_span(0, 10, label="LOC")))
        after = desk.keep(A1, "entity|ORG|0-7")
        (case,) = after.cases.cases
        assert (case.state, case.ruled.last.reason) == (CaseState.DECIDED, ReasonCode.SLIP)
        assert claims(two) == {("entity", "PER", 0, 6)}

    def test_a_decision_outlives_that_annotators_change_their_minds(self, context, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", ANNA)
        put(two, own(ANNA))
        put(two, own(BEN))
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        assert claims(two) == {("entity", "PER", 0, 6)}

    def test_all_wrong_stays_when_a_majority_comes_late(self, context, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", None)
        put(two, own(CEM, make_span(0, 6)))
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        assert claims(two) == set()
        assert desk.open(A1).cases.open == 0

    def test_who_marks_nothing_does_not_ask_again(self, two):
        desk = desk_on(two)
        desk.decide(A1, "entity|ORG|0-7", ANNA)
        put(two, own(CEM))
        assert desk.open(A1).cases.open == 0


class TestOwn:
    def record(self, store, *changes):
        with store.open_unit_of_work() as work:
            bench = Workbench(*work.annotations.pair(A1, GOLD))
            made = make_change_set(*changes, annotator=GOLD)
            work.annotations.record(made, bench.apply(made).tally)
            work.commit()

    def test_it_begins_with_the_reading_of_most(self, two):
        put(two, own(CEM, make_span(0, 7, label="ORG")))
        desk = desk_on(two)
        desk.set_way(AdjudicationRequest(Policy.UNANIMOUS))
        after, span = desk.begin_own(A1, "entity|ORG|0-7")
        assert after.gold.spans[span].label == "ORG"

    def test_what_stands_there_afterwards_is_the_decision_and_survives_late_work(
        self, context, two
    ):
        desk = desk_on(two)
        _, span = desk.begin_own(A1, "entity|ORG|0-7")
        before = gold(two).spans[span]
        after = before.model_copy(update={"label": "LOC"})
        self.record(two, SpanReplaced(before=before, after=after))
        shown = desk.finish_own(A1, "entity|ORG|0-7", span, reason=ReasonCode.AMBIGUOUS)
        (case,) = shown.cases.cases
        assert (case.state, case.ruled.last.choice) == (CaseState.DECIDED, Choice.OWN)
        put(two, own(CEM, make_span(0, 7, label="ORG")))
        adjudicate(context, two, AdjudicationRequest(), NullMonitor())
        assert {(label, begin, end) for _, label, begin, end in claims(two)} == {
            ("LOC", before.begin, before.end)
        }

    def test_removing_it_by_hand_is_all_wrong(self, two):
        desk = desk_on(two)
        _, span = desk.begin_own(A1, "entity|ORG|0-7")
        self.record(two, SpanRemoved(span=gold(two).spans[span]))
        shown = desk.finish_own(A1, "entity|ORG|0-7", span)
        assert shown.cases.cases[0].ruled.last.choice is Choice.NONE
        assert claims(two) == set()


def test_crossing_entities_are_refused():
    store = store_of(
        own(ANNA, make_span(0, 20), make_span(30, 36)),
        own(BEN, make_span(0, 20), make_span(15, 36)),
    )
    desk = desk_on(store)
    (case,) = desk.open(A1).open_cases
    with pytest.raises(OverlapNotAllowedError):
        desk.decide(A1, case.question, BEN)
    assert store.state.gold_decisions == []


def test_only_curators_decide_once_people_have_roles(two):
    desk = desk_on(two, "Ben")
    two.state.people[BEN] = Person(BEN, frozenset({PersonRole.ANNOTATOR}))
    with pytest.raises(OnlyCuratorsError):
        desk.decide(A1, "entity|ORG|0-7", ANNA)
    two.state.people[BEN] = Person(BEN, frozenset({PersonRole.CURATOR}))
    desk.decide(A1, "entity|ORG|0-7", ANNA)
    assert len(gold(two)) == 1


def test_readings_have_keys_in_the_order_of_names_or_of_a_draw(two):
    put(two, own(CEM, make_span(0, 6)))
    desk = desk_on(two)
    assert list(desk.open(A1).keys.items()) == [("A", ANNA), ("B", BEN), ("C", CEM)]
    with two.open_unit_of_work() as work:
        work.people.set_blind(on=True)
        work.commit()
    shown = desk.open(A1)
    assert sorted(shown.shown.values()) == ["A", "B", "C"]
    assert all(shown.shown[who] == key for key, who in shown.keys.items())


def test_the_trusted_annotator_decides_where_there_is_one(context, two):
    request = AdjudicationRequest(Policy.TRUSTED, trusted="Ben")
    report = adjudicate(context, two, request, NullMonitor())
    assert claims(two) == {("entity", "ORG", 0, 7)}
    assert report.open == 0


def test_a_dry_run_says_what_would_come_of_it_and_writes_nothing(context, two):
    put(two, own(CEM, make_span(0, 6), make_span(20, 26)))
    report = adjudicate(context, two, AdjudicationRequest(dry_run=True), NullMonitor())
    (each,) = report.articles
    assert (each.added, each.changed, report.open) == (1, True, 0)
    assert (two.state.log, two.commits, two.state.gold_settings) == ([], 0, {})


class TestQueue:
    def test_it_is_worked_out_anew_only_where_something_changed(self, two):
        assert renew_queue(two, lambda: NOW, NullMonitor()) == 1
        assert renew_queue(two, lambda: NOW, NullMonitor()) == 0
        put(two, own(CEM, make_span(0, 6)))
        assert renew_queue(two, lambda: NOW, NullMonitor()) == 1

    def test_a_decision_keeps_it_in_step(self, two):
        renew_queue(two, lambda: NOW, NullMonitor())
        desk = desk_on(two)
        (queued,) = desk.queue()
        assert (queued.question, queued.parts) == ("entity|ORG|0-7", ("edge", "label"))
        desk.decide(A1, queued.question, BEN)
        assert desk.queue() == []
        (article,) = desk.articles()
        assert (article.open, article.decided) == (0, 1)
        assert renew_queue(two, lambda: NOW, NullMonitor()) == 0

    def test_another_policy_is_another_queue(self, two):
        put(two, own(CEM, make_span(0, 6)))
        renew_queue(two, lambda: NOW, NullMonitor())
        desk = desk_on(two)
        assert desk.queue() == []
        desk.set_way(replace(desk.way(), policy=Policy.UNANIMOUS))
        assert renew_queue(two, lambda: NOW, NullMonitor()) == 1
        assert len(desk.queue()) == 1

    def test_an_article_that_one_person_has_is_not_in_it(self):
        store = store_of(own(ANNA, make_span(0, 6)))
        assert renew_queue(store, lambda: NOW, NullMonitor()) == 0


def test_why_they_differed_can_be_said_afterwards(two):
    desk = desk_on(two)
    desk.decide(A1, "entity|ORG|0-7", ANNA, reason=ReasonCode.SLIP)
    desk.explain(A1, "entity|ORG|0-7", ReasonCode.GUIDELINE, "title or name?")
    ((kept, _),) = two.state.gold_decisions
    assert (kept.reason, kept.note) == (ReasonCode.GUIDELINE, "title or name?")
