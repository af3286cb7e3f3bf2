"""Learning on known gold: nothing before the article is done, then what differs, and a score that is kept once."""

from __future__ import annotations

import pytest

from annotator.domain.assignments import Batch
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD
from annotator.quality.differences import DifferenceKind
from annotator.services.adjudication import AdjudicationRequest, adjudicate
from annotator.services.agreement import persons_by_article
from annotator.services.tasks import NullMonitor
from annotator.services.training_feedback import TrainingFeedback, seen_span
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from fakes import FakeStore, frozen_clock

ARTICLE = make_article()


def gold(*spans, status=Status.DONE):
    return make_set(*spans, article=ARTICLE, annotator=GOLD, status=status)


def own(*spans, status=Status.DONE):
    return make_set(*spans, article=ARTICLE, status=status)


@pytest.fixture
def learning(schema):
    """Gold has Berlin as a place and Genf as a place; Anna learns on the article."""

    def made(*, training=True, given=True, known=None):
        standard = known or gold(make_span(0, 6, label="LOC"), make_span(7, 11, label="LOC"))
        store = FakeStore(schema, sets=[standard])
        with store.open_unit_of_work() as work:
            pairs = [(ARTICLE.id, ANNA)] if given else []
            work.assignments.assign(Batch("learn", NOW, training=training), pairs)
            work.commit()
        feedback = TrainingFeedback(store.open_unit_of_work, schema, ANNA, frozen_clock)
        return store, feedback

    return made


def test_what_differs_is_told_in_reading_order(learning):
    store, feedback = learning()
    found = feedback.of(own(make_span(20, 30), make_span(0, 6, label="PER")))
    assert found is not None
    assert [each.kind for each in found.differences] == [
        DifferenceKind.LABEL,
        DifferenceKind.MISSED,
        DifferenceKind.SPURIOUS,
    ]
    assert [seen_span(each).begin for each in found.differences] == [0, 7, 20]
    assert (found.score.gold, found.score.found, found.score.agreed) == (2, 2, 0)
    assert store.state.scores[ARTICLE.id, ANNA] == found.score


def test_correcting_oneself_does_not_change_the_score(learning):
    _store, feedback = learning()
    first = feedback.of(own(make_span(0, 6, label="LOC")))
    better = feedback.of(own(make_span(0, 6, label="LOC"), make_span(7, 11, label="LOC")))
    assert first is not None
    assert better is not None
    assert not better.differences
    assert better.score == first.score
    assert (first.score.agreed, better.now.agreed) == (1, 2)
    assert feedback.history() == [first.score]


@pytest.mark.parametrize("status", [Status.NEW, Status.STARTED])
def test_gold_is_not_shown_before_the_article_is_done(learning, status):
    store, feedback = learning()
    assert feedback.of(own(make_span(0, 6), status=status)) is None
    assert not store.state.scores


@pytest.mark.parametrize(
    "case",
    [
        {"training": False},
        {"given": False},
        {"known": gold(make_span(0, 6), status=Status.STARTED)},
    ],
)
def test_nothing_is_compared_that_is_not_there_to_learn_from(learning, case):
    store, feedback = learning(**case)
    assert feedback.of(own(make_span(0, 6))) is None
    assert not store.state.scores


def test_articles_to_learn_from_count_neither_in_agreement_nor_in_adjudication(learning):
    store, _feedback = learning()
    for who in (ANNA, BEN):
        done = make_set(make_span(0, 6), article=ARTICLE, annotator=who, status=Status.DONE)
        store.state.sets[ARTICLE.id, who] = done
    with store.open_unit_of_work() as work:
        assert persons_by_article(work) == {}
        assert persons_by_article(work, training=True) == {ARTICLE.id: (ANNA, BEN)}
    with pytest.raises(SettingError):
        adjudicate(None, store, AdjudicationRequest(), NullMonitor())
