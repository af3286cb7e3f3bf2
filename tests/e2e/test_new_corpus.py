"""A corpus made by hand: place and name are asked for, and what is marked stands under that name."""

from __future__ import annotations

from journey import CTRL, Person
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.resources import resource_path


def test_work_in_a_new_corpus_stands_under_the_name_that_was_given(qtbot, tmp_path):
    place = tmp_path / "letters.corpus"
    person = Person(tmp_path / "settings.json")
    try:

        def fill_in():
            dialog = QApplication.activeModalWidget()
            dialog.place.setText(str(place))
            dialog.name.selectAll()
            QTest.keyClicks(dialog.name, "Clara")
            QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

        QTimer.singleShot(200, fill_in)
        person.key(Qt.Key.Key_N, CTRL)
        assert place.exists()
        assert person.preferences.current.annotator == "Clara"

        person.drop(next(iter(sorted(resource_path("samples").glob("*.txt")))))
        person.wait_until(lambda: person.session.workbench is not None)
        person.wait_for_worker()
        person.view.setFocus()
        begin, _ = person.unmarked_word()
        person.double_click(begin + 2)
        person.key(Qt.Key.Key_P)
        (span,) = person.own
        assert span.provenance.by == "Clara"
        assert person.own.annotator == "Clara"
    finally:
        person.leave()
