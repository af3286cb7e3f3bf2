"""Questions: who sees which, under which names, and how threads that grew apart become one."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.people import Person, PersonRole
from annotator.domain.questions import QuestionState
from annotator.services.bookmarks import Bookmarks
from annotator.services.questions import QuestionDesk, Spot, take_in
from factories import ANNA, BEN, NOW, make_article
from fakes import FakeStore, counted_ids

CARLA = AnnotatorId("Carla")
ARTICLE = make_article()


@pytest.fixture
def store():
    return FakeStore(articles=[ARTICLE])


@pytest.fixture
def desk_of(store):
    ticks, ids = count(), counted_ids()

    def desk_of(who, on=store):
        def clock():
            return NOW + timedelta(minutes=next(ticks))

        return QuestionDesk(on.open_unit_of_work, who, clock, ids)

    return desk_of


@pytest.fixture
def spot():
    return Spot.of(ARTICLE.id, ARTICLE.text, TextRange(0, 5), "entity|PER|0-5")


def register(store, *, blind=False):
    with store.open_unit_of_work() as work:
        for name, role in ((ANNA, "annotator"), (BEN, "annotator"), (CARLA, "curator")):
            work.people.put(Person(name, frozenset({PersonRole(role)})), NOW)
        work.people.set_blind(on=blind)
        work.commit()


def test_a_question_is_open_until_somebody_else_answers(desk_of, spot):
    anna, carla = desk_of(ANNA), desk_of(CARLA)
    number = anna.ask(spot, "  PER oder ORG?  ")
    (asked,) = carla.shown()
    assert (asked.state, asked.messages[0].text) == (QuestionState.OPEN, "PER oder ORG?")
    assert carla.open_count() == 1
    carla.say(number, "PER.")
    assert anna.open_count() == 0
    anna.say(number, "Auch hier?")
    assert carla.open_count() == 1
    anna.close(number)
    assert carla.open_count() == 0


def test_nothing_is_not_asked(desk_of, spot, store):
    with pytest.raises(SettingError):
        desk_of(ANNA).ask(spot, " \n ")
    assert store.commits == 0


def test_annotators_see_their_own_questions_and_curators_all(desk_of, spot, store):
    register(store)
    desk_of(ANNA).ask(spot, "Anna fragt")
    desk_of(BEN).ask(spot, "Ben fragt")
    assert [each.annotator for each in desk_of(ANNA).shown()] == [ANNA]
    assert {each.annotator for each in desk_of(CARLA).shown()} == {ANNA, BEN}


def test_a_blind_corpus_names_nobody_but_oneself(desk_of, spot, store):
    register(store, blind=True)
    number = desk_of(ANNA).ask(spot, "Wer bin ich?")
    desk_of(CARLA).say(number, "Ich sage es nicht.")
    (seen,) = desk_of(CARLA).shown()
    assert seen.annotator != ANNA
    assert len(seen.annotator) == 1
    assert [each.by for each in seen.messages] == [seen.annotator, CARLA]
    assert seen.state is QuestionState.ANSWERED
    assert desk_of(CARLA).shown(ARTICLE.id)[0].annotator == seen.annotator


def test_threads_that_grew_apart_become_one(desk_of, spot, store):
    other = FakeStore(articles=[ARTICLE])
    number = desk_of(ANNA).ask(spot, "Eins?")
    with store.open_unit_of_work() as here, other.open_unit_of_work() as there:
        take_in(there, here.questions.all())
        there.commit()
    desk_of(CARLA, other).say(number, "Zwei.")
    desk_of(ANNA).say(number, "Noch etwas?")
    with store.open_unit_of_work() as here, other.open_unit_of_work() as there:
        assert take_in(here, there.questions.all()) == 1
        assert take_in(here, there.questions.all()) == 0
        here.commit()
    (one,) = desk_of(ANNA).shown()
    assert [each.text for each in one.messages] == ["Eins?", "Zwei.", "Noch etwas?"]


def test_an_excerpt_is_one_short_line():
    text = "Ein  langer\nText " + "x" * 100
    cut = Spot.of(ARTICLE.id, text, TextRange(0, len(text)))
    assert cut.excerpt.startswith("Ein langer Text xxx")
    assert len(cut.excerpt) == 80
    assert Spot.of(ARTICLE.id, text, None).excerpt == ""


def test_a_bookmark_comes_and_goes_and_is_seen_by_nobody_else(store, spot):
    mine = Bookmarks(store.open_unit_of_work, ANNA, lambda: NOW)
    assert mine.toggle(spot)
    assert mine.toggle(Spot.of(ARTICLE.id, ARTICLE.text, None))
    assert [each.place for each in mine.within(ARTICLE.id)] == [None, TextRange(0, 5)]
    assert list(Bookmarks(store.open_unit_of_work, BEN, lambda: NOW).all()) == []
    assert not mine.toggle(spot)
    mine.remove(mine.all()[0])
    assert list(mine.all()) == []
