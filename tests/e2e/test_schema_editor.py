"""A schema is changed in the window on an annotated corpus, and changed back: counts, database, old exports."""

from __future__ import annotations

import os
import signal
from collections import Counter

import pytest
from journey import ANNA, CTRL, NONE, Person, contents
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import make_context
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.schema_changes import is_same
from annotator.resources import resource_path
from annotator.services import corpora
from annotator.ui.dialogs.schema_editor.places import Place

ALT = Qt.KeyboardModifier.AltModifier
ARTICLES = 4


class Architect(Person):
    """Changes the schema."""

    @property
    def editor(self):
        return self.window.findChild(object, "schemaEditor")

    def key(self, key, modifiers=NONE):
        """Press a key; a dialog gets the keyboard back from the question that closed."""
        dialog = QApplication.activeModalWidget()
        if QApplication.activeWindow() is None and dialog is not None:
            dialog.activateWindow()
            self.wait_until(dialog.isActiveWindow)
        super().key(key, modifiers)

    def command(self, words):
        """Find an action in the command palette."""
        self.key(Qt.Key.Key_K, CTRL)
        self.keys(words)
        self.key(Qt.Key.Key_Return)

    def go_to(self, place):
        """Go to something with the arrow keys."""
        tree = self.editor.tree
        self.editor.activateWindow()
        self.wait_until(self.editor.isActiveWindow)
        tree.setFocus()
        self.key(Qt.Key.Key_Home)
        for _ in range(200):
            if tree.place == place:
                return
            self.key(Qt.Key.Key_Right if self._is_closed(tree) else Qt.Key.Key_Down)
        raise AssertionError(place)

    def choose(self, box, value):
        """Choose something in a box with the arrow keys."""
        box.setFocus()
        self.key(Qt.Key.Key_Home)
        while box.currentData() != value:
            self.key(Qt.Key.Key_Down)

    def question(self):
        self.wait_until(lambda: QApplication.activeModalWidget().objectName() == "schemaQuestion")
        return QApplication.activeModalWidget()

    def touched(self):
        """The preview, once it is counted."""
        side = self.editor.side.touched
        self.wait_until(lambda: side.count() > 0 and side.item(0).text() != "Counting…")
        return [side.item(row).text() for row in range(side.count())]

    def _is_closed(self, tree):
        item = tree.currentItem()
        return item.childCount() > 0 and not item.isExpanded()


def stored(location):
    """Everything in the corpus: the schema, and all sets."""
    with (
        corpora.opened(make_context(), str(location), Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        sets = [
            work.annotations.get(article, annotator)
            for article in sorted(work.articles.ids(ArticleQuery(ANNA)))
            for annotator in (ANNA, SUGGESTIONS)
        ]
        return work.schemas.current(), [contents(each) for each in sets]


def entity_labels(sets):
    """How often Anna's entities have which label."""
    own = sets[::2]
    return Counter(
        span["label"] for each in own for span in each["spans"] if span["layer"] == "entity"
    )


@pytest.fixture
def person(qtbot, tmp_path, suggested):
    """At a corpus of samples, all suggestions accepted, in the second article with something in focus."""
    made = Architect(tmp_path / "settings.json")
    try:
        suggested(
            sorted(resource_path("samples").glob("*.txt"))[:ARTICLES], tmp_path / "news.corpus"
        )
        prepare(made, tmp_path)
        yield made
    finally:
        made.leave()


def prepare(made, tmp_path):
    assert made.window.open_corpus(str(tmp_path / "news.corpus"))
    made.wait_until(lambda: made.session.workbench is not None)
    made.view.setFocus()
    for number in range(ARTICLES):
        made.wait_until(lambda: bool(made.session.workbench.open_suggestions))
        made.session.bulk.accept_all()
        if number < ARTICLES - 1:
            made.key(Qt.Key.Key_PageDown, CTRL)


def collect(person):
    """PER is renamed, ORG merged into LOC, MISC deleted."""
    person.command("change schema")
    person.wait_until(lambda: person.editor is not None and person.editor.isVisible())
    person.go_to(Place("label", "entity", "PER"))
    person.key(Qt.Key.Key_F2)
    person.question()
    person.keys("PERSON")
    person.key(Qt.Key.Key_Return)
    assert person.editor.tree.place == Place("label", "entity", "PERSON")
    person.go_to(Place("label", "entity", "ORG"))
    person.key(Qt.Key.Key_M, ALT)
    person.choose(person.question().fields["into"].box, "LOC")
    person.key(Qt.Key.Key_Return)
    person.go_to(Place("label", "entity", "MISC"))
    person.key(Qt.Key.Key_Delete)
    person.question()
    person.key(Qt.Key.Key_Return)


def look_at_counts(person, labels):
    """What the preview says is what there is."""
    said = person.touched()
    assert f"{ARTICLES} article" in said[0]
    assert said[1] == "Annotators: Anna"
    counted = {line.split(" span")[0].removesuffix("(s)") for line in said}
    assert f"PER → PERSON: {labels['PER']}" in counted
    assert f"ORG → LOC: {labels['ORG']}" in counted
    assert f"⚠ MISC: {labels['MISC']}" in counted


def test_a_corpus_in_use_gets_another_schema_and_its_old_one_back(person, tmp_path):
    window, place = person.window, tmp_path / "news.corpus"
    before_schema, before = stored(place)
    labels = entity_labels(before)
    assert min(labels["PER"], labels["ORG"], labels["LOC"], labels["MISC"]) > 0
    out = tmp_path / "before.jsonl"
    export_everything(person, out)
    focus = next(span for span in person.own if span.label == "LOC").id
    person.session.set_focus(focus)
    article = person.session.workbench.article.id

    collect(person)
    pending = person.editor.side.edits
    assert [pending.item(row).text() for row in range(pending.count())] == [
        "Entity: “PER” is called “PERSON”",
        "Entity: “ORG” becomes part of “LOC”",
        "Entity: “MISC” goes, with its spans",
    ]
    look_at_counts(person, labels)

    old_desk = person.desk
    person.key(Qt.Key.Key_Return, CTRL)
    person.wait_until(lambda: person.desk is not None and person.desk is not old_desk)
    person.settle()
    assert person.session.workbench.article.id == article
    assert person.session.focus == focus
    assert "MISC" not in person.session.schema.layers["entity"].labels
    assert "version 3" in person.desk.notice.text
    after_schema, after = stored(place)
    assert after_schema.version == before_schema.version + 1
    assert entity_labels(after) == Counter(
        PERSON=labels["PER"], LOC=labels["LOC"] + labels["ORG"], DATE=labels["DATE"]
    )

    # One step back: everything is as it was.
    changed_desk = person.desk
    person.command("undo schema")
    person.wait_until(lambda: person.desk is not None and person.desk is not changed_desk)
    person.settle()
    assert person.session.workbench.article.id == article
    back_schema, back = stored(place)
    assert is_same(back_schema, before_schema)
    assert back == before
    person.command("undo schema")
    assert person.desk.notice.text == "There is no change of the schema to undo."

    # What was exported before can be read into a corpus with that schema.
    assert window.open_corpus(str(tmp_path / "again.corpus"), make=True)
    person.drop(out)
    person.wait_for_worker()
    _, again = stored(tmp_path / "again.corpus")
    assert again[::2] == before[::2]


def test_the_editor_waits_for_what_runs(person):
    handle = person.worker.start("suggest", person.desk.corpus.location, {"redo": True})
    person.window.show_state()
    person.command("change schema")
    assert person.editor is None
    assert "Something is running" in person.desk.notice.text
    handle.cancel()
    person.wait_for_worker()


def test_what_was_collected_and_not_applied_is_kept(person):
    person.command("change schema")
    person.go_to(Place("label", "entity", "PER"))
    person.key(Qt.Key.Key_F2)
    person.question()
    person.keys("HUM")
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Escape)
    person.settle()
    assert "kept" in person.desk.notice.text
    person.command("change schema")
    assert [edit.to for edit in person.editor.draft.edits] == ["HUM"]
    person.key(Qt.Key.Key_Escape)


def test_a_worker_that_dies_changes_nothing_and_the_edits_are_still_there(person, tmp_path):
    before = stored(tmp_path / "news.corpus")
    person.command("change schema")
    collect(person)
    person.touched()
    person.key(Qt.Key.Key_Return, CTRL)
    os.kill(person.worker.process_id, signal.SIGKILL)
    person.wait_until(person.editor.problem.isVisible)
    assert stored(tmp_path / "news.corpus") == before
    assert person.editor.side.edits.count() == 3
    desk = person.desk
    person.key(Qt.Key.Key_Return, CTRL)
    person.wait_until(lambda: person.desk is not None and person.desk is not desk)
    assert "PERSON" in person.session.schema.layers["entity"].labels


def export_everything(person, out):
    """Ctrl+E: every set, all articles, as JSON lines."""
    person.key(Qt.Key.Key_E, CTRL)
    dialog = person.window.files.exporting.dialog
    form = dialog.form
    for box, value in ((form.format, "jsonl"), (form.whose, "all"), (form.status, "all")):
        box.setCurrentIndex(box.findData(value))
    form.out.setFocus()
    form.out.selectAll()
    QTest.keyClicks(form.out, str(out))
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    person.wait_for_worker()
    assert out.exists()
