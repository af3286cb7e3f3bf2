import shutil
import threading
from datetime import UTC, datetime, timedelta

import pytest

from annotator.domain.backups import BackupPolicy
from annotator.domain.changes import NoteChanged, SpanAdded
from annotator.domain.errors import CorpusExistsError, StorageError
from annotator.domain.ports import Access
from annotator.storage import backups
from annotator.storage.backups import BackupKeeper
from factories import ANNA, make_article, make_change_set, make_span

CORPORA = ("file",)
SPAN = make_span(0, 6, id="one")
START = datetime(2025, 3, 14, 9, 26, 53, tzinfo=UTC)


def _names(path):
    folder = path.with_name(f"{path.name}-backups")
    return sorted(item.name for item in folder.iterdir()) if folder.exists() else []


def test_a_backup_is_a_corpus_of_the_same_content(filled, do, read, stores, tmp_path):
    do(filled, make_change_set(SpanAdded(span=SPAN)))
    copy = tmp_path / "copy.corpus"
    filled.backup(copy)
    assert sorted(item.name for item in tmp_path.glob("copy*")) == ["copy.corpus"]
    with stores.open(str(copy), Access.READ) as opened:
        assert list(read(opened)) == [SPAN]
        assert list(opened.problems()) == []
    with stores.open(str(copy), Access.WRITE) as opened:
        do(opened, make_change_set(NoteChanged(before="", after="im Backup")))
    assert read(filled).note == ""


def test_a_backup_never_overwrites(filled, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("precious")
    with pytest.raises(CorpusExistsError, match=r"other\.txt"):
        filled.backup(other)
    assert other.read_text() == "precious"
    with pytest.raises(StorageError, match="make it first"):
        filled.backup(tmp_path / "no" / "copy.corpus")


def test_a_backup_without_room_is_refused_with_both_sizes(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 99, 1))
    with pytest.raises(StorageError, match=r"needs \d+ MiB, but only 0 MiB"):
        filled.backup(tmp_path / "copy.corpus")
    assert not list(tmp_path.glob("*copy*"))


def test_others_go_on_writing_meanwhile(filled, do, read, stores, tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "_PAGES_PER_STEP", 1)
    written = threading.Event()

    def write():
        for n in range(40):
            before = "" if n == 0 else str(n - 1)
            do(filled, make_change_set(NoteChanged(before=before, after=str(n))))
        written.set()

    thread = threading.Thread(target=write)
    thread.start()
    filled.backup(tmp_path / "copy.corpus")
    thread.join()
    assert written.is_set()
    assert read(filled).note == "39"
    with stores.open(str(tmp_path / "copy.corpus"), Access.READ) as opened:
        assert list(opened.problems()) == []


def test_opening_for_writing_makes_one_a_day(filled, stores, path):
    filled.close()
    assert _names(path) == []
    for _ in range(3):
        stores.open(str(path), Access.WRITE).close()
    assert len(_names(path)) == 1
    with stores.open(
        str(path.with_name(f"{path.name}-backups") / _names(path)[0]), Access.READ
    ) as b:
        assert list(b.problems()) == []


def test_reading_or_an_empty_corpus_makes_none(store, stores, path):
    store.close()
    stores.open(str(path), Access.READ).close()
    stores.open(str(path), Access.WRITE).close()
    assert _names(path) == []


def test_many_edits_make_one(filled, do, path, monkeypatch):
    monkeypatch.setattr(backups, "USUAL", BackupPolicy(commits=5))
    for n in range(4):
        do(filled, make_change_set(SpanAdded(span=make_span(n, n + 1))))
    filled._keeper.stop()
    # The import of the article was the first commit, so that the fourth edit is the fifth.
    assert len(_names(path)) == 1


def test_they_rotate(filled, path):
    times = [START + timedelta(hours=8 * n) for n in range(100)]
    for time in times:
        BackupKeeper(path, now=lambda time=time: time).make()
    assert len(_names(path)) <= backups.USUAL.days + backups.USUAL.weeks
    assert _names(path)[-1] == times[-1].strftime("%Y-%m-%dT%H%M%SZ.corpus")


def test_a_failure_is_logged_and_leaves_nothing(filled, path, monkeypatch, caplog):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 99, 1))
    keeper = BackupKeeper(path)
    keeper.start_if_old()
    keeper.stop()
    assert "No backup was made" in caplog.text
    assert _names(path) == []
    caplog.clear()


def test_closing_breaks_a_long_one_off(filled, path, monkeypatch):
    monkeypatch.setattr(backups, "_PAGES_PER_STEP", 1)
    monkeypatch.setattr(backups, "_PAUSE_S", 0.05)
    monkeypatch.setattr(backups, "_PATIENCE_S", 0.1)
    keeper = BackupKeeper(path)
    keeper.start_if_old()
    keeper.stop()
    assert _names(path) == []


def test_the_article_and_annotator_of_a_restored_backup_are_the_same(filled, do, tmp_path, stores):
    do(filled, make_change_set(SpanAdded(span=SPAN)))
    filled.backup(tmp_path / "copy.corpus")
    copy = str(tmp_path / "copy.corpus")
    with stores.open(copy, Access.WRITE) as opened, opened.open_unit_of_work() as work:
        assert work.articles.get("a1") == make_article()
        assert work.history.undoable("a1", ANNA).seq == 1
