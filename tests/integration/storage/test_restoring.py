"""Going back to a backup: nothing is lost, nothing half done."""

import shutil
from datetime import UTC, datetime

import pytest

from annotator.domain.changes import NoteChanged, SpanAdded
from annotator.domain.errors import (
    CorpusDamagedError,
    CorpusLockedError,
    CorpusMissingError,
    NotACorpusError,
)
from annotator.domain.ports import Access
from annotator.storage import restoring
from annotator.storage.backups import BackupKeeper
from factories import make_change_set, make_span

CORPORA = ("file",)
SPAN = make_span(0, 6, id="one")
NOW = datetime(2025, 3, 14, 9, 26, 53, tzinfo=UTC)
ASIDE = "news.before-restore-2025-03-14T092653Z.corpus"


@pytest.fixture
def backup(filled, do, tmp_path):
    """A backup with one span; the corpus has a note besides and is closed."""
    do(filled, make_change_set(SpanAdded(span=SPAN)))
    copy = tmp_path / "then.corpus"
    filled.backup(copy)
    do(filled, make_change_set(NoteChanged(before="", after="danach")))
    filled.close()
    return copy


def seen(stores, read, path):
    with stores.open(str(path), Access.READ) as store:
        assert list(store.problems()) == []
        return [span.id for span in read(store)], read(store).note


def test_the_state_of_the_backup_is_back_and_the_former_one_kept(stores, read, path, backup):
    assert stores.restore(str(path), backup, at=NOW) == path.with_name(ASIDE)
    assert seen(stores, read, path) == ([SPAN.id], "")
    assert seen(stores, read, path.with_name(ASIDE)) == ([SPAN.id], "danach")
    assert backup.exists()
    assert not list(path.parent.glob(".*"))


def test_a_corpus_that_is_gone_is_restored_too(stores, read, path, backup):
    path.unlink()
    assert stores.restore(str(path), backup, at=NOW) is None
    assert seen(stores, read, path) == ([SPAN.id], "")


def test_a_damaged_corpus_is_set_aside_with_its_log(stores, read, path, backup):
    path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 9000)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"what a killed process left")
    damaged = path.read_bytes()
    aside = stores.restore(str(path), backup, at=NOW)
    assert aside.read_bytes() == damaged
    assert not log.exists() or not log.stat().st_size
    assert seen(stores, read, path) == ([SPAN.id], "")


def test_edits_that_only_stand_in_the_log_are_kept_with_the_former_one(
    filled, do, read, stores, path, tmp_path
):
    copy = tmp_path / "then.corpus"
    filled.backup(copy)
    do(filled, make_change_set(NoteChanged(before="", after="nur im Protokoll")))
    killed = tmp_path / "killed"
    killed.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", killed / f"{path.name}{ending}")
    aside = stores.restore(str(killed / path.name), copy, at=NOW)
    assert seen(stores, read, killed / path.name)[1] == ""
    assert seen(stores, read, aside)[1] == "nur im Protokoll"


@pytest.mark.parametrize("content", [b"no corpus at all", b""])
def test_what_is_no_corpus_restores_nothing(stores, read, path, backup, tmp_path, content):
    other = tmp_path / "other.corpus"
    other.write_bytes(content)
    with pytest.raises(NotACorpusError):
        stores.restore(str(path), other, at=NOW)
    assert seen(stores, read, path)[1] == "danach"


def test_a_damaged_backup_restores_nothing(stores, read, path, backup):
    content = bytearray(backup.read_bytes())
    # Behind the header, so that it still looks like a corpus.
    for place in range(8192 * 3, len(content), 8192):
        content[place : place + 64] = b"\xff" * 64
    backup.write_bytes(bytes(content))
    with pytest.raises(CorpusDamagedError, match=r"then\.corpus is damaged"):
        stores.restore(str(path), backup, at=NOW)
    assert seen(stores, read, path)[1] == "danach"


def test_a_missing_backup_is_named(stores, path, backup):
    backup.unlink()
    with pytest.raises(CorpusMissingError, match=r"then\.corpus"):
        stores.restore(str(path), backup, at=NOW)


def test_a_corpus_somebody_works_on_is_left_alone(stores, path, backup):
    with (
        stores.open(str(path), Access.WRITE),
        pytest.raises(CorpusLockedError),
    ):
        stores.restore(str(path), backup, at=NOW)


def test_a_failure_on_the_last_step_leaves_the_corpus(stores, read, path, backup, monkeypatch):
    def fail(part, destination):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "replace_with", fail)
    with pytest.raises(Exception, match="full"):
        stores.restore(str(path), backup, at=NOW)
    assert seen(stores, read, path)[1] == "danach"
    assert not [*path.parent.glob(".*.restored"), *path.parent.glob("*before-restore*")]


def test_backups_are_listed_newest_first_and_without_the_corpus(filled, stores, path):
    assert stores.backups(str(path)) == []
    for day in (1, 3, 2):
        BackupKeeper(path, now=lambda day=day: datetime(2025, 3, day, tzinfo=UTC)).make()
    filled.close()
    path.unlink()
    made = [each.path.name for each in stores.backups(str(path))]
    assert made == [f"2025-03-0{day}T000000Z.corpus" for day in (3, 2, 1)]
