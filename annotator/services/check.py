"""Checking a corpus: every annotation set by itself, and all sets of one annotator against each other.

``CheckedCorpus`` keeps what it found out. When a set has changed only that one is looked at again, and what the
others say about its words is already counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.findings import FindingKey, Remark
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, Monitor, Progress, UnitOfWork
from annotator.domain.schema import Schema
from annotator.formats.near_duplicates import near_duplicates
from annotator.quality.checks import BY_ID, article_findings, findings
from annotator.quality.consistency import ConsistencyIndex, Marked
from annotator.quality.consistency_words import ArticleWords
from annotator.quality.copies import differences
from annotator.quality.finding import Finding, Reading, Severity
from annotator.services.helping import Reopen, Told, helpers_for, spread
from annotator.services.search import articles_found
from annotator.services.suggest import check_layers
from annotator.services.tasks import many_objects

SetKey = tuple[ArticleId, AnnotatorId]
_FEW = 50
_SLICE = 100
_MANY = 1_000
"""From so many sets on, a helper pays: it needs a second to start."""


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
        self,
        work: UnitOfWork,
        monitor: Monitor,
        told: OnChecked | None = None,
        reopen: Reopen | None = None,
    ) -> tuple[SetKey, ...]:
        """Look at every set that has changed since the last time; which ones.

        What changed sets mean for the words of other articles is looked up there too, as far as it can make a
        difference (``ConsistencyIndex.affected``).

        Args:
            work: Where the sets are read.
            monitor: Told about each article; may cancel.
            told: Hears of each set, first with what it says of itself, and again with what the others say of it.
            reopen: Lets helpers open a large corpus.

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
            early = told if not self._is_edit(changed) else None
            counted = self._look_at_all(work, monitor, changed, revisions, early, reopen)
            self._group_copies(work, {article for article, _ in revisions})
            others: list[SetKey] = []
            if first_time:
                for index in self._indexes.values():
                    index.count_unmarked()
            else:
                others = self._affected(counted)
            for done, key in enumerate(changed, start=len(changed)):
                monitor.report(Progress(done, total, key[0]))
                self._hold_against(work, key, counted=first_time)
                if told is not None:
                    told(self.checked(key), revisions[key])
            for key in others:
                before = self._sets[key].across
                self._hold_against(work, key, counted=False, anew=False)
                if told is not None and self._sets[key].across != before:
                    told(self.checked(key), self._sets[key].revision)
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

    def _look_at_all(
        self,
        work: UnitOfWork,
        monitor: Monitor,
        changed: Sequence[SetKey],
        revisions: Mapping[SetKey, int],
        told: OnChecked | None,
        reopen: Reopen | None,
    ) -> dict[SetKey, Marked | None]:
        """Look at sets by themselves; what the indexes had of them before."""
        words: dict[SetKey, ArticleWords] = {}
        slices = [changed[at : at + _SLICE] for at in range(0, len(changed), _SLICE)]

        def arrived(number: int, made: Sequence[LookedAt]) -> None:
            for key, each in zip(slices[number], made, strict=True):
                self._sets[key] = _Known(revisions[key], each.found)
                # Words take longer to hand over than to read once more.
                words[key] = each.words or ArticleWords(work.annotations.get(*key))
                if told is not None:
                    told(each.found, revisions[key])

        looking = Looking(self._schema)
        helpers = helpers_for(len(changed), _MANY)
        spread(
            partial(looking.at, work),
            looking,
            slices,
            _FirstHalf(monitor),
            arrived,
            reopen=reopen,
            helpers=helpers,
        )
        before: dict[SetKey, Marked | None] = {}
        for key in changed:
            index = self._indexes.setdefault(key[1], ConsistencyIndex())
            before[key] = index.marked(key[0])
            index.put(words[key])
        return before

    def _affected(self, before: Mapping[SetKey, Marked | None]) -> list[SetKey]:
        """The sets of other articles about which something else is to be said after these have changed."""
        found: dict[SetKey, None] = {}
        for (article, annotator), marked in before.items():
            others = self._indexes[annotator].affected(article, marked)
            others |= {copy for copy, first in self._first_of.items() if first == article}
            for other in others:
                found[other, annotator] = None
        return [key for key in sorted(found) if key in self._sets and key not in before]

    def _hold_against(
        self, work: UnitOfWork, key: SetKey, *, counted: bool, anew: bool = True
    ) -> None:
        """Hold a set against the others.

        Args:
            work: Where sets are read.
            key: Which one.
            counted: Whether unmarked names were counted in it already.
            anew: Whether the set itself has changed.
        """
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
        if not anew and known.across is not None and _same(known.across.found, found):
            return
        known.across = None
        if found:
            told = {(f.place.begin, f.place.end, f.layer) for f in known.own.found}
            rest = [f for f in found if (f.place.begin, f.place.end, f.layer) not in told]
            reading = Reading(work.annotations.get(*key), self._schema)
            known.across = checked_set(reading, _once(rest))

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


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What one set says of itself.

    Attributes:
        found: The findings.
        words: Its words; ``None``: they were left where they were found.
    """

    found: CheckedSet
    words: ArticleWords | None


@dataclass(frozen=True)
class Looking:
    """Looks at sets by themselves, here or in a helper.

    Attributes:
        schema: Of the corpus.
    """

    schema: Schema

    def of(self, store: CorpusStore, items: Sequence[SetKey], told: Told) -> list[LookedAt]:
        """What some sets say of themselves, without their words."""
        with store.open_unit_of_work() as work:
            return [LookedAt(each.found, None) for each in self.at(work, items, told)]

    def at(self, work: UnitOfWork, items: Sequence[SetKey], told: Told) -> list[LookedAt]:
        """What some sets say of themselves."""
        made = []
        for key in items:
            told(1, str(key[0]))
            reading = Reading(work.annotations.get(*key), self.schema)
            single = findings(reading.own, self.schema, reading=reading)
            found = checked_set(reading, (*single, *article_findings(reading)))
            made.append(LookedAt(found, reading.marked))
        return made


@dataclass(frozen=True)
class _FirstHalf:
    """The monitor of the first half of the work."""

    monitor: Monitor

    def report(self, progress: Progress) -> None:
        """Say how far the whole is."""
        total = progress.total
        self.monitor.report(replace(progress, total=None if total is None else 2 * total))


def _same(before: Collection[Finding], after: Collection[Finding]) -> bool:
    """Whether a reader would see the same."""
    return {(f.key, f.text) for f in before} == {(f.key, f.text) for f in after}


def checked_set(reading: Reading, found: Collection[Finding]) -> CheckedSet:
    """What was found in a set, in reading order, with what is shown of it."""
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
        reason = f"there is no check {rule}; docs/quality.md lists them."
        raise SettingError(option="--rule", reason=reason)


def _refuse_unknown(request: CheckRequest, known: set[AnnotatorId]) -> None:
    for name in sorted(request.annotators - known):
        told = ", ".join(sorted(known)) or "nobody yet"
        reason = f"nobody called {name} has annotated here; known: {told}."
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
