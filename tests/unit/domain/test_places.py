"""Places say the same of a set as looking at all of its spans does, however it came to be."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.changes import SpanAdded, SpanRemoved, SpanReplaced
from annotator.domain.places import Places
from factories import make_article, make_change_set, make_set, make_span

LAYERS = (("entity", "PER"), ("entity", "LOC"), ("quote", "direct"))
TEXT = "x" * 200


def any_span(chance, number):
    layer, label = chance.choice(LAYERS)
    begin = chance.randrange(190)
    end = begin + chance.choice([1, 2, 5, 60])
    return make_span(begin, min(end, 200), layer=layer, label=label, id=f"s{number}")


def by_looking(own, layer, begin, end):
    return {
        s.id for s in own.spans.values() if s.layer == layer and s.begin < end and begin < s.end
    }


@given(st.integers(0, 2**32), st.integers(0, 400))
def test_places_stay_in_step_with_any_changes(seed, steps):
    chance = random.Random(seed)
    own = make_set(*(any_span(chance, n) for n in range(30)), article=make_article(TEXT))
    assert own.places is not None  # from now on it is carried along
    for number in range(steps):
        some = chance.choice(list(own.spans.values())) if own.spans else None
        new = any_span(chance, f"n{number}")
        if some is None or chance.random() < 0.5:
            change = SpanAdded(span=new)
        elif chance.random() < 0.5:
            change = SpanRemoved(span=some)
        else:
            change = SpanReplaced(before=some, after=new.model_copy(update={"id": some.id}))
        own = own.apply(make_change_set(change))
    for layer, _ in LAYERS:
        begin = chance.randrange(199)
        end = chance.randrange(begin + 1, 201)
        found = [span.id for span in own.places.near(layer, begin, end)]
        assert len(found) == len(set(found))
        assert set(found) == by_looking(own, layer, begin, end)
    for span in own.spans.values():
        assert own.places.with_signature(span.signature).signature == span.signature
    claims = {span.signature for span in own.spans.values()}
    gone = make_span(0, 200, layer="entity", label="LOC")
    assert (own.places.with_signature(gone.signature) is not None) == (gone.signature in claims)


def test_many_changes_are_worked_out_anew():
    places = Places.of([])
    for number in range(128):
        places = places.changed(None, make_span(number, number + 1, id=f"s{number}"))
    assert places.changed(None, make_span(1, 9)) is None


@pytest.mark.parametrize("which", [0, 1])
def test_a_claim_that_stands_twice_is_found_while_one_is_left(which):
    twice = [make_span(3, 5, id="a"), make_span(3, 5, id="b")]
    places = Places.of(twice).changed(twice[which], None)
    assert places.with_signature(twice[0].signature) == twice[1 - which]
