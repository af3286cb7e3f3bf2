from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import SchemaError
from annotator.ui.dialogs.new_corpus_dialog import NewCorpusDialog, NewCorpusRequest
from factories import ANNA, make_schema


def read_schema(path):
    if "wrong" in path.name:
        raise SchemaError(file=path.name, line=3, field="layers.entity", reason="is missing")
    return make_schema(title={"en": "Letters"})


@pytest.fixture
def dialog(qtbot, tmp_path):
    made = NewCorpusDialog(tmp_path / "news.corpus", ANNA, make_schema(), read_schema)
    qtbot.addWidget(made)
    return made


def test_it_begins_with_what_is_proposed(dialog, tmp_path):
    assert dialog.request() == NewCorpusRequest(tmp_path / "news.corpus", None, ANNA)
    assert dialog.go.isEnabled()


def test_the_ending_is_added(dialog, tmp_path):
    dialog.place.setText(str(tmp_path / "other"))
    assert dialog.request().location == tmp_path / "other.corpus"


def test_a_corpus_that_is_there_is_not_overwritten(dialog, tmp_path):
    (tmp_path / "old.corpus").write_bytes(b"")
    dialog.place.setText(str(tmp_path / "old"))
    assert not dialog.go.isEnabled()
    assert "old.corpus" in dialog.problem.text()


@pytest.mark.parametrize("name", ["", "  ", "gold", "Suggestions"])
def test_nobody_is_called_that(dialog, name):
    dialog.name.setText(name)
    assert not dialog.go.isEnabled()
    dialog.name.setText("Ben")
    assert dialog.go.isEnabled()


def test_a_schema_file_can_be_chosen(dialog):
    dialog.add_schema(Path("letters.yaml"))
    assert dialog.schema.currentText() == "Letters (letters.yaml)"
    assert dialog.request().schema_file == Path("letters.yaml")


def test_a_wrong_schema_file_is_told_with_line_and_field(dialog):
    dialog.add_schema(Path("wrong.yaml"))
    assert dialog.problem.text() == "wrong.yaml, line 3: layers.entity: is missing"
    assert dialog.request().schema_file is None


@pytest.mark.parametrize("accepted", [True, False])
def test_ask_returns_the_request_or_nothing(qtbot, tmp_path, accepted):
    def answer():
        shown = QApplication.activeModalWidget()
        if accepted:
            qtbot.mouseClick(shown.go, Qt.MouseButton.LeftButton)
        else:
            shown.reject()

    QTimer.singleShot(50, answer)
    place = tmp_path / "x.corpus"
    request = NewCorpusDialog.ask(None, place, ANNA, make_schema(), read_schema)
    assert (request is not None) == accepted


def test_the_schema_is_shown_with_its_layers_labels_and_roles(dialog):
    shown = set(dialog.preview.words)
    schema = make_schema()
    for name, layer in schema.layers.items():
        assert {schema.label_title(name, label, "en") for label in layer.labels} <= shown
    dialog.show()
    assert not dialog.preview.grab().toImage().isNull()


def test_a_refusal_is_forgotten_when_one_goes_on(dialog, tmp_path):
    dialog.add_schema(Path("wrong.yaml"))
    dialog.place.setText(str(tmp_path / "else"))
    assert dialog.problem.text() == ""
    assert dialog.go.isEnabled()


def test_a_schema_can_be_chosen_from_the_beginning(qtbot, tmp_path):
    place = tmp_path / "x.corpus"
    made = NewCorpusDialog(
        place, ANNA, make_schema(), read_schema, schema_file=Path("letters.yaml")
    )
    qtbot.addWidget(made)
    assert made.request().schema_file == Path("letters.yaml")
