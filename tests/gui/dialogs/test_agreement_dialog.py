"""The agreement window: what it asks the worker, what it shows, and where a click leads."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from scripted import ScriptedWorker

from annotator.domain.errors import WorkerError
from annotator.domain.offsets import TextRange
from annotator.ui.dialogs.agreement.dialog import AgreementDialog
from annotator.ui.dialogs.agreement.numbers import Question
from annotator.ui.theme import DARK
from factories import make_schema

PEOPLE = ["Anna", "Ben", "Cem"]
PAIRS = [["Anna", "Ben"], ["Anna", "Cem"], ["Ben", "Cem"]]


def line(layer, name, between, measure, value, on="span", units=10):
    low = None if value is None else value - 0.1
    return {
        "on": on,
        "layer": layer,
        "name": name,
        "annotators": between,
        "measure": measure,
        "value": value,
        "low": low,
        "high": None if value is None else value + 0.05,
        "units": units,
    }


ANSWER = {
    "people": PEOPLE,
    "annotators": PEOPLE,
    "articles": 2,
    "left_out": {"not finished by two of them": 3},
    "fields": ["source", "meta.desk"],
    "measures": [
        line("entity", "", [], "f1_exact", 0.8),
        line("entity", "", [], "f1_overlap", 0.9),
        line("entity", "PER", [], "f1_exact", 0.7),
        line("entity", "ORG", [], "f1_exact", None),
        *(line("entity", "", pair, "f1_exact", 0.6 + 0.1 * at) for at, pair in enumerate(PAIRS)),
        line("quote", "", [], "f1_exact", 1.0),
        line("entity", "", [], "krippendorff_alpha", 0.5, on="token"),
        line("entity", "", [], "fleiss_kappa", 0.4, on="token"),
        *(line("entity", "", pair, "cohen_kappa", 0.3, on="token") for pair in PAIRS),
    ],
    "confusions": [
        {"layer": "entity", "annotators": PAIRS[0], "labels": ["PER", "ORG"], "times": 4},
        {"layer": "entity", "annotators": PAIRS[1], "labels": ["PER", None], "times": 2},
        {"layer": "entity", "annotators": PAIRS[0], "labels": ["PER", "PER"], "times": 9},
    ],
    "by_group": [
        {
            "by": "week",
            "groups": [
                {
                    "name": name,
                    "articles": ["a1"],
                    "measures": [
                        {"on": "span", "layer": "entity", "measure": "f1_exact", "value": value}
                    ],
                }
                for name, value in (("2026-W01", 0.5), ("2026-W02", 0.75), (None, None))
            ],
        }
    ],
    "by_article": [
        {
            "article": "a1",
            "title": "Wahl | Berlin",
            "annotators": ["Anna", "Ben"],
            "f1_exact": 0.5,
            "krippendorff_alpha": 0.25,
        },
        {
            "article": "a2",
            "title": "=1+1",
            "annotators": PEOPLE,
            "f1_exact": None,
            "krippendorff_alpha": None,
        },
    ],
}
BEHIND = {
    "articles": [
        {"article": "a1", "title": "Wahl", "annotators": PEOPLE, "units": 6, "apart": 3},
        {"article": "a2", "title": "Haushalt", "annotators": PEOPLE, "units": 4, "apart": 0},
    ],
    "articles_total": 2,
    "apart": 1,
}
PLACES = {
    "places": [
        {
            "about": "label",
            "layer": "entity",
            "role": "",
            "begin": 5,
            "end": 11,
            "excerpt": "Berlin",
            "answers": {"Anna": "LOC: Berlin", "Ben": "ORG: Berlin", "Cem": ""},
        }
    ]
}
ANSWERS = {"agreement": ANSWER, "agreement_behind": BEHIND, "agreement_places": PLACES}


@pytest.fixture
def worker():
    return ScriptedWorker(dict(ANSWERS))


@pytest.fixture
def dialog(qtbot, worker):
    made = AgreementDialog(worker, "x.corpus", make_schema())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def measured(qtbot, dialog):
    dialog.measure()
    qtbot.waitUntil(lambda: bool(dialog.found.numbers) and not dialog.asking.is_waiting)
    return dialog


def shown(view):
    model = view.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click(qtbot, view, row, column):
    place = view.visualRect(view.index_of(row, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_everything_is_asked_for_and_the_numbers_are_shown(measured, worker):
    first = worker.asked[0][1]
    assert (first["people"], first["layers"], first["status"]) == ([], [], "done")
    rows = shown(measured.shown.numbers.view)
    assert rows[0][2:5] == ["Everyone", "10", "0.800 [0.700–0.850]"]
    assert [row[2] for row in rows[:4]] == ["Everyone", "Anna – Ben", "Anna – Cem", "Ben – Cem"]
    assert "3 × not finished by two of them" in measured.news.text()


def test_articles_are_grouped_by_time_and_by_every_field_there_is(measured, worker):
    assert worker.asked[0][1]["by"] == ["week", "day", "number", "*"]
    assert [name for name, _ in worker.asked] == ["agreement"]
    offered = [measured.shown.by.itemData(at) for at in range(measured.shown.by.count())]
    assert offered == ["week"]  # as far as there is an answer


def test_what_is_chosen_is_asked_for_once_one_is_through(qtbot, measured, worker):
    before = len(worker.asked)
    measured.choices.people.action_of("Cem").setChecked(False)
    measured.choices.labels.click()
    qtbot.waitUntil(lambda: len(worker.asked) > before, timeout=3000)
    asked = worker.last("agreement")
    assert (asked["people"], asked["places_only"]) == (["Anna", "Ben"], True)
    assert len(worker.asked) == before + 1


def test_a_click_on_a_number_lists_the_articles_and_enter_goes_there(qtbot, measured, worker):
    click(qtbot, measured.shown.numbers.view, 0, 4)
    qtbot.waitUntil(lambda: bool(shown(measured.behind.places)))
    asked = worker.last("agreement_behind")
    assert (asked["on"], asked["layer"], asked["measure"]) == ("span", "entity", "f1_exact")
    assert shown(measured.behind.articles) == [["Wahl", "6", "3"], ["Haushalt", "4", "0"]]
    ((place, about, said),) = shown(measured.behind.places)
    assert (place, about) == ("Berlin", "label")
    assert said.endswith("Cem: –")
    with qtbot.waitSignal(measured.wanted) as went:
        qtbot.keyClick(measured.behind.articles, Qt.Key.Key_Return)
    assert went.args == ["a1", TextRange(5, 11)]
    assert not measured.isVisible()


def test_a_click_on_a_bar_a_pair_a_point_and_a_confusion_asks_each_its_own(qtbot, measured, worker):
    pages = (
        (measured.shown.by_label, 1, {"name": "PER"}),
        (measured.shown.by_pair, 0, {"between": ["Anna", "Ben"]}),
        (measured.shown.over, 1, {"group_by": "week", "group": 1}),
    )
    for page, mark, expected in pages:
        measured.shown.tabs.setCurrentWidget(page)
        before = len(worker.asked)
        plot = page.plot
        qtbot.mouseClick(
            plot.view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=plot.place_of(plot.marks[mark]),
        )
        qtbot.waitUntil(lambda before=before: len(worker.asked) > before)
        asked = worker.last("agreement_behind")
        assert expected.items() <= asked.items()
    measured.shown.tabs.setCurrentWidget(measured.shown.confused)
    cells = {mark.key.labels: mark for mark in measured.shown.confused.plot.marks if mark.key}
    measured.ask(cells["PER", "ORG"].key)
    assert worker.last("agreement_behind")["labels"] == ["PER", "ORG"]


def test_the_table_of_confusions_of_everyone_is_symmetric(measured):
    measured.shown.tabs.setCurrentWidget(measured.shown.confused)
    chart = measured.shown.confused.plot.chart
    assert list(chart.rows) == list(chart.columns)
    texts = [[cell.shown for cell in row] for row in chart.cells]
    assert texts == [list(column) for column in zip(*texts, strict=True)]
    person = next(at for at, row in enumerate(texts) if "9" in row)
    assert texts[person][person] == "9"


def test_of_pairs_there_is_cohen_and_of_everyone_there_is_fleiss(measured):
    measured.shown.on.setCurrentIndex(measured.shown.on.findData("token"))
    measured.shown.measure.setCurrentIndex(measured.shown.measure.findData("cohen_kappa"))
    measured.shown.tabs.setCurrentWidget(measured.shown.by_pair)
    assert "κ" in measured.shown.by_pair.heading.text()
    assert measured.shown.by_pair.plot.marks


def test_names_are_hidden_everywhere(qtbot, measured):
    measured.shown.tabs.setCurrentWidget(measured.shown.articles)
    click(qtbot, measured.shown.articles.view, 0, 0)
    measured.choices.blind.click()
    assert measured.behind.isHidden()
    click(qtbot, measured.shown.articles.view, 0, 0)
    qtbot.waitUntil(lambda: bool(shown(measured.behind.places)))
    words = [str(shown(measured.behind.places))]
    for page in measured.shown.pages:
        measured.shown.tabs.setCurrentWidget(page)
        words.append(page.table.as_markdown())
        words.append(page.table.as_csv())
        if page.picture is not None:
            words += [mark.words for mark in page.picture.marks]
    words += [measured.shown.between.itemText(at) for at in range(4)]
    words += [measured.choices.people.action_of(name).text() for name in PEOPLE]
    assert not [each for each in words if any(name in each for name in PEOPLE)]
    assert "A – B" in " ".join(words)


def test_tables_leave_as_markdown_and_csv(qtbot, measured, tmp_path):
    measured.shown.tabs.setCurrentWidget(measured.shown.articles)
    measured.copy_table()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("| Article | Annotators |")
    assert copied[2].startswith("| Wahl \\| Berlin | Anna, Ben | 0.500 |")
    measured.write_table(tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["Wahl | Berlin", "Anna, Ben", "0.5", "0.25"]
    assert rows[2][0] == "'=1+1"  # no formula


def test_a_table_that_cannot_be_written_is_told(measured, tmp_path):
    measured.write_table(tmp_path / "nowhere" / "x.csv")
    assert measured.problem.isVisible()


def test_pictures_can_be_copied_where_there_is_one(measured):
    assert not measured.copy_action.isEnabled()
    measured.shown.tabs.setCurrentWidget(measured.shown.by_label)
    assert measured.copy_action.isEnabled()
    measured.copy_picture()
    assert not QGuiApplication.clipboard().image().isNull()


def test_one_annotator_is_told_that_it_takes_two(qtbot, worker, dialog):
    worker.answers["agreement"] = {**ANSWER, "people": ["Anna"], "annotators": [], "articles": 0}
    for name in ("measures", "confusions", "by_group", "by_article", "fields"):
        worker.answers["agreement"][name] = []
    worker.answers["agreement"]["left_out"] = {}
    dialog.measure()
    qtbot.waitUntil(lambda: "takes two" in dialog.empty.text())
    assert dialog.empty.isVisible()
    assert dialog.parts.isHidden()
    assert not dialog.copy_table_action.isEnabled()


def test_while_it_compares_it_can_be_cancelled_and_what_was_there_stays(qtbot, measured, worker):
    del worker.answers["agreement"]
    measured.measure()
    assert measured.bar.isVisible()
    qtbot.mouseClick(measured.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not measured.bar.isVisible())
    assert worker.cancelled
    assert shown(measured.shown.numbers.view)


def test_an_answer_that_comes_too_late_is_not_shown(qtbot, measured, worker):
    measured.ask(Question(layer="entity"))
    late = worker.handles[-1]
    measured.ask(Question(layer="quote"))
    late.succeeded.emit({"articles": [], "articles_total": 77, "apart": 77})
    assert "77" not in measured.behind.summary.text()
    qtbot.waitUntil(lambda: "2 articles" in measured.behind.summary.text())


def test_what_the_worker_says_went_wrong_is_shown(qtbot, dialog, worker):
    worker.answers["agreement"] = WorkerError(reason="it was killed")
    dialog.measure()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "it was killed" in dialog.problem.text()
    assert not dialog.bar.isVisible()


def test_articles_are_handed_to_whoever_decides_the_one_one_is_at_first(qtbot, measured):
    measured.ask(Question(layer="entity"))
    qtbot.waitUntil(lambda: bool(shown(measured.behind.articles)))
    measured.behind.articles.sit_at(1)
    with qtbot.waitSignal(measured.adjudication_wanted) as said:
        measured.behind.adjudicate()
    assert said.args == [["a2", "a1"]]


def test_it_follows_the_theme(measured):
    measured.set_theme(DARK)
    measured.shown.tabs.setCurrentWidget(measured.shown.by_label)
    image = measured.shown.by_label.plot.grab().toImage()
    assert image.pixelColor(image.width() - 2, image.height() - 2).name() == DARK.page
