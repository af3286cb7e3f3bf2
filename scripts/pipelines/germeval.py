"""The GermEval sentences, their folds, and how names found in them are scored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.nlp.results import Found
from annotator.nlp.statistical.merging import is_contested

FOLDS = 5
LABELS = ("PER", "LOC", "ORG")

Claim = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One text of the data.

    Attributes:
        text: The sentence.
        gold: Its names as ``(begin, end, label)``, with derived ones and parts.
        fold: The part of the cross-validation it is in; texts of one source share it.
    """

    text: str
    gold: tuple[Claim, ...]
    fold: int

    @property
    def names(self) -> set[Claim]:
        """The names that are scored."""
        return {claim for claim in self.gold if claim[2] in LABELS}


def read_examples(folder: Path) -> list[Example]:
    """The sentences of a folder, file by file in order of their names."""
    files = sorted(folder.glob("germeval14_*.jsonl"))
    if not files:
        raise SystemExit(f"{folder} holds no germeval14_*.jsonl")
    return [
        Example(
            row["text"],
            tuple((begin, end, label) for begin, end, label in row["entities"]),
            _fold_of(row["source"]),
        )
        for file in files
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]


def _fold_of(source: str) -> int:
    """A fold by the source without its date of retrieval."""
    digest = hashlib.sha256(source.partition("\t")[0].encode()).digest()
    return int.from_bytes(digest[:8], "big") % FOLDS


@dataclass(slots=True)
class Score:
    """Strict counts: borders and label are right."""

    right: int = 0
    proposed: int = 0
    wanted: int = 0

    def add(self, proposed: set[Claim], wanted: set[Claim]) -> None:
        """Count one text."""
        self.right += len(proposed & wanted)
        self.proposed += len(proposed)
        self.wanted += len(wanted)

    @property
    def values(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision = self.right / self.proposed if self.proposed else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def outermost(found: Iterable[Found]) -> set[Claim]:
    """The names among the entities that lie in no other; the data have no inner ones, and parts are a label apart."""
    names = [each for each in found if is_contested(each)]
    return {
        (each.begin, each.end, each.label)
        for each in names
        if not any(
            other.begin <= each.begin
            and each.end <= other.end
            and other.end - other.begin > each.end - each.begin
            for other in names
        )
    }


def by_label(
    proposed: set[Claim], wanted: set[Claim]
) -> Iterator[tuple[str, set[Claim], set[Claim]]]:
    """The claims in all, then label by label."""
    yield "all", proposed, wanted
    for label in LABELS:
        yield label, {c for c in proposed if c[2] == label}, {c for c in wanted if c[2] == label}
