"""Saving what can be read of a damaged corpus into a new one that proves sound, and saying what was lost."""

from __future__ import annotations

import contextlib
import logging
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from annotator.domain.errors import (
    CorpusExistsError,
    CorpusReadOnlyError,
    CorpusTooNewError,
    NotACorpusError,
    StorageError,
)
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Monitor, Progress
from annotator.domain.reason import Reason
from annotator.domain.salvaging import Loss, LossKind, Salvaged
from annotator.domain.schema import Schema
from annotator.storage.engine import connect_durably, engine_for
from annotator.storage.errors import translated
from annotator.storage.imports import SqlImports
from annotator.storage.lock import WriterLock
from annotator.storage.making import app_version
from annotator.storage.migrations import make_tables
from annotator.storage.open_counts import count_open
from annotator.storage.opening import resolve
from annotator.storage.placing import put_in_place
from annotator.storage.queue_order import renew_near_done
from annotator.storage.salvage_articles import articles_of, leave_out_orphans, mend_articles
from annotator.storage.salvage_pages import PageFile
from annotator.storage.salvage_rows import Gone, Layout, layouts_of, rows_of
from annotator.storage.salvage_sets import SetSalvage
from annotator.storage.schemas import SqlSchemas
from annotator.storage.sqlite_link import SqliteLink
from annotator.storage.tables import APPLICATION_ID, FORMAT
from annotator.storage.text_index import index_rows
from annotator.storage.verification import problems_of

logger = logging.getLogger(__name__)

_SET_TABLES = ("spans", "arguments", "decisions", "annotation_sets")
# Worked out from others, all of it or nothing: half of it would be taken for the whole.
_TOGETHER = (("checked_sets", "findings"), ("gold_queue", "gold_cases"))
_ANEW = ("status_counts", "undo_steps", "near_done")
_INFO = """
INSERT OR IGNORE INTO corpus_info (id, format, app_version, created_at, language, closed)
VALUES (1, ?, ?, ?, ?, 1)"""
_PUT_INFO = "UPDATE corpus_info SET format = ?, app_version = ?, closed = 1"
_ALONE = """
UPDATE articles SET kin = NULL WHERE kin IS NOT NULL AND kin NOT IN (SELECT seq FROM articles)"""
_BANDS_OF_ALONE = """
DELETE FROM article_bands WHERE article IN (SELECT seq FROM articles WHERE kin IS NULL)"""
_COUNTS = (
    """UPDATE imports SET articles = (SELECT count(*) FROM articles a WHERE a.import_id = imports.id)""",
    f"""UPDATE articles SET suggestion_count = (SELECT count(*) FROM spans s
    WHERE s.article = articles.seq AND s.annotator = '{SUGGESTIONS}')""",  # noqa: S608 - a constant
    """INSERT INTO status_counts (annotator, import_id, status, articles)
    SELECT s.annotator, a.import_id, s.status, count(*) FROM annotation_sets s
    JOIN articles a ON a.seq = s.article WHERE s.status <> 'new' GROUP BY 1, 2, 3""",
    """UPDATE review_samples SET locked = coalesce((SELECT g.locks FROM review_signatures g
    WHERE g.sample = review_samples.id ORDER BY g.seq DESC LIMIT 1), 0)""",
)
_PUT_OPEN = "UPDATE annotation_sets SET open_suggestions = ? WHERE article = ? AND annotator = ?"
_SETS = "SELECT article, annotator FROM annotation_sets WHERE annotator <> ? ORDER BY article"
_TOTALS = (
    "SELECT count(*) FROM articles",
    "SELECT count(*) FROM annotation_sets WHERE annotator <> ?",
    "SELECT count(*) FROM spans WHERE annotator <> ?",
)


def salvage(
    damaged: str, destination: str, schema: Schema, at: datetime, monitor: Monitor
) -> Salvaged:
    """Read whatever can be read of a damaged corpus into a new one; the damaged one is not changed.

    Run it in a process that has the damaged file not open: reading it past SQLite drops SQLite's locks.

    Args:
        damaged: The file; a write-ahead log beside it is used.
        destination: A file that is not there yet.
        schema: Stands in for one that is lost.
        at: The present, UTC.
        monitor: Told of every table and article.

    Raises:
        CorpusMissingError: If there is no such file.
        NotACorpusError: If nothing in it looks like a corpus.
        CorpusTooNewError: If a later version of the program wrote it.
        CorpusExistsError: If the destination is there already.
        CorpusLockedError: If somebody has the damaged one open for writing.
        StorageError: If the new one cannot be written; then nothing of it is left.
        TaskCancelledError: If it was cancelled; nothing is left then, either.
    """
    source = resolve(damaged)
    path = Path(destination).expanduser().resolve()
    if path.exists():
        raise CorpusExistsError(corpus=destination)
    if not path.parent.is_dir():
        raise StorageError(
            corpus=destination, reason=Reason("its folder does not exist; make it first")
        )
    with _nobody_writes(source), _pages(source) as file:
        part = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
        try:
            with translated(str(path)):
                part.touch(exist_ok=False)
                connect_durably(part, mode="rwc").close()
            engine = engine_for(part, writable=True)
            try:
                with closing(SqliteLink(engine, str(path))) as link:
                    saved = _Salvage(link, file, schema, at, monitor).run(str(source), str(path))
            finally:
                engine.dispose()
            with translated(str(path)):
                put_in_place(part, path)
        finally:
            for suffix in ("", "-wal", "-shm"):
                part.with_name(f"{part.name}{suffix}").unlink(missing_ok=True)
    logger.info("Salvaged %s into %s; %d losses", source, path, len(saved.losses))
    return saved


@contextmanager
def _nobody_writes(path: Path) -> Iterator[None]:
    lock = WriterLock(path)
    # In a folder that is read-only nobody writes anyway.
    with contextlib.suppress(CorpusReadOnlyError):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _pages(path: Path) -> Iterator[PageFile]:
    with translated(str(path)):
        file = PageFile(path)
    try:
        if file.has_header:
            head = file.head
            (application,) = struct.unpack(">I", head[68:72])
            if application == APPLICATION_ID and file.user_version > FORMAT:
                raise CorpusTooNewError(corpus=path, found=file.user_version, known=FORMAT)
        yield file
    finally:
        file.close()


class _Salvage:
    """One run: rows as they are, then articles, then sets, then everything that is counted."""

    def __init__(
        self, link: SqliteLink, file: PageFile, schema: Schema, at: datetime, monitor: Monitor
    ) -> None:
        self._link = link
        self._file = file
        self._schema = schema
        self._at = at
        self._monitor = monitor
        self._gone = Gone()
        self._losses: list[Loss] = []
        self._schema_is_lost = False

    def run(self, source: str, target: str) -> Salvaged:
        link = self._link
        link.migrate(make_tables)
        link.commit()
        # Parents may come after what belongs to them, or never.
        link.rows("PRAGMA foreign_keys=OFF")
        if not self._pour():
            raise NotACorpusError(corpus=source)
        self._losses += _told(self._gone)
        self._mend()
        self._count()
        link.commit()
        link.rows("PRAGMA foreign_keys=ON")
        problems = tuple(problems_of(link))
        articles, sets, spans = (
            int(link.row(sql, (SUGGESTIONS,) if "?" in sql else ())[0]) for sql in _TOTALS
        )
        link.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return Salvaged(target, articles, sets, spans, tuple(self._losses), problems)

    def _pour(self) -> int:
        """Write every row that could be read; how many there were."""
        link = self._link
        layouts = layouts_of(link)
        usual = dict(link.rows("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"))
        poured = 0
        found = rows_of(self._file, layouts, usual, self._gone)
        for done, (name, rows) in enumerate(found, 1):
            self._monitor.report(Progress(done, self._file.count, name))
            if rows and name not in _ANEW:
                link.write_many(_insert(layouts[name]), rows)
                poured += len(rows)
        return poured

    def _mend(self) -> None:
        link = self._link
        for tables in _TOGETHER:
            if self._gone.touched(*tables, *_SET_TABLES, "articles"):
                for table in tables:
                    link.write(f'DELETE FROM "{table}"')  # noqa: S608 - our own names
        language = self._schema.language
        for row in link.rows("SELECT language FROM corpus_info"):
            (language,) = row
        link.write(_INFO, (FORMAT, app_version(), self._at.isoformat(), language))
        link.write(_PUT_INFO, (FORMAT, app_version()))
        self._mend_schema()
        self._losses += mend_articles(link, self._at, language)
        SqlImports(link).discard_unfinished()
        link.begin()
        self._mend_sets()
        self._losses += leave_out_orphans(link)

    def _mend_schema(self) -> None:
        link = self._link
        for (seq,) in link.rows("SELECT seq FROM schema_versions ORDER BY seq DESC"):
            try:
                SqlSchemas(link).current()
            except StorageError:
                link.write("DELETE FROM schema_versions WHERE seq = ?", (seq,))
            else:
                return
        SqlSchemas(link).store(self._schema, self._at)
        self._schema_is_lost = True
        self._losses.append(Loss(LossKind.SCHEMA))

    def _mend_sets(self) -> None:
        link = self._link
        sets = SetSalvage(
            link,
            self._at,
            None if self._schema_is_lost else SqlSchemas(link).current(),
            rows_whole=not self._gone.touched(*_SET_TABLES),
            log_whole=not self._gone.touched("change_log"),
        )
        (total,) = link.row("SELECT count(*) FROM articles")
        for done, (seq, article, loss) in enumerate(articles_of(link, self._at), 1):
            if loss is not None:
                self._losses.append(loss)
            self._losses += sets.of_article(seq, article)
            index_rows(link, [(seq, article.title, article.text)])
            self._monitor.report(Progress(done, total, article.title))

    def _count(self) -> None:
        link = self._link
        for statement in (_ALONE, _BANDS_OF_ALONE, *_COUNTS):
            link.write(statement)
        for seq, annotator in link.rows(_SETS, (SUGGESTIONS,)):
            link.write(_PUT_OPEN, (count_open(link, seq, annotator), seq, annotator))
        for (group,) in link.rows("SELECT DISTINCT kin FROM articles WHERE kin <> seq"):
            renew_near_done(link, group)


def _insert(layout: Layout) -> str:
    names = ", ".join(f'"{name}"' for name in layout.columns)
    places = ", ".join("?" * len(layout.columns))
    # Of two rows with the same key, the first one was found by the tree.
    return f'INSERT OR IGNORE INTO "{layout.name}" ({names}) VALUES ({places})'  # noqa: S608 - our own names


def _told(gone: Gone) -> list[Loss]:
    # What is worked out anew is not lost.
    anew = {*_ANEW, *(table for tables in _TOGETHER for table in tables)}
    kinds = ((LossKind.PAGES, gone.pages), (LossKind.ROWS, gone.cells))
    losses = [
        Loss(kind, count, name)
        for kind, counts in kinds
        for name, count in sorted(counts.items())
        if name not in anew
    ]
    if gone.missing_pages:
        losses.append(Loss(LossKind.SHORT, gone.missing_pages))
    if gone.log_frames:
        losses.append(Loss(LossKind.LOG, gone.log_frames))
    if gone.without_trees:
        losses.append(Loss(LossKind.LIST))
    if gone.stray:
        losses.append(Loss(LossKind.STRAY, gone.stray))
    return losses
