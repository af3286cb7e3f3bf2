"""What a report says about the work on a corpus: progress, what became of suggestions, reviews, open findings.

How fast people are is not in it: a report goes to people who need not know that.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from annotator.domain.ports import CorpusStore, Monitor, UnitOfWork
from annotator.domain.schema import Schema, in_language
from annotator.quality.estimates import Estimate
from annotator.services.dashboard import DashboardDesk
from annotator.services.dashboard_values import AcceptanceRow, OpenFindings, ProgressRow
from annotator.services.reviewing_results import LabelResult, result_of


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """A share that a sample tells, with its interval of 95 %; ``None``: nothing was seen."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What a sample says about one kind of span.

    Attributes:
        layer: Title of the layer; empty: all together.
        label: Title of the label; empty: the layer as a whole.
        population: Spans of the kind in what was drawn from.
        judged: Spans that are judged.
        precision: Of what is marked, how much is right.
        recall: Of what should be marked, how much is; only where whole articles were judged.
    """

    layer: str
    label: str
    population: int
    judged: int
    precision: EstimateRow | None
    recall: EstimateRow | None


@dataclass(frozen=True, slots=True)
class ReviewedSample:
    """A sample, and what came of it.

    Attributes:
        name: Of the sample.
        at: When it was drawn, a date.
        items: How many things there are to judge.
        judged: How many are.
        decision: What follows: ``accept``, ``reject`` or ``not yet``.
        signed: Who signed it off; empty: nobody, or it was taken back.
        rows: All together first, then by label.
    """

    name: str
    at: str
    items: int
    judged: int
    decision: str
    signed: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class WorkReport:
    """Everything that is said.

    Attributes:
        progress: By batch and person.
        acceptance: By pipeline, rule and label; labels by their titles.
        reviews: The oldest first.
        findings: The gravest first.
        unchecked: How many sets were not checked as they are now.
    """

    progress: tuple[ProgressRow, ...]
    acceptance: tuple[AcceptanceRow, ...]
    reviews: tuple[ReviewedSample, ...]
    findings: tuple[OpenFindings, ...]
    unchecked: int

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        found = asdict(self)
        for row in found["progress"]:
            row["due"] = row["due"].isoformat() if row["due"] else ""
        return found


def work_report(store: CorpusStore, monitor: Monitor, *, language: str) -> WorkReport:
    """Tell about the work on a corpus.

    Args:
        store: The corpus; reading is enough.
        monitor: Told about articles; may cancel.
        language: Of the titles of layers and labels.

    Raises:
        TaskCancelledError: If it was cancelled.
    """
    found = DashboardDesk().look(store, monitor)
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        reviews = tuple(_reviews(work, schema, language))
    return WorkReport(
        found.progress,
        tuple(_titled(row, schema, language) for row in found.acceptance),
        reviews,
        found.findings,
        found.unchecked,
    )


def _reviews(work: UnitOfWork, schema: Schema, language: str) -> list[ReviewedSample]:
    made = []
    for sample in sorted(work.reviews.samples(), key=lambda each: each.at):
        result = result_of(work, sample)
        signature = sample.signature
        made.append(
            ReviewedSample(
                sample.request.name,
                sample.at.date().isoformat(),
                sample.items,
                result.judged,
                result.decision.value,
                signature.by if signature is not None and signature.locks else "",
                tuple(
                    _review_row(row, schema, language)
                    for row in (result.total, *result.labels)
                    if row.judged
                ),
            )
        )
    return made


def _review_row(row: LabelResult, schema: Schema, language: str) -> ReviewRow:
    layer, label = _titles(row.layer, row.label, schema, language)
    return ReviewRow(
        layer, label, row.population, row.judged, _estimate(row.precision), _estimate(row.recall)
    )


def _estimate(found: Estimate | None) -> EstimateRow | None:
    if found is None or found.share is None:
        return None
    # More digits would differ between machines.
    low, high = found.interval
    return EstimateRow(round(found.share, 4), round(low, 4), round(high, 4))


def _titled(row: AcceptanceRow, schema: Schema, language: str) -> AcceptanceRow:
    if row.by != "label":
        return row
    layer, _, label = row.name.partition(".")
    titles = _titles(layer, label, schema, language)
    return AcceptanceRow(row.by, ": ".join(titles), row.accepted, row.corrected, row.rejected)


def _titles(layer: str, label: str, schema: Schema, language: str) -> tuple[str, str]:
    told = schema.layers.get(layer)
    if told is None:
        return layer, label
    name = in_language(told.title, language) or layer
    return name, schema.label_title(layer, label, language) if label in told.labels else label
