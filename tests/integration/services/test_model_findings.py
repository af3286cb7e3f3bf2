"""A model against the gold on a real corpus, with spaCy: planted errors are found, and go when they are put right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.bootstrap import make_context
from annotator.domain.changes import SpanAdded, Status
from annotator.domain.errors import SettingError, TaskCancelledError, TrainingError
from annotator.domain.findings import FindingQuery
from annotator.domain.workbench import Workbench
from annotator.quality.model_checks import IDS
from annotator.services.findings import keep_model_findings, renew_findings
from annotator.services.model_findings import ModelRequest, folds_of, judge, strongest
from annotator.services.tasks import NullMonitor
from factories import ANNA, NOW, make_article, make_change_set, make_set, make_span
from gold_samples import put_into
from training_gold import gold_sets

REQUEST = ModelRequest(folds=2, layers=frozenset({"entity"}), steps=40)


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def planted():
    """Gold in which one operation is not marked."""
    sets = gold_sets(10)
    span = next(iter(sets[3]))
    spans = {name: each for name, each in sets[3].spans.items() if name != span.id}
    sets[3] = replace(sets[3], spans=spans)
    return sets, sets[3].article.id, span


@pytest.fixture
def store(context, planted, tmp_path):
    location = str(tmp_path / "c.corpus")
    with context.stores.create(location, context.default_schema(), at=NOW) as made:
        put_into(made, planted[0])
        yield made


def listed(store):
    with store.open_unit_of_work() as work:
        return work.findings.rows(FindingQuery(rules=IDS))


def test_a_planted_omission_is_found_kept_and_goes_when_it_is_marked(context, store, planted):
    _, article, span = planted
    known, _ = renew_findings(store, None, NullMonitor())
    report = judge(context, store, REQUEST, NullMonitor())
    assert report.articles == 10
    first, number = strongest(report)[0]
    assert (first.article, first.found[number].check.id) == (article, "model-missing")
    assert first.found[number].place == span.extent
    assert keep_model_findings(store, report) == len(strongest(report))
    kept = listed(store)
    assert (article, "model-missing") in {(row.article, row.found.rule) for row in kept}

    # A new start of the program looks at everything again, and keeps them.
    renew_findings(store, None, NullMonitor())
    assert [row.key for row in listed(store)] == [row.key for row in kept]

    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(article, ANNA))
        added = span.model_copy(update={"id": "again"})
        changes = make_change_set(SpanAdded(span=added), article=article)
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()
    renew_findings(store, known, NullMonitor())
    assert article not in {row.article for row in listed(store)}


def test_it_can_be_cancelled_and_leaves_nothing(context, store):
    class Impatient:
        def report(self, progress):
            if progress.done > 5:
                raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        judge(context, store, REQUEST, Impatient())
    assert listed(store) == []


def test_too_little_gold_and_too_few_folds_are_refused(context, store):
    with pytest.raises(TrainingError, match="12 are needed"):
        judge(context, store, ModelRequest(folds=6), NullMonitor())
    with pytest.raises(SettingError):
        judge(context, store, ModelRequest(folds=1), NullMonitor())


def test_wire_copies_are_judged_by_the_same_model():
    text = " ".join(f"Wort{number} steht hier." for number in range(60))
    sets = [
        make_set(
            make_span(0, 4), article=make_article(f"{text} {n}", id=f"c{n}"), status=Status.DONE
        )
        for n in range(3)
    ]
    others = gold_sets(6)
    folds = folds_of([*sets, *others], 3)
    assert sorted(len(fold) for fold in folds) == [3, 3, 3]
    assert any({own.article.id for own in fold} == {"c0", "c1", "c2"} for fold in folds)
