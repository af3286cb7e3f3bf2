"""The findings of a corpus are kept in it, and renewed as articles change."""

from __future__ import annotations

import hashlib

from annotator.domain.findings import FindingQuery, FindingState, StoredFinding
from annotator.domain.ports import CorpusStore, Monitor, UnitOfWork
from annotator.domain.schema import Schema
from annotator.quality.checks import ALL
from annotator.quality.model_checks import IDS
from annotator.services.check_corpus import CheckedCorpus
from annotator.services.check_looking import CheckedSet
from annotator.services.helping import Reopen
from annotator.services.model_findings import ModelReport, carried, is_any_carried

_AT_ONCE = 64
"""Sets written in one transaction: some 20 ms, so that nobody who edits waits for it."""


def renew_findings(
    store: CorpusStore,
    checked: CheckedCorpus | None,
    monitor: Monitor,
    reopen: Reopen | None = None,
) -> tuple[CheckedCorpus, int]:
    """Look at what has changed in a corpus, and store what is found.

    Args:
        store: The corpus, open for writing.
        checked: What is known from the last time.
        monitor: Told about each article; what was looked at when somebody cancels is stored.
        reopen: Lets helpers open a large corpus.

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
            changed = checked.renew(work, monitor, writing.take, reopen)
        finally:
            writing.finish()
    return checked, len(changed)


def keep_model_findings(store: CorpusStore, report: ModelReport) -> int:
    """Store what models found, in place of what they found before; how many findings.

    Sets that were changed meanwhile are left out, and so are those that were never checked.

    Args:
        store: The corpus, open for writing; its other findings are renewed.
        report: What models found.

    Raises:
        StorageError: If it cannot be written.
    """
    kept = 0
    with store.open_unit_of_work() as work:
        by = _name_of(work.schemas.current())
        checked, now = work.findings.checked(by), work.findings.revisions()
        for each in report.found:
            revision = report.revisions.get(each.key)
            if (
                revision is None
                or now.get(each.key) != revision
                or checked.get(each.key) != revision
            ):
                continue
            query = FindingQuery(
                annotators=frozenset({each.annotator}),
                article=each.article,
                state=FindingState.ANY,
            )
            others = [
                row.found
                for row in work.findings.rows(query, limit=100_000)
                if row.found.rule not in IDS
            ]
            rows = stored(each)
            kept += len(rows)
            work.findings.put(
                each.article, each.annotator, [*others, *rows], revision=revision, by=by
            )
        work.commit()
    return kept


class _Writing:
    """Collects findings and writes them in short transactions."""

    def __init__(self, work: UnitOfWork, by: str) -> None:
        self._work = work
        self._by = by
        self._carries = is_any_carried(work)
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
            if self._carries:
                rows += carried(self._work, checked.article, checked.annotator)
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
