"""Many suggestions at once: filtered, accepted in one step, taken back, rejected in the whole corpus, and not asked again."""

from __future__ import annotations

import pytest
from journey import ANNA, CTRL, NONE, SHIFT, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import make_context
from annotator.domain.changes import Action, Status, Verdict
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.workbench import Workbench
from annotator.ui.dialogs.review_list import ReviewList
from annotator.ui.filter_dialog import FilterDialog

Key = Qt.Key
BOTH = ("Merkel in Berlin", "Regen in Hamburg")
TEXTS = {
    "a.txt": "Merkel in Berlin\n\nBERLIN (dpa) – Angela Merkel ist am Montag aus Paris nach Berlin gereist. "
    "„Wir reden weiter“, sagte die Kanzlerin. In Berlin wartete die SPD.\n",
    "b.txt": "Regen in Hamburg\n\nIn Hamburg hat es am Dienstag geregnet. Aus Berlin kam Sonne, sagte Sprecher "
    "Peter Schmidt. Berlin bleibt trocken.\n",
    "c.txt": "Nichts\n\nEs war so, wie es war.\n",
}


@pytest.fixture
def person(qtbot, tmp_path, language):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = Person(tmp_path / "settings.json", language)
    made.corpus = tmp_path / "news.corpus"
    assert made.window.open_corpus(str(made.corpus), make=True)
    made.drop(folder)
    made.wait_until(lambda: made.session.workbench is not None)
    made.wait_for_worker()
    made.wait_until(lambda: bool(made.session.workbench.open_suggestions))
    made.view.setFocus()
    yield made
    made.leave()


def on_disk(person):
    """Title, Anna's desk and the actions of its log, of each article, as the file has them; and what is wrong with it."""
    store = make_context().stores.open(str(person.corpus), Access.READ)
    try:
        assert list(store.problems()) == []
        found = {}
        with store.open_unit_of_work() as work:
            for row in work.articles.rows(ArticleQuery(ANNA)):
                own = work.annotations.get(row.id, ANNA)
                desk = Workbench(own, work.annotations.get(row.id, SUGGESTIONS))
                log = [entry.change_set for entry in work.history.entries(row.id, ANNA)]
                assert len(desk.open_suggestions) == row.tally.open_suggestions
                found[row.title] = (row, desk, log)
            return found
    finally:
        store.close()


def dialog_of(person, kind):
    """The dialog that comes up, with the keyboard."""
    person.wait_until(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    person.wait_until(dialog.isActiveWindow)
    return dialog


def press(dialog, key, modifiers=NONE):
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifiers)


def berlins(desk):
    """Where Berlin is proposed as a place and still open."""
    return [
        span.begin
        for span in desk.open_suggestions
        if span.label == "LOC" and desk.own.covered_text(span) == "Berlin"
    ]


def filter_entities(person, proposed):
    """Only entities of at least 70 %."""
    person.key(Key.Key_L, CTRL)
    dialog = dialog_of(person, FilterDialog)
    press(dialog, Key.Key_Space)
    dialog.least.setFocus()
    dialog.least.selectAll()
    QTest.keyClicks(dialog.least, "70")
    press(dialog, Key.Key_Return)
    person.wait_until(person.desk.filter_bar.isVisible)
    shown = person.session.workbench.shown_suggestions
    assert 0 < len(shown) < proposed
    assert {span.layer for span in shown} == {"entity"}


def accept_sure_ones(person, proposed):
    """All from 80 % up, but the first one, in one step; and one undo that takes all of it back."""
    person.key(Key.Key_S, CTRL | SHIFT)
    dialog = dialog_of(person, ReviewList)
    listed = [candidate.signature for candidate in dialog.model.rows]
    assert all(candidate.score >= 0.8 for candidate in dialog.model.rows)
    press(dialog, Key.Key_Space)
    press(dialog, Key.Key_Return)
    person.wait_until(lambda: len(person.own) > 0)
    _, desk, log = on_disk(person)["Merkel in Berlin"]
    assert [change_set.action for change_set in log] == [Action.ACCEPT]
    assert {span.signature for span in desk.own} == set(listed[1:])
    assert len(desk.open_suggestions) == proposed - len(listed) + 1
    person.key(Key.Key_Z, CTRL)
    _, desk, log = on_disk(person)["Merkel in Berlin"]
    assert len(desk.own) == 0
    assert (desk.own.decisions, len(desk.open_suggestions), len(log)) == ({}, proposed, 2)


def reject_in_corpus(person, begin):
    """Reject what is equal to the Berlin at a place, in all articles."""
    berlin = next(
        span
        for span in person.session.workbench.open_suggestions
        if span.begin == begin and span.label == "LOC"
    )
    person.session.set_focus(berlin.id)
    person.view.setFocus()
    person.settle()
    person.key(Key.Key_W, CTRL | SHIFT)
    dialog = dialog_of(person, ReviewList)
    assert {candidate.title for candidate in dialog.chosen} == set(BOTH)
    press(dialog, Key.Key_R)
    press(dialog, Key.Key_Return)
    person.wait_for_worker()


@pytest.mark.parametrize("language", ["en", "de"])
def test_filter_accept_undo_reject_in_the_corpus_and_suggest_again(person):
    before = on_disk(person)
    _, desk, log = before["Merkel in Berlin"]
    assert log == []
    assert len(berlins(desk)) >= 2
    assert berlins(before["Regen in Hamburg"][1])
    assert before["Nichts"][0].nothing_found

    filter_entities(person, len(desk.open_suggestions))
    accept_sure_ones(person, len(desk.open_suggestions))
    person.key(Key.Key_L, CTRL | SHIFT)
    assert person.desk.filter_bar.isHidden()

    reject_in_corpus(person, berlins(desk)[0])
    after = on_disk(person)
    assert len({after[title][2][-1].id for title in BOTH}) == 1
    for title in BOTH:
        row, desk, log = after[title]
        assert set(desk.own.decisions.values()) == {Verdict.REJECTED}
        assert len(desk.own.decisions) == len(berlins(before[title][1]))
        assert berlins(desk) == []
        assert (row.tally.status, log[-1].action) == (Status.STARTED, Action.REJECT)
    assert berlins(person.session.workbench) == []

    # A pipeline that looks again does not ask again.
    person.window.files.suggest_anew()
    person.wait_for_worker()
    for title, (row, desk, _) in on_disk(person).items():
        assert row.tally == after[title][0].tally
        assert berlins(desk) == []
        assert title not in BOTH or any(
            desk.own.covered_text(span) == "Berlin" for span in desk.suggestions
        )

    # The whole is taken back with one command.
    person.window.actions_of["bulk.undo"].trigger()
    person.wait_for_worker()
    for title, (_, desk, _) in on_disk(person).items():
        assert berlins(desk) == berlins(before[title][1])
        assert desk.own.decisions == {}
    assert person.window.preferences.current.bulk_steps == {}
