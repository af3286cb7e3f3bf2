"""What ``annotator review`` and the worker say about samples, as lines for people and as values for scripts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.domain.reviews import Judged, Sample, SamplingFrame, Signature
from annotator.quality.estimates import Estimate
from annotator.services.reviewing_results import LabelResult, ReviewResult


def sample_values(sample: Sample) -> Mapping[str, Any]:
    """A sample: how it was drawn, from what, and how far it is."""
    request = sample.request
    return {
        "id": sample.id,
        "name": request.name,
        "unit": request.unit,
        "method": request.method,
        "annotators": list(request.annotators),
        "layers": list(request.layers),
        "status": "done" if request.done_only else "all",
        "size": request.size or None,
        "margin": request.margin,
        "stratify": request.stratify_by if request.method == "stratified" else None,
        "allocation": request.allocation if request.method == "stratified" else None,
        "seed": request.seed,
        "blind": request.blind,
        "levels": dict(request.levels),
        "rule": request.rule,
        "drawn_by": sample.by,
        "drawn_at": sample.at.isoformat(),
        "frame": frame_values(sample.frame),
        "items": sample.items,
        "judged": sample.judged,
        "locked": sample.locked,
    }


def frame_values(frame: SamplingFrame) -> Mapping[str, Any]:
    """What a sample was drawn from."""
    return {
        "articles": frame.articles,
        "sets": frame.sets,
        "spans": frame.spans,
        "units": frame.units,
        "drawn": frame.drawn,
        "digest": frame.digest,
        "strata": {
            name: {"units": each.units, "drawn": each.drawn, "labels": dict(each.labels)}
            for name, each in frame.strata.items()
        },
    }


def result_values(result: ReviewResult, signatures: Sequence[Signature] = ()) -> Mapping[str, Any]:
    """What a sample says by now."""
    return {
        "sample": sample_values(result.sample),
        "judged": result.judged,
        "complete_articles": result.complete_articles,
        "moved_on": result.moved_on,
        "decision": result.decision,
        "total": _row_values(result.total),
        "layers": [_row_values(row) for row in result.layers],
        "labels": [_row_values(row) for row in result.labels],
        "signatures": [signature_values(each) for each in signatures],
    }


def signature_values(signature: Signature) -> Mapping[str, Any]:
    """A sign-off, or that it was taken back."""
    return {
        "by": signature.by,
        "at": signature.at.isoformat(),
        "locks": signature.locks,
        "decision": signature.decision,
        "reason": signature.reason,
    }


def drawn_lines(corpus: str, sample: Sample, *, dry_run: bool) -> Iterator[str]:
    """What was drawn."""
    frame, request = sample.frame, sample.request
    does = "would draw" if dry_run else "drew"
    whose = ", ".join(request.annotators) or "all people"
    yield (
        f"{corpus}: “{request.name}” {does} {frame.drawn} of {frame.units} {request.unit}s "
        f"({frame.spans} spans in {frame.articles} articles) of {whose}; seed {request.seed}."
    )
    if len(frame.strata) > 1:
        yield from (f"{name}\t{e.drawn} of {e.units}" for name, e in frame.strata.items())


def sample_line(sample: Sample) -> str:
    """One line of the list."""
    state = "open"
    if sample.signature is not None:
        did = "signed off" if sample.locked else "unlocked"
        state = f"{did} by {sample.signature.by} on {sample.signature.at:%Y-%m-%d}"
    request = sample.request
    return (
        f"{request.name}\t{request.unit}s, {request.method}\t{sample.at:%Y-%m-%d}\t"
        f"{sample.judged}/{sample.items} judged\t{state}"
    )


def result_lines(result: ReviewResult) -> Iterator[str]:
    """A table of what came of it."""
    sample = result.sample
    yield f"{sample_line(sample)}"
    heads = ["label", "in all", "judged", "right", "edge", "label", "role", "spurious", "missing"]
    whole = result.total.recall is not None
    yield "\t".join([*heads, "precision", *(["recall", "F1"] if whole else []), "verdict"])
    for row in (*result.labels, *result.layers, result.total):
        yield "\t".join(_cells(row, whole=whole))
    if result.moved_on:
        yield f"{result.moved_on} sets were changed since the sample was drawn."
    yield f"Decision: {result.decision}. {result.total.more} more to judge for ±{100 * sample.request.margin:g} %."


def _cells(row: LabelResult, *, whole: bool) -> Iterator[str]:
    yield ".".join(part for part in (row.layer, row.label) if part) or "all"
    yield str(row.population)
    yield str(row.judged)
    for each in (
        Judged.RIGHT,
        Judged.EDGE,
        Judged.LABEL,
        Judged.ROLE,
        Judged.SPURIOUS,
        Judged.MISSING,
    ):
        yield str(row.counts.get(each, 0))
    yield _told(row.precision)
    if whole:
        yield _told(row.recall)
        yield _told(row.f1)
    yield str(row.decision or "")


def _told(estimate: Estimate | None) -> str:
    if estimate is None or estimate.share is None:
        return "–"
    low, high = estimate.interval
    return f"{100 * estimate.share:.1f} % [{100 * low:.1f}, {100 * high:.1f}]"


def _row_values(row: LabelResult) -> Mapping[str, Any]:
    return {
        "layer": row.layer or None,
        "label": row.label or None,
        "population": row.population,
        "drawn": row.drawn,
        "judged": row.judged,
        "counts": {each.value: row.counts.get(each, 0) for each in Judged if each != "complete"},
        "precision": _estimate_values(row.precision),
        "recall": _estimate_values(row.recall),
        "f1": _estimate_values(row.f1),
        "roles": _estimate_values(row.roles),
        "more": row.more,
        "level": row.level,
        "most_wrong": row.most_wrong,
        "decision": row.decision,
    }


def _estimate_values(estimate: Estimate | None) -> Mapping[str, Any] | None:
    if estimate is None or estimate.share is None:
        return None
    return {
        "share": estimate.share,
        "low": estimate.interval.low,
        "high": estimate.interval.high,
        "right": estimate.right,
        "seen": estimate.seen,
        "effective_size": None if math.isinf(estimate.size) else estimate.size,
    }
