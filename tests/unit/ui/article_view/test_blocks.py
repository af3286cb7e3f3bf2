from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import TextRange, starts_grapheme
from annotator.ui.article_view.blocks import LONGEST, Block, BlockIndex, cut, shown
from work import calls

PROSE = "Die Lage ist ernst. Man müsse reden, sagte sie.  "


def test_each_paragraph_is_a_block_and_blank_lines_are_none():
    text = "Erstens.\n\n \t\nZweitens.\nDrittens."
    assert [text[block.begin : block.end] for block in cut(text)] == [
        "Erstens.",
        "Zweitens.",
        "Drittens.",
    ]
    assert all(block.opens for block in cut(text))


def test_nothing_but_white_space_gives_no_block():
    assert cut("") == []
    assert cut(" \n\n\t") == []


@pytest.mark.parametrize(
    "text",
    [PROSE * 1_000, "wort " * 10_000, "x" * 50_000, "e" + "\u0301" * 10_000, "🇨🇭" * 20_000],
    ids=["prose", "words", "no blank", "marks", "flags"],
)
def test_a_huge_paragraph_is_cut_into_bounded_blocks_without_a_gap(text):
    blocks = cut(text)
    assert blocks[0].begin == 0
    assert blocks[-1].end == len(text.rstrip()) or blocks[-1].end == len(text)
    assert all(left.end == right.begin for left, right in itertools.pairwise(blocks))
    assert max(block.end - block.begin for block in blocks) <= LONGEST
    assert [block.opens for block in blocks] == [True] + [False] * (len(blocks) - 1)


def test_prose_is_cut_after_sentences():
    text = PROSE * 300
    assert all(text[block.begin] in "DM" for block in cut(text))


def test_flags_are_never_cut_apart():
    text = "🇨🇭" * 5_000
    assert all(starts_grapheme(text[:20], block.begin % 2) for block in cut(text))
    assert all(block.begin % 2 == 0 for block in cut(text))


def test_the_work_grows_with_the_flags_of_a_paragraph_and_no_faster():
    short, long = "🇨🇭" * 50_000, "🇨🇭" * 200_000
    assert calls(lambda: cut(long)) < 5 * calls(lambda: cut(short))


@given(st.text(st.characters(codec=None)))
def test_what_is_shown_has_the_length_of_what_is_stored(text):
    assert len(shown(text, 0, len(text))) == len(text)


def test_what_would_break_the_line_or_cannot_be_drawn_is_shown_as_a_picture():
    assert shown("a\u2028b\u2029c", 0, 5) == "a↵b↵c"
    assert shown("x\x00\x1b\x85\ud800\ufffcy", 0, 7) == "x□□□□□y"


def test_what_shapes_words_is_left_alone():
    text = "Fu\u00df\tba\u00a0ll\u200d\u200b\u00ade\u0301😀"
    assert shown(text, 0, len(text)) == text


def test_blocks_are_found_by_offset():
    index = BlockIndex(
        [Block(2, 5, opens=True), Block(7, 9, opens=True), Block(9, 12, opens=False)]
    )
    assert [index.at(offset) for offset in (0, 2, 4, 5, 6, 7, 9, 12, 99)] == [
        0,
        0,
        0,
        0,
        0,
        1,
        2,
        2,
        2,
    ]


def test_only_blocks_that_share_a_character_are_touched():
    index = BlockIndex(
        [Block(2, 5, opens=True), Block(7, 9, opens=True), Block(9, 12, opens=False)]
    )
    assert list(index.touching(4, 8)) == [0, 1]
    assert list(index.touching(5, 7)) == []
    assert list(index.touching(8, 10)) == [1, 2]
    assert list(index.touching(0, 99)) == [0, 1, 2]
    assert list(BlockIndex([]).touching(0, 5)) == []


def test_the_block_that_holds_a_whole_stretch():
    index = BlockIndex([Block(2, 5, opens=True), Block(7, 9, opens=True)])
    assert index.holding(2, 5) == 0
    assert index.holding(8, 9) == 1
    assert index.holding(4, 8) is None
    assert index.holding(0, 3) is None


def test_a_paragraph_is_all_blocks_it_was_cut_into():
    index = BlockIndex([Block(0, 3, opens=True), Block(3, 6, opens=False), Block(7, 9, opens=True)])
    assert index.paragraph(0) == index.paragraph(1) == TextRange(0, 6)
    assert index.paragraph(2) == TextRange(7, 9)
