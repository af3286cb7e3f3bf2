"""The repository of bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.bookmarks import Bookmark
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.storage.article_numbers import number_of
from annotator.storage.link import Link, Values
from annotator.storage.values import ranges, times

_OF = """
SELECT a.id, b.about, b."begin", b."end", b.excerpt, b."at", a.title
FROM bookmarks b JOIN articles a ON a.seq = b.article WHERE b.annotator = ?
ORDER BY b.article, b."begin", b."end", b.about"""
_PUT = """
INSERT INTO bookmarks (annotator, article, about, "begin", "end", excerpt, "at")
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (annotator, article, "begin", "end", about) DO UPDATE SET
  excerpt = excluded.excerpt, "at" = excluded."at" """
_REMOVE = """
DELETE FROM bookmarks WHERE annotator = ? AND article = ? AND about = ? AND "begin" = ?
  AND "end" = ?"""

_AT = times("bookmarks", "at")
_PLACE = ranges("bookmarks")


class SqlBookmarks:
    """``BookmarkRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def of(self, annotator: AnnotatorId) -> Sequence[Bookmark]:
        """A person's bookmarks in the order of the corpus, then of the text."""
        return [
            Bookmark(
                ArticleId(article),
                annotator,
                about,
                _PLACE.of((begin, end), self._link.corpus, about or article) if end else None,
                excerpt,
                _AT.of(at, self._link.corpus, about or article),
                title,
            )
            for article, about, begin, end, excerpt, at, title in self._link.rows(_OF, (annotator,))
        ]

    def put(self, bookmark: Bookmark) -> None:
        """Set one, in place of one at the same place.

        Raises:
            NotFoundError: If there is no such article.
        """
        rest = (bookmark.excerpt, bookmark.at.isoformat())
        self._link.write(_PUT, (*self._key(bookmark), *rest))

    def remove(self, bookmark: Bookmark) -> bool:
        """Take one away; whether there was one at its place.

        Raises:
            NotFoundError: If there is no such article.
        """
        return bool(self._link.write(_REMOVE, self._key(bookmark)))

    def _key(self, bookmark: Bookmark) -> Values:
        number = number_of(self._link, bookmark.article)
        place = (bookmark.place.begin, bookmark.place.end) if bookmark.place else (0, 0)
        return (bookmark.annotator, number, bookmark.about, *place)
