"""What is open on the desk, and in which order one walks through it."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import NotFoundError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.workbench import Tally, Workbench
from factories import (
    QUOTE,
    SAGTE,
    make_argument,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
    make_workbench,
)


@pytest.fixture
def schema():
    layers = make_schema().model_dump()["layers"]
    layers["cue"]["dependent"] = True
    return make_schema(layers=layers)


def test_decided_and_already_marked_suggestions_are_not_open():
    rejected, marked, waiting = (
        make_suggestion(begin, begin + 4, id=f"p{begin}") for begin in (0, 10, 20)
    )
    own = make_set(make_span(10, 14), decisions={rejected.signature: Verdict.REJECTED})
    desk = make_workbench(own, [rejected, marked, waiting])
    assert desk.open_suggestions == (waiting,)
    assert desk.tally == Tally(Status.NEW, 1, 1)


def test_a_dependent_span_is_walked_through_with_its_head_only(schema):
    quote = make_suggestion(QUOTE.begin, QUOTE.end, layer="quote", label="direct")
    cue = make_suggestion(SAGTE.begin, SAGTE.end, layer="cue", label="cue")
    lonely = make_suggestion(0, 6, layer="cue", label="cue")
    proposed = make_set(
        quote, cue, lonely, arguments=[make_argument(quote, cue, "cue")], annotator=SUGGESTIONS
    )
    assert Workbench(make_set(), proposed).queue(schema) == (lonely, quote)

    decided = make_set(decisions={quote.signature: Verdict.REJECTED})
    assert Workbench(decided, proposed).queue(schema) == (lonely, cue)


def test_hidden_layers_are_not_walked_through(schema):
    desk = make_workbench(suggested=[make_suggestion(0, 6)])
    assert desk.queue(schema, frozenset({"entity"})) == ()
    assert not desk.has_queue(schema, frozenset({"entity"}))
    assert desk.has_queue(schema)


def test_decided_suggestions_cannot_be_found_any_more():
    proposed = make_suggestion(0, 6, id="p")
    desk = make_workbench(make_set(decisions={proposed.signature: Verdict.REJECTED}), [proposed])
    with pytest.raises(NotFoundError):
        desk.find(proposed.id)
