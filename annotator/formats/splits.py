"""Splitting articles into parts for training, by article and for good.

Where an article goes follows from the seed and the hash of its text, and is corrected where a part would get
more than its share of a label. Articles are placed in the order they came into the corpus, each with only
those before it in view, near-duplicates where the first of their group is, and what an earlier export with the
same split has placed stays there: so nothing moves when articles are added.

Only where a wanted part would stay empty although there are groups enough, the group of the fullest part
that lies nearest goes there, unless it was placed before.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import SettingError
from annotator.domain.reason import Reason

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
            reason=Reason(
                "{text!r} is no split; give train/dev/test in per cent, as 80/10/10.", text=text
            ),
        )
    return Split((shares[0], shares[1], shares[2]), seed)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article to be placed.

    Attributes:
        id: Of the article.
        sha256: Of its text, hexadecimal.
        labels: What is annotated in it, e.g. ``entity.PER``.
        group: The same for near-duplicates, which stay together; empty: alone.
    """

    id: str
    sha256: str
    labels: frozenset[str] = frozenset()
    group: str = ""


def assign(
    candidates: Sequence[Candidate], split: Split, kept: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """The part of each article.

    Args:
        candidates: In the order the articles came into the corpus.
        split: How.
        kept: Part by article id, as an earlier export with the same split has placed them.

    Returns:
        Part by article id. Every wanted part has an article if there are as many groups as wanted parts
        and nothing that was placed before stands in the way.
    """
    placing = _Placing(split, kept or {})
    for each in candidates:
        placing.keep(each)
    for each in candidates:
        placing.place(each)
    placing.fill(candidates)
    return placing.parts


class _Placing:
    """Articles on their way into parts."""

    def __init__(self, split: Split, kept: Mapping[str, str]) -> None:
        self._split = split
        self._kept = kept
        self.parts: dict[str, str] = {}
        self._of_group: dict[str, str] = {}
        self._have: Counter[tuple[str, str]] = Counter()
        self._all: Counter[str] = Counter()

    def keep(self, candidate: Candidate) -> None:
        """Leave an article where it was placed before."""
        part = self._kept.get(candidate.id)
        if part in self._split.parts:
            self._put(candidate, part)

    def place(self, candidate: Candidate) -> None:
        """Give an article its part: that of its group, else the one its hash says, with an eye on labels."""
        if candidate.id not in self.parts:
            part = self._of_group.get(_group(candidate))
            self._put(candidate, part or self._chosen(candidate))

    def fill(self, candidates: Sequence[Candidate]) -> None:
        """Leave no wanted part empty if there are groups enough."""
        for empty in self._split.parts:
            if empty in self.parts.values():
                continue
            movable = self._movable(candidates)
            fullest = max(self._split.parts, key=lambda part: len(movable[part]))
            if len(movable[fullest]) > 1:
                begin, end = _interval(empty, self._split)
                nearest = min(
                    movable[fullest].values(),
                    key=lambda each: (self._distance(each, begin, end), each.sha256),
                )
                for each in candidates:
                    if _group(each) == _group(nearest):
                        self.parts[each.id] = empty

    def _movable(self, candidates: Sequence[Candidate]) -> Mapping[str, dict[str, Candidate]]:
        """The first article of each group nobody has placed before, by part and group."""
        found: dict[str, dict[str, Candidate]] = {part: {} for part in self._split.parts}
        fixed = {_group(each) for each in candidates if each.id in self._kept}
        for each in candidates:
            if _group(each) not in fixed:
                found[self.parts[each.id]].setdefault(_group(each), each)
        return found

    def _distance(self, candidate: Candidate, begin: float, end: float) -> float:
        place = _place(candidate.sha256, self._split.seed)
        return max(begin - place, place - end)

    def _chosen(self, candidate: Candidate) -> str:
        part = _part_at(_place(candidate.sha256, self._split.seed), self._split)
        if not candidate.labels:
            return part
        rarest = min(candidate.labels, key=lambda label: (self._all[label], label))
        if self._surplus(part, rarest) < 1:
            return part
        return min(self._split.parts, key=lambda each: self._surplus(each, rarest))

    def _surplus(self, part: str, label: str) -> float:
        """How many articles with the label the part has above its share."""
        share = self._split.shares[PARTS.index(part)] / 100
        return self._have[part, label] - share * self._all[label]

    def _put(self, candidate: Candidate, part: str) -> None:
        self.parts[candidate.id] = part
        self._of_group.setdefault(_group(candidate), part)
        for label in candidate.labels:
            self._have[part, label] += 1
            self._all[label] += 1


def _group(candidate: Candidate) -> str:
    return candidate.group or candidate.id


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
