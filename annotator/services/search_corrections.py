"""Annotating or correcting what a search has found, in as many articles as there are, as one step.

All of it is one transaction, and every change set of it has the same id, by which the step is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from annotator.domain.changes import Action, SpanReplaced
from annotator.domain.errors import DomainError, SettingError, SpanNotFoundError
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.offsets import TextRange
from annotator.domain.ports import CorpusStore, Monitor, Progress, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.rules import check_attribute
from annotator.domain.schema import Schema
from annotator.domain.span import AttributeValue, Span
from annotator.domain.workbench import Workbench
from annotator.services.check_fixes import undo_fix
from annotator.services.context import AppContext
from annotator.services.planning import Plan

_STEP = "fix-"
"""As repairs of findings have it, so that either can be taken back in the same way."""


class What(StrEnum):
    """What is done with every hit."""

    MARK = "mark"
    """Words become a span."""
    RELABEL = "relabel"
    REMOVE = "remove"
    SET = "set"
    """An attribute gets a value, or none."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is done.

    Attributes:
        what: What.
        layer: For ``MARK``: of the new spans.
        label: For ``MARK`` and ``RELABEL``.
        attribute: For ``SET``.
        value: For ``SET``; ``None``: unknown.
    """

    what: What
    layer: str = ""
    label: str = ""
    attribute: str = ""
    value: AttributeValue | None = None


@dataclass(frozen=True, slots=True)
class ChosenHit:
    """A hit it is done with.

    Attributes:
        article: Its article.
        annotator: Whose set; empty: words, for one's own set.
        signature: What the span claims; empty: words.
        begin: Where it begins, code points.
        end: One past its end.
    """

    article: ArticleId
    annotator: str
    signature: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class LeftHit:
    """A hit with which nothing was done, and why."""

    article: ArticleId
    title: str
    excerpt: str
    reason: DomainError


@dataclass(frozen=True, slots=True)
class CorrectionReport:
    """What came of it.

    Attributes:
        step: By which it can be taken back; empty: nothing was done.
        done: With how many hits.
        articles: In how many articles.
        left: With which nothing was done.
    """

    step: str
    done: int
    articles: int
    left: tuple[LeftHit, ...]


def correct(
    context: AppContext,
    store: CorpusStore,
    annotator: AnnotatorId,
    correction: Correction,
    chosen: Sequence[ChosenHit],
    monitor: Monitor,
) -> CorrectionReport:
    """Do the same with many hits: in one's own sets, and in the gold.

    Args:
        context: The program's parts.
        store: The corpus, open for writing.
        annotator: Who does it, and whose set gets spans for words.
        correction: What is done.
        chosen: With which hits.
        monitor: Told about each article; cancelling changes nothing.

    Raises:
        SettingError: If a hit is in somebody else's set.
        StorageError: If it cannot be written; nothing is changed then.
        TaskCancelledError: If it was cancelled.
    """
    allowed = {"", annotator, GOLD}
    for hit in chosen:
        if hit.annotator not in allowed:
            reason = Reason(
                "these are annotations of {whose}; only {annotator}'s own can be changed.",
                whose=hit.annotator,
                annotator=annotator,
            )
            raise SettingError(option="chosen", reason=reason)
    step = ChangeSetId(f"{_STEP}{context.new_id()}")
    groups = [(key, list(hits)) for key, hits in groupby(sorted(chosen, key=_by_set), key=_by_set)]
    done, articles, left = 0, set(), []
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        for number, ((article, whose), hits) in enumerate(groups):
            monitor.report(Progress(number, len(groups), article))
            desk = Workbench(*work.annotations.pair(article, AnnotatorId(whose) or annotator))
            plan = Plan(desk, schema, context.clock(), context.new_id)
            task = _Task(plan, schema, correction)
            try:
                changed = list(task.carried_out(hits))
                left += task.left
                if not changed:
                    continue
                _record(work, desk, plan, correction, changed, step)
            except DomainError as error:
                # The whole set is closed to changes, e.g. signed off.
                left += [_left(desk, hit, error) for hit in hits]
                continue
            done += len(changed)
            articles.add(article)
        if done:
            work.commit()
    monitor.report(Progress(len(groups), len(groups)))
    return CorrectionReport(step if done else "", done, len(articles), tuple(left))


def take_back(
    context: AppContext, store: CorpusStore, step: str, monitor: Monitor | None = None
) -> int:
    """Take back what was done in one step; in how many sets.

    Raises:
        SettingError: If there is no such step, or somebody has changed the same annotations since.
        StorageError: If it cannot be written; nothing is changed then.
    """
    return undo_fix(context, store, step, monitor)


class _Task:
    """The correction of one set."""

    def __init__(self, plan: Plan, schema: Schema, correction: Correction) -> None:
        self._plan = plan
        self._schema = schema
        self._correction = correction
        self.left: list[LeftHit] = []

    def carried_out(self, hits: Sequence[ChosenHit]) -> Iterator[str]:
        """Plan it for each; what each was, for the history."""
        for hit in hits:
            try:
                said = self._one(hit)
            except DomainError as error:
                article = self._plan.own.article
                excerpt = TextRange(hit.begin, hit.end).covered_text(article.text)
                self.left.append(
                    LeftHit(article.id, article.title, " ".join(excerpt.split()), error)
                )
                continue
            if said is not None:
                yield said

    def _one(self, hit: ChosenHit) -> str | None:
        """Plan it for one hit; ``None`` if it is so already."""
        plan, asked = self._plan, self._correction
        if asked.what is What.MARK:
            place = TextRange(hit.begin, hit.end)
            self._schema.label(asked.layer, asked.label)
            return plan.describe(plan.add(asked.layer, asked.label, (place,)))
        span = plan.own.by_signature.get(hit.signature)
        if span is None:
            raise SpanNotFoundError(id=hit.signature)
        said = plan.describe(span)
        match asked.what:
            case What.RELABEL:
                self._schema.label(span.layer, asked.label)
                after = plan.replace(span, label=asked.label)
                return said if after != span else None
            case What.REMOVE:
                plan.remove(span)
                return said
            case _:
                return said if self._set(span) else None

    def _set(self, span: Span) -> bool:
        asked = self._correction
        known = {name: each for name, each in span.attributes.items() if name != asked.attribute}
        if asked.value is not None:
            check_attribute(self._schema, span, asked.attribute, asked.value)
            known[asked.attribute] = asked.value
        after = span.model_copy(update={"attributes": known})
        if after == span:
            return False
        self._plan.change(SpanReplaced(before=span, after=after))
        return True


def _record(
    work: UnitOfWork,
    desk: Workbench,
    plan: Plan,
    correction: Correction,
    changed: Sequence[str],
    step: ChangeSetId,
) -> None:
    others = f" +{len(changed) - 1}" if len(changed) > 1 else ""
    target = {
        What.MARK: "",
        What.RELABEL: f" → {correction.label}",
        What.REMOVE: " → –",
        What.SET: f": {correction.attribute} = {correction.value}",
    }[correction.what]
    changes = plan.finished(Action.FIX, f"{changed[0]}{others}{target}")
    changes = changes.model_copy(update={"id": step})
    work.annotations.record(changes, desk.apply(changes).tally)


def _left(desk: Workbench, hit: ChosenHit, error: DomainError) -> LeftHit:
    excerpt = " ".join(TextRange(hit.begin, hit.end).covered_text(desk.article.text).split())
    return LeftHit(desk.article.id, desk.article.title, excerpt, error)


def _by_set(hit: ChosenHit) -> tuple[ArticleId, str]:
    return hit.article, hit.annotator
