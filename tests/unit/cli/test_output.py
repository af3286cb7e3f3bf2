"""Progress on a terminal and in a pipe."""

from __future__ import annotations

import io
import json
import signal
import sys
from pathlib import Path

import pytest

from annotator.cli.output import Output, monitored
from annotator.domain.errors import TaskCancelledError
from annotator.domain.ports import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def on_a_terminal(monkeypatch):
    """Called within the test: between its phases the runner puts its own streams back."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


def test_a_terminal_gets_a_bar_that_is_gone_afterwards(monkeypatch):
    terminal = on_a_terminal(monkeypatch)
    with monitored("Importing") as monitor:
        monitor.report(Progress(0, None, "a.txt"))
        monitor.report(Progress(3, 20, "[b].txt"))
    said = terminal.getvalue()
    assert "Importing" in said
    assert "3/20" in said
    assert "[b].txt" in said
    assert said.endswith("\x1b[2K")


def test_a_pipe_gets_no_bar_and_a_line_only_now_and_then(capsys, monkeypatch):
    clock = iter([0.0, 1.0, 6.0, 7.0])
    monkeypatch.setattr("annotator.cli.output.monotonic", lambda: next(clock))
    with monitored("Importing") as monitor:
        for done in (1, 2, 3):
            monitor.report(Progress(done, 20, "a.txt"))
    assert capsys.readouterr().err == "Importing: 2/20 a.txt\n"


@pytest.mark.parametrize("prepare", [on_a_terminal, lambda _monkeypatch: None])
def test_control_c_stops_at_the_next_report(monkeypatch, prepare):
    prepare(monkeypatch)
    with monitored("Importing") as monitor:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(TaskCancelledError):
            monitor.report(Progress(1, 2))


def test_what_belongs_into_text_is_printed_and_what_a_terminal_obeys_is_not(capsys):
    title = "18.\u00a0Mai, z.\u202fB. \U0001f469\u200d\U0001f469, Zucker\u00adrübe"
    Output(as_json=False).result([title, "\x1b[31m\u202e\n"], {})
    Output(as_json=False).notices("Changed", [title])
    told = capsys.readouterr()
    assert told.out == f"{title}\n�[31m��\n"
    assert title in told.err


def test_json_is_utf_8_whatever_the_terminal_takes(monkeypatch):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    Output(as_json=True).result([], {"title": "Müller 😀"})
    assert json.loads(written.getvalue().decode()) == {"title": "Müller 😀"}


def test_a_file_name_in_no_encoding_does_not_stop_json(capsys):
    values = {"out": "aus\udcff", "files": [Path("\udce4.txt")], "spans": 3, "none": None}
    Output(as_json=True).result([], values)
    told = json.loads(capsys.readouterr().out)
    assert told == {"out": "aus�", "files": ["�.txt"], "spans": 3, "none": None}


@pytest.mark.parametrize(
    ("lines", "total", "rest", "told"),
    [
        (30, None, "", "(30)"),
        (30, None, "", "10 more; --json lists all."),
        (30, 5_000, "", "(5000)"),
        (30, 5_000, "", "4980 more; --json lists the first 30."),
        (30, 5_000, "x/losses.jsonl has all", "4980 more; x/losses.jsonl has all."),
    ],
)
def test_of_a_long_list_the_beginning_is_shown_and_said_where_the_rest_is(
    capsys, lines, total, rest, told
):
    Output(as_json=False).notices("Changed", list(map(str, range(lines))), total, rest)
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 22
