"""Who works when nobody said who, and what the roles of registered people permit."""

from __future__ import annotations

import pytest

from annotator.domain.assignments import Batch
from annotator.domain.errors import (
    NotAnAnnotatorError,
    NotRegisteredError,
    OnlyCuratorsError,
    OnlyReviewersError,
    SettingError,
    WorksIndependentlyError,
)
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.people import Person, PersonRole
from annotator.services import people
from annotator.services.annotate import AnnotationService
from annotator.services.people import Team
from factories import ANNA, BEN, NOW, make_article
from fakes import FakeStore, counted_ids, frozen_clock


@pytest.mark.parametrize(
    ("account", "expected"), [("anna", "anna"), ("gold", "annotator"), ("", "annotator")]
)
def test_the_account_works_unless_its_name_is_taken(monkeypatch, account, expected):
    monkeypatch.setattr(people.getpass, "getuser", lambda: account)
    assert people.default_annotator() == expected


def test_an_account_without_a_name_works_as_annotator(monkeypatch):
    def nameless():
        raise OSError("no such user")

    monkeypatch.setattr(people.getpass, "getuser", nameless)
    assert people.default_annotator() == "annotator"


def team(*people, blind=False):
    return Team(tuple(Person(name, frozenset(roles)) for name, *roles in people), blind)


ANNOTATES, CURATES, REVIEWS = PersonRole
CEM = AnnotatorId("Cem")


def test_nobody_registered_means_everybody_may_do_everything(schema):
    store = FakeStore(schema, articles=[make_article(id="a1")])
    with store.open_unit_of_work() as work:
        for role in PersonRole:
            people.require(work, "anybody", role)
        people.check_may_annotate(work, ArticleId("a1"), ANNA)
        people.check_annotators(work, [ANNA])


@pytest.mark.parametrize(
    ("role", "error"),
    [
        (ANNOTATES, NotAnAnnotatorError),
        (CURATES, OnlyCuratorsError),
        (REVIEWS, OnlyReviewersError),
    ],
)
def test_a_role_permits_its_part_and_nothing_else(schema, role, error):
    store = FakeStore(schema)
    people.add_person(store, "Anna", [role], frozen_clock)
    others = set(PersonRole) - {role}
    people.add_person(store, "Ben", others, frozen_clock)
    with store.open_unit_of_work() as work:
        people.require(work, "Anna", role)
        with pytest.raises(error, match="Ben is"):
            people.require(work, "Ben", role)


def test_only_annotators_and_who_was_given_an_article_annotate_it(schema):
    article = make_article()
    store = FakeStore(schema, articles=[article])
    people.add_person(store, "Anna", [ANNOTATES], frozen_clock)
    people.add_person(store, "Ben", [CURATES], frozen_clock)

    def mark(who):
        service = AnnotationService(
            store.open_unit_of_work, schema, who, frozen_clock, counted_ids()
        )
        desk = service.open(article.id)
        plan = service.plan_add(desk, layer="entity", label="PER", fragments=(TextRange(0, 6),))
        return service.apply(desk, plan)

    assert len(mark(ANNA).own) == 1
    with pytest.raises(NotAnAnnotatorError, match="Ben is not registered as an annotator"):
        mark(BEN)
    assert [each.annotator for each in store.recorded] == [ANNA]
    with store.open_unit_of_work() as work:
        work.assignments.assign(Batch("b", NOW), [(article.id, BEN)])
        work.commit()
    assert len(mark(BEN).own) == 1
    assert len(mark(GOLD).own) == 1  # who may do that is asked with ``require``


def test_roles_change_and_people_go_while_their_work_stays(schema):
    store = FakeStore(schema)
    people.add_person(store, " Anna ", [ANNOTATES, REVIEWS], frozen_clock)
    people.add_person(store, "Anna", [CURATES], frozen_clock)
    assert people.read_team(store) == team((ANNA, CURATES))
    people.remove_person(store, "Anna")
    assert people.read_team(store).people == ()
    with pytest.raises(NotRegisteredError, match="Anna is not among the people"):
        people.remove_person(store, "Anna")


@pytest.mark.parametrize("name", ["gold", "Suggestions", "", "x" * 101])
def test_names_the_program_uses_are_nobodys(schema, name):
    store = FakeStore(schema)
    with pytest.raises(SettingError):
        people.add_person(store, name, [ANNOTATES], frozen_clock)
    assert people.read_team(store).people == ()


def test_a_person_without_a_role_is_refused(schema):
    with pytest.raises(SettingError, match="at least one role"):
        people.add_person(FakeStore(schema), "Anna", [], frozen_clock)


def test_work_is_given_to_annotators_only(schema):
    store = FakeStore(schema)
    people.add_person(store, "Anna", [ANNOTATES], frozen_clock)
    with store.open_unit_of_work() as work:
        people.check_annotators(work, [ANNA])
        with pytest.raises(NotRegisteredError, match=r"Ben is not .* \(Anna\)"):
            people.check_annotators(work, [ANNA, BEN])


def test_who_decides_sees_names_or_letters_that_say_nothing(schema):
    store = FakeStore(schema)
    names = [BEN, ANNA, CEM]
    assert people.read_team(store).shown(names, "a1") == {n: n for n in names}
    people.set_blind(store, on=True)
    blind = people.read_team(store)
    assert sorted(blind.shown(names, "a1").values()) == ["A", "B", "C"]
    assert blind.shown(names, "a1") == blind.shown(reversed(names), "a1")
    drawn = {tuple(sorted(blind.shown(names, f"a{n}").items())) for n in range(40)}
    assert len(drawn) > 3  # who is A is another one on another article
    many = blind.shown([AnnotatorId(str(n)) for n in range(30)], "a1")
    assert {"Z", "A2", "D2"} <= set(many.values())


def test_who_only_annotates_is_not_shown_the_work_of_all(schema):
    store = FakeStore(schema)
    people.require_sight(store, "Anna")
    people.add_person(store, "Anna", [ANNOTATES], frozen_clock)
    people.add_person(store, "Ben", [ANNOTATES, REVIEWS], frozen_clock)
    people.require_sight(store, "Ben")
    with pytest.raises(WorksIndependentlyError, match="Anna is registered as an annotator"):
        people.require_sight(store, "Anna")
