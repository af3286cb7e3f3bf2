"""What the table of the benchmarks says: promises kept and missed, what failed, what was not measured; and its page."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from measured import (
    GROWS_FLAT,
    GROWS_LINEARLY,
    Promise,
    Rows,
    Topic,
    Verdict,
    at_least,
    at_most,
    exponent,
    in_words,
    share_of_floor,
    times_floor,
    verdict,
)
from measured_page import (
    HEADLINES,
    counts,
    history_row,
    missing_headlines,
    published,
    summary,
    table,
)

ROOT = Path(__file__).parents[2]
PAGE = "# B\n\nabove\n\n<!-- table -->\nold\n<!-- end of table -->\n\nbelow\n\n<!-- history -->\n<!-- end of history -->\n"


@pytest.fixture(scope="module")
def runner():
    path = ROOT / "tests" / "benchmarks" / "run.py"
    spec = importlib.util.spec_from_file_location("benchmarks_run", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def told(capsys):
    """What a script says of one thing."""

    def row(*args, **more):
        Rows(Topic.STORAGE).tell(*args, **more)
        return json.loads(capsys.readouterr().out)

    return row


def run_with(*rows, **more):
    return {
        "day": "2026-03-14", "version": "9.9", "commit": "abc", "machine": "a machine", "load": 0.1, "full": False,
        "whole": True, "seconds": 61, "rows": list(rows),
    } | more  # fmt: skip


@pytest.mark.parametrize(
    ("promise", "value", "floor", "found"),
    [
        (at_most(16), 16, None, Verdict.KEPT),
        (at_most(16), 16.01, None, Verdict.MISSED),
        (at_most(0), 0, None, Verdict.KEPT),
        (at_most(0), 1, None, Verdict.MISSED),
        (at_least(75), 75, None, Verdict.KEPT),
        (at_least(75), 74.9, None, Verdict.MISSED),
        (at_most(16, floors=1), 16.2, 0.3, Verdict.KEPT),
        (at_most(16, floors=1), 16.2, 0.1, Verdict.MISSED),
        (at_most(20, floors=2), 22.9, 1.5, Verdict.KEPT),
        (at_most(20, floors=2), 23.1, 1.5, Verdict.MISSED),
        (times_floor(1.5), 3, 2, Verdict.KEPT),
        (times_floor(1.5), 3.1, 2, Verdict.MISSED),
        (GROWS_FLAT, 0.3, None, Verdict.KEPT),
        (GROWS_FLAT, 0.9, None, Verdict.MISSED),
        (GROWS_LINEARLY, 0.9, None, Verdict.KEPT),
        (GROWS_LINEARLY, 1.3, None, Verdict.MISSED),
        (at_most(16), float("nan"), None, Verdict.MISSED),
        (None, 1, None, Verdict.NOTHING_PROMISED),
    ],
)
def test_a_promise_is_kept_up_to_its_bound_and_missed_beyond(told, promise, value, floor, found):
    assert verdict(told("x", value, promise=promise, floor=floor)) is found


@pytest.mark.parametrize(
    ("unit", "value", "floor", "found"),
    [
        ("articles/s", 45, 50, Verdict.KEPT),
        ("articles/s", 44, 50, Verdict.MISSED),
        ("s", 50, 45, Verdict.KEPT),  # takes longer: slower
        ("s", 50, 44, Verdict.MISSED),
    ],
)
def test_a_share_of_the_speed_of_the_floor_knows_time_from_speed(told, unit, value, floor, found):
    row = told("x", value, unit, promise=share_of_floor(0.9), floor=floor)
    assert verdict(row) is found


def test_a_promise_about_a_floor_that_was_not_measured_is_an_error(told):
    for promise in (times_floor(1.5), at_most(16, floors=1)):
        row = told("x", 1, promise=promise)
        with pytest.raises(ValueError, match="needs the floor"):
            verdict(row)
    with pytest.raises(ValueError, match="upper or a lower bound"):
        Promise("value")


@pytest.mark.parametrize(
    ("promise", "unit", "words"),
    [
        (at_most(16), "ms", "≤ 16 ms"),
        (at_least(5_000), "words/s", "≥ 5,000 words/s"),
        (at_most(16, floors=1), "ms", "≤ floor + 16 ms"),
        (at_most(20, floors=2), "ms", "≤ 2 × floor + 20 ms"),
        (times_floor(1.5), "ms", "≤ 1.5 × floor"),
        (share_of_floor(0.8), "s", "≥ 0.8 × speed of the floor"),
        (GROWS_FLAT, "", "flat: ≤ 0.3"),
        (at_most(0), "edits", "none"),
    ],
)
def test_a_promise_is_said_in_words(promise, unit, words):
    assert promise.in_words(unit) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0.000648, "0.00065"), (0.0465, "0.0465"), (1.5, "1.50"), (12.34, "12.3"), (123.4, "123"),
     (98765.4, "98,765"), (7.0, "7"), (0, "0"), (-1.25, "-1.25")],
)  # fmt: skip
def test_numbers_have_three_digits_and_no_exponent(number, words):
    assert in_words(number) == words


def test_growth_is_that_of_the_last_step():
    assert exponent({100: 7, 10_000: 1, 100_000: 10}) == pytest.approx(1)
    assert exponent({100_000: 5, 10_000: 5, 100: 1}) == pytest.approx(0)


def test_the_table_shows_kept_and_missed_under_their_headings(told):
    rows = [
        told("growing", 0.9, "", promise=GROWS_FLAT, topic=Topic.GROWTH),
        told("good", 1, promise=at_most(2)),
        told("a|b", 3.0, floor=1.0, floor_is="bare", promise=times_floor(2), note="on paper"),
        told("only told", 5),
    ]
    lines = table(rows).splitlines()
    assert "| good | 1 ms |  |  | ≤ 2 ms | kept |" in lines
    assert "| a\\|b (on paper) | 3 ms | 1 ms (bare) | 3.00 | ≤ 2 × floor | **missed** |" in lines
    assert "| only told | 5 ms |  |  |  | – |" in lines
    assert lines.index("### Storage") < lines.index("### Growth")
    assert counts(rows) == {Verdict.KEPT: 1, Verdict.MISSED: 2, Verdict.NOTHING_PROMISED: 1}
    assert "**1 promises kept, 2 missed, 0 not measured**" in summary(run_with(*rows))


def test_what_was_not_measured_stands_in_the_table_with_its_reason(capsys):
    Rows(Topic.TEAM).skip("edit", "no PostgreSQL here", promise=times_floor(2))
    row = json.loads(capsys.readouterr().out)
    assert "| edit | not measured: no PostgreSQL here |  |  | ≤ 2 × floor |  |" in table([row])
    assert counts([row, row | {"promise": None}]) == {Verdict.NOT_MEASURED: 1}


def script(folder, text):
    path = folder / "one.py"
    path.write_text(
        "import sys, time, os\nfrom measured import *\nrows = Rows(Topic.TEAM)\n" + text
    )
    return path


def test_a_script_that_ends_with_an_error_is_named_with_what_it_had_said(runner, tmp_path):
    path = script(tmp_path, "rows.tell('x', 1)\nraise RuntimeError('no more disk')\n")
    found = runner.rows_of(path, {}, 60)
    assert [row["name"] for row in found] == ["x", "one"]
    assert found[-1]["failed"] == "exit status 1: RuntimeError: no more disk"
    assert "* `one`: exit status 1: RuntimeError: no more disk" in table(found)
    assert "1 benchmarks failed" in summary(run_with(*found))
    assert history_row(run_with(*found))["missed"] == "1"


def test_a_script_that_does_not_end_is_ended_and_named(runner, tmp_path):
    path = script(tmp_path, "rows.tell('x', 1)\ntime.sleep(600)\n")
    found = runner.rows_of(path, {}, 3)
    assert [row["name"] for row in found] == ["x", "one"]
    assert found[-1]["failed"].startswith("not ready after 3 s")


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "said nothing"), ("rows.tell('x', 1)\nos.kill(os.getpid(), 9)", "ended by SIGKILL")],
)
def test_a_script_that_says_nothing_or_is_killed_is_named(runner, tmp_path, text, why):
    assert runner.rows_of(script(tmp_path, text), {}, 60)[-1]["failed"] == why


def test_a_script_that_ends_well_is_not_named(runner, tmp_path):
    found = runner.rows_of(script(tmp_path, "print('hello')\nrows.tell('x', 1)\n"), {}, 60)
    assert [row["name"] for row in found] == ["x"]
    assert found[0]["benchmark"] == "one"


def test_a_run_is_published_between_the_markers_and_in_the_history(told):
    row = told("durable edit", 3, floor=2, promise=times_floor(2))
    once = published(PAGE, run_with(row))
    assert once.startswith("# B\n\nabove\n\n<!-- table -->\n\n**1 promises kept")
    assert "\n\nbelow\n" in once
    assert "old" not in once
    assert "| 2026-03-14 | 9.9 (abc) | a machine | 1 | 0 | 0 | 1.50 | – |" in once

    again = published(once, run_with(row))
    assert again == once

    later = published(again, run_with(row | {"ratio": 2.5}, day="2026-03-15"))
    lines = [line for line in later.splitlines() if line.startswith("| 2026")]
    assert ["| 1.50 |" in line for line in lines] == [True, False]
    assert "| 2026-03-15 | 9.9 (abc) | a machine | 0 | 1 | 0 | 2.50 | – |" in lines[1]


def test_a_column_of_the_history_that_is_no_longer_kept_stays():
    page = PAGE.replace(
        "<!-- end of history -->",
        "| day | speed |\n|---|---|\n| 2025-01-01 | 7 |\n<!-- end of history -->",
    )
    lines = published(page, run_with()).splitlines()
    header = next(line for line in lines if line.startswith("| day"))
    assert header.endswith("| speed |")
    assert next(line for line in lines if line.startswith("| 2025-01-01")).endswith("| – | 7 |")


def test_only_a_whole_run_is_published_and_only_where_there_is_a_place():
    with pytest.raises(ValueError, match="all benchmarks"):
        published(PAGE, run_with(whole=False))
    with pytest.raises(ValueError, match="no place for the table"):
        published("# Nothing", run_with())


def test_what_was_run_once_more_takes_the_place_of_what_failed_and_is_told(runner):
    whole = run_with({"benchmark": "b", "name": "b", "failed": "no"}) | {"commit": "old"}
    other = {"benchmark": "a", "name": "of a", "value": 1.0}
    whole["rows"] = [other, *whole["rows"]]
    mended = {"benchmark": "b", "name": "of b", "value": 2.0}
    found = runner.mended(whole, {"rows": [mended], "commit": "new"}, ["b", "a"])
    assert found["rows"] == [mended, other]
    assert found["whole"]
    assert "Run once more afterwards: `b` (new)." in summary(found)


def test_the_page_of_the_documentation_has_the_places_and_no_number_outside_of_them():
    page = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    assert published(page, run_with())
    outside = re.sub(r"<!-- (table|history) -->.*?<!-- end of \1 -->", "", page, flags=re.DOTALL)
    # What was measured stands in the table alone; a promise in words says so.
    for measured in re.findall(r"[^.|\n]*\b\d[\d,.]* (?:ms|s|MB)\b[^.|\n]*", outside):
        assert "≤" in measured or "≥" in measured, measured


def test_every_benchmark_tells_its_rows_by_the_same_words():
    for path in (ROOT / "tests" / "benchmarks").glob("*.py"):
        if path.name != "run.py":
            text = path.read_text("utf-8")
            assert "from measured import" in text, path.name
            assert 'promise="' not in text, path.name


def test_headlines_that_no_benchmark_has_are_named():
    rows = [{"name": name} for name in HEADLINES]
    assert missing_headlines(rows) == []
    assert missing_headlines(rows[1:]) == [rows[0]["name"]]


def test_the_runner_refuses_a_benchmark_that_is_not_there():
    done = subprocess.run(
        [sys.executable, "tests/benchmarks/run.py", "nonsense"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no such benchmark: nonsense" in done.stderr


def test_memory_of_a_process_does_not_count_what_its_parent_held():
    held = bytearray(200_000_000)
    code = "from measured import peak_megabytes; print(peak_megabytes())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "tests", capture_output=True, text=True, check=True
    )
    assert len(held) == 200_000_000
    assert float(done.stdout) < 100
