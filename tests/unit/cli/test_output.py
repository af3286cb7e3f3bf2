"""Progress on a terminal and in a pipe."""

from __future__ import annotations

import io
import signal

import pytest

from annotator.cli.output import monitored
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
