"""Splitting articles into parts for training, by article and for good.

The part of an article follows from the seed and the hash of its text alone, so it stays where it is when
others come or go. Only where a wanted part would stay empty although there are articles enough, the
article of the fullest part that lies nearest goes there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import SettingError

PARTS: Final = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Split:
    """How large each part should be.

    Attributes:
        shares: Per cent for train, dev and test; they sum up to 100.
        seed: Another seed, another split.
    """

    shares: tuple[int, int, int]
    seed: int = 0

    def __str__(self) -> str:
        return "/".join(map(str, self.shares))

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are wanted at all."""
        return tuple(part for part, share in zip(PARTS, self.shares, strict=True) if share)


def parse_split(text: str, seed: int = 0) -> Split:
    """Read ``80/10/10``.

    Raises:
        SettingError: If it is not three whole numbers that sum up to 100.
    """
    found = re.fullmatch(r"(\d{1,3})/(\d{1,3})/(\d{1,3})", text.strip())
    shares = tuple(map(int, found.groups())) if found else ()
    if len(shares) != len(PARTS) or sum(shares) != 100:  # noqa: PLR2004 - per cent
        raise SettingError(
            option="--split",
            reason=f"{text!r} is no split; give train/dev/test in per cent, as 80/10/10.",
        )
    return Split((shares[0], shares[1], shares[2]), seed)


def assign(hashes: Sequence[str], split: Split) -> Mapping[str, str]:
    """The part of each article.

    Args:
        hashes: SHA-256 of the articles' texts, hexadecimal.
        split: How.

    Returns:
        Part by hash. Every wanted part has an article if there are as many articles as wanted parts.
    """
    places = {sha: _place(sha, split.seed) for sha in hashes}
    parts = {sha: _part_at(place, split) for sha, place in places.items()}
    for empty in split.parts:
        if empty in parts.values():
            continue
        members = {part: [sha for sha in parts if parts[sha] == part] for part in split.parts}
        fullest = max(members, key=lambda part: len(members[part]))
        if len(members[fullest]) > 1:
            begin, end = _interval(empty, split)
            nearest = min(
                members[fullest],
                key=lambda sha: (max(begin - places[sha], places[sha] - end), sha),
            )
            parts[nearest] = empty
    return parts


def _place(sha256: str, seed: int) -> float:
    """A number in ``[0, 1)`` that looks random and is always the same."""
    digest = hashlib.sha256(f"{seed}:{sha256}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def _interval(part: str, split: Split) -> tuple[float, float]:
    index = PARTS.index(part)
    return sum(split.shares[:index]) / 100, sum(split.shares[: index + 1]) / 100


def _part_at(place: float, split: Split) -> str:
    for part in split.parts:
        if place < _interval(part, split)[1]:
            return part
    return split.parts[-1]
