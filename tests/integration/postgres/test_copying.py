"""From a file to a server and back: every row of every table."""

from contextlib import closing
from datetime import date

import pytest

from annotator.bootstrap import make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.assignments import Batch
from annotator.domain.changes import NoteChanged, SpanAdded, SpanRemoved, Status, StatusChanged
from annotator.domain.errors import CorpusExistsError, TaskCancelledError
from annotator.domain.ports import Access, ArticleQuery, LogKind
from annotator.domain.workbench import Proposal, Workbench
from annotator.storage.copying import fingerprint, tables
from factories import (
    ANNA,
    BEN,
    NOW,
    make_article,
    make_change_set,
    make_schema,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor


def record(store, changes, **how):
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(changes.article, changes.annotator))
        seq = work.annotations.record(changes, desk.apply(changes).tally, **how)
        work.commit()
    return seq


def rows_of(store):
    with closing(store.link()) as link:
        return fingerprint(link)


@pytest.fixture
def rich(stores, tmp_path):
    """Path of a corpus file with something in many tables."""
    path = str(tmp_path / "rich.corpus")
    with stores.create(path, make_schema(), at=NOW) as store:
        with store.open_unit_of_work() as work:
            number = work.imports.begin("x", NOW)
            articles = [make_article(), make_article("Zweiter „Text“ 😀 für Köln.", id="a2")]
            work.imports.add(number, articles)
            work.imports.finish(number)
            work.annotations.replace_suggestions("a1", Proposal((make_suggestion(0, 6),)), "p@1")
            work.queue.rate("a1", uncertainty=1 / 3, disagreement=None)
            work.queue.place("a1", [4_000_000_000, 7], None)
            work.queue.place("a2", [7], "a1")
            schema = work.schemas.current()
            work.schemas.store(schema.model_copy(update={"version": 2}), NOW)
            batch = Batch("eins", NOW, date(2025, 4, 1))
            work.assignments.assign(batch, [("a1", ANNA), ("a2", BEN)])
            work.commit()
        span = make_span(0, 6, 9, 12, id="one")
        add = make_change_set(SpanAdded(span=span), NoteChanged(before="", after="O'Neil \\ %s ?"))
        first = record(store, add)
        record(store, add.inverted(), kind=LogKind.UNDO, of=first)
        record(store, add, kind=LogKind.REDO, of=first)
        done = StatusChanged(before=Status.NEW, after=Status.DONE)
        record(store, make_change_set(done, annotator=BEN))
    return path


def test_a_corpus_moves_both_ways_and_no_row_is_different(rich, server, stores, tmp_path):
    there, back = server.new_url(), str(tmp_path / "back.corpus")
    assert stores.copy(rich, there, FakeMonitor()) == there
    assert stores.copy(there, back, FakeMonitor()) == back
    with (
        stores.open(rich, Access.READ) as first,
        stores.open(there, Access.WRITE) as second,
        stores.open(back, Access.WRITE) as third,
    ):
        assert rows_of(first) == rows_of(second) == rows_of(third)
        for each in (second, third):
            assert list(each.problems()) == []
            with each.open_unit_of_work() as work:
                assert work.articles.count(ArticleQuery(ANNA, text="Köln")) == 1
        # Numbers go on where they were.
        for each in (second, third):
            record(each, make_change_set(SpanRemoved(span=make_span(0, 6, 9, 12, id="one"))))
            assert list(each.problems()) == []
        assert rows_of(second).keys() == {table.name for table in tables()}
    server.drop(there.rpartition("/")[2])


def test_what_is_there_is_not_overwritten(rich, corpus, stores, tmp_path):
    with pytest.raises(CorpusExistsError):
        stores.copy(rich, corpus, FakeMonitor())
    with pytest.raises(CorpusExistsError):
        stores.copy(corpus, rich, FakeMonitor())


def test_a_cancelled_copy_leaves_nothing(rich, server, corpus, stores, tmp_path):
    class Cancelling:
        def report(self, progress):
            raise TaskCancelledError

    there, back = server.new_url(), tmp_path / "back.corpus"
    with pytest.raises(TaskCancelledError):
        stores.copy(rich, there, Cancelling())
    with pytest.raises(TaskCancelledError):
        stores.copy(corpus, str(back), Cancelling())
    assert not list(tmp_path.glob("*back*"))
    stores.create(there, make_schema(), at=NOW).close()
    server.drop(there.rpartition("/")[2])


def test_a_changed_corpus_has_another_fingerprint(rich, stores):
    with stores.open(rich, Access.WRITE) as store:
        before = rows_of(store)
        record(store, make_change_set(NoteChanged(before="", after="x"), article="a2"))
        after = rows_of(store)
    assert {name for name in before if before[name] != after[name]} == {
        "annotation_sets",
        "change_log",
        "undo_steps",
    }


def test_the_command_line_works_on_addresses(server, tmp_path, capsys):
    program = Program(make_context=make_context, open_window=lambda _: 0, version="0")
    url, folder = server.new_url(), tmp_path / "texts"
    folder.mkdir()
    (folder / "eins.txt").write_text(
        "Angela Merkel sagte in Berlin: „Wir schaffen das.“\n", "utf-8"
    )
    commands = [
        ["new", url],
        ["import", url, str(folder)],
        ["articles", url],
        ["suggest", url],
        ["check", url],
        ["verify", url],
        ["export", url, str(tmp_path / "out"), "--format", "jsonl", "--set", "suggestions", "--status", "all"],
        ["backup", url, str(tmp_path / "backup.corpus")],
        ["copy", url, str(tmp_path / "copy.corpus")],
        ["verify", str(tmp_path / "copy.corpus")],
        ["assign", url, "--to", "Anna"],
        ["report", url, str(tmp_path / "card.html")],
    ]  # fmt: skip
    for command in commands:
        assert run(command, program) in {0, 1}, (command, capsys.readouterr())
    assert run(["restore", url, str(tmp_path / "backup.corpus")], program) == 2
    assert run(["new", url], program) == 2
    assert (tmp_path / "copy.corpus").exists()
    server.drop(url.rpartition("/")[2])
