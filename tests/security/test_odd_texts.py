"""Odd texts in the whole program: what is marked by keys is on disk as it was selected, and no window is kept from coming round.

The article view alone is tested in ``gui/article_view/test_pathological.py``.
"""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager

import pytest
from journey import CTRL, NONE, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import default_schema, make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.changes import Status
from annotator.domain.errors import UnstorableTextError
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.offsets import starts_grapheme
from annotator.domain.ports import Access, ArticleQuery
from chaos import CHAOS, STORABLE, UNSTORABLE, nested
from factories import ANNA, NOW, make_article, make_set, make_span
from gold_samples import put_into

KEY = Qt.Key
BEN = AnnotatorId("Ben")
IDS = {name: ArticleId(f"c{number:02}") for number, name in enumerate(STORABLE)}
STEP_S = 3.0
"""Of this thread's processor time, for what takes up to a second of it on a machine that does nothing else."""


@pytest.fixture(autouse=True)
def _own_garbage():
    """What other tests have left is not looked through in the steps of these."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@contextmanager
def step(name):
    """One thing a person does."""
    begun = time.thread_time()
    yield
    took = time.thread_time() - begun
    assert took < STEP_S, f"{name}: {took:.1f} s"


def article(name):
    text = STORABLE[name]
    title = text.strip().split("\n", 1)[0][:300] or name
    return make_article(text, id=IDS[name], title=title, source=f"{name}.txt")


NESTED = "five thousand spans in each other"


def nested_set():
    text, places = nested()
    label = default_schema().layers["quote"].first_label
    spans = [
        make_span(*place, id=f"n{number}", layer="quote", label=label)
        for number, place in enumerate(places)
    ]
    return make_set(*spans, article=make_article(text, id="nested"))


def corpus_with(tmp_path, sets):
    path = tmp_path / "odd.corpus"
    with make_context().stores.create(str(path), default_schema(), at=NOW) as store:
        put_into(store, sets)
    return path


def stored(path, read):
    """What the corpus file holds, read past the window."""
    store = make_context().stores.open(str(path), Access.READ)
    try:
        assert list(store.problems()) == []
        with store.open_unit_of_work() as work:
            return read(work)
    finally:
        store.close()


def bare(words):
    return "".join(words.split())


class Marking:
    """Selects and marks in the article on the desk, and notes what ought to be on disk."""

    def __init__(self, person):
        self.person = person
        self.session = person.session
        self.text = self.session.workbench.article.text
        self.marked = {}

    def mark(self, key):
        """Press the key of a label on what is selected."""
        selection = self.session.selection
        assert selection
        copied = "".join(part.covered_text(self.text) for part in selection)
        before = set(self.session.workbench.own.spans)
        with step("marking"):
            self.person.key(key)
        new = set(self.session.workbench.own.spans) - before
        if not copied.strip():
            assert not new
            return
        (made,) = new
        span = self.session.workbench.own.spans[made]
        covered = "".join(part.covered_text(self.text) for part in span.fragments)
        # Edges move off white space, and never into the middle of what is read as one character.
        assert bare(copied) in bare(covered)
        assert len(covered) <= len(copied) + LONGEST_CLUSTER
        self.marked[made] = span.fragments


LONGEST_CLUSTER = 21_000
"""The marks on one letter in ``chaos``."""


@pytest.mark.parametrize("name", [*STORABLE, NESTED])
def test_what_is_marked_by_keys_in_an_odd_text_is_on_disk_as_it_was_selected(
    person, tmp_path, name
):
    before = nested_set() if name == NESTED else make_set(article=article(name))
    path = corpus_with(tmp_path, [before])
    with step("opening"):
        assert person.window.open_corpus(str(path))
        person.settle()
    person.wait_until(lambda: person.session.workbench is not None)
    person.view.setFocus()
    marking = Marking(person)
    with step("words"):
        person.key(KEY.Key_Home, CTRL)
        for _ in range(3):
            person.key(KEY.Key_Right, SHIFT)
    marking.mark(KEY.Key_P)
    with step("characters"):
        person.key(KEY.Key_Escape)
        person.view.set_character_mode(True)
        person.key(KEY.Key_End, CTRL)
        for _ in range(5):
            person.key(KEY.Key_Left, SHIFT)
    marking.mark(KEY.Key_O)
    before = person.session.workbench.own
    with step("edges"):
        person.key(KEY.Key_BracketLeft)
        if (
            person.session.workbench.own != before
        ):  # in one long cluster there is no edge but its own
            person.key(KEY.Key_Z, CTRL)
    assert len(marking.marked) >= 1
    own = stored(path, lambda work: work.annotations.get(before.article.id, ANNA))
    assert own.article.text == before.article.text
    known = {span.id: span.fragments for span in before}
    assert {span.id: span.fragments for span in own} == marking.marked | known


@pytest.mark.parametrize("name", UNSTORABLE)
def test_what_no_database_holds_is_refused_in_a_sentence_and_nothing_is_left(tmp_path, name):
    own = make_article(CHAOS[name], id="odd")
    with pytest.raises(UnstorableTextError) as refused:
        corpus_with(
            tmp_path, [make_set(article=make_article("Wort", id="w")), make_set(article=own)]
        )
    assert "the text of article odd" in str(refused.value)
    count = stored(tmp_path / "odd.corpus", lambda work: work.articles.count(ArticleQuery(ANNA)))
    assert count == 0


def two_sets(name):
    """Anna and Ben disagree about the label of one place, and Anna has marked another one."""
    own = article(name)
    text, size = own.text, len(own.text)
    first = _place(text, size // 3)
    second = _place(text, size // 2)
    for who, label in ((ANNA, "PER"), (BEN, "ORG")):
        spans = [make_span(*first, id=f"{who}-{own.id}", label=label)]
        if who == ANNA and second[0] >= first[1]:
            spans.append(make_span(*second, id=f"two-{own.id}", label="LOC"))
        yield make_set(*spans, article=own, annotator=who, status=Status.DONE)


def _place(text, about):
    """A stretch of a few characters whose edges are no white space and cut no cluster."""
    places = (*range(about, len(text)), *range(about))
    begin = next(n for n in places if not text[n].isspace() and starts_grapheme(text, n))
    end = begin + 1
    while end < len(text) and (
        not starts_grapheme(text, end) or (end < begin + 5 and not text[end].isspace())
    ):
        end += 1
    return begin, end


@pytest.fixture
def odd(person, tmp_path):
    """All odd texts in one corpus, annotated twice; the window shows it."""
    path = corpus_with(tmp_path, [each for name in STORABLE for each in two_sets(name)])
    with step("opening"):
        assert person.window.open_corpus(str(path))
        person.settle()
    person.wait_until(lambda: person.session.workbench is not None)
    return path


def test_the_list_of_articles_the_outline_and_the_history_show_all_of_them(person, odd):
    desk = person.window.desk
    for name, each in IDS.items():
        with step(f"opening {name}"):
            assert person.session.open(each)
            person.settle()
            person.window.grab()
        own = stored(odd, lambda work, each=each: work.annotations.get(each, ANNA))
        assert person.session.workbench.own.spans == own.spans
        # The list beside it goes to the span it names.
        for span in own:
            with step(f"outline of {name}"):
                person.session.set_focus(span.id)
                person.settle()
                person.window.grab()
            visible = desk.view.visible_range()
            assert visible.begin <= span.begin < visible.end
        with step(f"past of {name}"):
            person.window.actions_of["time.travel"].trigger()
            person.settle()
            person.window.grab()
        assert desk.time.then is None or desk.time.then.article.text == STORABLE[name]
        desk.time.leave()


def test_the_search_finds_in_them_what_is_there_and_goes_to_it(person, odd):
    person.window.actions_of["concordance"].trigger()
    dialog = person.window.companions["concordance"].dialog

    def searched(text):
        dialog.field.setText(text)
        QTest.keyClick(dialog.field, KEY.Key_Return)
        person.wait_until(lambda: not dialog.model.is_searching)
        with step(text):
            dialog.grab()
        return dialog.model.rowCount()

    sets = stored(
        odd, lambda work: {each: work.annotations.get(each, ANNA) for each in IDS.values()}
    )
    spans = [(own.article.id, span) for own in sets.values() for span in own]
    assert searched("entity.PER annotator:me") == len(IDS)
    assert searched("layer:entity annotator:me") == len(spans)
    for row in range(dialog.model.rowCount()):
        with step(f"row {row}"):
            dialog.table.selectRow(row)
            dialog.go()
            person.settle()
            person.window.grab()
        here = person.session.workbench.article.id
        assert (here, person.session.focused_span) in spans
    assert searched("Wort") > 0
    assert searched("/Ende$/") > 0
    dialog.close()


def test_they_are_adjudicated_by_keys_and_the_gold_has_the_offsets(person, odd):
    person.key(KEY.Key_F7, CTRL)
    dialog = person.window.companions["adjudication"].dialog
    person.wait_until(lambda: dialog._handle is None and dialog.case is not None)
    dialog.activateWindow()
    person.wait_until(dialog.isActiveWindow)
    turns = 0
    while dialog.case is not None and dialog.case.state.waits and turns < 4 * len(IDS):
        with step(f"decision {turns}"):
            dialog.panel.table.setFocus()
            QTest.keyClick(dialog.panel.table, KEY.Key_A, NONE)
            person.settle()
            dialog.grab()
        turns += 1
    assert turns >= len(IDS)
    for name, each in IDS.items():
        gold = stored(odd, lambda work, each=each: work.annotations.get(each, GOLD))
        anna = stored(odd, lambda work, each=each: work.annotations.get(each, ANNA))
        known = {span.fragments for span in anna}
        assert gold.article.text == STORABLE[name]
        assert {span.fragments for span in gold} <= known
        assert next(iter(anna)).fragments in {span.fragments for span in gold}
    dialog.close()


def test_findings_in_them_lead_to_the_span_they_are_about(person, odd):
    person.window.actions_of["findings"].trigger()
    dialog = person.window.companions["findings"].dialog
    person.wait_until(lambda: dialog._handle is None and dialog.model.rowCount() > 0)
    with step("inbox"):
        dialog.grab()
    sets = stored(
        odd, lambda work: {each: work.annotations.get(each, ANNA) for each in IDS.values()}
    )
    rows = [dialog.model.row(number) for number in range(dialog.model.rowCount())]
    first = {
        row.article: number for number, row in reversed([*enumerate(rows)]) if row.annotator == ANNA
    }
    went = set()
    for number in first.values():
        row = rows[number]
        with step(f"finding {number}"):
            dialog.table.selectRow(number)
            QTest.keyClick(dialog.table, KEY.Key_Return)
            person.settle()
            person.window.grab()
        assert person.session.workbench.article.id == row.article
        focused = person.session.focused_span
        if focused is not None:
            assert focused in list(sets[row.article])
            went.add(row.article)
    assert went
    dialog.close()


def test_a_reviewer_sees_and_judges_them_by_keys(person, odd):
    person.window.actions_of["review"].trigger()
    companion = person.window.companions["review"]
    person.wait_until(lambda: companion.dialog is not None)
    desk = companion.dialog
    person.wait_until(desk.isActiveWindow)
    QTest.keyClick(desk, KEY.Key_N, CTRL)
    person.wait_until(desk.form.draw_button.isEnabled)
    desk.form.name.setText("Odd")
    desk.form.size_field.setValue(3 * len(IDS))
    person.wait_until(lambda: desk._preview is None and desk.form.draw_button.isEnabled())
    desk.form.draw_button.click()
    person.wait_until(lambda: desk._running is None and desk.judging.queue.items)
    person.settle()
    queue = desk.judging.queue
    seen = set()
    for number in range(len(queue.items)):
        item = queue.current
        with step(f"item {number}"):
            span = desk._reviewing.set_of(item).spans[item.span]
            assert item.fragments == span.fragments
            desk.grab()
            QTest.keyClick(desk.judging.view, KEY.Key_Space)
            person.settle()
        seen.add(item.article)
    assert seen == set(IDS.values())
    assert queue.judged == len(queue.items)
    (sample,) = stored(odd, lambda work: work.reviews.samples())
    judged = stored(odd, lambda work: work.reviews.judgements(sample.id))
    assert len(judged) == len(queue.items)
    desk.close()


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_they_are_reported_and_printed(qapp, tmp_path, kind):
    path = corpus_with(tmp_path, [each for name in STORABLE for each in two_sets(name)])
    out = tmp_path / f"report.{kind}"
    program = Program(make_context=make_context, open_window=lambda _request: 0, version="0")
    assert run(["report", str(path), str(out)], program) == 0
    assert out.stat().st_size > 1_000
