"""The inbox of findings: kept in the corpus, renewed as articles change, and what people say about them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.errors import SettingError
from annotator.domain.findings import (
    FindingQuery,
    FindingRow,
    Remark,
    StoredFinding,
)
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Clock, CorpusStore, Monitor, OpenUnitOfWork, UnitOfWork
from annotator.domain.schema import Schema
from annotator.quality.checks import ALL
from annotator.services.check import CheckedCorpus, CheckedSet

_AT_ONCE = 64
"""Sets written in one transaction: some 20 ms, so that nobody who edits waits for it."""


def renew_findings(
    store: CorpusStore, checked: CheckedCorpus | None, monitor: Monitor
) -> tuple[CheckedCorpus, int]:
    """Look at what has changed in a corpus, and store what is found.

    Args:
        store: The corpus, open for writing.
        checked: What is known from the last time.
        monitor: Told about each article; what was looked at when somebody cancels is stored.

    Returns:
        What is known now, and how many sets were looked at.

    Raises:
        StorageError: If it cannot be written.
        TaskCancelledError: If it was cancelled.
    """
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        if checked is None or checked.schema != schema:
            checked = CheckedCorpus(schema)
        by = _name_of(schema)
        writing = _Writing(work, by)
        try:
            changed = checked.renew(work, monitor, writing.take)
        finally:
            writing.finish()
    return checked, len(changed)


class _Writing:
    """Collects findings and writes them in short transactions."""

    def __init__(self, work: UnitOfWork, by: str) -> None:
        self._work = work
        self._by = by
        self._waiting: list[tuple[CheckedSet, int]] = []

    def take(self, checked: CheckedSet, revision: int) -> None:
        """Take in what was found in a set."""
        self._waiting.append((checked, revision))
        if len(self._waiting) >= _AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Write what waits."""
        waiting, self._waiting = self._waiting, []
        for checked, revision in waiting:
            rows = stored(checked)
            self._work.findings.put(
                checked.article, checked.annotator, rows, revision=revision, by=self._by
            )
        self._work.commit()


def stored(checked: CheckedSet) -> list[StoredFinding]:
    """The findings of a set as they are kept."""
    rows: list[StoredFinding] = []
    for finding, fixable, excerpt in zip(
        checked.found, checked.fixable, checked.excerpts, strict=True
    ):
        rule, about, role = finding.key
        rows.append(
            StoredFinding(
                rule=rule,
                severity=finding.severity.value,
                about=about,
                place=finding.place,
                role=role,
                layer=finding.layer,
                excerpt=excerpt,
                params=finding.params,
                alike=finding.alike,
                fixable=fixable,
            )
        )
    return rows


def _name_of(schema: Schema) -> str:
    """What these checks and this schema are called together: what others found does not count."""
    rules = ",".join(f"{rule.id}:{rule.severity}" for rule in ALL)
    return hashlib.sha256(f"{rules}|{schema.model_dump_json()}".encode()).hexdigest()[:16]


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
        """The next findings in the order of the corpus."""
        with self.open_unit_of_work() as work:
            return work.findings.rows(query, after=after, limit=limit)

    def by_rule(self, query: FindingQuery) -> Mapping[str, int]:
        """How many findings there are of each check."""
        with self.open_unit_of_work() as work:
            return work.findings.by_rule(query)

    def people(self) -> tuple[AnnotatorId, ...]:
        """Whose sets there are, sorted."""
        with self.open_unit_of_work() as work:
            return tuple(sorted({annotator for _, annotator in work.findings.revisions()}))

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
            raise SettingError(option="reason", reason="is missing: say why it is to be ignored.")
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

    def _remark(self, rows: Collection[FindingRow], *, reason: str | None) -> None:
        with self.open_unit_of_work() as work:
            for row in rows:
                remark = Remark(reason, self.who, self.now(), row.assignee)
                work.findings.remark([row.key], remark)
            work.commit()
