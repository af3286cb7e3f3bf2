"""Spans of characters on tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import TextRange
from annotator.formats.alignment import Alignment, Tokens

# "Die SPD-Chefin ging ." with the compound as one token
TOKENS = Tokens([TextRange(0, 3), TextRange(4, 14), TextRange(15, 19), TextRange(20, 21)])


@pytest.mark.parametrize(
    ("begin", "end", "strict", "contract", "expand"),
    [
        (4, 14, range(1, 2), range(1, 2), range(1, 2)),
        (4, 7, None, None, range(1, 2)),
        (0, 7, None, range(1), range(2)),
        (4, 19, range(1, 3), range(1, 3), range(1, 3)),
        (3, 4, None, None, None),
        (3, 14, None, range(1, 2), range(1, 2)),
        (8, 17, None, None, range(1, 3)),
    ],
)
def test_each_mode_does_with_a_cut_token_what_it_says(begin, end, strict, contract, expand):
    wanted = TextRange(begin, end)
    assert TOKENS.aligned(wanted) == strict
    assert TOKENS.aligned(wanted, Alignment.CONTRACT) == contract
    assert TOKENS.aligned(wanted, Alignment.EXPAND) == expand


@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=10, unique=True),
    st.lists(st.integers(0, 30), min_size=2, max_size=2, unique=True),
)
def test_contracted_lies_inside_expanded_around(edges, wanted):
    edges = sorted(edges)[: len(edges) // 2 * 2]
    tokens = Tokens([TextRange(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)])
    wanted = TextRange(*sorted(wanted))
    inner = tokens.aligned(wanted, Alignment.CONTRACT)
    outer = tokens.aligned(wanted, Alignment.EXPAND)
    assert inner is None or wanted.contains(tokens.extent(inner))
    touched = [i for i, token in enumerate(tokens.ranges) if token.overlaps(wanted)]
    assert list(outer or ()) == touched


def test_tokens_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        Tokens([TextRange(0, 3), TextRange(2, 4)])
