"""Checking a corpus: what was asked for, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.findings import FindingKey, Remark
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import CorpusStore, Monitor
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.quality.checks import BY_ID
from annotator.quality.finding import Finding, Severity
from annotator.services.check_corpus import CheckedCorpus
from annotator.services.check_looking import CheckedSet
from annotator.services.helping import Reopen
from annotator.services.search import articles_found
from annotator.services.suggest import check_layers


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What to check.

    Attributes:
        annotators: Only these people's sets (``gold`` is one); empty: all.
        layers: Only findings on these layers; empty: all.
        rules: Only these checks; empty: all.
        done_only: Only articles that the annotator has finished.
        query: Only articles it finds, see docs/search.md; empty: all. They are held against all others.
    """

    annotators: frozenset[str] = frozenset()
    layers: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    done_only: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """One finding of a report."""

    checked: CheckedSet
    finding: Finding
    fixable: bool
    excerpt: str
    remark: Remark | None = None

    @property
    def ignored(self) -> bool:
        """Whether somebody said that it is to be ignored."""
        return self.remark is not None and self.remark.reason is not None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What came of a check.

    Attributes:
        request: What was asked for.
        sets: How many sets were looked at.
        articles: In how many articles.
        found: In the order of the corpus, without those that are ignored.
        ignored: How many are.
    """

    request: CheckRequest
    sets: int
    articles: int
    found: tuple[Reported, ...]
    ignored: int

    @property
    def by_severity(self) -> Mapping[Severity, int]:
        """How many of each severity."""
        counts = Counter(each.finding.severity for each in self.found)
        return {severity: counts[severity] for severity in Severity}

    @property
    def by_rule(self) -> Mapping[str, int]:
        """How many of each check, most first."""
        return dict(Counter(each.finding.check.id for each in self.found).most_common())

    def reaches(self, severity: Severity) -> bool:
        """Whether anything found is as grave as that."""
        order = list(Severity)
        return any(
            order.index(each.finding.severity) <= order.index(severity) for each in self.found
        )


def check(
    store: CorpusStore, request: CheckRequest, monitor: Monitor, reopen: Reopen | None = None
) -> CheckReport:
    """Check every set of people and every gold set of a corpus; nothing is written.

    Args:
        store: The corpus; reading is enough.
        request: What to report.
        monitor: Told about each article; may cancel.
        reopen: Lets helpers open a large corpus.

    Raises:
        SettingError: If there is no such check, layer or annotator.
        TaskCancelledError: If it was cancelled.
    """
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        check_request(schema, request)
        checked = CheckedCorpus(schema)
        checked.renew(work, monitor, reopen=reopen)
        remarks = work.findings.remarks()
        only = articles_found(work, request.query) if request.query.strip() else None
    _refuse_unknown(request, {annotator for _, annotator in checked.keys})
    sets = [
        each
        for each in map(checked.checked, checked.keys)
        if (not request.annotators or each.annotator in request.annotators)
        and (not request.done_only or each.status is Status.DONE)
        and (only is None or each.article in only)
    ]
    rows = [row for each in sets for row in reported(each, request, remarks)]
    return CheckReport(
        request,
        sets=len(sets),
        articles=len({each.article for each in sets}),
        found=tuple(row for row in rows if not row.ignored),
        ignored=sum(row.ignored for row in rows),
    )


def check_request(schema: Schema, request: CheckRequest) -> None:
    """Refuse what does not exist.

    Raises:
        SettingError: If there is no such check or layer.
    """
    check_layers(schema, request.layers)
    for rule in sorted(request.rules - BY_ID.keys()):
        reason = Reason("there is no check {rule}; docs/quality.md lists them.", rule=rule)
        raise SettingError(option="--rule", reason=reason)


def _refuse_unknown(request: CheckRequest, known: set[AnnotatorId]) -> None:
    for name in sorted(request.annotators - known):
        told = ", ".join(sorted(known)) or Reason("nobody")
        reason = Reason(
            "nobody called {name} has annotated here; known: {known}.", name=name, known=told
        )
        raise SettingError(option="--set", reason=reason)


def reported(
    checked: CheckedSet, request: CheckRequest, remarks: Mapping[FindingKey, Remark]
) -> Iterator[Reported]:
    """What of a set was asked for."""
    rows = zip(checked.found, checked.fixable, checked.excerpts, strict=True)
    for finding, fixable, excerpt in rows:
        if request.rules and finding.check.id not in request.rules:
            continue
        if request.layers and finding.layer not in request.layers:
            continue
        key = FindingKey(checked.article, checked.annotator, *finding.key)
        yield Reported(checked, finding, fixable, excerpt, remarks.get(key))
