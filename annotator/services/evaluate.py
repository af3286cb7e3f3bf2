"""Evaluating: one annotation set of each article held against another one; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import RESERVED, SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, CorpusStore, Monitor, UnitOfWork
from annotator.domain.reason import Reason
from annotator.quality.differences import Difference, differences
from annotator.quality.scores import Comparison, compare, paired, summed
from annotator.services.chosen_sets import Missing, chosen_set
from annotator.services.suggest import check_layers
from annotator.services.tasks import tracked

NOT_DONE = "not done"
SAME_SET = "the same set as the reference"

OnDifference = Callable[[Article, Difference], None]
"""Is told each place where the sets differ, article by article."""


@dataclass(frozen=True, slots=True)
class EvaluationRequest:
    """What to hold against what.

    Attributes:
        reference: What is held to be right: ``gold`` (the adjudicated set of an article, else its only person's),
            ``suggestions`` or an annotator.
        candidate: What is judged, named likewise.
        layers: Only these layers; empty: all.
        status: Only articles that people have finished, in both sets, or all. Suggestions have no status.
    """

    reference: str
    candidate: str
    layers: frozenset[str] = frozenset()
    status: Literal["done", "all"] = "done"


@dataclass(frozen=True, slots=True)
class ArticleComparison:
    """One article that was compared."""

    article: ArticleId
    title: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One article that could not be compared.

    Attributes:
        article: Its id.
        title: Its title.
        reference: Why there is no reference; empty: there is one.
        candidate: Why there is no candidate; empty: there is one.
    """

    article: ArticleId
    title: str
    reference: str
    candidate: str


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """What came of it.

    Attributes:
        request: What was asked for.
        comparison: All articles added up.
        articles: One by one, in the order of the corpus.
        left_out: Those that have only one of the sets, or none.
    """

    request: EvaluationRequest
    comparison: Comparison
    articles: tuple[ArticleComparison, ...]
    left_out: tuple[LeftOut, ...]


def evaluate(
    store: CorpusStore,
    request: EvaluationRequest,
    monitor: Monitor,
    on_difference: OnDifference | None = None,
) -> EvaluationReport:
    """Compare two sets of every article that has both.

    Args:
        store: The corpus; reading is enough.
        request: What to compare.
        monitor: Told about each article; may cancel.
        on_difference: Told where the sets differ.

    Raises:
        SettingError: If the request is impossible, or no article has both sets.
        TaskCancelledError: If it was cancelled.
    """
    if request.reference == request.candidate:
        reason = Reason(
            "{candidate} is the reference already; name another set.", candidate=request.candidate
        )
        raise SettingError(option="--candidate", reason=reason)
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        check_layers(schema, request.layers)
        choice = _Choice(work, request)
        chosen = list(choice.made())
        choice.check()
        if not chosen:
            raise SettingError(option="evaluate", reason=_nothing_fits(request, choice.left_out))
        found: list[ArticleComparison] = []
        for each in tracked(chosen, monitor, lambda each: str(each.article)):
            reference, candidate = each.sets(work)
            matching = paired(reference, candidate, request.layers)
            told = compare(reference, candidate, schema, layers=request.layers, matching=matching)
            found.append(ArticleComparison(each.article, reference.article.title, told))
            if on_difference is not None:
                for difference in differences(
                    reference, candidate, schema, layers=request.layers, matching=matching
                ):
                    on_difference(reference.article, difference)
    total = summed(each.comparison for each in found)
    return EvaluationReport(request, total, tuple(found), tuple(choice.left_out))


@dataclass(frozen=True, slots=True)
class _Chosen:
    article: ArticleId
    reference: AnnotatorId
    candidate: AnnotatorId

    def sets(self, work: UnitOfWork) -> tuple[AnnotationSet, AnnotationSet]:
        get = work.annotations.get
        return get(self.article, self.reference), get(self.article, self.candidate)


class _Choice:
    """Which sets of which articles are compared."""

    def __init__(self, work: UnitOfWork, request: EvaluationRequest) -> None:
        self._work = work
        self._request = request
        self._names: set[str] = set(RESERVED)
        self.left_out: list[LeftOut] = []

    def made(self) -> Iterator[_Chosen]:
        """Go through all articles."""
        unseen = set(self._work.annotations.without_suggestions())
        everything = ArticleQuery(AnnotatorId(self._request.reference))
        for article in list(self._work.articles.ids(everything)):
            persons = self._work.annotations.annotators_of(article)
            self._names.update(persons)
            sides = [
                self._found(article, chosen_set(name, persons, suggested=article not in unseen))
                for name in (self._request.reference, self._request.candidate)
            ]
            (reference, why_no_reference), (candidate, why_no_candidate) = sides
            if reference is not None and reference == candidate:
                why_no_candidate = SAME_SET
            if reference is None or candidate is None or why_no_candidate:
                title = self._work.articles.row(article, everything.annotator).title
                self.left_out.append(LeftOut(article, title, why_no_reference, why_no_candidate))
            else:
                yield _Chosen(article, reference, candidate)

    def check(self) -> None:
        """Refuse names nobody has.

        Raises:
            SettingError: If one of the two is unknown.
        """
        for option, name in (
            ("--reference", self._request.reference),
            ("--candidate", self._request.candidate),
        ):
            if name not in self._names:
                known = ", ".join(sorted(self._names))
                reason = Reason(
                    "nobody called {name} has annotated here; known: {known}.",
                    name=name,
                    known=known,
                )
                raise SettingError(option=option, reason=reason)

    def _found(
        self, article: ArticleId, found: AnnotatorId | Missing
    ) -> tuple[AnnotatorId | None, str]:
        if isinstance(found, Missing):
            return None, str(found)
        if found != SUGGESTIONS and self._request.status == "done":
            status = self._work.articles.row(article, found).tally.status
            if status is not Status.DONE:
                return None, NOT_DONE
        return found, ""


def _nothing_fits(request: EvaluationRequest, left_out: list[LeftOut]) -> str:
    reasons: dict[str, int] = {}
    for each in left_out:
        for name, why in (
            (request.reference, each.reference),
            (request.candidate, each.candidate),
        ):
            if why:
                told = f"{name} {why}" if why != SAME_SET else f"{name} is {why}"
                reasons[told] = reasons.get(told, 0) + 1
    told = ", ".join(f"{count} × {why}" for why, count in sorted(reasons.items())) or "none at all"
    unfinished = any(why.endswith(NOT_DONE) for why in reasons)
    hint = "; --status all takes unfinished ones too" if unfinished else ""
    return f"no article has both sets ({told}){hint}."
