"""Checks of where a span begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotator.domain.edges import without
from annotator.domain.errors import DomainError
from annotator.domain.offsets import TextRange, joined, starts_grapheme
from annotator.domain.span import Span
from annotator.quality.finding import Check, Concern, Finding, Hit, Reading, Severity
from annotator.quality.repairs import Refit
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


def _dateline(reading: Reading, span: Span) -> Iterator[Hit]:
    line = reading.dateline
    if line is None or span.begin >= line.end or span.end <= line.begin:
        return
    if span.end > line.end or span.layer in CLAUSES or "(" in reading.own.covered_text(span):
        yield Hit({"part": reading.words(span)})


def _trim(reading: Reading, finding: Finding) -> Iterator[Refit]:
    """Cut off white space, and punctuation too where that is what is wrong."""
    span = finding.about
    if span is None:
        return
    kept: list[TextRange] = []
    for fragment in span.fragments:
        begin, end = fragment.begin, fragment.end
        while begin < end and _is_loose(
            reading, TextRange(begin, end), finding.check.id, first=True
        ):
            begin += 1
        while begin < end and _is_loose(
            reading, TextRange(begin, end), finding.check.id, first=False
        ):
            end -= 1
        if begin < end:
            kept.append(TextRange(begin, end))
    if kept and tuple(kept) != span.fragments:
        yield Refit(span, tuple(kept))


def _is_loose(reading: Reading, fragment: TextRange, rule: str, *, first: bool) -> bool:
    """Whether the first or last character of a fragment has to go."""
    part = fragment.covered_text(reading.text)
    if (part[0] if first else part[-1]).isspace():
        return True
    if rule != "punctuation-edge":
        return False
    return _begins_badly(part) if first else _ends_badly(reading, fragment, part)


def _grow(reading: Reading, finding: Finding) -> Iterator[Refit]:
    """Take in the rest of the words that are cut."""
    span = finding.about
    if span is None:
        return
    grown: list[TextRange] = []
    for fragment in span.fragments:
        first = reading.units.token_at(fragment.begin)
        last = reading.units.token_at(fragment.end - 1)
        if first is None or last is None:
            return
        grown.append(TextRange(first.begin, last.end))
    yield Refit(span, joined(grown))


def _whole_characters(reading: Reading, finding: Finding) -> Iterator[Refit]:
    span = finding.about
    if span is None:
        return
    grown: list[TextRange] = []
    for fragment in span.fragments:
        begin, end = fragment.begin, fragment.end
        while not starts_grapheme(reading.text, begin):
            begin -= 1
        while not starts_grapheme(reading.text, end):
            end += 1
        grown.append(TextRange(begin, end))
    yield Refit(span, joined(grown))


def _leave_dateline(reading: Reading, finding: Finding) -> Iterator[Refit]:
    """Begin behind the dateline, where something is left then."""
    span, line = finding.about, reading.dateline
    if span is None or line is None or span.end <= line.end:
        return
    try:
        yield Refit(span, without(span.fragments, line, reading.text))
    except DomainError:
        return  # nothing would be left of it


CHECKS: Final = (
    Check(
        id="white-space-edge",
        severity=Severity.ERROR,
        template="There is white space at the edge of “{part}”.",
        run=_white_space,
        fix=_trim,
    ),
    Check(
        id="cut-character",
        severity=Severity.ERROR,
        template="“{part}” cuts a character that people see as one.",
        run=_cut_character,
        fix=_whole_characters,
    ),
    Check(
        id="punctuation-edge",
        severity=Severity.WARNING,
        template="“{part}” begins or ends with punctuation that does not belong to it.",
        run=_punctuation,
        fix=_trim,
    ),
    Check(
        id="cut-token",
        severity=Severity.HINT,
        template="“{part}” is only a part of the word “{token}”.",
        run=_cut_token,
        fix=_grow,
    ),
    Check(
        id="crosses-sentence",
        severity=Severity.WARNING,
        template="“{part}” runs over the end of a sentence.",
        run=_sentence,
    ),
    Check(
        id="over-dateline",
        severity=Severity.WARNING,
        template="“{part}” runs over the dateline of the article.",
        run=_dateline,
        fix=_leave_dateline,
    ),
    Check(
        id="long-trigger",
        severity=Severity.HINT,
        template="The trigger has {tokens} words; the shortest expression that names the event is enough.",
        run=_long_trigger,
        concern=Concern.TRIGGERS,
    ),
)
