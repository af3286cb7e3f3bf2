"""The tables of a report: what they hold, and what they do not replace."""

from __future__ import annotations

import csv

import pytest

from annotator.domain.errors import FileWriteError
from annotator.formats.report_page import metadata, report_page
from annotator.formats.report_tables import check_tables_target, report_tables, write_tables

REPORT = {
    "name": "c",
    "program": "1",
    "language": "en",
    "schema": "s",
    "schema_version": 1,
    "schema_title": "S",
    "guideline": {"explained": 0, "parts": 0},
    "articles": 2,
    "characters": 10,
    "words": 3,
    "languages": [{"name": "de", "count": 2}],
    "sources": [{"name": "=HYPERLINK(1)", "count": 2}],
    "licences": [],
    "first": "",
    "last": "",
    "gold": [{"name": "done", "count": 1}],
    "without_gold": [{"name": "not begun", "count": 1}],
    "annotators": [{"name": "Anna", "begun": 1, "done": 1, "spans": 3}],
    "layers": [
        {
            "name": "entity",
            "title": "Entity",
            "spans": 3,
            "discontinuous": 0,
            "labels": [{"name": "PER", "title": "Person", "spans": 3, "guideline": ""}],
            "roles": [],
            "attributes": [
                {"name": "form", "title": "Form", "values": [{"name": "name", "count": 3}]}
            ],
        }
    ],
    "origins": [],
    "last_change": "",
    "agreement": [
        {
            "one": "Anna",
            "other": "Ben",
            "articles": 1,
            "layers": [{"layer": "", "exact": 0.5, "partial": None, "one": 3, "other": 2}],
        }
    ],
    "findings": [],
    "split": None,
    "spans": 3,
    "work": {
        "progress": [
            {
                "batch": "one",
                "person": "Anna",
                "new": 1,
                "started": 2,
                "done": 3,
                "due": "2025-04-01",
            }
        ],
        "acceptance": [
            {"by": "source", "name": "b@1", "accepted": 5, "corrected": 2, "rejected": 1},
            {"by": "source", "name": "", "accepted": 0, "corrected": 0, "rejected": 1},
        ],
        "reviews": [
            {
                "name": "May",
                "at": "2025-05-01",
                "items": 40,
                "judged": 20,
                "decision": "not yet",
                "signed": "",
                "rows": [
                    {
                        "layer": "",
                        "label": "",
                        "population": 90,
                        "judged": 20,
                        "precision": {"share": 0.9, "low": 0.6989, "high": 0.9721},
                        "recall": None,
                    }
                ],
            }
        ],
        "findings": [{"severity": "error", "rule": "no-type", "findings": 4, "articles": 2}],
        "unchecked": 7,
    },
}


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_every_table_is_a_file_with_its_columns(tmp_path):
    paths = write_tables(tmp_path / "new" / "tables", REPORT)
    assert {path.stem for path in paths} == {table.name for table in report_tables(REPORT)}
    folder = tmp_path / "new" / "tables"
    assert rows(folder, "status")[1:] == [["done", "1"], ["not begun", "1"]]
    assert rows(folder, "attributes")[1] == ["entity", "form", "name", "3"]
    assert rows(folder, "agreement")[1] == ["Anna", "Ben", "", "1", "3", "2", "0.5", ""]
    assert rows(folder, "suggestions")[1:] == [
        ["source", "b@1", "5", "2", "1"],
        ["source", "", "0", "0", "1"],
    ]
    assert rows(folder, "progress")[1] == ["one", "Anna", "2025-04-01", "1", "2", "3"]
    assert rows(folder, "reviews")[1][7:] == ["20", "0.9", "0.6989", "0.9721", "", "", ""]
    assert rows(folder, "open_findings")[1] == ["error", "no-type", "4", "2"]
    assert rows(folder, "split") == [["part", "articles", "spans"]]


def test_what_a_spreadsheet_would_run_is_text(tmp_path):
    write_tables(tmp_path, REPORT)
    assert not rows(tmp_path, "sources")[1][0].startswith("=")


def test_former_tables_are_replaced_and_others_files_are_not(tmp_path):
    write_tables(tmp_path, REPORT)
    write_tables(tmp_path, REPORT | {"annotators": []})
    assert len(rows(tmp_path, "annotators")) == 1
    (tmp_path / "labels.csv").write_text("mine,own\n", "utf-8")
    with pytest.raises(FileWriteError):
        check_tables_target(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x").write_text("", "utf-8")
    with pytest.raises(FileWriteError):
        check_tables_target(tmp_path / "x")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["What became of suggestions", "0.900 [0.699; 0.972]", "not yet decided", "Due"],
        ),
        (
            "de",
            ["Was aus Vorschlägen wurde", "0,900 [0,699; 0,972]", "Offene Befunde", "Lieferung"],
        ),
    ],
)
def test_the_page_tells_about_the_work(language, words):
    page = report_page(REPORT | {"language": language})
    for each in (*words, "no-type", "b@1"):
        assert each in page
    assert page.count("<svg") == 6


def test_the_metadata_tell_nothing_about_the_work():
    assert "work" not in metadata(REPORT)["annotation"]
