"""From Ctrl+F2 to a bar, from the bar to the articles, from there into one: the real window, the real worker."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
from journey import CTRL, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import default_schema, make_context
from dashboard_corpus import play
from factories import ANNA, NOW


@pytest.fixture
def played(qtbot, tmp_path):
    corpus = tmp_path / "team.corpus"
    with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
        told = play(store, articles=20)
    made = Person(tmp_path / "settings.json")
    assert made.window.open_corpus(str(corpus))
    made.settle()
    yield made, told
    made.leave()


def test_a_click_on_a_bar_leads_to_the_articles_and_into_one(played, tmp_path):
    person, told = played
    QTest.keyClick(person.window, Qt.Key.Key_F2, CTRL)
    companion = person.window.companions["dashboard"]
    person.wait_until(lambda: companion.dialog is not None)
    dialog = companion.dialog
    person.wait_until(lambda: bool(dialog.answer) and not dialog.asking.is_waiting)

    done = Counter(event.person for event in told.events if event.kind == "finish")
    shown = {bar.key.words: bar.shown for bar in dialog.pages.page("progress").plot.chart.bars}
    assert shown == {
        "Progress · Anna · one": f"{done['Anna']} / 10",
        "Progress · Ben · two": f"{done['Ben']} / 14",
    }

    dialog.show_section("suggestions")
    page = dialog.page
    page.choice.setCurrentIndex(page.choice.findData("rule"))
    (mark,) = [mark for mark in page.plot.marks if dict(mark.key.about)["name"] == "gazetteer"]
    person.wait_until(page.plot.isVisible)
    viewport = page.plot.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=page.plot.place_of(mark))
    person.wait_until(lambda: dialog.behind.articles.model().rowCount() > 0)
    expected = Counter(
        event.article for event in told.events for rule, _ in event.made if rule == "gazetteer"
    )
    shown = [(row[0].shown, row[2].value) for row in dialog.behind.articles.table.rows]
    titles = {each.id: each.title for each in told.articles}
    assert dict(shown) == {titles[article]: times for article, times in expected.items()}
    wanted = dialog.behind.article
    assert expected[wanted] == max(expected.values())
    QTest.keyClick(dialog.behind.articles, Qt.Key.Key_Return)
    assert person.window.desk.session.workbench.article.id == wanted
    assert not dialog.isVisible()

    dialog.write_table(tmp_path / "rules.csv")
    with (tmp_path / "rules.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {row[0]: row[1:4] for row in csv.reader(stream)}
    accepted = sum(
        rule == "gazetteer"
        for event in told.events
        if event.kind == "accept"
        for rule, _ in event.made
    )
    assert int(rows["gazetteer"][0]) == accepted


def test_agreement_is_worked_out_when_somebody_looks_and_leads_to_articles(played):
    person, told = played
    person.window.companions["dashboard"].show()
    companion = person.window.companions["dashboard"]
    person.wait_until(lambda: companion.dialog is not None)
    dialog = companion.dialog
    person.wait_until(lambda: bool(dialog.answer) and not dialog.asking.is_waiting)
    dialog.show_section("agreement")
    person.wait_until(lambda: bool(dialog.pages.page("agreement").plot.marks))
    mark = dialog.pages.page("agreement").plot.marks[0]
    dialog.ask(mark.key)
    person.wait_until(lambda: dialog.behind.articles.model().rowCount() > 0)
    both = {a for p, a in told.spans if p == ANNA} & {a for p, a in told.spans if p != ANNA}
    assert dialog.behind.article in both


def test_the_share_of_controls_is_kept_and_counts_when_suggesting(played):
    person, told = played
    companion = person.window.companions["dashboard"]
    companion.show()
    person.wait_until(lambda: companion.dialog is not None)
    dialog = companion.dialog
    person.wait_until(lambda: bool(dialog.answer) and not dialog.asking.is_waiting)
    dialog.show_section("controls")
    assert dialog.control.share.value() == 30
    assert not dialog.control.keep.isEnabled()
    dialog.control.share.setValue(0)
    dialog.control.keep.click()
    person.wait_until(lambda: not dialog.asking.is_waiting)
    with person.window.desk.corpus.store.open_unit_of_work() as work:
        assert work.people.controls() == 0.0
    assert dialog.answer["controls"]["articles"] == 0
    assert told.controls
