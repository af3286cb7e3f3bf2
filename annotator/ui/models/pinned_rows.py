"""Keeping a paged list still while its articles are worked on.

A list that shows, say, only new articles loses an article with its first edit, and one sorted by open
suggestions moves it with every decision. On screen the article stays where it is until the list is made
anew: it is *pinned* to its row, and all other rows are read around it. Pure arithmetic, no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.ids import ArticleId


@dataclass(frozen=True, slots=True)
class Pin:
    """An article that stays where it is shown.

    Attributes:
        article: The article.
        row: Where it is shown, zero-based.
        place: Where the query has it now; ``None`` if it leaves the article out.
    """

    article: ArticleId
    row: int
    place: int | None


class PinnedRows:
    """Maps rows on screen to places in the query's list and back."""

    def __init__(self) -> None:
        self._pins: dict[ArticleId, Pin] = {}
        self._rows: list[int] = []
        self._places: list[int] = []

    def __len__(self) -> int:
        return len(self._pins)

    def __contains__(self, article: object) -> bool:
        return article in self._pins

    def pin_of(self, article: ArticleId) -> Pin | None:
        """How the article is pinned."""
        return self._pins.get(article)

    def at(self, row: int) -> ArticleId | None:
        """The article pinned to this row."""
        return next((pin.article for pin in self._pins.values() if pin.row == row), None)

    def missing(self) -> int:
        """How many rows are shown that the query leaves out."""
        return len(self._pins) - len(self._places)

    def clear(self) -> None:
        """Forget everything."""
        self._pins.clear()
        self._index()

    def free_index(self, row: int) -> int:
        """The how-manieth row that is not pinned this is."""
        return row - sum(1 for taken in self._rows if taken < row)

    def place_of_free(self, index: int) -> int:
        """Where the query has the ``index``-th row that is not pinned."""
        place = index
        for taken in self._places:
            if taken > place:
                break
            place += 1
        return place

    def row_of_place(self, place: int) -> int:
        """Where the unpinned article at this place is shown."""
        row = place - sum(1 for taken in self._places if taken < place)
        for taken in self._rows:
            if taken > row:
                break
            row += 1
        return row

    def moved(self, article: ArticleId, row: int, place: int | None) -> None:
        """Take note that the query has an article somewhere else, or not at all, after an edit.

        Args:
            article: The article.
            row: Where it is shown, and stays.
            place: Where the query has it now.
        """
        known = self._pins.pop(article, None)
        before = known.place if known else self.place_of_free(self.free_index(row))
        for other, pin in self._pins.items():
            shifted = pin.place
            if shifted is not None:
                if before is not None and shifted > before:
                    shifted -= 1
                if place is not None and shifted >= place:
                    shifted += 1
                self._pins[other] = replace(pin, place=shifted)
        self._index()
        if place is None or self.row_of_place(place) != row:
            self._pins[article] = Pin(article, row, place)
            self._index()

    def _index(self) -> None:
        self._rows = sorted(pin.row for pin in self._pins.values())
        self._places = sorted(p.place for p in self._pins.values() if p.place is not None)
