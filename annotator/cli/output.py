"""What commands say: results on standard output, progress and notices on standard error."""

from __future__ import annotations

import re
import signal
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Any

import orjson

from annotator.domain.errors import TaskCancelledError
from annotator.domain.ports import Monitor, Progress

_PLAIN_INTERVAL_S = 5.0
_SHOWN = 20
_SURROGATES = re.compile("[\ud800-\udfff]")
_INVISIBLE = "\t\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"


class Output:
    """Where a command puts its result.

    Args:
        as_json: One JSON object on standard output instead of lines for people.
    """

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json

    def result(self, lines: Iterable[str], values: Mapping[str, Any]) -> None:
        """Print the result.

        Args:
            lines: For people.
            values: The same for scripts.
        """
        if self._as_json:
            _write_bytes(_json(values) + b"\n")
        else:
            for line in lines:
                sys.stdout.write(f"{_harmless(line)}\n")
        sys.stdout.flush()

    def notices(
        self, title: str, lines: list[str], total: int | None = None, rest: str = ""
    ) -> None:
        """Print what deserves a look; a long list is cut.

        Args:
            title: What it is.
            lines: At least the first of it.
            total: How much of it there is; ``None``: what is given is all.
            rest: Where the rest of a long list is; by default JSON has it.
        """
        if self._as_json or not lines:
            return
        count = len(lines) if total is None else total
        sys.stderr.write(f"{title} ({count}):\n")
        for line in lines[:_SHOWN]:
            sys.stderr.write(f"  {_harmless(line)}\n")
        if count > _SHOWN:
            listed = "all" if count == len(lines) else f"the first {len(lines)}"
            where = rest or f"--json lists {listed}"
            sys.stderr.write(f"  … and {count - _SHOWN} more; {_harmless(where)}.\n")
        sys.stderr.flush()


def _write_bytes(told: bytes) -> None:
    """JSON is UTF-8, whatever the encoding of the terminal."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(told.decode())
    else:
        buffer.write(told)


def _json(values: object) -> bytes:
    try:
        return orjson.dumps(values, default=str)
    except TypeError:
        # A name of a file need not be in any encoding, and JSON must be.
        return orjson.dumps(_in_unicode(values), default=str)


def _in_unicode(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATES.sub("�", value)
    if isinstance(value, Mapping):
        return {_in_unicode(name): _in_unicode(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_in_unicode(each) for each in value]
    return value if isinstance(value, int | float | None) else _in_unicode(str(value))


def _harmless(line: str) -> str:
    """The line without what a terminal would obey: titles come from files of strangers."""
    return "".join(char if char.isprintable() or _is_text(char) else "�" for char in line)


def _is_text(char: str) -> bool:
    """Whether a character that is not printable by itself belongs into text: blanks, hyphens, joiners of emoji."""
    return char in _INVISIBLE or unicodedata.category(char) == "Zs"


@contextmanager
def monitored(title: str) -> Iterator[Monitor]:
    """A monitor that shows progress and cancels on Ctrl+C; a second Ctrl+C does not wait."""
    cancel = _Cancel()
    before = signal.signal(signal.SIGINT, cancel.on_signal)
    try:
        if sys.stderr.isatty():
            with _bar(title, cancel) as monitor:
                yield monitor
        else:
            yield _PlainMonitor(title, cancel)
    finally:
        signal.signal(signal.SIGINT, before)


class _Cancel:
    def __init__(self) -> None:
        self._wanted = False

    def on_signal(self, number: int, frame: FrameType | None) -> None:
        """Remember Ctrl+C."""
        del number, frame
        if self._wanted:
            raise KeyboardInterrupt
        self._wanted = True

    def check(self) -> None:
        """Stop here if somebody pressed Ctrl+C."""
        if self._wanted:
            raise TaskCancelledError


class _PlainMonitor:
    """Progress as lines, a few a minute: for logs."""

    def __init__(self, title: str, cancel: _Cancel) -> None:
        self._title = title
        self._cancel = cancel
        self._last = monotonic()

    def report(self, progress: Progress) -> None:
        """Print a line now and then."""
        self._cancel.check()
        now = monotonic()
        if now - self._last >= _PLAIN_INTERVAL_S:
            self._last = now
            total = f"/{progress.total}" if progress.total is not None else ""
            sys.stderr.write(f"{self._title}: {progress.done}{total} {progress.item}\n")
            sys.stderr.flush()


@contextmanager
def _bar(title: str, cancel: _Cancel) -> Iterator[Monitor]:
    from rich.console import Console  # noqa: PLC0415 - a tenth of a second nobody needs in a pipe
    from rich.markup import escape  # noqa: PLC0415 - the same
    from rich.progress import (  # noqa: PLC0415 - the same
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars  # noqa: PLC0415 - the same

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[item]}"),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(title, total=None, item="")

        class _BarMonitor:
            def report(self, progress: Progress) -> None:
                """Move the bar."""
                cancel.check()
                item = escape(progress.item[:60])
                bars.update(task, completed=progress.done, total=progress.total, item=item)

        yield _BarMonitor()
