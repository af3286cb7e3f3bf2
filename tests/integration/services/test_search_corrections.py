"""Correcting what a search has found: one transaction, one step, only one's own sets and the gold."""

from __future__ import annotations

import pytest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.changes import Action
from annotator.domain.errors import SettingError, TaskCancelledError
from annotator.services.search import all_hits
from annotator.services.search_corrections import ChosenHit, Correction, What, correct, take_back
from annotator.services.tasks import NullMonitor
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from gold_samples import put_into

SCHEMA = default_schema()


@pytest.fixture
def store(tmp_path):
    sets = []
    for number in range(6):
        text = f"Herr Kolb traf Frau Weber am {number}. Mai; Kolb schwieg."
        span = make_span(5, 9, label="ORG", id=f"s{number}")
        article = make_article(text, id=f"a{number}", title=f"Tag {number}")
        sets.append(make_set(span, article=article, annotator=BEN if number == 5 else ANNA))
    with SqliteCorpusStores().create(str(tmp_path / "x.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, sets)
        yield made


def chosen(store, query):
    with store.open_unit_of_work() as work:
        return [
            ChosenHit(hit.article, hit.annotator, hit.signature, hit.begin, hit.end)
            for hit in all_hits(work, query, ANNA)
        ]


def spans(store):
    with store.open_unit_of_work() as work:
        sets = [work.annotations.get(f"a{n}", ANNA) for n in range(5)]
        return [[(s.label, s.begin, dict(s.attributes)) for s in own] for own in sets]


def run(store, correction, hits, monitor=None):
    return correct(make_context(), store, ANNA, correction, hits, monitor or NullMonitor())


@pytest.mark.parametrize(
    ("correction", "becomes"),
    [
        (Correction(What.RELABEL, label="PER"), [("PER", 5, {})]),
        (Correction(What.REMOVE), []),
        (Correction(What.SET, attribute="form", value="part"), [("ORG", 5, {"form": "part"})]),
    ],
)
def test_all_hits_are_corrected_as_one_step_and_taken_back(store, correction, becomes):
    before = spans(store)
    report = run(store, correction, chosen(store, "entity.ORG annotator:me"))
    assert (report.done, report.articles, report.left) == (5, 5, ())
    assert spans(store) == [becomes] * 5
    with store.open_unit_of_work() as work:
        assert len(work.history.of_change_set(report.step, Action.FIX)) == 5
    assert take_back(make_context(), store, report.step) == 5
    assert spans(store) == before
    assert list(store.problems()) == []


def test_words_become_spans_and_what_is_there_already_is_told(store):
    report = run(store, Correction(What.MARK, layer="entity", label="ORG"), chosen(store, "Kolb"))
    assert report.done == 7  # twice in six articles, in five of which the first one is marked
    assert len(report.left) == 5
    assert {left.excerpt for left in report.left} == {"Kolb"}
    assert [len(own) for own in spans(store)] == [2] * 5


def test_a_label_of_another_layer_is_refused(store):
    report = run(store, Correction(What.RELABEL, label="Direct"), chosen(store, "label:ORG annotator:me"))  # fmt: skip
    assert (report.done, report.step, len(report.left)) == (0, "", 5)
    assert "Direct" in str(report.left[0].reason)


def test_what_others_have_marked_is_not_touched(store):
    with pytest.raises(SettingError, match="Ben"):
        run(store, Correction(What.REMOVE), chosen(store, "entity.ORG"))
    assert all(spans(store))


def test_cancelling_changes_nothing(store):
    class Cancelled:
        def report(self, progress):
            if progress.done == 3:
                raise TaskCancelledError

    before = spans(store)
    with pytest.raises(TaskCancelledError):
        run(store, Correction(What.REMOVE), chosen(store, "entity.ORG annotator:me"), Cancelled())
    assert spans(store) == before
