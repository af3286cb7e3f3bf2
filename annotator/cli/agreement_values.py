"""Agreement as JSON values and as tables: the same numbers for scripts and for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from annotator.cli.tables import add_row, new_table, rendered
from annotator.domain.ids import AnnotatorId
from annotator.quality.agreement import main_measure
from annotator.quality.agreement_measures import Coefficient, Line, On
from annotator.services.agreement import AgreementReport, Grouped

if TYPE_CHECKING:
    from rich.table import Table

_TITLES = {
    On.SPAN: "Spans",
    On.ARGUMENT: "Fillers of roles",
    On.STATE: "States of roles",
    On.STRUCTURE: "Whole structures",
    On.TOKEN: "Words",
    On.TYPE: "Labels of what several marked in one place",
    On.UNIT: "Units on the continuum",
}
_HEADS = {
    Coefficient.F1_EXACT: "F1 exact",
    Coefficient.F1_OVERLAP: "F1 overlap",
    Coefficient.F1_PARTIAL: "F1 partial",
    Coefficient.OBSERVED: "observed",
    Coefficient.COHEN: "Cohen κ",
    Coefficient.FLEISS: "Fleiss κ",
    Coefficient.ALPHA: "α",
    Coefficient.ALPHA_U: "α_U",
}


def agreement_values(report: AgreementReport) -> dict[str, Any]:
    """What came of it."""
    request = report.request
    return {
        "annotators": list(report.annotators),
        "layers": sorted(request.layers),
        "attributes": sorted(request.attributes),
        "labels": request.labels,
        "status": request.status,
        "bootstrap": {"samples": request.times, "seed": request.seed, "level": 0.95},
        "articles": len(report.articles),
        "left_out": dict(sorted(report.left_out.items())),
        "measures": [_line_values(line) for line in report.lines],
        "confusions": [
            {
                "layer": each.layer,
                "annotators": list(each.annotators),
                "labels": [each.ours or None, each.theirs or None],
                "times": each.times,
            }
            for each in report.confusions
        ],
        "by_group": [_grouped_values(report, each) for each in report.grouped],
        "by_article": [
            {
                "article": each.article,
                "title": report.titles[each.article],
                "annotators": list(each.annotators),
                "f1_exact": _rounded(each.f1),
                "krippendorff_alpha": _rounded(each.alpha),
            }
            for each in report.articles
        ],
    }


def agreement_lines(report: AgreementReport, *, by_article: bool) -> Iterator[str]:
    """The tables, line by line."""
    for on in On:
        found = [line for line in report.lines if line.on is on]
        if found:
            yield from rendered(_table_of(on, found))
    for grouped in report.grouped:
        yield from rendered(_group_table(grouped))
    if by_article:
        yield from rendered(_article_table(report))


def left_out_lines(report: AgreementReport) -> Iterator[str]:
    """How many articles were left out, by reason."""
    for reason, count in sorted(report.left_out.items()):
        yield f"Left out: {count} articles, {reason}."


def _line_values(line: Line) -> dict[str, Any]:
    interval = line.interval
    return {
        "on": line.on.value,
        "layer": line.layer,
        "name": line.name,
        "annotators": list(line.annotators),
        "measure": line.coefficient.value,
        "value": _rounded(line.value),
        "low": _rounded(interval.low) if interval else None,
        "high": _rounded(interval.high) if interval else None,
        "units": line.units,
    }


def _grouped_values(report: AgreementReport, grouped: Grouped) -> dict[str, Any]:
    return {
        "by": grouped.by,
        "groups": [
            {
                "name": group.name or None,
                "articles": [report.articles[number].article for number in group.articles],
                "measures": [
                    {
                        "on": each.key.on.value,
                        "layer": each.key.layer,
                        "measure": each.key.coefficient.value,
                        "value": _rounded(each.values[place]),
                    }
                    for each in grouped.values
                ],
            }
            for place, group in enumerate(grouped.groups)
        ],
    }


def _group_table(grouped: Grouped) -> Table:
    """One row for each group, one column for the main number of each layer's spans and words."""
    shown = [
        each
        for each in grouped.values
        if each.key.on in {On.SPAN, On.TOKEN} and each.key.coefficient is main_measure(each.key.on)
    ]
    table = new_table(f"By {grouped.by}", ["Group"])
    table.add_column("Articles", justify="right")
    for each in shown:
        table.add_column(f"{each.key.layer} {_HEADS[each.key.coefficient]}", justify="right")
    for place, group in enumerate(grouped.groups):
        cells = [_number(each.values[place]) for each in shown]
        add_row(table, [group.name or "–", str(len(group.articles)), *cells])
    return table


def _table_of(on: On, lines: Sequence[Line]) -> Table:
    """One row for each layer, label or role, and pair; of labels only what all agree on."""
    measures = [each for each in _HEADS if any(line.coefficient is each for line in lines)]
    rows: dict[tuple[str, str, tuple[AnnotatorId, ...]], dict[Coefficient, Line]] = {}
    for line in lines:
        if not (line.name and line.annotators):
            key = (line.layer, line.name, line.annotators)
            rows.setdefault(key, {})[line.coefficient] = line
    table = new_table(
        _TITLES[on], ["Layer", "Label" if on is not On.ARGUMENT else "Role", "Between"]
    )
    table.add_column("n", justify="right")
    for measure in measures:
        table.add_column(_HEADS[measure], justify="right")
    for (layer, name, pair), found in sorted(rows.items()):
        who = " – ".join(pair) or "all"
        units = max(line.units for line in found.values())
        cells = [_cell(found.get(measure)) for measure in measures]
        add_row(table, [layer, name or "= all", who, str(units), *cells])
    return table


def _article_table(report: AgreementReport) -> Table:
    table = new_table("Articles", ["Article", "Title", "Annotators"])
    for head in ("F1 exact", "α words"):
        table.add_column(head, justify="right")
    for each in report.articles:
        title = " ".join(report.titles[each.article].split())
        numbers = [_number(each.f1), _number(each.alpha)]
        add_row(table, [each.article, title, ", ".join(each.annotators), *numbers])
    return table


def _cell(line: Line | None) -> str:
    if line is None:
        return ""
    interval = line.interval
    told = f" [{_number(interval.low)}–{_number(interval.high)}]" if interval else ""
    return _number(line.value) + told


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
