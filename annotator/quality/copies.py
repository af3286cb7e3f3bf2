"""Near-identical articles that are annotated differently: wire copies, held against the first of them.

What is equal in both texts is found by their tokens; a span counts where all of its tokens are equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.segmentation import token_bounds
from annotator.domain.span import Span
from annotator.quality.consistency import mark, relabel
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

_LEAST_RUN = 5
"""Tokens; what is equal by chance is shorter."""


def differences(first: AnnotationSet, copy: AnnotationSet) -> Iterator[Finding]:
    """What is annotated differently in a copy, where its text is the same as that of the first article.

    Args:
        first: The article that came first, with its annotations.
        copy: A near-duplicate; findings are about this one.
    """
    there, here = first.article.text, copy.article.text
    runs = _equal_runs(there, here)
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
    back = [(begin, end, -shift) for begin, end, shift in ((b + s, e + s, s) for b, e, s in runs)]
    for span in copy:
        if (span.layer, span.fragments) not in moved and _moved(span.fragments, back) is not None:
            told = {"part": _line(span, here), "title": first.article.title, "layer": span.layer}
            yield Finding(SURPLUS, span, span.extent, {**told, "label": span.label})


def _equal_runs(there: str, here: str) -> list[tuple[int, int, int]]:
    """Stretches of the first text that the second has too: begin, end, and how far they are moved."""
    mine = list(token_bounds(there, 0, len(there)))
    theirs = list(token_bounds(here, 0, len(here)))
    matcher = SequenceMatcher(
        None, [there[b:e] for b, e in mine], [here[b:e] for b, e in theirs], autojunk=False
    )
    runs: list[tuple[int, int, int]] = []
    for one, other, size in matcher.get_matching_blocks():
        if size < _LEAST_RUN:
            continue
        # White space may differ, so a run ends where the tokens are no longer equally far away.
        begin, shift = mine[one][0], theirs[other][0] - mine[one][0]
        for step in range(1, size):
            if theirs[other + step][0] - mine[one + step][0] != shift:
                runs.append((begin, mine[one + step - 1][1], shift))
                begin = mine[one + step][0]
                shift = theirs[other + step][0] - begin
        runs.append((begin, mine[one + size - 1][1], shift))
    return runs


def _moved(fragments: Fragments, runs: list[tuple[int, int, int]]) -> Fragments | None:
    found: list[TextRange] = []
    for part in fragments:
        shift = next((s for b, e, s in runs if b <= part.begin and part.end <= e), None)
        if shift is None:
            return None
        found.append(TextRange(part.begin + shift, part.end + shift))
    return tuple(found)


def _line(span: Span, text: str) -> str:
    return " ".join(span.covered_text(text).split())


def _offsets(fragments: Fragments) -> list[list[int]]:
    return [[part.begin, part.end] for part in fragments]
