"""Moving edges by tokens and characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.edges import Edge, moved, without
from annotator.domain.errors import LastFragmentError, SpanTooSmallError
from annotator.domain.offsets import TextRange, are_fragments, covered_text
from factories import TEXT, find

NAME = find("Zoë Müller-Lüdenscheidt")


def shown(fragments):
    return covered_text(fragments, TEXT)


@pytest.mark.parametrize(
    ("edge", "step", "expected"),
    [
        (Edge.BEGIN, -1, "SPD-Chefin Zoë Müller-Lüdenscheidt"),
        (Edge.BEGIN, 1, "Müller-Lüdenscheidt"),
        (Edge.END, 1, "Zoë Müller-Lüdenscheidt kündigte"),
        (Edge.END, -1, "Zoë"),
    ],
)
def test_an_edge_moves_to_the_next_token(edge, step, expected):
    assert shown(moved((NAME,), TEXT, edge=edge, step=step)) == expected


def test_by_character_an_edge_cuts_a_token_but_no_letter_from_its_accent():
    cafes = find("Cafe\u0301s")
    once = moved((cafes,), TEXT, edge=Edge.END, step=-1, unit="character")
    twice = moved(once, TEXT, edge=Edge.END, step=-1, unit="character")
    assert (shown(once), shown(twice)) == ("Cafe\u0301", "Caf")


def test_an_edge_steps_over_the_end_of_a_paragraph():
    last = find("an.\n").begin + 2
    grown = moved((TextRange(last, last + 1),), TEXT, edge=Edge.END, step=1)
    assert shown(grown) == ".\n\n„"


def test_at_the_end_of_the_text_nothing_happens():
    whole = (TextRange(0, len(TEXT)),)
    assert moved(whole, TEXT, edge=Edge.END, step=1) == whole
    assert moved(whole, TEXT, edge=Edge.BEGIN, step=-1) == whole


def test_a_single_token_cannot_shrink():
    with pytest.raises(SpanTooSmallError, match="sagte"):
        moved((find("sagte"),), TEXT, edge=Edge.END, step=-1)


def test_an_edge_that_passes_a_fragment_takes_it_away():
    gap = (find("kündigte"), find("an."))
    assert shown(moved(gap, TEXT, edge=Edge.BEGIN, step=1)) == "an."


def test_cutting_out_the_middle_leaves_two_fragments():
    kept = without((find("am 3.\u00a0März einen"),), find("3.\u00a0März "), TEXT)
    assert [part.covered_text(TEXT) for part in kept] == ["am ", "einen"]


def test_cutting_out_everything_is_refused():
    with pytest.raises(LastFragmentError):
        without((NAME,), NAME, TEXT)


@given(
    begin=st.integers(0, len(TEXT) - 1),
    length=st.integers(1, 60),
    edge=st.sampled_from(Edge),
    step=st.sampled_from([-1, 1]),
    unit=st.sampled_from(["token", "character"]),
)
def test_a_moved_edge_leaves_valid_fragments_and_the_other_edge(begin, length, edge, step, unit):
    extent = TextRange(begin, min(len(TEXT), begin + length))
    try:
        after = moved((extent,), TEXT, edge=edge, step=step, unit=unit)
    except SpanTooSmallError:
        return
    assert are_fragments(after)
    assert after[0].begin >= 0
    assert after[-1].end <= len(TEXT)
    kept = after[-1].end == extent.end if edge is Edge.BEGIN else after[0].begin == extent.begin
    assert kept
