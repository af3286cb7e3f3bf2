"""Export, import and report from the window: what is asked of the worker, and where lines lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from annotator.domain.errors import FileReadError, ForeignLabelError, UnnamedAnnotatorError
from annotator.domain.ids import ArticleId
from annotator.ui.dialogs.export import ExportRequest, Place
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.import_request import ImportRequest
from factories import find

GENF = find("Genf")


@pytest.fixture
def asked(window, monkeypatch):
    """Name and parameters of every task the window starts."""
    tasks = []
    start = window.worker.start

    def spy(task, corpus, params=None):
        handle = start(task, corpus, params)
        tasks.append((task, dict(params or {}), handle))
        return handle

    monkeypatch.setattr(window.worker, "start", spy)
    return tasks


def names(asked):
    return [task for task, _, _ in asked]


def test_the_export_window_opens_on_the_corpus_and_does_not_hold_up_the_window(window, asked):
    window.actions_of["corpus.export"].trigger()
    dialog = window.files.exporting.dialog
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.corpus == window.desk.corpus.location
    assert "annotators" in names(asked)


def test_looking_does_not_make_the_window_busy(window, asked, qtbot):
    window.actions_of["corpus.export"].trigger()
    qtbot.waitUntil(lambda: "preflight" in names(asked))
    window.show_state()
    assert not window.state.busy


def test_what_is_chosen_is_exported(window, asked):
    request = ExportRequest(Path("/x"), "jsonl", "gold", "done")
    window.files.exporting.show()
    window.files.exporting.dialog.export_wanted.emit(request)
    assert ("export", request.as_params()) in [(task, params) for task, params, _ in asked]


def test_a_line_leads_to_its_suggestion_which_is_shown_even_if_its_layer_was_hidden(window):
    session = window.desk.session
    session.set_hidden_layers(frozenset({"entity"}))
    place = Place(session.workbench.article.id, "genf", "entity", ((GENF.begin, GENF.end),))
    window.files.exporting.go_to(place)
    assert session.focus == "genf"
    assert "entity" not in session.hidden_layers
    assert window.desk.view.hasFocus()
    assert window.actions_of.keys.shown("corpus.export") in window.desk.notice.text


def test_the_span_of_another_annotator_is_shown_as_a_selection(window):
    session = window.desk.session
    place = Place(session.workbench.article.id, "of-ben", "entity", ((GENF.begin, GENF.end),))
    window.files.exporting.go_to(place)
    assert [(part.begin, part.end) for part in session.selection] == [(GENF.begin, GENF.end)]


def test_a_line_leads_to_another_article(window):
    window.files.exporting.go_to(Place("a2"))
    assert window.desk.session.workbench.article.id == ArticleId("a2")


def test_with_the_corpus_the_export_window_goes(window):
    window.files.exporting.show()
    window.close_corpus()
    assert window.files.exporting.dialog is None


def test_the_export_window_speaks_the_language_of_the_window(window, speak):
    window.files.exporting.show()
    before = window.files.exporting.dialog
    before.reject()
    speak("de")
    window.files.exporting.show()
    assert window.files.exporting.dialog is not before


def test_the_report_is_written_where_one_says(window, asked, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: ("/x/report", ""))
    window.actions_of["corpus.report"].trigger()
    (params,) = [params for task, params, _ in asked if task == "report"]
    assert params == {"out": "/x/report.html", "language": "en"}


def test_no_place_no_report(window, asked, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: ("", ""))
    window.actions_of["corpus.report"].trigger()
    assert names(asked) == []


@pytest.mark.parametrize(
    "error",
    [
        ForeignLabelError(file="x", line=1, reason="?", label="PERSON", candidates=""),
        UnnamedAnnotatorError(option="--as", reason="whose?"),
    ],
)
def test_what_an_import_leaves_open_is_asked_in_place_of_only_told(
    window, qtbot, monkeypatch, error
):
    asked_for = []
    monkeypatch.setattr(
        ImportDialog, "ask", lambda _parent, paths, **_more: asked_for.append(paths)
    )
    window.files._on_import_failed(ImportRequest((Path("/x"),)), error)
    qtbot.waitUntil(lambda: asked_for == [(Path("/x"),)])


def test_what_nobody_can_decide_about_is_only_told(window, qtbot, monkeypatch):
    asked_for = []
    monkeypatch.setattr(
        ImportDialog, "ask", lambda _parent, paths, **_more: asked_for.append(paths)
    )
    gone = FileReadError(file="x", reason="it is gone")
    window.files._on_import_failed(ImportRequest((Path("/x"),)), gone)
    qtbot.wait(20)
    assert asked_for == []
