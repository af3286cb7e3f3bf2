"""Rounds of working, killing and looking: services alone, or the window."""

from __future__ import annotations

import os
import random
import select
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from editing import edit, lend, start
from looking import Told, log_end, look, proposals
from shared import make_corpus

ROUNDS_PER_CORPUS = 40
"""The whole log is replayed after each round, so it must not grow for ever."""
_PATIENCE_S = 120
_WINDOW = Path(__file__).with_name("typing_window.py")


@dataclass
class Tally:
    """What came of some rounds."""

    rounds: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    imports: int = 0

    def add(self, told: Told, *, more: bool) -> None:
        self.rounds += 1
        self.acknowledged += len(told.done)
        self.unacknowledged += more
        self.imports += len(told.imported)


def _listen(reader: int, told: Told, enough: Callable[[], bool], rest: bytes = b"") -> bytes:
    """Read what is told until it is enough; the beginning of a line may be left over."""
    until = time.monotonic() + _PATIENCE_S
    with selectors.DefaultSelector() as selector:
        selector.register(reader, selectors.EVENT_READ)
        while not enough():
            if time.monotonic() > until:
                raise TimeoutError("the process says nothing any more")
            if selector.select(0.002):
                part = os.read(reader, 1 << 16)
                if not part:
                    break
                rest += part
                whole, _, rest = rest.rpartition(b"\n")
                told.hear_all(whole + b"\n" if whole else b"")
    return rest


def _read_out(reader: int, told: Told, rest: bytes) -> None:
    """Hear the rest; what told it was killed, and nothing it started may hold the pipe open."""
    until = time.monotonic() + _PATIENCE_S
    try:
        while select.select([reader], [], [], max(0.0, until - time.monotonic()))[0]:
            part = os.read(reader, 1 << 16)
            if not part:
                told.hear_all(rest)
                return
            rest += part
    finally:
        os.close(reader)
    raise TimeoutError("something that outlived the killed process holds its pipe")


def service_rounds(folder: Path, rounds: int, seed: int, report: Callable[[Tally], None]) -> Tally:
    """Kill processes that use the services alone."""
    return _rounds(service_round, folder, rounds, seed, report)


def window_rounds(folder: Path, rounds: int, seed: int, report: Callable[[Tally], None]) -> Tally:
    """Kill windows in which somebody types."""
    return _rounds(window_round, folder, rounds, seed, report)


def _rounds(
    one: Callable[[Path, random.Random, int], Told],
    folder: Path,
    rounds: int,
    seed: int,
    report: Callable[[Tally], None],
) -> Tally:
    dice = random.Random(seed)
    tally = Tally()
    path = folder / "none"
    for n in range(rounds):
        if n % ROUNDS_PER_CORPUS == 0:
            path = folder / f"{one.__name__}-{seed}-{n}.corpus"
            make_corpus(path, dice)
        before = log_end(path)
        told = one(path, dice, seed * 1_000_003 + n)
        tally.add(told, more=look(path, told, before))
        report(tally)
    return tally


def service_round(path: Path, dice: random.Random, seed: int) -> Told:
    """Let one process edit, and often another one work beside it, and kill them; what they told."""
    told = Told(proposed=proposals(path))
    reader, writer = os.pipe()
    # The lock first, as in the program: what works for somebody works for one who holds it.
    children = [start(edit, path, writer, seed)]
    try:
        rest = _listen(reader, told, lambda: told.ready == 1)
        if dice.random() < 0.6:
            children.append(start(lend, path, writer, seed))
        os.close(writer)
        until = time.monotonic() + dice.choice([0.0, 0.02, 0.2, 0.6]) * dice.random()
        rest = _listen(reader, told, lambda: time.monotonic() >= until, rest)
    finally:
        dice.shuffle(children)
        for child in children:
            os.kill(child, signal.SIGKILL)
        for child in children:
            os.waitpid(child, 0)
    _read_out(reader, told, rest)
    return told


def start_window(path: Path, seed: int, **options: object) -> tuple[subprocess.Popen[bytes], int]:
    """A window in a process of its own in which somebody types, and the pipe on which it tells."""
    reader, writer = os.pipe()
    command = [sys.executable, str(_WINDOW), str(path), str(writer), str(seed)]
    home = str(path.parent / "home")
    homes = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, **homes}
    process = subprocess.Popen(command, pass_fds=[writer], env=environment, **options)
    os.close(writer)
    return process, reader


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill a process at the end of the block, also if what it should have told did not come: it would go on for ever."""
    with process:
        try:
            yield
        finally:
            process.kill()


def window_round(path: Path, dice: random.Random, seed: int) -> Told:
    """Let somebody type into a window and kill it; what was shown."""
    told = Told()
    process, reader = start_window(path, seed)
    with ended(process):
        rest = _listen(reader, told, lambda: told.ready == 1)
        until = time.monotonic() + dice.choice([0.0, 0.5, 3.0]) * dice.random()
        rest = _listen(reader, told, lambda: time.monotonic() >= until, rest)
        assert process.poll() is None, "the window ended by itself"
    _read_out(reader, told, rest)
    return told
