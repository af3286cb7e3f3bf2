"""What the window says about where a suggestion comes from, in its language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from annotator.domain.reasons import because
from annotator.ui.panels.provenance_view import ProvenanceView
from factories import make_machine_provenance


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
def test_rule_and_reason_are_said_in_german(qtbot):
    view = ProvenanceView()
    qtbot.addWidget(view)
    why = because("name-after", word="Kanzlerin")
    view.show_provenance(make_machine_provenance(rule="title", why=why), suggested=True)
    assert "Name nach Titel oder Funktion" in view.who.text()
    assert view.why.text() == "Name nach „Kanzlerin“"


@pytest.mark.usefixtures("german")
def test_a_reason_of_an_older_version_is_shown_as_it_was_written(qtbot):
    view = ProvenanceView()
    qtbot.addWidget(view)
    view.show_provenance(make_machine_provenance(why="subject of the cue"), suggested=True)
    assert view.why.text() == "subject of the cue"
