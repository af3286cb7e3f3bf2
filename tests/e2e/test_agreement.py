"""From Ctrl+F9 to a number, from the number to the article: the real window, the real worker, one corpus."""

from __future__ import annotations

import pytest
from journey import CTRL, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from factories import NOW, make_article, make_set, make_span

BEN = AnnotatorId("Ben")
ANNA = AnnotatorId("Anna")
TEXT = "Am {}. Tag sprach Kolb in Bonn über Köln und die Stadt."


def sets_of(number):
    """Kolb is agreed on; in article 3 alone they differ on Köln: Anna has it as a place, Ben not at all."""
    article = make_article(TEXT.format(number), id=f"a{number}", title=f"Tag {number}")
    kolb, koeln = article.text.index("Kolb"), article.text.index("Köln")
    for who in (ANNA, BEN):
        spans = [make_span(kolb, kolb + 4, label="PER", id=f"k{number}{who}")]
        if number != 3 or who == ANNA:
            spans.append(make_span(koeln, koeln + 4, label="LOC", id=f"c{number}{who}"))
        yield make_set(*spans, article=article, annotator=who, status=Status.DONE)


@pytest.fixture
def person(qtbot, tmp_path):
    corpus = tmp_path / "team.corpus"
    stores = make_context().stores
    with (
        stores.create(str(corpus), default_schema(), at=NOW) as store,
        store.open_unit_of_work() as work,
    ):
        number = work.imports.begin("test", NOW)
        for at in range(6):
            sets = list(sets_of(at))
            arriving = [ArrivingSet(own, f"c{own.annotator}{at}", NOW) for own in sets]
            work.imports.add(number, [sets[0].article])
            work.imports.add_sets(number, arriving)
        work.imports.finish(number)
        work.commit()
    made = Person(tmp_path / "settings.json")
    assert made.window.open_corpus(str(corpus))
    made.settle()
    yield made
    made.leave()


def test_a_click_on_a_bar_leads_to_the_place_in_the_article(person):
    QTest.keyClick(person.window, Qt.Key.Key_F9, CTRL)
    companion = person.window.companions["agreement"]
    person.wait_until(lambda: companion.dialog is not None)
    dialog = companion.dialog
    person.wait_until(lambda: bool(dialog.found.numbers) and not dialog.asking.is_waiting)

    # 12 spans of each but one: precision 11/11, recall 11/12, whoever is the reference.
    (exact,) = dialog.found.of(on="span", layer="entity", name="", between=(), measure="f1_exact")
    assert exact.value == pytest.approx(2 * 11 / 23, abs=1e-6)
    (place,) = dialog.found.of(
        on="span", layer="entity", name="LOC", between=(), measure="f1_exact"
    )
    assert place.value == pytest.approx(2 * 5 / 11, abs=1e-6)

    dialog.shown.tabs.setCurrentWidget(dialog.shown.by_label)
    plot = dialog.shown.by_label.plot
    (mark,) = [mark for mark in plot.marks if mark.key.name == "LOC"]
    person.wait_until(plot.isVisible)
    QTest.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=plot.place_of(mark))
    person.wait_until(lambda: dialog.behind.places.model().rowCount() > 0)
    assert dialog.behind.article == "a3"  # the one with a disagreement comes first
    QTest.keyClick(dialog.behind.articles, Qt.Key.Key_Return)

    session = person.window.desk.session
    person.wait_until(lambda: session.workbench.article.id == "a3")
    begin = TEXT.format(3).index("Köln")
    assert session.selection == (TextRange(begin, begin + 4),)
    assert not dialog.isVisible()

    # It is there again at once, and goes with the corpus.
    person.window.actions_of["agreement"].trigger()
    assert dialog.isVisible()
    person.window.close_corpus()
    assert companion.dialog is None
