"""The schema editor under real keys and clicks; the worker is played by the test."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.domain.errors import SchemaChangedError
from annotator.domain.ports import Progress
from annotator.domain.schema_changes import AddLabel, ChangeLabel, RenameLabel, schema_edits
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.ui.dialogs.schema_editor import SchemaEditor
from annotator.ui.dialogs.schema_editor.places import Place, parts
from annotator.ui.theme import DARK, LIGHT
from annotator.ui.worker_task import TaskHandle

PER = Place("label", "entity", "PER")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TOUCHED = {
    "articles": 2,
    "annotators": ["Anna", "Ben"],
    "annotations": {"relabelled": 3, "removed": 1, "unlinked": 2},
    "suggestions": {"relabelled": 5},
    "fates": [
        {"kind": "label", "layer": "entity", "name": "PER", "to": "HUM", "count": 3},
        {"kind": "label", "layer": "entity", "name": "ORG", "to": "", "count": 1},
        {"kind": "role", "layer": "quote", "name": "speaker", "to": "", "count": 2},
    ],
    "breaches": 4,
}


class PlayedWorker(QObject):
    """Notes what is started and cancelled; the test says how it ends."""

    task_added = Signal(object)

    def __init__(self):
        super().__init__()
        self.started = []
        self.cancelled = []

    def start(self, task, corpus, params=None):
        handle = TaskHandle(self, len(self.started), task, corpus, dict(params or {}))
        self.started.append(handle)
        return handle

    def cancel(self, handle):
        self.cancelled.append(handle)

    def last(self, name):
        return [handle for handle in self.started if handle.name == name][-1]


@pytest.fixture
def worker(qapp):
    return PlayedWorker()


@pytest.fixture
def editor(qtbot, worker, schema):
    made = SchemaEditor(schema, "x.corpus", worker, LIGHT)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.tree.hasFocus)
    yield made
    made.running._handle = None
    made.close()


def choose(editor, place):
    editor.tree.choose(place)
    return editor.form.fields


def type_into(edit, text):
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def pending(editor):
    return [editor.side.edits.item(row).text() for row in range(editor.side.edits.count())]


def touched(editor):
    return [editor.side.touched.item(row).text() for row in range(editor.side.touched.count())]


def question(qtbot):
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def answer(qtbot, act):
    """Answer the question that is open with Enter."""
    asked = question(qtbot)
    act(asked)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    QApplication.processEvents()


# --- fields --------------------------------------------------------------------------------------


def test_a_german_name_is_typed_and_becomes_one_edit(editor):
    fields = choose(editor, PER)
    type_into(fields["title"].edits["de"], "Mensch")
    (edit,) = editor.draft.edits
    assert edit.definition.title["de"] == "Mensch"
    assert pending(editor) == ["Entity: “PER”: changed: name"]
    assert fields["title"].edits["de"].hasFocus()


def test_a_key_that_is_taken_is_refused_beside_the_field_and_its_user_is_named(editor, schema):
    taken = next(
        (name, each) for name, each in schema.layers["entity"].labels.items() if name == "ORG"
    )[1].key
    fields = choose(editor, PER)
    type_into(fields["key"].edit, taken.lower())
    assert fields["key"].problem.isVisible()
    assert fields["key"].problem.text().startswith(f"{taken} is the key of “")
    assert "(Entity)" in fields["key"].problem.text()
    assert editor.draft.edits == ()
    assert not editor.go.isEnabled()


def test_a_free_key_replaces_the_old_one_as_it_is_typed(editor):
    fields = choose(editor, PER)
    fields["key"].edit.setFocus()
    QTest.keyClicks(fields["key"].edit, "9")
    assert editor.draft.schema.label("entity", "PER").key == "9"
    QTest.keyClick(fields["key"].edit, Qt.Key.Key_Backspace)
    assert editor.draft.schema.label("entity", "PER").key is None


def test_a_colour_is_picked_from_the_palette_and_its_contrast_is_said(editor):
    fields = choose(editor, PER)
    green = next(each for each in fields["colour"].swatches if each.property("hue") == "#009e73")
    QTest.mouseClick(green, Qt.MouseButton.LeftButton)
    assert editor.draft.schema.label("entity", "PER").colour == "#009e73"
    assert "light" in fields["colour"].ratios.text()
    QTest.mouseClick(fields["colour"].inherit, Qt.MouseButton.LeftButton)
    assert editor.draft.schema.label("entity", "PER").colour is None


def test_what_is_no_colour_is_refused_beside_the_field(editor):
    fields = choose(editor, PER)
    type_into(fields["colour"].edit, "blue")
    assert "six digits" in fields["colour"].problem.text()
    assert not editor.go.isEnabled()


def test_layer_rules_are_chosen(editor):
    fields = choose(editor, Place("layer", "entity"))
    fields["overlap"].box.setFocus()
    QTest.keyClick(fields["overlap"].box, Qt.Key.Key_Home)
    QTest.keyClick(fields["discontinuous"].box, Qt.Key.Key_Space)
    layer = editor.draft.schema.layers["entity"]
    assert layer.discontinuous
    assert len(editor.draft.edits) == 1


def test_a_role_without_fillers_is_refused_beside_the_field(editor, schema):
    fields = choose(editor, Place("role", "quote", "cue"))
    fillers = fields["fillers"]
    fillers.list.setFocus()
    for row in range(len(schema.layers["quote"].roles["cue"].fillers)):
        fillers.list.setCurrentRow(row)
        QTest.keyClick(fillers.list, Qt.Key.Key_Space)
    assert fillers.problem.text() == "A role needs at least one layer that fills it."
    assert "cue" in editor.draft.schema.layers["quote"].roles["cue"].fillers


def test_an_exact_number_of_fillers_can_be_asked_for(editor):
    fields = choose(editor, Place("role", "quote", "speaker"))
    count = fields["cardinality"]
    count.box.setCurrentIndex(3)
    count.box.activated.emit(3)
    type_into(count.count.findChild(QLineEdit), "2")
    assert editor.draft.schema.layers["quote"].roles["speaker"].cardinality == "{2}"


# --- questions -----------------------------------------------------------------------------------


def test_f2_renames_a_label_and_a_taken_id_is_refused_beside_the_field(editor, qtbot):
    choose(editor, PER)
    QTest.keyClick(editor.tree, Qt.Key.Key_F2)
    answer(qtbot, lambda asked: type_into(asked.fields["id"].edit, "ORG"))
    asked = question(qtbot)
    assert asked.fields["id"].problem.text() == "“ORG” is there already."
    answer(qtbot, lambda asked: type_into(asked.fields["id"].edit, "HUM"))
    assert editor.draft.edits == (RenameLabel(layer="entity", label="PER", to="HUM"),)
    assert editor.tree.place == Place("label", "entity", "HUM")


def test_a_label_goes_and_its_spans_get_another_one(editor, qtbot):
    choose(editor, PER)
    QTest.keyClick(editor.tree, Qt.Key.Key_Delete)

    def other(asked):
        box = asked.fields["relabel"].box
        box.setCurrentIndex(box.findData("ORG"))

    answer(qtbot, other)
    assert pending(editor) == ["Entity: “PER” goes; its spans become “ORG”"]


def test_labels_are_merged(editor, qtbot):
    choose(editor, PER)
    QTest.mouseClick(editor.tools.merge, Qt.MouseButton.LeftButton)

    def both(asked):
        box = asked.fields["into"].box
        box.setCurrentIndex(box.findData("LOC"))

    answer(qtbot, both)
    assert pending(editor) == ["Entity: “PER” becomes part of “LOC”"]


def test_a_label_is_split(editor, qtbot):
    choose(editor, PER)
    QTest.mouseClick(editor.tools.split, Qt.MouseButton.LeftButton)
    answer(qtbot, lambda asked: type_into(asked.fields["split"].parts, "PER, ORG"))
    assert question(qtbot).fields["split"].problem.text() == "“ORG” is there already."
    answer(qtbot, lambda asked: type_into(asked.fields["split"].parts, "PER, FIG"))
    assert pending(editor) == ["Entity: “PER” is split into “PER”, “FIG”"]


def test_new_labels_roles_attributes_and_layers_are_asked_for(editor, qtbot):
    choose(editor, PER)
    for kind, fill in {
        "label": lambda asked: type_into(asked.fields["id"].edit, "EVT"),
        "attribute": lambda asked: (
            type_into(asked.fields["id"].edit, "known"),
            asked.fields["kind"].box.setCurrentIndex(1),
            asked.fields["kind"].changed.emit(),
        ),
        "layer": lambda asked: (
            type_into(asked.fields["id"].edit, "topic"),
            type_into(asked.fields["label"].edit, "Topic"),
        ),
        "role": lambda asked: (
            type_into(asked.fields["id"].edit, "about"),
            QTest.keyClick(asked.fields["fillers"].list, Qt.Key.Key_Space),
            asked.go.setFocus(),
        ),
    }.items():
        editor.tools.add_wanted.emit(kind)
        answer(qtbot, fill)
    after = editor.draft.schema
    assert "EVT" in after.layers["entity"].labels
    assert after.layers["entity"].attributes["known"].kind == "flag"
    assert list(after.layers["topic"].labels) == ["Topic"]
    assert after.layers["topic"].roles["about"].fillers == ("entity",)


def test_what_the_schema_refuses_is_said(editor):
    choose(editor, Place("layer", "cue"))
    QTest.keyClick(editor.tree, Qt.Key.Key_Delete)
    assert "is filled from layer 'cue' alone" in editor.problem.text()
    assert editor.draft.edits == ()


def test_alt_and_arrows_move_a_label(editor):
    choose(editor, PER)
    QTest.keyClick(editor.tree, Qt.Key.Key_Down, ALT)
    assert list(editor.draft.schema.layers["entity"].labels) == ["ORG", "PER", "LOC"]
    assert editor.tree.place == PER
    QTest.keyClick(editor.tree, Qt.Key.Key_Up, ALT)
    assert editor.draft.edits == ()


# --- the list ------------------------------------------------------------------------------------


def test_edits_are_undone_and_come_again_by_key(editor):
    type_into(choose(editor, PER)["title"].edits["en"], "X")
    editor.tree.setFocus()
    QTest.keyClick(editor.tree, Qt.Key.Key_Z, CTRL)
    assert pending(editor) == []
    assert editor.form.fields["title"].edits["en"].text() == "Person"
    QTest.keyClick(editor.side.redo, Qt.Key.Key_Space)
    assert len(pending(editor)) == 1


def test_an_edit_others_rest_on_cannot_be_taken_out_and_they_are_named(editor, schema):
    editor._try(RenameLabel(layer="entity", label="PER", to="HUM"))
    changed = schema.label("entity", "PER").model_copy(update={"key": "9"})
    editor._try(ChangeLabel(layer="entity", label="HUM", definition=changed))
    editor.side.edits.setFocus()
    editor.side.edits.setCurrentRow(0)
    QTest.keyClick(editor.side.edits, Qt.Key.Key_Delete)
    assert editor.side.problem.text() == (
        "“Entity: “HUM”: changed: key” rests on it; take that out first."
    )
    editor.side.edits.setCurrentRow(1)
    QTest.keyClick(editor.side.edits, Qt.Key.Key_Delete)
    assert pending(editor) == ["Entity: “PER” is called “HUM”"]


# --- the worker ----------------------------------------------------------------------------------


def test_every_change_is_counted_and_only_the_last_count_shows(editor, qtbot, worker):
    editor._try(RenameLabel(layer="entity", label="PER", to="HUM"))
    assert touched(editor) == ["Counting…"]
    qtbot.waitUntil(lambda: len(worker.started) == 1)
    editor._try(RenameLabel(layer="entity", label="ORG", to="GRP"))
    assert worker.cancelled == worker.started[:1]
    qtbot.waitUntil(lambda: len(worker.started) == 2)
    worker.started[0].succeeded.emit({"articles": 99})
    assert touched(editor) == ["Counting…"]
    second = worker.started[1]
    assert schema_edits.validate_python(second.params["edits"]) == editor.draft.edits
    second.succeeded.emit(TOUCHED)
    said = touched(editor)
    assert said[1] == "Annotators: Anna, Ben"
    assert any(line.startswith("PER → HUM: 3 span") for line in said)
    assert any(line.startswith("⚠ ORG: 1 span") for line in said)
    assert any(line.startswith("⚠ speaker: 2 argument") for line in said)
    assert any(line.startswith("⚠ 4 span") for line in said)


def test_nothing_touched_is_said(editor, qtbot, worker):
    editor._try(
        AddLabel.model_validate({"layer": "entity", "label": "X", "definition": {"title": {}}})
    )
    qtbot.waitUntil(lambda: bool(worker.started))
    worker.last("schema_preview").succeeded.emit({"articles": 0})
    assert touched(editor) == ["No annotation is touched."]


def test_control_enter_applies_and_closes(editor, qtbot, worker, schema):
    editor._try(RenameLabel(layer="entity", label="PER", to="HUM"))
    QTest.keyClick(editor.tree, Qt.Key.Key_Return, CTRL)
    task = worker.last("schema_apply")
    assert task.params["on"] == schema.model_dump(mode="json")
    assert not editor.tree.isEnabled()
    task.progressed.emit(Progress(3, 10, "a3"))
    assert (editor.running.bar.value(), editor.running.bar.maximum()) == (3, 10)
    with qtbot.waitSignal(editor.accepted):
        task.succeeded.emit(TOUCHED)


def test_a_refused_change_keeps_everything_that_was_collected(editor, worker):
    editor._try(RenameLabel(layer="entity", label="PER", to="HUM"))
    QTest.mouseClick(editor.go, Qt.MouseButton.LeftButton)
    worker.last("schema_apply").failed.emit(SchemaChangedError(version=7))
    assert "version 7" in editor.problem.text()
    assert editor.isVisible()
    assert editor.tree.isEnabled()
    assert pending(editor) == ["Entity: “PER” is called “HUM”"]


def test_escape_stops_what_runs_before_it_closes(editor, worker):
    editor._try(RenameLabel(layer="entity", label="PER", to="HUM"))
    QTest.mouseClick(editor.go, Qt.MouseButton.LeftButton)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    task = worker.last("schema_apply")
    assert task in worker.cancelled
    assert editor.isVisible()
    task.cancelled.emit()
    assert editor.problem.text() == "Stopped; nothing was changed."
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


# --- keyboard ------------------------------------------------------------------------------------


def test_every_field_is_reached_with_tab(editor):
    fields = choose(editor, PER)
    editor.tree.setFocus()
    reached = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    for field in fields.values():
        if field.isVisible():
            assert any(field.isAncestorOf(widget) for widget in reached), field.name
    assert {editor.side.edits, editor.side.touched} <= reached


@pytest.mark.parametrize("kind", ["layer", "label", "role", "attribute"])
def test_no_access_key_means_two_things(editor, kind):
    form = editor.stack.forms[kind]
    labels = [label.text() for label in form.findChildren(type(editor.side.heading))]
    buttons = [editor.tools.new, editor.tools.rename, editor.tools.merge, editor.tools.split]
    buttons += [
        editor.tools.delete,
        editor.side.undo,
        editor.side.redo,
        editor.side.remove,
        editor.go,
    ]
    words = [*labels, editor.side.heading.text(), *(button.text() for button in buttons)]
    keys = [word[word.index("&") + 1].lower() for word in words if "&" in word]
    assert len(keys) == len(set(keys)), sorted(keys)


def test_it_opens_in_the_dark_with_what_was_kept(qtbot, worker, schema):
    kept = RenameLabel(layer="entity", label="PER", to="HUM")
    made = SchemaEditor(schema, "x.corpus", worker, DARK, edits=[kept])
    qtbot.addWidget(made)
    assert made.draft.edits == (kept,)
    assert pending(made) == ["Entity: “PER” is called “HUM”"]
    assert made.tree.itemAt(QPoint(5, 5)) is not None
    made.reject()


def test_showing_something_changes_nothing(qtbot, worker):
    schema = read_schema(resource_path("schemas", "news-de.yaml"))
    made = SchemaEditor(schema, "x.corpus", worker, LIGHT)
    qtbot.addWidget(made)
    for layer in schema.layers:
        kinds = ("label", "role", "attribute")
        named = [Place(kind, layer, name) for kind in kinds for name in parts(schema, layer, kind)]
        for place in (Place("layer", layer), *named):
            fields = choose(made, place)
            assert made.form.place == place
            for field in fields.values():
                if field.isVisibleTo(made.form):
                    field.changed.emit()
            assert made.draft.edits == (), place
            assert not made.form.has_problem, place
    made.reject()
