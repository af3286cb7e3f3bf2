"""Agreement of the annotators of a corpus: worked out from their sets; nothing is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD, RESERVED, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, CorpusStore, Monitor, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.set_reading import Held
from annotator.quality.agreement import Agreement
from annotator.quality.agreement_bootstrap import Bootstrap
from annotator.quality.agreement_measures import ArticleLine, Confusion, GroupValue, Line
from annotator.quality.agreement_places import Disagreement, disagreements
from annotator.quality.agreement_sides import Sameness
from annotator.services.agreement_counting import Counted, count, is_counted
from annotator.services.agreement_groups import FIELDS, Group, fields, groups, moments
from annotator.services.helping import Reopen
from annotator.services.suggest import check_layers

ONE_SET = "only one of them has annotated it"
NOT_DONE = "not finished by two of them"
NOT_BEGUN = "not begun by any of them"
FINISHED = "finished by a person"
SIGNED_OFF = "signed off"
_WHY: Final[Mapping[str, Reason]] = {
    ONE_SET: Reason("only one of them has annotated it"),
    NOT_DONE: Reason("not finished by two of them"),
    NOT_BEGUN: Reason("not begun by any of them"),
    FINISHED: Reason("finished by a person"),
    SIGNED_OFF: Reason("signed off"),
}
"""Why articles do not count, in words that can be translated; the keys are what scripts read."""
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
        by: Also the numbers of groups of articles: ``day``, ``week``, ``number``, ``source``, ``meta.FIELD``, ``*`` for
            every field there is.
    """

    annotators: tuple[str, ...] = ()
    layers: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    labels: bool = True
    status: Literal["done", "all"] = "done"
    times: int = 500
    seed: int = 0
    by: tuple[str, ...] = ()

    @property
    def sameness(self) -> Sameness:
        """What has to be equal."""
        return Sameness(self.labels, self.attributes, self.layers)


@dataclass(frozen=True, slots=True)
class Grouped:
    """The numbers of groups of articles.

    Attributes:
        by: How they were put into groups.
        groups: The groups; articles by their place in the report.
        values: Of whole layers among all annotators, one for each group.
    """

    by: str
    groups: tuple[Group, ...]
    values: tuple[GroupValue, ...]


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
        confusions: What pairs of annotators called the same thing.
        grouped: The numbers of groups of articles, as asked for.
        fields: By what else articles can be put into groups.
        counted: Answers what is behind a number.
    """

    request: AgreementRequest
    annotators: tuple[AnnotatorId, ...]
    lines: tuple[Line, ...]
    articles: tuple[ArticleLine, ...]
    titles: Mapping[ArticleId, str]
    left_out: Mapping[str, int]
    confusions: tuple[Confusion, ...]
    grouped: tuple[Grouped, ...]
    fields: tuple[str, ...]
    counted: Agreement


@dataclass(frozen=True, slots=True)
class Comparable:
    """What there is to compare.

    Attributes:
        annotators: Whose sets.
        schema: Of the corpus.
        articles: Those that at least two of them have annotated, in the order of the corpus.
        left_out: How many articles are not, by reason.
        done: When each set was last worked on; empty unless the request asks for groups.
    """

    annotators: tuple[AnnotatorId, ...]
    schema: Schema
    articles: tuple[Held, ...]
    left_out: Mapping[str, int]
    done: Mapping[tuple[ArticleId, AnnotatorId], datetime]


def people_of(store: CorpusStore) -> tuple[AnnotatorId, ...]:
    """The people who have annotated anything, sorted."""
    with store.open_unit_of_work() as work:
        persons = _persons(work.sets.held())
    return tuple(sorted({each for found in persons.values() for each in found}))


def comparable(store: CorpusStore, request: AgreementRequest) -> Comparable:
    """What a request is about, before anything is counted.

    Raises:
        SettingError: If the request is impossible.
    """
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        check_layers(schema, request.layers)
        _check_attributes(schema, request.attributes)
        held = work.sets.held()
        annotators = chosen_persons(request.annotators, _persons(held))
        done = moments(work.sets.last_work()) if request.by else {}
    chosen, left_out = _chosen(held, annotators, only_done=request.status == "done")
    return Comparable(annotators, schema, tuple(chosen), left_out, done)


def measure_agreement(
    store: CorpusStore, request: AgreementRequest, monitor: Monitor, reopen: Reopen | None = None
) -> AgreementReport:
    """Hold the sets of all articles that at least two of the annotators have annotated against each other.

    Args:
        store: The corpus; reading is enough.
        request: Whose agreement, on what.
        monitor: Told about the articles; may cancel.
        reopen: Opens the corpus once more, so that other processes can help; can be pickled.

    Raises:
        SettingError: If the request is impossible, or no article has two such sets.
        TaskCancelledError: If it was cancelled.
    """
    about = comparable(store, request)
    if not about.articles:
        raise SettingError(option="agreement", reason=_why_none(about.left_out))
    what = Counted(about.annotators, about.schema, request.sameness, request.status == "done")
    counting = count(store, what, [each.article for each in about.articles], monitor, reopen)
    agreement = Agreement(about.annotators, about.schema, request.sameness)
    agreement.take(counting)
    articles = agreement.articles()
    by_id = {each.article: each for each in about.articles}
    compared = [by_id[line.article] for line in articles]
    done_at = [_through(line, about.done) for line in articles]
    named = fields(compared)
    by = [way for each in request.by for way in (named if each == FIELDS else [each])]
    return AgreementReport(
        request,
        about.annotators,
        tuple(agreement.lines(Bootstrap(request.times, request.seed))),
        tuple(articles),
        {each.article: each.title for each in compared},
        dict(about.left_out),
        tuple(agreement.confusions()),
        tuple(_grouped(agreement, way, compared, done_at) for way in dict.fromkeys(by)),
        tuple(named),
        agreement,
    )


def disagreements_of(
    store: CorpusStore,
    request: AgreementRequest,
    annotators: Sequence[AnnotatorId],
    article: ArticleId,
) -> list[Disagreement]:
    """The places of an article on which these annotators do not agree, in reading order.

    Args:
        store: The corpus; reading is enough.
        request: On what.
        annotators: Whose sets; fewer than two of them: nothing.
        article: The article.
    """
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        found = [
            own
            for sets in work.sets.of_several([article], annotators)
            for own in sets
            if is_counted(own, only_done=request.status == "done")
        ]
    return disagreements(found, schema, request.sameness) if len(found) >= _TWO else []


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
            reason = Reason(
                "nobody called {name} has annotated here; known: {known}.", name=name, known=known
            )
            raise SettingError(option="--annotators", reason=reason)
    chosen = sorted({AnnotatorId(name) for name in asked}) or everybody
    if len(chosen) < _TWO:
        told = ", ".join(chosen) or Reason("nobody")
        reason = Reason("two annotators are needed, here is {told}.", told=told)
        raise SettingError(option="--annotators", reason=reason)
    return tuple(chosen)


def _persons(held: Sequence[Held]) -> dict[ArticleId, tuple[AnnotatorId, ...]]:
    return {
        each.article: tuple(name for name in each.holders if name not in RESERVED) for each in held
    }


def _chosen(
    held: Sequence[Held], annotators: Sequence[AnnotatorId], *, only_done: bool
) -> tuple[list[Held], Counter[str]]:
    """The articles that count, and how many do not, by reason."""
    found: list[Held] = []
    left_out: Counter[str] = Counter()
    for each in held:
        there = [each.holders[name] for name in annotators if name in each.holders]
        done = sum(status is Status.DONE for status in there) if only_done else len(there)
        if len(there) < _TWO:
            left_out[ONE_SET if there else NOT_BEGUN] += 1
        elif done < _TWO:
            left_out[NOT_DONE] += 1
        else:
            found.append(each)
    return found, left_out


def _why_none(left_out: Mapping[str, int]) -> Reason:
    hint = Reason("; --status all takes unfinished ones too") if left_out.get(NOT_DONE) else ""
    told = why_left_out(left_out)
    return Reason("no article has two sets to compare ({told}){hint}.", told=told, hint=hint)


def why_left_out(left_out: Mapping[str, int]) -> Reason:
    """How many articles are left out for each reason, in words that can be translated."""
    told: Reason | None = None
    for why, articles in sorted(left_out.items()):
        one = Reason("{count} × {why}", count=articles, why=_WHY.get(why, why))
        told = one if told is None else Reason("{one}, {other}", one=told, other=one)
    return told or Reason("none at all")


def _through(
    line: ArticleLine, done: Mapping[tuple[ArticleId, AnnotatorId], datetime]
) -> datetime | None:
    """When the last of them was through with it: from then on it could be compared."""
    known = [done[key] for who in line.annotators if (key := (line.article, who)) in done]
    return max(known, default=None)


def _grouped(
    agreement: Agreement, by: str, articles: Sequence[Held], done_at: Sequence[datetime | None]
) -> Grouped:
    found = groups(by, articles, done_at)
    return Grouped(by, tuple(found), tuple(agreement.by_group([each.articles for each in found])))


def _check_attributes(schema: Schema, attributes: frozenset[str]) -> None:
    known = {
        f"{name}.{attribute}"
        for name, layer in schema.layers.items()
        for attribute in layer.attributes
    }
    for each in sorted(attributes - known):
        told = ", ".join(sorted(known)) or Reason("none")
        reason = Reason(
            "the schema has no attribute {attribute!r}; known: {told}.", attribute=each, told=told
        )
        raise SettingError(option="--attribute", reason=reason)
