from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article_view.arcs import Frame, arc_between, nearest

HEAD = Frame(100, 50, 160, 70)

frames = st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(1, 200)).map(
    lambda each: Frame(each[0], each[1], each[0] + each[2], each[1] + 20)
)


def test_on_one_line_the_arc_rises_above_both():
    arc = arc_between(HEAD, Frame(300, 50, 360, 70))
    assert (arc.y0, arc.y3) == (50, 50)
    assert arc.y1 == arc.y2 < 50
    assert 100 < arc.x0 < 160
    assert 300 < arc.x3 < 360


def test_to_a_line_below_it_leaves_at_the_bottom_and_arrives_at_the_top():
    arc = arc_between(HEAD, Frame(300, 120, 360, 140))
    assert (arc.y0, arc.y3) == (70, 120)
    assert arc_between(Frame(300, 120, 360, 140), HEAD).y3 == 70


@given(frames, frames)
def test_arcs_begin_and_end_at_the_frames(head, filler):
    arc = arc_between(head, filler)
    assert head.left - 6 <= arc.x0 <= head.right + 6
    assert filler.left - 6 <= arc.x3 <= filler.right + 6


def test_the_nearest_pair_of_fragments_is_joined():
    far, near = Frame(100, 400, 150, 420), Frame(170, 50, 200, 70)
    assert nearest([HEAD], [far, near]) == (HEAD, near)
    assert nearest([HEAD], []) is None
