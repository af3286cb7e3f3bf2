"""Checks of quotes: marks, speakers, cues and frames."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from annotator.domain.offsets import TextRange
from annotator.domain.span import Span
from annotator.quality.finding import Check, Concern, Finding, Hit, Reading, Severity
from annotator.quality.repairs import Refit
from annotator.quality.vocabulary import CUE, DIRECT, FRAME, NO_SPEAKERS, QUOTE, SPEAKER

_MARKS = frozenset("\"„“”»«‚‘’›‹'")
_AFTER_MARKS = ".,;:!?… "


def _is_direct(span: Span) -> bool:
    return span.layer == QUOTE and span.label in DIRECT


def _marks(part: TextRange, text: str) -> tuple[bool, bool]:
    """Whether a fragment begins and ends with a quotation mark."""
    words = part.covered_text(text).strip()
    end = words.rstrip(_AFTER_MARKS)
    return words[:1] in _MARKS, len(end) > 1 and end[-1] in _MARKS


def _edges(reading: Reading, span: Span) -> tuple[bool, bool]:
    opens, _ = _marks(span.fragments[0], reading.text)
    _, closes = _marks(span.fragments[-1], reading.text)
    return opens, closes


def _marks_beside(reading: Reading, span: Span) -> bool:
    before = reading.text[max(0, span.begin - 1) : span.begin]
    after = reading.text[span.end : span.end + 3].lstrip(_AFTER_MARKS)[:1]
    return before in _MARKS and after in _MARKS and bool(before) and bool(after)


def _no_marks(reading: Reading, span: Span) -> Iterator[Hit]:
    if _is_direct(span) and not any(_edges(reading, span)) and not _marks_beside(reading, span):
        yield Hit()


def _marks_outside(reading: Reading, span: Span) -> Iterator[Hit]:
    if _is_direct(span) and not any(_edges(reading, span)) and _marks_beside(reading, span):
        yield Hit()


def _unbalanced(reading: Reading, span: Span) -> Iterator[Hit]:
    if not _is_direct(span):
        return
    opens, closes = _edges(reading, span)
    parts = [_marks(part, reading.text) for part in span.fragments]
    # A paragraph may open anew without the one before having been closed, but not the other way round.
    reopens = all(after[0] or not before[1] for before, after in pairwise(parts))
    if opens != closes or (opens and not reopens):
        yield Hit()


def _inside(reading: Reading, span: Span, role: str) -> Iterator[Hit]:
    if not _is_direct(span):
        return
    for filler in reading.fillers(span, role):
        if filler.overlaps(span):
            yield Hit({"filler": reading.words(filler)}, filler.extent)


def _speaker_inside(reading: Reading, span: Span) -> Iterator[Hit]:
    yield from _inside(reading, span, SPEAKER)


def _cue_inside(reading: Reading, span: Span) -> Iterator[Hit]:
    yield from _inside(reading, span, CUE)


def _speaker_kind(reading: Reading, span: Span) -> Iterator[Hit]:
    if span.layer != QUOTE:
        return
    for filler in reading.fillers(span, SPEAKER):
        if filler.label in NO_SPEAKERS:
            told = {"filler": reading.words(filler), "filler_label": filler.label}
            yield Hit({**told, "filler_layer": filler.layer}, filler.extent)


def _cue_outside_frame(reading: Reading, span: Span) -> Iterator[Hit]:
    if span.layer != QUOTE:
        return
    frames = list(reading.fillers(span, FRAME))
    for cue in reading.fillers(span, CUE):
        inside = all(any(whole.extent.contains(part) for whole in frames) for part in cue.fragments)
        if frames and not inside:
            yield Hit({"filler": reading.words(cue)}, cue.extent)


def _take_marks_in(reading: Reading, finding: Finding) -> Iterator[Refit]:
    span = finding.about
    if span is None:
        return
    after = reading.text[span.end :]
    stop = len(after) - len(after.lstrip(_AFTER_MARKS))
    wide = TextRange(span.begin - 1, span.end + stop + 1)
    first, last = span.fragments[0], span.fragments[-1]
    if len(span.fragments) == 1:
        yield Refit(span, (wide,))
    else:
        opening, closing = TextRange(wide.begin, first.end), TextRange(last.begin, wide.end)
        yield Refit(span, (opening, *span.fragments[1:-1], closing))


CHECKS: Final = (
    Check(
        id="no-marks",
        severity=Severity.WARNING,
        template="Direct speech without quotation marks: is it another type?",
        run=_no_marks,
        concern=Concern.QUOTES,
    ),
    Check(
        id="marks-outside",
        severity=Severity.WARNING,
        template="The quotation marks around it belong to direct speech; take them in.",
        run=_marks_outside,
        concern=Concern.QUOTES,
        fix=_take_marks_in,
    ),
    Check(
        id="unbalanced-marks",
        severity=Severity.WARNING,
        template="A quotation mark is missing at one of its ends.",
        run=_unbalanced,
        concern=Concern.QUOTES,
    ),
    Check(
        id="speaker-inside",
        severity=Severity.WARNING,
        template="The speaker “{filler}” stands inside the direct speech.",
        run=_speaker_inside,
        concern=Concern.QUOTES,
    ),
    Check(
        id="cue-inside",
        severity=Severity.WARNING,
        template="The cue “{filler}” stands inside the direct speech.",
        run=_cue_inside,
        concern=Concern.QUOTES,
    ),
    Check(
        id="speaker-kind",
        severity=Severity.WARNING,
        template="The speaker “{filler}” is marked as {filler_label}, which does not speak.",
        run=_speaker_kind,
        concern=Concern.QUOTES,
    ),
    Check(
        id="cue-outside-frame",
        severity=Severity.WARNING,
        template="The cue “{filler}” stands outside the frame.",
        run=_cue_outside_frame,
        concern=Concern.QUOTES,
    ),
)
