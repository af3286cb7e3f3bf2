"""A long step on a real server is taken back beside the window, whether it waits or is stored."""

from __future__ import annotations

from threading import current_thread, main_thread

import pytest

from annotator.domain.changes import SpanAdded
from annotator.domain.ids import ArticleId
from annotator.domain.workbench import Proposal
from annotator.services.outbox import Outbox
from annotator.ui.bulk_actions import MANY
from factories import ANNA, NOW, make_article, make_change_set, make_span, make_suggestion

COUNT = MANY + 50
LONG = ArticleId("long")

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def many(store):
    """An article with hundreds of suggestions, in a corpus on a server."""
    article = make_article("Wört " * (2 * COUNT), id=LONG)
    spans = [make_suggestion(10 * n, 10 * n + 4, id=f"s{n}") for n in range(COUNT)]
    with store.open_unit_of_work() as work:
        number = work.imports.begin("long", NOW)
        work.imports.add(number, [article])
        work.imports.finish(number)
        work.annotations.replace_suggestions(LONG, Proposal(spans=tuple(spans)), "test@1")
        work.commit()
    return store


def test_the_size_of_a_step_is_that_of_its_log_entry(many, do):
    do(many, make_change_set(SpanAdded(span=make_span(0, 4, note="Öl")), article=LONG))
    with many.open_unit_of_work() as work:
        ((found,), _) = work.history.stacks(LONG, ANNA, 5)
        alone = work.history.undoable(LONG, ANNA)
    assert found.step == alone
    assert alone.size == len(found.changes.model_dump_json().encode())


def test_undo_and_redo_of_a_long_step_are_taken_beside_the_window(
    qtbot, many, corpus, window_of, monkeypatch
):
    window = window_of()
    threads = []
    record = Outbox.record

    def watched(outbox, *args):
        threads.append(current_thread())
        return record(outbox, *args)

    monkeypatch.setattr(Outbox, "record", watched)
    assert window.open_corpus(corpus)
    assert window.desk.open_article(LONG)
    session = window.desk.session
    qtbot.waitUntil(lambda: len(session.workbench.open_suggestions) == COUNT)
    assert session.bulk.accept_all()
    outbox = window.desk.corpus.remote.outbox
    qtbot.waitUntil(lambda: not outbox.waiting)
    assert session.steps.undo()
    assert len(session.workbench.own) == 0
    qtbot.waitUntil(lambda: not outbox.waiting)
    assert session.steps.redo()
    assert len(session.workbench.own) == COUNT
    assert len(threads) == 3
    assert main_thread() not in threads


def test_a_long_step_that_waits_is_taken_back_beside_the_window(
    qtbot, many, corpus, window_of, monkeypatch
):
    window = window_of()
    assert window.open_corpus(corpus)
    assert window.desk.open_article(LONG)
    session = window.desk.session
    qtbot.waitUntil(lambda: len(session.workbench.open_suggestions) == COUNT)
    window.desk.corpus.remote.line.went_down()
    monkeypatch.setattr(Outbox, "_has_come_back", lambda _: False)
    assert session.bulk.accept_all()
    threads = []
    record = Outbox.record

    def watched(outbox, *args):
        threads.append(current_thread())
        return record(outbox, *args)

    monkeypatch.setattr(Outbox, "record", watched)
    assert session.steps.undo()
    assert len(session.workbench.own) == 0
    assert session.steps.redo()
    assert len(session.workbench.own) == COUNT
    assert len(threads) == 2
    assert main_thread() not in threads
