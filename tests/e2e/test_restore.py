"""Going back to a backup and saving what is left of a damaged corpus, in the real window."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from journey import Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.storage.engine import PAGE_SIZE

sys.path.insert(0, str(Path(__file__).parents[1] / "crash"))

from shared import ANNA, STORES, Access, make_corpus, now, schema

from annotator.domain.ids import new_id
from annotator.services.annotate import AnnotationService
from annotator.storage.backups import BackupKeeper

LEFT = Qt.MouseButton.LeftButton


def note(path, words):
    with STORES.open(str(path), Access.WRITE) as store:
        service = AnnotationService(store.open_unit_of_work, schema(), ANNA, now, new_id)
        desk = service.open("a0")
        service.apply(desk, service.plan_note(desk, None, words))


def note_in(path):
    with STORES.open(str(path), Access.READ) as store, store.open_unit_of_work() as work:
        return work.annotations.get("a0", ANNA).note


@pytest.fixture
def corpus(tmp_path):
    """A corpus with a backup, and an edit since then."""
    path = tmp_path / "news.corpus"
    make_corpus(path, random.Random(1))
    note(path, "damals")
    for each in path.with_name(f"{path.name}-backups").glob("*"):
        each.unlink()
    BackupKeeper(path).make()
    note(path, "heute")
    return path


@pytest.fixture
def person(tmp_path):
    sits = Person(tmp_path / "settings.json")
    yield sits
    if sits.window.restoring.dialog is not None:
        sits.window.restoring.dialog.close()
    sits.leave()


def dialog_of(person):
    person.wait_until(lambda: person.window.restoring.dialog is not None)
    dialog = person.window.restoring.dialog
    person.wait_until(dialog.salvage.isEnabled)
    return dialog


def cells(dialog):
    return [dialog.model.index(0, column).data() for column in range(2, 5)]


def test_going_back_to_a_backup_sets_the_present_state_aside(person, corpus, tmp_path):
    assert person.window.open_corpus(str(corpus))
    person.window.actions_of["corpus.restore"].trigger()
    dialog = dialog_of(person)
    assert cells(dialog) == ["4", "0", "1"]
    assert "4 articles" in dialog.now.text()
    QTest.mouseClick(dialog.look, LEFT)
    look = person.window.restoring.look
    assert look.articles.count() == 4
    assert look.view.selection == ()
    look.close()
    QTest.mouseClick(dialog.go, LEFT)
    person.wait_until(lambda: person.window.desk is not None and not person.worker.busy)
    person.wait_until(lambda: person.window.restoring.dialog is None)
    assert "Restored." in person.desk.notice.text
    assert note_in(corpus) == "damals"
    (aside,) = tmp_path.glob("*.before-restore-*.corpus")
    assert note_in(aside) == "heute"


def damage(path):
    content = bytearray(path.read_bytes())
    for page in (8, 20, 21):
        content[page * PAGE_SIZE : (page + 1) * PAGE_SIZE] = bytes(PAGE_SIZE)
    path.write_bytes(content)


def test_a_damaged_corpus_opens_the_window_of_backups_and_what_is_left_is_saved(
    person, corpus, tmp_path
):
    damage(corpus)
    assert not person.window.open_corpus(str(corpus))
    dialog = dialog_of(person)
    assert "is damaged" in dialog.problem.text()
    assert cells(dialog)[:2] == ["4", "0"]
    QTest.mouseClick(dialog.salvage, LEFT)
    person.wait_until(dialog.open_saved.isVisible)
    assert "4 articles were saved into" in dialog.state.text()
    assert dialog.losses.toPlainText()
    QTest.mouseClick(dialog.open_saved, LEFT)
    person.wait_until(lambda: person.window.desk is not None)
    assert person.desk.corpus.location == str(tmp_path / "news.salvaged.corpus")
    with STORES.open(str(tmp_path / "news.salvaged.corpus"), Access.READ) as store:
        assert list(store.problems()) == []


def test_a_damaged_corpus_is_restored_from_the_window(person, corpus):
    damage(corpus)
    assert not person.window.open_corpus(str(corpus))
    dialog = dialog_of(person)
    QTest.mouseClick(dialog.go, LEFT)
    person.wait_until(lambda: person.window.desk is not None)
    assert note_in(corpus) == "damals"
