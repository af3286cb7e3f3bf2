"""Where the keys take the caret: by token, character, line, page and sentence over a laid-out page."""

from __future__ import annotations

from enum import Enum, auto

from annotator.ui.article_view.caret import (
    Caret,
    Direction,
    extended_by_character,
    extended_by_sentence,
    extended_by_token,
    extended_to,
    next_character,
    next_token,
    on_character,
    token_at,
)
from annotator.ui.article_view.page import Page, Spot
from annotator.ui.article_view.segments import Segments


class Step(Enum):
    """How far a key goes."""

    TOKEN = auto()
    CHARACTER = auto()
    SENTENCE = auto()
    LINE = auto()
    PAGE = auto()
    LINE_EDGE = auto()
    TEXT_EDGE = auto()


class Navigator:
    """Moves the caret over one page; remembers the column while going up and down."""

    def __init__(self, page: Page, segments: Segments) -> None:
        self._page = page
        self._segments = segments
        self._goal: float | None = None

    def moved(
        self, caret: Caret, step: Step, direction: Direction, *, rows: int, characters: bool
    ) -> Caret:
        """The caret after a key without Shift: nothing is selected any more."""
        if step not in {Step.LINE, Step.PAGE}:
            self._goal = None
        match step:
            case Step.TOKEN:
                target = self._next_token(caret, direction)
            case Step.CHARACTER:
                target = self._next_character(caret.head, direction)
            case Step.SENTENCE:
                target = self._next_sentence(caret.head, direction)
            case _:
                target = self._far(caret, step, direction, rows, characters=characters)
        return Caret(target, target)

    def extended(
        self, caret: Caret, step: Step, direction: Direction, *, rows: int, characters: bool
    ) -> Caret:
        """The caret after a key with Shift."""
        if step not in {Step.LINE, Step.PAGE}:
            self._goal = None
        near = self._segments.tokens_near(caret.anchor, caret.head)
        match step:
            case Step.TOKEN:
                return extended_by_token(caret, near, direction)
            case Step.CHARACTER:
                return extended_by_character(caret, self._page.text, direction)
            case Step.SENTENCE:
                sentences = self._segments.sentences_near(caret.head)
                return extended_by_sentence(caret, near, sentences, direction)
            case _:
                target = self._far(caret, step, direction, rows, characters=characters)
        if characters:
            return Caret(caret.anchor, target, caret.kept)
        near = self._segments.tokens_near(caret.anchor, caret.head, target)
        number = token_at(near, target)
        return caret if number is None else extended_to(caret, near, near[number])

    def _next_token(self, caret: Caret, direction: Direction) -> int:
        # A selection is left at the side one goes to, as in any editor.
        head = caret.head
        if caret.extent is not None:
            head = caret.extent.end - 1 if direction > 0 else caret.extent.begin
            if direction < 0:
                return self._token_begin(head)
        found = next_token(self._segments.tokens_near(head), head, direction)
        return self._token_begin(head) if found is None else found

    def _token_begin(self, offset: int) -> int:
        near = self._segments.tokens_near(offset)
        number = token_at(near, offset)
        return offset if number is None else near[number].begin

    def _next_character(self, offset: int, direction: Direction) -> int:
        text = self._page.text
        target = next_character(text, offset, direction)
        blocks = self._page.index
        number = blocks.at(target)
        block = blocks.blocks[number]
        if direction > 0 and target > block.end and number + 1 < len(blocks):
            return blocks.blocks[number + 1].begin
        return min(max(target, block.begin), block.end)

    def _next_sentence(self, offset: int, direction: Direction) -> int:
        begins = [sentence.begin for sentence in self._segments.sentences_near(offset)]
        if direction > 0:
            return next((begin for begin in begins if begin > offset), offset)
        return next((begin for begin in reversed(begins) if begin < offset), offset)

    def _far(
        self, caret: Caret, step: Step, direction: Direction, rows: int, *, characters: bool
    ) -> int:
        page, head = self._page, caret.head
        if step is Step.TEXT_EDGE:
            block = page.index.blocks[-1 if direction > 0 else 0]
            target = block.end if direction > 0 else block.begin
            return self._settled(target, direction, characters=characters)
        at = head - 1 if caret.extent is not None and head > caret.anchor else head
        spot = page.spot_of(at)
        layout = page.layout(spot.block)
        if step is Step.LINE_EDGE:
            line = layout.lines[spot.line]
            target = line.end if direction > 0 else line.begin
            return self._settled(target, direction, characters=characters)
        if self._goal is None:
            self._goal = page.cell(at).left() + 1
        count = rows if step is Step.PAGE else 1
        goal = self._rows_away(spot, count * direction)
        if goal is None:
            return head
        layout = page.layout(goal.block)
        if characters:
            return on_character(page.text, layout.border_at(self._goal, goal.line))
        return self._token_begin(layout.character_at(self._goal, goal.line))

    def _settled(self, target: int, direction: Direction, *, characters: bool) -> int:
        if characters:
            return target
        if direction < 0:
            return self._token_begin(target)
        found = next_token(self._segments.tokens_near(target), target, -1)
        return self._token_begin(target) if found is None else found

    def _rows_away(self, spot: Spot, rows: int) -> Spot | None:
        """The line so many rows further; the first or last one if there are fewer; ``None`` if none."""
        page = self._page
        number, line = spot.block, spot.line
        direction = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            line += direction
            if not 0 <= line < len(page.layout(number).lines):
                if not 0 <= number + direction < len(page.index):
                    line -= direction
                    break
                number += direction
                line = 0 if direction > 0 else len(page.layout(number).lines) - 1
        if (number, line) == (spot.block, spot.line):
            return None
        return Spot(number, line, page.top_of(number))
