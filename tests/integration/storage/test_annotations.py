import pytest

from annotator.domain.changes import (
    Action,
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Status,
    StatusChanged,
    Verdict,
)
from annotator.domain.errors import (
    CorpusDamagedError,
    NotFoundError,
    OutOfTextError,
    PipelineError,
    StaleChangeError,
    UnstorableTextError,
)
from annotator.domain.ids import GOLD, SUGGESTIONS
from annotator.domain.ports import LogKind
from annotator.domain.workbench import Proposal, Tally, Workbench
from factories import (
    ANNA,
    BEN,
    PIPELINE,
    TEXT,
    make_argument,
    make_article,
    make_change_set,
    make_span,
    make_suggestion,
)

ONE = make_span(0, 6, id="one")
GAP = make_span(8, 10, 12, 15, id="gap", layer="cue", label="cue")
HEAD = make_span(20, 30, id="head", layer="quote", label="direct")
SPEAKER = make_argument(HEAD, ONE, id="speaker")


def test_everything_of_a_set_comes_back_equal(filled, do, read):
    do(
        filled,
        make_change_set(
            StatusChanged(before=Status.NEW, after=Status.STARTED),
            SpanAdded(span=ONE),
            SpanAdded(span=GAP),
            SpanAdded(span=HEAD),
            ArgumentAdded(argument=SPEAKER),
            ArgumentAdded(argument=make_argument(HEAD, role="addressee", id="nobody")),
            DecisionChanged(signature="entity|LOC|0-6", before=None, after=Verdict.REJECTED),
            NoteChanged(before="", after="Bitte „prüfen“ 😀"),
        ),
    )
    stored = read(filled)
    assert stored.spans == {"one": ONE, "gap": GAP, "head": HEAD}
    assert [a.id for a in stored.arguments_of("head")] == ["speaker", "nobody"]
    assert stored.arguments["speaker"] == SPEAKER
    assert stored.decisions == {"entity|LOC|0-6": Verdict.REJECTED}
    assert (stored.status, stored.note) == (Status.STARTED, "Bitte „prüfen“ 😀")
    assert stored.article == make_article()


def test_replacing_and_removing_reach_the_file(filled, do, read):
    moved = ONE.model_copy(update={"label": "ORG", "note": "x"})
    implicit = make_argument(HEAD, id="speaker")
    do(
        filled,
        make_change_set(SpanAdded(span=ONE), SpanAdded(span=HEAD), ArgumentAdded(argument=SPEAKER)),
    )
    do(
        filled,
        make_change_set(
            SpanReplaced(before=ONE, after=moved),
            ArgumentReplaced(before=SPEAKER, after=implicit),
        ),
    )
    assert read(filled).spans["one"] == moved
    assert read(filled).arguments == {"speaker": implicit}
    do(
        filled,
        make_change_set(SpanRemoved(span=HEAD), ArgumentRemoved(argument=implicit)),
    )
    assert read(filled).spans == {"one": moved}
    assert read(filled).arguments == {}


def test_without_commit_nothing_is_stored(filled, read):
    with filled.open_unit_of_work() as work:
        work.annotations.record(make_change_set(SpanAdded(span=ONE)), Tally(Status.NEW, 1, 0))
        assert len(work.annotations.get("a1", ANNA)) == 1
    assert len(read(filled)) == 0
    with filled.open_unit_of_work() as work:
        assert list(work.history.entries()) == []


def test_an_error_in_the_block_rolls_back(filled, read):
    with pytest.raises(ZeroDivisionError), filled.open_unit_of_work() as work:  # noqa: PT012 - the block is what is tested
        work.annotations.record(make_change_set(SpanAdded(span=ONE)), Tally(Status.NEW, 1, 0))
        raise ZeroDivisionError
    assert len(read(filled)) == 0


OTHER = ONE.model_copy(update={"note": "changed by somebody else"})


@pytest.mark.parametrize(
    ("change", "tally"),
    [
        (SpanAdded(span=OTHER), Tally(Status.STARTED, 3, 0)),
        (SpanRemoved(span=OTHER), Tally(Status.STARTED, 1, 0)),
        (SpanReplaced(before=OTHER, after=ONE), Tally(Status.STARTED, 2, 0)),
        (SpanRemoved(span=GAP), Tally(Status.STARTED, 1, 0)),
        (ArgumentAdded(argument=SPEAKER), Tally(Status.STARTED, 2, 0)),
        (
            ArgumentRemoved(argument=make_argument(HEAD, id="speaker")),
            Tally(Status.STARTED, 2, 0),
        ),
        (
            DecisionChanged(signature="x|y|1-2", before=Verdict.ACCEPTED, after=None),
            Tally(Status.STARTED, 2, 0),
        ),
        (
            DecisionChanged(signature="a|b|1-2", before=None, after=Verdict.ACCEPTED),
            Tally(Status.STARTED, 2, 0),
        ),
        (StatusChanged(before=Status.NEW, after=Status.DONE), Tally(Status.DONE, 2, 0)),
        (NoteChanged(before="old", after="new"), Tally(Status.STARTED, 2, 0)),
        (SpanAdded(span=GAP), Tally(Status.STARTED, 99, 0)),
        (SpanAdded(span=GAP), Tally(Status.NEW, 3, 0)),
    ],
)
def test_a_change_planned_on_another_state_is_refused_as_a_whole(filled, do, read, change, tally):
    do(
        filled,
        make_change_set(
            StatusChanged(before=Status.NEW, after=Status.STARTED),
            SpanAdded(span=ONE),
            SpanAdded(span=HEAD),
            ArgumentAdded(argument=SPEAKER),
            DecisionChanged(signature="a|b|1-2", before=None, after=Verdict.ACCEPTED),
        ),
    )
    before = read(filled)
    changes = make_change_set(NoteChanged(before="", after="first"), change)
    with filled.open_unit_of_work() as work:
        with pytest.raises(StaleChangeError):
            work.annotations.record(changes, tally)
        # Also what went well before the refusal is gone.
        work.commit()
    assert read(filled) == before
    assert list(filled.problems()) == []


def test_an_argument_left_without_its_span_is_refused_at_commit(filled, do, read):
    do(
        filled,
        make_change_set(SpanAdded(span=ONE), SpanAdded(span=HEAD), ArgumentAdded(argument=SPEAKER)),
    )
    with filled.open_unit_of_work() as work:
        work.annotations.record(make_change_set(SpanRemoved(span=ONE)), Tally(Status.NEW, 1, 0))
        with pytest.raises(StaleChangeError):
            work.commit()
    assert len(read(filled)) == 2


def test_a_span_after_the_text_is_refused(filled):
    span = make_span(0, len(TEXT) + 1)
    with filled.open_unit_of_work() as work, pytest.raises(OutOfTextError):
        work.annotations.record(make_change_set(SpanAdded(span=span)), Tally(Status.NEW, 1, 0))


@pytest.mark.parametrize("note", ["\x00", "a\ud800b"])
def test_characters_that_cannot_be_stored_are_refused(filled, note, read):
    changes = make_change_set(NoteChanged(before="", after=note))
    with filled.open_unit_of_work() as work, pytest.raises(UnstorableTextError):
        work.annotations.record(changes, Tally(Status.NEW, 0, 0))
    assert read(filled).note == ""


def test_a_backslash_that_looks_like_a_null_character_is_stored(filled, do, read):
    do(filled, make_change_set(NoteChanged(before="", after="\\u0000")))
    assert read(filled).note == "\\u0000"


def test_sets_of_annotators_are_apart(filled, do, read):
    do(filled, make_change_set(SpanAdded(span=ONE)))
    do(filled, make_change_set(SpanAdded(span=ONE), annotator=BEN))
    do(filled, make_change_set(SpanAdded(span=GAP), annotator=GOLD))
    assert read(filled, annotator=BEN).spans == {"one": ONE}
    with filled.open_unit_of_work() as work:
        work.annotations.replace_suggestions("a1", Proposal((make_suggestion(0, 6),)), PIPELINE)
        work.commit()
        assert work.annotations.annotators_of("a1") == [ANNA, BEN, GOLD]


def test_who_looked_last_is_kept_also_when_nothing_was_proposed(filled):
    with filled.open_unit_of_work() as work:
        assert work.annotations.suggested_by("a1") is None
        work.annotations.replace_suggestions("a1", Proposal(), "other@2")
        work.commit()
        assert work.annotations.suggested_by("a1") == "other@2"


def test_an_unknown_article_is_named(filled):
    with filled.open_unit_of_work() as work:
        with pytest.raises(NotFoundError, match="a99"):
            work.annotations.get("a99", ANNA)
        with pytest.raises(NotFoundError, match="a99"):
            work.annotations.record(make_change_set(article="a99"), Tally(Status.NEW, 0, 0))
        with pytest.raises(NotFoundError, match="a99"):
            work.annotations.replace_suggestions("a99", Proposal(), PIPELINE)


@pytest.mark.parametrize(
    ("annotator", "kind", "of"),
    [(SUGGESTIONS, LogKind.DO, None), (ANNA, LogKind.UNDO, None), (ANNA, LogKind.DO, 1)],
)
def test_requests_without_sense_are_bugs(filled, annotator, kind, of):
    with filled.open_unit_of_work() as work, pytest.raises(ValueError, match=r"suggest|entry"):
        work.annotations.record(
            make_change_set(annotator=annotator), Tally(Status.NEW, 0, 0), kind=kind, of=of
        )


class TestSuggestions:
    FIRST = make_suggestion(0, 6, id="p1", label="LOC")
    SECOND = make_suggestion(8, 10, 12, 15, id="p2", layer="cue", label="cue")
    HEAD = make_suggestion(20, 30, id="p3", layer="quote", label="direct")
    ARGUMENT = make_argument("p3", "p1", id="g1")

    def propose(self, store, *spans, arguments=(), source=PIPELINE):
        with store.open_unit_of_work() as work:
            work.annotations.replace_suggestions("a1", Proposal(spans, tuple(arguments)), source)
            work.commit()

    def open_count(self, store, annotator=ANNA):
        with store.open_unit_of_work() as work:
            return work.articles.row("a1", annotator).tally.open_suggestions

    def test_they_are_read_beside_the_own_set(self, filled, do):
        do(filled, make_change_set(SpanAdded(span=ONE)))
        self.propose(filled, self.FIRST, self.HEAD, arguments=[self.ARGUMENT])
        with filled.open_unit_of_work() as work:
            own, proposed = work.annotations.pair("a1", ANNA)
        assert own.spans == {"one": ONE}
        assert proposed.spans == {"p1": self.FIRST, "p3": self.HEAD}
        assert proposed.arguments == {"g1": self.ARGUMENT}
        assert proposed.annotator == SUGGESTIONS
        assert proposed.article is own.article

    def test_new_ones_replace_old_ones(self, filled):
        self.propose(filled, self.FIRST, self.HEAD, arguments=[self.ARGUMENT])
        self.propose(filled, self.SECOND, source="other@2")
        with filled.open_unit_of_work() as work:
            assert list(work.annotations.get("a1", SUGGESTIONS)) == [self.SECOND]
        assert list(filled.problems()) == []

    def test_articles_are_asked_for_once_even_if_nothing_was_found(self, filled, add):
        add(filled, make_article("Zwei", id="a2"))
        with filled.open_unit_of_work() as work:
            assert list(work.annotations.without_suggestions()) == ["a1", "a2"]
        self.propose(filled)
        with filled.open_unit_of_work() as work:
            assert list(work.annotations.without_suggestions()) == ["a2"]

    def test_who_has_not_begun_has_them_all_open(self, filled):
        self.propose(filled, self.FIRST, self.SECOND)
        assert self.open_count(filled) == 2

    def test_deciding_and_marking_close_them_and_undo_opens_them(self, filled, do, undo):
        self.propose(filled, self.FIRST, self.SECOND, self.HEAD)
        own = make_span(0, 6, label="LOC")
        signature = self.FIRST.signature
        do(
            filled,
            make_change_set(
                SpanAdded(span=own),
                DecisionChanged(signature=signature, before=None, after=Verdict.ACCEPTED),
                action=Action.ACCEPT,
            ),
        )
        assert self.open_count(filled) == 2
        do(
            filled,
            make_change_set(SpanAdded(span=make_span(20, 30, layer="quote", label="direct"))),
        )
        assert self.open_count(filled) == 1
        undo(filled)
        undo(filled)
        assert self.open_count(filled) == 3
        assert list(filled.problems()) == []

    def test_the_count_is_right_although_the_desk_saw_older_suggestions(self, filled):
        self.propose(filled, self.FIRST)
        stale = Tally(Status.NEW, 1, 1)
        self.propose(filled, self.FIRST, self.SECOND, self.HEAD)
        with filled.open_unit_of_work() as work:
            work.annotations.record(make_change_set(SpanAdded(span=ONE)), stale)
            work.commit()
        assert self.open_count(filled) == 3

    def test_proposing_anew_renews_the_counts_of_everybody(self, filled, do):
        reject = DecisionChanged(
            signature=self.FIRST.signature, before=None, after=Verdict.REJECTED
        )
        do(filled, make_change_set(reject))
        do(filled, make_change_set(SpanAdded(span=ONE), annotator=BEN))
        self.propose(filled, self.FIRST, self.SECOND)
        assert (self.open_count(filled), self.open_count(filled, BEN)) == (1, 2)

    def test_a_change_of_very_many_spans_counts_right(self, filled, do):
        spans = [make_suggestion(n, n + 1) for n in range(40)]
        self.propose(filled, *spans)
        do(filled, make_change_set(*(SpanAdded(span=make_span(n, n + 1)) for n in range(30))))
        assert self.open_count(filled) == 10

    @pytest.mark.parametrize(
        "proposal",
        [
            Proposal((FIRST, FIRST)),
            Proposal((FIRST, HEAD), (ARGUMENT, ARGUMENT)),
            Proposal((HEAD,), (ARGUMENT,)),
        ],
    )
    def test_a_proposal_that_contradicts_itself_changes_nothing(self, filled, proposal):
        self.propose(filled, self.SECOND)
        with filled.open_unit_of_work() as work:
            with pytest.raises(PipelineError, match="bad@1"):
                work.annotations.replace_suggestions("a1", proposal, "bad@1")
            work.commit()
        with filled.open_unit_of_work() as work:
            assert list(work.annotations.get("a1", SUGGESTIONS)) == [self.SECOND]


def test_a_damaged_span_is_named_with_its_article(filled, do):
    do(filled, make_change_set(SpanAdded(span=ONE)))
    with filled.open_unit_of_work() as work:
        work._link.write('UPDATE spans SET "end" = 99999')
        work.commit()
        with pytest.raises(CorpusDamagedError, match=r"article a1.*span one"):
            work.annotations.get("a1", ANNA)


def test_articles_with_the_same_words_suggested_under_the_same_label_are_found(store, add):
    texts = {"a1": "😀 Bonn liegt am Rhein.", "a2": "Köln, nicht Bonn.", "a3": "Er teilte es mit."}
    add(store, *(make_article(text, id=name, title=name) for name, text in texts.items()))
    proposed = {
        "a1": (make_suggestion(2, 6, label="LOC"),),
        "a2": (make_suggestion(12, 16, label="LOC"), make_suggestion(0, 4, label="LOC")),
        "a3": (make_suggestion(3, 9, 13, 16, layer="cue", label="cue"),),
    }
    with store.open_unit_of_work() as work:
        for name, spans in proposed.items():
            work.annotations.replace_suggestions(name, Proposal(spans), "p@1")
        work.commit()

        def found(*wanted):
            return [name for batch in work.annotations.suggested(*wanted) for name in batch]

        assert found("entity", "LOC", "Bonn") == ["a1", "a2"]
        assert found("entity", "PER", "Bonn") == []
        assert found("entity", "LOC", "Rhein") == []
        assert found("cue", "cue", "teilte … mit") == ["a3"]


def test_an_action_on_several_articles_is_found_by_its_id(store, add, do):
    add(store, *(make_article(f"Text {n}", id=f"a{n}", title=f"T{n}") for n in (1, 2)))
    for name in ("a1", "a2"):
        change = NoteChanged(before="", after="x")
        do(store, make_change_set(change, id="both", article=name, action=Action.SET_NOTE))
    do(store, make_change_set(NoteChanged(before="x", after="y"), article="a1"))
    with store.open_unit_of_work() as work:
        found = work.history.of_change_set("both", Action.SET_NOTE)
        assert [entry.change_set.article for entry in found] == ["a1", "a2"]
        assert work.history.of_change_set("both", Action.ACCEPT) == []
        assert work.history.of_change_set("bot", Action.SET_NOTE) == []


def test_what_a_change_is_compared_with_is_read_under_the_lock(filled, stores, location, do):
    # Else somebody could write between the comparison and the change.
    with filled.open_unit_of_work() as work:
        changes = make_change_set(NoteChanged(before="x", after="y"))
        with pytest.raises(StaleChangeError):
            work.annotations.record(changes, Tally(Status.NEW, 0, 0))
        statements = []
        link = work._link
        link.row = lambda sql, values=(): (statements.append(link.is_writing), None)[1]
        with pytest.raises(NotFoundError):
            work.annotations.record(changes, Tally(Status.NEW, 0, 0))
        del link.row
    assert statements == [True]


def test_a_step_over_many_spans_takes_as_many_statements_as_one_over_few(filled, do):
    def statements(first, count):
        spans = [make_span(n, n + 1, id=f"m{n}") for n in range(first, first + count)]
        changes = [
            change
            for span in spans
            for change in (
                SpanAdded(span=span),
                DecisionChanged(signature=span.signature, before=None, after=Verdict.ACCEPTED),
            )
        ]
        step = make_change_set(*changes)
        with filled.open_unit_of_work() as work:
            desk = Workbench(*work.annotations.pair("a1", ANNA))
            link, asked = work._link, []
            for name in ("row", "rows", "write", "write_many", "insert"):
                call = getattr(link, name)
                setattr(
                    link, name, lambda *args, call=call: (asked.append(args[0]), call(*args))[1]
                )
            try:
                work.annotations.record(step, desk.apply(step).tally)
            finally:
                for name in ("row", "rows", "write", "write_many", "insert"):
                    delattr(link, name)
            work.commit()
        return len(asked)

    do(filled, make_change_set(StatusChanged(before=Status.NEW, after=Status.STARTED)))
    few, many = statements(0, 20), statements(20, 60)
    assert few == many


def test_decisions_are_made_changed_and_taken_back_in_one_step(filled, do, read):
    def decided(*changes):
        do(
            filled,
            make_change_set(
                *(DecisionChanged(signature=s, before=b, after=a) for s, b, a in changes)
            ),
        )
        return dict(read(filled).decisions)

    yes, no = Verdict.ACCEPTED, Verdict.REJECTED
    assert decided(("a", None, yes), ("b", None, no), ("c", None, yes)) == {
        "a": yes,
        "b": no,
        "c": yes,
    }
    assert decided(("a", yes, no), ("b", no, None), ("c", yes, no), ("d", None, no)) == {
        "a": no,
        "c": no,
        "d": no,
    }
    # In their order: what is said twice ends as it was said last.
    assert decided(("a", no, None), ("a", None, yes))["a"] is yes
    assert list(filled.problems()) == []


def test_a_decision_that_is_another_one_refuses_the_whole_step(filled, do, read):
    yes, no = Verdict.ACCEPTED, Verdict.REJECTED
    do(filled, make_change_set(DecisionChanged(signature="a", before=None, after=yes)))
    changes = make_change_set(
        SpanAdded(span=ONE),
        DecisionChanged(signature="b", before=None, after=yes),
        DecisionChanged(signature="a", before=no, after=None),
    )
    with filled.open_unit_of_work() as work, pytest.raises(StaleChangeError):
        work.annotations.record(changes, Tally(Status.NEW, 1, 0))
    assert dict(read(filled).decisions) == {"a": yes}
