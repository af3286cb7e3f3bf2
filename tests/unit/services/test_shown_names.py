"""What people are called before those who look at their work."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Status
from annotator.domain.errors import BlindCorpusError
from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId
from annotator.domain.people import Person, PersonRole
from annotator.domain.provenance import Origin, Provenance
from annotator.services.history import HistoryDesk
from annotator.services.people import set_blind
from annotator.services.shown_names import EVERYWHERE, names_for, unnamed
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from fakes import FakeStore

CEM = AnnotatorId("Cem")
DORA = AnnotatorId("Dora")
EVERYBODY = (ANNA, BEN, CEM, DORA)


@pytest.fixture
def gold():
    made = Provenance(
        origin=Origin.PROPAGATED,
        by="Anna, Ben",
        rule="majority",
        why="Anna: entity|PER|0-6; Ben: entity|PER|0-6",
    )
    span = make_span(0, 6).model_copy(update={"provenance": made})
    return make_set(span, annotator=AnnotatorId(GOLD), status=Status.DONE)


@pytest.fixture
def store(schema, gold):
    others = [make_set(make_span(0, 6), annotator=who) for who in (ANNA, BEN, CEM)]
    made = FakeStore(schema, sets=[*others, gold])
    with made.open_unit_of_work() as work:
        work.people.put(Person(DORA, frozenset({PersonRole.CURATOR})), NOW)
        work.commit()
    return made


def names(store, viewer="", **how):
    with store.open_unit_of_work() as work:
        return names_for(work, viewer, **how)


def test_names_are_names_unless_deciding_is_blind(store):
    shown = names(store, DORA)
    assert [shown.of(who, "a1") for who in EVERYBODY] == list(EVERYBODY)
    assert all(map(shown.is_open, EVERYBODY))


def test_in_a_blind_corpus_all_but_the_own_name_are_letters_which_differ_by_article(store):
    set_blind(store, on=True)
    shown = names(store, DORA)
    drawn = [tuple(shown.of(who, f"a{number}") for who in (ANNA, BEN, CEM)) for number in range(40)]
    assert {frozenset(each) for each in drawn} == {frozenset("ABC")}
    assert len(set(drawn)) == 6
    assert shown.of(DORA, "a1") == DORA
    for name in (GOLD, SUGGESTIONS, "de_news@1.0", ""):
        assert shown.of(name, "a1") == name
    assert shown.listed(["Cem", "Ben", "Anna"], "a1") == ["A", "B", "C"]


def test_nobody_else_is_asked_for_by_name(store):
    set_blind(store, on=True)
    shown = names(store, DORA)
    shown.check_open([DORA, GOLD, SUGGESTIONS, "nobody"])
    with pytest.raises(BlindCorpusError, match="Ben"):
        shown.check_open([DORA, BEN])


def test_names_can_be_revealed_and_hidden(store):
    assert names(store, hide=True).of(ANNA) in {"A", "B", "C", "D"}
    set_blind(store, on=True)
    assert names(store, reveal=True).of(ANNA) == ANNA


def test_a_gold_set_to_look_at_does_not_name_its_parents(store, gold):
    assert unnamed(gold, names(store)) is gold
    set_blind(store, on=True)
    shown = HistoryDesk(store.open_unit_of_work).names(DORA)
    (span,) = unnamed(gold, shown, "a1")
    assert span.provenance.by == ", ".join(shown.listed(["Anna", "Ben"], "a1"))
    assert span.provenance.why == ""
    assert (span.id, span.fragments, span.label) == next(
        (each.id, each.fragments, each.label) for each in gold
    )


def test_the_set_of_somebody_keeps_why_it_was_suggested(store):
    set_blind(store, on=True)
    made = Provenance(origin=Origin.PERSON, by=BEN, rule="name", why="after-title|word=Kanzler")
    own = make_set(
        make_span(0, 6).model_copy(update={"provenance": made}),
        article=make_article(),
        annotator=BEN,
    )
    (span,) = unnamed(own, names(store, DORA))
    assert span.provenance.by == names(store, DORA).of(BEN, EVERYWHERE)
    assert span.provenance.why == made.why
