"""Bookmarks: a person's own places in a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.bookmarks import Bookmark
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Clock, OpenUnitOfWork
from annotator.services.questions import Spot


@dataclass(frozen=True)
class Bookmarks:
    """The bookmarks of one person in one corpus.

    Attributes:
        open_unit_of_work: Opens a transaction.
        annotator: Whose.
        clock: Tells the time.
    """

    open_unit_of_work: OpenUnitOfWork
    annotator: AnnotatorId
    clock: Clock

    def all(self) -> Sequence[Bookmark]:
        """All of them, in the order of the corpus."""
        with self.open_unit_of_work() as work:
            return work.bookmarks.of(self.annotator)

    def within(self, article: ArticleId) -> Sequence[Bookmark]:
        """Those in one article."""
        return [each for each in self.all() if each.article == article]

    def toggle(self, spot: Spot) -> bool:
        """Set a bookmark, or take the one at this place away; whether there is one now.

        Raises:
            StorageError: If it cannot be written; then nothing has changed.
        """
        bookmark = Bookmark(
            spot.article, self.annotator, spot.about, spot.place, spot.excerpt, self.clock()
        )
        with self.open_unit_of_work() as work:
            removed = work.bookmarks.remove(bookmark)
            if not removed:
                work.bookmarks.put(bookmark)
            work.commit()
        return not removed

    def remove(self, bookmark: Bookmark) -> None:
        """Take one away."""
        with self.open_unit_of_work() as work:
            work.bookmarks.remove(bookmark)
            work.commit()
