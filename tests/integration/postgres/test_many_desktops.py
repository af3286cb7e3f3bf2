from threading import Barrier, Thread

import pytest

from annotator.domain.changes import NoteChanged, SpanAdded, SpanRemoved
from annotator.domain.errors import ImportRunningError, SchemaChangedError, StaleChangeError
from annotator.domain.news import NewsKind
from annotator.domain.ports import LogKind
from annotator.domain.workbench import Proposal, Workbench
from factories import ANNA, BEN, NOW, make_article, make_change_set, make_span, make_suggestion

PATIENCE_S = 120
"""One that never comes is a failure; without a limit the other one would wait for ever."""
SPAN = make_span(0, 6, id="one")


def test_two_annotators_do_not_collide(desktop, do, read):
    here, there = desktop(), desktop()
    mine = make_change_set(SpanAdded(span=SPAN))
    theirs = make_change_set(SpanAdded(span=SPAN), annotator=BEN)
    with here.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair("a1", ANNA))
        work.annotations.record(mine, desk.apply(mine).tally)
        do(there, theirs)  # while the first one has not committed
        work.commit()
    assert list(read(here)) == list(read(here, annotator=BEN)) == [SPAN]
    assert list(here.problems()) == []


def test_of_two_desktops_of_one_annotator_the_later_is_told_and_nothing_is_lost(desktop, do, read):
    here, there = desktop(), desktop()
    do(here, make_change_set(SpanAdded(span=SPAN)))
    with there.open_unit_of_work() as work:
        seen = Workbench(*work.annotations.pair("a1", ANNA))
    do(here, make_change_set(SpanRemoved(span=SPAN)))
    late = make_change_set(SpanRemoved(span=SPAN))
    with there.open_unit_of_work() as work, pytest.raises(StaleChangeError):
        work.annotations.record(late, seen.apply(late).tally)
    assert len(read(there)) == 0
    with here.open_unit_of_work() as work:
        assert len(list(work.history.entries())) == 2
    assert list(here.problems()) == []


def test_both_at_the_same_instant_and_one_of_them_wins(desktop, read):
    stores = [desktop(), desktop()]
    start, ended = Barrier(2, timeout=PATIENCE_S), []

    def work_on(store, note):
        with store.open_unit_of_work() as work:
            desk = Workbench(*work.annotations.pair("a1", ANNA))
            changes = make_change_set(NoteChanged(before="", after=note))
            start.wait()
            try:
                work.annotations.record(changes, desk.apply(changes).tally)
                work.commit()
                ended.append(note)
            except StaleChangeError:
                ended.append(None)

    threads = [Thread(target=work_on, args=(s, n)) for s, n in zip(stores, "xy", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    (winner,) = filter(None, ended)
    assert len(ended) == 2
    assert read(stores[0]).note == winner


class TestRepeating:
    """What was acknowledged to nobody is sent once more, and stored once."""

    def test_a_change_set_that_is_there_is_not_stored_again(self, desktop, do, store, read):
        add = make_change_set(SpanAdded(span=SPAN))
        first = do(store, add)
        with store.open_unit_of_work() as work:
            tally = work.articles.row("a1", ANNA).tally
            assert work.annotations.record(add, tally) == first
            work.commit()
        assert list(read(store)) == [SPAN]

    def test_nor_after_it_was_undone(self, do, store, read):
        add = make_change_set(SpanAdded(span=SPAN))
        first = do(store, add)
        do(store, add.inverted(), kind=LogKind.UNDO, of=first)
        with store.open_unit_of_work() as work:
            before = Workbench(*work.annotations.pair("a1", ANNA))
            assert work.annotations.record(add, before.apply(add).tally) == first
            work.commit()
        assert len(read(store)) == 0
        assert list(store.problems()) == []

    def test_an_undo_that_happened_does_not_happen_again(self, do, store):
        add = make_change_set(SpanAdded(span=SPAN))
        first = do(store, add)
        undone = do(store, add.inverted(), kind=LogKind.UNDO, of=first)
        with store.open_unit_of_work() as work:
            tally = work.articles.row("a1", ANNA).tally
            again = work.annotations.record(add.inverted(), tally, kind=LogKind.UNDO, of=first)
            work.commit()
        assert again == undone
        assert list(store.problems()) == []


class TestSuggestions:
    def test_open_counts_are_right_whoever_is_first(self, desktop, do, read):
        here, there = desktop(), desktop()
        span = make_span(4, 9, id="x")
        start = Barrier(2, timeout=PATIENCE_S)

        def annotate():
            start.wait()
            for n in range(15):
                step = SpanAdded(span=span) if n % 2 == 0 else SpanRemoved(span=span)
                do(here, make_change_set(step))

        def propose():
            start.wait()
            for n in range(15):
                with there.open_unit_of_work() as work:
                    found = (make_suggestion(4, 9), make_suggestion(0, 2))[: 1 + n % 2]
                    work.annotations.replace_suggestions("a1", Proposal(found), f"p@{n}")
                    work.commit()

        threads = [Thread(target=annotate), Thread(target=propose)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE_S)
        assert list(here.problems()) == []


class TestImports:
    def test_two_at_a_time_are_refused(self, desktop):
        here, there = desktop(), desktop()
        with here.open_unit_of_work() as work:
            number = work.imports.begin("eins", NOW)
            work.commit()
        with there.open_unit_of_work() as work, pytest.raises(ImportRunningError):
            work.imports.begin("zwei", NOW)
        with here.open_unit_of_work() as work:
            work.imports.finish(number)
            work.commit()
        with there.open_unit_of_work() as work:
            work.imports.begin("zwei", NOW)

    def test_one_that_is_running_is_left_alone_by_who_opens(self, desktop):
        here = desktop()
        with here.open_unit_of_work() as work:
            number = work.imports.begin("eins", NOW)
            work.imports.add(number, [make_article("Halb.", id="half")])
            work.commit()
        there = desktop()
        with there.open_unit_of_work() as work:
            assert work.articles.with_id("half")

    def test_one_whose_program_is_gone_is_removed_by_who_opens_next(self, desktop):
        here = desktop()
        with here.open_unit_of_work() as work:
            number = work.imports.begin("eins", NOW)
            work.imports.add(number, [make_article("Halb.", id="half")])
            work.commit()
        here.close()
        there = desktop()
        with there.open_unit_of_work() as work:
            assert not work.articles.with_id("half")
        assert list(there.problems()) == []


def test_of_two_changes_of_the_schema_the_later_is_told(desktop):
    here, there = desktop(), desktop()
    with there.open_unit_of_work() as late:
        seen = late.schemas.current()
        with here.open_unit_of_work() as work:
            schema = work.schemas.current()
            work.schemas.store(schema.model_copy(update={"version": schema.version + 1}), NOW)
            work.commit()
        with pytest.raises(SchemaChangedError):
            late.schemas.store(seen.model_copy(update={"version": seen.version + 1}), NOW)


class TestNews:
    @pytest.fixture
    def told(self, desktop):
        """``told()`` waits for the next notice of another desktop's store."""
        from queue import Queue  # noqa: PLC0415 - only here

        notices = Queue()
        listener = desktop()
        news = listener.news(notices.put)
        assert news.wait_until_listening(10)
        yield lambda: notices.get(timeout=10)
        news.close()
        assert notices.empty()

    def test_an_edit_of_another_desktop_is_told_by_names_and_ids(self, told, desktop, do):
        do(desktop(), make_change_set(SpanAdded(span=SPAN)))
        notice = told()
        assert (notice.kind, notice.article, notice.annotator) == (NewsKind.SET, "a1", ANNA)

    def test_what_is_not_committed_is_not_told(self, told, desktop, do):
        other = desktop()
        with other.open_unit_of_work() as work:
            desk = Workbench(*work.annotations.pair("a1", BEN))
            changes = make_change_set(SpanAdded(span=SPAN), annotator=BEN)
            work.annotations.record(changes, desk.apply(changes).tally)
        do(other, make_change_set(SpanAdded(span=SPAN)))
        assert told().annotator == ANNA

    def test_suggestions_articles_and_schema(self, told, desktop):
        other = desktop()
        with other.open_unit_of_work() as work:
            work.annotations.replace_suggestions("a2", Proposal(()), "p@1")
            number = work.imports.begin("x", NOW)
            work.imports.finish(number)
            schema = work.schemas.current()
            work.schemas.store(schema.model_copy(update={"version": schema.version + 1}), NOW)
            work.commit()
        kinds = [told().kind for _ in range(3)]
        assert kinds == [NewsKind.SUGGESTIONS, NewsKind.ARTICLES, NewsKind.SCHEMA]

    def test_own_edits_are_not_told(self, desktop, do):
        notices = []
        store, other = desktop(), desktop()
        news = store.news(notices.append)
        assert news.wait_until_listening(10)
        do(store, make_change_set(SpanAdded(span=SPAN)))
        do(other, make_change_set(SpanAdded(span=SPAN), annotator=BEN))
        while not notices:
            pass
        news.close()
        assert [notice.annotator for notice in notices] == [BEN]

    def test_after_a_break_everything_may_be_different(self, told, corpus, kill):
        kill(corpus)
        assert told().kind is NewsKind.LOST
        assert told().kind is NewsKind.ANYTHING
