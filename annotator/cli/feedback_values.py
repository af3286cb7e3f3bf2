"""Feedback for people and for scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.services.feedback import Correction, Feedback, Sheet


def feedback_lines(corpus: str, found: Feedback) -> Iterator[str]:
    """The sheets in a few lines each."""
    for sheet in found.sheets:
        share = f"{100 * sheet.kept / sheet.spans:.0f} %" if sheet.spans else "–"
        yield (
            f"{corpus}: {sheet.annotator}: {share} of {sheet.spans} spans are gold as marked, "
            f"{len(sheet.corrections)} corrections in {sheet.articles} articles."
        )
        kinds = ", ".join(f"{count} × {kind}" for kind, count in sheet.by_kind.most_common())
        if kinds:
            yield f"  What: {kinds}."
        reasons = ", ".join(
            f"{count} × {reason.value}"
            for reason, count in sheet.by_reason.most_common()
            if reason is not None
        )
        if reasons:
            yield f"  Why: {reasons}."
    if found.gaps:
        yield f"{len(found.gaps)} cases that the guideline does not decide; --notes FILE writes them."


def feedback_values(found: Feedback, most: int | None = None) -> dict[str, Any]:
    """The sheets as JSON.

    Args:
        found: What came of it.
        most: At most so many corrections of each sheet; ``None``: all.
    """
    return {
        "sheets": [_sheet(sheet, most) for sheet in found.sheets],
        "gaps": [
            {
                "article": gap.article,
                "title": gap.title,
                "layer": gap.layer,
                "excerpt": gap.excerpt.whole,
                "words": gap.excerpt.words,
                "readings": list(gap.readings),
                "outcome": gap.outcome,
                "choice": gap.choice.value,
                "note": gap.note,
            }
            for gap in found.gaps
        ],
    }


def _sheet(sheet: Sheet, most: int | None) -> dict[str, Any]:
    shown = sheet.corrections if most is None else sheet.corrections[:most]
    return {
        "annotator": sheet.annotator,
        "articles": sheet.articles,
        "spans": sheet.spans,
        "gold": sheet.gold,
        "kept": sheet.kept,
        "corrected": len(sheet.corrections),
        "by_kind": {kind.value: count for kind, count in sheet.by_kind.items()},
        "by_reason": {
            reason.value if reason else "": count for reason, count in sheet.by_reason.items()
        },
        "labels": _matrices(sheet.confusion.labels),
        "roles": _matrices(sheet.confusion.roles),
        "corrections": [_correction(each) for each in shown],
    }


def _correction(each: Correction) -> dict[str, Any]:
    return {
        "article": each.article,
        "title": each.title,
        "kind": each.difference.kind.value,
        "layer": each.difference.layer,
        "name": each.difference.name,
        "excerpt": each.excerpt.whole,
        "words": each.excerpt.words,
        "own": each.own,
        "gold": each.gold,
        "reason": each.reason.value if each.reason else "",
        "note": each.note,
        "decided": each.decided,
    }


def _matrices(
    matrices: Mapping[str, Counter[tuple[str, str]]],
) -> dict[str, list[tuple[str, str, int]]]:
    return {
        layer: [(gold, own, count) for (gold, own), count in sorted(counts.items())]
        for layer, counts in sorted(matrices.items())
    }
