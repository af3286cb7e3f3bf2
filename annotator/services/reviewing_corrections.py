"""Corrections of a reviewer, made in the annotator's set: ordinary changes, each set's one undo step, made by the reviewer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotator.domain.changes import Action, SpanReplaced
from annotator.domain.errors import DomainError, ReviewError
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.people import PersonRole
from annotator.domain.ports import UnitOfWork
from annotator.domain.provenance import by_person
from annotator.domain.reason import Reason
from annotator.domain.reviews import Judged, Judgement, ReviewItem, Sample, Sent
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.services.people import require
from annotator.services.planning import Plan
from annotator.services.reviewing import Reviewing

_PREFIX = "review-"

_Correction = tuple[ReviewItem, Judgement]

_ACTIONS = {
    Judged.EDGE: Action.MOVE_EDGE,
    Judged.LABEL: Action.RELABEL,
    Judged.SPURIOUS: Action.REMOVE,
    Judged.MISSING: Action.ADD,
}


@dataclass(frozen=True, slots=True)
class NotApplied:
    """A correction that was not made.

    Attributes:
        item: What was judged.
        judgement: What was said.
        reason: Why.
    """

    item: ReviewItem
    judgement: Judgement
    reason: DomainError


@dataclass(frozen=True, slots=True)
class AppliedCorrections:
    """What was corrected.

    Attributes:
        applied: How many corrections were made.
        sets: In how many sets.
        left: What was not.
    """

    applied: int
    sets: int
    left: Sequence[NotApplied]


def apply_corrections(
    reviewing: Reviewing, sample: Sample, seqs: Collection[int]
) -> AppliedCorrections:
    """Make corrections in the sets they are about; all in one transaction, one undo step in each set.

    Args:
        reviewing: Who corrects.
        sample: The sample.
        seqs: Numbers of judgements that say what is right instead.

    Raises:
        NotPermittedError: If others review here.
        ReviewError: If the sample is signed off.
        StorageError: If it cannot be written; nothing is changed then.
    """
    with reviewing.open_unit_of_work() as work:
        require(work, reviewing.who, PersonRole.REVIEWER)
        if (now := work.reviews.sample(sample.id)).locked:
            raise ReviewError(
                sample=now.request.name, reason=Reason("it is signed off; unlock it first")
            )
        items = {item.number: item for item in work.reviews.items(sample.id)}
        by_set: defaultdict[tuple[ArticleId, AnnotatorId], list[_Correction]] = defaultdict(list)
        for judgement in work.reviews.judgements(sample.id):
            wanted = judgement.seq in seqs and judgement.can_be_applied
            if wanted and judgement.sent is not Sent.APPLIED:
                item = items[judgement.number]
                by_set[item.unit].append((item, judgement))
        left: list[NotApplied] = []
        sets = 0
        applied: list[int] = []
        for (article, annotator), corrections in by_set.items():
            desk = Workbench(*work.annotations.pair(article, annotator))
            done = _correct(reviewing, work, sample, desk, corrections, left)
            sets += bool(done)
            applied += done
        work.reviews.mark(applied, Sent.APPLIED)
        work.commit()
    return AppliedCorrections(len(applied), sets, tuple(left))


def _correct(
    reviewing: Reviewing,
    work: UnitOfWork,
    sample: Sample,
    desk: Workbench,
    corrections: Sequence[_Correction],
    left: list[NotApplied],
) -> list[int]:
    """Correct one set; the numbers of the judgements that were followed."""
    plan = Plan(desk, work.schemas.current(), reviewing.now(), reviewing.new_id)
    done: list[Judgement] = []
    subject = ""
    for item, judgement in corrections:
        before = plan.own
        try:
            told = _carry_out(reviewing, plan, item, judgement)
        except DomainError as error:
            left.append(NotApplied(item, judgement, error))
            if plan.own is not before:
                raise
            continue
        subject = subject or told
        done.append(judgement)
    if plan.own is desk.own:
        # Somebody has put right already what there was to put right.
        return [each.seq for each in done]
    action = _ACTIONS[done[0].judged] if len(done) == 1 else Action.FIX
    more = f" +{len(done) - 1}" if len(done) > 1 else ""
    changes = plan.finished(action, f"{subject}{more}")
    changes = changes.model_copy(update={"id": ChangeSetId(f"{_PREFIX}{changes.id}")})
    try:
        work.annotations.record(changes, desk.apply(changes).tally)
    except DomainError as error:
        left += (NotApplied(item, each, error) for item, each in corrections if each in done)
        return []
    work.reviews.follow(sample.id, desk.article.id, desk.own.annotator)
    return [each.seq for each in done]


def _carry_out(reviewing: Reviewing, plan: Plan, item: ReviewItem, said: Judgement) -> str:
    """Do it in the plan; what it was done to, for the history."""
    if said.judged is Judged.MISSING:
        added = plan.add(said.layer, said.label, said.fragments)
        _sign(reviewing, plan, added)
        return plan.describe(added)
    span = plan.own.span(item.span)
    if said.judged is Judged.SPURIOUS:
        told = plan.describe(span)
        plan.remove(span)
        return told
    after = plan.replace(
        span,
        label=said.label or None,
        fragments=said.fragments or None,
    )
    if after is not span:
        _sign(reviewing, plan, after)
    return plan.describe(after)


def _sign(reviewing: Reviewing, plan: Plan, span: Span) -> None:
    """Say that the reviewer made it; what it was suggested by stays known."""
    accepted = span.provenance if span.provenance.rule else None
    made = by_person(
        reviewing.who, reviewing.now(), accepted=accepted, suggestion=span.provenance.suggestion
    )
    after = span.model_copy(update={"provenance": made})
    plan.change(SpanReplaced(before=span, after=after))
