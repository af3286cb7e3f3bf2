"""What is new for the people who use the program, out of its changelog."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.errors import ResourceError
from annotator.resources import resource_path

_SECTION = re.compile(r"^## \[([^\]]+)\].*$", re.MULTILINE)
_UNRELEASED = "unreleased"
_PLACES = re.compile(r"\s*\((?:\[[^\]]+\]\([^)]+\)(?:,\s+)?)+\)")
"""Where more is written: beside the sources, where who reads this in the program cannot go."""
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def changelog() -> str:
    """The changelog as it ships; empty if it does not."""
    try:
        root = resource_path()
    except ResourceError:
        return ""
    for place in (root / "CHANGELOG.md", root.parent / "CHANGELOG.md"):
        if place.is_file():
            return place.read_text("utf-8")
    return ""


def news_since(text: str, seen: str, version: str) -> str:
    """The sections of a changelog between two versions, as Markdown.

    Args:
        text: In the form of “Keep a Changelog”.
        seen: The version whose news are known; empty: only those of ``version`` are wanted.
        version: The version in use.

    Returns:
        Newest first; of a version that has no section yet, what is unreleased. Each part is headed by its version,
        nothing links anywhere. Empty if nothing is new.
    """
    if seen == version:
        return ""
    sections = dict(_sections(text))
    found = [
        f"## {name}\n\n{body}"
        for name, body in sections.items()
        if name != _UNRELEASED and _is_between(name, seen, version)
    ]
    if not found and _UNRELEASED in sections:
        found = [f"## {version}\n\n{sections[_UNRELEASED]}"]
    return _LINK.sub(r"\1", _PLACES.sub("", "\n\n".join(found))).strip()


def _sections(text: str) -> Iterator[tuple[str, str]]:
    heads = list(_SECTION.finditer(text))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        yield head[1].casefold(), text[head.end() : end].strip()


def _is_between(name: str, seen: str, version: str) -> bool:
    if not seen:
        return name == version
    return _numbers(seen) < _numbers(name) <= _numbers(version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", version)[:3])
