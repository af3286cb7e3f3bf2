"""Checks of a large corpus: helpers change nothing; and an edit is heard of in the articles it concerns."""

from __future__ import annotations

import multiprocessing
import random
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.changes import SpanAdded, SpanReplaced
from annotator.domain.errors import TaskCancelledError
from annotator.domain.ports import Access
from annotator.domain.workbench import Workbench
from annotator.services import check_corpus as checking
from annotator.services.check import CheckRequest, check
from annotator.services.check_corpus import CheckedCorpus
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, NOW, make_article, make_change_set, make_set, make_span
from gold_samples import gold_samples, put_into

SCHEMA = default_schema()


@pytest.fixture
def context():
    return make_context()


def corpus_of(context, location, sets):
    with context.stores.create(location, SCHEMA, at=NOW) as store:
        put_into(store, sets)
    return location


@pytest.fixture
def location(context, tmp_path):
    """The samples with a wrong label each, so that there is something to find."""
    sets = []
    for own in gold_samples():
        name = next(span for span in own if span.layer == "entity" and span.label != "DATE")
        wrong = name.model_copy(update={"label": "MISC" if name.label != "MISC" else "PER"})
        sets.append(replace(own, spans={**own.spans, name.id: wrong}))
    return corpus_of(context, str(tmp_path / "c.corpus"), sets)


@pytest.fixture
def many_helpers(monkeypatch):
    monkeypatch.setattr(checking, "_SLICE", 2)
    monkeypatch.setattr(checking, "helpers_for", lambda _items, _least: 2)


def seen(report):
    return [
        (row.checked.key, row.finding.key, row.finding.text, row.fixable) for row in report.found
    ]


def gone(_location):
    raise SystemExit(3)


def test_with_helpers_the_same_is_found(context, location, many_helpers):
    with context.stores.open(location, Access.READ) as store:
        alone = check(store, CheckRequest(), NullMonitor())
        reopen = partial(context.stores.open, location, Access.READ)
        helped = check(store, CheckRequest(), NullMonitor(), reopen)
        dying = check(store, CheckRequest(), NullMonitor(), partial(gone, location))
    assert len(alone.found) > 5
    assert seen(helped) == seen(alone) == seen(dying)
    assert all(
        row.finding.check is other.finding.check
        for row, other in zip(alone.found, helped.found, strict=True)
    )
    assert not multiprocessing.active_children()


def names(count, label="PER"):
    for number in range(count):
        text = f"Am {number}. Tag fuhr Kolb {number * 3} Stunden lang."
        begin = text.index("Kolb")
        span = make_span(begin, begin + 4, label=label, id=f"k{number}")
        yield make_set(span, article=make_article(text, id=f"a{number}", title=f"Tag {number}"))


def relabel(store, number, label):
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(f"a{number}", ANNA))
        (span,) = desk.own
        after = span.model_copy(update={"label": label})
        changes = make_change_set(SpanReplaced(before=span, after=after), article=f"a{number}")
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


def told_of(store, known):
    """Which articles something new is said about, and everything that is known then."""
    heard = {}
    with store.open_unit_of_work() as work:
        known.renew(
            work, NullMonitor(), lambda checked, _revision: heard.update({checked.article: checked})
        )
    return heard


def everything(known):
    return {key: {(f.check.id, f.key) for f in known.checked(key).found} for key in known.keys}


def test_an_edit_changes_what_is_said_of_other_articles(context, tmp_path):
    (odd,) = names(1, "LOC")
    odd = replace(odd, article=make_article(f"{odd.article.text} So.", id="odd", title="odd"))
    location = corpus_of(context, str(tmp_path / "c.corpus"), [*names(5), odd])
    with context.stores.open(location, Access.WRITE) as store:
        known = CheckedCorpus(SCHEMA)
        told_of(store, known)
        assert known.checked(("odd", ANNA)).found
        heard = set()
        for number in range(5):
            relabel(store, number, "LOC")
            heard |= told_of(store, known).keys()
        assert "odd" in heard
        assert not known.checked(("odd", ANNA)).found


def test_after_any_edit_the_same_is_known_as_if_all_were_checked_anew(context, location):
    with context.stores.open(location, Access.WRITE) as store:
        known = CheckedCorpus(SCHEMA)
        told_of(store, known)
        for own in gold_samples()[:4]:
            with store.open_unit_of_work() as work:
                desk = Workbench(*work.annotations.pair(own.article.id, ANNA))
                span = next(
                    s for s in desk.own if s.layer == "entity" and s.label in {"PER", "ORG"}
                )
                after = span.model_copy(update={"label": "MISC"})
                changes = make_change_set(
                    SpanReplaced(before=span, after=after), article=own.article.id
                )
                work.annotations.record(changes, desk.apply(changes).tally)
                work.commit()
            told_of(store, known)
            fresh = CheckedCorpus(SCHEMA)
            told_of(store, fresh)
            assert everything(known) == everything(fresh)


def with_copies(rng):
    """Some samples, and copies of them with a line before them and other marks."""
    for own in gold_samples()[:5]:
        yield own
        for number in range(rng.randint(1, 3)):
            line = f"Meldung {number} vom Tage.\n\n"
            article = make_article(
                line + own.article.text, id=f"{own.article.id}-{number}", title=f"{number}"
            )
            spans = []
            for span in own:
                parts = tuple(
                    type(part)(part.begin + len(line), part.end + len(line))
                    for part in span.fragments
                )
                spans.append(span.model_copy(update={"fragments": parts}))
            kept = {span.id: span for span in spans if span.layer != "entity" or rng.random() < 0.9}
            arguments = {
                name: each
                for name, each in own.arguments.items()
                if each.head in kept and (each.filler is None or each.filler in kept)
            }
            yield replace(own, article=article, spans=kept, arguments=arguments)


def change_something(rng, store, article, annotator):
    """Relabel a name, or mark one that somebody who has not begun would."""
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(article, annotator))
        names = [span for span in desk.own if span.layer == "entity"]
        if names:
            span = rng.choice(names)
            label = rng.choice([each for each in ("PER", "ORG", "LOC") if each != span.label])
            change = SpanReplaced(before=span, after=span.model_copy(update={"label": label}))
        else:
            anna = work.annotations.get(article, ANNA)
            name = rng.choice([span for span in anna if span.layer == "entity"])
            change = SpanAdded(span=name)
        changes = make_change_set(change, article=article, annotator=annotator)
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


@pytest.mark.parametrize("seed", range(3))
def test_after_many_edits_of_two_people_the_same_is_known_as_if_all_were_checked_anew(
    context, tmp_path, seed
):
    rng = random.Random(seed)
    sets = list(with_copies(rng))
    location = corpus_of(context, str(tmp_path / "c.corpus"), sets)
    with context.stores.open(location, Access.WRITE) as store:
        known = CheckedCorpus(SCHEMA)
        told_of(store, known)
        of_copies = 0
        for _ in range(12):
            own = rng.choice(sets)
            change_something(rng, store, own.article.id, rng.choice((ANNA, ANNA, BEN)))
            told_of(store, known)
            fresh = CheckedCorpus(SCHEMA)
            told_of(store, fresh)
            assert everything(known) == everything(fresh)
            assert known.keys == fresh.keys
            found = [each for one in everything(known).values() for each in one]
            of_copies += sum(check_id.startswith("copy-") for check_id, _ in found)
        assert of_copies


class Cancelling:
    """Cancels after some reports."""

    def __init__(self, after):
        self.left = after

    def report(self, progress):
        del progress
        self.left -= 1
        if not self.left:
            raise TaskCancelledError


@pytest.mark.parametrize("after", [3, 12, 20, 25, 30])
def test_who_cancels_finds_everything_the_next_time(context, location, after):
    with context.stores.open(location, Access.WRITE) as store:
        known = CheckedCorpus(SCHEMA)
        with store.open_unit_of_work() as work, suppress(TaskCancelledError):
            known.renew(work, Cancelling(after))
        told_of(store, known)
        fresh = CheckedCorpus(SCHEMA)
        told_of(store, fresh)
        assert everything(known) == everything(fresh)
