"""Articles that are read ahead serve once, and never after somebody changed them."""

from __future__ import annotations

import pytest

from annotator.domain.errors import NotFoundError
from annotator.services.reading import AT_ONCE
from annotator.services.reading_ahead import ArticlesAhead


class LaterReading:
    """``Reading`` whose answers come when the test says so."""

    is_at_once = False

    def __init__(self):
        self.asked = []

    def ask(self, read, then, failed, **_more):
        self.asked.append((read, then, failed))

    def answer(self, place=0):
        read, then, _ = self.asked.pop(place)
        then(read())

    def fail(self):
        _, _, failed = self.asked.pop(0)
        failed(NotFoundError(what="article", id="a1"))


@pytest.fixture
def later():
    return LaterReading()


@pytest.fixture
def ahead(later):
    return ArticlesAhead(later, lambda article: f"bench of {article}")


def test_what_was_wished_for_is_there_once(ahead, later):
    ahead.wish(["a1", "a2"])
    later.answer()
    later.answer()
    assert ahead.take("a1") == "bench of a1"
    assert ahead.take("a1") is None
    assert ahead.take("a2") == "bench of a2"


def test_nothing_is_read_twice(ahead, later):
    ahead.wish(["a1"])
    ahead.wish(["a1", "a2"])
    assert len(later.asked) == 2
    later.answer()
    ahead.wish(["a1"])
    assert len(later.asked) == 1


@pytest.mark.parametrize("changed", ["a1", None])
def test_what_was_changed_since_it_was_read_is_not_there(ahead, later, changed):
    ahead.wish(["a1", "a2"])
    later.answer()
    later.answer()
    ahead.forget(changed)
    assert ahead.take("a1") is None
    assert ahead.take("a2") == ("bench of a2" if changed else None)


def test_what_was_changed_while_it_was_read_is_not_kept(ahead, later):
    ahead.wish(["a1"])
    ahead.forget("a1")
    ahead.wish(["a1"])
    later.answer()
    assert ahead.take("a1") is None
    ahead.wish(["a1"])


def test_what_is_opened_while_it_is_read_ahead_is_not_kept(ahead, later):
    ahead.wish(["a1"])
    assert ahead.take("a1") is None
    later.answer()
    assert ahead.take("a1") is None


def test_what_cannot_be_read_ahead_is_read_again_when_it_is_wished_for(ahead, later):
    ahead.wish(["a1"])
    later.fail()
    ahead.wish(["a1"])
    later.answer()
    assert ahead.take("a1") == "bench of a1"


def test_only_the_last_few_are_kept(ahead, later):
    names = [f"a{number}" for number in range(12)]
    ahead.wish(names)
    for _ in names:
        later.answer()
    assert [name for name in names if ahead.take(name)] == names[-8:]


def test_of_a_file_nothing_is_read_ahead():
    read = []
    ahead = ArticlesAhead(AT_ONCE, read.append)
    ahead.wish(["a1"])
    assert read == []
    assert ahead.take("a1") is None
