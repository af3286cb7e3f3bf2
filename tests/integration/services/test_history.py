"""The states of a set through time, going back to one of them, and the life of a span."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta

import pytest

from annotator.domain.argument import RoleState
from annotator.domain.changes import Action, Status
from annotator.domain.errors import DomainError, OverlapNotAllowedError, SchemaOutgrownError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import HistoryQuery
from annotator.domain.workbench import Proposal
from annotator.services.annotate import AnnotationService
from annotator.services.history import Happened, HistoryDesk
from annotator.services.history_differences import Part, Since, differences
from annotator.services.history_restoring import RestoringService
from annotator.storage.stores import Stores
from factories import (
    ANNA,
    BEN,
    NOW,
    QUOTE,
    SAGTE,
    SIE,
    find,
    make_article,
    make_schema,
    make_suggestion,
)
from fakes import counted_ids

BERLIN, GENF = find("Berlin"), find("Genf")


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        self.now += timedelta(hours=5)
        return self.now


@pytest.fixture
def store(tmp_path):
    with Stores().create(str(tmp_path / "h.corpus"), make_schema(), at=NOW) as made:
        with made.open_unit_of_work() as work:
            number = work.imports.begin("x", NOW)
            work.imports.add(number, [make_article(), make_article("Wien, Wien", id="a2")])
            work.imports.finish(number)
            work.annotations.replace_suggestions(
                "a1",
                Proposal((make_suggestion(BERLIN.begin, BERLIN.end, id="berlin", label="LOC"),)),
                "p@1",
            )
            work.commit()
        yield made


class Annotator:
    """Works on an article and remembers every state."""

    def __init__(self, store, name=ANNA, schema=None, article="a1"):
        self.service = AnnotationService(
            store.open_unit_of_work, schema or make_schema(), name, Clock(), counted_ids(f"{name}-")
        )
        self.restoring = RestoringService(self.service)
        self.desk = self.service.open(article)
        self.states = [self.desk.own]

    def do(self, changes):
        self.desk = self.service.apply(self.desk, changes)
        self.states.append(self.desk.own)
        return self.desk.own

    def add(self, place, label="PER", layer="entity"):
        own = self.do(
            self.service.plan_add(self.desk, layer=layer, label=label, fragments=(place,))
        )
        return next(s for s in own if s.fragments == (place,) and s.layer == layer)

    def undo(self):
        self.desk, _ = self.service.undo(self.desk)
        self.states.append(self.desk.own)

    def quote(self):
        """A quote with a cue and a speaker."""
        quote = self.add(QUOTE, "direct", "quote")
        cue, speaker = self.add(SAGTE, "cue", "cue"), self.add(SIE, "mention", "mention")
        for role, filler in (("cue", cue), ("speaker", speaker)):
            self.do(self.service.plan_role(self.desk, quote.id, role, filler=filler.id))
        return quote, cue, speaker


def content(own):
    return own.spans, own.arguments, own.decisions, own.status, own.note


def work_at_random(anna, steps, seed=7):
    rng = random.Random(seed)
    text = anna.desk.article.text
    while len(anna.states) <= steps:
        spans = list(anna.desk.own.spans.values())
        with suppress(DomainError):  # a rule refused: something else then
            match rng.randrange(10) if spans else 0:
                case 0 | 1 | 2 | 3:
                    begin = rng.randrange(len(text) - 6)
                    place = type(BERLIN)(begin, begin + 4)
                    label = rng.choice(["PER", "LOC"])
                    changes = anna.service.plan_add(
                        anna.desk, layer="entity", label=label, fragments=(place,)
                    )
                case 4 | 5:
                    span = rng.choice(spans)
                    label = "LOC" if span.label == "PER" else "PER"
                    changes = anna.service.plan_relabel(anna.desk, span.id, label)
                case 6 | 7:
                    span = rng.choice(spans)
                    changes = anna.service.plan_note(anna.desk, span.id, str(rng.random()))
                case 8:
                    changes = anna.service.plan_remove(anna.desk, [rng.choice(spans).id])
                case _:
                    anna.undo()
                    continue
            anna.do(changes)


def test_every_state_there_was_is_found_again_in_any_order(store):
    anna = Annotator(store)
    work_at_random(anna, 260)
    timeline = HistoryDesk(store.open_unit_of_work).timeline("a1", ANNA)
    assert len(timeline) == len(anna.states) - 1
    assert timeline.reached == len(timeline)
    places = [*range(0, 261, 13), 260, 0, 131, 130, 132, 49, 50, 51, 200]
    for place in places:
        assert content(timeline.state(place)) == content(anna.states[place]), place
    assert timeline.reached == 0


def test_going_back_is_done_in_bearable_pieces(store):
    anna = Annotator(store)
    work_at_random(anna, 430)
    timeline = HistoryDesk(store.open_unit_of_work).timeline("a1", ANNA)
    assert not timeline.reach(0)
    assert timeline.reached > 200
    assert timeline.reach(timeline.reached)
    while not timeline.reach(0):
        pass
    assert timeline.place_of(timeline.steps[7].seq) == 8


def test_what_is_different_since_then(store):
    anna = Annotator(store)
    quote, cue, _ = anna.quote()
    berlin = anna.add(BERLIN, "LOC")
    then = anna.desk.own
    anna.do(anna.service.plan_relabel(anna.desk, berlin.id, "PER"))
    genf = anna.add(GENF, "LOC")
    anna.do(anna.service.plan_remove(anna.desk, [cue.id]))
    told = {(each.since, each.span.id): each for each in differences(then, anna.desk.own)}
    assert set(told) == {
        (Since.CHANGED, berlin.id),
        (Since.ADDED, genf.id),
        (Since.REMOVED, cue.id),
        (Since.CHANGED, quote.id),
    }
    assert told[Since.CHANGED, berlin.id].parts == (Part.LABEL,)
    assert told[Since.CHANGED, quote.id].parts == (Part.ROLES,)
    assert differences(then, then) == ()


def test_what_was_removed_and_marked_again_is_the_same(store):
    anna = Annotator(store)
    genf = anna.add(GENF, "LOC")
    then = anna.desk.own
    anna.do(anna.service.plan_remove(anna.desk, [genf.id]))
    anna.add(GENF, "LOC")
    assert differences(then, anna.desk.own) == ()


def test_a_whole_state_comes_back_as_one_step_that_can_be_undone(store):
    anna = Annotator(store)
    anna.quote()
    anna.do(anna.service.plan_accept(anna.desk, ["berlin"]))
    anna.do(anna.service.plan_status(anna.desk, Status.DONE))
    then = anna.desk.own
    anna.do(anna.service.plan_remove(anna.desk, [s.id for s in anna.desk.own]))
    anna.add(GENF, "LOC")
    anna.do(anna.service.plan_note(anna.desk, None, "neu"))
    before = anna.desk.own
    changes = anna.restoring.plan_set(anna.desk, then, "14:22")
    assert (changes.action, changes.subject) == (Action.RESTORE, "14:22")
    anna.do(changes)
    assert content(anna.service.open("a1").own) == content(then)
    anna.undo()
    assert content(anna.service.open("a1").own) == content(before)
    assert list(store.problems()) == []


def test_the_empty_beginning_can_come_back_too(store):
    anna = Annotator(store)
    anna.quote()
    anna.do(anna.restoring.plan_set(anna.desk, anna.states[0], "at first"))
    assert content(anna.service.open("a1").own) == content(anna.states[0])
    assert list(store.problems()) == []


def test_a_span_comes_back_with_its_roles_and_what_filled_them(store):
    anna = Annotator(store)
    quote, cue, speaker = anna.quote()
    genf = anna.add(GENF, "LOC")
    then = anna.desk.own
    anna.do(anna.service.plan_remove(anna.desk, [quote.id, cue.id]))
    anna.do(anna.service.plan_relabel(anna.desk, genf.id, "PER"))
    anna.do(anna.restoring.plan_span(anna.desk, then, quote.id))
    own = anna.service.open("a1").own
    filled = {(a.role, a.filler) for a in own.arguments_of(quote.id)}
    assert filled == {("cue", cue.id), ("speaker", speaker.id)}
    assert own.spans[genf.id].label == "PER"
    anna.undo()
    assert quote.id not in anna.desk.own.spans


def test_a_filler_that_comes_back_fills_its_role_again_unless_another_does(store):
    anna = Annotator(store)
    quote, cue, _ = anna.quote()
    then = anna.desk.own
    anna.do(anna.service.plan_remove(anna.desk, [cue.id]))
    gone = anna.desk
    anna.do(anna.restoring.plan_span(anna.desk, then, cue.id))
    assert ("cue", cue.id) in {(a.role, a.filler) for a in anna.desk.own.arguments_of(quote.id)}
    anna.undo()
    anna.do(anna.service.plan_role(anna.desk, quote.id, "cue", state=RoleState.IMPLICIT))
    anna.do(anna.restoring.plan_span(anna.desk, then, cue.id))
    states = [a.state for a in anna.desk.own.arguments_of(quote.id) if a.role == "cue"]
    assert states == [RoleState.IMPLICIT]
    assert cue.id not in gone.own.spans


def test_a_changed_span_becomes_what_it_was_and_one_that_was_not_there_goes(store):
    anna = Annotator(store)
    berlin = anna.add(BERLIN, "LOC")
    then = anna.desk.own
    anna.do(anna.service.plan_relabel(anna.desk, berlin.id, "PER"))
    genf = anna.add(GENF, "LOC")
    anna.do(anna.restoring.plan_span(anna.desk, then, berlin.id))
    assert anna.desk.own.spans[berlin.id].label == "LOC"
    anna.do(anna.restoring.plan_span(anna.desk, then, genf.id))
    assert content(anna.desk.own)[0] == then.spans


def test_a_span_does_not_come_back_where_something_else_is_marked_by_now(store):
    anna = Annotator(store)
    berlin = anna.add(BERLIN, "LOC")
    then = anna.desk.own
    anna.do(anna.service.plan_remove(anna.desk, [berlin.id]))
    anna.add(type(BERLIN)(BERLIN.begin + 2, BERLIN.end + 3), "PER")
    with pytest.raises(OverlapNotAllowedError):
        anna.restoring.plan_span(anna.desk, then, berlin.id)


def test_what_the_schema_has_no_more_does_not_come_back(store):
    anna = Annotator(store)
    anna.add(BERLIN, "LOC")
    then = anna.desk.own
    anna.undo()
    layers = make_schema().model_dump()["layers"]
    del layers["entity"]["labels"]["LOC"]
    later = Annotator(store, schema=make_schema(layers=layers))
    with pytest.raises(SchemaOutgrownError):
        later.restoring.plan_set(later.desk, then, "then")


def test_the_log_is_listed_by_person_kind_day_and_words(store):
    anna, ben = Annotator(store), Annotator(store, BEN, article="a2")
    berlin = anna.add(BERLIN, "LOC")
    anna.do(anna.service.plan_relabel(anna.desk, berlin.id, "PER"))
    ben.add(type(BERLIN)(0, 4), "LOC")
    desk = HistoryDesk(store.open_unit_of_work)

    def listed(**query):
        return [(s.annotator, s.action) for s in desk.steps(HistoryQuery(**query))]

    both = [(BEN, Action.ADD), (ANNA, Action.RELABEL), (ANNA, Action.ADD)]
    assert listed() == both
    assert listed(article="a2") == both[:1]
    assert listed(annotators=frozenset({ANNA})) == both[1:]
    assert listed(actions=frozenset({Action.RELABEL})) == both[1:2]
    assert listed(text="wien") == both[:1]
    assert listed(text="100%") == []
    assert listed(since=NOW.date(), until=NOW.date() + timedelta(days=2)) == both
    assert listed(until=NOW.date() - timedelta(days=1)) == []
    assert listed(since=date(2100, 1, 1)) == []
    page = desk.steps(HistoryQuery(), limit=2)
    rest = desk.steps(HistoryQuery(), before=page[-1].seq)
    assert [step.seq for step in (*page, *rest)] == [3, 2, 1]
    assert desk.people() == (ANNA, BEN)


def test_the_life_of_a_span_begins_with_its_suggestion_and_goes_on_after_its_end(store):
    anna = Annotator(store)
    anna.add(GENF, "LOC")
    anna.do(anna.service.plan_accept(anna.desk, ["berlin"]))
    berlin = next(s for s in anna.desk.own if s.fragments == (BERLIN,))
    anna.do(anna.service.plan_relabel(anna.desk, berlin.id, "PER"))
    anna.do(anna.service.plan_remove(anna.desk, [berlin.id]))
    anna.undo()
    life = HistoryDesk(store.open_unit_of_work).life("a1", ANNA, berlin.id)
    assert [each.what for each in life] == [
        Happened.SUGGESTED,
        Happened.DONE,
        Happened.DONE,
        Happened.DONE,
        Happened.UNDONE,
    ]
    assert [each.detail for each in life[1:]] == ["accept", "relabel", "remove", "remove"]
    assert (life[0].score, life[0].after.id) == (0.9, "berlin")
    assert [each.after and each.after.label for each in life[1:]] == ["LOC", "PER", None, "PER"]
    assert {each.by for each in life[1:]} == {ANNA}
    assert SUGGESTIONS not in {each.by for each in life}


def test_the_roles_of_a_span_are_part_of_its_life(store):
    anna = Annotator(store)
    _, cue, _ = anna.quote()
    life = HistoryDesk(store.open_unit_of_work).life("a1", ANNA, cue.id)
    assert [(each.detail, each.roles) for each in life] == [("add", ()), ("set_role", ("cue",))]
