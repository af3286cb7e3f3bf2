"""Agreement as a service: whose sets, which articles, what is left out and why."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Status
from annotator.domain.errors import SettingError, TaskCancelledError
from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId
from annotator.quality.agreement_measures import Coefficient, On
from annotator.services.agreement import NOT_DONE, ONE_SET, AgreementRequest, measure_agreement
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, make_article, make_set, make_span, make_suggestion
from fakes import FakeMonitor, FakeStore

CEM = AnnotatorId("Cem")
ALL = AgreementRequest(status="all", times=0)


def own(who, *spans, article="a1", status=Status.DONE):
    return make_set(*spans, annotator=who, article=make_article(id=article), status=status)


def exact(report, annotators=()):
    (line,) = [
        line
        for line in report.lines
        if (line.on, line.coefficient, line.name) == (On.SPAN, Coefficient.F1_EXACT, "")
        and line.annotators == annotators
    ]
    return line.value


def test_people_are_compared_and_neither_gold_nor_suggestions():
    store = FakeStore(
        sets=[
            own(ANNA, make_span(0, 6)),
            own(BEN, make_span(0, 6)),
            own(GOLD, make_span(7, 11)),
            own(SUGGESTIONS, make_suggestion(7, 11)),
        ]
    )
    report = measure_agreement(store, AgreementRequest(), NullMonitor())
    assert report.annotators == (ANNA, BEN)
    assert exact(report) == 1


def test_articles_are_left_out_with_the_reason():
    store = FakeStore(
        sets=[
            own(ANNA, make_span(0, 6)),
            own(BEN, make_span(0, 6)),
            own(ANNA, make_span(0, 6), article="a2"),
            own(ANNA, make_span(0, 6), article="a3"),
            own(BEN, make_span(7, 11), article="a3", status=Status.STARTED),
        ]
    )
    report = measure_agreement(store, AgreementRequest(times=0), NullMonitor())
    assert report.left_out == {ONE_SET: 1, NOT_DONE: 1}
    assert exact(report) == 1
    assert exact(measure_agreement(store, ALL, NullMonitor())) == 0.5


def test_named_annotators_alone_are_compared():
    store = FakeStore(
        sets=[own(who, make_span(0, 6 + shift)) for shift, who in enumerate((ANNA, BEN, CEM))]
    )
    report = measure_agreement(store, AgreementRequest(("Cem", "Anna")), NullMonitor())
    assert report.annotators == (ANNA, CEM)
    assert {line.annotators for line in report.lines} == {(), (ANNA, CEM)}


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (
            AgreementRequest(("Anna", "Zoe")),
            "nobody called Zoe has annotated here; known: Anna, Ben",
        ),
        (AgreementRequest(("Anna",)), "two annotators are needed, here is Anna"),
        (AgreementRequest(attributes=frozenset({"entity.size"})), "no attribute 'entity.size'"),
        (AgreementRequest(layers=frozenset({"mood"})), "mood"),
        (AgreementRequest(), "1 × not finished by two of them"),
    ],
)
def test_impossible_requests_are_refused_with_what_there_is(request_, told):
    store = FakeStore(
        sets=[own(who, make_span(0, 6), status=Status.STARTED) for who in (ANNA, BEN)]
    )
    with pytest.raises(SettingError, match=told):
        measure_agreement(store, request_, NullMonitor())


def test_cancelling_ends_it():
    store = FakeStore(sets=[own(who, make_span(0, 6)) for who in (ANNA, BEN)])
    with pytest.raises(TaskCancelledError):
        measure_agreement(store, ALL, FakeMonitor(cancel_at=0))
