"""What the pages show: a chart, the same as a table, and a note, made of what the worker says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.ui.dialogs.agreement.tables import Field, Table
from annotator.ui.dialogs.agreement.words import Titles, decimal, whole
from annotator.ui.dialogs.dashboard.content import Content, Row, count_field
from annotator.ui.dialogs.dashboard.contents_people import progress, quick, speed
from annotator.ui.dialogs.dashboard.words import (
    asked,
    counted,
    percent,
    severity_name,
    tr,
    verdict_name,
)
from annotator.ui.findings_titles import check_title
from annotator.ui.plots.charts import Bar, Bars
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_SEVERITY_HUES = {"error": "#c23b3b", "warning": "#d4922a", "hint": "#3b6fd4"}
_MOST_BARS = 60
"""More than anybody looks at; the table has all."""


class Contents:
    """Makes pages of an answer.

    Args:
        answer: Of the worker's task ``dashboard``; empty: nothing is known yet.
        titles: What the schema calls things.
    """

    def __init__(self, answer: Row, titles: Titles) -> None:
        self._answer = answer
        self._titles = titles

    def progress(self, _chosen: str = "") -> Content:
        """By person and batch."""
        return progress(self._rows("progress"))

    def speed(self, chosen: str = "spans_an_hour") -> Content:
        """By person and time; ``chosen`` names the number in the picture."""
        return speed(self._rows("speed"), chosen)

    def quick(self, _chosen: str = "") -> Content:
        """By person."""
        return quick(self._rows("quick"))

    def labels(self, layer: str = "") -> Content:
        """By label; of one layer, or of all."""
        balance = self._answer.get("balance") or {"labels": (), "texts": 0, "few_examples": 0}
        need, texts = int(balance["few_examples"]), int(balance["texts"])
        bars, lines = [], []
        for row in balance["labels"]:
            if layer not in {"", row["layer"]}:
                continue
            name = self._titles.name(row["layer"], row["label"])
            full = f"{self._titles.layer(row['layer'])}: {name}"
            spans, missing = int(row["spans"]), max(0, need - int(row["spans"]))
            question = asked("labels", full, layer=row["layer"], label=row["label"])
            lacking = (
                counted(QT_TRANSLATE_NOOP("Dashboard", "missing: %1"), missing) if missing else ""
            )
            shown = whole(spans) + (f"  ({lacking})" if missing else "")
            hue = self._titles.hue(row["layer"], row["label"])
            bars.append(
                Bar(name, spans, key=question, hue=hue, words=f"{full}: {shown}", shown=shown)
            )
            lines.append(
                [
                    Field(self._titles.layer(row["layer"]), row["layer"], question),
                    Field(name, name, question),
                    count_field(spans, question),
                    Field(whole(row["articles"]), row["articles"]),
                    Field(whole(row["unfinished"]), row["unfinished"]),
                    Field(whole(missing) if missing else "", missing),
                ]
            )
        heads = [
            tr(QT_TRANSLATE_NOOP("Dashboard", "Layer")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Label")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Spans")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Articles")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Not finished")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Missing")),
        ]
        axis = tr(QT_TRANSLATE_NOOP("Dashboard", "Spans in finished gold"))
        chart = Bars(bars, axis=axis, most=max(need, 1))
        return Content(chart, Table(heads, lines, 2), _texts_note(balance, texts))

    def suggestions(self, by: str = "source") -> Content:
        """By pipeline, rule or label."""
        bars, lines = [], []
        for row in self._rows("acceptance"):
            if row["by"] != by:
                continue
            name = self._kind_name(by, row["name"])
            counts = {each: int(row[each]) for each in ("accepted", "corrected", "rejected")}
            total = sum(counts.values())
            about = {"by": by, "name": row["name"]}
            words = ", ".join(f"{verdict_name(each)}: {whole(n)}" for each, n in counts.items())
            hue = self._titles.hue(*row["name"].split(".", 1)) if by == "label" else ""
            bars.append(
                Bar(
                    name,
                    counts["accepted"] / total if total else None,
                    key=asked("suggestions", name, **about),
                    hue=hue,
                    words=f"{name}: {words}",
                    shown=f"{percent(counts['accepted'], total)}",
                )
            )
            lines.append(
                [
                    Field(name, name, asked("suggestions", name, **about)),
                    *(
                        count_field(
                            n,
                            asked(
                                "suggestions",
                                f"{name}, {verdict_name(each)}",
                                **about,
                                verdict=each,
                            ),
                        )
                        for each, n in counts.items()
                    ),
                    *(
                        Field(percent(n, total), n / total if total else None)
                        for n in counts.values()
                    ),
                ]
            )
        shares = [f"{verdict_name(each)} %" for each in counts_of()]
        heads = [
            tr(QT_TRANSLATE_NOOP("Dashboard", "Suggested by")),
            *map(verdict_name, counts_of()),
            *shares,
        ]
        if by == "label":
            heads[0] = tr(QT_TRANSLATE_NOOP("Dashboard", "Label"))
        axis = tr(QT_TRANSLATE_NOOP("Dashboard", "Share that was accepted as it was"))
        return Content(Bars(bars[:_MOST_BARS], axis=axis), Table(heads, lines))

    def controls(self, layer: str = "") -> Content:
        """Differences by label; of one layer, or of the layers as wholes."""
        found = self._answer.get("controls") or {"rates": ()}
        bars, lines = [], []
        for row in found["rates"]:
            here = bool(row["label"]) if layer else not row["label"]
            if layer not in {"", row["layer"]} or not here:
                continue
            if not row["spans_with"] and not row["spans_without"]:
                continue
            name = self._rate_name(row)
            told = _between(row)
            without = {"layer": row["layer"], "label": row["label"], "side": "without"}
            question = asked("controls", f"{name}, {_side('without')}", **without)
            bars.append(
                Bar(
                    name,
                    row["difference"],
                    row["low"],
                    row["high"],
                    key=question,
                    hue=self._titles.hue(row["layer"], row["label"]) if row["layer"] else "",
                    words=f"{name}: {told}",
                    shown=decimal(row["difference"], 2),
                )
            )
            lines.append(
                [
                    Field(name, name, question),
                    *(self._rate_field(row, name, side) for side in ("with", "without")),
                    Field(told, row["difference"]),
                    Field(whole(row["spans_with"]), row["spans_with"]),
                    Field(whole(row["spans_without"]), row["spans_without"]),
                ]
            )
        heads = [
            tr(QT_TRANSLATE_NOOP("Dashboard", "What is marked")),
            _side("with"),
            _side("without"),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Difference")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Spans with")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Spans without")),
        ]
        axis = tr(
            QT_TRANSLATE_NOOP(
                "Dashboard", "More (or fewer) spans in 1,000 characters with suggestions"
            )
        )
        return Content(Bars(bars, axis=axis, most=None), Table(heads, lines), _controls_note(found))

    def findings(self, _chosen: str = "") -> Content:
        """By severity and check."""
        bars, lines = [], []
        for row in self._rows("findings"):
            name = check_title(row["rule"])
            grave = severity_name(row["severity"])
            about = {"severity": row["severity"], "rule": row["rule"]}
            question = asked("findings", f"{grave}, {name}", **about)
            words = f"{grave}: {name}, {whole(row['findings'])}"
            hue = _SEVERITY_HUES.get(row["severity"], "")
            count = int(row["findings"])
            bars.append(Bar(name, count, key=question, hue=hue, words=words, shown=whole(count)))
            only = asked("findings", grave, severity=row["severity"])
            lines.append(
                [
                    Field(grave, row["severity"], only),
                    Field(name, name, question),
                    count_field(count, question),
                    Field(whole(row["articles"]), row["articles"]),
                ]
            )
        heads = [
            tr(QT_TRANSLATE_NOOP("Dashboard", "Severity")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Check")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Findings")),
            tr(QT_TRANSLATE_NOOP("Dashboard", "Articles")),
        ]
        axis = tr(QT_TRANSLATE_NOOP("Dashboard", "Open findings"))
        unchecked = int(self._answer.get("unchecked", 0))
        note = ""
        if unchecked:
            note = counted(
                QT_TRANSLATE_NOOP(
                    "Dashboard",
                    "Annotation sets not checked as they are now: %1. Ctrl+F8 checks them.",
                ),
                unchecked,
            )
        return Content(Bars(bars, axis=axis, most=None), Table(heads, lines, 2), note)

    # --- inside ------------------------------------------------------------------------------

    def _rows(self, name: str) -> Sequence[Row]:
        found: Sequence[Row] = self._answer.get(name, ())
        return found

    def _kind_name(self, by: str, name: str) -> str:
        if not name:
            return tr(QT_TRANSLATE_NOOP("Dashboard", "(proposed by nothing any more)"))
        if by != "label":
            return name
        layer, label = name.split(".", 1)
        return f"{self._titles.layer(layer)}: {self._titles.name(layer, label)}"

    def _rate_name(self, row: Row) -> str:
        if row["label"]:
            return self._titles.name(row["layer"], row["label"])
        if row["layer"]:
            return self._titles.layer(row["layer"])
        return tr(QT_TRANSLATE_NOOP("Dashboard", "Everything"))

    def _rate_field(self, row: Row, name: str, side: str) -> Field:
        value = row[f"rate_{side}"]
        about = {"layer": row["layer"], "label": row["label"], "side": side}
        question = asked("controls", f"{name}, {_side(side)}", **about)
        return Field(decimal(value, 2), value, question if value is not None else None)


def counts_of() -> Iterator[str]:
    """What can become of a suggestion."""
    yield from ("accepted", "corrected", "rejected")


def _side(side: str) -> str:
    if side == "with":
        return tr(QT_TRANSLATE_NOOP("Dashboard", "With suggestions"))
    return tr(QT_TRANSLATE_NOOP("Dashboard", "Without suggestions"))


def _between(row: Row) -> str:
    told = decimal(row["difference"], 2)
    if row["low"] is not None:
        told += f" [{decimal(row['low'], 2)} … {decimal(row['high'], 2)}]"
    return told


def _texts_note(balance: Row, texts: int) -> str:
    told = counted(QT_TRANSLATE_NOOP("Dashboard", "Articles with finished gold: %1."), texts)
    if texts < int(balance.get("too_few_texts", 0)):
        need = tr(
            QT_TRANSLATE_NOOP(
                "Dashboard",
                "spaCy takes fewer than %1 for training for an error, and warns below %2.",
            )
        )
    elif texts < int(balance.get("few_texts", 0)):
        need = tr(QT_TRANSLATE_NOOP("Dashboard", "spaCy warns below %2 for training."))
    else:
        return told
    limits = (whole(balance["too_few_texts"]), whole(balance["few_texts"]))
    return f"{told} {need.replace('%1', limits[0]).replace('%2', limits[1])}"


def _controls_note(found: Row) -> str:
    if "share" not in found:
        return ""
    told = tr(
        QT_TRANSLATE_NOOP(
            "Dashboard", "%1 articles are kept without; finished: %2 with suggestions, %3 without."
        )
    )
    for place, name in enumerate(("articles", "done_with", "done_without"), 1):
        told = told.replace(f"%{place}", whole(found[name]))
    if found["seen"]:
        seen = counted(
            QT_TRANSLATE_NOOP("Dashboard", "Left out, because somebody saw suggestions there: %1."),
            int(found["seen"]),
        )
        told = f"{told} {seen}"
    return told
