"""Checks of where a span begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotator.domain.offsets import TextRange, starts_grapheme
from annotator.domain.span import Span
from annotator.quality.finding import Check, Hit, Reading, Severity
from annotator.quality.vocabulary import CLAUSES, PART_OF_WORD

_MARKS = frozenset('»«›‹„“”‚‘"')
_BEGINS_BADLY = frozenset(",;:.!?)]}…–—/&")
_ENDS_BADLY = frozenset(",;:([{…–—/&")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_MOST_TRIGGER_TOKENS = 3


def _white_space(reading: Reading, span: Span) -> Iterator[Hit]:
    for fragment in span.fragments:
        part = fragment.covered_text(reading.text)
        if part != part.strip():
            yield Hit({"part": " ".join(part.split())}, fragment)


def _punctuation(reading: Reading, span: Span) -> Iterator[Hit]:
    if span.layer in CLAUSES:
        return
    for fragment in span.fragments:
        part = fragment.covered_text(reading.text).strip()
        if part and (_begins_badly(part) or _ends_badly(reading, fragment, part)):
            yield Hit({"part": " ".join(part.split())}, fragment)


def _begins_badly(part: str) -> bool:
    if part[0] in _MARKS:
        return not _MARKS & set(part[1:-1])  # else it names something in quotation marks
    if part[0] in _OPENING:
        return _OPENING[part[0]] not in part[:-1]
    return part[0] in _BEGINS_BADLY


def _ends_badly(reading: Reading, fragment: TextRange, part: str) -> bool:
    last = part[-1]
    if last == ".":
        # The dot of an abbreviation or an ordinal is part of its token; a full stop is one by itself.
        end = fragment.begin + fragment.covered_text(reading.text).rindex(".")
        token = reading.units.token_at(end)
        return token is not None and len(token) == 1
    if last in _CLOSING:
        return _CLOSING[last] not in part[1:]
    if last in _MARKS:
        return not _MARKS & set(part[1:-1])
    return last in _ENDS_BADLY


def _cut_token(reading: Reading, span: Span) -> Iterator[Hit]:
    if span.attributes.get(PART_OF_WORD[0]) == PART_OF_WORD[1]:
        return  # somebody meant it
    for fragment in span.fragments:
        if reading.units.fits(fragment):
            continue
        first = reading.units.token_at(fragment.begin)
        last = reading.units.token_at(fragment.end - 1)
        if first is None or last is None:
            continue  # white space at the edge, which another check tells
        token = TextRange(first.begin, last.end)
        part = fragment.covered_text(reading.text)
        yield Hit({"part": part, "token": token.covered_text(reading.text)}, fragment)


def _cut_character(reading: Reading, span: Span) -> Iterator[Hit]:
    for fragment in span.fragments:
        edges = (fragment.begin, fragment.end)
        if not all(starts_grapheme(reading.text, edge) for edge in edges):
            yield Hit({"part": fragment.covered_text(reading.text)}, fragment)


def _sentence(reading: Reading, span: Span) -> Iterator[Hit]:
    if span.layer not in CLAUSES and not reading.units.in_one_sentence(span.extent):
        yield Hit({"part": reading.words(span)})


def _long_trigger(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    if layer is None or layer.look != "trigger":
        return
    tokens = sum(reading.units.token_count(part) for part in span.fragments)
    if tokens > _MOST_TRIGGER_TOKENS:
        yield Hit({"tokens": tokens})


CHECKS: Final = (
    Check(
        id="white-space-edge",
        severity=Severity.ERROR,
        template="There is white space at the edge of “{part}”.",
        run=_white_space,
    ),
    Check(
        id="cut-character",
        severity=Severity.ERROR,
        template="“{part}” cuts a character that people see as one.",
        run=_cut_character,
    ),
    Check(
        id="punctuation-edge",
        severity=Severity.WARNING,
        template="“{part}” begins or ends with punctuation that does not belong to it.",
        run=_punctuation,
    ),
    Check(
        id="cut-token",
        severity=Severity.HINT,
        template="“{part}” is only a part of the word “{token}”.",
        run=_cut_token,
    ),
    Check(
        id="crosses-sentence",
        severity=Severity.WARNING,
        template="“{part}” runs over the end of a sentence.",
        run=_sentence,
    ),
    Check(
        id="long-trigger",
        severity=Severity.HINT,
        template="The trigger has {tokens} words; the shortest expression that names the event is enough.",
        run=_long_trigger,
    ),
)
