"""The export window: what would be lost, there and back, and the command it shows writes the same bytes."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from journey import ANNA, CTRL, LEFT, Person
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.domain.offsets import TextRange
from annotator.domain.ports import ArticleQuery

FIRST = "Gipfel in Genf\n\nDie SPD-Chefin Anna Weber kam am Montag nach Genf."
SECOND = "Wien\n\nIn Wien sagte niemand etwas."
ENTER = Qt.Key.Key_Return


@pytest.fixture
def person(qtbot, tmp_path, language):
    folder = tmp_path / "articles with 'quotes'"
    folder.mkdir()
    (folder / "1.txt").write_text(FIRST, encoding="utf-8")
    (folder / "2.txt").write_text(SECOND, encoding="utf-8")
    made = Person(tmp_path / "settings.json", language)
    made.corpus = folder / "news.corpus"
    assert made.window.open_corpus(str(made.corpus), make=True)
    made.drop(folder / "1.txt", folder / "2.txt")
    made.wait_until(lambda: made.session.workbench is not None)
    made.wait_for_worker()
    yield made
    made.leave()


def mark(person, article, words, label):
    """Mark words as an entity in one article."""
    assert person.desk.open_article(article)
    begin = person.session.workbench.article.text.index(words)
    person.session.set_selection((TextRange(begin, begin + len(words)),))
    assert person.session.spans.add("entity", label)


def annotated(person):
    """Mark three entities, the first of which cuts the word SPD-Chefin; the id of its article."""
    articles = {person.session.workbench.article.title: person.session.workbench.article.id}
    person.desk.open_article(person.desk.article_list.next_article(1))
    articles[person.session.workbench.article.title] = person.session.workbench.article.id
    mark(person, articles["Gipfel in Genf"], "SPD", "ORG")
    mark(person, articles["Gipfel in Genf"], "Anna Weber", "PER")
    mark(person, articles["Wien"], "Wien", "LOC")
    return articles["Gipfel in Genf"]


def contents(folder):
    """Every file of an export, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("language", ["en", "de"])
def test_from_what_would_be_lost_to_its_span_and_the_command_writes_the_same(person, tmp_path):
    first = annotated(person)
    out = tmp_path / "out of it"

    # What would come of it.
    person.key(Qt.Key.Key_E, CTRL)
    dialog = person.window.files.exporting.dialog
    form, tree = dialog.form, dialog.preflight.tree
    form.status.setCurrentIndex(form.status.findData("all"))
    form.whose.setCurrentIndex(form.whose.findData("gold"))
    form.format.setCurrentIndex(form.format.findData("conll"))
    form.out.setFocus()
    form.out.selectAll()
    QTest.keyClicks(form.out, str(out))
    person.wait_until(lambda: not dialog.looking)
    assert form.whose.findData(ANNA) >= 0
    anywhere = Qt.MatchFlag.MatchRegularExpression | Qt.MatchFlag.MatchRecursive
    (lost,) = tree.findItems("[“„]SPD[”“]", anywhere)
    assert "Anna Weber" not in " ".join(
        lost.parent().child(row).text(0) for row in range(lost.parent().childCount())
    )
    assert dialog.preview.text.toPlainText()
    assert not out.exists()

    # There, and back with one key.
    tree.setFocus()
    tree.setCurrentItem(lost)
    QTest.keyClick(tree, ENTER)
    person.settle()
    assert dialog.isHidden()
    assert person.session.workbench.article.id == first
    focused = person.session.focused_span
    assert focused is not None
    assert person.own.covered_text(focused) == "SPD"
    person.key(Qt.Key.Key_E, CTRL)
    person.wait_until(lambda: not dialog.looking)
    assert dialog.isVisible()
    assert dialog.request().out == out
    assert "SPD" in tree.currentItem().text(0)

    # The export, and the command that was copied.
    QTest.mouseClick(dialog.findChild(QPushButton, "exportCopy"), LEFT)
    command = shlex.split(QGuiApplication.clipboard().text())
    QTest.mouseClick(dialog.go, LEFT)
    person.wait_for_worker()
    outcome = person.window.task_bar.outcome
    assert outcome is not None
    assert any("SPD" in detail.reason or "ORG" in detail.kind for detail in outcome.details)
    by_window = contents(out)
    assert "losses.jsonl" in by_window
    shutil.rmtree(out)
    assert command[0] == "annotator"
    done = subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == 0, done.stderr
    assert contents(out) == by_window


def test_a_foreign_file_that_is_dropped_leads_to_its_labels_and_then_into_the_corpus(
    person, tmp_path
):
    """Unknown labels and an unnamed annotator are asked for in the window, and what is said is done."""
    foreign = tmp_path / "zeitung.conll"
    rows = ["Angela X X B-PERSON", "Merkel X X I-PERSON", "in X X O", "Rom X X B-PLACE", ". X X O"]
    foreign.write_text("\n".join([*rows, "", ""]), encoding="utf-8")
    before = person.desk.article_list.counts

    def answer():
        dialog = QApplication.activeModalWidget()
        labels = getattr(dialog, "labels", None)
        if labels is None or not labels.boxes:
            QTimer.singleShot(50, answer)
            return
        box = labels.boxes["PERSON"]
        box.setCurrentIndex(box.findData("entity.PER"))
        labels.leave_out_the_rest()
        assert not dialog.go.isEnabled()
        dialog.annotator.setCurrentText(ANNA)
        QTest.mouseClick(dialog.go, LEFT)

    QTimer.singleShot(50, answer)
    person.drop(foreign)
    person.wait_until(lambda: sum(person.desk.article_list.counts.values()) > sum(before.values()))
    person.wait_for_worker()
    with person.desk.corpus.store.open_unit_of_work() as work:
        *_, newest = work.articles.ids(ArticleQuery(ANNA))
        own = work.annotations.get(newest, ANNA)
    assert [(span.label, own.covered_text(span)) for span in own] == [("PER", "Angela Merkel")]
