"""A backup to look at: whose annotations, by name or, where deciding is blind, by letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.bootstrap import default_schema
from annotator.domain.ports import Access
from annotator.services.people import set_blind
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.ui.dialogs.restore.look import LookDialog
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from gold_samples import put_into


@pytest.fixture
def place(tmp_path):
    path = str(tmp_path / "x.corpus")
    sets = [
        make_set(make_span(0, end, id=who), article=make_article("Berlin bleibt."), annotator=who)
        for who, end in ((ANNA, 6), (BEN, 3))
    ]
    with SqliteCorpusStores().create(path, default_schema(), at=NOW) as made:
        put_into(made, sets)
    return path


@pytest.fixture
def look(qtbot, place):
    """``look()`` opens the dialog; what its article view is to show comes into ``dialog.told``."""

    def open_it():
        dialog = LookDialog(SqliteCorpusStores().open(place, Access.READ), "Backup")
        dialog.told = []
        dialog.view.show_workbench = lambda bench, _schema: dialog.told.append(bench.own)
        qtbot.addWidget(dialog)
        return dialog

    return open_it


def offered(dialog):
    return [dialog.people.itemText(number) for number in range(dialog.people.count())]


def made(dialog, number):
    dialog.people.setCurrentIndex(1 - number)
    dialog.people.setCurrentIndex(number)
    (span,) = dialog.told[-1]
    return span.id, span.provenance.by


def test_people_are_offered_by_name(look):
    dialog = look()
    assert offered(dialog) == [ANNA, BEN]
    assert [made(dialog, number)[0] for number in (0, 1)] == [ANNA, BEN]
    assert made(dialog, 0)[1] == ANNA


def test_the_article_is_set_in_the_type_that_is_set(look):
    dialog = look()
    dialog.set_type(text_size=26, zoom=1.5)
    assert (dialog.view._style.text_size, dialog.view._style.zoom) == (26, 1.5)


def test_titles_too_long_for_the_list_are_cut_there_and_told_beside(look):
    dialog = look()
    assert dialog.articles.textElideMode() is Qt.TextElideMode.ElideRight
    assert not dialog.articles.horizontalScrollBar().isVisible()
    assert dialog.articles.item(0).toolTip() == dialog.articles.item(0).text()


def test_in_a_blind_corpus_they_are_offered_by_letter(look, place):
    with SqliteCorpusStores().open(place, Access.WRITE) as store:
        set_blind(store, on=True)
    dialog = look()
    assert offered(dialog) == ["A", "B"]
    found = [made(dialog, number) for number in (0, 1)]
    assert {whose for whose, _ in found} == {ANNA, BEN}
    assert {by for _, by in found} <= {"A", "B"}
