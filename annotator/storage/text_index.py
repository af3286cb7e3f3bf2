"""The full-text index: FTS5 in a file, on a server a ``tsvector`` that holds the same words.

PostgreSQL's own parser cuts texts up differently, depends on the locale of the server and keeps hyphens,
addresses and numbers together; its dictionaries stem. So that a search finds the same in both places, the
words are cut here as FTS5's ``unicode61 remove_diacritics 2`` does, and the server only keeps them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    cast,
    column,
    false,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from annotator.domain.article import Article
from annotator.storage.link import Link
from annotator.storage.search import Wanted, full_text_query, is_indexed, wanted
from annotator.storage.tables import articles

_search = table("article_search", column("rowid", Integer()))

_INDEX_FILE = "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)"
_UNINDEX_FILE = """
INSERT INTO article_search (article_search, rowid, title, text)
SELECT 'delete', a.seq, a.title, t.text FROM articles a
JOIN article_texts t ON t.article = a.seq WHERE a.import_id = ?"""
_INDEX = "INSERT INTO article_search (rowid, words) VALUES (?, CAST(? AS tsvector))"
_IS_INDEXED = "SELECT 1 FROM article_search WHERE rowid = ? AND words = CAST(? AS tsvector)"
_UNINDEX = """
DELETE FROM article_search WHERE rowid IN (SELECT seq FROM articles WHERE import_id = ?)"""

# Limits of a tsvector: further occurrences of a word, and words further down, are found but in no phrase.
_LAST_PLACE = 16383
_MOST_PLACES = 255
_MOST_BYTES = 2046
# No phrase reaches from the title into the text.
_GAP = 20


def index_articles(link: Link, numbered: Sequence[tuple[int, Article]]) -> None:
    """Make articles findable by their words."""
    index_rows(link, [(seq, each.title, each.text) for seq, each in numbered])


def index_rows(link: Link, rows: Sequence[tuple[int, str, str]]) -> None:
    """The same for keys, titles and texts."""
    if link.dialect == "sqlite":
        link.write_many(_INDEX_FILE, rows)
    else:
        link.write_many(_INDEX, [(seq, vector(title, text)) for seq, title, text in rows])


def is_indexed_as(link: Link, seq: int, title: str, text: str) -> bool:
    """Whether an article can be found by its words; a file checks its index as a whole."""
    if link.dialect == "sqlite":
        return True
    return link.row(_IS_INDEXED, (seq, vector(title, text))) is not None


def unindex_import(link: Link, import_id: int) -> None:
    """Forget the words of the articles of an import."""
    link.write(_UNINDEX_FILE if link.dialect == "sqlite" else _UNINDEX, (import_id,))


class Contains(ColumnElement[bool]):
    """Whether the article of a row of ``articles`` has what somebody entered into a search field."""

    inherit_cache = False

    def __init__(self, entered: str) -> None:
        self.entered = entered


@compiles(Contains, "sqlite")
def _contains_in_file(element: Contains, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's signature
    words = full_text_query(element.entered)
    condition = (
        None if words is None else literal_column("article_search").op("MATCH")(literal(words))
    )
    return _rendered(condition if words else words, compiler, options)


@compiles(Contains, "postgresql")
def _contains_on_server(element: Contains, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's signature
    query = tsquery(element.entered)
    condition = (
        None
        if query is None
        else literal_column("article_search.words").op("@@")(cast(literal(query), TSQUERY))
    )
    return _rendered(condition if query else query, compiler, options)


def _rendered(
    condition: ColumnElement[bool] | str | None, compiler: SQLCompiler, options: dict[str, Any]
) -> str:
    if condition is None:
        return str(compiler.process(false(), **options))
    if isinstance(condition, str):
        return "1 = 1"
    found = select(_search.c.rowid).where(condition)
    return str(compiler.process(articles.c.seq.in_(found), **options))


def tsquery(entered: str) -> str | None:
    """PostgreSQL's query; ``""`` if nothing was entered, ``None`` if nothing can be found."""
    found = wanted(entered)
    return None if found is None else " & ".join(filter(None, map(_phrase, found)))


def _phrase(each: Wanted) -> str:
    words = [_lexeme(word) for word in words_of(each.words)]
    if each.is_beginning and words:
        words[-1] += ":*"
    return f"({' <-> '.join(words)})" if len(words) > 1 else "".join(words)


def vector(title: str, text: str) -> str:
    """The words of an article and their places, as text of a ``tsvector``."""
    places: dict[str, list[int]] = {}
    last = 0
    for part in (title, text):
        for last, word in enumerate(words_of(part), start=last + 1):  # noqa: B020 - goes on counting
            at = places.setdefault(word, [])
            if last <= _LAST_PLACE and len(at) < _MOST_PLACES:
                at.append(last)
        last += _GAP
    return " ".join(
        f"{_lexeme(word)}:{','.join(map(str, at))}" if at else _lexeme(word)
        for word, at in places.items()
        if len(word.encode()) <= _MOST_BYTES
    )


def words_of(text: str) -> Iterator[str]:
    """The words of a text, without case and accents."""
    word: list[str] = []
    for char in text:
        folded = _folded(char)
        if folded is not None:
            word.append(folded)
        elif word:
            yield "".join(word)
            word = []
    if word:
        yield "".join(word)


@lru_cache(maxsize=4096)
def _folded(char: str) -> str | None:
    """What a character adds to a word; nothing for an accent after a letter, ``None`` if it ends the word."""
    if is_indexed(char):
        return unicodedata.normalize("NFD", char)[0].lower()
    return "" if unicodedata.category(char) == "Mn" and unicodedata.combining(char) else None


def _lexeme(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
