"""Tables of the window as values: what is shown, what can be asked of each field, and how they leave the program."""

from __future__ import annotations

import csv
import io
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from annotator.formats.csv_cells import neutralised
from annotator.ui.dialogs.agreement.numbers import Names, Number, Result
from annotator.ui.dialogs.agreement.words import (
    Titles,
    decimal,
    everyone,
    measure_name,
    pair_name,
    tr,
    whole,
)
from annotator.ui.plots.charts import Bars, Chart, Lines, Matrix
from annotator.ui.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table.

    Attributes:
        shown: Its words.
        value: What it is sorted by, and what leaves the program; ``None``: nothing is known.
        asks: What can be asked of it; ``None``: nothing.
    """

    shown: str
    value: str | float | None = None
    asks: Hashable | None = None


@dataclass(frozen=True)
class Table:
    """Rows under heads.

    Attributes:
        heads: Of the columns.
        rows: Each as long as the heads.
        words: How many columns at the beginning hold words.
    """

    heads: Sequence[str] = ()
    rows: Sequence[Sequence[Field]] = field(default_factory=tuple)
    words: int = 1

    def as_csv(self) -> str:
        """With commas, and numbers with a point: for programs."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(self.heads)
        for row in self.rows:
            writer.writerow([_safe(each) for each in row])
        return stream.getvalue()

    def as_markdown(self) -> str:
        """For texts."""
        lines = [
            self.heads,
            ["---" if at < self.words else "---:" for at in range(len(self.heads))],
        ]
        lines += [[each.shown for each in row] for row in self.rows]
        cells = ([" ".join(cell.replace("|", "\\|").split()) for cell in line] for line in lines)
        return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def numbers_table(
    result: Result,
    on: str,
    layer: str | None,
    between: tuple[str, ...],
    titles: Titles,
    names: Names,
) -> Table:
    """All measures on something: of everyone also those of each pair, layer by layer.

    Args:
        result: The numbers.
        on: What was agreed on.
        layer: Only this one; ``None``: all.
        between: Only this pair; empty: everyone.
        titles: What the schema calls things.
        names: What people are called.
    """
    rows: dict[tuple[str, str, tuple[str, ...]], dict[str, Number]] = {}
    for each in result.of(on=on, layer=layer):
        asked = each.question
        if asked.between == between or (not between and not asked.name):
            rows.setdefault((asked.layer, asked.name, asked.between), {})[asked.measure] = each
    measures = [
        each for each in result.measures(on) if any(each in found for found in rows.values())
    ]
    heads = [
        tr(QT_TRANSLATE_NOOP("Agreement", "Layer")),
        tr(QT_TRANSLATE_NOOP("Agreement", "Label or role")),
        tr(QT_TRANSLATE_NOOP("Agreement", "Between")),
        tr(QT_TRANSLATE_NOOP("Agreement", "n")),
        *map(measure_name, measures),
    ]
    made = [(key, _row(key, found, measures, titles, names)) for key, found in rows.items()]
    layers = result.layers()
    # The layer alone before its labels, everyone before pairs; and not by names where these are hidden.
    made.sort(
        key=lambda each: (
            layers.index(each[0][0]),
            bool(each[0][1]),
            each[1][1].shown,
            bool(each[0][2]),
            each[1][2].shown,
        )
    )
    return Table(heads, [row for _, row in made], 3)


def articles_table(result: Result, names: Names) -> Table:
    """Each article with its own two numbers."""
    heads = [
        tr(QT_TRANSLATE_NOOP("Agreement", "Article")),
        tr(QT_TRANSLATE_NOOP("Agreement", "Annotators")),
        measure_name("f1_exact"),
        measure_name("krippendorff_alpha"),
    ]
    rows = [
        [
            Field(each["title"] or each["article"], each["title"], each["article"]),
            Field(", ".join(names.listed(each["annotators"]))),
            Field(decimal(each["f1_exact"]), each["f1_exact"], each["article"]),
            Field(decimal(each["krippendorff_alpha"]), each["krippendorff_alpha"], each["article"]),
        ]
        for each in result.by_article
    ]
    return Table(heads, rows, 2)


def chart_table(chart: Chart) -> Table:
    """What a chart shows, as a table."""
    match chart:
        case Bars():
            heads = ["", chart.axis, "2,5 %", "97,5 %"]
            rows = [
                [
                    Field(bar.name),
                    *(Field(decimal(at), at) for at in (bar.value, bar.low, bar.high)),
                ]
                for bar in chart.bars
            ]
            return Table(heads, rows)
        case Lines():
            return _lines_table(chart)
        case Matrix():
            rows = [
                [Field(name), *(Field(cell.shown, cell.shown) for cell in cells)]
                for name, cells in zip(chart.rows, chart.cells, strict=True)
            ]
            return Table(["", *chart.columns], rows)


def _lines_table(chart: Lines) -> Table:
    rows = []
    for at, name in chart.ticks:
        found = [
            next((point.y for point in series.points if point.x == at), None)
            for series in chart.series
        ]
        rows.append([Field(name), *(Field(decimal(value), value) for value in found)])
    return Table([chart.below, *(series.name for series in chart.series)], rows)


def _row(
    key: tuple[str, str, tuple[str, ...]],
    found: dict[str, Number],
    measures: Sequence[str],
    titles: Titles,
    names: Names,
) -> list[Field]:
    layer, name, pair = key
    units = max(each.units for each in found.values())
    any_question = next(iter(found.values())).question
    cells = [
        Field(titles.layer(layer), titles.layer(layer), any_question),
        Field(titles.name(layer, name) if name else "", None, any_question),
        Field(pair_name(pair, names) if pair else everyone(), None, any_question),
        Field(whole(units), units, any_question),
    ]
    return [*cells, *(_cell(found.get(measure)) for measure in measures)]


def _cell(found: Number | None) -> Field:
    if found is None:
        return Field("")
    told = decimal(found.value)
    if found.low is not None:
        told += f" [{decimal(found.low)}–{decimal(found.high)}]"
    return Field(told, found.value, found.question)


def _safe(cell: Field) -> str:
    """As a cell that no spreadsheet takes for a formula."""
    if isinstance(cell.value, float | int):
        return repr(cell.value)
    return neutralised(cell.shown)
