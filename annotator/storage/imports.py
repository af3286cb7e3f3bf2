"""The repository of imports: what arrives in chunks and becomes visible at once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from annotator.domain.arriving import ArrivingSet
from annotator.domain.article import Article
from annotator.domain.errors import (
    ImportNotFoundError,
    ImportRunningError,
    StorageError,
    UnstorableTextError,
)
from annotator.domain.news import NewsKind, Notice
from annotator.domain.reason import Reason
from annotator.storage.arrivals import add_sets
from annotator.storage.errors import ConstraintError
from annotator.storage.link import Link
from annotator.storage.mapping import meta_text
from annotator.storage.search import title_key
from annotator.storage.text_index import index_articles, unindex_import

logger = logging.getLogger(__name__)

IMPORTING = "importing"
"""What only one program at a time does: of two, neither could tell what is double."""

_BEGIN = "INSERT INTO imports (source, started_at, state) VALUES (?, ?, 'running')"
_ADD_ARTICLE = """
INSERT INTO articles (seq, id, title, title_key, sha256, language, source, meta, length, imported_at,
  import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_IS_THERE = "SELECT 1 FROM articles WHERE id = ? OR sha256 = ?"
_ADD_TEXT = "INSERT INTO article_texts (article, text) VALUES (?, ?)"
_COUNT = "UPDATE imports SET articles = articles + ? WHERE id = ? AND state = 'running'"
_FINISH = "UPDATE imports SET state = 'complete' WHERE id = ? AND state = 'running'"
_IS_RUNNING = "SELECT 1 FROM imports WHERE id = ? AND state = 'running'"
_UNFINISHED = "SELECT id, source FROM imports WHERE state = 'running' ORDER BY id"

_OF_IMPORT = "article IN (SELECT seq FROM articles WHERE import_id = ?)"
_DISCARD = (
    f"DELETE FROM undo_steps WHERE {_OF_IMPORT}",  # noqa: S608 - a constant
    f"DELETE FROM change_log WHERE {_OF_IMPORT}",  # noqa: S608 - a constant
    f"DELETE FROM arguments WHERE {_OF_IMPORT}",  # noqa: S608 - a constant
    f"DELETE FROM spans WHERE {_OF_IMPORT}",  # noqa: S608 - a constant
    f"DELETE FROM decisions WHERE {_OF_IMPORT}",  # noqa: S608 - a constant
    f"DELETE FROM annotation_sets WHERE {_OF_IMPORT}",  # noqa: S608 - a constant
    f"DELETE FROM article_texts WHERE {_OF_IMPORT}",  # noqa: S608 - a constant
    "DELETE FROM articles WHERE import_id = ?",
    "DELETE FROM status_counts WHERE import_id = ?",
    "DELETE FROM imports WHERE id = ?",
)


class SqlImports:
    """``ImportRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def begin(self, source: str, at: datetime) -> int:
        """Start an import; returns its number, which never returns.

        Raises:
            ImportRunningError: If somebody else is importing: what is double could not be told.
        """
        _refuse_unstorable(self._link.corpus, "the name of the import", source)
        if not self._link.claim(IMPORTING):
            raise ImportRunningError(corpus=self._link.corpus)
        return self._link.insert(_BEGIN, (source, at.isoformat()))

    def add(self, import_id: int, articles: Sequence[Article]) -> None:
        """Add articles, invisible until ``finish``.

        Raises:
            NotFoundError: If no such import is running.
            UnstorableTextError: If a text holds a null character or half a surrogate pair.
            StorageError: If an article with that id or text is there already.
        """
        link = self._link
        if link.write(_COUNT, (len(articles), import_id)) != 1:
            raise ImportNotFoundError(id=import_id)
        numbers = link.numbers("articles", len(articles))
        numbered = list(zip(numbers, articles, strict=True))
        rows = [self._row(seq, article, import_id) for seq, article in numbered]
        try:
            with link.savepoint():
                link.write_many(_ADD_ARTICLE, rows)
        except ConstraintError as error:
            raise StorageError(corpus=link.corpus, reason=self._what_is_there(articles)) from error
        link.write_many(_ADD_TEXT, [(seq, article.text) for seq, article in numbered])
        index_articles(link, numbered)

    def add_sets(self, import_id: int, sets: Sequence[ArrivingSet]) -> None:
        """Add whole annotation sets of people on articles of this import, each as one action.

        Raises:
            NotFoundError: If an article is none of this import, or it is not running.
            OutOfTextError: If a span ends after its text.
            StaleChangeError: If an annotator has a set on an article already, or an id is there twice.
            UnstorableTextError: If a text holds what cannot be stored.
        """
        self._link.begin()
        if self._link.row(_IS_RUNNING, (import_id,)) is None:
            raise ImportNotFoundError(id=import_id)
        add_sets(self._link, import_id, sets)

    def finish(self, import_id: int) -> None:
        """Make the whole import visible, in constant time.

        Raises:
            NotFoundError: If no such import is running.
        """
        if self._link.write(_FINISH, (import_id,)) != 1:
            raise ImportNotFoundError(id=import_id)
        self._link.unclaim(IMPORTING)
        self._link.tell(Notice(NewsKind.ARTICLES))

    def discard(self, import_id: int) -> None:
        """Remove everything of an unfinished import.

        Raises:
            NotFoundError: If no such import is running.
        """
        self._link.begin()
        if self._link.row(_IS_RUNNING, (import_id,)) is None:
            raise ImportNotFoundError(id=import_id)
        unindex_import(self._link, import_id)
        for statement in _DISCARD:
            self._link.write(statement, (import_id,))
        self._link.unclaim(IMPORTING)

    def discard_unfinished(self) -> int:
        """Remove what imports left behind whose process was killed; how many there were."""
        with self._link.claimed(IMPORTING) as is_mine:
            unfinished = self._link.rows(_UNFINISHED) if is_mine else []
            for import_id, source in unfinished:
                self.discard(import_id)
                logger.info(
                    "Removed the unfinished import of %s from %s.", source, self._link.corpus
                )
            self._link.commit()
        return len(unfinished)

    def _row(self, seq: int, article: Article, import_id: int) -> tuple[object, ...]:
        self._refuse_unstorable(article)
        return (
            seq,
            article.id,
            article.title,
            title_key(article.title),
            article.sha256,
            article.language,
            article.source,
            self._meta(article),
            len(article.text),
            article.imported_at.isoformat(),
            import_id,
        )

    def _what_is_there(self, articles: Sequence[Article]) -> str:
        """Which article the database refused."""
        seen: set[str] = set()
        for article in articles:
            keys = {article.id, article.sha256}
            if seen & keys or self._link.row(_IS_THERE, (article.id, article.sha256)):
                return f"article {article.id} ({article.title!r}) or its text is in it already"
            seen |= keys
        return "an article or its text is in it already"

    def _meta(self, article: Article) -> str:
        try:
            return meta_text(article)
        except TypeError as error:
            what = Reason("the meta data of article {id}", id=article.id)
            raise UnstorableTextError(
                corpus=self._link.corpus,
                what=what,
                characters=Reason("no JSON ({error})", error=error),
            ) from error

    def _refuse_unstorable(self, article: Article) -> None:
        corpus = self._link.corpus
        _refuse_unstorable(corpus, Reason("an article id"), article.id)
        _refuse_unstorable(corpus, Reason("the text of article {id}", id=article.id), article.text)
        _refuse_unstorable(
            corpus, Reason("the title of article {id}", id=article.id), article.title
        )
        _refuse_unstorable(
            corpus, Reason("the source of article {id}", id=article.id), article.source
        )


def _refuse_unstorable(corpus: str, what: str, text: str) -> None:
    if "\x00" in text:
        raise UnstorableTextError(corpus=corpus, what=what, characters=Reason("the null character"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnstorableTextError(
            corpus=corpus, what=what, characters=Reason("half a surrogate pair")
        ) from error
