"""What the window asks the worker about equal suggestions in the whole corpus."""

from __future__ import annotations

import pytest

from annotator.cli.bulk_tasks import BULK_TASKS
from annotator.cli.params import Params
from annotator.domain.errors import SettingError
from annotator.domain.ids import ArticleId
from annotator.domain.workbench import Proposal
from annotator.services.bulk import Candidate
from annotator.services.tasks import NullMonitor
from factories import ANNA, make_suggestion

BONN = {"annotator": "Anna", "layer": "entity", "label": "LOC", "text": "Artikel"}


@pytest.fixture
def ask(context, store):
    with store.open_unit_of_work() as work:
        for article in ("a0", "a2"):
            spans = (make_suggestion(0, 7, id=f"{article}-s", label="LOC"),)
            work.annotations.replace_suggestions(ArticleId(article), Proposal(spans), "p@1")
        work.commit()

    def do(task, **params):
        store.closed = True
        return BULK_TASKS[task](context, "x.corpus", Params(params), NullMonitor())

    return do


def test_equal_ones_are_found_as_the_window_reads_them(ask):
    found = ask("bulk_find", **BONN)
    rows = [Candidate(**each) for each in found["candidates"]]
    assert [(row.article, row.covered, row.after) for row in rows] == [
        ("a0", "Artikel", " 0 mit Text."),
        ("a2", "Artikel", " 2 mit Text."),
    ]
    assert found["more"] is False


def test_they_are_decided_and_taken_back(ask, store):
    chosen = {"a0": ["entity|LOC|0-7"], "a2": ["entity|LOC|0-7", "entity|LOC|0-1"]}
    report = ask("bulk_decide", annotator="Anna", verdict="rejected", chosen=chosen)
    counts = {name: report[name] for name in ("decided", "articles", "gone", "refused_total")}
    assert counts == {"decided": 2, "articles": 2, "gone": 1, "refused_total": 0}
    assert ask("bulk_find", **BONN)["candidates"] == []
    back = ask("bulk_undo", annotator="Anna", step=report["step"])
    assert back == {"articles": 2, "left": [], "left_total": 0}
    assert store.state.set_of(ArticleId("a0"), ANNA).decisions == {}


def test_what_the_rules_refuse_is_sent_so_that_it_can_be_translated(ask, store):
    with store.open_unit_of_work() as work:
        spans = (
            make_suggestion(0, 7, id="c1", layer="cue", label="cue"),
            make_suggestion(3, 9, id="c2", layer="cue", label="cue"),
        )
        work.annotations.replace_suggestions(ArticleId("a1"), Proposal(spans), "p@1")
        work.commit()
    chosen = {"a1": [span.signature for span in spans]}
    report = ask("bulk_decide", annotator="Anna", verdict="accepted", chosen=chosen)
    assert report["decided"] == 1
    (refused,) = report["refused"]
    assert refused["title"] == "Titel 1"
    assert refused["template"].format(**refused["params"]) == refused["text"]


@pytest.mark.parametrize(
    ("task", "params"),
    [
        ("bulk_find", {**BONN, "text": ""}),
        ("bulk_find", {**BONN, "more": "x"}),
        ("bulk_decide", {"annotator": "Anna", "verdict": "corrected", "chosen": {"a0": ["x"]}}),
        ("bulk_decide", {"annotator": "Anna", "verdict": "accepted", "chosen": {}}),
        ("bulk_decide", {"annotator": "Anna", "verdict": "accepted", "chosen": {"a0": "x"}}),
        ("bulk_undo", {"annotator": "Anna"}),
    ],
)
def test_wrong_requests_are_refused(ask, task, params):
    with pytest.raises(SettingError):
        ask(task, **params)
