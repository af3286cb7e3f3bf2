import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as driver

from annotator.domain.changes import NoteChanged, SpanAdded
from annotator.domain.errors import (
    CorpusDamagedError,
    CorpusExistsError,
    CorpusLockedError,
    CorpusMissingError,
    CorpusReadOnlyError,
    CorpusTooNewError,
    DiskFullError,
    NotACorpusError,
    StorageError,
)
from annotator.domain.ports import Access, ArticleQuery
from annotator.storage import corpus_file
from annotator.storage.tables import FORMAT
from factories import ANNA, NOW, make_article, make_change_set, make_schema, make_span

ROOT = Path(__file__).parents[3]
CORPORA = ("file",)
SPAN = make_span(0, 6, id="one")
ADD = make_change_set(SpanAdded(span=SPAN))

HOLDER = """
import sys
from annotator.domain.ports import Access
from annotator.storage.corpus_file import SqliteCorpusStores
store = SqliteCorpusStores().open(sys.argv[1], Access.WRITE)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(path):
    """``holder()`` starts another process that has the corpus open for writing."""
    started = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        started.append(process)
        assert process.stdout.readline() == b"open\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def closed(filled, do, path):
    """The path of a corpus with one annotation, closed."""
    do(filled, ADD)
    filled.close()
    return path


def test_a_new_corpus_is_one_file_and_a_lock(store, path, tmp_path):
    store.close()
    assert sorted(item.name for item in tmp_path.iterdir()) == ["news.corpus", "news.corpus-lock"]
    assert store.location == str(path)
    assert store.access is Access.WRITE


def test_the_tables_are_those_the_program_knows(closed):
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - only this test needs it
    from alembic.migration import MigrationContext  # noqa: PLC0415 - only this test needs it

    from annotator.storage.engine import engine_for  # noqa: PLC0415 - only this test needs it
    from annotator.storage.tables import metadata  # noqa: PLC0415 - only this test needs it

    ours = {"article_search", "alembic_version"}
    with engine_for(closed, writable=False).connect() as connection:
        options = {"include_name": lambda name, *_: not (name or "").startswith(tuple(ours))}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_it_is_never_overwritten(closed, stores):
    with pytest.raises(CorpusExistsError, match=r"news\.corpus"):
        stores.create(str(closed), make_schema(), at=NOW)


@pytest.mark.parametrize("make", [lambda p: None, lambda p: (p.parent / "x").mkdir()])
def test_a_missing_corpus_is_named(stores, path, make):
    make(path)
    for access in Access:
        with pytest.raises(CorpusMissingError, match=r"news\.corpus"):
            stores.open(str(path), access)
        with pytest.raises(CorpusMissingError, match="nowhere"):
            stores.open(str(path.parent / "nowhere" / "x.corpus"), access)


def test_a_corpus_is_not_made_in_a_folder_that_is_not_there(stores, tmp_path):
    with pytest.raises(StorageError, match="make it first"):
        stores.create(str(tmp_path / "no" / "x.corpus"), make_schema(), at=NOW)


@pytest.mark.parametrize(
    "content",
    [b"", b"Dies ist ein Text.\n" * 3, b"x" * 100_000, os.urandom(8192), b"SQLite format 3\0"],
)
def test_files_of_other_kinds_are_refused_and_left_alone(stores, path, content):
    path.write_bytes(content)
    for access in Access:
        with pytest.raises(NotACorpusError, match=r"news\.corpus"):
            stores.open(str(path), access)
    assert path.read_bytes() == content
    assert [item.name for item in path.parent.iterdir()] == ["news.corpus"]


def test_a_folder_and_another_database_are_no_corpus(stores, path, tmp_path):
    with closing(driver.connect(str(path))) as other:
        other.execute("CREATE TABLE t (x)")
    for access in Access:
        for place in (path, tmp_path):
            with pytest.raises(NotACorpusError):
                stores.open(str(place), access)


def test_a_corpus_of_a_newer_version_is_refused_with_both_numbers(stores, closed):
    with closing(driver.connect(str(closed))) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 6}")
    for access in Access:
        with pytest.raises(
            CorpusTooNewError, match=rf"format {FORMAT + 6}, this one knows {FORMAT}"
        ):
            stores.open(str(closed), access)


def test_an_older_corpus_is_copied_and_brought_up_to_date(stores, closed, monkeypatch, read, do):
    def upgrade(connection):
        connection.exec_driver_sql("ALTER TABLE articles ADD COLUMN extra TEXT")
        connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT + 1}")

    monkeypatch.setattr(corpus_file, "FORMAT", FORMAT + 1)
    monkeypatch.setattr("annotator.storage.opening.FORMAT", FORMAT + 1)
    monkeypatch.setattr(corpus_file, "upgrade", upgrade)
    with pytest.raises(StorageError, match=f"older format {FORMAT}"):
        stores.open(str(closed), Access.READ)
    with stores.open(str(closed), Access.WRITE) as opened:
        assert list(read(opened)) == [SPAN]
    monkeypatch.undo()
    (copy,) = closed.with_name("news.corpus-backups").glob(f"before-format-{FORMAT + 1}-*.corpus")
    with stores.open(str(copy), Access.READ) as old:
        assert list(read(old)) == [SPAN]


def test_a_migration_that_fails_changes_nothing(stores, closed, monkeypatch, read):
    def upgrade(connection):
        connection.exec_driver_sql("DROP TABLE spans")
        raise driver.OperationalError("no such thing")

    monkeypatch.setattr(corpus_file, "FORMAT", FORMAT + 1)
    monkeypatch.setattr(corpus_file, "upgrade", upgrade)
    with pytest.raises(StorageError):
        stores.open(str(closed), Access.WRITE)
    monkeypatch.undo()
    with stores.open(str(closed), Access.WRITE) as opened:
        assert list(read(opened)) == [SPAN]


class TestDamage:
    def test_flipped_bytes_are_found_at_opening(self, stores, closed):
        content = bytearray(closed.read_bytes())
        for page in range(8192, len(content), 8192):
            content[page : page + 64] = bytes(byte ^ 0xFF for byte in content[page : page + 64])
        closed.write_bytes(content)
        for access in (Access.READ, Access.WRITE):
            with pytest.raises(CorpusDamagedError, match=r"news\.corpus-backups"):
                stores.open(str(closed), access)
        assert not closed.with_name("news.corpus-holder").exists()

    def test_a_truncated_file_is_found_at_opening(self, stores, closed):
        os.truncate(closed, 3 * 8192)
        for access in (Access.READ, Access.WRITE):
            with pytest.raises(CorpusDamagedError):
                stores.open(str(closed), access)

    @pytest.mark.parametrize(
        ("statement", "problem"),
        [
            ("UPDATE article_texts SET text = 'x' || substr(text, 2)", "text is not the one"),
            ("DELETE FROM article_texts", "text is not the one"),
            ("UPDATE spans SET label = 'ODD'", "label ODD"),
            ("UPDATE spans SET label = 'ORG'", "not what the change log says"),
            ("UPDATE annotation_sets SET note = 'x'", "not what the change log says"),
            ('UPDATE spans SET "end" = 1000', "span one"),
            ("UPDATE annotation_sets SET spans = 4", "4 spans are counted"),
            ("UPDATE annotation_sets SET open_suggestions = 4", "open suggestions"),
            ("UPDATE articles SET suggestion_count = 4", "suggestions"),
            ("UPDATE imports SET articles = 4", "articles of import 1"),
            ("INSERT INTO status_counts VALUES ('Anna', 1, 'done', 3)", "done articles of Anna"),
            ("DELETE FROM undo_steps", "undone"),
            ("DELETE FROM change_log", "change log"),
            ("UPDATE change_log SET body = '{}'", "row 1 of the table change_log"),
            ("UPDATE articles SET imported_at = 'gestern'", "gestern"),
            ("DELETE FROM schema_versions", "schema"),
            ("UPDATE annotation_sets SET annotator = 'Ben'", "refers to something"),
        ],
    )
    def test_what_does_not_fit_together_is_a_problem(self, stores, closed, statement, problem):
        with closing(driver.connect(str(closed))) as connection:
            connection.execute(statement)
            connection.commit()
        with stores.open(str(closed), Access.READ) as opened:
            found = list(opened.problems())
        if problem == "suggestions":
            # Nobody has a row to compare with: the count shows in the list only.
            assert all("suggestions" in each for each in found)
        else:
            assert any(problem in each for each in found), found

    def test_a_sound_corpus_has_no_problems(self, stores, closed):
        with stores.open(str(closed), Access.READ) as opened:
            assert list(opened.problems()) == []


class TestWriters:
    def test_a_second_writer_is_told_who_the_first_is(self, closed, stores, holder):
        process = holder()
        with pytest.raises(CorpusLockedError, match=f"process {process.pid} on "):
            stores.open(str(closed), Access.WRITE)

    def test_the_lock_of_a_killed_process_is_free(self, closed, stores, holder, read):
        process = holder()
        process.kill()
        process.wait()
        with stores.open(str(closed), Access.WRITE) as opened:
            assert list(read(opened)) == [SPAN]

    def test_a_link_to_the_file_has_the_same_lock(self, filled, stores, path, tmp_path):
        other = tmp_path / "other.corpus"
        other.symlink_to(path)
        with pytest.raises(CorpusLockedError):
            stores.open(str(other), Access.WRITE)

    def test_a_reader_sees_what_a_writer_commits(self, filled, stores, path, do, read):
        with stores.open(str(path), Access.READ) as reader:
            assert len(read(reader)) == 0
            do(filled, ADD)
            assert list(read(reader)) == [SPAN]

    def test_a_reader_cannot_write(self, filled, stores, path):
        with (
            stores.open(str(path), Access.READ) as reader,
            reader.open_unit_of_work() as work,
            pytest.raises(CorpusReadOnlyError, match=r"news\.corpus"),
        ):
            work.imports.begin("x", NOW)

    def test_a_reader_takes_no_lock(self, closed, stores, read):
        with stores.open(str(closed), Access.READ) as reader:
            with stores.open(str(closed), Access.WRITE):
                assert list(read(reader)) == [SPAN]
            assert list(read(reader)) == [SPAN]

    def test_who_was_lent_the_corpus_writes_beside_the_holder(self, filled, stores, path, do, read):
        with stores.open(str(path), Access.LENT) as lent:
            do(lent, ADD)
            assert list(read(filled)) == [SPAN]
            note = make_change_set(NoteChanged(before="", after="x"))
            do(filled, note)
            assert read(lent).note == "x"
        assert list(filled.problems()) == []

    def test_what_was_read_before_somebody_else_wrote_does_not_stop_a_write(
        self, filled, stores, path, do
    ):
        with stores.open(str(path), Access.LENT) as lent, lent.open_unit_of_work() as work:
            assert work.articles.count(ArticleQuery(ANNA)) == 1
            do(filled, ADD)
            number = work.imports.begin("x", NOW)
            work.imports.discard(number)
            work.commit()

    def test_a_closed_corpus_says_so(self, store):
        store.close()
        store.close()
        with pytest.raises(StorageError, match="closed"), store.open_unit_of_work():
            pass

    def test_the_card_of_the_holder_is_removed(self, filled, path):
        card = path.with_name("news.corpus-holder")
        assert json.loads(card.read_text())["pid"] == os.getpid()
        filled.close()
        assert not card.exists()


@pytest.fixture
def unwritable():
    """``unwritable(path)`` makes a file or folder unchangeable, also for the superuser."""
    changed = []

    def make(path):
        done = subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False)
        if done.returncode == 0:
            changed.append(path)
        elif os.geteuid() == 0:
            pytest.skip("the superuser writes everywhere and this file system has no chattr")
        else:
            path.chmod(path.stat().st_mode & ~0o222)

    yield make
    for path in changed:
        subprocess.run(["chattr", "-i", str(path)], check=True)


class TestReadOnly:
    def test_a_corpus_in_a_read_only_folder_can_be_read(self, closed, stores, unwritable, read):
        unwritable(closed)
        unwritable(closed.parent)
        with stores.open(str(closed), Access.READ) as opened:
            assert list(read(opened)) == [SPAN]
            assert list(opened.problems()) == []

    def test_but_not_written(self, closed, stores, unwritable, tmp_path):
        unwritable(closed)
        unwritable(closed.parent)
        with pytest.raises(CorpusReadOnlyError, match=r"news\.corpus"):
            stores.open(str(closed), Access.WRITE)
        with pytest.raises(CorpusReadOnlyError):
            stores.create(str(tmp_path / "new.corpus"), make_schema(), at=NOW)

    def test_a_read_only_file_in_a_folder_that_can_be_written(
        self, closed, stores, unwritable, read
    ):
        unwritable(closed)
        with pytest.raises(CorpusReadOnlyError):
            stores.open(str(closed), Access.WRITE)
        with stores.open(str(closed), Access.READ) as opened:
            assert list(read(opened)) == [SPAN]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 3 MiB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can only be mounted by the superuser")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def _fill_up(do, store, note="x" * 20_000):
    """Edit until the disk is full; the number of the last edit that was acknowledged."""
    before = ""
    for n in range(10_000):
        after = f"{n} {note}"
        try:
            do(store, make_change_set(NoteChanged(before=before, after=after)))
        except DiskFullError:
            return n - 1, before
        before = after
    pytest.fail("the disk never got full")
    return None


class TestFullDisk:
    def test_the_last_acknowledged_state_stays(self, small_disk, stores, add, do, read, caplog):
        path = small_disk / "news.corpus"
        store = stores.create(str(path), make_schema(), at=NOW)
        add(store, make_article())
        last, note = _fill_up(do, store)
        assert last > 3
        assert read(store).note == note
        store.close()
        caplog.clear()
        with stores.open(str(path), Access.READ) as opened:
            assert read(opened).note == note
            assert list(opened.problems()) == []

    def test_work_goes_on_when_there_is_room_again(self, small_disk, stores, add, do, read):
        ballast = small_disk / "ballast"
        ballast.write_bytes(b"x" * 800_000)
        with stores.create(str(small_disk / "news.corpus"), make_schema(), at=NOW) as store:
            add(store, make_article())
            _, note = _fill_up(do, store)
            ballast.unlink()
            do(store, make_change_set(NoteChanged(before=note, after="kurz")))
            assert read(store).note == "kurz"

    def test_a_limit_of_the_file_is_told_the_same_way(self, filled, do, read):
        with filled.open_unit_of_work() as work:
            (pages,) = work._link.row("PRAGMA page_count")
            work._link.row(f"PRAGMA max_page_count = {pages + 4}")
        _, note = _fill_up(do, filled)
        assert read(filled).note == note
        assert list(filled.problems()) == []

    def test_a_corpus_is_made_completely_or_not_at_all(self, small_disk, stores):
        (small_disk / "ballast").write_bytes(b"x" * (3 * 1024 * 1024 - 40_000))
        with pytest.raises(StorageError):
            stores.create(str(small_disk / "news.corpus"), make_schema(), at=NOW)
        assert [item.name for item in small_disk.iterdir()] == ["ballast"]
