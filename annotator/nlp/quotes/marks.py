"""Pairing of quotation marks of all kinds over a whole article.

Curved and angled marks mostly say themselves whether they open or close; straight ones say it by what
stands beside them. What stays open at the end of a paragraph goes on in the next one if that begins with
an opening mark again (the newspapers' convention) or if the next mark closes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.nlp.reading import Reading, Stretch

_MARK = re.compile("[\"'„“”‚‘’»«›‹]")
_FAMILY = {
    "„": "double",
    "“": "double",
    "”": "double",
    "»": "angle",
    "«": "angle",
    '"': "straight",
    "‚": "single",
    "‘": "single",
    "’": "single",
    "›": "angle-single",
    "‹": "angle-single",
    "'": "straight-single",
}
_SINGLE = frozenset({"single", "angle-single", "straight-single"})
_PARTNERS = {"double": {"double", "straight"}, "straight": {"straight", "double"}}
_LONGEST_CARRY = 3
_DEEPEST = 5
_OPEN, _CLOSE, _EITHER = "open", "close", "either"
_BEFORE_OPENING = frozenset(" \u00a0\t\n([{–—-/„“»›‚‘\"'«‹:")
_AFTER_CLOSING = frozenset(" \u00a0\t\n.,;:!?…)]}–—/“”«»‹›‘’\"'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, the marks included.

    Attributes:
        parts: Half-open ranges of code points, one for each paragraph it runs through.
        single: Whether its marks are single ones.
        depth: Number of quotations around it.
    """

    parts: tuple[tuple[int, int], ...]
    single: bool
    depth: int

    @property
    def begin(self) -> int:
        """The opening mark."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """One past the closing mark."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Mark:
    offset: int
    char: str
    family: str
    role: str


@dataclass(frozen=True, slots=True)
class _Open:
    mark: _Mark
    parts: tuple[tuple[int, int], ...]
    resumed: int


def quotations(reading: Reading) -> list[Quotation]:
    """All quotations of a text in reading order, outer ones before those inside them."""
    paragraphs = reading.paragraphs
    marks = [_marks_of(reading.text, paragraph) for paragraph in paragraphs]
    found: list[Quotation] = []
    stack: list[_Open] = []
    for index, paragraph in enumerate(paragraphs):
        pending = marks[index]
        if stack and pending and pending[0].offset == paragraph.begin and pending[0].role != _CLOSE:
            pending = pending[1:]
        last_closer = {
            mark.family: place for place, mark in enumerate(pending) if mark.role != _OPEN
        }
        for place, mark in enumerate(pending):
            _take(mark, stack, found, has_closer=last_closer.get(mark.family, -1) > place)
        following = next((m for m in marks[index + 1 : index + 1 + _LONGEST_CARRY] if m), None)
        marked = _first_of(paragraphs, marks, index)
        stack = _carried(
            stack, paragraph, paragraphs[index + 1] if marked else None, marked, following
        )
    return sorted(found, key=lambda quotation: (quotation.begin, -quotation.end))


def _first_of(
    paragraphs: Sequence[Stretch], marks: Sequence[Sequence[_Mark]], index: int
) -> Stretch | None:
    for later in range(index + 1, min(index + 1 + _LONGEST_CARRY, len(paragraphs))):
        if marks[later]:
            return paragraphs[later]
    return None


def _carried(
    stack: list[_Open],
    paragraph: Stretch,
    following_paragraph: Stretch | None,
    marked: Stretch | None,
    following: Sequence[_Mark] | None,
) -> list[_Open]:
    """What of the open quotations goes on after a paragraph: the outermost one, or none."""
    if not stack or following is None or marked is None or following_paragraph is None:
        return []
    outer = stack[0]
    first = following[0]
    if outer.resumed >= _LONGEST_CARRY or outer.mark.family in _SINGLE:
        return []
    resumes = (
        first.offset == marked.begin and first.role != _CLOSE and first.family == outer.mark.family
    )
    goes_on = first.role == _CLOSE and _are_partners(outer.mark.family, first.family)
    if resumes and not _is_closed_later(outer, following):
        return []
    if not (resumes or goes_on):
        return []
    begin = outer.parts[-1][1] if outer.parts else outer.mark.offset
    part = (begin, paragraph.end)
    return [
        replace(
            outer,
            parts=(*outer.parts[:-1], part, (0, following_paragraph.begin)),
            resumed=outer.resumed + 1,
        )
    ]


def _is_closed_later(outer: _Open, following: Sequence[_Mark]) -> bool:
    return any(
        mark.role != _OPEN and _are_partners(outer.mark.family, mark.family)
        for mark in following[1:]
    )


def _marks_of(text: str, paragraph: Stretch) -> list[_Mark]:
    found: list[_Mark] = []
    for hit in _MARK.finditer(text, paragraph.begin, paragraph.end):
        offset, char = hit.start(), hit[0]
        before = text[offset - 1] if offset > paragraph.begin else "\n"
        after = text[offset + 1] if offset + 1 < paragraph.end else "\n"
        if char in "'’‘" and before.isalnum() and after.isalnum():
            continue
        found.append(_Mark(offset, char, _FAMILY[char], _role(char, before, after)))
    return found


def _role(char: str, before: str, after: str) -> str:
    if char in "„‚":
        return _OPEN
    may_open = before in _BEFORE_OPENING and after not in " \u00a0\t\n"
    may_close = before not in " \u00a0\t\n" and after in _AFTER_CLOSING
    if may_open and not may_close:
        return _OPEN
    if may_close and not may_open:
        return _CLOSE
    return _EITHER


def _are_partners(one: str, other: str) -> bool:
    return other in _PARTNERS.get(one, {one})


def _take(mark: _Mark, stack: list[_Open], found: list[Quotation], *, has_closer: bool) -> None:
    depth = next(
        (
            level
            for level in range(len(stack) - 1, -1, -1)
            if _are_partners(stack[level].mark.family, mark.family)
        ),
        None,
    )
    same_char = depth is not None and stack[depth].mark.char == mark.char
    closes = mark.role == _CLOSE or (mark.role == _EITHER and depth is not None)
    if mark.char in "„‚" or (mark.family == "angle" and same_char and mark.role != _CLOSE):
        closes = False
    if closes and depth is not None:
        opened = stack[depth]
        start = opened.parts[-1][1] if opened.parts else opened.mark.offset
        parts = (*opened.parts[:-1], (start, mark.offset + 1))
        found.append(Quotation(parts, mark.family in _SINGLE, depth))
        del stack[depth:]
    elif mark.role != _CLOSE and (mark.family not in _SINGLE or has_closer):
        if depth is not None and mark.family == "straight":
            # Two straight marks in a row that open: the first one was an orphan.
            del stack[depth:]
        del stack[_DEEPEST:]
        stack.append(_Open(mark, (), 0))
