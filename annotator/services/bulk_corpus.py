"""Deciding about equal suggestions in all articles of a corpus, and taking such a decision back.

Every article is a transaction and a step of its own history; all of them carry one id, so that the whole can be taken back
at once, and each article by itself with undo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.changes import Action, Verdict
from annotator.domain.errors import DomainError, StaleChangeError
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.ports import CorpusStore, Monitor, Progress
from annotator.services.annotate import AnnotationService
from annotator.services.bulk import Candidate, Pick, candidates, plan_bulk
from annotator.services.context import AppContext

MOST = 5_000
"""So many are offered in one list; with more one decides in several rounds."""


@dataclass(frozen=True, slots=True)
class Found:
    """Equal suggestions that are open.

    Attributes:
        candidates: In import order, at most ``MOST``.
        more: Whether there are others.
    """

    candidates: tuple[Candidate, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A suggestion that stays open.

    Attributes:
        article: Its article.
        title: Of the article.
        reason: Why.
    """

    article: ArticleId
    title: str
    reason: DomainError


@dataclass(frozen=True, slots=True)
class BulkReport:
    """What was decided.

    Attributes:
        step: Under this id, for ``take_back``.
        verdict: How.
        decided: How many of the chosen ones.
        roles: Roles taken over with them.
        along: Suggestions decided with them, because they fill their roles.
        articles: In how many articles.
        gone: How many were not open any more.
        refused: What a rule does not allow to accept.
    """

    step: ChangeSetId
    verdict: Verdict
    decided: int = 0
    roles: int = 0
    along: int = 0
    articles: int = 0
    gone: int = 0
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back.

    Attributes:
        articles: In how many articles.
        left: Titles of articles in which something else was done since: there, undo step by step.
    """

    articles: int = 0
    left: tuple[str, ...] = ()


def find_equal(
    context: AppContext,
    store: CorpusStore,
    annotator: AnnotatorId,
    pick: Pick,
    monitor: Monitor,
    most: int = MOST,
) -> Found:
    """The open suggestions of all articles with the words and the label of a pick; writes nothing.

    Args:
        context: The program's parts.
        store: The corpus.
        annotator: For whom they are open.
        pick: Layer, label and words.
        monitor: Told how many articles were looked through; may cancel.
        most: At most so many.
    """
    service = _service(context, store, annotator)
    found: list[Candidate] = []
    with store.open_unit_of_work() as work:
        batches = work.annotations.suggested(pick.layer, pick.label, pick.text)
        for number, batch in enumerate(batches):
            monitor.report(Progress(number, None))
            for article in batch:
                desk = service.open(article)
                text = desk.article.text
                spans = [span for span in desk.open_suggestions if pick.takes(span, text)]
                found += candidates(desk.article, spans)
                if len(found) > most:
                    return Found(tuple(found[:most]), more=True)
    return Found(tuple(found))


def decide_in_corpus(
    context: AppContext,
    store: CorpusStore,
    annotator: AnnotatorId,
    chosen: Mapping[ArticleId, Sequence[str]],
    verdict: Verdict,
    monitor: Monitor,
) -> BulkReport:
    """Accept or reject suggestions in many articles; what is done when somebody cancels stays.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        annotator: Who decides.
        chosen: Signatures of suggestions, by article.
        verdict: ``ACCEPTED`` or ``REJECTED``.
        monitor: Told about each article; may cancel.

    Raises:
        TaskCancelledError: If it was cancelled.
        StorageError: If the corpus cannot be written.
    """
    service = _service(context, store, annotator)
    step = ChangeSetId(context.new_id())
    decided = roles = along = articles = gone = 0
    refused: list[Refusal] = []
    for number, (article, signatures) in enumerate(chosen.items()):
        desk = service.open(article)
        monitor.report(Progress(number, len(chosen), desk.article.title))
        by_signature = {span.signature: span.id for span in desk.open_suggestions}
        spans = [by_signature[each] for each in signatures if each in by_signature]
        gone += len(signatures) - len(spans)
        if not spans:
            continue
        try:
            plan = plan_bulk(service, desk, spans, verdict)
            service.apply(desk, plan.changes.model_copy(update={"id": step}))
        except DomainError as error:
            # Refused as a whole, or somebody edited the article just now.
            refused += [Refusal(article, desk.article.title, error)] * len(spans)
            continue
        articles += 1
        decided += len(spans) - len(plan.refused)
        roles += plan.roles
        along += plan.along
        refused += [Refusal(article, desk.article.title, error) for _, error in plan.refused]
    monitor.report(Progress(len(chosen), len(chosen)))
    return BulkReport(step, verdict, decided, roles, along, articles, gone, tuple(refused))


def take_back(
    context: AppContext,
    store: CorpusStore,
    annotator: AnnotatorId,
    step: ChangeSetId,
    monitor: Monitor,
) -> TakenBack:
    """Undo a decision in all articles in which nothing else was done since.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        annotator: Who decided.
        step: ``BulkReport.step``.
        monitor: Told about each article; may cancel, then the others are as they were.

    Raises:
        TaskCancelledError: If it was cancelled.
        StorageError: If the corpus cannot be written.
    """
    service = _service(context, store, annotator)
    with store.open_unit_of_work() as work:
        entries = [
            entry
            for action in (Action.ACCEPT, Action.REJECT)
            for entry in work.history.of_change_set(step, action)
            if entry.change_set.annotator == annotator
        ]
    articles, left = 0, []
    for number, entry in enumerate(entries):
        desk = service.open(entry.change_set.article)
        monitor.report(Progress(number, len(entries), desk.article.title))
        following = service.next_undo(desk)
        try:
            if following is None or following.seq != entry.seq:
                raise StaleChangeError(what=entry.change_set.subject)
            service.undo(desk)
            articles += 1
        except DomainError:
            left.append(desk.article.title)
    monitor.report(Progress(len(entries), len(entries)))
    return TakenBack(articles, tuple(left))


def _service(context: AppContext, store: CorpusStore, annotator: AnnotatorId) -> AnnotationService:
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
    return AnnotationService(
        store.open_unit_of_work, schema, annotator, context.clock, context.new_id
    )
