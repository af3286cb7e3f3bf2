"""Tokens and sentences of an article, worked out block by block when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import sentences, tokens
from annotator.ui.article_view.blocks import BlockIndex

_LONGEST_PARAGRAPH = 60_000


class Segments:
    """The tokens and sentences around places in one article."""

    def __init__(self, text: str, index: BlockIndex) -> None:
        self._text = text
        self._index = index
        self._tokens: dict[int, list[TextRange]] = {}
        self._sentences: dict[TextRange, list[TextRange]] = {}

    def tokens_of(self, number: int) -> list[TextRange]:
        """The tokens of a block."""
        found = self._tokens.get(number)
        if found is None:
            block = self._index.blocks[number]
            found = self._tokens[number] = tokens(self._text, block.begin, block.end)
        return found

    def tokens_near(self, *offsets: int) -> list[TextRange]:
        """The tokens of the blocks that hold the offsets and of their neighbours, in reading order."""
        numbers: set[int] = set()
        for offset in offsets:
            number = self._index.at(offset)
            numbers.update((number - 1, number, number + 1))
        inside = sorted(number for number in numbers if 0 <= number < len(self._index))
        return [token for number in inside for token in self.tokens_of(number)]

    def sentences_near(self, offset: int) -> Sequence[TextRange]:
        """The sentences of the paragraph that holds ``offset`` and of its neighbours."""
        if not self._index.blocks:
            return []
        here = self._index.paragraph(self._index.at(offset))
        found = list(self._in(here))
        if here.begin > 0:
            before = self._index.paragraph(self._index.at(here.begin - 1))
            if before.end <= here.begin:
                found = [*self._in(before), *found]
        number = self._index.at(here.end - 1) + 1
        if number < len(self._index):
            found += self._in(self._index.paragraph(number))
        return found

    def _in(self, paragraph: TextRange) -> list[TextRange]:
        found = self._sentences.get(paragraph)
        if found is None:
            if len(paragraph) > _LONGEST_PARAGRAPH:
                # Nobody reads such a line by the sentence; its blocks stand in for them.
                numbers = self._index.touching(paragraph.begin, paragraph.end)
                blocks = [self._index.blocks[number] for number in numbers]
                found = [TextRange(block.begin, block.end) for block in blocks]
            else:
                found = sentences(self._text, paragraph.begin, paragraph.end)
            self._sentences[paragraph] = found
        return found
