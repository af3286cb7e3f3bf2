"""Agreement of the annotators of a corpus: worked out from their sets; nothing is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD, RESERVED, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, CorpusStore, Monitor, UnitOfWork
from annotator.domain.schema import Schema
from annotator.quality.agreement import Agreement
from annotator.quality.agreement_bootstrap import Bootstrap
from annotator.quality.agreement_measures import ArticleLine, Line
from annotator.quality.agreement_sides import Sameness
from annotator.services.suggest import check_layers
from annotator.services.tasks import many_objects, tracked

ONE_SET = "only one of them has annotated it"
NOT_DONE = "not finished by two of them"
_TWO = 2


@dataclass(frozen=True, slots=True)
class AgreementRequest:
    """Whose agreement, on what.

    Attributes:
        annotators: At least two; empty: all people who have annotated.
        layers: Only these layers; empty: all.
        attributes: Attributes that count beside the label, as ``layer.attribute``.
        labels: Whether labels count.
        status: Only sets that their annotators have finished, or all.
        times: Bootstrap samples behind each interval; 0: no intervals.
        seed: Another seed, other samples.
    """

    annotators: tuple[str, ...] = ()
    layers: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    labels: bool = True
    status: Literal["done", "all"] = "done"
    times: int = 500
    seed: int = 0


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """What came of it.

    Attributes:
        request: What was asked for.
        annotators: Whose sets were held against each other.
        lines: Every number.
        articles: Those that at least two have annotated, one by one in the order of the corpus.
        titles: Of these articles.
        left_out: How many articles were not, by reason.
    """

    request: AgreementRequest
    annotators: tuple[AnnotatorId, ...]
    lines: tuple[Line, ...]
    articles: tuple[ArticleLine, ...]
    titles: Mapping[ArticleId, str]
    left_out: Mapping[str, int]


def measure_agreement(
    store: CorpusStore, request: AgreementRequest, monitor: Monitor
) -> AgreementReport:
    """Hold the sets of all articles that at least two of the annotators have annotated against each other.

    Args:
        store: The corpus; reading is enough.
        request: Whose agreement, on what.
        monitor: Told about each article; may cancel.

    Raises:
        SettingError: If the request is impossible, or no article has two such sets.
        TaskCancelledError: If it was cancelled.
    """
    with many_objects(), store.open_unit_of_work() as work:
        schema = work.schemas.current()
        check_layers(schema, request.layers)
        _check_attributes(schema, request.attributes)
        persons = persons_by_article(work)
        annotators = chosen_persons(request.annotators, persons)
        found = _Gathering(work, request, annotators, schema)
        found.gather(persons, monitor)
    if not found.titles:
        told = ", ".join(f"{count} × {why}" for why, count in sorted(found.left_out.items()))
        hint = "; --status all takes unfinished ones too" if found.left_out[NOT_DONE] else ""
        reason = f"no article has two sets to compare ({told or 'none at all'}){hint}."
        raise SettingError(option="agreement", reason=reason)
    lines = found.agreement.lines(Bootstrap(request.times, request.seed))
    return AgreementReport(
        request,
        annotators,
        tuple(lines),
        tuple(found.agreement.articles()),
        found.titles,
        dict(found.left_out),
    )


def persons_by_article(
    work: UnitOfWork, *, training: bool = False
) -> dict[ArticleId, tuple[AnnotatorId, ...]]:
    """Which people have a set on each article, in the order of the corpus.

    Args:
        work: The transaction.
        training: Whether articles that people learn on count, whose gold is known before.
    """
    apart = frozenset() if training else work.assignments.training_articles()
    return {
        article: tuple(
            each for each in work.annotations.annotators_of(article) if each not in RESERVED
        )
        for article in list(work.articles.ids(ArticleQuery(GOLD)))
        if article not in apart
    }


def chosen_persons(
    asked: tuple[str, ...], persons: Mapping[ArticleId, tuple[AnnotatorId, ...]]
) -> tuple[AnnotatorId, ...]:
    """The people that are meant, sorted; all if nobody is named.

    Raises:
        SettingError: If somebody is unknown, or fewer than two are left.
    """
    everybody = sorted({each for found in persons.values() for each in found})
    for name in asked:
        if name not in everybody:
            known = ", ".join(everybody) or "nobody"
            reason = f"nobody called {name} has annotated here; known: {known}."
            raise SettingError(option="--annotators", reason=reason)
    chosen = sorted({AnnotatorId(name) for name in asked}) or everybody
    if len(chosen) < _TWO:
        told = ", ".join(chosen) or "nobody"
        reason = f"two annotators are needed, here is {told}."
        raise SettingError(option="--annotators", reason=reason)
    return tuple(chosen)


class _Gathering:
    def __init__(
        self,
        work: UnitOfWork,
        request: AgreementRequest,
        annotators: tuple[AnnotatorId, ...],
        schema: Schema,
    ) -> None:
        self._work = work
        self._only_done = request.status == "done"
        self._annotators = annotators
        sameness = Sameness(request.labels, request.attributes, request.layers)
        self.agreement = Agreement(annotators, schema, sameness)
        self.titles: dict[ArticleId, str] = {}
        self.left_out: Counter[str] = Counter()

    def gather(
        self, persons: Mapping[ArticleId, tuple[AnnotatorId, ...]], monitor: Monitor
    ) -> None:
        for article in tracked(list(persons), monitor, str):
            there = [each for each in self._annotators if each in persons[article]]
            if len(there) < _TWO:
                self.left_out[ONE_SET if there else "not begun by any of them"] += 1
                continue
            found = self._work.annotations.several(article, there)
            sets = [own for own in found if is_counted(own, only_done=self._only_done)]
            if len(sets) < _TWO:
                self.left_out[NOT_DONE] += 1
                continue
            self.titles[article] = sets[0].article.title
            self.agreement.add({own.annotator: own for own in sets})


def _check_attributes(schema: Schema, attributes: frozenset[str]) -> None:
    known = {
        f"{name}.{attribute}"
        for name, layer in schema.layers.items()
        for attribute in layer.attributes
    }
    for each in sorted(attributes - known):
        told = ", ".join(sorted(known)) or "none"
        reason = f"the schema has no attribute {each!r}; known: {told}."
        raise SettingError(option="--attribute", reason=reason)


def is_counted(own: AnnotationSet, *, only_done: bool) -> bool:
    """Whether a set takes part."""
    return not only_done or own.status is Status.DONE
