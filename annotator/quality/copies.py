"""Near-identical articles that are annotated differently: wire copies, held against the first of them.

What is equal in both texts is found by their tokens; a span counts where all of its tokens are equal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Final, TypeAlias

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.segmentation import token_bounds
from annotator.domain.span import Span
from annotator.quality.consistency_rules import mark, relabel
from annotator.quality.finding import CorpusCheck, Finding, Severity

OTHER_LABEL: Final = CorpusCheck(
    id="copy-other-label",
    severity=Severity.WARNING,
    template="“{part}” is {label} here, but {other_label} in the same passage of “{title}”.",
    fix=relabel,
)
MISSING: Final = CorpusCheck(
    id="copy-unmarked",
    severity=Severity.WARNING,
    template="“{part}” is not marked here, but as {label} in the same passage of “{title}”.",
    fix=mark,
)
SURPLUS: Final = CorpusCheck(
    id="copy-marked",
    severity=Severity.WARNING,
    template="“{part}” is marked here as {label}, but not in the same passage of “{title}”.",
)
CHECKS: Final[tuple[CorpusCheck, ...]] = (OTHER_LABEL, MISSING, SURPLUS)

Runs: TypeAlias = tuple[tuple[int, int, int], ...]
"""Stretches of one text that another one has too, in reading order: begin, end, and how far they are moved."""

Place: TypeAlias = tuple[str, str, Fragments]
"""What a span claims: layer, label, fragments."""

_LEAST_RUN = 5
"""Tokens; what is equal by chance is shorter."""


def places(own: AnnotationSet) -> frozenset[Place]:
    """What the spans of a set claim."""
    return frozenset((span.layer, span.label, span.fragments) for span in own.spans.values())


def are_in(found: Collection[Place], runs: Runs) -> bool:
    """Whether any of these places lies where both texts are equal: only then it makes a difference to the copy."""
    return any(_moved(fragments, runs) is not None for _, _, fragments in found)


def differences(
    first: AnnotationSet, copy: AnnotationSet, runs: Runs | None = None
) -> Iterator[Finding]:
    """What is annotated differently in a copy, where its text is the same as that of the first article.

    Args:
        first: The article that came first, with its annotations.
        copy: A near-duplicate; findings are about this one.
        runs: Where the texts are equal, if that is known (``equal_runs``).
    """
    there, here = first.article.text, copy.article.text
    runs = equal_runs(there, here) if runs is None else runs
    own = {(span.layer, span.fragments): span for span in copy}
    moved: dict[tuple[str, Fragments], Span] = {}
    for span in first:
        fragments = _moved(span.fragments, runs)
        if fragments is None:
            continue
        moved[span.layer, fragments] = span
        mine = own.get((span.layer, fragments))
        told = {"part": _line(span, there), "title": first.article.title, "layer": span.layer}
        if mine is None:
            place = TextRange(fragments[0].begin, fragments[-1].end)
            params = {**told, "label": span.label, "fragments": _offsets(fragments)}
            yield Finding(MISSING, None, place, params)
        elif mine.label != span.label:
            labels = {"label": mine.label, "other_label": span.label}
            yield Finding(OTHER_LABEL, mine, mine.extent, {**told, **labels})
    back = tuple((begin + shift, end + shift, -shift) for begin, end, shift in runs)
    for span in copy:
        if (span.layer, span.fragments) not in moved and _moved(span.fragments, back) is not None:
            told = {"part": _line(span, here), "title": first.article.title, "layer": span.layer}
            yield Finding(SURPLUS, span, span.extent, {**told, "label": span.label})


def equal_runs(there: str, here: str) -> Runs:
    """Stretches of the first text that the second has too.

    Those are found that ``difflib.SequenceMatcher`` finds, in a tenth of the time: what is shorter than a run is not
    even looked at.
    """
    mine = list(token_bounds(there, 0, len(there)))
    theirs = list(token_bounds(here, 0, len(here)))
    runs: list[tuple[int, int, int]] = []
    for one, other, size in _blocks([there[b:e] for b, e in mine], [here[b:e] for b, e in theirs]):
        # White space may differ, so a run ends where the tokens are no longer equally far away.
        begin, shift = mine[one][0], theirs[other][0] - mine[one][0]
        for step in range(1, size):
            if theirs[other + step][0] - mine[one + step][0] != shift:
                runs.append((begin, mine[one + step - 1][1], shift))
                begin = mine[one + step][0]
                shift = theirs[other + step][0] - begin
        runs.append((begin, mine[one + size - 1][1], shift))
    return tuple(runs)


def _blocks(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Equal blocks of at least ``_LEAST_RUN`` tokens, the longest first taken, then what is on either side of it."""
    where: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(other) - _LEAST_RUN + 1):
        where.setdefault(tuple(other[place : place + _LEAST_RUN]), []).append(place)
    nowhere: list[int] = []
    found_at = [
        where.get(tuple(one[place : place + _LEAST_RUN]), nowhere)
        for place in range(len(one) - _LEAST_RUN + 1)
    ]
    blocks: list[tuple[int, int, int]] = []
    waiting = [(0, len(one), 0, len(other))]
    while waiting:
        first, past, begin, end = waiting.pop()
        at, there, size = _longest(found_at, first, past, begin, end)
        if size:
            blocks.append((at, there, size))
            waiting.append((first, at, begin, there))
            waiting.append((at + size, past, there + size, end))
    return sorted(blocks)


def _longest(
    found_at: Sequence[Sequence[int]], first: int, past: int, begin: int, end: int
) -> tuple[int, int, int]:
    """The longest block within two stretches, of several the first: where it is in each, and its size; 0: there is none."""
    best = (first, begin, 0)
    lengths: dict[int, int] = {}
    for place in range(first, past - _LEAST_RUN + 1):
        found: dict[int, int] = {}
        for there in found_at[place]:
            if there < begin:
                continue
            if there + _LEAST_RUN > end:
                break
            size = found[there] = lengths.get(there - 1, _LEAST_RUN - 1) + 1
            if size > best[2]:
                best = (place + _LEAST_RUN - size, there + _LEAST_RUN - size, size)
        lengths = found
    return best


def _moved(fragments: Fragments, runs: Runs) -> Fragments | None:
    found: list[TextRange] = []
    for part in fragments:
        at = bisect_right(runs, part.begin, key=_begin_of) - 1
        if at < 0 or part.end > runs[at][1]:
            return None
        shift = runs[at][2]
        found.append(TextRange(part.begin + shift, part.end + shift))
    return tuple(found)


def _begin_of(run: tuple[int, int, int]) -> int:
    return run[0]


def _line(span: Span, text: str) -> str:
    return " ".join(span.covered_text(text).split())


def _offsets(fragments: Fragments) -> list[list[int]]:
    return [[part.begin, part.end] for part in fragments]
