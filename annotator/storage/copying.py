"""Corpora copied row by row, from any kind to any other, nothing left out; and compared by their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
from sqlalchemy import Table

from annotator.domain.errors import CorpusExistsError, StorageError
from annotator.domain.ports import Monitor, Progress
from annotator.domain.reason import Reason
from annotator.storage import tables_all
from annotator.storage.engine import connect_durably, engine_for
from annotator.storage.errors import translated
from annotator.storage.link import Link
from annotator.storage.migrations import make_tables
from annotator.storage.placing import put_in_place
from annotator.storage.sqlite_link import SqliteLink
from annotator.storage.text_index import index_rows

_PAGE = 500
# Says of this copy of the corpus, not of what is in it, whether it was closed.
_OF_THE_PLACE = {"corpus_info": {"closed": 1}}


def copy_rows(source: Link, target: Link, monitor: Monitor | None = None) -> None:
    """Copy every row of every table into empty tables of the same format; does not commit.

    Args:
        source: Read from one moment.
        target: In a transaction that nobody else takes part in.
        monitor: Told of every page of rows.

    Raises:
        StorageError: If one of them fails.
        TaskCancelledError: If it was cancelled.
    """
    with source.snapshot():
        total = sum(_count(source, each) for each in tables())
        done = 0
        for table in tables():
            names = [column.name for column in table.columns]
            for page in pages(source, table):
                target.pour(table.name, names, page)
                done += len(page)
                if monitor is not None:
                    monitor.report(Progress(done, total, table.name))
        _index_texts(target)
        _compare(fingerprint(source), fingerprint(target), target.corpus)
    for table in tables():
        if numbered(table):
            target.count_on(table.name, next(iter(table.primary_key)).name)


def _compare(read: dict[str, str], written: dict[str, str], corpus: str) -> None:
    if different := sorted(name for name in read if read[name] != written.get(name)):
        reason = Reason(
            "the copy is not equal to what was read, in {names}; nothing was kept of it",
            names=", ".join(different),
        )
        raise StorageError(corpus=corpus, reason=reason)


def _count(link: Link, table: Table) -> int:
    return int(link.row(f'SELECT count(*) FROM "{table.name}"')[0])  # noqa: S608 - our own names


def tables() -> Sequence[Table]:
    """All tables, each after those it refers to."""
    return tables_all.metadata.sorted_tables


def numbered(table: Table) -> bool:
    """Whether the rows of a table have numbers that the database gives out."""
    keys = list(table.primary_key)
    return len(keys) == 1 and keys[0] is table.autoincrement_column


def pages(link: Link, table: Table) -> Iterator[list[Any]]:
    """The rows of a table by its key, in the same order in every kind of corpus."""
    names = [f'"{column.name}"' for column in table.columns]
    key = [list(table.columns).index(column) for column in table.primary_key]
    order = ", ".join(names[place] for place in key)
    select = f'SELECT {", ".join(names)} FROM "{table.name}"'  # noqa: S608 - our own names
    places = ", ".join("?" * len(key))
    begin: tuple[object, ...] = ()
    while True:
        where = f"WHERE ({order}) > ({places})" if begin else ""
        page = link.rows(f"{select} {where} ORDER BY {order} LIMIT {_PAGE}", begin)
        if not page:
            return
        yield page
        begin = tuple(page[-1][place] for place in key)


def fingerprint(link: Link) -> dict[str, str]:
    """A SHA-256 of the rows of every table; equal for equal corpora, wherever they are."""
    found = {}
    with link.snapshot():
        for table in tables():
            digest = sha256()
            fixed = _OF_THE_PLACE.get(table.name, {})
            names = [column.name for column in table.columns]
            for page in pages(link, table):
                for row in page:
                    values = [
                        fixed.get(name, value) for name, value in zip(names, row, strict=True)
                    ]
                    digest.update(orjson.dumps(values))
                    digest.update(b"\n")
            found[table.name] = digest.hexdigest()
    return found


def copy_to_file(source: Link, destination: Path, monitor: Monitor | None = None) -> None:
    """Write a corpus into a new file, which has its name only when it is complete and on disk.

    Raises:
        CorpusExistsError: If there is a file of that name.
        StorageError: If there is no such folder, or it cannot be written; then nothing of it is left.
    """
    with translated(str(destination)):
        if destination.exists():
            raise CorpusExistsError(corpus=destination)
        if not destination.parent.is_dir():
            raise StorageError(
                corpus=destination, reason=Reason("its folder does not exist; make it first")
            )
        part = destination.with_name(f".{destination.name}.{uuid4().hex[:8]}.part")
        try:
            part.touch(exist_ok=False)
            connect_durably(part, mode="rwc").close()
            engine = engine_for(part, writable=True)
            with closing(SqliteLink(engine, str(destination))) as target:
                target.migrate(make_tables)
                copy_rows(source, target, monitor)
                target.write("UPDATE corpus_info SET closed = 1")
                target.commit()
                target.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            engine.dispose()
            put_in_place(part, destination)
        finally:
            for suffix in ("", "-wal", "-shm"):
                part.with_name(f"{part.name}{suffix}").unlink(missing_ok=True)


def _index_texts(link: Link) -> None:
    last = 0
    statement = """
    SELECT a.seq, a.title, t.text FROM articles a JOIN article_texts t ON t.article = a.seq
    WHERE a.seq > ? ORDER BY a.seq LIMIT ?"""
    while page := link.rows(statement, (last, _PAGE)):
        index_rows(link, page)
        last = page[-1][0]
