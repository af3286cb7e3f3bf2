"""Known vulnerabilities of Python libraries, from a folder of advisories in the OSV format, and which versions they concern.

The format is that of https://ossf.github.io/osv-schema/, as YAML (the Python Packaging Advisory Database) or JSON (OSV's own
dumps, GitHub's database). What a version means is decided by ``packaging``.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENDINGS: Final = {".yaml", ".yml", ".json"}
_HOMES: Final = ("vulns", "advisories")
"""Where checkouts have them, beside files that are none."""
_ECOSYSTEM: Final = "PyPI"
_WIDTH: Final = 160
_UNBOUNDED: Final = {"SEMVER", "ECOSYSTEM"}
"""Kinds of ranges that speak of versions; those of commits say nothing about a pin."""


@dataclass(frozen=True)
class Pin:
    """A library in one version.

    Attributes:
        name: Normalised.
        version: The version.
        where: The file or environment that has it.
        marker: Where it is installed; empty: everywhere.
    """

    name: str
    version: Version
    where: str
    marker: str = ""


@dataclass(frozen=True)
class Hit:
    """A library that an advisory concerns.

    Attributes:
        pin: The library.
        ids: Of the advisory and of those that speak of the same, its own first.
        fixed: Versions without it that are newer, oldest first.
        summary: One line; may be empty.
    """

    pin: Pin
    ids: tuple[str, ...]
    fixed: tuple[str, ...] = ()
    summary: str = ""


@dataclass
class Advisories:
    """What a folder holds.

    Attributes:
        by_name: What concerns a library, by its normalised name.
        count: How many hold, of any library.
        withdrawn: How many were taken back.
        newest: When one was changed last, UTC.
        unreadable: Files that are no advisories, and why.
    """

    by_name: dict[str, list[tuple[Path, Mapping[str, Any]]]] = field(default_factory=dict)
    count: int = 0
    withdrawn: int = 0
    newest: datetime | None = None
    unreadable: dict[Path, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Advisories:
        """Read them all.

        Raises:
            FileNotFoundError: If there is no such folder, or none in it.
        """
        found = cls()
        homes = [folder / name for name in _HOMES if (folder / name).is_dir()] or [folder]
        files = sorted(p for home in homes for p in home.rglob("*") if p.suffix in _ENDINGS)
        for path in files:
            try:
                found._take(path, _read(path))
            except (OSError, ValueError, TypeError, KeyError, AttributeError, yaml.YAMLError) as e:
                found.unreadable[path] = _line(str(e)) or type(e).__name__
        if not files:
            raise FileNotFoundError(f"{folder} holds no advisories (*.yaml, *.json)")
        return found

    def _take(self, path: Path, told: Mapping[str, Any]) -> None:
        moment = _moment(told["modified"])
        self.newest = max(self.newest or moment, moment)
        if told.get("withdrawn"):
            self.withdrawn += 1
            return
        self.count += 1
        names = {name for affected in told["affected"] if (name := _name(affected))}
        for name in names:
            self.by_name.setdefault(name, []).append((path, told))

    def hits(self, pins: Iterable[Pin]) -> list[Hit]:
        """What concerns these libraries, each vulnerability once; what cannot be told is ``unreadable`` from now on."""
        found: list[Hit] = []
        for pin in pins:
            mine: list[Hit] = []
            for path, told in self.by_name.get(pin.name, ()):
                try:
                    hit = _hit(pin, told)
                except (ValueError, TypeError, KeyError, AttributeError) as error:
                    self.unreadable[path] = _line(str(error))
                    continue
                if hit is not None:
                    _join(mine, hit)
            found += mine
        return found


def _read(path: Path) -> Mapping[str, Any]:
    text = path.read_text("utf-8")
    told = json.loads(text) if path.suffix == ".json" else yaml.load(text, _LOADER)  # noqa: S506 - a safe one # nosec
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        raise ValueError("it is no advisory: it has no id")  # noqa: TRY004 - of a value in a file
    if not isinstance(told.get("affected"), list) and not told.get("withdrawn"):
        raise ValueError("it does not say what it concerns")
    return told


def _line(words: str) -> str:
    return textwrap.shorten(words, _WIDTH, placeholder=" …")


def _moment(said: object) -> datetime:
    moment = said if isinstance(said, datetime) else datetime.fromisoformat(str(said))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _name(affected: Mapping[str, Any]) -> str:
    package = affected.get("package") or {}
    return canonicalize_name(package["name"]) if package.get("ecosystem") == _ECOSYSTEM else ""


def _hit(pin: Pin, told: Mapping[str, Any]) -> Hit | None:
    mine = [each for each in told["affected"] if _name(each) == pin.name]
    if not any(_concerns(each, pin.version) for each in mine):
        return None
    fixed = sorted({v for each in mine for v, kind in _fixes(each) if kind and v > pin.version})
    ids = tuple(dict.fromkeys((told["id"], *map(str, told.get("aliases") or ()))))
    summary = _line(str(told.get("summary") or told.get("details") or ""))
    return Hit(pin, ids, tuple(map(str, fixed)), summary)


def _concerns(affected: Mapping[str, Any], version: Version) -> bool:
    listed = (_version(each) for each in affected.get("versions") or ())
    return version in listed or any(_within(events, version) for events in _events(affected))


Event = tuple[Version, str]


def _events(affected: Mapping[str, Any]) -> Iterator[Sequence[Event]]:
    """The bounds of each range, oldest first."""
    for each in affected.get("ranges") or ():
        if each["type"] not in _UNBOUNDED:
            continue
        bounds = [(kind, value) for event in each["events"] for kind, value in event.items()]
        yield sorted(
            (Version("0.dev0") if str(value) == "0" else Version(str(value)), kind)
            for kind, value in bounds
            if kind != "limit"
        )


def _within(events: Sequence[Event], version: Version) -> bool:
    """As the format's specification decides it."""
    inside = False
    for bound, kind in events:
        if kind == "introduced" and version >= bound:
            inside = True
        elif (kind == "fixed" and version >= bound) or (
            kind == "last_affected" and version > bound
        ):
            inside = False
    return inside


def _fixes(affected: Mapping[str, Any]) -> Iterator[tuple[Version, bool]]:
    for events in _events(affected):
        for bound, kind in events:
            yield bound, kind == "fixed"


def _version(said: object) -> Version | None:
    """A version; ``None`` for one of before there were rules for them, which nobody can pin."""
    try:
        return Version(str(said))
    except InvalidVersion:
        return None


def _join(found: list[Hit], hit: Hit) -> None:
    """Add a hit, to the one that speaks of the same vulnerability if there is one."""
    for number, other in enumerate(found):
        if set(other.ids) & set(hit.ids):
            fixed = sorted({*other.fixed, *hit.fixed}, key=Version)
            ids = tuple(dict.fromkeys((*other.ids, *hit.ids)))
            found[number] = replace(other, ids=ids, fixed=tuple(fixed))
            return
    found.append(hit)
