"""The gold set of an article: worked out from what annotators say, what a curator has ruled, and what was done by hand.

It is worked out as a whole each time, so it never depends on the order in which sets came and decisions were made. Spans and
roles that somebody has added, changed or removed in the gold set itself stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
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
from annotator.domain.gold_decisions import Choice, GoldDecision, StandingRuling, standing
from annotator.domain.ids import GOLD, AnnotatorId, ArgumentId, ArticleId, SpanId
from annotator.domain.ports import LogEntry, LogKind, UnitOfWork
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality.agreement_votes import voted
from annotator.quality.case_building import cases_of
from annotator.quality.cases import Cases
from annotator.quality.matching import matched
from annotator.quality.verdicts import About, AgreedArgument, AgreedSpan, Policy, Question, Verdicts
from annotator.services.merge_history import changes_between

VOTED, DECIDED = "adjudicate-", "decide-"
"""What the ids of change sets begin with that count votes, or carry out a decision."""

RULED = "adjudicated"
"""The rule in the provenance of what a curator decided."""


@dataclass(frozen=True, slots=True)
class AdjudicationRequest:
    """Who decides, and how.

    Attributes:
        policy: Who has to agree.
        annotators: Whose votes count, at least two; empty: of all people.
        status: Only sets that their annotators have finished vote, or all.
        trusted: Whose word counts, where that is the policy.
        dry_run: Say what would come of it, and change nothing.
    """

    policy: Policy = Policy.MAJORITY
    annotators: tuple[str, ...] = ()
    status: Literal["done", "all"] = "done"
    trusted: str = ""
    dry_run: bool = False


@dataclass(frozen=True)
class Outcome:
    """What the gold set of an article is to be.

    Attributes:
        before: As it is.
        after: As it is to be.
        changes: What leads there.
        verdicts: What won, and what is asked.
        cases: The same, structure by structure.
        questions: What nobody has answered yet.
    """

    before: AnnotationSet
    after: AnnotationSet
    changes: tuple[Change, ...]
    verdicts: Verdicts
    cases: Cases
    questions: tuple[Question, ...]


class GoldDraft:
    """The gold set of an article as it is, and what people have done to it by hand."""

    def __init__(self, work: UnitOfWork, article: ArticleId) -> None:
        self.own = work.annotations.get(article, GOLD)
        self._spans: dict[SpanId, Span] = {}
        self._arguments: set[ArgumentId] = set()
        self._roles_by_hand: set[tuple[SpanId, str]] = set()
        self.is_finished = False
        for entry in _by_hand(work.history.entries(article, GOLD)):
            self._learn(entry)

    def worked_out(
        self,
        sets: Sequence[AnnotationSet],
        schema: Schema,
        request: AdjudicationRequest,
        decisions: Iterable[GoldDecision],
        now: datetime,
    ) -> Outcome:
        """What the set is to be: votes, except where a curator has decided, except where somebody worked by hand."""
        trusted = AnnotatorId(request.trusted) if request.trusted else None
        rulings = standing(decisions)
        verdicts = voted(sets, schema, request.policy, trusted=trusted, rulings=rulings)
        making = _Making(request.policy, now)
        instead = self._kept(verdicts.spans)
        spans = self._spans_after(verdicts, instead, making)
        arguments = self._arguments_after(verdicts, instead, spans, making)
        cases = cases_of(verdicts, sets, schema, lambda asked: not self._is_open(asked))
        status = Status.STARTED if cases.open else Status.DONE
        after = replace(self.own, spans=spans, arguments=arguments, status=status)
        changes = changes_between(self.own, after)
        questions = tuple(filter(self._is_open, verdicts.questions))
        return Outcome(self.own, after, changes, verdicts, cases, questions)

    def _learn(self, entry: LogEntry) -> None:
        for change in entry.change_set.changes:
            match change:
                case SpanAdded(span=span) | SpanRemoved(span=span) | SpanReplaced(before=span):
                    self._spans.setdefault(span.id, span)
                case ArgumentAdded(argument=argument) | ArgumentRemoved(argument=argument):
                    self._take_note(argument)
                case ArgumentReplaced(before=before, after=after):
                    self._take_note(before)
                    self._take_note(after)
                case StatusChanged(after=after_status):
                    self.is_finished = after_status is Status.DONE
                case _:
                    continue

    def _take_note(self, argument: Argument) -> None:
        self._arguments.add(argument.id)
        self._roles_by_hand.add((argument.head, argument.role))

    def _kept(self, agreed: Iterable[AgreedSpan]) -> dict[SpanId, SpanId | None]:
        """Which agreed spans people have worked on: the span that stands for each; ``None``: it was removed."""
        votes = [_span(each, None) for each in agreed]
        by_hand = [self.own.spans.get(span_id, span) for span_id, span in self._spans.items()]
        # What stands there from an earlier vote finds its own vote first, so that a span somebody put beside it does not.
        earlier = [span for span in self.own.spans.values() if span.id not in self._spans]
        found: dict[SpanId, SpanId | None] = {
            span.id: span.id if span.id in self.own.spans else None
            for span in votes
            if span.id in self._spans
        }
        for pair in matched([*by_hand, *earlier], votes).pairs:
            span_id = pair.reference.id
            if span_id in self._spans:
                found[pair.candidate.id] = span_id if span_id in self.own.spans else None
        return found

    def _is_open(self, question: Question) -> bool:
        """Whether nobody has answered it by working on the gold set itself."""
        asked = list(question.spans.values())

        def is_meant(span: Span | None) -> bool:
            return (
                span is not None
                and span.layer == question.layer
                and any(span.overlaps(each) for each in asked)
            )

        if question.about is About.ROLE:
            heads = [head for head, role in self._roles_by_hand if role == question.name]
            return not any(is_meant(self.own.spans.get(head)) for head in heads)
        return not any(
            is_meant(self.own.spans.get(each, span)) for each, span in self._spans.items()
        )

    def _spans_after(
        self, verdicts: Verdicts, instead: dict[SpanId, SpanId | None], making: _Making
    ) -> dict[SpanId, Span]:
        kept = {span_id: span for span_id, span in self.own.spans.items() if span_id in self._spans}
        for each in verdicts.spans:
            if each.id not in instead:
                made = _span(each, making.of_span(each))
                kept[each.id] = _unless_same(self.own.spans.get(each.id), made)
        # What a role filled by hand hangs on stays with it.
        for argument in self.own.arguments.values():
            if argument.id in self._arguments:
                for end in (argument.head, argument.filler):
                    if end is not None:
                        kept.setdefault(end, self.own.spans[end])
        return kept

    def _arguments_after(
        self,
        verdicts: Verdicts,
        instead: dict[SpanId, SpanId | None],
        spans: dict[SpanId, Span],
        making: _Making,
    ) -> dict[ArgumentId, Argument]:
        kept = {
            argument_id: argument
            for argument_id, argument in self.own.arguments.items()
            if argument_id in self._arguments
        }
        for each in verdicts.arguments:
            head = instead.get(each.head, each.head)
            filler = each.filler if each.filler is None else instead.get(each.filler, each.filler)
            is_lost = head not in spans or (each.filler is not None and filler not in spans)
            if head is None or is_lost or (head, each.role) in self._roles_by_hand:
                continue
            made = _argument(each, head, filler, making.of_argument(each))
            before = self.own.arguments.get(each.id)
            if before is not None and _is_same_claim(before, made):
                made = before
            kept[each.id] = made
        return kept


def _by_hand(entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
    """What people did to the set itself and did not take back; taking votes back is doing something."""
    done: dict[int, LogEntry] = {}
    undone: dict[int, LogEntry] = {}
    for entry in entries:
        if entry.change_set.id.startswith(DECIDED):
            continue
        if entry.change_set.id.startswith(VOTED):
            if entry.kind is not LogKind.DO:
                done[entry.seq] = entry
        elif entry.kind is LogKind.UNDO and entry.of in done:
            undone[entry.of] = done.pop(entry.of)
        elif entry.kind is LogKind.REDO and entry.of in undone:
            done[entry.of] = undone.pop(entry.of)
        else:
            done[entry.seq] = entry
    return iter(done.values())


@dataclass(frozen=True, slots=True)
class _Making:
    """Says where what is gold came from."""

    policy: Policy
    now: datetime

    def of_span(self, each: AgreedSpan) -> Provenance:
        if each.ruled is not None:
            return self._ruled(each.ruled)
        parents = [f"{who}: {span.signature}" for who, span in each.parents.items()]
        return Provenance(
            origin=Origin.PROPAGATED,
            by=", ".join(each.parents),
            at=self.now,
            rule=self.policy.value,
            why="; ".join(parents),
        )

    def of_argument(self, each: AgreedArgument) -> Provenance:
        if each.ruled is not None:
            return self._ruled(each.ruled)
        told = ", ".join(each.parents)
        return Provenance(
            origin=Origin.PROPAGATED,
            by=told,
            at=self.now,
            rule=self.policy.value,
            why=f"{self.policy.value}: {told}",
        )

    @staticmethod
    def _ruled(ruled: StandingRuling) -> Provenance:
        last = ruled.last
        is_own = all(each.choice is Choice.OWN for each in ruled.decisions)
        readings = {who: sign for each in ruled.decisions for who, sign in each.readings.items()}
        told = [f"{who}: {readings[who]}" for who in ruled.parents if readings.get(who)]
        return Provenance(
            origin=Origin.PERSON if is_own else Origin.PROPAGATED,
            by=", ".join(ruled.parents) or last.curator,
            at=last.at,
            rule=RULED,
            why="; ".join((last.curator, *told)),
        )


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
