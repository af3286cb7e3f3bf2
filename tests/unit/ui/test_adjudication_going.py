"""Where a curator goes on from a disagreement."""

from types import SimpleNamespace

import pytest

from annotator.domain.gold_decisions import CaseState, QueuedArticle
from annotator.domain.ids import ArticleId
from annotator.ui.dialogs.adjudication.going import (
    article_beside,
    case_beside,
    place_among,
    touched,
)


def case(name, begin, state=CaseState.OPEN):
    return SimpleNamespace(question=name, begin=begin, state=state)


FIRST, SECOND, THIRD = case("one", 0), case("two", 10), case("three", 20)
CASES = (FIRST, SECOND, THIRD)
QUEUE = tuple(
    QueuedArticle(ArticleId(name), name, waiting, 1, 0)
    for name, waiting in zip("abcd", (1, 0, 2, 1), strict=True)
)


@pytest.mark.parametrize(
    ("here", "step", "found"),
    [(FIRST, 1, "two"), (SECOND, -1, "one"), (THIRD, 1, None), (FIRST, -1, None), (None, 1, "one")],
)
def test_one_goes_on_in_reading_order_and_not_around_the_end(here, step, found):
    assert case_beside(CASES, here, step) == found


def test_from_one_that_is_not_listed_one_goes_to_its_neighbours():
    listed = (FIRST, THIRD)
    assert place_among(listed, SECOND) == 1
    assert case_beside(listed, SECOND, 1) == "three"
    assert case_beside(listed, SECOND, -1) == "one"
    assert case_beside((), SECOND, 1) is None


@pytest.mark.parametrize(
    ("here", "step", "open_only", "found"),
    [
        ("a", 1, True, "c"),
        ("a", 1, False, "b"),
        ("d", 1, True, "a"),
        ("c", -1, True, "a"),
        ("a", -1, True, "d"),
        (None, 1, True, "a"),
        (None, -1, True, "d"),
    ],
)
def test_the_queue_goes_around_its_end(here, step, open_only, found):
    assert article_beside(QUEUE, here, step, open_only=open_only) == found


def test_the_last_article_with_something_open_has_no_next_one():
    assert article_beside(QUEUE[:2], ArticleId("a"), 1, open_only=True) is None


def test_what_an_undo_touched_is_what_has_another_state():
    def desk(*cases):
        return SimpleNamespace(cases=SimpleNamespace(cases=cases))

    decided = case("two", 10, CaseState.DECIDED)
    assert touched(desk(FIRST, decided), desk(FIRST, SECOND)) == "two"
    assert touched(desk(FIRST), desk(FIRST, SECOND)) == "two"
    assert touched(desk(FIRST, SECOND), desk(FIRST, SECOND)) is None
