"""Steps over hundreds of suggestions: one step, all or nothing, shown once it is on disk; the window comes round meanwhile."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from annotator.domain.changes import Action
from annotator.domain.errors import DiskFullError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.suggestion_filter import SuggestionFilter
from annotator.services.annotate import AnnotationService
from annotator.services.keeping import InCorpus
from annotator.ui.bulk_actions import MANY
from annotator.ui.session import EditorSession
from factories import ANNA, make_article, make_schema, make_set, make_suggestion
from fakes import FakeStore, counted_ids, frozen_clock

A1 = ArticleId("a1")
COUNT = MANY + 50
CORPUS = "fake.corpus"


class Watched(InCorpus):
    """Notes in which threads steps are recorded."""

    threads = ()

    def record(self, after, changes, kind, of):
        Watched.threads = (*Watched.threads, current_thread())
        return super().record(after, changes, kind, of)


@pytest.fixture
def store():
    text = "Wort " * (2 * COUNT)
    spans = [
        make_suggestion(10 * n, 10 * n + 4, id=f"s{n}", label="PER" if n % 2 else "LOC")
        for n in range(COUNT)
    ]
    article = make_article(text)
    made = FakeStore(
        make_schema(),
        articles=[article],
        sets=[make_set(*spans, article=article, annotator=SUGGESTIONS)],
        location=CORPUS,
    )
    made.closed = True
    return made


@pytest.fixture
def desk(qapp, store, monkeypatch):
    monkeypatch.setattr(Watched, "threads", ())
    service = AnnotationService(
        store.open_unit_of_work,
        make_schema(),
        ANNA,
        frozen_clock,
        counted_ids(),
        keeping=Watched(store.open_unit_of_work, ANNA),
    )
    made = EditorSession(service)
    made.problems, made.shown, made.at_work = [], [], []
    made.refused.connect(made.problems.append)
    made.workbench_changed.connect(lambda bench, _changes: made.shown.append(bench))
    made.working.connect(made.at_work.append)
    assert made.open(A1)
    return made


def during(desk, act):
    """Have the event loop do this while the next long step is under way."""

    def soon(on):
        if on:
            desk.working.disconnect(soon)
            act()

    desk.working.connect(soon)


def test_a_long_step_is_recorded_beside_the_window_a_short_one_in_it(desk):
    desk.focus_next_suggestion()
    desk.spans.accept()
    desk.bulk.accept_all()
    short, long = Watched.threads
    assert short is main_thread()
    assert long is not main_thread()


def test_accepting_all_undo_and_redo_are_one_step_each(desk, store):
    assert desk.bulk.accept_all()
    assert len(desk.workbench.own) == COUNT
    assert desk.steps.next_undo().action is Action.ACCEPT
    assert desk.steps.undo()
    assert len(desk.workbench.own) == 0
    assert len(desk.workbench.open_suggestions) == COUNT
    assert desk.steps.redo()
    assert len(desk.workbench.own) == COUNT
    assert desk.steps.next_redo() is None
    assert main_thread() not in Watched.threads
    assert store.commits == 3


def test_what_is_undone_is_seen_by_the_size_of_its_entry_before_it_is_loaded(desk):
    desk.bulk.accept_all()
    step = desk.steps.next_undo()
    assert step.size > COUNT * 100


def test_nothing_is_shown_before_it_is_recorded(desk, store):
    seen = []
    during(desk, lambda: seen.append((len(desk.workbench.own), store.commits)))
    desk.shown.clear()
    desk.bulk.accept_all()
    assert seen == [(0, 0)]
    assert [len(bench.own) for bench in desk.shown] == [COUNT]
    assert set(desk.at_work) == {True, False}
    assert desk.at_work[-1] is False


def test_what_comes_meanwhile_is_done_afterwards_in_its_order(desk):
    def come():
        assert not desk.steps.undo()
        desk.set_filter(SuggestionFilter(layers=frozenset({"entity"})))
        desk.renew_suggestions()
        assert not desk.bulk.reject_all()

    during(desk, come)
    assert desk.bulk.accept_all()
    # Taken back, and then all were rejected: none of it was lost or met another state.
    assert len(desk.workbench.own) == 0
    assert desk.workbench.open_suggestions == ()
    assert desk.steps.next_undo().action is Action.REJECT
    assert desk.problems == []


def test_a_full_disk_is_told_and_the_desk_stays_as_it_was(desk, store):
    store.fail_with = DiskFullError(corpus=CORPUS)
    before = desk.workbench
    assert not desk.bulk.accept_all()
    assert [type(error) for error in desk.problems] == [DiskFullError]
    assert desk.workbench is before
    assert desk.at_work[-1] is False


@pytest.fixture
def gate(monkeypatch):
    """No step is recorded before it is opened."""
    gate, record = Event(), InCorpus.record

    def held(*args):
        assert gate.wait(10)
        return record(*args)

    monkeypatch.setattr(InCorpus, "record", held)
    return gate


def test_whoever_ends_meanwhile_waits_until_it_is_on_disk_and_it_is_not_shown(desk, store, gate):
    commits = []

    def end():
        gate.set()
        desk.end()
        commits.append(store.commits)

    during(desk, lambda: QTimer.singleShot(0, end))
    desk.shown.clear()
    assert not desk.bulk.accept_all()
    assert commits == [1]
    assert desk.shown == []


def test_the_window_says_saving_until_the_step_is_shown(window):
    words = window.key_line.findChild(QLabel, "savedText")
    session, said = window.desk.session, []
    session.working.connect(lambda _on: said.append(words.text()))
    window.commands.run("decide.accept_all")
    assert len(session.workbench.own) == COUNT
    assert "Saving…" in said
    assert words.text() == "Saved"


def test_closing_the_corpus_meanwhile_keeps_the_step(window, store, gate):
    def close():
        gate.set()
        window.close_corpus()

    during(window.desk.session, lambda: QTimer.singleShot(0, close))
    window.commands.run("decide.accept_all")
    assert window.desk is None
    assert store.commits == 1
    with store.open_unit_of_work() as work:
        own, _ = work.annotations.pair(A1, ANNA)
    assert len(own) == COUNT
