"""The outbox: shown at once, kept until stored, stored in order, never dropped by itself."""

from __future__ import annotations

import os
import stat
import threading
import time
from pathlib import Path

import pytest

from annotator.domain.changes import Action, ChangeSet, Status
from annotator.domain.errors import (
    CommitUnknownError,
    ConnectionLostError,
    KeptChangeError,
    OfflineError,
    OutboxError,
)
from annotator.domain.offsets import TextRange
from annotator.services.annotate import AnnotationService
from annotator.services.line import Line, WatchedStore
from annotator.services.outbox import Outbox
from annotator.services.outbox_journal import Journal, Kept
from annotator.services.outbox_news import Happened
from factories import ANNA, find, make_article, make_change_set, make_schema
from fakes import FakeStore, counted_ids, frozen_clock

LOCATION = "postgresql+psycopg://anna@db/news"
BERLIN, GENF = find("Berlin"), find("Genf")


class Server(FakeStore):
    """A corpus whose server can be switched off, or be held so that it does not answer."""

    gone = False
    lose_answer = False

    def __init__(self, *args, **fields):
        super().__init__(*args, **fields)
        self.may_answer = threading.Event()
        self.may_answer.set()

    def open_unit_of_work(self):
        work = super().open_unit_of_work()
        server, enter, commit = self, work.__enter__, work.commit

        class Work:
            def __enter__(self):
                assert server.may_answer.wait(60)
                if server.gone:
                    raise ConnectionLostError(corpus=LOCATION, reason="it is gone")
                return self

            def __exit__(self, *exc):
                return work.__exit__(*exc)

            def __getattr__(self, name):
                return getattr(work, name)

            def commit(self):
                commit()
                if server.lose_answer:
                    server.lose_answer, server.gone = False, True
                    raise CommitUnknownError(corpus=LOCATION, reason="it is gone")

        enter()
        return Work()


@pytest.fixture
def server():
    return Server(make_schema(), articles=[make_article()], location=LOCATION)


class Desktop:
    """One program of one person."""

    def __init__(self, server, folder):
        self.line = Line(LOCATION)
        self.news = []
        self.journal = Journal(folder, LOCATION, ANNA)
        watched = WatchedStore(server, self.line)
        self.outbox = Outbox(
            server,
            watched,
            self.journal,
            annotator=ANNA,
            schema=make_schema(),
            line=self.line,
            tell=self.news.append,
        )
        self.service = AnnotationService(
            watched.open_unit_of_work,
            make_schema(),
            ANNA,
            frozen_clock,
            counted_ids(f"{id(self)}-"),
            self.outbox,
        )

    def add(self, desk, fragment, label="LOC"):
        plan = self.service.plan_add(desk, layer="entity", label=label, fragments=(fragment,))
        return self.service.apply(desk, plan)

    def wait(self, holds=None):
        holds = holds or (lambda: not self.outbox.waiting)
        until = time.monotonic() + 10
        while not holds():
            assert time.monotonic() < until, (self.outbox.waiting, self.news)
            time.sleep(0.01)


@pytest.fixture
def desktop(server, tmp_path):
    made = []

    def make(folder="outbox"):
        made.append(Desktop(server, tmp_path / folder))
        return made[-1]

    yield make
    for each in made:
        each.outbox.close()


def labels(server):
    own = server.state.sets.get(("a1", ANNA))
    return [own.covered_text(span) for span in own] if own else []


def test_with_a_server_that_answers_all_is_as_in_a_file(server, desktop, tmp_path):
    one = desktop()
    desk = one.add(one.service.open("a1"), BERLIN)
    assert labels(server) == ["Berlin"]
    assert one.outbox.waiting == ()
    assert list((tmp_path / "outbox").glob("*.jsonl")) == []
    desk, _ = one.service.undo(desk)
    assert labels(server) == []


def test_what_cannot_be_stored_is_shown_and_kept_and_stored_in_order_later(server, desktop):
    one = desktop()
    desk = one.service.open("a1")
    server.gone = True
    desk = one.add(desk, BERLIN)
    desk = one.add(desk, GENF)
    desk = one.service.apply(desk, one.service.plan_status(desk, Status.DONE))
    assert [kept.number for kept in one.outbox.waiting] == [1, 2, 3]
    assert [desk.own.covered_text(span) for span in desk.own] == ["Berlin", "Genf"]
    assert labels(server) == []
    server.gone = False
    one.wait()
    assert labels(server) == ["Berlin", "Genf"]
    assert server.state.sets["a1", ANNA].status is Status.DONE
    assert one.service.open("a1").own == desk.own


def test_the_file_is_for_its_owner_alone_and_holds_no_password(server, desktop, tmp_path):
    one = desktop()
    desk = one.service.open("a1")
    server.gone = True
    one.add(desk, BERLIN)
    (path,) = (tmp_path / "outbox").glob("*.jsonl")
    assert "Berlin" in path.read_text()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nobody_waits_for_a_server_that_does_not_answer(server, desktop):
    one = desktop()
    desk = one.service.open("a1")
    server.may_answer.clear()
    one.add(desk, BERLIN)
    assert len(one.outbox.waiting) == 1
    server.may_answer.set()
    one.wait()
    assert labels(server) == ["Berlin"]


def test_reading_without_a_connection_is_refused_at_once(server, desktop):
    one = desktop()
    server.gone = True
    with pytest.raises(OfflineError, match="no connection"):
        one.service.open("a1")
    assert one.line.is_down


def test_what_was_left_by_a_program_that_was_killed_is_stored_by_the_next(
    server, desktop, tmp_path
):
    one = desktop()
    desk = one.service.open("a1")
    server.gone = True
    desk = one.add(desk, BERLIN)
    desk = one.add(desk, GENF)
    one.outbox.close()
    (path,) = (tmp_path / "outbox").glob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"put": {"number": 3, "chan')  # cut off in the middle of a line
    server.gone = False
    two = desktop()
    shown = two.service.open("a1")
    assert [shown.own.covered_text(span) for span in shown.own] == ["Berlin", "Genf"]
    two.wait()
    assert labels(server) == ["Berlin", "Genf"]
    two.outbox.close()
    assert not path.exists()


def test_two_programs_keep_apart_and_the_next_one_takes_over_from_both(server, desktop):
    one, two = desktop(), desktop()
    desk = one.service.open("a1")
    server.gone = True
    one.add(desk, BERLIN)
    two.add(desk, GENF)
    assert one.journal.path != two.journal.path
    one.outbox.close()
    two.outbox.close()
    server.gone = False
    three = desktop()
    three.wait()
    assert three.outbox.beside == ()
    assert labels(server) == ["Berlin", "Genf"]


def test_undo_and_redo_of_what_waits_work_without_a_connection(server, desktop):
    one = desktop()
    desk = one.service.open("a1")
    server.gone = True
    desk = one.add(one.add(desk, BERLIN), GENF)
    desk, _ = one.service.undo(desk)
    desk, _ = one.service.undo(desk)
    assert list(desk.own) == []
    desk, _ = one.service.redo(desk)
    assert [desk.own.covered_text(span) for span in desk.own] == ["Berlin"]
    server.gone = False
    one.wait()
    assert labels(server) == ["Berlin"]
    assert one.outbox.beside == ()
    desk, _ = one.service.undo(one.service.open("a1"))
    assert labels(server) == []


def body_size(changes):
    return len(changes.model_dump_json().encode())


def test_how_long_a_step_takes_is_known_whether_it_waits_or_is_stored(server, desktop):
    one = desktop()
    desk = one.add(one.service.open("a1"), BERLIN)
    stored = one.outbox.undoable("a1")
    assert stored.size == body_size(server.state.log[-1].change_set)
    server.gone = True
    one.line.went_down()
    desk = one.add(desk, GENF)
    waiting = one.outbox.undoable("a1")
    (kept,) = one.outbox.waiting
    assert waiting.seq < 0
    assert waiting.size == body_size(kept.changes)
    desk, _ = one.service.undo(desk)
    again = one.outbox.redoable("a1")
    assert again.seq == waiting.seq
    # What is inverted has the same spans.
    assert abs(again.size - waiting.size) < waiting.size / 5


def test_a_step_that_waits_is_measured_once(server, desktop, monkeypatch):
    one = desktop()
    desk = one.service.open("a1")
    server.gone = True
    one.line.went_down()
    one.add(desk, BERLIN)
    first = one.outbox.undoable("a1")
    counted = []
    dump = ChangeSet.model_dump_json
    monkeypatch.setattr(
        ChangeSet, "model_dump_json", lambda *args, **more: counted.append(1) or dump(*args, **more)
    )
    assert one.outbox.undoable("a1") == first
    assert counted == []


def test_undo_of_what_is_stored_waits_for_the_connection(server, desktop):
    one = desktop()
    desk = one.add(one.service.open("a1"), BERLIN)
    server.gone = True
    with pytest.raises(OfflineError):
        one.service.undo(desk)


def test_an_edit_that_still_fits_is_stored_on_the_state_of_the_other_desktop(server, desktop):
    one, two = desktop(), desktop("other machine")
    mine, theirs = one.service.open("a1"), two.service.open("a1")
    one.add(mine, BERLIN)
    after = two.add(theirs, GENF)
    assert labels(server) == ["Berlin", "Genf"]
    assert [after.own.covered_text(span) for span in after.own] == ["Berlin", "Genf"]
    assert [news.what for news in two.news] == [Happened.FITTED]


def test_an_edit_that_does_not_fit_is_told_in_one_sentence_and_put_beside(server, desktop):
    one, two = desktop(), desktop("other machine")
    mine, theirs = one.service.open("a1"), two.service.open("a1")
    one.add(mine, BERLIN)
    with pytest.raises(KeptChangeError, match=r"Berlin.*another computer.*kept"):
        two.add(theirs, BERLIN)
    (kept,) = two.outbox.beside
    assert kept.refused["text"].startswith("“Berlin” is already marked as LOC")
    assert labels(server) == ["Berlin"]
    one.service.undo(one.service.open("a1"))
    two.outbox.again(kept.number)
    two.wait(lambda: labels(server) == ["Berlin"])
    two.wait()
    assert two.outbox.beside == ()


def test_what_was_put_beside_survives_the_program(server, desktop):
    one, two = desktop(), desktop("other machine")
    mine, theirs = one.service.open("a1"), two.service.open("a1")
    server.gone = True
    two.add(theirs, BERLIN)
    server.gone = False
    two.wait()
    assert labels(server) == ["Berlin"]
    server.gone = True
    one.line.went_down()
    one.add(mine, TextRange(BERLIN.begin, BERLIN.end))
    server.gone = False
    one.wait(lambda: [news.what for news in one.news if news.error] == [Happened.REFUSED])
    one.outbox.close()
    again = desktop()
    (kept,) = again.outbox.beside
    assert again.outbox.waiting == ()
    again.outbox.drop(kept.number)
    assert again.outbox.beside == ()


def test_taking_back_what_did_not_fit_leaves_nothing_beside(server, desktop):
    one, two = desktop(), desktop("other machine")
    mine, theirs = one.service.open("a1"), two.service.open("a1")
    server.gone = True
    two.line.went_down()
    desk = two.add(theirs, BERLIN, "PER")
    two.service.undo(desk)
    server.gone = False
    two.wait()
    assert labels(server) == []
    del one, mine


def test_nothing_is_shown_that_can_neither_be_stored_nor_kept(server, desktop, monkeypatch):
    one = desktop()
    desk = one.service.open("a1")
    server.gone = True

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutboxError, match="No space"):
        one.add(desk, BERLIN)
    monkeypatch.undo()
    assert one.outbox.waiting == ()


DAMAGED = (
    *(b'{"stored": "x", "entry": 1}', b'{"stored": 1.5, "entry": 1}', b'{"stored": 1}'),
    *(b'{"drop": {}}', b'["stored"]', b"3", b"[" * 5_000, b'{"pu4": 1}', b"\0" * 300),
)


@pytest.mark.parametrize("line", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_line_is_passed_over_and_what_stands_beside_it_is_kept(tmp_path, line):
    journal = Journal(tmp_path, LOCATION, ANNA)
    journal.put(Kept(number=7, changes=make_change_set()))
    path = journal.path
    journal.close()
    with path.open("ab") as file:
        file.write(line + b"\n")
    # The file of another program is taken over, line by line.
    path.rename(path.with_name(path.name.replace("-1.", "-2.")))
    journal = Journal(tmp_path, LOCATION, ANNA)
    assert list(journal.entries) == [7]
    assert journal.highest == 7
    journal.close()


@pytest.mark.parametrize("data", [b"", b'{"corpus": "x"', b"\n"])
def test_a_file_that_was_hardly_begun_holds_nothing(tmp_path, data):
    journal = Journal(tmp_path, LOCATION, ANNA)
    path = journal.path
    journal.close()
    path.write_bytes(data)
    journal = Journal(tmp_path, LOCATION, ANNA)
    assert not journal.entries
    assert journal.damage == []
    journal.put(Kept(number=1, changes=make_change_set()))
    journal.close()
    journal = Journal(tmp_path, LOCATION, ANNA)
    assert list(journal.entries) == [1]
    journal.close()


@pytest.fixture
def damaged(server, desktop, tmp_path):
    """The file of a program that was killed, three steps, the first one of them damaged; and its bytes."""
    one = desktop()
    desk = one.service.open("a1")
    server.gone = True
    desk = one.add(desk, BERLIN)
    (span,) = desk.own
    desk = one.service.apply(desk, one.service.plan_note(desk, span.id, "von Anna"))
    one.add(desk, GENF)
    one.outbox.close()
    (path,) = (tmp_path / "outbox").glob("*.jsonl")
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1][:40] + b"\xff\0" + lines[1][42:]
    data = b"\n".join(lines)
    path.write_bytes(data)
    return path, data


def test_a_damaged_file_is_told_of_and_kept_and_what_can_be_read_is_stored(
    server, desktop, damaged, tmp_path
):
    path, data = damaged
    server.gone = False
    two = desktop()
    (error,) = two.journal.damage
    kept = error.params["kept"]
    assert str(error).startswith(f"{path} is damaged: up to 1 of the steps that waited")
    assert str(kept) in str(error)
    assert kept.read_bytes() == data
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    two.wait()
    assert labels(server) == ["Genf"]
    # What builds on the lost one is kept and listed, with the reason.
    (beside,) = two.outbox.beside
    assert beside.changes.action is Action.SET_NOTE
    assert beside.refused["text"]
    two.outbox.close()
    three = desktop()
    assert three.journal.damage == []
    assert three.outbox.beside == (beside,)
    assert kept.read_bytes() == data
    assert list((tmp_path / "outbox").glob("*damaged*")) == [kept]


def test_a_damaged_file_that_another_program_left_is_kept_too(server, desktop, damaged):
    path, data = damaged
    other = path.with_name(path.name.replace("-1.jsonl", "-2.jsonl"))
    path.rename(other)
    server.gone = False
    two = desktop()
    (error,) = two.journal.damage
    assert error.params["file"] == other
    assert error.params["kept"].read_bytes() == data
    assert not other.exists()
    two.wait()
    assert labels(server) == ["Genf"]


def test_a_file_that_was_damaged_before_it_was_written_anew_is_kept_once(
    tmp_path, damaged, monkeypatch
):
    path, data = damaged

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutboxError, match="No space"):
        Journal(path.parent, LOCATION, ANNA)
    monkeypatch.undo()
    assert path.read_bytes() == data
    journal = Journal(path.parent, LOCATION, ANNA)
    assert sorted(journal.entries) == [2, 3]
    journal.close()
    assert len(list((tmp_path / "outbox").glob("*damaged*"))) == 1


def test_a_damaged_file_that_cannot_be_kept_is_left_as_it_is(damaged, monkeypatch):
    path, data = damaged

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutboxError, match="No space"):
        Journal(path.parent, LOCATION, ANNA)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (b'{"put":{"number":1' + b"\0" * 9 + b'{"put":{"number":2', 2),
        (b'{"stored":1,"ent', 0),
        (b'{"drop":\xff', 0),
        (b'{"corp\xff', 1),
        (b'{"put":{"number":1\n{"cut":true}', 0),
    ],
    ids=["two glued together", "stored", "dropped", "no telling", "cut off by a crash"],
)
def test_only_steps_count_as_lost(tmp_path, line, count):
    journal = Journal(tmp_path, LOCATION, ANNA)
    journal.put(Kept(number=7, changes=make_change_set()))
    path = journal.path
    journal.close()
    with path.open("ab") as file:
        file.write(line + b"\n")
    journal = Journal(tmp_path, LOCATION, ANNA)
    assert sum(error.params["count"] for error in journal.damage) == count
    assert list(journal.entries) == [7]
    journal.close()


def test_what_could_not_be_written_in_full_does_not_spoil_what_follows(tmp_path, monkeypatch):
    journal = Journal(tmp_path, LOCATION, ANNA)
    journal.put(Kept(number=1, changes=make_change_set()))
    write = os.write

    def full(file, data):
        write(file, data[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutboxError, match="No space"):
        journal.put(Kept(number=2, changes=make_change_set()))
    monkeypatch.undo()
    journal.put(Kept(number=3, changes=make_change_set()))
    journal.close()
    journal = Journal(tmp_path, LOCATION, ANNA)
    assert sorted(journal.entries) == [1, 3]
    assert journal.damage == []
    journal.close()
