from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article_view.arcs import MOST_TRACKS, Tap, Wire, ports, route

RIGHT, GAP = 600.0, 4.0

taps = st.builds(
    lambda x, stem, width: Tap(float(x), stem, (width, width * 0.6, width * 0.2) if width else ()),
    st.integers(0, 590),
    st.sampled_from(["down", "up", "none"]),
    st.sampled_from([0.0, 30.0, 60.0, 140.0]),
)
wires = st.lists(
    st.tuples(st.lists(taps, min_size=1, max_size=6), st.sampled_from([None, None, 620.0])),
    max_size=14,
).map(lambda found: [Wire(n, tuple(each), rail) for n, (each, rail) in enumerate(found)])


def wire(key, *places, rail=None, width=40.0):
    """A head at the first place and a labelled filler at each of the others."""
    first, *others = places
    made = (Tap(float(first)), *(Tap(float(x), "down", (width, width / 2)) for x in others))
    return Wire(key, made, rail)


def routed(*found, **options):
    return {each.wire.key: each for each in route(found, right=RIGHT, gap=GAP, **options)}


def labels(found):
    return [(each.track, label) for each in found for label in each.labels]


@given(wires)
def test_no_two_labels_on_a_track_touch(found):
    placed = labels(route(found, right=RIGHT, gap=GAP))
    for (one_track, one), (other_track, other) in combinations(placed, 2):
        if one_track == other_track:
            assert one.right <= other.x or other.right <= one.x


@given(wires)
def test_no_two_wires_on_a_track_touch_labels_included(found):
    for one, other in combinations(route(found, right=RIGHT, gap=GAP), 2):
        if one.track == other.track:
            assert one.right < other.left or other.right < one.left


@given(wires)
def test_every_label_stays_in_the_room_and_is_no_wider_than_one_of_its_wordings(found):
    for each in route(found, right=RIGHT, gap=GAP):
        for label in each.labels:
            assert label.x >= 0
            assert label.right <= RIGHT + 1e-6
            assert label.width == each.wire.taps[label.tap].widths[label.wording]


@given(wires)
def test_who_finds_no_track_is_left_out_only_when_all_are_taken(found):
    placed = route(found, right=RIGHT, gap=GAP, most=4)
    assert all(each.track < 4 for each in placed)
    if len(placed) < len(found):
        assert {each.track for each in placed} == {0, 1, 2, 3}


@given(wires)
def test_the_same_wires_get_the_same_tracks(found):
    assert route(found, right=RIGHT, gap=GAP) == route(found, right=RIGHT, gap=GAP)


@given(wires)
def test_labels_stand_in_the_order_of_the_words_they_belong_to(found):
    for each in route(found, right=RIGHT, gap=GAP):
        stems = [
            each.wire.taps[label.tap].x
            for label in each.labels
            if each.wire.taps[label.tap].stem != "none"
        ]
        assert stems == sorted(stems)


def test_wires_side_by_side_share_a_track():
    found = routed(wire("a", 50, 150), wire("b", 300, 400))
    assert [found["a"].track, found["b"].track] == [0, 0]


def test_a_wire_around_another_one_lies_above_it():
    found = routed(wire("outer", 20, 500), wire("inner", 200, 300))
    assert (found["inner"].track, found["outer"].track) == (0, 1)


def test_a_label_stands_above_the_words_it_belongs_to():
    (label,) = routed(wire("a", 50, 200))["a"].labels
    assert (label.x, label.right, label.wording) == (180, 220, 0)


def test_a_label_makes_way_for_what_comes_down_past_it():
    found = routed(wire("near", 100, 200), wire("far", 400, 205))
    (label,) = found["near"].labels
    assert found["far"].track > found["near"].track
    assert not label.x < 205 < label.right


def test_two_labels_close_to_each_other_are_written_side_by_side():
    (one, other) = routed(wire("a", 20, 200, 210))["a"].labels
    assert one.right + GAP <= other.x
    assert (one.wording, other.wording) == (0, 0)


def test_a_label_wider_than_the_room_takes_a_shorter_wording():
    (label,) = routed(wire("a", 50, 300, width=800.0))["a"].labels
    assert label.wording == 1


def test_a_rail_is_reached_past_everything_on_the_track():
    found = routed(wire("railed", 100, 200, rail=620.0), wire("beside", 400, 500))
    assert found["railed"].right == 620
    assert found["railed"].track != found["beside"].track


def test_more_wires_than_tracks_are_left_out():
    assert len(routed(*(wire(n, 20, 500) for n in range(30)))) == MOST_TRACKS


def test_stems_share_words_evenly_and_a_narrow_word_has_room_for_all():
    assert ports(0, 30, 1, margin=5) == [15]
    assert ports(0, 30, 3, margin=5) == [5, 15, 25]
    assert ports(0, 4, 2, margin=5) == [2, 2]
