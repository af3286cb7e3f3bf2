import pytest

from annotator.domain.changes import Action, SpanAdded, SpanRemoved, Status
from annotator.domain.errors import NotFoundError, StaleChangeError
from annotator.domain.ports import Access, LogKind
from annotator.domain.workbench import Tally
from factories import ANNA, BEN, NOW, make_article, make_change_set, make_schema, make_span

SPANS = [make_span(n, n + 2) for n in range(4)]


def _add(n, **fields):
    return make_change_set(SpanAdded(span=SPANS[n]), subject=f"span {n}", **fields)


def test_undo_and_redo_walk_the_steps_both_ways(filled, do, undo, read):
    seqs = [do(filled, _add(n)) for n in range(3)]
    assert [undo(filled).seq for _ in range(3)] == seqs[::-1]
    assert undo(filled) is None
    assert len(read(filled)) == 0
    assert [undo(filled, redo=True).seq for _ in range(3)] == seqs
    assert undo(filled, redo=True) is None
    assert list(read(filled)) == SPANS[:3]
    assert list(filled.problems()) == []


def test_something_new_drops_what_could_be_redone(filled, do, undo, read):
    for n in range(3):
        do(filled, _add(n))
    undo(filled)
    undo(filled)
    do(filled, _add(3))
    assert undo(filled, redo=True) is None
    assert [undo(filled).subject for _ in range(2)] == ["span 3", "span 0"]
    assert list(filled.problems()) == []


def test_they_survive_a_reopening(filled, do, undo, read, stores, location):
    for n in range(3):
        do(filled, _add(n))
    undo(filled)
    filled.close()
    with stores.open(location, Access.WRITE) as again:
        with again.open_unit_of_work() as work:
            undoable = work.history.undoable("a1", ANNA)
            assert (undoable.subject, undoable.action) == ("span 1", Action.ADD)
            assert undoable.at == NOW
            body = work.history.entry(undoable.seq).change_set.model_dump_json()
            assert undoable.size == len(body.encode())
            assert work.history.redoable("a1", ANNA).subject == "span 2"
        undo(again)
        undo(again, redo=True)
        undo(again, redo=True)
        assert list(read(again)) == SPANS[:3]


def test_each_annotator_and_article_has_their_own(filled, add, do, undo):
    add(filled, make_article("Zwei", id="a2"))
    do(filled, _add(0))
    do(filled, _add(0, annotator=BEN))
    do(filled, _add(1, article="a2"))
    assert undo(filled, annotator=BEN).subject == "span 0"
    assert undo(filled, "a2").subject == "span 1"
    assert undo(filled, "a2") is None
    assert undo(filled).subject == "span 0"


def test_only_the_entry_whose_turn_it_is_can_be_undone(filled, do):
    changes = _add(0)
    first = do(filled, changes)
    do(filled, _add(1))
    with filled.open_unit_of_work() as work, pytest.raises(StaleChangeError):
        work.annotations.record(
            changes.inverted(), Tally(Status.NEW, 1, 0), kind=LogKind.UNDO, of=first
        )
    with filled.open_unit_of_work() as work, pytest.raises(StaleChangeError):
        work.annotations.record(_add(2), Tally(Status.NEW, 3, 0), kind=LogKind.REDO, of=first)


def test_the_log_keeps_everything_in_order(filled, do, undo):
    do(filled, _add(0))
    undo(filled)
    undo(filled, redo=True)
    do(filled, make_change_set(SpanRemoved(span=SPANS[0]), annotator=ANNA))
    with filled.open_unit_of_work() as work:
        entries = list(work.history.entries("a1", ANNA))
        assert entries == list(work.history.entries())
        assert list(work.history.entries(annotator=BEN)) == []
    kinds = [(entry.kind, entry.of) for entry in entries]
    first = entries[0].seq
    expected = [(LogKind.DO, None), (LogKind.UNDO, first), (LogKind.REDO, first)]
    assert kinds == [*expected, (LogKind.DO, None)]
    assert entries[0].change_set == entries[2].change_set
    assert entries[1].change_set == entries[0].change_set.inverted()
    assert len({entry.change_set.id for entry in entries[:3]}) == 1


def test_the_log_is_read_in_pages(filled, do):
    with filled.open_unit_of_work() as work:
        for n in range(1203):
            change = SpanAdded(span=make_span(0, 1)) if n % 2 == 0 else None
            work.annotations.record(
                make_change_set(*([change] if change else [])), Tally(Status.NEW, n // 2 + 1, 0)
            )
        work.commit()
        seqs = [entry.seq for entry in work.history.entries()]
    assert len(seqs) == 1203
    assert seqs == sorted(seqs)


def test_an_unknown_entry_is_named(store):
    with store.open_unit_of_work() as work, pytest.raises(NotFoundError, match="77"):
        work.history.entry(77)


def test_schema_versions_are_appended(store):
    with store.open_unit_of_work() as work:
        assert work.schemas.current() == make_schema()
        work.schemas.store(make_schema(version=2), NOW)
        work.commit()
        assert work.schemas.current().version == 2
