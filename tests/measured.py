"""What a benchmark says: one JSON line for each thing it measured, with what is promised of it in fields, not in words.

A script of ``tests/benchmarks`` makes one ``Rows`` and tells it what it found. ``run.py`` collects the lines; whether a
promise was kept is worked out from its fields, here and nowhere else.
"""

from __future__ import annotations

import json
import math
import resource
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal


class Topic(StrEnum):
    """The headings of the table, in their order."""

    STORAGE = "Storage"
    WINDOW = "Window and article view"
    FORMATS = "Formats"
    SUGGESTIONS = "Suggestions"
    QUALITY = "Quality"
    TEAM = "Team"
    SEARCH = "Search"
    GROWTH = "Growth"
    MEMORY = "Memory and size"


class Verdict(StrEnum):
    """What became of a row."""

    KEPT = "kept"
    MISSED = "missed"
    NOTHING_PROMISED = "–"
    NOT_MEASURED = "not measured"
    FAILED = "failed"


FLAT, LINEAR = 0.3, 1.2
"""The largest exponents of growth that are called so: there is noise in each of two measurements."""


@dataclass(frozen=True)
class Promise:
    """A bound on the value of a row, or on its ratio to its floor.

    Attributes:
        of: What is bounded.
        most: It may not be above this.
        least: It may not be below this.
        floors: So many floors are allowed on top of ``most``; only of values.
        word: What the bound is called.
    """

    of: Literal["value", "ratio"]
    most: float | None = None
    least: float | None = None
    floors: float = 0
    word: str = ""

    def __post_init__(self) -> None:
        if (self.most is None) == (self.least is None):
            raise ValueError("A promise has an upper or a lower bound.")

    def is_kept(self, value: float, floor: float | None, ratio: float | None) -> bool:
        """Whether what was measured is within the bound; not a number never is."""
        found = value if self.of == "value" else ratio
        if found is None or (self.floors and floor is None):
            raise ValueError("A promise about a floor needs the floor.")
        if self.least is not None:
            return found >= self.least
        return found <= (self.most or 0) + self.floors * (floor or 0)

    def in_words(self, unit: str) -> str:
        """As it stands in the table."""
        if self.of == "ratio":
            if self.least is not None:
                return f"≥ {self.least:g} × speed of the floor"
            return f"≤ {self.most:g} × floor"
        if self.most == 0 and not self.floors:
            return "none"
        sign, bound = ("≤", self.most) if self.least is None else ("≥", self.least)
        told = f"{sign} {_plain(bound or 0)} {unit}".rstrip()
        if self.floors:
            floors = "floor" if self.floors == 1 else f"{self.floors:g} × floor"
            told = f"≤ {floors} + {_plain(self.most or 0)} {unit}".rstrip()
        return f"{self.word}: {told}" if self.word else told


def at_most(bound: float, *, floors: float = 0) -> Promise:
    """The value is not above the bound and so many floors."""
    return Promise("value", most=bound, floors=floors)


def at_least(bound: float) -> Promise:
    """The value is not below the bound."""
    return Promise("value", least=bound)


def times_floor(bound: float) -> Promise:
    """The ratio to the floor is not above the bound."""
    return Promise("ratio", most=bound)


def share_of_floor(bound: float) -> Promise:
    """So much of the speed of the floor is reached."""
    return Promise("ratio", least=bound)


GROWS_FLAT = Promise("value", most=FLAT, word="flat")
GROWS_LINEARLY = Promise("value", most=LINEAR, word="linear")


def exponent(sizes: Mapping[int, float]) -> float:
    """How something grew from the last size but one to the last: 0 is flat, 1 is linear."""
    (small, before), (large, after) = sorted(sizes.items())[-2:]
    return math.log(max(after, 0.01) / max(before, 0.01)) / math.log(large / small)


class Rows:
    """Prints rows as JSON lines.

    Args:
        topic: The heading they stand under, if a row does not say another.
    """

    def __init__(self, topic: Topic) -> None:
        self._topic = topic

    def tell(
        self,
        name: str,
        value: float,
        unit: str = "ms",
        *,
        promise: Promise | None = None,
        floor: float | None = None,
        floor_is: str = "",
        topic: Topic | None = None,
        note: str = "",
    ) -> None:
        """Say what was measured.

        Args:
            name: What it is; unique, and the same from run to run.
            value: How much.
            unit: Of value and floor.
            promise: What may be expected of it.
            floor: The bare thing, measured in the same run.
            floor_is: What the floor is, in a few words.
            topic: Another heading.
            note: What else has to be known to read the number.
        """
        row: dict[str, Any] = {
            "topic": topic or self._topic,
            "name": name,
            "value": round(value, 4),
            "unit": unit,
        }
        if floor is not None:
            by_speed = promise is not None and promise.of == "ratio" and promise.least is not None
            # Of something that takes time the speed is the other way round.
            upside_down = by_speed and unit in {"s", "ms"}
            ratio = floor / value if upside_down else value / floor
            row |= {"floor": round(floor, 4), "floor_is": floor_is, "ratio": round(ratio, 3)}
        if promise is not None:
            row["promise"] = asdict(promise)
        if note:
            row["note"] = note
        _print(row)

    def skip(
        self, name: str, why: str, *, promise: Promise | None = None, topic: Topic | None = None
    ) -> None:
        """Say what was not measured, and why."""
        row: dict[str, Any] = {"topic": topic or self._topic, "name": name, "skipped": why}
        if promise is not None:
            row["promise"] = asdict(promise)
        _print(row)


def _print(row: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def promise_of(row: Mapping[str, Any]) -> Promise | None:
    """What is promised of a row."""
    fields = row.get("promise")
    return Promise(**fields) if fields else None


def verdict(row: Mapping[str, Any]) -> Verdict:
    """Whether the promise of a row was kept."""
    if "failed" in row:
        return Verdict.FAILED
    if "skipped" in row:
        return Verdict.NOT_MEASURED
    promise = promise_of(row)
    if promise is None:
        return Verdict.NOTHING_PROMISED
    is_kept = promise.is_kept(row["value"], row.get("floor"), row.get("ratio"))
    return Verdict.KEPT if is_kept else Verdict.MISSED


def median_and_late(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 99th percentile."""
    return statistics.median(times), sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def peak_megabytes() -> float:
    """The most memory that this process has held since it was started.

    What ``getrusage`` tells is no less than what the parent held when it started this one, which hides what grows.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number >= 1_000 else f"{number:g}"


def in_words(number: float, unit: str = "") -> str:
    """A number to three digits, never with an exponent."""
    if not math.isfinite(number):
        told = str(number)
    elif number == 0 or abs(number) >= 100 or float(number).is_integer():
        told = f"{number:,.0f}"
    else:
        digits = max(0, 2 - math.floor(math.log10(abs(number))))
        told = f"{number:.{min(digits, 5)}f}"
    return f"{told} {unit}".rstrip()
