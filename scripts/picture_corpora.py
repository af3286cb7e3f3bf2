"""The corpora that are in the pictures of the documentation: one article begun, a team, structures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import marked_up
from annotator.bootstrap import make_context
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ChangeSetId
from annotator.domain.offsets import TextRange
from annotator.domain.people import PersonRole
from annotator.domain.ports import Access, CorpusStore
from annotator.domain.reviews import ALL_LABELS, AcceptanceRule, Judged, ReviewItem, SampleRequest
from annotator.resources import resource_path
from annotator.services import corpora
from annotator.services.assignments import AssignRequest, assign
from annotator.services.context import AppContext
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.people import add_person
from annotator.services.questions import QuestionDesk, Spot
from annotator.services.reviewing import Reviewing, Said
from annotator.services.suggest import SuggestionRequest, suggest
from annotator.services.tasks import NullMonitor
from gold_samples import gold_samples as unnamed_samples

ANNA, BEN, CEM = AnnotatorId("Anna"), AnnotatorId("Ben"), AnnotatorId("Cem")
DUE = date(2026, 3, 13)
STRUCTURES = {
    "nested": ("q1", False),
    "five_events": ("v1", True),
}
"""Marked-up articles, what has the focus in their pictures, and whether all arcs are shown."""

_SHARED = 12
_OPEN = {BEN: 3, CEM: 6}
"""How many of the last articles are not finished yet."""
_JUDGED = 23
_LEFT = 4


class Clock:
    """Tells the time of the pictures, which goes on only when it is told."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time, UTC."""
        return self._now

    def go_on(self, minutes: float) -> None:
        """Let time pass."""
        self._now += timedelta(minutes=minutes)


def context(clock: Clock) -> AppContext:
    """The program's parts with that clock and ids that count."""
    numbers = count(1)
    return replace(make_context(), clock=clock, new_id=lambda: f"{next(numbers):032x}")


def make_corpus(parts: AppContext, location: Path) -> None:
    """The sample articles with suggestions."""
    samples = tuple(sorted(resource_path("samples").glob("*.txt")))
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        import_articles(parts, store, ImportRequest(samples, "text"), NullMonitor())
        suggest(parts, store, SuggestionRequest(), NullMonitor())


def make_structures(parts: AppContext, location: Path) -> None:
    """The articles that show structures, without anything marked in them yet."""
    folder = location.with_name("structures")
    folder.mkdir()
    for number, name in enumerate(STRUCTURES):
        found = marked_up.read(name, parts.default_schema())
        (folder / f"{number}-{name}.txt").write_text(found.text, encoding="utf-8")
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        import_articles(
            parts, store, ImportRequest(tuple(sorted(folder.iterdir())), "text"), NullMonitor()
        )


# --- the team --------------------------------------------------------------------------------


def make_team(parts: AppContext, clock: Clock, location: Path) -> None:
    """The sample articles as three people annotated them: one as the gold is, two with slips of their own.

    The first articles are shared out, two samples were drawn of them, and two questions asked.
    """
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        _put(store, _sets(), clock())
        suggest(parts, store, SuggestionRequest(), NullMonitor())
        everything = (PersonRole.ANNOTATOR, PersonRole.CURATOR, PersonRole.REVIEWER)
        add_person(store, ANNA, everything, parts.clock)
        for name in (BEN, CEM):
            add_person(store, name, [PersonRole.ANNOTATOR], parts.clock)
        assign(
            store,
            AssignRequest((ANNA, BEN, CEM), overlap=0.25, batch="week-9", due=DUE, most=_SHARED),
            parts.clock,
        )
        _ask(parts, clock, store)
        _review(parts, store)


def make_returned(parts: AppContext, location: Path, whose: AnnotatorId) -> None:
    """What a person sends back some days later: what was open is finished, with fewer slips."""
    better = [_with_slips(each, whose, every=20, place=3) for each in gold_samples()]
    own = [each for each in _sets() if each.annotator == whose]
    finished = [
        good if each.status is Status.STARTED else each
        for each, good in zip(own, better, strict=True)
    ]
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        _put(store, finished, parts.clock() + timedelta(days=3))


def make_gold(parts: AppContext, location: Path) -> None:
    """The sample articles, all but the last ones finished by one person."""
    own = gold_samples()
    own[-_LEFT:] = [replace(each, status=Status.STARTED) for each in own[-_LEFT:]]
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        _put(store, own, parts.clock())


def gold_samples() -> list[AnnotationSet]:
    """Anna's finished sets of all samples, each article with the name of its file."""
    return [
        replace(own, article=replace(own.article, source=f"{own.article.id}.txt"))
        for own in unnamed_samples()
    ]


def _put(store: CorpusStore, sets: list[AnnotationSet], at: datetime) -> None:
    with store.open_unit_of_work() as work:
        number = work.imports.begin("articles", at)
        work.imports.add(number, list({each.article.id: each.article for each in sets}.values()))
        arriving = [
            ArrivingSet(own, ChangeSetId(f"import-{place}"), at) for place, own in enumerate(sets)
        ]
        work.imports.add_sets(number, arriving)
        work.imports.finish(number)
        work.commit()


def _sets() -> list[AnnotationSet]:
    gold = gold_samples()
    others = [
        *(_with_slips(each, BEN, every=9, place=2) for each in gold),
        *(_with_slips(each, CEM, every=6, place=4) for each in gold),
    ]
    for who, left in _OPEN.items():
        mine = [number for number, each in enumerate(others) if each.annotator == who]
        for number in mine[-left:]:
            others[number] = replace(others[number], status=Status.STARTED)
    return [*gold, *others]


def _with_slips(own: AnnotationSet, whose: AnnotatorId, *, every: int, place: int) -> AnnotationSet:
    """Somebody else's set: some names have another label, some are missing."""
    names = [span for span in own if span.layer == "entity"]
    tied = {end for each in own.arguments.values() for end in (each.head, each.filler)}
    spans = dict(own.spans)
    for span in names[place::every]:
        label = "ORG" if span.label != "ORG" else "LOC"
        spans[span.id] = span.model_copy(update={"label": label})
    for span in names[place + 1 :: every]:
        if span.id not in tied:
            del spans[span.id]
    return replace(own, annotator=whose, spans=spans)


BRAT = {
    "T1\tPerson 0 14\tAda Sommerfeld\nT2\tFirma 19 26\tElbwerk\nT3\tOrt 30 37\tHamburg\n": (
        "Ada Sommerfeld hat Elbwerk in Hamburg übernommen.\n"
    ),
    "T1\tFirma 0 7\tElbwerk\nT2\tOrt 25 30\tWedel\n": "Elbwerk verkauft Werk in Wedel.\n",
}


def write_brat(folder: Path) -> None:
    """Two articles as another program keeps them, with annotations under its own labels."""
    folder.mkdir()
    for number, (marks, text) in enumerate(BRAT.items(), start=1):
        (folder / f"elbwerk-{number}.txt").write_text(text, encoding="utf-8")
        (folder / f"elbwerk-{number}.ann").write_text(marks, encoding="utf-8")


def _ask(parts: AppContext, clock: Clock, store: CorpusStore) -> None:
    """Ben asks about a name and is answered and asks back; Cem asks about a verb."""
    desks = {
        who: QuestionDesk(store.open_unit_of_work, who, parts.clock, parts.new_id)
        for who in (ANNA, BEN, CEM)
    }
    gold = gold_samples()
    article = gold[1].article
    place = article.text.index("Washington")
    spot = Spot.of(article.id, article.text, TextRange(place, place + len("Washington")))
    asked = desks[BEN].ask(
        spot, "Washington stands for the government here. Organisation or location?"
    )
    clock.go_on(75)
    desks[ANNA].say(
        asked,
        "Organisation: it speaks. A place that acts or speaks is the government – "
        "guideline, section “Organisation”.",
    )
    clock.go_on(8)
    desks[BEN].say(asked, "And “Seoul zufolge”, at the end of the article?")
    article = gold[3].article
    spot = Spot.of(article.id, article.text, TextRange(0, article.text.index("\n")))
    desks[CEM].ask(spot, "Is the resignation in the headline the event of the first sentence?")


def _review(parts: AppContext, store: CorpusStore) -> None:
    """One sample is judged, another one begun."""
    desk = Reviewing(store.open_unit_of_work, ANNA, parts.clock, parts.new_id)
    request = SampleRequest(
        name="Ben, week 9",
        annotators=(BEN,),
        size=90,
        seed=2,
        levels={ALL_LABELS: 0.9},
        rule=AcceptanceRule.ESTIMATE,
    )
    gold = {each.article.id: each for each in gold_samples()}
    for asked, most in (
        (request, None),
        (replace(request, name="Cem, week 9", annotators=(CEM,)), _JUDGED),
    ):
        sample = desk.draw(asked, NullMonitor())
        for item in list(desk.items(sample.id))[:most]:
            desk.judge(sample, item, _said(item, gold[item.article]))


def _said(item: ReviewItem, gold: AnnotationSet) -> Said:
    """What somebody says who knows the gold."""
    there = gold.spans.get(item.span)
    if there is None:
        return Said(Judged.SPURIOUS)
    if there.label != item.label:
        return Said(Judged.LABEL, label=there.label)
    return Said(Judged.RIGHT)
