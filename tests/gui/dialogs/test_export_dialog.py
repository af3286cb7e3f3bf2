import shlex
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox
from scripted import ScriptedWorker

from annotator.domain.errors import SettingError, WorkerError
from annotator.services.format_choices import format_choices
from annotator.ui.dialogs.export import ExportDialog, ExportRequest, Place
from annotator.ui.dialogs.export.wording import FormatWords, LossWords
from factories import make_schema

CORPUS = "/home/anna/news.corpus"


def a_loss(kind="cut_token", **more):
    return {
        "kind": kind,
        "article": "a1",
        "title": "<b>Gipfel</b>",
        "reason": "it cuts a word; left out",
        "span": "s1",
        "layer": "entity",
        "label": "LOC",
        "fragments": [[4, 10]],
        "text": "Berlin",
        **more,
    }


FOUND = {
    "manifest": {"articles": 2, "losses": {"cut_token": 2, "not_adjudicated": 1}},
    "losses": [
        a_loss(),
        a_loss(span="s2", text="Genf", article="a2", fragments=[[0, 4]]),
        a_loss("not_adjudicated", span="", layer="", label="", fragments=[], text=""),
    ],
    "losses_total": 3,
    "left_out": {"not done": 4},
    "layers": {"entity": {"spans": 5, "kept": 3}},
    "warnings": [
        {
            "kind": "leak",
            "template": "article {article} leaks",
            "params": {"article": "a2"},
            "text": "article a2 leaks",
            "articles": ["a2", "a1"],
        }
    ],
    "warnings_total": 1,
}
ANSWERS = {
    "annotators": {"annotators": ["Anna", "gold"]},
    "preview": {
        "files": [
            {"name": "gold.spacy", "begin": None},
            {"name": "config.cfg", "begin": "[nlp]\nlang"},
        ]
    },
    "preflight": FOUND,
}


@pytest.fixture
def worker(qapp):
    return ScriptedWorker(dict(ANSWERS))


@pytest.fixture
def dialog(qtbot, worker):
    made = ExportDialog(worker, make_schema(), CORPUS)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def looked(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.looking)
    return dialog


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def lines(dialog):
    tree = dialog.preflight.tree
    heads = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return {
        head.text(0): [
            [head.child(row).text(column) for column in range(3)]
            for row in range(head.childCount())
        ]
        for head in heads
    }


def line(dialog, words):
    tree = dialog.preflight.tree
    found = tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert found, words
    return found[0]


# --- what is asked for ---------------------------------------------------------------------------


def test_it_begins_with_a_sensible_request(dialog):
    request = dialog.request()
    assert (request.format, request.whose, request.status) == ("spacy", "gold", "done")
    assert request.out.name == "news-spacy"
    assert request.layers == ()
    assert request.split is None
    assert dialog.go.isEnabled()


def test_every_format_that_is_written_can_be_chosen_and_has_a_name(dialog):
    written = {each.name for each in format_choices() if each.written}
    box = dialog.form.format
    assert {box.itemData(row) for row in range(box.count())} == written
    words = FormatWords()
    assert [each.name for each in format_choices() if words.title(each.name) == each.name] == []


def test_every_kind_of_loss_has_a_heading():
    from annotator.formats.writing import LossKind  # noqa: PLC0415 - only here a test looks behind the services

    words = LossWords()
    assert [kind for kind in LossKind if words.heading(kind) == kind.replace("_", " ")] == []


def test_the_command_is_what_the_dialog_would_do(dialog):
    form = dialog.form
    choose(form.whose, "suggestions")
    form.with_split.setChecked(True)
    form.split.setText("50/50/0")
    form.layers["event"].setChecked(False)
    form.strict.setChecked(True)
    choose(form.alignment, "expand")
    form.out.setText("/srv/mit 'leerzeichen' $HOME")
    words = shlex.split(form.command.toPlainText())
    assert words[:4] == ["annotator", "export", CORPUS, "/srv/mit 'leerzeichen' $HOME"]
    assert words[4:] == [
        *("--format", "spacy", "--set", "suggestions", "--status", "all"),
        *("--layer", "entity", "--layer", "mention", "--layer", "cue", "--layer", "quote"),
        *("--split", "50/50/0", "--seed", "0", "--alignment", "expand", "--strict"),
    ]
    form.copy()
    assert QGuiApplication.clipboard().text() == form.command.toPlainText()


def test_what_becomes_of_cut_words_is_asked_where_the_format_asks(dialog):
    choose(dialog.form.alignment, "contract")
    assert dialog.request().as_params()["alignment"] == "contract"
    choose(dialog.form.format, "conll")
    assert not dialog.form.alignment.isEnabled()
    assert dialog.request().alignment is None


def test_suggestions_are_never_done(dialog):
    choose(dialog.form.whose, "suggestions")
    assert dialog.request().status == "all"
    assert not dialog.form.status.isEnabled()
    choose(dialog.form.whose, "gold")
    assert dialog.form.status.isEnabled()


def test_only_json_lines_hold_every_set_and_are_never_split(dialog):
    form = dialog.form
    form.with_split.setChecked(True)
    choose(form.format, "jsonl")
    assert dialog.request().split is None
    assert dialog.request().out.name == "news.jsonl"
    choose(form.whose, "all")
    choose(form.format, "spacy")
    assert dialog.request().whose == "gold"


def test_exports_of_one_corpus_lie_side_by_side(dialog):
    box = dialog.form.format
    names = []
    for row in range(box.count()):
        box.setCurrentIndex(row)
        names.append(dialog.request().out.name)
    assert len(set(names)) == box.count()


def test_a_place_that_was_typed_stays(qtbot, dialog):
    dialog.form.out.clear()
    qtbot.keyClicks(dialog.form.out, "/srv/mine")
    choose(dialog.form.format, "jsonl")
    assert dialog.request().out == Path("/srv/mine")


@pytest.mark.parametrize("split", ["", "80", "80/10/20", "a/b/c"])
def test_an_impossible_split_is_refused_beside_the_place(dialog, split):
    dialog.form.with_split.setChecked(True)
    dialog.form.split.setText(split)
    assert not dialog.go.isEnabled()
    assert dialog.problem.text()
    assert not dialog.looking


def test_nowhere_and_nothing_are_refused(dialog):
    form = dialog.form
    for box in form.layers.values():
        box.setChecked(False)
    assert not dialog.go.isEnabled()
    form.layers["quote"].setChecked(True)
    assert dialog.go.isEnabled()
    form.out.clear()
    assert not dialog.go.isEnabled()


def test_the_sets_of_people_can_be_chosen_by_name(looked):
    choose(looked.form.whose, "Anna")
    assert looked.request().whose == "Anna"
    assert [looked.form.whose.itemData(row) for row in range(looked.form.whose.count())] == [
        *("gold", "suggestions", "all"),
        "Anna",
    ]


def test_params_are_what_the_worker_takes():
    request = ExportRequest(Path("/x"), "spacy", "gold", "done", ("quote",), "80/10/10", 7)
    assert request.as_params() == {
        "out": "/x",
        "format": "spacy",
        "set": "gold",
        "status": "done",
        "layers": ["quote"],
        "split": "80/10/10",
        "seed": 7,
        "alignment": None,
    }


# --- what would come of it -----------------------------------------------------------------------


def test_what_is_kept_changed_and_dropped_is_shown_by_kind_with_counts(looked):
    shown = lines(looked)
    assert list(shown) == [
        "Spans that cut a word: 2",
        "Articles nobody has decided about: 1",
        "Before training: 1",
        "Articles not asked for: 4",
        "Kept as they are: 3",
    ]
    what, where, why = shown["Spans that cut a word: 2"][0]
    assert "Berlin" in what
    assert where == "<b>Gipfel</b>"
    assert why == "it cuts a word; left out"
    assert shown["Kept as they are: 3"][0][2] == "3 of 5"
    assert "3 thing" in looked.preflight.summary.text()


def test_more_losses_than_are_shown_are_counted(qtbot, worker, dialog):
    worker.answers["preflight"] = FOUND | {
        "manifest": {"articles": 2, "losses": {"cut_token": 2_000, "not_adjudicated": 1}}
    }
    dialog.renew()
    qtbot.waitUntil(lambda: not dialog.looking)
    rows = lines(dialog)["Spans that cut a word: 2,000"]
    assert rows[-1][0] == "… and 1,998 more"


def test_enter_on_a_line_goes_to_its_place_and_puts_the_window_away(qtbot, looked):
    tree = looked.preflight.tree
    tree.setCurrentItem(line(looked, "Genf"))
    exported = []
    looked.export_wanted.connect(exported.append)
    with qtbot.waitSignal(looked.place_wanted) as wanted:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert wanted.args == [Place("a2", "s2", "entity", ((0, 4),))]
    assert looked.isHidden()
    assert exported == []


def test_a_double_click_goes_there_too(qtbot, looked):
    tree = looked.preflight.tree
    item = line(looked, "Berlin")
    tree.scrollToItem(item)
    place = tree.visualItemRect(item).center()
    with qtbot.waitSignal(looked.place_wanted) as wanted:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args[0].span == "s1"


def test_a_warning_leads_to_its_article(qtbot, looked):
    looked.preflight.tree.setCurrentItem(line(looked, "leaks"))
    with qtbot.waitSignal(looked.place_wanted) as wanted:
        qtbot.keyClick(looked.preflight.tree, Qt.Key.Key_Enter)
    assert wanted.args == [Place("a2")]


def test_enter_on_a_heading_opens_and_closes_it(qtbot, looked):
    tree = looked.preflight.tree
    head = tree.topLevelItem(0)
    tree.setCurrentItem(head)
    before = head.isExpanded()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert head.isExpanded() != before
    assert looked.isVisible()


def test_back_from_a_place_one_is_at_the_same_line(qtbot, looked):
    looked.preflight.tree.setCurrentItem(line(looked, "Genf"))
    qtbot.keyClick(looked.preflight.tree, Qt.Key.Key_Return)
    looked.renew()
    looked.show()
    qtbot.waitUntil(lambda: not looked.looking)
    assert "Genf" in looked.preflight.tree.currentItem().text(0)


def test_the_first_lines_are_those_of_a_file_that_is_text(looked):
    assert looked.preview.files.currentText() == "config.cfg"
    assert looked.preview.text.toPlainText() == "[nlp]\nlang"
    looked.preview.files.setCurrentText("gold.spacy")
    assert looked.preview.text.toPlainText() == ""
    assert "not text" in looked.preview.words.text()


def test_every_change_is_looked_at_and_the_former_look_is_given_up(qtbot, worker, dialog):
    del worker.answers["preflight"]
    qtbot.waitUntil(lambda: "preflight" in [name for name, _ in worker.asked])
    choose(dialog.form.format, "jsonl")
    assert worker.cancelled
    assert dialog.preflight.losses is None
    worker.answers["preflight"] = FOUND
    qtbot.waitUntil(lambda: not dialog.looking)
    assert worker.last("preflight")["format"] == "jsonl"
    assert dialog.preflight.losses == 3


def test_what_is_wrong_with_the_request_is_told_and_nothing_can_be_exported(qtbot, worker, dialog):
    worker.answers["preflight"] = SettingError(option="export", reason="no article fits.")
    qtbot.waitUntil(lambda: not dialog.looking)
    assert dialog.problem.text() == "No article fits."
    assert not dialog.go.isEnabled()


def test_a_worker_that_dies_does_not_keep_one_from_exporting(qtbot, worker, dialog):
    worker.answers["preflight"] = WorkerError(reason="it was killed")
    qtbot.waitUntil(lambda: not dialog.looking)
    assert "it was killed" in dialog.preflight.summary.text()
    assert dialog.go.isEnabled()


def test_strict_refuses_where_anything_is_lost(qtbot, worker, looked):
    before = len(worker.asked)
    looked.form.strict.setChecked(True)
    assert not looked.looking  # nothing else would come of it
    assert len(worker.asked) == before
    assert "3" in looked.problem.text()
    assert not looked.go.isEnabled()
    worker.answers["preflight"] = FOUND | {"losses": [], "losses_total": 0}
    looked.renew()
    qtbot.waitUntil(lambda: not looked.looking)
    assert looked.go.isEnabled()


@pytest.mark.parametrize("button", ["accept", "cancel"])
def test_export_or_nothing(qtbot, looked, button):
    wanted = []
    looked.export_wanted.connect(wanted.append)
    cancel = looked.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    qtbot.mouseClick(cancel if button == "cancel" else looked.go, Qt.MouseButton.LeftButton)
    assert wanted == ([] if button == "cancel" else [looked.request()])
    assert looked.isHidden()


def test_enter_in_the_form_exports(qtbot, looked):
    with qtbot.waitSignal(looked.export_wanted):
        qtbot.keyClick(looked.form.out, Qt.Key.Key_Return)
