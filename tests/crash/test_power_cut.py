"""The power goes between any two calls of the system: all that was not yet forced to the disk is there or not, sector by sector.

The writes are those the system saw, traced from outside; the disk they go to is made up here: what was synced is safe, of what
was not, a random part has arrived, in any order, in sectors. The index of the log (``-shm``) is no part of it: it is made anew.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from looking import log_end
from shared import STORES, Access, make_corpus

HERE = Path(__file__).parent
SECTOR = 512
EDITS = 40
CUTS = 100
_CALL = re.compile(r"^\d+ +(pwrite64|write|fdatasync|fsync|ftruncate)\(\d+<([^>]*)>(?:, |\) )(.*)$")
_PENDING = re.compile(r"^(\d+) +(.*?) ?<unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_RESULT = re.compile(r"\)? *(= \d+)?$")
_BYTES = re.compile(r'^"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Disk:
    """One file: what is safe, and what is on its way."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for at, data in self.waiting:
            put(self.safe, at, data)
        self.waiting.clear()

    def after_a_cut(self, dice: random.Random) -> bytes:
        """What is found when the power is back."""
        found = bytearray(self.safe)
        share = dice.choice([0.0, 1.0, dice.random()])
        waiting = list(self.waiting)
        if dice.random() < 0.5:
            dice.shuffle(waiting)
        for at, data in waiting:
            if data is None:
                if dice.random() < share:
                    put(found, at, None)
                continue
            for begin in range(0, len(data), SECTOR):
                if dice.random() < share:
                    put(found, at + begin, data[begin : begin + SECTOR])
        return bytes(found)


def put(content: bytearray, at: int, data: bytes | None) -> None:
    """Write, or make a file as long as ``at``."""
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def _can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def traced(path: Path) -> str:
    """A path as the trace has it."""
    return "".join(f"\\x{byte:02x}" for byte in str(path).encode())


def data_of(rest: str) -> bytes:
    """The bytes that were written."""
    return bytes.fromhex(_BYTES.match(rest)[1].replace("\\x", ""))


def calls_of(lines: Iterable[str]) -> Iterator[str]:
    """One line a call, where it ended: strace cuts a call in two when another thread comes between."""
    begun: dict[str, str] = {}
    for line in lines:
        if pending := _PENDING.match(line):
            begun[pending[1]] = f"{pending[1]} {pending[2]}"
        elif (resumed := _RESUMED.match(line)) and resumed[1] in begun:
            yield begun.pop(resumed[1]) + resumed[2]
        else:
            yield line
    yield from begun.values()


def steps(lines: Iterable[str], corpus: Path):
    """What happened to the two files, and the acknowledgements, in order: kind, file, place, data."""
    files = {traced(corpus): "db", traced(f"{corpus}-wal"): "wal"}
    for line in calls_of(lines):
        if call := _CALL.match(line):
            yield step_of(call[1], files.get(call[2]), call[3])


def step_of(kind: str, name: str | None, rest: str):
    """One call; ``rest`` begins behind the file: ``"data", length, place) = result``."""
    arguments = _RESULT.sub("", rest)
    match kind:
        case "write":
            said = data_of(rest)
            if said.startswith(b"ACKNOWLEDGED"):
                return "acknowledged", "pipe", int(said.split()[1]), None
            return "other", None, 0, None
        case "pwrite64":
            return "write", name, int(arguments.rpartition(", ")[2]), data_of(rest)
        case "ftruncate":
            return "write", name, int(arguments), None
        case _:
            return "sync", name, 0, None


def test_a_call_cut_in_two_by_another_thread_is_read_whole():
    corpus = Path("/c")
    file, log = f"3<{traced(corpus)}>", f"4<{traced('/c-wal')}>"
    trace = [
        f'10 pwrite64({log}, "\\x61\\x62", 2, 512 <unfinished ...>',
        f"11 ftruncate({file}, 3 <unfinished ...>",
        "10 <... pwrite64 resumed>)             = 2",
        "11 <... ftruncate resumed>)            = 0",
        f"10 fdatasync({log} <unfinished ...>",
        f'11 pwrite64({file}, "\\x63", 1, 0)    = 1',
        "10 <... fdatasync resumed>)            = 0",
    ]
    assert list(steps(trace, corpus)) == [
        ("write", "wal", 512, b"ab"),
        ("write", "db", 3, None),
        ("write", "db", 0, b"c"),
        ("sync", "wal", 0, None),
    ]


@pytest.mark.skipif(not _can_trace(), reason="strace is not there or may not trace")
@pytest.mark.parametrize("seed", range(2))
def test_no_acknowledged_edit_is_lost_to_a_power_cut_at_any_call(tmp_path, seed):
    corpus, trace = tmp_path / "news.corpus", tmp_path / "trace"
    dice = random.Random(seed)
    make_corpus(corpus, dice)
    disks = {"db": Disk(bytearray(corpus.read_bytes())), "wal": Disk()}
    calls = "trace=pwrite64,write,fdatasync,fsync,ftruncate"
    subprocess.run(
        [
            *("strace", "-f", "-y", "-xx", "-s", "70000", "-e", calls, "-o", str(trace)),
            *(sys.executable, str(HERE / "traced_editing.py"), str(corpus), str(EDITS)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    lines = trace.read_text(encoding="ascii").splitlines()
    happened = [step for step in steps(lines, corpus) if step[1] is not None]
    written = sum(kind == "write" for kind, *_ in happened)
    assert written > EDITS
    assert sum(kind == "sync" for kind, *_ in happened) >= EDITS
    cuts = set(dice.sample(range(len(happened)), min(CUTS, len(happened))))
    acknowledged = checked = 0
    place = tmp_path / "after"
    for number, (kind, name, at, data) in enumerate(happened):
        match kind:
            case "acknowledged":
                acknowledged = at
            case "write":
                disks[name].waiting.append((at, data))
            case _:
                disks[name].sync()
        if number not in cuts:
            continue
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        found = place / corpus.name
        found.write_bytes(disks["db"].after_a_cut(dice))
        found.with_name(f"{found.name}-wal").write_bytes(disks["wal"].after_a_cut(dice))
        entries = log_end(found)
        assert entries in {acknowledged, acknowledged + 1}, (number, kind)
        checked += 1
        if checked % 5 == 0:
            with STORES.open(str(found), Access.WRITE) as store:
                assert list(store.problems()) == []
    assert checked == len(cuts)
