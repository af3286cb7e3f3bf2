"""Changes of the schema on a real file: everything stays in step, and the log replays."""

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import DecisionChanged, SpanAdded, Verdict
from annotator.domain.errors import SchemaEditError, SchemaLeftoverError, SchemaUndoError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.schema_changes import (
    DeleteLabel,
    DeleteRole,
    MergeLabels,
    RemoveLayer,
    RenameLabel,
    RenameRole,
)
from annotator.domain.workbench import Proposal, Workbench
from annotator.services.schema_editing import SchemaEditing
from annotator.storage.corpus_file import SqliteCorpusStores
from change_strategies import change_sets
from factories import (
    ANNA,
    BEN,
    NOW,
    make_argument,
    make_article,
    make_change_set,
    make_schema,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor, frozen_clock
from work import counted_calls

RENAME = RenameLabel(layer="entity", label="PER", to="HUM")


@pytest.fixture
def editing(worked_on):
    return SchemaEditing(worked_on.open_unit_of_work, frozen_clock)


@pytest.fixture
def worked_on(filled, do):
    """Suggestions, work of Anna and Ben, a decision."""
    with filled.open_unit_of_work() as work:
        head = make_suggestion(10, 20, id="s3", layer="quote", label="direct")
        spans = (make_suggestion(0, 6, id="s1"), make_suggestion(8, 9, id="s2"), head)
        arguments = (make_argument(head, spans[0], id="sg"),)
        work.annotations.replace_suggestions("a1", Proposal(spans, arguments), "builtin@1")
        work.commit()
    decided = DecisionChanged(signature="entity|PER|8-9", before=None, after=Verdict.REJECTED)
    do(filled, make_change_set(SpanAdded(span=make_span(0, 6, id="p")), decided))
    do(filled, make_change_set(SpanAdded(span=make_span(0, 6, id="b")), annotator=BEN))
    return filled


def snapshot(store):
    with store.open_unit_of_work() as work:
        sets = [work.annotations.get("a1", each) for each in (ANNA, BEN, SUGGESTIONS)]
        tallies = [work.articles.row("a1", each).tally for each in (ANNA, BEN, "Carl")]
        return sets, tallies, work.schemas.current()


@pytest.mark.parametrize(
    "edits",
    [
        [RENAME],
        [MergeLabels(layer="entity", labels=("PER",), into="ORG")],
        [DeleteLabel(layer="entity", label="PER")],
        [RenameRole(layer="quote", role="speaker", to="source")],
        [DeleteRole(layer="quote", role="speaker"), RENAME],
        [RemoveLayer(layer="quote")],
    ],
)
def test_a_change_and_its_undo_leave_a_sound_corpus(editing, worked_on, edits):
    before = snapshot(worked_on)
    editing.apply(edits, FakeMonitor())
    assert snapshot(worked_on) != before
    assert list(worked_on.problems()) == []
    editing.undo(FakeMonitor())
    assert snapshot(worked_on) == before
    assert list(worked_on.problems()) == []


def test_what_was_decided_stays_decided_for_the_lists_too(editing, worked_on):
    _, before, _ = snapshot(worked_on)
    editing.apply([RENAME], FakeMonitor())
    _, after, _ = snapshot(worked_on)
    assert after == before
    assert [tally.open_suggestions for tally in after] == [1, 2, 3]


def test_it_survives_reopening_and_can_be_undone_then(editing, worked_on, stores, location):
    before = snapshot(worked_on)
    editing.apply([RENAME], FakeMonitor())
    worked_on.close()
    with stores.open(location, "write") as again:
        SchemaEditing(again.open_unit_of_work, frozen_clock).undo(FakeMonitor())
        assert snapshot(again) == before
        with again.open_unit_of_work() as work:
            assert [each.schema.version for each in work.schemas.versions()] == [1, 2, 1]


def test_after_the_undo_the_steps_from_before_can_be_undone(editing, worked_on, undo, read):
    editing.apply([RENAME], FakeMonitor())
    editing.undo(FakeMonitor())
    undo(worked_on)
    assert len(read(worked_on)) == 0
    assert list(worked_on.problems()) == []


def test_work_on_other_spans_stays(editing, worked_on, do, read):
    editing.apply([RENAME], FakeMonitor())
    do(worked_on, make_change_set(SpanAdded(span=make_span(8, 9, id="l", label="LOC"))))
    editing.undo(FakeMonitor())
    assert {span.id: span.label for span in read(worked_on)} == {"p": "PER", "l": "LOC"}
    assert list(worked_on.problems()) == []


def test_new_suggestions_stand_in_the_way_of_undo(editing, worked_on):
    editing.apply([RENAME], FakeMonitor())
    with worked_on.open_unit_of_work() as work:
        proposal = Proposal((make_suggestion(0, 6, id="n", label="HUM"),))
        work.annotations.replace_suggestions("a1", proposal, "builtin@2")
        work.commit()
    before = snapshot(worked_on)
    with pytest.raises(SchemaUndoError, match="has got new suggestions since"):
        editing.undo(FakeMonitor())
    assert snapshot(worked_on) == before


def test_articles_that_are_being_imported_are_waited_for(editing, worked_on, do):
    with worked_on.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        article = make_article("Noch ein Text.", id="a9")
        work.imports.add(number, [article])
        changes = make_change_set(SpanAdded(span=make_span(0, 4)), article="a9")
        tally = Workbench(AnnotationSet(article, ANNA), AnnotationSet(article, SUGGESTIONS))
        work.annotations.record(changes, tally.apply(changes).tally)
        work.commit()
    before = snapshot(worked_on)
    with pytest.raises(SchemaLeftoverError, match=r"being imported use entity\.PER"):
        editing.apply([RENAME], FakeMonitor())
    assert snapshot(worked_on) == before
    with worked_on.open_unit_of_work() as work:
        work.imports.finish(number)
        work.commit()
    assert editing.apply([RENAME], FakeMonitor()).articles == 2
    assert list(worked_on.problems()) == []


EDITS = [
    RENAME,
    MergeLabels(layer="entity", labels=("LOC",), into="PER"),
    DeleteLabel(layer="entity", label="LOC"),
    DeleteLabel(layer="quote", label="direct", relabel="indirect"),
    RenameRole(layer="quote", role="speaker", to="source"),
    RemoveLayer(layer="mention"),
]


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_random_work_survives_changes_of_the_schema_and_their_undo(data):
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "x.corpus")
        with SqliteCorpusStores().create(path, make_schema(), at=NOW) as store:
            article = make_article()
            with store.open_unit_of_work() as work:
                number = work.imports.begin("test", NOW)
                work.imports.add(number, [article])
                work.imports.finish(number)
                work.commit()
            for annotator in (ANNA, BEN):
                own = AnnotationSet(article, annotator)
                changes = data.draw(change_sets(own, most=6))
                with store.open_unit_of_work() as work:
                    desk = Workbench(own, AnnotationSet(article, SUGGESTIONS))
                    work.annotations.record(changes, desk.apply(changes).tally)
                    work.commit()
            editing = SchemaEditing(store.open_unit_of_work, frozen_clock)
            states = [snapshot(store)]
            for number in data.draw(st.lists(st.integers(0, len(EDITS) - 1), max_size=3)):
                with suppress(SchemaEditError):  # edits may exclude each other
                    editing.apply([EDITS[number]], FakeMonitor())
                    states.append(snapshot(store))
            for state in reversed(states[:-1]):
                editing.undo(FakeMonitor())
                assert snapshot(store) == state
                # The random work may have roles that no schema ever had.
                assert [each for each in store.problems() if "unknown here" not in each] == []


def test_the_work_of_relabelling_grows_with_the_spans_and_no_faster(store, add, do):
    editing = SchemaEditing(store.open_unit_of_work, lambda: NOW)
    works = []
    for numbers in (range(5), range(5, 20)):
        articles = [make_article(f"{'Wort ' * 500}{number}", id=f"a{number}") for number in numbers]
        add(store, *articles)
        for article in articles:
            spans = [make_span(5 * n, 5 * n + 4, id=f"s{n}") for n in range(200)]
            do(store, make_change_set(*(SpanAdded(span=s) for s in spans), article=article.id))
        with counted_calls() as work:
            done = editing.apply([RENAME], FakeMonitor())
            editing.undo(FakeMonitor())
        works.append(work.number)
        assert (done.people.relabelled, done.articles) == (200 * numbers.stop, numbers.stop)
    assert works[1] < 5 * works[0]
    assert list(store.problems()) == []
