"""Questions, bookmarks and guidelines – stored and found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from annotator.domain.bookmarks import Bookmark
from annotator.domain.errors import NotFoundError
from annotator.domain.guideline import Guideline
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.questions import Message, Question, QuestionState
from factories import ANNA, BEN, NOW, make_article

CARLA = AnnotatorId("Carla")


@pytest.fixture
def two(store, add):
    add(store, *[make_article(f"Artikel {n}", id=f"a{n}", title=f"Titel {n}") for n in range(2)])
    return store


def message(number, by, *, after=0, closes=False):
    return Message(f"m{number}", by, NOW + timedelta(minutes=after), f"Wort {number}", closes)


def question(number=1, article="a0", annotator=ANNA, place=TextRange(0, 7)):  # noqa: B008 - immutable
    return Question(f"q{number}", ArticleId(article), annotator, "entity|PER|0-7", place, "Artikel")


def test_a_thread_is_kept_with_its_messages_in_the_order_of_time(two):
    with two.open_unit_of_work() as work:
        assert work.questions.ask(question())
        assert work.questions.say("q1", message(2, CARLA, after=5))
        assert work.questions.say("q1", message(1, ANNA))
        work.commit()
    with two.open_unit_of_work() as work:
        (found,) = work.questions.all()
    assert [each.id for each in found.messages] == ["m1", "m2"]
    assert found.messages[0].at == NOW
    assert (found.title, found.place, found.excerpt) == ("Titel 0", TextRange(0, 7), "Artikel")


def test_what_is_known_is_not_stored_twice(two):
    with two.open_unit_of_work() as work:
        assert work.questions.ask(question())
        assert not work.questions.ask(replace(question(), excerpt="anders"))
        assert work.questions.say("q1", message(1, ANNA))
        assert not work.questions.say("q1", message(1, BEN))
        (found,) = work.questions.all()
    assert found.excerpt == "Artikel"
    assert [each.by for each in found.messages] == [ANNA]


def test_questions_are_found_by_person_and_article_in_the_order_of_the_text(two):
    with two.open_unit_of_work() as work:
        work.questions.ask(question(1, "a1", ANNA))
        work.questions.ask(question(2, "a0", BEN))
        work.questions.ask(question(3, "a0", ANNA, None))
        ids = [each.id for each in work.questions.all()]
        of_anna = [each.id for each in work.questions.all(ANNA)]
        here = [each.id for each in work.questions.all(article=ArticleId("a0"))]
        both = [each.id for each in work.questions.all(BEN, ArticleId("a1"))]
    assert ids == ["q3", "q2", "q1"]
    assert of_anna == ["q3", "q1"]
    assert here == ["q3", "q2"]
    assert both == []


def test_nothing_is_asked_about_what_is_not_there(two):
    with two.open_unit_of_work() as work:
        with pytest.raises(NotFoundError):
            work.questions.ask(question(1, "nowhere"))
        with pytest.raises(NotFoundError):
            work.questions.say("nothing", message(1, ANNA))


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], QuestionState.OPEN),
        ([message(1, ANNA)], QuestionState.OPEN),
        ([message(1, ANNA), message(2, CARLA)], QuestionState.ANSWERED),
        ([message(1, ANNA), message(2, CARLA), message(3, ANNA)], QuestionState.OPEN),
        ([message(1, ANNA), message(2, ANNA, closes=True)], QuestionState.ANSWERED),
    ],
)
def test_whose_turn_it_is_follows_from_what_was_said_last(said, state):
    assert replace(question(), messages=tuple(said)).state is state


def test_bookmarks_belong_to_one_person(two):
    mark = Bookmark(ArticleId("a1"), ANNA, "", TextRange(0, 3), "Art", NOW)
    whole = Bookmark(ArticleId("a0"), ANNA, "", None, "", NOW)
    with two.open_unit_of_work() as work:
        work.bookmarks.put(mark)
        work.bookmarks.put(whole)
        work.bookmarks.put(replace(mark, excerpt="neu"))
        work.commit()
    with two.open_unit_of_work() as work:
        assert work.bookmarks.of(BEN) == []
        found = work.bookmarks.of(ANNA)
        assert [(each.title, each.place, each.excerpt) for each in found] == [
            ("Titel 0", None, ""),
            ("Titel 1", TextRange(0, 3), "neu"),
        ]
        assert work.bookmarks.remove(mark)
        assert not work.bookmarks.remove(mark)
        assert [each.article for each in work.bookmarks.of(ANNA)] == ["a0"]


def test_the_last_guideline_holds_and_former_ones_are_kept(two):
    with two.open_unit_of_work() as work:
        assert work.guidelines.current() is None
        work.guidelines.put(Guideline("# Eins", "Carla", NOW))
        work.guidelines.put(Guideline("# Zwei", "Carla", NOW))
        work.commit()
    with two.open_unit_of_work() as work:
        current = work.guidelines.current()
        assert current is not None
        assert current.text == "# Zwei"
        assert [each.text for each in work.guidelines.versions()] == ["# Eins", "# Zwei"]
