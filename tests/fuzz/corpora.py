"""Corpus files somebody else made, or a disk has spoilt: by bytes, by values, and for what can still be saved of them."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from damage import damaged
from sound import check_span
from target import Target

from annotator.bootstrap import make_context
from annotator.domain.bookmarks import Bookmark
from annotator.domain.errors import CorpusDamagedError
from annotator.domain.guideline import Guideline
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.ports import Access, ArticleQuery, CorpusStore, HistoryQuery
from annotator.domain.questions import Message, Question
from annotator.domain.searching import SavedQuery
from annotator.services.salvage import salvage
from annotator.services.tasks import NullMonitor
from factories import ANNA, NOW
from format_files import SCHEMA, sample_sets
from gold_samples import put_into


def sound_corpus(folder: Path) -> Path:
    """A corpus with two articles and something of everything that is kept beside them."""
    path = folder / "news.corpus"
    with make_context().stores.create(str(path), SCHEMA, at=NOW) as store:
        put_into(store, sample_sets())
        with store.open_unit_of_work() as work:
            place = TextRange(0, 4)
            work.searches.save(SavedQuery("mine", 'entity.PER["Zoë"]', ANNA, NOW))
            work.bookmarks.put(Bookmark(ArticleId("a1"), ANNA, "s1", place, "Genf", NOW))
            work.guidelines.put(Guideline("# Wie\n", str(ANNA), NOW))
            work.questions.ask(Question("q1", ArticleId("a1"), ANNA, "s1", place, "Genf"))
            work.questions.say("q1", Message("m1", ANNA, NOW, "Ist das ein Ort?"))
            work.commit()
    return path


def _use_corpus(path: Path) -> None:
    store = make_context().stores.open(str(path), Access.READ)
    try:
        found = list(store.problems())
        try:
            _read_all(store, found)
        except (ValueError, KeyError, TypeError) as error:
            # A value that cannot be what was written; ``annotator verify`` has to have named it.
            if not found:
                raise
            raise CorpusDamagedError(corpus=path, reason=found[0], backups="") from error
    finally:
        store.close()


def _read_all(store: CorpusStore, found: list[str]) -> None:
    with store.open_unit_of_work() as work:
        work.schemas.current()
        for article in ("a1", "a2"):
            own = work.annotations.get(ArticleId(article), ANNA)
            for span in own if not found else ():
                check_span(span, own.article.text)
        work.searches.saved()
        work.bookmarks.of(ANNA)
        work.questions.all()
        work.guidelines.current()
        work.articles.rows(ArticleQuery(ANNA))
        work.history.steps(HistoryQuery(), limit=10)


def page_damaged(content: bytes, chance: random.Random) -> bytes:
    """A database with some bytes changed, or cut off; most changes stay clear of its head."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(100 if chance.random() < 0.9 else 0, len(data))
        match chance.randrange(4):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                size = chance.choice([2, 16, 512])
                data[at : at + size] = bytes(len(data[at : at + size]))
            case 2:
                piece = data[chance.randrange(len(data)) :][: chance.choice([4, 64, 512])]
                data[at : at + len(piece)] = piece
            case _ if chance.random() < 0.3:
                del data[max(at, 512) :]
            case _:
                data[at] = chance.randrange(256)
    return bytes(data)


def value_damaged(content: bytes, chance: random.Random) -> bytes:
    """A sound database in which one to three values are others."""
    with closing(sqlite3.connect(":memory:")) as database:
        # In memory there is no write-ahead log: bytes 18 and 19 say whether there is to be one.
        database.deserialize(content[:18] + b"\x01\x01" + content[20:])
        tables = [name for (name,) in database.execute(_FILLED) if _has_rows(database, name)]
        for _ in range(chance.randint(1, 3)):
            table = chance.choice(tables)
            columns = [each[1] for each in database.execute(f'PRAGMA table_info("{table}")')]
            column = chance.choice(columns)
            rows = database.execute(f'SELECT DISTINCT "{column}" FROM "{table}"').fetchall()  # noqa: S608 - ours
            (old,) = chance.choice(rows)
            change = f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE "{column}" IS ?'  # noqa: S608 - ours
            try:
                database.execute(change, (_other(old, chance), old))
            except sqlite3.Error:
                continue  # a condition of the table forbids it
        database.commit()
        changed = database.serialize()
    return changed[:18] + content[18:20] + changed[20:]


_FILLED = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' AND sql NOT LIKE '%VIRTUAL%'"


def _has_rows(database: sqlite3.Connection, table: str) -> bool:
    return database.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is not None  # noqa: S608 - ours


def _other(value: object, chance: random.Random) -> object:
    if chance.random() < 0.15:
        return chance.choice((None, -1, 0, 2**62, "", "{}", "[]", "null", "x" * 500, 1.5, b"\xff"))
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 2, 1000))
    if isinstance(value, str):
        return damaged(value.encode(), chance).decode("utf-8", "replace")
    return damaged(value, chance) if isinstance(value, bytes) else chance.choice(("", 0, b""))


def _use_for_salvage(path: Path) -> None:
    """Save what can be saved, and see that what was saved is sound."""
    target = path.with_name("saved.corpus")
    context = make_context()
    saved = salvage(context, str(path), str(target), NullMonitor())
    with closing(context.stores.open(str(target), Access.READ)) as store:
        assert tuple(store.problems()) == saved.problems  # what is left of them was told
        with store.open_unit_of_work() as work:
            for article in work.articles.ids(ArticleQuery(ANNA)):
                own = work.annotations.get(article, ANNA)
                for span in own:
                    check_span(span, own.article.text)


CORPORA = (
    Target("corpus", sound_corpus, _use_corpus, damage=page_damaged),
    Target("corpus-values", sound_corpus, _use_corpus, damage=value_damaged),
    Target("salvage", sound_corpus, _use_for_salvage, damage=page_damaged),
    Target("salvage-values", sound_corpus, _use_for_salvage, damage=value_damaged),
)
"""A corpus that is opened, and one that is saved."""
