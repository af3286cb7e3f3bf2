"""Adjudication on fakes: gold of what is agreed, decisions of people kept, and again without a change."""

from __future__ import annotations

import pytest

from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentRemoved,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Status,
    StatusChanged,
)
from annotator.domain.errors import SettingError, TaskCancelledError
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.provenance import Origin
from annotator.domain.workbench import Workbench
from annotator.quality.agreement_votes import About, Policy
from annotator.services.adjudication import AdjudicationRequest, adjudicate
from annotator.services.agreement import FINISHED, NOT_DONE, ONE_SET, why_left_out
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, make_argument, make_change_set, make_set, make_span
from fakes import FakeMonitor, FakeStore

CEM = AnnotatorId("Cem")
A1 = ArticleId("a1")


def own(who, *spans, arguments=(), status=Status.DONE):
    return make_set(*spans, arguments=arguments, annotator=who, status=status)


def put(store, annotations):
    store.state.sets[A1, annotations.annotator] = annotations


@pytest.fixture
def store():
    """Anna and Ben agree on one span, and each has another one."""
    return FakeStore(
        sets=[
            own(ANNA, make_span(0, 6), make_span(20, 26)),
            own(BEN, make_span(0, 6), make_span(40, 46, label="ORG")),
        ]
    )


@pytest.fixture
def run(context, store):
    def adjudicated(policy=Policy.MAJORITY, monitor=None, **fields):
        request = AdjudicationRequest(policy, **fields)
        return adjudicate(context, store, request, monitor or NullMonitor())

    return adjudicated


@pytest.fixture
def decide(store):
    """A person changes the gold set."""

    def record(*changes):
        with store.open_unit_of_work() as work:
            desk = Workbench(*work.annotations.pair(A1, GOLD))
            made = make_change_set(*changes, annotator=GOLD)
            work.annotations.record(made, desk.apply(made).tally)
            work.commit()

    return record


def gold(store):
    return store.state.set_of(A1, GOLD)


def places(store):
    return {(span.label, span.begin, span.end) for span in gold(store)}


def test_what_both_say_is_gold_and_names_its_parents(run, store):
    report = run()
    (span,) = gold(store)
    assert (span.label, span.begin, span.end) == ("PER", 0, 6)
    assert span.provenance.origin is Origin.PROPAGATED
    assert (span.provenance.by, span.provenance.rule) == ("Anna, Ben", "majority")
    assert gold(store).status is Status.STARTED
    assert report.questions() == report.questions(About.EXISTENCE) == 2


def test_where_nothing_is_open_the_gold_set_is_finished(run, store):
    put(store, own(ANNA, make_span(0, 6)))
    put(store, own(BEN, make_span(0, 6)))
    run()
    assert gold(store).status is Status.DONE


def test_again_changes_nothing(run, store):
    run()
    before = list(store.state.log)
    report = run()
    assert not report.articles[0].changed
    assert store.state.log == before


def test_late_work_decides_what_was_open(run, store):
    run()
    put(store, own(CEM, make_span(0, 6), make_span(20, 26)))
    report = run()
    assert places(store) == {("PER", 0, 6), ("PER", 20, 26)}
    assert report.questions() == 0
    assert gold(store).status is Status.DONE


def test_late_work_can_take_back_what_only_votes_had_made(run, store):
    run()
    late = own(CEM, make_span(0, 9), make_span(20, 26))
    put(store, late)
    put(store, own(BEN, make_span(0, 9)))
    run()
    assert places(store) == {("PER", 0, 9), ("PER", 20, 26)}


class TestDecisionsOfPeople:
    def test_what_a_person_added_stays(self, run, decide, store):
        run()
        decide(SpanAdded(span=make_span(30, 36, id="mine")))
        put(store, own(CEM, make_span(0, 6), make_span(20, 26)))
        run()
        assert places(store) == {("PER", 0, 6), ("PER", 20, 26), ("PER", 30, 36)}

    def test_what_a_person_removed_does_not_return(self, run, decide, store):
        run()
        (span,) = gold(store)
        decide(SpanRemoved(span=span))
        put(store, own(CEM, make_span(0, 6), make_span(20, 26)))
        run()
        assert places(store) == {("PER", 20, 26)}

    def test_what_a_person_changed_is_neither_changed_back_nor_doubled(self, run, decide, store):
        run()
        (span,) = gold(store)
        moved = make_span(0, 9, id=span.id, label="ORG")
        decide(SpanReplaced(before=span, after=moved))
        put(store, own(CEM, make_span(0, 6)))
        run()
        assert places(store) == {("ORG", 0, 9)}

    def test_a_span_put_beside_one_that_won_does_not_push_it_out(self, run, decide, store):
        run()
        decide(SpanAdded(span=make_span(0, 3, label="LOC")))
        run()
        assert places(store) == {("PER", 0, 6), ("LOC", 0, 3)}

    def test_an_answered_question_is_not_asked_again(self, run, decide, store):
        assert run().questions() == 2
        decide(SpanAdded(span=make_span(20, 26)))
        assert run().questions() == 1

    def test_what_a_person_has_finished_is_left_alone(self, run, decide, store):
        run()
        decide(StatusChanged(before=Status.STARTED, after=Status.DONE))
        put(store, own(CEM, make_span(0, 6), make_span(20, 26)))
        with pytest.raises(SettingError, match=FINISHED):
            run()
        assert places(store) == {("PER", 0, 6)}

    def test_a_role_that_a_person_filled_stays(self, run, decide, store):
        def quote(who, filler):
            head, one, other = (
                make_span(20, 40, layer="quote", label="direct"),
                make_span(0, 6),
                make_span(7, 11),
            )
            return own(who, head, one, other, arguments=[make_argument(head, (one, other)[filler])])

        for who in (ANNA, BEN):
            put(store, quote(who, 0))
        run()
        (link,) = gold(store).arguments.values()
        other = next(span for span in gold(store) if span.begin == 7)
        decide(
            ArgumentRemoved(argument=link),
            ArgumentAdded(argument=make_argument(link.head, other, id="mine")),
        )
        put(store, quote(CEM, 0))
        run()
        assert [each.id for each in gold(store).arguments.values()] == ["mine"]


def test_unfinished_sets_do_not_vote_unless_asked(run, store):
    put(store, own(BEN, make_span(0, 6), status=Status.STARTED))
    with pytest.raises(SettingError, match=NOT_DONE):
        run()
    assert run(status="all").articles[0].voters == (ANNA, BEN)


def test_only_those_named_vote(run, store):
    put(store, own(CEM, make_span(0, 6), make_span(20, 26)))
    assert run(annotators=("Anna", "Cem")).articles[0].voters == (ANNA, CEM)
    assert places(store) == {("PER", 0, 6), ("PER", 20, 26)}


def test_cancelling_changes_nothing(run, store):
    with pytest.raises(TaskCancelledError):
        run(monitor=FakeMonitor(cancel_at=0))
    assert len(gold(store)) == 0


def test_why_nothing_can_be_adjudicated_is_made_of_reasons():
    told = why_left_out({FINISHED: 2, ONE_SET: 1})
    assert told == "2 × finished by a person, 1 × only one of them has annotated it"
    parts = [told.params["one"], told.params["other"]]
    assert [part.params["why"].template for part in parts] == [FINISHED, ONE_SET]
