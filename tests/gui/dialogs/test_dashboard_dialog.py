"""The dashboard window: what it asks the worker, what its pages show, and where a click leads."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from scripted import ScriptedWorker

from annotator.domain.errors import WorkerError
from annotator.ui.dialogs.dashboard.dialog import DashboardDialog
from annotator.ui.dialogs.dashboard.words import TITLES
from annotator.ui.plots.charts import Bars, Lines
from annotator.ui.theme import DARK
from factories import make_schema
from work import calls


def speed(person, period, articles, spans, seconds):
    return {
        "person": person,
        "period": period,
        "articles": articles,
        "spans": spans,
        "seconds": seconds,
        "articles_an_hour": 3600 * articles / seconds if seconds else None,
        "spans_an_hour": 3600 * spans / seconds if seconds else None,
    }


def rate(layer, label, one, other, low=None, high=None):
    return {
        "layer": layer,
        "label": label,
        "spans_with": 10,
        "spans_without": 4,
        "rate_with": one,
        "rate_without": other,
        "difference": one - other,
        "low": low,
        "high": high,
    }


ANSWER = {
    "articles": 12,
    "people": ["Anna", "Ben"],
    "progress": [
        {"batch": "one", "person": "Anna", "new": 2, "started": 1, "done": 5, "due": "2025-04-01"},
        {"batch": "", "person": "Ben", "new": 0, "started": 0, "done": 0, "due": None},
    ],
    "speed": [
        speed("Anna", "", 5, 100, 1800.0),
        speed("Anna", "2025-W11", 2, 40, 900.0),
        speed("Anna", "2025-W12", 3, 60, 900.0),
    ],
    "period": "week",
    "balance": {
        "labels": [
            {"layer": "entity", "label": "PER", "spans": 60, "articles": 5, "unfinished": 3},
            {"layer": "entity", "label": "ORG", "spans": 8, "articles": 2, "unfinished": 0},
            {"layer": "quote", "label": "direct", "spans": 0, "articles": 0, "unfinished": 0},
        ],
        "texts": 5,
        "few_examples": 50,
        "too_few_texts": 100,
        "few_texts": 2000,
    },
    "acceptance": [
        {"by": "source", "name": "builtin@1", "accepted": 75, "corrected": 15, "rejected": 10},
        {"by": "rule", "name": "gazetteer", "accepted": 7, "corrected": 2, "rejected": 1},
        {"by": "rule", "name": "", "accepted": 0, "corrected": 0, "rejected": 3},
        {"by": "label", "name": "entity.PER", "accepted": 1, "corrected": 0, "rejected": 0},
    ],
    "quick": [{"person": "Anna", "quick": 3, "accepted": 12}],
    "controls": {
        "share": 0.1,
        "articles": 4,
        "done_with": 8,
        "done_without": 3,
        "seen": 1,
        "rates": [
            rate("", "", 9.0, 7.0, 0.5, 3.5),
            rate("entity", "", 9.0, 7.0),
            rate("entity", "PER", 4.0, 5.0, -2.0, 0.0),
            {**rate("quote", "", 0.0, 0.0), "spans_with": 0, "spans_without": 0},
        ],
    },
    "findings": [
        {"severity": "error", "rule": "no-type", "findings": 3, "articles": 2},
        {"severity": "hint", "rule": "variation", "findings": 1, "articles": 1},
    ],
    "unchecked": 6,
}
BEHIND = {
    "articles": [
        {"article": "a1", "title": "Eins", "people": ["Anna"], "amount": 7.0},
        {"article": "a2", "title": "Zwei", "people": ["Anna", "Ben"], "amount": 2.0},
    ],
    "articles_total": 2,
    "amount": 9.0,
}


@pytest.fixture
def worker():
    return ScriptedWorker(
        {"dashboard": ANSWER, "dashboard_behind": BEHIND, "dashboard_controls": ANSWER}
    )


@pytest.fixture
def dialog(qtbot, worker):
    made = DashboardDialog(worker, "c.corpus", make_schema())
    qtbot.addWidget(made)
    made.show()
    made.look()
    qtbot.waitUntil(lambda: not made.asking.is_waiting)
    return made


def shown(dialog, section):
    dialog.show_section(section)
    return [[field.shown for field in row] for row in dialog.page.table.rows]


def bars(dialog, section):
    dialog.show_section(section)
    chart = dialog.page.plot.chart
    assert isinstance(chart, Bars)
    return [(bar.name, bar.value, bar.shown) for bar in chart.bars]


def test_progress_of_each_person_and_batch(dialog):
    assert bars(dialog, "progress") == [
        ("Anna · one", 5 / 8, "5 / 8"),
        ("Ben · (not shared out)", None, "0 / 0"),
    ]
    assert shown(dialog, "progress")[0] == ["Anna", "one", "4/1/25", "2", "1", "5", "62.5 %"]


def test_speed_over_time_and_as_what_is_chosen(dialog):
    dialog.show_section("speed")
    chart = dialog.page.plot.chart
    assert isinstance(chart, Lines)
    assert [point.y for point in chart.series[0].points] == [160.0, 240.0]
    dialog.page.choice.setCurrentIndex(1)
    assert [point.y for point in dialog.page.plot.chart.series[0].points] == [8.0, 12.0]
    assert shown(dialog, "speed")[0] == ["Anna", "(all)", "5", "100", "0.50", "10.0", "200.0"]


def test_labels_say_what_is_missing(dialog):
    assert [row[2] for row in bars(dialog, "labels")] == ["60", "8  (missing: 42)"]
    assert "gold: 5." in dialog.page.note.text()
    assert "fewer than 100" in dialog.page.note.text()


def test_suggestions_by_what_is_chosen(dialog):
    assert bars(dialog, "suggestions") == [("builtin@1", 0.75, "75.0 %")]
    dialog.page.choice.setCurrentIndex(1)
    assert [row[:4] for row in shown(dialog, "suggestions")] == [
        ["gazetteer", "7", "2", "1"],
        ["(proposed by nothing any more)", "0", "0", "3"],
    ]


def test_controls_show_differences_with_their_intervals(dialog, worker):
    assert [row[0] for row in bars(dialog, "controls")] == ["Everything", "Entity"]
    assert shown(dialog, "controls")[0][3] == "2.00 [0.50 … 3.50]"
    assert "there: 1." in dialog.page.note.text()
    assert dialog.control.share.value() == 10
    dialog.control.share.setValue(20)
    dialog.control.keep.click()
    assert worker.last("dashboard_controls") == {"share": 0.2}


def test_quick_acceptances_and_findings_are_counted(dialog):
    assert bars(dialog, "quick") == [("Anna", 0.25, "3 / 12")]
    assert [row[2:] for row in shown(dialog, "findings")] == [["3", "2"], ["1", "1"]]
    assert "now: 6." in dialog.page.note.text()


@pytest.mark.parametrize("section", [each for each in TITLES if each != "agreement"])
def test_everything_leads_to_articles(dialog, worker, qtbot, section):
    dialog.show_section(section)
    mark = dialog.page.plot.marks[0]
    dialog.ask(mark.key)
    qtbot.waitUntil(lambda: not dialog.asking.is_waiting)
    assert worker.last("dashboard_behind")["section"] == section
    assert dialog.behind.article == "a1"
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.behind.go()
    assert wanted.args == ["a1"]
    assert not dialog.isVisible()


def test_a_field_asks_for_itself(dialog, worker):
    dialog.show_section("progress")
    view = dialog.page.view
    view.clicked.emit(view.index_of(0, 4))
    assert worker.last("dashboard_behind") == {
        "section": "progress",
        "about": {"person": "Anna", "batch": "one", "status": "started"},
    }


def test_agreement_is_asked_for_when_it_is_looked_at(dialog, worker):
    assert "agreement" not in [task for task, _ in worker.asked]
    dialog.show_section("agreement")
    assert worker.last("agreement") == {"by": ["week"], "samples": 0}


def test_an_error_is_said_and_what_was_shown_stays(dialog, worker, qtbot):
    worker.answers["dashboard"] = WorkerError(task="dashboard", reason="it ended")
    dialog.look()
    qtbot.waitUntil(lambda: not dialog.asking.is_waiting)
    assert dialog.problem.isVisible()
    assert bars(dialog, "progress")


def test_an_empty_corpus_says_so(qtbot):
    empty = {
        **ANSWER,
        "articles": 0,
        "progress": [],
        "speed": [],
        "acceptance": [],
        "quick": [],
        "findings": [],
        "unchecked": 0,
    }
    made = DashboardDialog(ScriptedWorker({"dashboard": empty}), "c", make_schema(), theme=DARK)
    qtbot.addWidget(made)
    made.show()
    assert made.page.empty.text() == ""  # nobody has looked yet
    made.look()
    qtbot.waitUntil(lambda: not made.asking.is_waiting)
    for section in ("progress", "speed", "suggestions", "quick", "findings"):
        made.show_section(section)
        assert made.page.empty.isVisible()
        assert made.page.empty.text() == "Nothing yet."
    assert not made._page_actions[0].isEnabled()


def test_numbers_and_pictures_leave_the_program(dialog, tmp_path):
    dialog.show_section("suggestions")
    dialog.copy_table()
    assert "| builtin@1 | 75 | 15 | 10 |" in QGuiApplication.clipboard().text()
    dialog.write_table(tmp_path / "t.csv")
    assert "builtin@1,75,15,10,0.75" in (tmp_path / "t.csv").read_text("utf-8-sig")
    dialog.page.plot.save(tmp_path / "p.svg")
    assert b"<svg" in (tmp_path / "p.svg").read_bytes()


def test_the_work_of_an_answer_grows_with_what_it_tells_and_no_faster(dialog):
    for section in ("speed", "suggestions", "labels"):
        dialog.show_section(section)
        dialog._on_looked({}, answer_with(1))
        assert calls(lambda: dialog._on_looked({}, answer_with(4))) < 5 * calls(
            lambda: dialog._on_looked({}, answer_with(1))
        )


def answer_with(times):
    many = [
        speed(f"P{who}", f"2025-W{week:02}", 1, 9, 60.0)
        for who in range(2 * times)
        for week in range(40)
    ]
    rules = [
        {"by": "rule", "name": f"rule {at}", "accepted": at, "corrected": 1, "rejected": 1}
        for at in range(40 * times)
    ]
    return {**ANSWER, "speed": many, "acceptance": rules + ANSWER["acceptance"]}
