"""Every table of a report as CSV: one file each, names of columns in English, numbers with a point: for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from annotator.domain.errors import FileWriteError
from annotator.domain.reason import Reason
from annotator.formats.atomic import explained, whole_file
from annotator.formats.csv_cells import neutralised

_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "languages": ("language", "articles"),
    "sources": ("source", "articles"),
    "licences": ("licence", "articles"),
    "status": ("status", "articles"),
    "labels": ("layer", "label", "title", "spans"),
    "roles": ("layer", "role", "title", "marked", "implicit", "absent"),
    "attributes": ("layer", "attribute", "value", "spans"),
    "origins": ("kind", "by", "spans"),
    "annotators": ("annotator", "begun", "done", "spans"),
    "agreement": (
        "one",
        "other",
        "layer",
        "articles",
        "spans_one",
        "spans_other",
        "f1_exact",
        "f1_partial",
    ),
    "gold_findings": ("check", "severity", "findings"),
    "split": ("part", "articles", "spans"),
    "progress": ("batch", "annotator", "due", "new", "started", "done"),
    "suggestions": ("by", "name", "accepted", "corrected", "rejected"),
    "reviews": (
        "sample",
        "drawn",
        "decision",
        "signed",
        "layer",
        "label",
        "population",
        "judged",
        "precision",
        "precision_low",
        "precision_high",
        "recall",
        "recall_low",
        "recall_high",
    ),
    "open_findings": ("severity", "check", "findings", "articles"),
}
"""The files without ``.csv``, and their columns."""

_NOTHING: Final = {"share": None, "low": None, "high": None}


class ReportTable(NamedTuple):
    """One table: its name, its columns, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[object]]


def report_tables(report: Mapping[str, Any]) -> list[ReportTable]:
    """The tables of a report.

    Args:
        report: What it says, as JSON values; the tables about the work are empty where it does not.
    """
    rows: dict[str, list[Sequence[object]]] = {
        "languages": _counts(report["languages"]),
        "sources": _counts(report["sources"]),
        "licences": _counts(report["licences"]),
        "status": _counts([*report["gold"], *report["without_gold"]]),
        "labels": list(_of_layers(report, "labels", "name", "title", "spans")),
        "roles": list(_of_layers(report, "roles", "name", "title", "marked", "implicit", "absent")),
        "attributes": [
            (layer["name"], each["name"], value["name"], value["count"])
            for layer in report["layers"]
            for each in layer["attributes"]
            for value in each["values"]
        ],
        "origins": _picked(report["origins"], "kind", "by", "spans"),
        "annotators": _picked(report["annotators"], "name", "begun", "done", "spans"),
        "agreement": [
            (
                pair["one"],
                pair["other"],
                row["layer"],
                pair["articles"],
                row["one"],
                row["other"],
                row["exact"],
                row["partial"],
            )
            for pair in report["agreement"]
            for row in pair["layers"]
        ],
        "gold_findings": _picked(report["findings"], "check", "severity", "count"),
        "split": _picked((report["split"] or {}).get("parts", ()), "name", "articles", "spans"),
    }
    work = report.get("work") or {}
    rows |= {
        "progress": _picked(
            work.get("progress", ()), "batch", "person", "due", "new", "started", "done"
        ),
        "suggestions": _picked(
            work.get("acceptance", ()), "by", "name", "accepted", "corrected", "rejected"
        ),
        "reviews": [
            (sample["name"], sample["at"], sample["decision"], sample["signed"], *_review(row))
            for sample in work.get("reviews", ())
            for row in sample["rows"]
        ],
        "open_findings": _picked(
            work.get("findings", ()), "severity", "rule", "findings", "articles"
        ),
    }
    return [ReportTable(name, heads, rows[name]) for name, heads in _HEADS.items()]


def check_tables_target(folder: Path) -> None:
    """Refuse a folder whose files would be others' work.

    Raises:
        FileWriteError: If so.
    """
    with explained(folder):
        if folder.exists() and not folder.is_dir():
            raise FileWriteError(file=folder, reason=Reason("it is a file; name a folder"))
        for name, heads in _HEADS.items():
            path = folder / f"{name}.csv"
            if path.exists() and not _begins(path, heads):
                raise FileWriteError(
                    file=path,
                    reason=Reason(
                        "there is a file that is no table of a report; choose another folder"
                    ),
                )


def write_tables(folder: Path, report: Mapping[str, Any]) -> list[Path]:
    """Write every table; the paths of the files.

    Args:
        folder: Made if it is not there.
        report: What the report says, as JSON values.

    Raises:
        FileWriteError: If something else stands there, or it cannot be written.
    """
    check_tables_target(folder)
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in report_tables(report):
        path = folder / f"{table.name}.csv"
        with whole_file(path) as stream:
            stream.write(_text(table).encode("utf-8-sig"))
        written.append(path)
    return written


def _text(table: ReportTable) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.heads)
    for row in table.rows:
        writer.writerow([_cell(each) for each in row])
    return stream.getvalue()


def _cell(value: object) -> str:
    """As a cell that no spreadsheet takes for a formula; empty where nothing is known."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, int | float) else neutralised(str(value))


def _begins(path: Path, heads: Sequence[str]) -> bool:
    with path.open("rb") as stream:
        return stream.readline().decode("utf-8-sig", errors="replace").strip() == ",".join(heads)


def _counts(rows: Sequence[Mapping[str, Any]]) -> list[Sequence[object]]:
    return _picked(rows, "name", "count")


def _picked(rows: Sequence[Mapping[str, Any]], *names: str) -> list[Sequence[object]]:
    return [tuple(row[name] for name in names) for row in rows]


def _of_layers(report: Mapping[str, Any], part: str, *names: str) -> Iterator[Sequence[object]]:
    for layer in report["layers"]:
        for each in layer[part]:
            yield (layer["name"], *(each[name] for name in names))


def _review(row: Mapping[str, Any]) -> Sequence[object]:
    shares = (row[name] or _NOTHING for name in ("precision", "recall"))
    ends = (share[end] for share in shares for end in ("share", "low", "high"))
    return (row["layer"], row["label"], row["population"], row["judged"], *ends)
