"""The search: found, corrected in many articles as one step, taken back; the database tells each time."""

from __future__ import annotations

import pytest
from journey import Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.ports import Access
from annotator.services.search_corrections import What
from factories import ANNA, NOW, make_article, make_set, make_span
from gold_samples import put_into

MANY = 30


@pytest.fixture
def person(qtbot, tmp_path):
    sets = []
    for number in range(2 * MANY):
        wrong = number % 2
        text = (
            f"Am {number}. Tag {'fuhr' if wrong else 'war'} Kolb mit Reuter {number * 3} Stunden."
        )
        begin = text.index("Kolb")
        span = make_span(begin, begin + 4, label="ORG" if wrong else "PER", id=f"k{number}")
        sets.append(
            make_set(span, article=make_article(text, id=f"a{number}", title=f"Tag {number}"))
        )
    corpus = tmp_path / "news.corpus"
    with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
        put_into(store, sets)
    made = Person(tmp_path / "settings.json")
    made.corpus = corpus
    assert made.window.open_corpus(str(corpus))
    made.settle()
    yield made
    made.leave()


def spans(person):
    """Layer, label and words of every span of Anna's, in the order of the corpus."""
    store = make_context().stores.open(str(person.corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            sets = [work.annotations.get(f"a{n}", ANNA) for n in range(2 * MANY)]
            return [(s.layer, s.label, own.covered_text(s)) for own in sets for s in own]
    finally:
        store.close()


def searched(person, dialog, text):
    dialog.field.setText(text)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    person.wait_until(lambda: not dialog.model.is_searching)
    return dialog.model.rowCount()


def correct(person, dialog, what, target):
    dialog.correct()
    review = dialog.review
    review.what.setCurrentIndex(review.what.findData(what))
    if target is not None:
        review.target.setCurrentIndex(
            next(n for n in range(review.target.count()) if review.target.itemData(n) == target)
        )
    count = len(review.chosen)
    review.accept()
    person.wait_until(lambda: dialog._handle is None and not dialog.model.is_searching)
    return count


def test_search_correct_all_and_undo_in_one_step(person):
    person.window.actions_of["concordance"].trigger()
    dialog = person.window.companions["concordance"].dialog
    before = spans(person)
    assert searched(person, dialog, 'entity.ORG["Kolb"]') == MANY

    # All of them another label, as one step, and back.
    assert correct(person, dialog, What.RELABEL, ("entity", "PER")) == MANY
    assert spans(person) == [("entity", "PER", "Kolb")] * (2 * MANY)
    assert dialog.model.rowCount() == 0
    dialog.take_back()
    person.wait_until(lambda: dialog._handle is None and dialog.model.rowCount() == MANY)
    assert spans(person) == before

    # Words become spans, as one step, and back.
    assert searched(person, dialog, "Reuter") == 2 * MANY
    assert correct(person, dialog, What.MARK, ("entity", "PER")) == 2 * MANY
    marked = spans(person)
    assert [s for s in marked if s[2] == "Reuter"] == [("entity", "PER", "Reuter")] * (2 * MANY)
    dialog.undo_action.trigger()
    person.wait_until(lambda: dialog._handle is None)
    assert spans(person) == before

    # And to the article.
    assert searched(person, dialog, 'entity.PER["Kolb"]') == MANY
    dialog.table.selectRow(3)
    dialog.go()
    session = person.window.desk.session
    assert session.workbench.article.id == "a6"
    assert session.focused_span.id == "k6"


def test_a_query_in_the_list_of_articles(person):
    panel = person.window.desk.article_list
    panel.search.setText("label:ORG NOT /kein/")
    person.wait_until(lambda: panel.model.rowCount() == MANY)
    panel.search.setText("lable:ORG")
    person.wait_until(lambda: "label" in panel.problem.text())
    panel.search.setText("Kolb Reuter")
    person.wait_until(lambda: panel.model.rowCount() == 2 * MANY)
    assert not panel.problem.isVisible()
