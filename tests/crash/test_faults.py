"""What else can happen to a file while somebody works: each is told in a sentence, nothing acknowledged is lost."""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from looking import Told, log_end, look
from rounds import _listen, _read_out, ended, start_window
from shared import ANNA, STORES, Access, digest, make_corpus, now, schema

from annotator.domain.errors import (
    CorpusLockedError,
    CorpusMissingError,
    CorpusMovedError,
    CorpusRescuedError,
)
from annotator.domain.ids import new_id
from annotator.services.annotate import AnnotationService
from annotator.storage.backups import BackupKeeper, made_at

HERE = Path(__file__).parent


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "news.corpus"
    make_corpus(path, random.Random(1))
    return path


class Annotator:
    """Writes one note after the other."""

    def __init__(self, store, clock=now):
        self.service = AnnotationService(store.open_unit_of_work, schema(), ANNA, clock, new_id)
        self.desk = self.service.open("a0")

    def note(self, words):
        self.desk = self.service.apply(self.desk, self.service.plan_note(self.desk, None, words))


def stored(path):
    with STORES.open(str(path), Access.READ) as store:
        assert list(store.problems()) == []
        with store.open_unit_of_work() as work:
            return work.annotations.get("a0", ANNA)


def is_sentence(text):
    return "\n" not in text and "Traceback" not in text and 20 < len(text) < 400


# --- the file goes away ------------------------------------------------------------------------


def take_away(path, how):
    match how:
        case "deleted":
            path.unlink()
        case "deleted with its log":
            path.unlink()
            path.with_name(f"{path.name}-wal").unlink()
        case "moved":
            path.rename(path.with_name("elsewhere.corpus"))
        case "replaced":
            other = path.with_name("other.corpus")
            make_corpus(other, random.Random(2))
            other.replace(path)
        case "log deleted":
            path.with_name(f"{path.name}-wal").unlink()


WAYS = ("deleted", "deleted with its log", "moved", "replaced", "log deleted")


@pytest.mark.parametrize("how", WAYS)
def test_nothing_counts_as_stored_in_a_file_that_is_gone_and_all_before_is_saved(
    corpus, how, caplog
):
    store = STORES.open(str(corpus), Access.WRITE)
    anna = Annotator(store)
    anna.note("vorher")
    before = digest(anna.desk.own)
    take_away(corpus, how)
    with pytest.raises(CorpusRescuedError) as refused:
        anna.note("nachher")
    assert is_sentence(str(refused.value))
    saved = Path(refused.value.params["saved"])
    assert digest(stored(saved)) == before
    with pytest.raises(CorpusMovedError):
        anna.note("nochmals")
    store.close()
    assert len(list(corpus.parent.glob("*.saved-*.corpus"))) == 1
    if how == "replaced":
        # The one that came is as it came: the log of the former one was not put into it.
        assert stored(corpus).note == ""
    if how == "moved":
        assert digest(stored(corpus.with_name("elsewhere.corpus"))) == before
    caplog.clear()


def test_a_file_that_is_gone_while_nobody_writes_is_saved_when_it_is_closed(corpus, caplog):
    store = STORES.open(str(corpus), Access.WRITE)
    anna = Annotator(store)
    anna.note("vorher")
    corpus.unlink()
    store.close()
    (saved,) = corpus.parent.glob("*.saved-*.corpus")
    assert stored(saved).note == "vorher"
    with pytest.raises(CorpusMissingError, match="There is no corpus at"):
        STORES.open(str(corpus), Access.WRITE)
    caplog.clear()


def test_a_file_that_is_put_back_is_written_again(corpus):
    store = STORES.open(str(corpus), Access.WRITE)
    anna = Annotator(store)
    anna.note("vorher")
    corpus.rename(corpus.with_name("elsewhere.corpus"))
    corpus.with_name("elsewhere.corpus").rename(corpus)
    anna.note("nachher")
    store.close()
    assert stored(corpus).note == "nachher"


# --- the disk ----------------------------------------------------------------------------------


def _can_unshare():
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


needs_mounts = pytest.mark.skipif(
    not _can_unshare(), reason="only root may mount a small disk in a namespace of its own"
)


def in_namespace(folder, kind):
    command = [
        "unshare",
        "-m",
        sys.executable,
        str(HERE / "namespace_faults.py"),
        str(folder),
        kind,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@needs_mounts
def test_a_full_disk_refuses_one_edit_and_keeps_all_before(tmp_path):
    told = in_namespace(tmp_path / "disk", "full")
    assert "the disk is full, the last change was not stored; free some space" in told["said"]
    assert is_sentence(told["said"])
    assert told["edits"] > 10
    assert (told["same"], told["entries"], told["problems"]) == (True, told["edits"], [])
    assert told["more"] == 3


@needs_mounts
def test_a_disk_that_becomes_read_only_is_told_and_loses_nothing(tmp_path):
    told = in_namespace(tmp_path / "disk", "readonly")
    assert "cannot be written: the file or its folder is read-only" in told["said"]
    assert (told["edits"], told["same"], told["problems"]) == (5, True, [])
    assert told["more"] == 3


def limited(path, spare):
    """Let a process write files only up to a size, as a full disk would."""
    most = path.stat().st_size + spare
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def test_the_command_line_tells_that_the_disk_refuses_in_one_line(corpus):
    before = stored(corpus)
    command = [sys.executable, "-m", "annotator", "import", str(corpus)]
    texts = corpus.parent / "texts"
    texts.mkdir()
    for n in range(200):
        (texts / f"{n}.txt").write_text(f"Artikel {n}\n\n" + f"Wort{n} " * 3000, encoding="utf-8")
    done = subprocess.run(
        [*command, str(texts)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited(corpus, 100_000),
    )
    assert done.returncode == 2, done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith(f"annotator: {corpus}")
    assert is_sentence(last)
    assert "Traceback" not in done.stderr
    assert stored(corpus) == before


# --- the window --------------------------------------------------------------------------------


def type_until_refused(path, act=None, limit=None):
    """Type into a window to which something happens; what it told until it said why it refused."""
    told = Told()
    before = log_end(path)
    process, reader = start_window(path, 5, preexec_fn=limit)
    with ended(process):
        rest = _listen(reader, told, lambda: len(told.done) >= 3)
        if act is not None:
            act()
        known = len(told.refused)
        rest = _listen(
            reader, told, lambda: any("orpus" in said for said in told.refused[known:]), rest
        )
    _read_out(reader, told, rest)
    return told, before, [said for said in told.refused[known:] if "orpus" in said]


def test_the_window_tells_that_the_disk_refuses_and_loses_nothing(corpus):
    told, before, said = type_until_refused(corpus, limit=limited(corpus, 60_000))
    assert is_sentence(said[0])
    assert "news.corpus" in said[0]
    look(corpus, told, before)


def test_the_window_tells_that_its_file_was_deleted_and_where_the_work_is(corpus):
    told, before, said = type_until_refused(corpus, act=corpus.unlink)
    assert is_sentence(said[0])
    assert "all that was stored before is in" in said[0]
    (saved,) = corpus.parent.glob("*.saved-*.corpus")
    # Edits on their way when it went were refused, not acknowledged.
    assert look(saved, told, before) is False


# --- two programs, and a clock that goes back --------------------------------------------------


def test_a_second_program_is_refused_by_name_and_the_first_one_goes_on(corpus):
    with STORES.open(str(corpus), Access.WRITE) as store:
        anna = Annotator(store)
        for access in ("window", "line"):
            command = [sys.executable, "-m", "annotator", "suggest", str(corpus)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 2
            assert f"process {os.getpid()} on" in done.stderr
            assert "close it there first" in done.stderr
            anna.note(f"weiter {access}")
        with pytest.raises(CorpusLockedError):
            STORES.open(str(corpus), Access.WRITE)
    assert stored(corpus).note == "weiter line"


def test_two_programs_that_start_at_once_never_both_write(corpus):
    script = (
        "import sys, time; sys.path[:0] = sys.argv[2:]\n"
        "from shared import STORES, Access\n"
        "from annotator.domain.errors import CorpusLockedError\n"
        "try:\n"
        "    store = STORES.open(sys.argv[1], Access.WRITE)\n"
        "except CorpusLockedError:\n"
        "    print('refused')\n"
        "else:\n"
        "    print('open', flush=True); time.sleep(3); store.close()\n"
    )
    command = [sys.executable, "-c", script, str(corpus), str(HERE), str(HERE.parent)]
    several = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = sorted(process.communicate()[0].strip() for process in several)
    assert said.count("open") >= 1
    assert set(said) <= {"open", "refused"}
    assert stored(corpus).note == ""


def test_a_clock_that_goes_back_changes_no_order(corpus):
    times = iter(datetime(2025, 1, 1, tzinfo=UTC) - timedelta(days=n) for n in range(100))
    with STORES.open(str(corpus), Access.WRITE) as store:
        anna = Annotator(store, clock=lambda: next(times))
        for n in range(10):
            anna.note(f"Notiz {n}")
        anna.desk, _ = anna.service.undo(anna.desk)
        assert anna.desk.own.note == "Notiz 8"
        with store.open_unit_of_work() as work:
            seqs = [entry.seq for entry in work.history.entries()]
        assert seqs == sorted(seqs)
    assert stored(corpus).note == "Notiz 8"


def test_a_clock_that_went_back_does_not_keep_backups_from_being_made(corpus):
    future = datetime(2031, 1, 1, tzinfo=UTC)
    BackupKeeper(corpus, lambda: future).make()
    today = datetime(2025, 6, 1, tzinfo=UTC)
    keeper = BackupKeeper(corpus, lambda: today)
    keeper.start_if_old()
    keeper.stop()
    folder = corpus.with_name(f"{corpus.name}-backups")
    made = sorted(filter(None, (made_at(item.name) for item in folder.iterdir())))
    assert made == [today, future]
