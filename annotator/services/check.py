"""Checking a corpus: every annotation set by itself, and all sets of one annotator against each other.

``CheckedCorpus`` keeps what it found out. When a set has changed only that one is looked at again, and what the
others say about its words is already counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.findings import FindingKey, Remark
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, Monitor, Progress, UnitOfWork
from annotator.domain.schema import Schema
from annotator.formats.near_duplicates import near_duplicates
from annotator.quality.checks import BY_ID, article_findings, findings
from annotator.quality.consistency import ConsistencyIndex
from annotator.quality.consistency_words import ArticleWords
from annotator.quality.copies import differences
from annotator.quality.finding import Finding, Reading, Severity
from annotator.services.search import articles_found
from annotator.services.suggest import check_layers
from annotator.services.tasks import many_objects

SetKey = tuple[ArticleId, AnnotatorId]
_FEW = 50


@dataclass(frozen=True, slots=True)
class CheckedSet:
    """What was found in one set.

    Attributes:
        article: The article.
        title: Its title.
        annotator: Whose set.
        status: How far the annotator is.
        found: In reading order, the gravest of a span first.
        fixable: Of each finding, whether the program can put it right.
        excerpts: Of each finding, what its place covers, on one line.
    """

    article: ArticleId
    title: str
    annotator: AnnotatorId
    status: Status
    found: tuple[Finding, ...]
    fixable: tuple[bool, ...]
    excerpts: tuple[str, ...]

    @property
    def key(self) -> SetKey:
        """What names the set."""
        return self.article, self.annotator


OnChecked = Callable[[CheckedSet, int], None]
"""Is told what was found in a set, and in which revision of it."""


@dataclass(slots=True)
class _Known:
    """What is kept of a set."""

    revision: int
    own: CheckedSet
    across: CheckedSet | None = None


class CheckedCorpus:
    """The findings of a corpus as it changes; for one process, which reads the corpus itself.

    Args:
        schema: Of the corpus.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._sets: dict[SetKey, _Known] = {}
        self._indexes: dict[AnnotatorId, ConsistencyIndex] = {}
        self._first_of: dict[ArticleId, ArticleId] = {}
        self._texts: frozenset[ArticleId] = frozenset()

    @property
    def schema(self) -> Schema:
        """What the checks go by."""
        return self._schema

    def renew(
        self, work: UnitOfWork, monitor: Monitor, told: OnChecked | None = None
    ) -> tuple[SetKey, ...]:
        """Look at every set that has changed since the last time; which ones.

        After the first time what changed articles mean for the words of other articles is not looked up there:
        those keep their findings until they change themselves, or everything is checked anew.

        Args:
            work: Where the sets are read.
            monitor: Told about each article; may cancel.
            told: Hears of each set, first with what it says of itself, and again with what the others say of it.

        Raises:
            TaskCancelledError: If it was cancelled; what was looked at stays known.
        """
        revisions = work.findings.revisions()
        for gone in self._sets.keys() - revisions.keys():
            del self._sets[gone]
            self._indexes[gone[1]].drop(gone[0])
        changed = [
            key
            for key, revision in revisions.items()
            if key not in self._sets or self._sets[key].revision != revision
        ]
        first_time = not self._sets or len(changed) > len(revisions) // 2
        # Looking is most of the work, holding against each other the rest.
        total = 2 * len(changed)
        with many_objects():
            for done, key in enumerate(changed):
                monitor.report(Progress(done, total, key[0]))
                self._look_at(work.annotations.get(*key), revisions[key])
                if told is not None and not self._is_edit(changed):
                    told(self.checked(key), revisions[key])
            self._group_copies(work, {article for article, _ in revisions})
            if first_time:
                for index in self._indexes.values():
                    index.count_unmarked()
            for done, key in enumerate(changed, start=len(changed)):
                monitor.report(Progress(done, total, key[0]))
                self._hold_against(work, key, counted=first_time)
                if told is not None:
                    told(self.checked(key), revisions[key])
        monitor.report(Progress(total, total))
        return tuple(changed)

    def checked(self, key: SetKey) -> CheckedSet:
        """What was found in a set, by itself and against the others."""
        known = self._sets[key]
        return _joined(known.own, known.across) if known.across is not None else known.own

    @property
    def keys(self) -> tuple[SetKey, ...]:
        """The sets that were looked at."""
        return tuple(self._sets)

    def revision(self, key: SetKey) -> int:
        """The state in which a set was looked at."""
        return self._sets[key].revision

    def across(self, own: AnnotationSet) -> tuple[Finding, ...]:
        """What contradicts the other articles in a set as it is now; it is counted in."""
        index = self._indexes.setdefault(own.annotator, ConsistencyIndex())
        return tuple(index.renewed(ArticleWords(own)))

    # --- inside ------------------------------------------------------------------------------

    @staticmethod
    def _is_edit(changed: Collection[SetKey]) -> bool:
        """Whether so little has changed that nobody has to hear of it halfway."""
        return len(changed) <= _FEW

    def _look_at(self, own: AnnotationSet, revision: int) -> None:
        reading = Reading(own, self._schema)
        single, whole = findings(own, self._schema, reading=reading), article_findings(reading)
        index = self._indexes.setdefault(own.annotator, ConsistencyIndex())
        index.put(reading.marked)
        found = _checked(reading, (*single, *whole))
        self._sets[own.article.id, own.annotator] = _Known(revision, found)

    def _hold_against(self, work: UnitOfWork, key: SetKey, *, counted: bool) -> None:
        article, annotator = key
        index, known = self._indexes[annotator], self._sets[key]
        if not counted:
            index.recount(article)
        found: list[Finding] = []
        first = self._first_of.get(article, article)
        if first != article and (first, annotator) in self._sets:
            there, here = work.annotations.get(first, annotator), work.annotations.get(*key)
            found += differences(there, here)
        found += index.findings(article)
        known.across = None
        if found:
            told = {(f.place.begin, f.place.end, f.layer) for f in known.own.found}
            rest = [f for f in found if (f.place.begin, f.place.end, f.layer) not in told]
            reading = Reading(work.annotations.get(*key), self._schema)
            known.across = _checked(reading, _once(rest))

    def _group_copies(self, work: UnitOfWork, articles: set[ArticleId]) -> None:
        """Find the near-duplicates, unless no text has come or gone."""
        if self._texts == articles:
            return
        everything = dict.fromkeys(article for article, _ in self._sets if article in articles)
        texts = ((each, work.articles.get(each).text) for each in everything)
        groups = near_duplicates(texts).group
        self._first_of = {
            ArticleId(each): ArticleId(first) for each, first in groups.items() if each != first
        }
        self._texts = frozenset(articles)


def _checked(reading: Reading, found: Collection[Finding]) -> CheckedSet:
    own = reading.own
    ordered = sorted(found, key=lambda f: f.about.begin if f.about is not None else f.place.begin)
    return CheckedSet(
        article=own.article.id,
        title=own.article.title,
        annotator=own.annotator,
        status=own.status,
        found=tuple(ordered),
        fixable=tuple(bool(each.repairs(reading)) for each in ordered),
        excerpts=tuple(_excerpt(each, reading.text) for each in ordered),
    )


_LONGEST_EXCERPT = 120


def _excerpt(finding: Finding, text: str) -> str:
    span = finding.about
    whole = span is not None and span.extent == finding.place
    covered = span.covered_text(text) if span and whole else finding.place.covered_text(text)
    line = " ".join(covered.split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[: _LONGEST_EXCERPT - 1].rstrip()}…"


def _once(found: Collection[Finding]) -> list[Finding]:
    """One finding for each place and layer: the first, which is the one that says most."""
    kept: dict[tuple[int, int, str], Finding] = {}
    for finding in found:
        kept.setdefault((finding.place.begin, finding.place.end, finding.layer), finding)
    return list(kept.values())


def _joined(one: CheckedSet, other: CheckedSet) -> CheckedSet:
    rows = [
        *zip(one.found, one.fixable, one.excerpts, strict=True),
        *zip(other.found, other.fixable, other.excerpts, strict=True),
    ]
    rows.sort(key=lambda r: r[0].about.begin if r[0].about is not None else r[0].place.begin)
    return CheckedSet(
        one.article,
        one.title,
        one.annotator,
        one.status,
        tuple(found for found, _, _ in rows),
        tuple(fixable for _, fixable, _ in rows),
        tuple(excerpt for _, _, excerpt in rows),
    )


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


def check(store: CorpusStore, request: CheckRequest, monitor: Monitor) -> CheckReport:
    """Check every set of people and every gold set of a corpus; nothing is written.

    Args:
        store: The corpus; reading is enough.
        request: What to report.
        monitor: Told about each article; may cancel.

    Raises:
        SettingError: If there is no such check, layer or annotator.
        TaskCancelledError: If it was cancelled.
    """
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        check_request(schema, request)
        checked = CheckedCorpus(schema)
        checked.renew(work, monitor)
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
    reported = [row for each in sets for row in _reported(each, request, remarks)]
    return CheckReport(
        request,
        sets=len(sets),
        articles=len({each.article for each in sets}),
        found=tuple(row for row in reported if not row.ignored),
        ignored=sum(row.ignored for row in reported),
    )


def check_request(schema: Schema, request: CheckRequest) -> None:
    """Refuse what does not exist.

    Raises:
        SettingError: If there is no such check or layer.
    """
    check_layers(schema, request.layers)
    for rule in sorted(request.rules - BY_ID.keys()):
        reason = f"there is no check {rule}; docs/quality.md lists them."
        raise SettingError(option="--rule", reason=reason)


def _refuse_unknown(request: CheckRequest, known: set[AnnotatorId]) -> None:
    for name in sorted(request.annotators - known):
        told = ", ".join(sorted(known)) or "nobody yet"
        reason = f"nobody called {name} has annotated here; known: {told}."
        raise SettingError(option="--set", reason=reason)


def _reported(
    checked: CheckedSet, request: CheckRequest, remarks: Mapping[FindingKey, Remark]
) -> Iterator[Reported]:
    rows = zip(checked.found, checked.fixable, checked.excerpts, strict=True)
    for finding, fixable, excerpt in rows:
        if request.rules and finding.check.id not in request.rules:
            continue
        if request.layers and finding.layer not in request.layers:
            continue
        key = FindingKey(checked.article, checked.annotator, *finding.key)
        yield Reported(checked, finding, fixable, excerpt, remarks.get(key))
