import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    ChangeSet,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Status,
    StatusChanged,
    Verdict,
)
from annotator.domain.errors import OutOfTextError, StaleChangeError
from change_strategies import change_sets
from factories import (
    BEN,
    TEXT,
    make_argument,
    make_article,
    make_change_set,
    make_set,
    make_span,
)

HEAD = make_span(20, 30, id="head", layer="quote", label="direct")
FILLER = make_span(0, 6, id="filler")
LINK = make_argument(HEAD, FILLER, id="link")
FULL = make_set(HEAD, FILLER, arguments=[LINK], decisions={"a|b|1-2": Verdict.REJECTED}, note="n")


@given(st.data())
def test_any_sequence_of_change_sets_undone_returns_the_same_state(data):
    states = [make_set(article=make_article("Ein kurzer Text 😀 Cafe\u0301"))]
    done = []
    for _ in range(data.draw(st.integers(1, 6))):
        done.append(data.draw(change_sets(states[-1])))
        states.append(states[-1].apply(done[-1]))
    current = states[-1]
    for changes, expected in zip(reversed(done), reversed(states[:-1]), strict=True):
        current = current.apply(changes.inverted())
        assert current == expected
    for changes, expected in zip(done, states[1:], strict=True):
        current = current.apply(changes)
        assert current == expected


@given(st.data())
def test_change_sets_survive_json(data):
    changes = data.draw(change_sets(FULL))
    assert ChangeSet.model_validate_json(changes.model_dump_json()) == changes
    assert changes.inverted().inverted() == changes


def test_undo_restores_the_same_spans_with_the_same_ids():
    before = make_set(make_span(0, 1, id="s1"))
    added, moved = make_span(2, 5, id="s2"), make_span(3, 6, id="s2")
    changes = make_change_set(SpanAdded(span=added), SpanReplaced(before=added, after=moved))
    after = before.apply(changes)
    assert [span.id for span in after] == ["s1", "s2"]
    assert after.span("s2") == moved
    assert list(after.apply(changes.inverted())) == list(before)


OTHER = FILLER.model_copy(update={"note": "not what is there"})


@pytest.mark.parametrize(
    "change",
    [
        SpanAdded(span=FILLER),
        SpanRemoved(span=OTHER),
        SpanReplaced(before=OTHER, after=FILLER),
        SpanRemoved(span=make_span(1, 2)),
        SpanRemoved(span=FILLER),
        SpanRemoved(span=HEAD),
        ArgumentAdded(argument=LINK),
        ArgumentAdded(argument=make_argument("head", "gone")),
        ArgumentRemoved(argument=make_argument(HEAD, id="link")),
        ArgumentReplaced(before=make_argument(HEAD, id="link"), after=LINK),
        DecisionChanged(signature="a|b|1-2", before=None, after=Verdict.ACCEPTED),
        DecisionChanged(signature="x|y|1-2", before=Verdict.ACCEPTED, after=None),
        StatusChanged(before=Status.DONE, after=Status.STARTED),
        NoteChanged(before="", after="x"),
    ],
)
def test_a_change_planned_on_another_state_is_refused_and_nothing_happens(change):
    before = make_set(
        HEAD, FILLER, arguments=[LINK], decisions={"a|b|1-2": Verdict.REJECTED}, note="n"
    )
    with pytest.raises(StaleChangeError):
        FULL.apply(make_change_set(NoteChanged(before="n", after="m"), change))
    assert before == FULL


@pytest.mark.parametrize("fields", [{"article": "a2"}, {"annotator": BEN}])
def test_changes_of_another_article_or_annotator_are_refused(fields):
    with pytest.raises(StaleChangeError):
        FULL.apply(make_change_set(**fields))


def test_a_span_after_the_text_is_refused():
    span = make_span(0, len(TEXT) + 1)
    with pytest.raises(OutOfTextError, match=str(len(TEXT))):
        make_set().apply(make_change_set(SpanAdded(span=span)))


def test_a_span_and_its_argument_go_in_any_order_within_one_action():
    gone = [SpanRemoved(span=FILLER), ArgumentRemoved(argument=LINK)]
    for changes in (gone, gone[::-1]):
        assert set(FULL.apply(make_change_set(*changes)).spans) == {"head"}


def test_the_kind_of_a_change_decides_how_it_is_read():
    adapter = TypeAdapter(Change)
    for change in (SpanAdded(span=HEAD), ArgumentRemoved(argument=LINK)):
        assert adapter.validate_json(adapter.dump_json(change)) == change


def test_arguments_are_found_from_both_ends():
    assert FULL.arguments_of("head") == (LINK,)
    assert FULL.arguments_of("filler") == ()
    assert FULL.arguments_with("filler") == (LINK,)
