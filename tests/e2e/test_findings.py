"""The inbox: errors in many articles are found, put right as one step, taken back, ignored for good; and one edit later."""

from __future__ import annotations

import pytest
from journey import ANNA, CTRL, SHIFT, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.findings import FindingState
from annotator.domain.ports import Access
from annotator.ui.dialogs.findings_asking import ChoiceDialog, FixPreview
from factories import NOW, make_article, make_set, make_span
from gold_samples import put_into

MANY = 50


@pytest.fixture
def person(qtbot, tmp_path, language):
    sets = []
    for number in range(5 * MANY + MANY):
        wrong = number >= 5 * MANY
        text = f"Am {number}. Tag {'fuhr' if wrong else 'war'} Kolb {number * 3} Stunden lang."
        begin = text.index("Kolb")
        span = make_span(begin, begin + 4, label="ORG" if wrong else "PER", id=f"k{number}")
        sets.append(
            make_set(span, article=make_article(text, id=f"a{number}", title=f"Tag {number}"))
        )
    corpus = tmp_path / "news.corpus"
    with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
        put_into(store, sets)
    made = Person(tmp_path / "settings.json", language)
    made.corpus = corpus
    assert made.window.open_corpus(str(corpus))
    made.settle()
    yield made
    made.leave()


def labels(person):
    store = make_context().stores.open(str(person.corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            keys = work.findings.revisions()
            return [next(iter(work.annotations.get(*key))).label for key in keys]
    finally:
        store.close()


def press(dialog, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.table, key, held)


@pytest.mark.parametrize("language", ["en", "de"])
def test_from_the_inbox_to_the_article_and_back(person, monkeypatch):
    person.window.actions_of["findings"].trigger()
    dialog = person.window.companions["findings"].dialog
    idle = lambda: dialog._handle is None  # noqa: E731 - said often
    person.wait_until(lambda: idle() and dialog.model.rowCount() == MANY)
    before = labels(person)

    # All alike, as one step, and back.
    press(dialog, Qt.Key.Key_F, SHIFT)
    person.wait_until(lambda: dialog.findChild(FixPreview) is not None)
    preview = dialog.findChild(FixPreview)
    assert preview.table.model().rowCount() == MANY
    preview.accept()
    person.wait_until(lambda: idle() and dialog.model.rowCount() == 0)
    assert set(labels(person)) == {"PER"}
    press(dialog, Qt.Key.Key_Z, CTRL)
    person.wait_until(lambda: idle() and dialog.model.rowCount() == MANY)
    assert labels(person) == before

    # One is ignored, and stays so.
    person.will_say("a firm")
    monkeypatch.setattr(ChoiceDialog, "ask", classmethod(lambda *_args, **_more: "a firm"))
    press(dialog, Qt.Key.Key_I)
    assert dialog.model.rowCount() == MANY - 1
    dialog.check()
    person.wait_until(idle)
    assert dialog.model.rowCount() == MANY - 1

    # To the article: the span has the focus; relabelled by hand, it is no finding any more.
    row = dialog.current
    press(dialog, Qt.Key.Key_Return)
    person.settle()
    assert person.session.workbench.article.id == row.article
    assert person.session.focused_span.signature == row.found.about
    assert person.session.spans.relabel("PER")
    person.window.actions_of["findings"].trigger()
    person.wait_until(lambda: idle() and dialog.model.rowCount() == MANY - 2)
    dialog.filter.state.setCurrentIndex(dialog.filter.state.findData(FindingState.IGNORED))
    assert [dialog.model.row(0).reason, dialog.model.row(0).annotator] == ["a firm", ANNA]
