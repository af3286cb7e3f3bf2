"""The inbox of findings as a person works on it: pages of rows, and what is said about them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain.errors import SettingError
from annotator.domain.findings import FindingQuery, FindingRow, Remark
from annotator.domain.ids import GOLD, AnnotatorId
from annotator.domain.ports import Clock, OpenUnitOfWork, UnitOfWork
from annotator.domain.reason import Reason
from annotator.services.people import team_of
from annotator.services.shown_names import ShownNames, names_for


@dataclass(frozen=True)
class FindingsDesk:
    """What a person does in the inbox; quick enough for the window.

    Attributes:
        open_unit_of_work: Opens a transaction.
        who: Under whose name remarks are kept.
        now: The clock, UTC.
    """

    open_unit_of_work: OpenUnitOfWork
    who: AnnotatorId
    now: Clock

    def rows(
        self, query: FindingQuery, *, after: tuple[int, int] | None = None, limit: int = 200
    ) -> Sequence[FindingRow]:
        """The next findings in the order of the corpus, of those one may see."""
        with self.open_unit_of_work() as work:
            return work.findings.rows(self._seen(work, query), after=after, limit=limit)

    def by_rule(self, query: FindingQuery) -> Mapping[str, int]:
        """How many findings there are of each check, of those one may see."""
        with self.open_unit_of_work() as work:
            return work.findings.by_rule(self._seen(work, query))

    def people(self) -> tuple[AnnotatorId, ...]:
        """Whose sets there are, sorted."""
        with self.open_unit_of_work() as work:
            return tuple(sorted({annotator for _, annotator in work.findings.revisions()}))

    def assignable(self, rows: Collection[FindingRow]) -> tuple[AnnotatorId, ...]:
        """Who can take care of findings, the likeliest first: whose set they are in, else oneself.

        Where people are blind, whoever has letters in place of a name is not told to be the one.
        """
        with self.open_unit_of_work() as work:
            registered = {each.name for each in work.people.all()}
            names = names_for(work, self.who)
        whose = {row.annotator for row in rows}
        likely = whose if len(whose) == 1 and GOLD not in whose else set()
        others = sorted({*self.people(), *registered} - {GOLD})
        return tuple(dict.fromkeys((*filter(names.is_open, likely), self.who, *others)))

    def names(self) -> ShownNames:
        """What people are called before whoever looks."""
        with self.open_unit_of_work() as work:
            return names_for(work, self.who)

    def reasons(self) -> tuple[str, ...]:
        """Why findings were ignored so far, each once, the last one first."""
        with self.open_unit_of_work() as work:
            said = work.findings.remarks().values()
        newest = sorted(said, key=lambda remark: remark.at, reverse=True)
        return tuple(dict.fromkeys(remark.reason for remark in newest if remark.reason))

    def ignore(self, rows: Collection[FindingRow], reason: str) -> None:
        """Remember that findings are to be ignored, also when they are found again.

        Raises:
            SettingError: If no reason is given.
            StorageError: If it cannot be written.
        """
        if not reason.strip():
            raise SettingError(
                option="reason", reason=Reason("is missing: say why it is to be ignored.")
            )
        self._remark(rows, reason=reason.strip())

    def heed(self, rows: Collection[FindingRow]) -> None:
        """Forget that findings are to be ignored.

        Raises:
            StorageError: If it cannot be written.
        """
        self._remark(rows, reason=None)

    def assign(self, rows: Collection[FindingRow], assignee: str) -> None:
        """Let somebody take care of findings; nobody, if the name is empty.

        Raises:
            StorageError: If it cannot be written.
        """
        with self.open_unit_of_work() as work:
            for row in rows:
                remark = Remark(row.reason, self.who, self.now(), assignee.strip())
                work.findings.remark([row.key], remark)
            work.commit()

    def _seen(self, work: UnitOfWork, query: FindingQuery) -> FindingQuery:
        """Of one's own set alone, for whoever only annotates."""
        if team_of(work).sees_others(self.who):
            return query
        return replace(query, annotators=frozenset({str(self.who)}))

    def _remark(self, rows: Collection[FindingRow], *, reason: str | None) -> None:
        with self.open_unit_of_work() as work:
            for row in rows:
                remark = Remark(reason, self.who, self.now(), row.assignee)
                work.findings.remark([row.key], remark)
            work.commit()
