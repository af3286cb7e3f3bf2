"""The pages about people: how far they are, how fast, and what they accept in no time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

from annotator.ui.dialogs.agreement.tables import Field, Table
from annotator.ui.dialogs.agreement.words import decimal, whole
from annotator.ui.dialogs.dashboard.content import Content, Row, count_field
from annotator.ui.dialogs.dashboard.words import Asked, asked, counted, percent, status_name, tr
from annotator.ui.plots.charts import Bar, Bars, Chart, Lines, Point, Series
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_HOUR: Final = 3600


def progress(rows: Sequence[Row]) -> Content:
    """By person and batch."""
    batches = any(row["batch"] for row in rows)
    bars, lines = [], []
    for row in rows:
        batch = row["batch"] or tr(QT_TRANSLATE_NOOP("Dashboard", "(not shared out)"))
        name = f"{row['person']} · {batch}" if batches else str(row["person"])
        about = {"person": row["person"], "batch": row["batch"]}
        counts = {each: int(row[each]) for each in ("new", "started", "done")}
        total, done = sum(counts.values()), counts["done"]
        words = ", ".join(f"{status_name(each)}: {whole(n)}" for each, n in counts.items())
        bars.append(
            Bar(
                name,
                done / total if total else None,
                key=asked("progress", name, **about),
                words=f"{name}: {words}",
                shown=f"{whole(done)} / {whole(total)}",
            )
        )
        due = date.fromisoformat(row["due"]) if row["due"] else None
        lines.append(
            [
                Field(str(row["person"]), str(row["person"]), asked("progress", name, **about)),
                Field(batch, batch, asked("progress", name, **about)),
                Field(_day(due), _day(due) or None),
                *(
                    count_field(
                        n,
                        asked("progress", f"{name}, {status_name(each)}", **about, status=each),
                    )
                    for each, n in counts.items()
                ),
                Field(percent(done, total), done / total if total else None),
            ]
        )
    heads = [
        tr(QT_TRANSLATE_NOOP("Dashboard", "Person")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Batch")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Due")),
        *map(status_name, ("new", "started", "done")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Share done")),
    ]
    axis = tr(QT_TRANSLATE_NOOP("Dashboard", "Share of the articles that is done"))
    return Content(Bars(bars, axis=axis), Table(heads, lines, 3))


def speed(rows: Sequence[Row], chosen: str) -> Content:
    """By person and time; ``chosen`` names the number in the picture."""
    axis = _speed_name(chosen)
    periods = sorted({row["period"] for row in rows if row["period"]})
    chart: Chart
    if len(periods) > 1:
        lines: defaultdict[str, list[Point]] = defaultdict(list)
        for row in rows:
            if row["period"] and row[chosen] is not None:
                lines[row["person"]].append(_speed_point(row, chosen, periods))
        series = [Series(name, points) for name, points in sorted(lines.items())]
        ticks = [(float(at), name) for at, name in enumerate(periods)]
        chart = Lines(series, axis=axis, ticks=ticks, most=None)
    else:
        bars = [
            Bar(
                row["person"],
                row[chosen],
                key=_speed_asked(row),
                words=_speed_words(row, chosen),
                shown=decimal(row[chosen], 1),
            )
            for row in rows
            if not row["period"]
        ]
        chart = Bars(bars, axis=axis, most=None)
    return Content(chart, _speed_table(rows))


def quick(rows: Sequence[Row]) -> Content:
    """By person."""
    bars, lines = [], []
    for row in rows:
        question = asked("quick", row["person"], person=row["person"])
        told = f"{whole(row['quick'])} / {whole(row['accepted'])}"
        share = row["quick"] / row["accepted"] if row["accepted"] else None
        bars.append(
            Bar(row["person"], share, key=question, words=f"{row['person']}: {told}", shown=told)
        )
        lines.append(
            [
                Field(row["person"], row["person"], question),
                count_field(row["quick"], question),
                Field(whole(row["accepted"]), row["accepted"]),
                Field(percent(row["quick"], row["accepted"]), share),
            ]
        )
    heads = [
        tr(QT_TRANSLATE_NOOP("Dashboard", "Person")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Under a second")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Accepted, time known")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Share")),
    ]
    axis = tr(QT_TRANSLATE_NOOP("Dashboard", "Share of the acceptances"))
    return Content(Bars(bars, axis=axis), Table(heads, lines))


def _speed_point(row: Row, chosen: str, periods: Sequence[str]) -> Point:
    return Point(
        float(periods.index(row["period"])),
        row[chosen],
        key=_speed_asked(row),
        words=_speed_words(row, chosen),
    )


def _speed_table(rows: Sequence[Row]) -> Table:
    total = tr(QT_TRANSLATE_NOOP("Dashboard", "(all)"))
    lines = [
        [
            Field(row["person"], row["person"], _speed_asked(row)),
            Field(row["period"] or total, row["period"], _speed_asked(row)),
            count_field(row["articles"], _speed_asked(row)),
            Field(whole(row["spans"]), row["spans"]),
            Field(decimal(row["seconds"] / _HOUR, 2), row["seconds"] / _HOUR),
            *(
                Field(decimal(row[each], 1), row[each])
                for each in ("articles_an_hour", "spans_an_hour")
            ),
        ]
        for row in rows
    ]
    heads = [
        tr(QT_TRANSLATE_NOOP("Dashboard", "Person")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Finished")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Articles")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Spans")),
        tr(QT_TRANSLATE_NOOP("Dashboard", "Active hours")),
        _speed_name("articles_an_hour"),
        _speed_name("spans_an_hour"),
    ]
    return Table(heads, lines, 2)


def _day(due: date | None) -> str:
    return (
        QLocale().toString(QDate(due.year, due.month, due.day), QLocale.FormatType.ShortFormat)
        if due
        else ""
    )


def _speed_name(measure: str) -> str:
    if measure == "spans_an_hour":
        return tr(QT_TRANSLATE_NOOP("Dashboard", "Spans an hour"))
    return tr(QT_TRANSLATE_NOOP("Dashboard", "Articles an hour"))


def _speed_asked(row: Row) -> Asked:
    words = f"{row['person']} {row['period']}".strip()
    return asked("speed", words, person=row["person"], period=row["period"])


def _speed_words(row: Row, chosen: str) -> str:
    when = f", {row['period']}" if row["period"] else ""
    articles = counted(QT_TRANSLATE_NOOP("Dashboard", "articles: %1"), int(row["articles"]))
    return f"{row['person']}{when}: {_speed_name(chosen)} {decimal(row[chosen], 1)}, {articles}"
