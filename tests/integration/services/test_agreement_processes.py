"""Agreement on a real corpus: helpers change nothing, leave nothing behind, and may die."""

from __future__ import annotations

import multiprocessing
from functools import partial
from pathlib import Path

import pytest

from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Status
from annotator.domain.errors import TaskCancelledError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.services import agreement_counting
from annotator.services.agreement import AgreementRequest, disagreements_of, measure_agreement
from annotator.services.tasks import NullMonitor
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import ANNA, BEN, NOW, make_article, make_schema, make_set, make_span

CEM = AnnotatorId("Cem")
NUMBER = 23


@pytest.fixture
def location(tmp_path):
    store = SqliteCorpusStores().create(str(tmp_path / "x.corpus"), make_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        for at in range(NUMBER):
            article = make_article(
                f"{at}. Anna und Ben sagten es Cem.", id=f"a{at}", title=f"T{at}"
            )
            work.imports.add(number, [article])
            for place, who in enumerate((ANNA, BEN, CEM)):
                own = make_set(
                    make_span(4, 8),
                    make_span(13, 16 + (at + place) % 2, label="ORG" if at % 3 else "PER"),
                    article=article,
                    annotator=who,
                    status=Status.DONE,
                )
                work.imports.add_sets(number, [ArrivingSet(own, f"c{at}{who}", NOW)])
        work.imports.finish(number)
        work.commit()
    store.close()
    return str(tmp_path / "x.corpus")


@pytest.fixture
def store(location):
    opened = SqliteCorpusStores().open(location, Access.READ)
    yield opened
    opened.close()


@pytest.fixture
def many_helpers(monkeypatch):
    """As in a large corpus: two helpers, small slices."""
    monkeypatch.setattr(agreement_counting, "_SLICE", 3)
    monkeypatch.setattr(agreement_counting, "_helpers", lambda _articles: 2)


def reopen_of(location):
    return partial(SqliteCorpusStores().open, location, Access.READ)


def gone(_location):
    raise SystemExit(3)


def seen(report):
    return report.lines, report.articles, sorted(report.confusions), report.grouped


REQUEST = AgreementRequest(times=20, by=("week", "number"))


def test_with_helpers_the_numbers_are_the_same(store, location, many_helpers):
    alone = measure_agreement(store, REQUEST, NullMonitor())
    helped = measure_agreement(store, REQUEST, NullMonitor(), reopen_of(location))
    assert seen(helped) == seen(alone)
    assert len(alone.articles) == NUMBER
    assert not multiprocessing.active_children()


def test_a_helper_that_dies_is_done_without(store, location, many_helpers):
    report = measure_agreement(store, REQUEST, NullMonitor(), partial(gone, location))
    assert seen(report) == seen(measure_agreement(store, REQUEST, NullMonitor()))


def test_a_helper_that_cannot_open_the_corpus_is_done_without(store, tmp_path, many_helpers):
    nowhere = reopen_of(str(Path(tmp_path, "nowhere.corpus")))
    report = measure_agreement(store, REQUEST, NullMonitor(), nowhere)
    assert len(report.articles) == NUMBER


def test_what_cannot_be_handed_over_is_done_without(store, many_helpers):
    report = measure_agreement(store, REQUEST, NullMonitor(), lambda: store)
    assert len(report.articles) == NUMBER


def test_cancelling_leaves_no_process_behind(store, location, many_helpers):
    class Impatient:
        def report(self, progress):
            if progress.done > 3:
                raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        measure_agreement(store, REQUEST, Impatient(), reopen_of(location))
    assert not multiprocessing.active_children()


def test_disagreements_of_an_article_are_read_from_the_corpus(store):
    found = disagreements_of(store, AgreementRequest(), (ANNA, BEN, CEM), "a1")
    assert [each.answers[ANNA] for each in found] == ["ORG: en s"]
    assert disagreements_of(store, AgreementRequest(), (ANNA,), "a1") == []
