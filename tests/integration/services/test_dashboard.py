"""The dashboard of a corpus that two people worked on by the clock, against what they did, counted another way."""

from __future__ import annotations

import copy
import itertools
import json
import math
import random
import shutil
from collections import Counter, defaultdict
from datetime import timedelta

import numpy as np
import pytest

from annotator.bootstrap import default_schema, make_context
from annotator.cli.dashboard_tasks import DashboardTasks
from annotator.cli.params import Params
from annotator.domain.changes import Action, DecisionChanged, NoteChanged, Verdict
from annotator.domain.errors import SettingError, TaskCancelledError
from annotator.domain.ports import Access
from annotator.services.assignments import progress
from annotator.services.blind_controls import is_control, kept_blind, set_controls
from annotator.services.check import CheckRequest, check
from annotator.services.dashboard import DashboardDesk
from annotator.services.dashboard_controls import rate
from annotator.services.dashboard_values import Question, Section
from annotator.services.findings import renew_findings
from annotator.services.shown_names import names_for
from annotator.services.tasks import NullMonitor
from dashboard_corpus import BEN, PEOPLE, SHARE, play, proposal
from factories import ANNA, NOW, make_change_set

QUIET = NullMonitor()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    place = str(tmp_path_factory.mktemp("dashboard") / "c.corpus")
    with make_context().stores.create(place, default_schema(), at=NOW) as store:
        told = play(store)
    return place, told


@pytest.fixture
def store(corpus):
    with make_context().stores.open(corpus[0], Access.READ) as opened:
        yield opened


@pytest.fixture
def told(corpus):
    return corpus[1]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A smaller one, to be copied."""
    place = tmp_path_factory.mktemp("dashboard") / "small.corpus"
    with make_context().stores.create(str(place), default_schema(), at=NOW) as store:
        told = play(store, articles=9, seed=3)
    return place, told


@pytest.fixture
def fresh(small, tmp_path):
    """A corpus of one's own, to change."""
    place, told = small
    own = shutil.copyfile(place, tmp_path / "own.corpus")
    with make_context().stores.open(str(own), Access.WRITE) as opened:
        yield opened, copy.deepcopy(told)


def behind(desk, section, **about):
    return {each.article: each.amount for each in desk.behind(Question(section, about))}


def test_progress_is_what_sharing_out_says(store, told):
    desk = DashboardDesk()
    rows = desk.look(store, QUIET).progress
    expected = [
        (each.batch.name, each.annotator, tuple(each.statuses.values()), each.batch.due)
        for each in progress(store)
    ]
    assert [(r.batch, r.person, (r.new, r.started, r.done), r.due) for r in rows] == expected
    finished = {e.article for e in told.of(ANNA) if e.kind == "finish"}
    assert rows[0].done == len(finished)
    assert behind(desk, Section.PROGRESS, person=ANNA, status="done").keys() == finished
    assert sum(row.new for row in rows) == 2
    assert (
        len(behind(desk, Section.PROGRESS, batch="two"))
        == rows[1].new + rows[1].started + rows[1].done
    )


def seconds_of(told, person):
    """Active seconds by article: gaps of at most five minutes, for the article of the later action."""
    spent = defaultdict(float)
    found = told.of(person)
    for before, after in itertools.pairwise(found):
        gap = (after.at - before.at).total_seconds()
        spent[after.article] += gap if gap <= 300 else 0.0
    return spent


def test_speed_counts_finished_articles_and_cuts_pauses_out(store, told):
    desk = DashboardDesk()
    rows = {(r.person, r.period): r for r in desk.look(store, QUIET).speed}
    for person in PEOPLE:
        spent = seconds_of(told, person)
        done = {e.article: e.at for e in told.of(person) if e.kind == "finish"}
        known = [each for each in done if spent[each]]
        row = rows[person, ""]
        assert row.articles == len(known) > 2
        assert row.seconds == pytest.approx(sum(spent[each] for each in known), abs=1e-3)
        assert row.spans == sum(len(told.spans[person, each]) for each in known)
        assert row.spans_an_hour == pytest.approx(3600 * row.spans / row.seconds)
        assert row.articles_an_hour == pytest.approx(3600 * row.articles / row.seconds)
        days = Counter(done[each].date().isoformat() for each in known)
        assert {p: r.articles for (who, p), r in rows.items() if who == person and p} == days
        assert behind(desk, Section.SPEED, person=person) == pytest.approx(
            {each: spent[each] for each in known}, abs=1e-3
        )


def test_what_was_decided_is_counted_by_pipeline_rule_and_label(store, told):
    desk = DashboardDesk()
    found = desk.look(store, QUIET).acceptance
    verdicts = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
    counts = Counter(
        (verdicts[event.kind], *made)
        for event in told.events
        if event.kind in verdicts
        for made in event.made
    )
    total = Counter()
    by_rule, by_label = defaultdict(Counter), defaultdict(Counter)
    for (verdict, rule, label), number in counts.items():
        total[verdict] += number
        by_rule[rule][verdict] += number
        by_label[f"entity.{label}"][verdict] += number

    def told_by(kind):
        return {
            row.name: Counter(accepted=row.accepted, corrected=row.corrected, rejected=row.rejected)
            for row in found
            if row.by == kind
        }

    assert told_by("source") == {"rules@1": total}
    assert told_by("rule") == by_rule
    assert told_by("label") == by_label
    rejected = behind(
        desk, Section.SUGGESTIONS, by="rule", name="titles", verdict="rejected", person=BEN
    )
    assert rejected == Counter(
        event.article
        for event in told.of(BEN)
        if event.kind == "reject" and event.made[0][0] == "titles"
    )


def test_suggestions_that_nothing_makes_any_more_are_counted_without_a_maker(fresh):
    store, told = fresh
    before = DashboardDesk().look(store, QUIET)
    with store.open_unit_of_work() as work:
        for article in told.articles:
            if article.id not in told.controls:
                other = proposal(article, random.Random(1))
                none = type(other)(other.spans[:1], ())
                work.annotations.replace_suggestions(article.id, none, "rules@2")
        work.commit()
    after = DashboardDesk().look(store, QUIET)

    def sums(found):
        return sum(row.decided for row in found.acceptance if row.by == "source")

    assert sums(after) == sums(before)
    assert {row.name for row in after.acceptance if row.by == "source"} == {"rules@1", ""}


def test_acceptances_in_under_a_second_are_those_of_review_samples(store, told):
    desk = DashboardDesk()
    rows = {row.person: (row.quick, row.accepted) for row in desk.look(store, QUIET).quick}
    for person in PEOPLE:
        quick, known = Counter(), 0
        for article in {event.article for event in told.of(person)}:
            found = told.of(person, article)
            for before, after in itertools.pairwise(found):
                if after.kind in {"accept", "correct"}:
                    gap = (after.at - before.at).total_seconds()
                    known += after.together
                    quick[article] += after.together if gap < after.together else 0
        assert rows[person] == (quick.total(), known)
        assert behind(desk, Section.QUICK, person=person) == +quick
    assert any(quick for quick, _ in rows.values())


def test_labels_are_those_of_the_finished_gold(store, told):
    desk = DashboardDesk()
    balance = desk.look(store, QUIET).balance
    people = defaultdict(list)
    for person, article in told.spans:
        people[article].append(person)
    finished = {(e.person, e.article) for e in told.events if e.kind == "finish"}
    gold = {a: p[0] for a, p in people.items() if len(p) == 1 and (p[0], a) in finished}
    counts = Counter(label for a, p in gold.items() for label in told.spans[p, a])
    assert balance.texts == len(gold)
    assert {row.label: row.spans for row in balance.labels if row.spans} == counts
    assert (balance.few_examples, balance.too_few_texts, balance.few_texts) == (50, 100, 2000)
    assert behind(desk, Section.LABELS, layer="entity", label="PER") == {
        a: told.spans[p, a].count("PER") for a, p in gold.items() if "PER" in told.spans[p, a]
    }


def test_controls_are_compared_with_what_had_suggestions(store, told):
    desk = DashboardDesk()
    found = desk.look(store, QUIET).controls
    assert found.share == SHARE
    assert found.articles == len(told.controls) > 1
    lengths = {each.id: len(each.text) for each in told.articles}
    sides = {True: defaultdict(lambda: [0, 0]), False: defaultdict(lambda: [0, 0])}
    for event in told.events:
        if event.kind == "finish":
            side = sides[event.article in told.controls][event.article]
            side[0] += told.spans[event.person, event.article].count("PER")
            side[1] += lengths[event.article]
    (row,) = (each for each in found.rates if each.label == "PER")
    rates, spreads = {}, {}
    for side, by_article in sides.items():
        y, x = np.array(list(by_article.values()), float).T
        rates[side] = y.sum() / x.sum()
        # The variance of a ratio of means, in the form of Cochran's equation 6.9 with sample moments.
        n, r = len(y), rates[side]
        moments = np.cov(y, x)
        spreads[side] = (moments[0, 0] - 2 * r * moments[0, 1] + r * r * moments[1, 1]) / (
            n * x.mean() ** 2
        )
    assert row.rate_with == pytest.approx(1000 * rates[False])
    assert row.rate_without == pytest.approx(1000 * rates[True])
    half = 1.959963984540054 * 1000 * math.sqrt(spreads[True] + spreads[False])
    assert (row.high - row.low) / 2 == pytest.approx(half)
    assert row.difference == pytest.approx(row.rate_with - row.rate_without)
    assert behind(desk, Section.CONTROLS, side="without").keys() == sides[True].keys()


def test_the_interval_of_a_rate_holds_the_true_one_nineteen_times_of_twenty():
    dice = np.random.default_rng(5)
    inside, rounds = 0, 2_000
    for _ in range(rounds):
        lengths = dice.integers(500, 4_000, 60)
        # Spans come in clusters: some articles are full of names.
        mean = 0.01 * dice.gamma(2, 0.5, 60)
        times = dice.poisson(mean * lengths)
        found = rate(list(zip(times.tolist(), lengths.tolist(), strict=True)))
        inside += abs(found.value - 0.01) < 1.96 * math.sqrt(found.spread)
    assert 0.92 < inside / rounds < 0.97


def test_findings_are_counted_by_severity_and_check(fresh):
    store, _ = fresh
    desk = DashboardDesk()
    first = desk.look(store, QUIET)
    assert first.findings == ()
    assert first.unchecked == len(desk.facts.sets)
    renew_findings(store, None, QUIET)
    second = desk.look(store, QUIET)
    assert second.unchecked == 0
    expected = Counter(
        (each.finding.severity.value, each.finding.check.id)
        for each in check(store, CheckRequest(), QUIET).found
    )
    assert {(row.severity, row.rule): row.findings for row in second.findings} == expected
    row = second.findings[0]
    found = behind(desk, Section.FINDINGS, severity=row.severity, rule=row.rule)
    assert sum(found.values()) == row.findings
    assert len(found) == row.articles


def test_a_second_look_reads_only_what_has_changed_and_says_the_same(fresh):
    store, told = fresh
    desk = DashboardDesk()
    desk.look(store, QUIET)
    assert desk.facts.renewed == len(told.spans)
    desk.look(store, QUIET)
    assert desk.facts.renewed == 0
    with store.open_unit_of_work() as work:
        bench_article = told.events[0].article
        own, _ = work.annotations.pair(bench_article, ANNA)
        change = NoteChanged(before="", after="später noch einmal")
        changes = make_change_set(
            change,
            article=bench_article,
            action=Action.SET_NOTE,
            at=told.of(ANNA)[-1].at + timedelta(seconds=30),
        )
        work.annotations.record(changes, work.articles.row(own.article.id, ANNA).tally)
        work.commit()
    again = desk.look(store, QUIET)
    assert desk.facts.renewed == len([each for each in told.spans if each[1] == bench_article])
    assert again == DashboardDesk().look(store, QUIET)


def test_a_cancelled_look_goes_on_with_what_is_missing(fresh, monkeypatch):
    store, _ = fresh
    monkeypatch.setattr("annotator.services.dashboard_facts.AT_ONCE", 3)

    class Impatient:
        def report(self, progress):
            if progress.done >= 3:
                raise TaskCancelledError

    desk = DashboardDesk()
    with pytest.raises(TaskCancelledError):
        desk.look(store, Impatient())
    assert 0 < len(desk.facts.sets) < 9
    assert desk.look(store, QUIET) == DashboardDesk().look(store, QUIET)


def test_an_empty_corpus_has_nothing_to_say(tmp_path):
    place = str(tmp_path / "e.corpus")
    with make_context().stores.create(place, default_schema(), at=NOW) as store:
        found = DashboardDesk().look(store, QUIET)
    assert (found.articles, found.people, found.progress, found.speed) == (0, (), (), ())
    assert found.controls.rates[0].difference is None
    assert found.values()["balance"]["texts"] == 0


class TestControls:
    def test_a_greater_share_keeps_the_articles_of_a_smaller_one(self):
        texts = [f"{at:064x}" for at in range(4_000)]
        tenth = {each for each in texts if is_control(each, 0.1)}
        quarter = {each for each in texts if is_control(each, 0.25)}
        assert tenth < quarter
        assert len(tenth) / len(texts) == pytest.approx(0.1, abs=0.02)
        assert not any(is_control(each, 0.0) for each in texts)

    def test_what_is_suggested_already_is_no_control(self, fresh):
        store, told = fresh
        set_controls(store, 0.9)
        with store.open_unit_of_work() as work:
            blind = kept_blind(work)
        assert told.controls <= blind
        suggested = {each.id for each in told.articles} - told.controls
        assert not blind & suggested

    def test_a_share_of_everything_is_refused(self, fresh):
        with pytest.raises(SettingError):
            set_controls(fresh[0], 1.0)

    def test_who_has_seen_suggestions_is_no_control(self, fresh):
        store, told = fresh
        desk = DashboardDesk()
        before = desk.look(store, QUIET).controls
        done = next(e for e in told.events if e.kind == "finish" and e.article in told.controls)
        with store.open_unit_of_work() as work:
            decided = DecisionChanged(
                signature="entity|PER|0-2", before=None, after=Verdict.REJECTED
            )
            changes = make_change_set(
                decided, article=done.article, annotator=done.person, at=done.at
            )
            work.annotations.record(changes, work.articles.row(done.article, done.person).tally)
            work.commit()
        after = desk.look(store, QUIET).controls
        assert (after.done_without, after.seen) == (before.done_without - 1, before.seen + 1)


def test_in_a_blind_corpus_the_window_gets_letters_and_may_ask_by_them(fresh):
    store, _ = fresh
    context, tasks = make_context(), DashboardTasks()

    def ask(task, **params):
        told = getattr(tasks, task)(context, store.location, Params(params), QUIET)
        return json.loads(json.dumps(told))

    open_ = ask("look")
    with store.open_unit_of_work() as work:
        work.people.set_blind(on=True)
        work.commit()
        called = names_for(work).of
    found = ask("look")
    assert found["people"] == sorted(map(called, open_["people"])) != open_["people"]
    for section, shown in (("progress", "batch"), ("speed", "period"), ("quick", "quick")):
        rows = [(each["person"], each[shown]) for each in found[section]]
        assert set(rows) == {(called(e["person"]), e[shown]) for e in open_[section]}
    assert [each["person"] for each in found["quick"]] == sorted(
        each["person"] for each in found["quick"]
    )
    behind_all = ask("behind", section="progress", about={"status": "done"})["articles"]
    assert {who for each in behind_all for who in each["people"]} == set(found["people"])
    one = found["people"][0]
    behind_one = ask("behind", section="progress", about={"person": one})["articles"]
    assert behind_one
    assert {who for each in behind_one for who in each["people"]} == {one}
    assert not any(name in json.dumps([found, behind_all, behind_one]) for name in PEOPLE)
