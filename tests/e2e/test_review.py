"""The reviewer's journey: a sample drawn, judged by keys, its intervals those of statsmodels, signed off, locked, unlocked."""

from __future__ import annotations

import pytest
from journey import ANNA, CTRL, Person
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from statsmodels.stats.proportion import proportion_confint

from annotator.bootstrap import default_schema, make_context
from annotator.domain.ports import Access
from annotator.domain.reviews import Judged
from annotator.ui.dialogs.findings_asking import ChoiceDialog
from annotator.ui.dialogs.reviewing.result_model import NAME, PRECISION
from factories import NOW, make_article, make_set, make_span
from gold_samples import put_into

ARTICLES = 300
DRAWN = 12
KEY = Qt.Key


@pytest.fixture
def person(qtbot, tmp_path, language):
    """300 articles with a person; every fourth of those marked is none."""
    sets = []
    for number in range(ARTICLES):
        name = "Kolb" if number % 4 else "Dorf"
        text = f"Am {number}. Tag war {name} nicht {number * 7}-mal da."
        begin = text.index(name)
        span = make_span(begin, begin + 4, label="PER", id=f"k{number}")
        sets.append(
            make_set(span, article=make_article(text, id=f"a{number:03}", title=f"Tag {number}"))
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


def stored(person, read):
    store = make_context().stores.open(str(person.corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            return read(work)
    finally:
        store.close()


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_reviewer_samples_judges_and_signs_off(person, monkeypatch):
    person.window.preferences.change(text_size=22)
    person.window.actions_of["review"].trigger()
    companion = person.window.companions["review"]
    person.wait_until(lambda: companion.dialog is not None)
    desk = companion.dialog
    person.wait_until(desk.isActiveWindow)
    sample = draws(person, desk)
    reads_in_the_type_of_the_main_window(person, desk)
    wrong = judges(person, desk, sample)
    sees_the_intervals_of_statsmodels(desk, wrong)
    signs_off_and_unlocks(person, desk, sample, monkeypatch)


def draws(person, desk):
    # Drawn in the form.
    QTest.keyClick(desk, KEY.Key_N, CTRL)
    person.wait_until(desk.form.draw_button.isEnabled)
    desk.form.name.setText("March")
    desk.form.size_field.setValue(DRAWN)
    person.wait_until(lambda: desk._preview is None and "12" in desk.form.summary.text())
    desk.form.draw_button.click()
    person.wait_until(lambda: desk._running is None and desk.judging.queue.items)
    person.settle()
    (sample,) = stored(person, lambda work: work.reviews.samples())
    assert (sample.items, sample.frame.units, sample.by) == (DRAWN, ARTICLES, ANNA)
    return sample


def reads_in_the_type_of_the_main_window(person, desk):
    view, item = desk.judging.view, desk.judging.queue.current
    height = view.extent_rects(item.fragments)[0].height()
    person.window.preferences.change(text_size=33)
    assert view.extent_rects(item.fragments)[0].height() > 1.3 * height
    person.window.preferences.change(text_size=22)
    assert view.extent_rects(item.fragments)[0].height() == height


def judges(person, desk, sample):
    # Judged by keys; one verdict is taken back and given anew.
    view, queue = desk.judging.view, desk.judging.queue
    wrong = 0
    for _ in range(DRAWN):
        item = queue.current
        words = desk._reviewing.set_of(item).spans[item.span]
        is_wrong = desk.judging._shown.own.covered_text(words) == "Dorf"
        wrong += is_wrong
        QTest.keyClick(view, KEY.Key_X if is_wrong else KEY.Key_Space)
    QTest.keyClick(view, KEY.Key_Z, CTRL)
    assert queue.judged == DRAWN - 1
    QTest.keyClick(view, KEY.Key_X if is_wrong else KEY.Key_Space)
    judged = stored(person, lambda work: work.reviews.judgements(sample.id))
    assert sum(each.judged is Judged.SPURIOUS for each in judged) == wrong
    assert len(judged) == DRAWN
    return wrong


def sees_the_intervals_of_statsmodels(desk, wrong):
    # The intervals are those of statsmodels.
    QTest.keyClick(desk, KEY.Key_2, CTRL)
    model = desk.outcome.model
    precision = model.rows[0].precision
    expected = proportion_confint(DRAWN - wrong, DRAWN, method="wilson")
    assert precision.interval == pytest.approx(expected, abs=1e-12)
    low, high = (QLocale().toString(100 * end, "f", 1) for end in expected)
    assert model.index(0, NAME).data()
    assert model.index(0, PRECISION).data().strip("\u2064").endswith(f"({low}–{high})")


def signs_off_and_unlocks(person, desk, sample, monkeypatch):
    # Signed off: nothing can be changed, and the window says so.
    reasons = ["looked at", "a new rule"]
    person.will_say("March", *reasons)
    answers = iter(reasons)
    monkeypatch.setattr(ChoiceDialog, "ask", classmethod(lambda *_told, **_more: next(answers)))
    desk.outcome.sign_button.click()
    assert len(stored(person, lambda work: work.reviews.locked())) == ARTICLES
    desk.close()
    session = person.session
    here = session.workbench.article.id
    assert person.desk.header.shown.signed_by == ANNA
    before = stored(person, lambda work: work.annotations.get(here, ANNA))
    refused = []
    session.refused.connect(refused.append)
    session.set_focus(next(iter(session.workbench.own.spans)))
    assert not session.spans.relabel("ORG")
    assert not session.spans.reject_or_remove()
    assert [type(each).__name__ for each in refused] == ["SetLockedError"] * 2
    assert stored(person, lambda work: work.annotations.get(here, ANNA)) == before

    # Unlocked with a reason, which is kept; then work goes on.
    person.window.actions_of["review"].trigger()
    desk.outcome.unlock_button.click()
    desk.close()
    assert session.spans.relabel("ORG")
    assert person.desk.header.shown.signed_by == ""
    signatures = stored(person, lambda work: work.reviews.signatures(sample.id))
    assert [(each.locks, each.reason) for each in signatures] == [
        (True, "looked at"),
        (False, "a new rule"),
    ]
