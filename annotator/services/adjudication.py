"""Adjudication without a person: the gold set of each article, as far as its annotators agree.

What a person has decided in a gold set is never taken back: spans and roles that somebody has added, changed or removed there
stay as they are, however often the votes are counted anew. Everything else in it follows the votes, so running again
after late work came in does what is needed and no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.article import Article
from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Status,
    StatusChanged,
)
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD, AnnotatorId, ArgumentId, ArticleId, ChangeSetId, SpanId
from annotator.domain.ports import CorpusStore, LogEntry, LogKind, Monitor, UnitOfWork
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.quality.agreement_votes import (
    About,
    AgreedArgument,
    AgreedSpan,
    Policy,
    Question,
    Verdicts,
    voted,
)
from annotator.quality.matching import matched
from annotator.services.agreement import NOT_DONE, ONE_SET, chosen_persons, persons_by_article
from annotator.services.context import AppContext
from annotator.services.merge_history import change_set_of, changes_between
from annotator.services.tasks import many_objects, tracked

FINISHED = "finished by a person"
_PREFIX = "adjudicate-"
_TWO = 2
_SUBJECT = "adjudication"


@dataclass(frozen=True, slots=True)
class AdjudicationRequest:
    """Who decides, and how.

    Attributes:
        policy: How many have to agree.
        annotators: Whose votes count, at least two; empty: of all people.
        status: Only sets that their annotators have finished vote, or all.
    """

    policy: Policy = Policy.MAJORITY
    annotators: tuple[str, ...] = ()
    status: Literal["done", "all"] = "done"


@dataclass(frozen=True)
class AdjudicatedArticle:
    """What came of one article.

    Attributes:
        article: The article.
        voters: Whose sets voted.
        spans: Spans that won.
        arguments: Roles that won.
        changed: Whether the gold set is another one now.
        questions: What people have to decide.
    """

    article: Article
    voters: tuple[AnnotatorId, ...]
    spans: int
    arguments: int
    changed: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class AdjudicationReport:
    """What came of it.

    Attributes:
        request: What was asked for.
        articles: Those that had at least two votes.
        left_out: How many had not, or were left alone, by reason.
    """

    request: AdjudicationRequest
    articles: tuple[AdjudicatedArticle, ...]
    left_out: dict[str, int]

    def questions(self, about: About | None = None) -> int:
        """How many things people have to decide, of one kind or all."""
        return sum(
            about in {None, question.about} for each in self.articles for question in each.questions
        )


def adjudicate(
    context: AppContext, store: CorpusStore, request: AdjudicationRequest, monitor: Monitor
) -> AdjudicationReport:
    """Make gold sets of what annotators agree on; all articles in one transaction.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        request: Who decides, and how.
        monitor: Told about each article; may cancel, then nothing is changed.

    Raises:
        SettingError: If the request is impossible, or no article has two votes.
        StorageError: If it cannot be written; nothing is changed then.
        TaskCancelledError: If it was cancelled.
    """
    left_out: Counter[str] = Counter()
    found: list[AdjudicatedArticle] = []
    with many_objects(), store.open_unit_of_work() as work:
        schema = work.schemas.current()
        persons = persons_by_article(work)
        people = chosen_persons(request.annotators, persons)
        for article in tracked(list(persons), monitor, str):
            there = [each for each in people if each in persons[article]]
            if len(there) < _TWO:
                left_out[ONE_SET if there else "not begun by any of them"] += 1
                continue
            sets = [
                own
                for own in work.annotations.several(article, there)
                if request.status == "all" or own.status is Status.DONE
            ]
            if len(sets) < _TWO:
                left_out[NOT_DONE] += 1
                continue
            gold = _Gold(work, article)
            if gold.is_finished:
                left_out[FINISHED] += 1
                continue
            found.append(gold.take(sets, schema, request.policy, context))
        if not found:
            told = ", ".join(f"{count} × {why}" for why, count in sorted(left_out.items()))
            hint = "; --status all takes unfinished ones too" if left_out[NOT_DONE] else ""
            reason = f"no article has two sets to decide between ({told or 'none at all'}){hint}."
            raise SettingError(option="adjudicate", reason=reason)
        work.commit()
    return AdjudicationReport(request, tuple(found), dict(left_out))


class _Gold:
    """The gold set of an article, and what people have decided in it."""

    def __init__(self, work: UnitOfWork, article: ArticleId) -> None:
        self._work = work
        self._own = work.annotations.get(article, GOLD)
        self._spans: dict[SpanId, Span] = {}
        self._arguments: set[ArgumentId] = set()
        self._decided_roles: set[tuple[SpanId, str]] = set()
        self.is_finished = False
        for entry in work.history.entries(article, GOLD):
            self._learn(entry)

    def _learn(self, entry: LogEntry) -> None:
        by_person = not entry.change_set.id.startswith(_PREFIX) or entry.kind is not LogKind.DO
        if not by_person:
            return
        for change in entry.change_set.changes:
            match change:
                case SpanAdded(span=span) | SpanRemoved(span=span) | SpanReplaced(before=span):
                    self._spans.setdefault(span.id, span)
                case ArgumentAdded(argument=argument) | ArgumentRemoved(argument=argument):
                    self._decide(argument)
                case ArgumentReplaced(before=before, after=after):
                    self._decide(before)
                    self._decide(after)
                case StatusChanged(after=after_status):
                    self.is_finished = after_status is Status.DONE
                case _:
                    continue

    def _decide(self, argument: Argument) -> None:
        self._arguments.add(argument.id)
        self._decided_roles.add((argument.head, argument.role))

    def take(
        self,
        sets: Sequence[AnnotationSet],
        schema: Schema,
        policy: Policy,
        context: AppContext,
    ) -> AdjudicatedArticle:
        """Bring the set to what the votes say, where no person has said otherwise."""
        verdicts = voted(sets, schema, policy)
        now = context.clock()
        instead = self._kept(verdicts.spans)
        spans = self._spans_after(verdicts, instead, policy, now)
        arguments = self._arguments_after(verdicts, instead, spans, policy, now)
        questions = tuple(filter(self._is_open, verdicts.questions))
        status = Status.STARTED if questions else Status.DONE
        after = replace(self._own, spans=spans, arguments=arguments, status=status)
        changes = changes_between(self._own, after)
        if changes:
            self._record(changes, context.new_id(), now)
        return AdjudicatedArticle(
            self._own.article,
            tuple(own.annotator for own in sets),
            len(verdicts.spans),
            len(verdicts.arguments),
            bool(changes),
            questions,
        )

    def _kept(self, agreed: Iterable[AgreedSpan]) -> dict[SpanId, SpanId | None]:
        """Which agreed spans people have decided about: the span that stands for each; ``None``: it was removed."""
        votes = [_span(each, None) for each in agreed]
        decided = [self._own.spans.get(span_id, span) for span_id, span in self._spans.items()]
        # What stands there from an earlier vote finds its own vote first, so that a span somebody put beside it does not.
        earlier = [span for span in self._own.spans.values() if span.id not in self._spans]
        found: dict[SpanId, SpanId | None] = {
            span.id: span.id if span.id in self._own.spans else None
            for span in votes
            if span.id in self._spans
        }
        for pair in matched([*decided, *earlier], votes).pairs:
            span_id = pair.reference.id
            if span_id in self._spans:
                found[pair.candidate.id] = span_id if span_id in self._own.spans else None
        return found

    def _is_open(self, question: Question) -> bool:
        """Whether no person has decided it."""
        asked = list(question.spans.values())

        def is_meant(span: Span | None) -> bool:
            return (
                span is not None
                and span.layer == question.layer
                and any(span.overlaps(each) for each in asked)
            )

        if question.about is About.ROLE:
            heads = [head for head, role in self._decided_roles if role == question.name]
            return not any(is_meant(self._own.spans.get(head)) for head in heads)
        return not any(
            is_meant(self._own.spans.get(each, span)) for each, span in self._spans.items()
        )

    def _spans_after(
        self,
        verdicts: Verdicts,
        instead: dict[SpanId, SpanId | None],
        policy: Policy,
        now: datetime,
    ) -> dict[SpanId, Span]:
        kept = {
            span_id: span for span_id, span in self._own.spans.items() if span_id in self._spans
        }
        for each in verdicts.spans:
            if each.id not in instead:
                made = _span(each, _provenance(tuple(each.parents), policy, now))
                kept[each.id] = _unless_same(self._own.spans.get(each.id), made)
        # What a role decided by a person hangs on stays with it.
        for argument in self._own.arguments.values():
            if argument.id in self._arguments:
                for end in (argument.head, argument.filler):
                    if end is not None:
                        kept.setdefault(end, self._own.spans[end])
        return kept

    def _arguments_after(
        self,
        verdicts: Verdicts,
        instead: dict[SpanId, SpanId | None],
        spans: dict[SpanId, Span],
        policy: Policy,
        now: datetime,
    ) -> dict[ArgumentId, Argument]:
        kept = {
            argument_id: argument
            for argument_id, argument in self._own.arguments.items()
            if argument_id in self._arguments
        }
        for each in verdicts.arguments:
            head = instead.get(each.head, each.head)
            filler = each.filler if each.filler is None else instead.get(each.filler, each.filler)
            is_lost = head not in spans or (each.filler is not None and filler not in spans)
            if head is None or is_lost or (head, each.role) in self._decided_roles:
                continue
            made = _argument(each, head, filler, _provenance(each.parents, policy, now))
            before = self._own.arguments.get(each.id)
            if before is not None and _is_same_claim(before, made):
                made = before
            kept[each.id] = made
        return kept

    def _record(self, changes: tuple[Change, ...], new_id: str, now: datetime) -> None:
        change_id = ChangeSetId(_PREFIX + new_id)
        change_set = change_set_of(self._own, changes, change_id, _SUBJECT, now)
        desk = Workbench(*self._work.annotations.pair(self._own.article.id, GOLD))
        self._work.annotations.record(change_set, desk.apply(change_set).tally)


def _span(agreed: AgreedSpan, provenance: Provenance | None) -> Span:
    return agreed.span.model_copy(
        update={
            "id": agreed.id,
            "label": agreed.label,
            "fragments": agreed.fragments,
            "attributes": dict(agreed.attributes),
            "provenance": provenance or agreed.span.provenance,
            "seen": True,
            "note": "",
        }
    )


def _argument(
    agreed: AgreedArgument, head: SpanId, filler: SpanId | None, provenance: Provenance
) -> Argument:
    return Argument(
        id=agreed.id,
        role=agreed.role,
        head=head,
        filler=filler,
        state=agreed.state,
        provenance=provenance,
    )


def _provenance(parents: Sequence[AnnotatorId], policy: Policy, now: datetime) -> Provenance:
    return Provenance(
        origin=Origin.PROPAGATED,
        by=", ".join(parents),
        at=now,
        rule=policy.value,
        why=f"{policy.value}: {', '.join(parents)}",
    )


def _unless_same(before: Span | None, made: Span) -> Span:
    """The span as it stands, if only the time would be another one: running again changes nothing."""
    if before is None:
        return made
    at = before.provenance.at
    same = made.model_copy(update={"provenance": made.provenance.model_copy(update={"at": at})})
    return before if before == same else made


def _is_same_claim(before: Argument, made: Argument) -> bool:
    at = before.provenance.at
    provenance = made.provenance.model_copy(update={"at": at})
    return before == made.model_copy(update={"provenance": provenance})
