"""What the worker says about agreement: the numbers, the articles behind one, the places in an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

from pydantic import TypeAdapter

from annotator.cli.agreement_values import agreement_values
from annotator.cli.called import Called, agreement_called
from annotator.cli.params import Params
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Access, CorpusStore, Monitor
from annotator.quality.agreement_measures import Behind, Coefficient, LineKey, On
from annotator.quality.agreement_places import Disagreement
from annotator.services import corpora
from annotator.services.agreement import (
    AgreementReport,
    AgreementRequest,
    comparable,
    disagreements_of,
    measure_agreement,
    people_of,
)
from annotator.services.context import AppContext
from annotator.services.shown_names import ShownNames, names_for

_SHOWN = 2_000
"""Articles that the window lists; nobody goes through more, and they come with most disagreement first."""
_EXCERPT = 120
_STATUS: TypeAdapter[Literal["done", "all"]] = TypeAdapter(Literal["done", "all"])
_ON: TypeAdapter[On] = TypeAdapter(On)
_COEFFICIENT: TypeAdapter[Coefficient] = TypeAdapter(Coefficient)
_TWO = 2


class AgreementAnswers:
    """What is said to the window, with what was worked out last: what is behind a number is told in a moment then."""

    def __init__(self) -> None:
        self._known: tuple[str, AgreementReport] | None = None
        self._of = ""
        self._names = ShownNames()
        self._called = Called(self._names)

    def measure(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Work out every number; always anew, because people go on annotating."""
        self._known = None
        with corpora.opened(context, corpus, Access.READ) as store:
            self._learn_names(corpus, store)
            request = self._request(params)
            params.refuse_unknown()
            people = people_of(store)
            shown = self._called.listed(people)
            if len(people) < _TWO:
                return {**_nothing(shown), "left_out": {}}
            about = comparable(store, request)
            if not about.articles:
                return {**_nothing(shown), "left_out": dict(about.left_out)}
            reopen = partial(context.stores.open, store.location, Access.READ)
            report = measure_agreement(store, request, monitor, reopen)
        self._known = (corpus, report)
        values = agreement_values(agreement_called(report, self._names))
        del values["by_article"][_SHOWN:]
        return {**values, "people": list(shown), "fields": list(report.fields)}

    def behind(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """List the articles behind a number, a pair of labels, or a group of articles."""
        self._know_names(context, corpus)
        request = self._request(params)
        find = _finder(params, self._called)
        params.refuse_unknown()
        report = self._report(context, corpus, request, monitor)
        found = find(report)
        people = {line.article: line.annotators for line in report.articles}
        return {
            "articles": [
                {
                    "article": each.article,
                    "title": report.titles[each.article],
                    "annotators": list(self._called.listed(people[each.article])),
                    "units": each.units,
                    "apart": each.apart,
                }
                for each in found[:_SHOWN]
            ],
            "articles_total": len(found),
            "apart": sum(each.apart > 0 for each in found),
        }

    def places(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """List the places of an article on which annotators do not agree."""
        del monitor  # one article
        self._know_names(context, corpus)
        request = self._request(params)
        article = ArticleId(params.required("article"))
        layer, name = params.text("layer") or "", params.text("name") or ""
        params.refuse_unknown()
        with corpora.opened(context, corpus, Access.READ) as store:
            who = tuple(map(AnnotatorId, request.annotators)) or people_of(store)
            found = disagreements_of(store, request, who, article)
            with store.open_unit_of_work() as work:
                text = work.articles.get(article).text
        return {
            "places": [
                _place_values(each, text, self._called)
                for each in found
                if layer in {"", each.layer} and name in {"", each.role, *each.labels}
            ]
        }

    def _report(
        self, context: AppContext, corpus: str, request: AgreementRequest, monitor: Monitor
    ) -> AgreementReport:
        """What was worked out last, or the same anew where another worker had done it."""
        if self._known is None or self._known[0] != corpus or self._known[1].request != request:
            with corpora.opened(context, corpus, Access.READ) as store:
                reopen = partial(context.stores.open, store.location, Access.READ)
                report = measure_agreement(store, request, monitor, reopen)
            self._known = (corpus, report)
        return self._known[1]

    def _know_names(self, context: AppContext, corpus: str) -> None:
        """What people are called, as it was said last."""
        if self._of != corpus:
            with corpora.opened(context, corpus, Access.READ) as store:
                self._learn_names(corpus, store)

    def _learn_names(self, corpus: str, store: CorpusStore) -> None:
        with store.open_unit_of_work() as work:
            self._names = names_for(work)
        self._of, self._called = corpus, Called(self._names, self._names.people)

    def _request(self, params: Params) -> AgreementRequest:
        return AgreementRequest(
            annotators=self._called.all_meant(params.texts("people")),
            layers=frozenset(params.texts("layers")),
            attributes=frozenset(params.texts("attributes")),
            labels=not params.flag("places_only"),
            status=params.checked("status", _STATUS) or "done",
            times=params.number("samples", 500),
            seed=params.number("seed", 0),
            by=params.texts("by"),
        )


def _finder(params: Params, called: Called) -> Callable[[AgreementReport], Sequence[Behind]]:
    """What is asked for: a group of articles, what two people called the same thing, or a number."""
    by, labels = params.text("group_by"), params.texts("labels")
    group = params.number("group", 0)
    layer, name = params.text("layer") or "", params.text("name") or ""
    on = params.checked("on", _ON) or On.SPAN
    measure = params.checked("measure", _COEFFICIENT) or Coefficient.F1_EXACT
    said = tuple(map(called.meant, params.texts("between")))
    who = tuple(sorted(said))
    if len(labels) == _TWO:
        labels = labels if who == said else labels[::-1]
        return lambda report: report.counted.confused(layer, who, *labels)
    key = LineKey(on, layer, name, who, measure)
    if by is None:
        return lambda report: report.counted.behind(key)

    def of_group(report: AgreementReport) -> Sequence[Behind]:
        found = next(each for each in report.grouped if each.by == by).groups[group]
        chosen = {report.articles[number].article for number in found.articles}
        return [each for each in report.counted.behind(key) if each.article in chosen]

    return of_group


def _nothing(people: Sequence[AnnotatorId]) -> dict[str, Any]:
    return {
        "people": list(people),
        "annotators": [],
        "articles": 0,
        "measures": [],
        "confusions": [],
        "by_group": [],
        "by_article": [],
        "fields": [],
    }


def _place_values(found: Disagreement, text: str, called: Called) -> dict[str, Any]:
    covered = " ".join(text[found.place.begin : found.place.end].split())
    return {
        "about": found.about.value,
        "layer": found.layer,
        "role": found.role,
        "begin": found.place.begin,
        "end": found.place.end,
        "excerpt": covered[:_EXCERPT],
        "answers": called.keys(found.answers),
    }
