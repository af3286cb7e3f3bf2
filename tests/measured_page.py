"""The table of a run of the benchmarks, and the page of the documentation that shows the last whole one and its history."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from measured import Topic, Verdict, in_words, promise_of, verdict

Row = Mapping[str, Any]

HEADLINES = {
    "durable edit": "durable edit / bare",
    "next article, 5,000 words, 500 spans: painted": "next article, 5,000 words",
    "span added, 500 spans: painted": "span added",
    "start to usable window": "start",
    "open 100,000 articles with first page and counts": "100,000 articles open",
    "JSONL in, 10,000 articles × 20 spans": "JSONL in",
    "JSONL out, 10,000 articles × 20 spans": "JSONL out",
    "suggest, 120 articles": "suggest / bare pipe",
    "all checks, 10,000 articles × 60 spans": "all checks",
    "agreement, 10,000 articles × 3 annotators, two processes": "agreement",
    "first hits, the slowest query": "slowest first hits",
    "longest stall of the window": "longest stall",
    "memory after 2,000 switches of articles: more than before": "memory, 2,000 switches",
}
"""The numbers that the history keeps, and what its columns are called."""
_BY_RATIO = {"durable edit", "suggest, 120 articles"}
_HISTORY = ("day", "version", "machine", "kept", "missed", "not measured")
_NONE = "–"


def counts(rows: Iterable[Row]) -> Counter[Verdict]:
    """How many rows there are of each verdict; what was not measured counts only if something is promised of it."""
    return Counter(
        found
        for row in rows
        if (found := verdict(row)) is not Verdict.NOT_MEASURED or row.get("promise")
    )


def summary(run: Mapping[str, Any]) -> str:
    """One paragraph: when, what, where, and how many promises were kept."""
    found = counts(run["rows"])
    told = [
        f"{found[Verdict.KEPT]} promises kept",
        f"{found[Verdict.MISSED]} missed",
        f"{found[Verdict.NOT_MEASURED]} not measured",
        f"{found[Verdict.FAILED]} benchmarks failed" if found[Verdict.FAILED] else "",
    ]
    head = f"**{', '.join(filter(None, told))}**"
    minutes = run["seconds"] / 60
    again = [f"`{name}` ({commit})" for name, commit in run.get("again", {}).items()]
    return (
        f"{head}. Measured on {run['day']} with version {run['version']} ({run['commit']}) on {run['machine']}, "
        f"in {minutes:.0f} minutes; load {run['load']} when it began."
        + (f" Run once more afterwards: {', '.join(again)}." if again else "")
    )


def table(rows: Sequence[Row]) -> str:
    """Headings and tables, in the order of the topics; what failed comes first."""
    failed = [row for row in rows if verdict(row) is Verdict.FAILED]
    parts = []
    if failed:
        parts += ["### Failed\n", *(f"* `{row['name']}`: {_cell(row['failed'])}" for row in failed)]
        parts.append("")
    for topic in Topic:
        of_topic = [row for row in rows if row.get("topic") == topic]
        if of_topic:
            parts += [f"### {topic}\n", *_HEAD, *map(_line, of_topic), ""]
    return "\n".join(parts)


_HEAD = ("| what | measured | floor | ratio | promised | verdict |", "|---|---|---|---|---|---|")


def _line(row: Row) -> str:
    promise = promise_of(row)
    name = row["name"] + (f" ({row['note']})" if row.get("note") else "")
    found = verdict(row)
    if found is Verdict.NOT_MEASURED:
        promised = promise.in_words("") if promise else ""
        cells = [name, f"not measured: {row['skipped']}", "", "", promised, ""]
    else:
        unit = row.get("unit", "")
        floor = ""
        if row.get("floor") is not None:
            floor = in_words(row["floor"], unit)
            floor += f" ({row['floor_is']})" if row.get("floor_is") else ""
        cells = [
            name,
            in_words(row["value"], unit),
            floor,
            f"{row['ratio']:.2f}" if row.get("ratio") is not None else "",
            promise.in_words(unit) if promise else "",
            f"**{found}**" if found is Verdict.MISSED else found,
        ]
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def history_row(run: Mapping[str, Any]) -> dict[str, str]:
    """What the history keeps of a run, by the names of its columns."""
    found = counts(run["rows"])
    by_name = {row["name"]: row for row in run["rows"] if "value" in row}
    kept = {
        "day": run["day"],
        "version": f"{run['version']} ({run['commit']})",
        "machine": run["machine"],
        "kept": str(found[Verdict.KEPT]),
        "missed": str(found[Verdict.MISSED] + found[Verdict.FAILED]),
        "not measured": str(found[Verdict.NOT_MEASURED]),
    }
    for name, column in HEADLINES.items():
        row = by_name.get(name)
        if row is None:
            kept[column] = _NONE
        elif name in _BY_RATIO:
            kept[column] = f"{row['ratio']:.2f}"
        else:
            kept[column] = in_words(row["value"], row["unit"])
    return kept


def missing_headlines(rows: Iterable[Row]) -> list[str]:
    """The rows that the history waits for and the run does not have."""
    there = {row["name"] for row in rows}
    return [name for name in HEADLINES if name not in there]


def published(page: str, run: Mapping[str, Any]) -> str:
    """The page with the table of a run, and the run in its history.

    Args:
        page: The page as it is; what stands outside the markers stays.
        run: What ``build/benchmarks.json`` holds.

    Raises:
        ValueError: The page lacks a pair of markers, or the run was not a whole one.
    """
    if not run["whole"]:
        raise ValueError("Only a run of all benchmarks can be published.")
    page = _put(page, "table", f"{summary(run)}\n\n{table(run['rows'])}")
    begin, end = _between(page, "history")
    new = history_row(run)
    rows = [row for row in _read(page[begin:end]) if not _same(row, new)]
    return _put(page, "history", _written([*rows, new]))


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(one.get(column) == other.get(column) for column in ("day", "version", "machine"))


def _put(page: str, marker: str, text: str) -> str:
    begin, end = _between(page, marker)
    # Blank lines: what stands beside a comment is not read as Markdown everywhere.
    return f"{page[:begin]}\n\n{text.strip()}\n\n{page[end:]}"


def _between(page: str, marker: str) -> tuple[int, int]:
    found = re.search(rf"<!-- {marker} -->(.*?)<!-- end of {marker} -->", page, flags=re.DOTALL)
    if found is None:
        raise ValueError(
            f"The page has no place for the {marker}: <!-- {marker} --> … <!-- end of {marker} -->"
        )
    return found.span(1)


def _read(text: str) -> list[dict[str, str]]:
    """The rows of a Markdown table by the names of its columns."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("| \n").split(" | ")] for line in lines]
    if not cells:
        return []
    return [dict(zip(cells[0], each, strict=True)) for each in cells[2:]]


def _written(rows: Sequence[Mapping[str, str]]) -> str:
    """A Markdown table with the columns of today first, and those of former times that some row fills."""
    today = [*_HISTORY, *HEADLINES.values()]
    former = [column for row in rows for column in row if column not in today]
    columns = [*today, *dict.fromkeys(former)]
    lines = [
        columns,
        ["---"] * len(columns),
        *([row.get(c) or _NONE for c in columns] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
