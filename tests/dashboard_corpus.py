"""A corpus two people have worked on by the clock, and what they did, written down beside it as plain events."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from annotator.bootstrap import default_schema
from annotator.domain.assignments import Batch
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId, new_id
from annotator.domain.offsets import TextRange
from annotator.domain.workbench import Proposal
from annotator.services.annotate import AnnotationService
from annotator.services.blind_controls import is_control
from factories import ANNA, NOW, make_article, make_machine_provenance, make_suggestion

BEN = AnnotatorId("Ben")
PEOPLE = (ANNA, BEN)
LABELS = ("PER", "LOC", "ORG")
RULES = ("gazetteer", "titles")
SHARE = 0.3


@dataclass(frozen=True)
class Event:
    """One action: ``kind`` is accept, reject, correct, add or finish; ``together`` suggestions at once."""

    person: str
    article: str
    kind: str
    at: datetime
    made: tuple[tuple[str, str], ...] = ()
    """Rule and label of each suggestion that was decided; of a span by hand an empty rule and the label."""

    @property
    def together(self) -> int:
        return len(self.made)


@dataclass
class Told:
    """What happened."""

    articles: list = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    spans: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    controls: set[str] = field(default_factory=set)

    def of(self, person, article=None):
        return [
            each
            for each in self.events
            if each.person == person and article in {None, each.article}
        ]


def text_of(number):
    names = ("Kolb", "Wien", "Siemens", "Berg", "Bonn", "Bosch", "Lang", "Ulm", "Bayer")
    words = " und ".join(f"{name} sagt {number * 7 + at}" for at, name in enumerate(names))
    return f"Am {number}. Tag: {words}. " + "Mehr dazu morgen. " * (number % 5)


def play(store, *, articles=14, seed=7):
    """Fill an empty corpus; what was done, as events in the order of the clock."""
    dice, told = random.Random(seed), Told()
    with store.open_unit_of_work() as work:
        told.articles = [
            make_article(text_of(at), id=ArticleId(f"a{at:02}"), title=f"Tag {at}")
            for at in range(articles)
        ]
        number = work.imports.begin("test", NOW)
        work.imports.add(number, told.articles)
        work.imports.finish(number)
        work.commit()
    told.controls = {each.id for each in told.articles if is_control(each.sha256, SHARE)}
    with store.open_unit_of_work() as work:
        work.people.set_controls(SHARE)
        for each in told.articles:
            if each.id not in told.controls:
                work.annotations.replace_suggestions(each.id, proposal(each, dice), "rules@1")
        half = [(each.id, ANNA) for each in told.articles[: articles // 2]]
        work.assignments.assign(Batch("one", NOW, NOW.date() + timedelta(days=9)), half)
        others = [(each.id, BEN) for each in told.articles[articles // 3 :]]
        work.assignments.assign(Batch("two", NOW + timedelta(hours=1)), others)
        work.commit()
    for person in PEOPLE:
        at = NOW + timedelta(hours=8)
        mine = told.articles[: articles // 2] if person == ANNA else told.articles[articles // 3 :]
        for place, article in enumerate(mine):
            if place == len(mine) - 1:
                continue  # nobody is through with everything
            at = _annotate(store, person, article, at, dice, told)
            at += timedelta(days=dice.choice((0, 0, 1)), seconds=dice.choice((20, 400)))
    return told


def proposal(article, dice):
    found = []
    for at, name in enumerate(("Kolb", "Wien", "Siemens", "Berg", "Bonn", "Bosch")):
        begin = article.text.index(name)
        made = make_machine_provenance(by="rules@1", rule=RULES[at % 2], score=dice.random())
        found.append(
            make_suggestion(
                begin,
                begin + len(name),
                id=f"{article.id}s{at}",
                label=LABELS[at % 3],
                provenance=made,
            )
        )
    return Proposal(tuple(found), ())


def _annotate(store, person, article, at, dice, told):
    moment = [at]
    service = AnnotationService(
        store.open_unit_of_work, default_schema(), person, lambda: moment[0], new_id
    )
    desk = service.open(article.id)

    def done(kind, changes, *made):
        nonlocal desk
        desk = service.apply(desk, changes)
        told.events.append(Event(person, article.id, kind, moment[0], made))
        gap = dice.choice((0.4, 0.9, 1.5, 3, 20, 299, 301, 4000))
        moment[0] += timedelta(seconds=gap)

    def named(span):
        return (span.provenance.rule, span.label)

    while desk.open_suggestions:
        first, *more = desk.open_suggestions
        kind = dice.choice(("accept", "accept", "accept", "reject", "correct"))
        if kind == "accept":
            chosen = [first, *more[: dice.choice((0, 0, 1))]]
            plan = service.plan_accept(desk, [each.id for each in chosen])
            done(kind, plan, *map(named, chosen))
        elif kind == "reject":
            done(kind, service.plan_reject(desk, [first.id]), named(first))
        else:
            done(kind, service.plan_relabel(desk, first.id, "MISC"), named(first))
    for name in dice.sample(("Lang", "Ulm", "Bayer"), dice.randint(0, 3)):
        begin = article.text.index(name)
        place = (TextRange(begin, begin + len(name)),)
        plan = service.plan_add(desk, layer="entity", label="PER", fragments=place)
        done("add", plan, ("", "PER"))
    if dice.random() < 0.8:
        done("finish", service.plan_status(desk, Status.DONE))
    told.spans[person, article.id] = [span.label for span in desk.own]
    return moment[0]
