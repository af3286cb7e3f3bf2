"""An evaluation as JSON values and as tables: the same numbers for scripts and for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from annotator.cli.tables import add_row, new_table, rendered
from annotator.domain.article import Article
from annotator.domain.span import Span
from annotator.quality.differences import Difference
from annotator.quality.scores import (
    MEASURES,
    Comparison,
    Counts,
    Item,
    Measure,
    Score,
    Unit,
)
from annotator.services.evaluate import EvaluationReport, LeftOut

if TYPE_CHECKING:
    from rich.table import Table

_TITLES = {
    Unit.SPAN: "Spans",
    Unit.ARGUMENT: "Fillers of roles",
    Unit.STATE: "States of roles",
    Unit.ATTRIBUTE: "Attributes of paired spans",
    Unit.STRUCTURE: "Whole structures",
}
_COLUMNS = {
    Measure.EXACT: ("TP", "P", "R", "F1"),
    Measure.OVERLAP: ("TP", "F1"),
    Measure.PARTIAL: ("P", "R", "F1"),
}
"""What the tables show of each measure; JSON has all of it."""
_RELABELLED_SHOWN = 20


def evaluation_values(report: EvaluationReport, *, by_article: bool) -> dict[str, Any]:
    """What came of an evaluation."""
    request = report.request
    values: dict[str, Any] = {
        "reference": request.reference,
        "candidate": request.candidate,
        "status": request.status,
        "layers": sorted(request.layers),
        "articles": len(report.articles),
        **comparison_values(report.comparison),
        "left_out": [
            {
                "article": each.article,
                "title": each.title,
                "reference": each.reference,
                "candidate": each.candidate,
            }
            for each in report.left_out
        ],
    }
    if by_article:
        values["by_article"] = [
            {"article": each.article, "title": each.title, **comparison_values(each.comparison)}
            for each in report.articles
        ]
    return values


def comparison_values(comparison: Comparison) -> dict[str, Any]:
    """All scores: for each unit the items, and averages over each layer and over everything."""
    values: dict[str, Any] = {
        unit.value: {
            "items": [
                {"layer": item.layer, "name": item.name}
                | ({"value": item.value} if item.value else {})
                | _counts_values(unit, counts)
                for item, counts in comparison.items(unit).items()
            ],
            "layers": {
                layer: _averages(comparison, unit, layer)
                for layer in _layers(comparison.items(unit))
            },
            "all": _averages(comparison, unit, None),
        }
        for unit in Unit
    }
    values["relabelled"] = [
        {"layer": layer, "reference": ours, "candidate": theirs, "count": count}
        for (layer, ours, theirs), count in _most(comparison)
    ]
    return values


def difference_values(article: Article, difference: Difference) -> dict[str, Any]:
    """One line of a file of differences."""
    values = difference.values or (None, None)
    return {
        "article": article.id,
        "title": article.title,
        "kind": difference.kind.value,
        "layer": difference.layer,
        "name": difference.name,
        "reference": _span_values(article, difference.reference),
        "candidate": _span_values(article, difference.candidate),
        "head": _span_values(article, difference.head),
        "reference_value": values[0],
        "candidate_value": values[1],
    }


def evaluation_lines(report: EvaluationReport, *, by_article: bool) -> Iterator[str]:
    """The tables, line by line."""
    for unit in Unit:
        if report.comparison.items(unit):
            yield from rendered(_unit_table(report.comparison, unit))
    relabelled = _most(report.comparison)[:_RELABELLED_SHOWN]
    if relabelled:
        rows = [(layer, ours, theirs, str(count)) for (layer, ours, theirs), count in relabelled]
        heads = ("Layer", "Reference", "Candidate", "Pairs")
        yield from rendered(_table("Paired, with another label", heads, rows, words=3))
    if by_article:
        yield from rendered(_article_table(report))


def left_out_lines(report: EvaluationReport) -> Iterator[str]:
    """How many articles were left out, by reason."""
    reasons = Counter(_reason(report, each) for each in report.left_out)
    for reason, count in sorted(reasons.items()):
        yield f"Left out: {count} articles, {reason}."


def _reason(report: EvaluationReport, each: LeftOut) -> str:
    sides = (
        (report.request.reference, each.reference),
        (report.request.candidate, each.candidate),
    )
    return " and ".join(f"{name}: {why}" for name, why in sides if why)


def _most(comparison: Comparison) -> list[tuple[tuple[str, str, str], int]]:
    return sorted(comparison.relabelled.items(), key=lambda each: (-each[1], each[0]))


def _layers(items: Iterable[Item]) -> list[str]:
    return list(dict.fromkeys(item.layer for item in items))


def _averages(comparison: Comparison, unit: Unit, layer: str | None) -> dict[str, Any]:
    return {
        "micro": _counts_values(unit, comparison.micro(unit, layer)),
        "macro": {
            measure.value: _score_values(comparison.macro(unit, layer, measure))
            for measure in MEASURES[unit]
        },
    }


def _counts_values(unit: Unit, counts: Counts) -> dict[str, Any]:
    values: dict[str, Any] = {"reference": counts.reference, "candidate": counts.candidate}
    for measure in MEASURES[unit]:
        hits = counts.hits(measure)
        values[measure.value] = {
            "tp": hits,
            "fp": counts.candidate - hits,
            "fn": counts.reference - hits,
        } | _score_values(counts.score(measure))
    return values


def _score_values(score: Score) -> dict[str, float | None]:
    return {
        name: None if value is None else round(value, 6)
        for name, value in zip(("precision", "recall", "f1"), score, strict=True)
    }


def _span_values(article: Article, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {
        "id": span.id,
        "layer": span.layer,
        "label": span.label,
        "fragments": [[part.begin, part.end] for part in span.fragments],
        "text": span.covered_text(article.text),
    }


def _unit_table(comparison: Comparison, unit: Unit) -> Table:
    items = comparison.items(unit)
    valued = any(item.value for item in items)
    words = ["Layer", "Role" if unit in {Unit.ARGUMENT, Unit.STATE} else "Label"]
    if unit is Unit.ATTRIBUTE:
        words[1] = "Attribute"
    words += ["Value"] if valued else []
    heads = [*words, "Ref.", "Cand."]
    for measure in MEASURES[unit]:
        first, *others = _COLUMNS[measure]
        heads += [f"{measure}\n{first}", *(f"\n{other}" for other in others)]
    rows: list[tuple[str, ...]] = []
    layers = _layers(items)
    for layer in layers:
        found = comparison.items(unit, layer)
        for item, counts in found.items():
            names = (layer, item.name, item.value)[: len(words)]
            rows.append((*names, *_cells(unit, counts)))
        if len(found) > 1:
            rows += _average_rows(comparison, unit, layer, len(words))
    if len(layers) > 1:
        rows += _average_rows(comparison, unit, None, len(words))
    return _table(_TITLES[unit], heads, rows, words=len(words))


def _average_rows(
    comparison: Comparison, unit: Unit, layer: str | None, words: int
) -> list[tuple[str, ...]]:
    def names(what: str) -> tuple[str, ...]:
        return (layer or "all layers", what, "")[:words]

    micro = _cells(unit, comparison.micro(unit, layer))
    macro = ["", ""]
    for measure in MEASURES[unit]:
        macro += _measure_cells(measure, "", comparison.macro(unit, layer, measure))
    return [(*names("= all (micro)"), *micro), (*names("= mean (macro)"), *macro)]


def _cells(unit: Unit, counts: Counts) -> list[str]:
    cells = [str(counts.reference), str(counts.candidate)]
    for measure in MEASURES[unit]:
        cells += _measure_cells(measure, str(counts.hits(measure)), counts.score(measure))
    return cells


def _measure_cells(measure: Measure, hits: str, score: Score) -> list[str]:
    cells = dict(zip(("TP", "P", "R", "F1"), (hits, *_score_cells(score)), strict=True))
    return [cells[column] for column in _COLUMNS[measure]]


def _score_cells(score: Score) -> list[str]:
    return ["–" if value is None else f"{100 * value:.1f}" for value in score]


def _article_table(report: EvaluationReport) -> Table:
    heads = (
        *("Article", "Title", "Ref.", "Cand."),
        *("exact\nP", "\nR", "\nF1", "partial\nF1", "roles\nF1"),
    )
    rows = []
    for each in report.articles:
        spans = each.comparison.micro(Unit.SPAN)
        roles = each.comparison.micro(Unit.ARGUMENT).score(Measure.OVERLAP)
        rows.append(
            (
                str(each.article),
                " ".join(each.title.split()),
                str(spans.reference),
                str(spans.candidate),
                *_score_cells(spans.score()),
                _score_cells(spans.score(Measure.PARTIAL))[2],
                _score_cells(roles)[2],
            )
        )
    return _table("Articles", heads, rows, words=2)


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, words: int) -> Table:
    table = new_table(title, heads[:words])
    for head in heads[words:]:
        table.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        add_row(table, row)
    return table
