"""Decoration of a block of lines of ten characters, each ten pixels wide."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.ui.article_view.decor import Room, decorate, labels_of
from annotator.ui.article_view.items import Item, RoleMark
from factories import make_span

WIDTH = 10


@dataclass
class Part:
    line: int
    left: float
    right: float
    begin: int
    end: int


class Lines:
    """Forty characters on four lines."""

    def parts(self, begin, end):
        for line in range(4):
            first, last = max(begin, line * WIDTH), min(end, line * WIDTH + WIDTH)
            if first < last:
                left = (first - line * WIDTH) * 10
                yield Part(line, left, left + (last - first) * 10, first, last)


def item(*offsets, look="tint", suggested=False, dots=0, roles=(), words=("Person", "P")):
    span = make_span(*offsets)
    return Item(span, look, words[0], "#1f77b4", words, roles, suggested, dots)


def decorated(*items, slots=None):
    room = Room(
        begin=0,
        end=40,
        lines=4,
        right=120,
        gap=2,
        width_of=lambda text, dots: len(text) * 6 + dots * 4,
        slot_of=(slots or {}).get,
    )
    return decorate(items, Lines(), room).lines


def test_a_span_over_two_lines_has_one_chip_and_open_boxes():
    span = item(5, 15)
    lines = decorated(span)
    assert [chip.text for line in lines for chip in line.chips] == ["Person"]
    first, second = lines[0].boxes[0], lines[1].boxes[0]
    assert (first.begins, first.ends, first.left, first.right) == (True, False, 50, 100)
    assert (second.begins, second.ends, second.left, second.right) == (False, True, 0, 50)
    assert [line.lanes for line in lines] == [1, 0, 0, 0]


def test_nested_spans_get_a_lane_each_and_the_outer_box_rises():
    outer, inner = item(0, 9), item(2, 5)
    (line, *_) = decorated(outer, inner)
    assert line.lanes == 2
    assert [(box.item, box.rise) for box in line.boxes] == [(outer, 1), (inner, 0)]


def test_an_outer_span_goes_on_around_what_begins_on_the_next_line():
    outer, inner = item(5, 19), item(12, 15)
    lines = decorated(outer, inner)
    assert lines[1].lanes == 1
    assert {box.item.id: box.rise for box in lines[1].boxes} == {outer.id: 1, inner.id: 0}


def test_fragments_on_one_line_are_joined_and_have_one_chip():
    gap = item(0, 2, 6, 8, look="trigger")
    (line, *_) = decorated(gap)
    assert line.connectors == [(gap, 20, 60)]
    assert len(line.chips) == 1


def test_a_fragment_on_another_line_says_that_it_goes_on():
    (_, line, *_) = decorated(item(0, 2, 16, 19, look="trigger"))
    assert [(chip.text, chip.continues) for chip in line.chips] == [("… Person", True)]


def test_an_underline_has_no_box_and_a_label_no_wider_than_it_needs():
    mark, inner = item(0, 9, look="underline", words=("Rede", "R")), item(6, 9)
    (line, *_) = decorated(mark, inner)
    assert [box.item for box in line.boxes] == [inner]
    assert line.lanes == 1
    assert [chip.text for chip in line.chips] == ["Rede", "Person"]
    assert [(under.left, under.right) for under in line.underlines] == [(0, 90)]


def test_a_bar_runs_beside_all_lines_also_through_a_gap():
    quote = item(2, 12, 25, 28, look="bar")
    lines = decorated(quote, slots={quote.id: 0})
    assert [bool(line.bars) for line in lines] == [True, True, True, False]
    assert [(line.bars[0].begins, line.bars[0].ends) for line in lines[:3]] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert [len(line.underlines) for line in lines] == [1, 1, 1, 0]


def test_a_bar_without_a_slot_is_counted_where_it_begins():
    lines = decorated(item(12, 30, look="bar"))
    assert [line.uncounted for line in lines] == [0, 1, 0, 0]


def test_a_role_is_underlined_in_the_colour_of_its_head():
    speaker = item(0, 5, roles=(RoleMark("Sprecher", "#9467bd"),))
    (line, *_) = decorated(speaker)
    assert [under.hue for under in line.underlines] == ["#9467bd"]


def test_more_spans_than_levels_are_counted():
    lines = decorated(*(item(0, 30 - n) for n in range(15)))
    assert lines[0].lanes == 12
    assert lines[0].uncounted == 3


def test_a_label_gives_up_its_dots_before_its_words():
    assert labels_of(item(0, 5, suggested=True, dots=2)) == [
        ("Person", 2),
        ("Person", 0),
        ("P", 2),
        ("P", 0),
    ]
    assert labels_of(item(0, 5), later=True) == [("… Person", 0), ("…", 0)]
