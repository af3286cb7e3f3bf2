"""Searching as a person does it in the window: a query understood, run in steps, kept for later."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Clock, OpenUnitOfWork
from annotator.domain.queries import parser
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.searching import Hit, SavedQuery
from annotator.formats.atomic import whole_file
from annotator.formats.csv_cells import neutralised
from annotator.services.search import Search, in_own_set, is_plain, people_asked_for, test_of
from annotator.services.shown_names import ShownNames, names_for

COLUMNS = (
    *("article", "annotator", "status", "layer", "label"),
    *("begin", "end", "left", "hit", "right", "title"),
)
"""The columns of a concordance as CSV; places are code points."""


@dataclass(frozen=True)
class SearchDesk:
    """What a person does with queries.

    Attributes:
        open_unit_of_work: Opens a transaction.
        who: Who asks.
        now: The clock, UTC.
        schema: The schema as it is now.
    """

    open_unit_of_work: OpenUnitOfWork
    who: AnnotatorId
    now: Clock
    schema: Callable[[], Schema]

    @staticmethod
    def prepare() -> None:
        """Make what reads queries, beside what goes on: while somebody still types the first one."""
        if not parser.is_prepared():
            Thread(target=parser.prepare, name="query parser", daemon=True).start()

    def search(self, text: str, *, with_hits: bool = True) -> Search:
        """A search for what a query asks, to be run step by step; who only annotates searches the own set alone.

        Raises:
            BlindCorpusError: If it asks for somebody by name who is to be called by a letter.
            QueryError: If it cannot be understood.
            StorageError: If the corpus cannot be read.
        """
        test = test_of(text, self.schema(), self.who)
        names = self.names()
        if not names.team.sees_others(self.who):
            test = in_own_set(test, self.who)
        return Search(self.open_unit_of_work, test, self.who, with_hits=with_hits, names=names)

    def names(self) -> ShownNames:
        """What people are called before whoever asks. Raises ``StorageError``."""
        with self.open_unit_of_work() as work:
            return names_for(work, self.who)

    def is_plain(self, text: str) -> bool:
        """Whether it is nothing but words. Raises ``QueryError``."""
        return is_plain(text, self.schema())

    def check(self, text: str) -> None:
        """Refuse what cannot be understood or asked for. Raises ``QueryError``, ``BlindCorpusError``."""
        test = test_of(text, self.schema(), self.who)
        self.names().check_open(people_asked_for(test))

    def saved(self) -> Sequence[SavedQuery]:
        """The queries people of the corpus keep, by name."""
        with self.open_unit_of_work() as work:
            return work.searches.saved()

    def save(self, name: str, text: str) -> None:
        """Keep a query, in place of the one of that name.

        Raises:
            QueryError: If it cannot be understood.
            SettingError: If it has no name.
            StorageError: If it cannot be written.
        """
        if not name.strip():
            raise SettingError(
                option="name", reason=Reason("is missing: say what the query is called.")
            )
        self.check(text)
        with self.open_unit_of_work() as work:
            work.searches.save(SavedQuery(name.strip(), text.strip(), self.who, self.now()))
            work.commit()

    def forget(self, name: str) -> None:
        """Keep a query no longer. Raises ``StorageError``."""
        with self.open_unit_of_work() as work:
            work.searches.forget([name])
            work.commit()


def write_hits(path: Path, hits: Iterable[Hit], names: ShownNames | None = None) -> int:
    """Write a concordance as CSV, UTF-8 with a byte order mark; how many hits.

    Args:
        path: Of the file.
        hits: The lines.
        names: What people are called; default: by name.

    Raises:
        FileWriteError: If it cannot be written; what stood there is as before.
    """
    called = names or ShownNames()
    count = 0
    with whole_file(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        table = csv.writer(text)
        table.writerow(COLUMNS)
        for hit in hits:
            place = (hit.begin, hit.end, hit.before, hit.covered, hit.after)
            whose = called.of(hit.annotator, hit.article)
            about = (hit.article, whose, hit.status, hit.layer, hit.label)
            table.writerow([neutralised(str(each)) for each in (*about, *place, hit.title)])
            count += 1
        text.flush()
        text.detach()
    return count
