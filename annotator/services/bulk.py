"""Deciding about many suggestions of an article at once: which ones, what they look like in a list, and the one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.article import Article
from annotator.domain.changes import Action, ArgumentAdded, ChangeSet, DecisionChanged, Verdict
from annotator.domain.errors import DomainError, NotASuggestionError
from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.suggestion_filter import rule_of
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService

CONTEXT = 40
"""Code points shown before and after a suggestion in a list."""


class Which(StrEnum):
    """By what suggestions are picked."""

    FROM = "from"
    """Those of a score and above."""
    BELOW = "below"
    """Those below a score."""
    EQUAL = "equal"
    """Those with the same words and label."""
    RULE = "rule"
    """Those that one rule made."""
    SHOWN = "shown"
    """All that are shown."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Which suggestions are meant.

    Attributes:
        which: By what.
        score: For ``FROM`` and ``BELOW``.
        layer: For ``EQUAL``.
        label: For ``EQUAL``.
        text: For ``EQUAL``: the words they cover, gaps as an ellipsis.
        rule: For ``RULE``.
    """

    which: Which
    score: float = 0.0
    layer: str = ""
    label: str = ""
    text: str = ""
    rule: str = ""

    def takes(self, suggestion: Span, text: str) -> bool:
        """Whether a suggestion is meant; by score never one that has none.

        Args:
            suggestion: The suggestion.
            text: Of its article.
        """
        score = suggestion.provenance.score
        match self.which:
            case Which.FROM:
                return score is not None and score >= self.score
            case Which.BELOW:
                return score is not None and score < self.score
            case Which.EQUAL:
                same = (suggestion.layer, suggestion.label) == (self.layer, self.label)
                return same and suggestion.covered_text(text) == self.text
            case Which.RULE:
                return rule_of(suggestion) == self.rule
            case Which.SHOWN:
                return True


def equal_to(suggestion: Span, text: str) -> Pick:
    """Those with the words and the label of this one."""
    covered = suggestion.covered_text(text)
    return Pick(Which.EQUAL, layer=suggestion.layer, label=suggestion.label, text=covered)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A suggestion in a list, with the words around it.

    Attributes:
        article: Its article.
        title: Of the article.
        span: Its id.
        signature: What it claims; stays when a pipeline proposes it anew.
        layer: Its layer.
        label: Its label.
        score: How sure its maker was.
        rule: What made it.
        before: Up to ``CONTEXT`` code points before it, white space as one blank.
        covered: The words it covers.
        after: What follows, as ``before``.
    """

    article: ArticleId
    title: str
    span: SpanId
    signature: str
    layer: str
    label: str
    score: float | None
    rule: str
    before: str
    covered: str
    after: str


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """One step, ready to be applied.

    Attributes:
        changes: All of it.
        roles: Roles that are taken over with what was chosen.
        along: Suggestions decided with what was chosen, because they fill its roles.
        refused: What a rule does not allow to accept, and why; it stays open.
    """

    changes: ChangeSet
    roles: int = 0
    along: int = 0
    refused: tuple[tuple[SpanId, DomainError], ...] = field(default=())


def picked(
    workbench: Workbench, schema: Schema, pick: Pick, hidden: Collection[str] = ()
) -> tuple[Span, ...]:
    """The open suggestions that are meant, of those shown, in reading order.

    By score, what only fills a role of an open quote or event is left out: it is decided with it.

    Args:
        workbench: The desk.
        schema: Says which layers are dependent.
        pick: Which are meant.
        hidden: Layers that are not shown.
    """
    among = workbench.queue(schema, frozenset(hidden))
    if pick.which in {Which.EQUAL, Which.RULE}:
        among = tuple(span for span in workbench.shown_suggestions if span.layer not in hidden)
    return tuple(span for span in among if pick.takes(span, workbench.article.text))


def candidates(article: Article, suggestions: Sequence[Span]) -> tuple[Candidate, ...]:
    """The suggestions with the words around them."""
    return tuple(_candidate(article, span) for span in suggestions)


class BulkPlanning:
    """A plan in the making, suggestion by suggestion, so that a window comes round in between.

    Args:
        service: Whose annotator decides.
        workbench: The desk.
        chosen: Open suggestions, at least one.
        verdict: ``ACCEPTED`` or ``REJECTED``.

    Attributes:
        outcome: The plan, or why there is none, once it is finished.
        total: Suggestions to decide on.
        done: How many of them are.
    """

    def __init__(
        self,
        service: AnnotationService,
        workbench: Workbench,
        chosen: Sequence[SpanId],
        verdict: Verdict,
    ) -> None:
        self.outcome: BulkPlan | DomainError | None = None
        self.total, self.done = len(chosen), 0
        self._service, self._workbench = service, workbench
        self._chosen, self._verdict = chosen, verdict
        self._plan = service.plan(workbench)
        self._spans: list[Span] = []
        self._refused: list[tuple[SpanId, DomainError]] = []

    @property
    def is_finished(self) -> bool:
        """Whether there is an outcome."""
        return self.outcome is not None

    def advance(self) -> None:
        """Decide on one more; with the last one it is finished."""
        try:
            self._decide_on(_open(self._workbench, self._chosen[self.done]))
            self.done += 1
            if self.done == self.total:
                self.outcome = self._finished()
        except DomainError as error:
            self.outcome = error

    def on(self, workbench: Workbench) -> BulkPlanning:
        """The same on a desk as it is now: this one if nothing has changed, else one that begins anew."""
        planned = self._workbench
        if workbench.own is planned.own and workbench.suggestions is planned.suggestions:
            return self
        return BulkPlanning(self._service, workbench, self._chosen, self._verdict)

    def finish(self) -> BulkPlan | DomainError:
        """Go on to the end; the outcome."""
        while self.outcome is None:
            self.advance()
        return self.outcome

    def _decide_on(self, span: Span) -> None:
        self._spans.append(span)
        if self._verdict is Verdict.REJECTED:
            self._plan.reject(span)
            return
        try:
            self._plan.accept(span)
        except DomainError as error:
            self._refused.append((span.id, error))

    def _finished(self) -> BulkPlan:
        spans, refused, plan = self._spans, self._refused, self._plan
        if len(refused) == len(spans):
            raise refused[0][1]
        open_still = {span for span, _ in refused}
        first = next(span for span in spans if span.id not in open_still)
        others = len(spans) - len(refused) - 1
        subject = plan.describe(first) + (f" +{others}" if others else "")
        action = Action.REJECT if self._verdict is Verdict.REJECTED else Action.ACCEPT
        changes = plan.finished(action, subject)
        meant = {span.signature for span in spans}
        decided = {c.signature for c in changes.changes if isinstance(c, DecisionChanged)}
        roles = sum(isinstance(change, ArgumentAdded) for change in changes.changes)
        return BulkPlan(changes, roles, len(decided - meant), tuple(refused))


def plan_bulk(
    service: AnnotationService,
    workbench: Workbench,
    chosen: Sequence[SpanId],
    verdict: Verdict,
) -> BulkPlan:
    """Plan to accept or reject suggestions as one step; what the rules refuse is left open and told.

    Args:
        service: Whose annotator decides.
        workbench: The desk.
        chosen: Open suggestions, at least one.
        verdict: ``ACCEPTED`` or ``REJECTED``.

    Raises:
        NotFoundError: If one is not there.
        NotASuggestionError: If one is decided already.
        DomainError: If the rules refuse every one of them.
    """
    outcome = BulkPlanning(service, workbench, chosen, verdict).finish()
    if isinstance(outcome, DomainError):
        raise outcome
    return outcome


def _open(workbench: Workbench, span_id: SpanId) -> Span:
    span = workbench.find(span_id)
    if not workbench.is_open(span_id):
        raise NotASuggestionError(covered=workbench.own.covered_text(span))
    return span


def _candidate(article: Article, span: Span) -> Candidate:
    text = article.text
    made = span.provenance
    return Candidate(
        article=article.id,
        title=article.title,
        span=span.id,
        signature=span.signature,
        layer=span.layer,
        label=span.label,
        score=made.score,
        rule=rule_of(span),
        before=_squeezed(text[max(0, span.begin - CONTEXT) : span.begin]),
        covered=_squeezed(span.covered_text(text)),
        after=_squeezed(text[span.end : span.end + CONTEXT]),
    )


def _squeezed(words: str) -> str:
    """White space as one blank each, also at the ends, so that words keep their distance."""
    squeezed = " ".join(words.split())
    if not squeezed:
        return " " if words else ""
    return f"{' ' * words[0].isspace()}{squeezed}{' ' * words[-1].isspace()}"
