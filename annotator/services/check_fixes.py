"""Putting findings right: one, or all that are alike in the whole corpus as one step that can be taken back.

All change sets of one step have the same id. Undo takes each of them back, as a whole or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from annotator.domain.changes import (
    Action,
    ArgumentRemoved,
    ChangeSet,
    SpanRemoved,
    SpanReplaced,
)
from annotator.domain.errors import DomainError, SettingError
from annotator.domain.findings import FindingKey
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.ports import CorpusStore, LogKind, Monitor, Progress, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.quality.checks import BY_ID
from annotator.quality.finding import Finding, Reading
from annotator.quality.repairs import Drop, Mark, Refit, Relabel, Repair, Unlink, Unset
from annotator.services.check_corpus import CheckedCorpus
from annotator.services.check_looking import SetKey
from annotator.services.context import AppContext
from annotator.services.planning import Plan
from annotator.services.tasks import NullMonitor

_STEP = "fix-"
"""Beginning of the ids of such steps."""


@dataclass(frozen=True, slots=True)
class FixRequest:
    """What to put right.

    Attributes:
        rule: The id of a check.
        alike: Only findings alike; empty: all of the check.
        key: Only this one finding.
        annotators: Only in these people's sets; empty: in all.
        layers: Only on these layers; empty: on all.
        dry_run: Say what would be done, and do nothing.
    """

    rule: str
    alike: str = ""
    key: FindingKey | None = None
    annotators: frozenset[str] = frozenset()
    layers: frozenset[str] = frozenset()
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class FixedPlace:
    """One finding that is put right.

    Attributes:
        article: The article.
        title: Its title.
        annotator: Whose set.
        before: What is marked now, with its label; empty: nothing.
        after: What will be; empty: nothing.
        context: The words around it.
    """

    article: ArticleId
    title: str
    annotator: AnnotatorId
    before: str
    after: str
    context: str


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """One finding that was not put right, and why."""

    article: ArticleId
    title: str
    annotator: AnnotatorId
    excerpt: str
    reason: str


@dataclass(frozen=True, slots=True)
class FixReport:
    """What came of it.

    Attributes:
        step: By which it can be taken back; empty: nothing was done.
        fixed: What was put right, or would be.
        left: What was not.
    """

    step: str
    fixed: tuple[FixedPlace, ...]
    left: tuple[LeftAlone, ...]

    @property
    def articles(self) -> int:
        """In how many articles something was put right."""
        return len({each.article for each in self.fixed})


@dataclass(slots=True)
class _Fixing:
    """A step in the making."""

    request: FixRequest
    schema: Schema
    context: AppContext
    step: ChangeSetId
    fixed: list[FixedPlace] = field(default_factory=list)
    left: list[LeftAlone] = field(default_factory=list)

    def leave(self, desk: Workbench, found: Collection[Finding], reason: str) -> None:
        """Note that findings are not put right, and why."""
        for finding in found:
            covered = " ".join(finding.place.covered_text(desk.article.text).split())
            place = (desk.article.id, desk.article.title, desk.own.annotator)
            self.left.append(LeftAlone(*place, covered, reason))

    def change_set(self, desk: Workbench, found: Collection[Finding]) -> ChangeSet | None:
        """The changes to one set; ``None`` if there is nothing to change."""
        plan = Plan(desk, self.schema, self.context.clock(), self.context.new_id)
        reading = Reading(desk.own, self.schema)
        excerpts: Counter[str] = Counter()
        for finding in found:
            title, covered = desk.article.title, finding.place.covered_text(desk.article.text)
            excerpt = " ".join(covered.split())
            place = (desk.article.id, title, desk.own.annotator)
            repairs = finding.repairs(reading)
            if not repairs:
                reason = "only a person can put it right"
                self.left.append(LeftAlone(*place, excerpt, reason))
                continue
            try:
                told = [_carry_out(plan, repair) for repair in repairs]
            except DomainError as error:
                self.left.append(LeftAlone(*place, excerpt, str(error)))
                continue
            context = _context(desk.article.text, finding)
            self.fixed += (FixedPlace(*place, was, now, context) for was, now in told)
            excerpts[excerpt] += 1
        if plan.own is desk.own:
            return None
        subject = f"{self.request.rule} “{next(iter(excerpts), '')[:40]}”"
        changes = plan.finished(Action.FIX, subject)
        return changes.model_copy(update={"id": self.step})


def fix(
    context: AppContext,
    store: CorpusStore,
    request: FixRequest,
    monitor: Monitor,
    checked: CheckedCorpus | None = None,
) -> FixReport:
    """Put findings right, all of them in one transaction; what people said is to be ignored stays.

    Args:
        context: The program's parts.
        store: The corpus, open for writing unless it is a dry run.
        request: Which ones.
        monitor: Told about each article; cancelling changes nothing.
        checked: What is known about the corpus, brought up to date here.

    Raises:
        SettingError: If there is no such check, or none of its findings can be put right by the program.
        StorageError: If it cannot be written; nothing is changed then.
        TaskCancelledError: If it was cancelled.
    """
    rule = BY_ID.get(request.rule)
    if rule is None or rule.fix is None:
        known = ", ".join(sorted(name for name, each in BY_ID.items() if each.fix is not None))
        reason = f"{request.rule} cannot be put right by the program; these can: {known}."
        raise SettingError(option="--fix", reason=reason)
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        if checked is None or checked.schema != schema:
            checked = CheckedCorpus(schema)
        checked.renew(work, monitor)
        ignored = {key for key, each in work.findings.remarks().items() if each.reason is not None}
        fixing = _Fixing(request, schema, context, ChangeSetId(f"{_STEP}{context.new_id()}"))
        sets = [key for key in checked.keys if _is_meant(request, key)]
        for done, key in enumerate(sets):
            monitor.report(Progress(done, len(sets), key[0]))
            found = list(_wanted(checked, key, request, ignored))
            if found:
                _fix_set(work, fixing, key, found)
        if fixing.fixed and not request.dry_run:
            work.commit()
    step = "" if request.dry_run or not fixing.fixed else fixing.step
    return FixReport(step, tuple(fixing.fixed), tuple(fixing.left))


def undo_fix(
    context: AppContext, store: CorpusStore, step: str, monitor: Monitor | None = None
) -> int:
    """Take back what was put right in one step; in how many articles.

    Raises:
        SettingError: If there is no such step, or somebody has changed the same annotations since.
        StorageError: If it cannot be written; nothing is changed then.
    """
    monitor = monitor or NullMonitor()
    with store.open_unit_of_work() as work:
        entries = (
            work.history.of_change_set(ChangeSetId(step), Action.FIX)
            if step.startswith(_STEP)
            else ()
        )
        if not entries:
            raise SettingError(option="undo", reason=Reason("there is no step {step}.", step=step))
        for done, entry in enumerate(entries):
            changes = entry.change_set.inverted().model_copy(update={"at": context.clock()})
            monitor.report(Progress(done, len(entries), changes.article))
            desk = Workbench(*work.annotations.pair(changes.article, changes.annotator))
            try:
                tally = desk.apply(changes).tally
            except DomainError as error:
                reason = (
                    f"“{desk.article.title}” has been changed there since; take that back first."
                )
                raise SettingError(option="undo", reason=reason) from error
            last = work.history.undoable(changes.article, changes.annotator)
            if last is not None and last.seq == entry.seq:
                work.annotations.record(changes, tally, kind=LogKind.UNDO, of=entry.seq)
            else:
                # Something was done since, which stays: this is a further step.
                fresh = {"id": ChangeSetId(f"un{step}")}
                work.annotations.record(changes.model_copy(update=fresh), tally)
        work.commit()
        return len(entries)


def _fix_set(work: UnitOfWork, fixing: _Fixing, key: SetKey, found: list[Finding]) -> None:
    desk = Workbench(*work.annotations.pair(*key))
    lock = work.reviews.lock(*key)
    if lock is not None:
        fixing.leave(desk, found, f"it is signed off by {lock.by} (“{lock.sample}”)")
        return
    changes = fixing.change_set(desk, found)
    if changes is not None and not fixing.request.dry_run:
        work.annotations.record(changes, desk.apply(changes).tally)


def _is_meant(request: FixRequest, key: SetKey) -> bool:
    if request.key is not None:
        return key == (request.key.article, request.key.annotator)
    return not request.annotators or key[1] in request.annotators


def _wanted(
    checked: CheckedCorpus, key: SetKey, request: FixRequest, ignored: set[FindingKey]
) -> Iterator[Finding]:
    for finding in checked.checked(key).found:
        if finding.check.id != request.rule or (request.alike and finding.alike != request.alike):
            continue
        if request.layers and finding.layer not in request.layers:
            continue
        name = FindingKey(*key, *finding.key)
        if request.key is not None:
            if name == request.key:
                yield finding
        elif name not in ignored:
            yield finding


def _carry_out(plan: Plan, repair: Repair) -> tuple[str, str]:
    """Do it in the plan; what was marked before, and what is afterwards."""
    match repair:
        case Mark(layer=layer, label=label, fragments=fragments):
            return "", plan.describe(plan.add(layer, label, fragments))
        case Unlink(argument=argument):
            plan.change(ArgumentRemoved(argument=argument))
            return f"{argument.role}: {argument.state}", ""
    span = plan.own.span(repair.span.id)
    was = plan.describe(span)
    match repair:
        case Refit(fragments=fragments):
            return _edges(plan, span), _edges(plan, plan.replace(span, fragments=fragments))
        case Relabel(label=label):
            return was, plan.describe(plan.replace(span, label=label))
        case Unset(attribute=attribute):
            kept = {name: value for name, value in span.attributes.items() if name != attribute}
            after = span.model_copy(update={"attributes": kept})
            plan.change(SpanReplaced(before=span, after=after))
            return f"{was}: {attribute} = {span.attributes.get(attribute)}", was
        case Drop():
            plan.change(SpanRemoved(span=span))
            return was, ""


_AROUND = 40
_EDGE = 24
_SPACE = "␣"


def _edges(plan: Plan, span: Span) -> str:
    """Label and words with both ends, also of a long span, and with the white space there: that may be all that changes."""
    covered = plan.own.covered_text(span)
    words = " ".join(covered.split())
    if len(words) > 2 * _EDGE:
        words = f"{words[:_EDGE].rstrip()} … {words[-_EDGE:].lstrip()}"
    before = _SPACE * (len(covered) - len(covered.lstrip()))
    after = _SPACE * (len(covered) - len(covered.rstrip()))
    return f"{span.label} “{before}{words}{after}”"


def _context(text: str, finding: Finding) -> str:
    begin, end = max(0, finding.place.begin - _AROUND), finding.place.end + _AROUND
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    return f"{before}{' '.join(text[begin:end].split())}{after}"
