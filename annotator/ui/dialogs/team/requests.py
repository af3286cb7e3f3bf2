"""What is asked for in the team window, as parameters of the worker and as words of a command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ShareRequest:
    """Work to be shared out.

    Attributes:
        to: The people.
        overlap: Per cent of the articles that everybody gets.
        each: How many people get each of the others.
        by: Metadata whose values are spread evenly; empty: none.
        batch: Its name; empty: the next free one.
        due: By when.
        query: Only articles with these words.
        most: At most so many; 0: all.
        seed: Of the draw.
        training: Whether it is to learn from.
    """

    to: tuple[str, ...] = ()
    overlap: int = 0
    each: int = 1
    by: str = ""
    batch: str = ""
    due: date | None = None
    query: str = ""
    most: int = 0
    seed: int = 0
    training: bool = False

    def as_params(self, *, dry_run: bool) -> dict[str, object]:
        """The parameters of the worker's task ``assign``."""
        return {
            "to": list(self.to),
            "overlap": self.overlap,
            "each": self.each,
            "by": self.by,
            "batch": self.batch,
            "due": self.due.isoformat() if self.due else "",
            "query": self.query,
            "most": self.most,
            "seed": self.seed,
            "training": self.training,
            "dry_run": dry_run,
        }

    def as_arguments(self, corpus: str) -> list[str]:
        """The same as words of a command line."""
        words = ["annotator", "assign", corpus, "--to", ",".join(self.to) or "NAME"]
        if self.training:
            words.append("--training")
        else:
            words += ["--overlap", f"{self.overlap}%"] if self.overlap else []
            words += ["--each", str(self.each)] if self.each > 1 else []
        words += ["--by", self.by] if self.by else []
        words += ["--batch", self.batch] if self.batch else []
        words += ["--due", self.due.isoformat()] if self.due else []
        words += ["--query", self.query] if self.query else []
        words += ["--most", str(self.most)] if self.most else []
        return [*words, *(["--seed", str(self.seed)] if self.seed else [])]


@dataclass(frozen=True, slots=True)
class MoveWish:
    """Work to be moved.

    Attributes:
        batch: Of which batch.
        by: Who moves it.
        giver: From whom; empty: from whoever has most left.
        taker: To whom; empty: to whoever has least left.
        most: At most so many; 0: until it is even.
    """

    batch: str
    by: str
    giver: str = ""
    taker: str = ""
    most: int = 0

    def as_params(self, *, dry_run: bool) -> dict[str, object]:
        """The parameters of the worker's task ``move_work``."""
        return {
            "batch": self.batch,
            "by": self.by,
            "from": self.giver,
            "to": self.taker,
            "most": self.most,
            "dry_run": dry_run,
        }

    def as_arguments(self, corpus: str) -> list[str]:
        """The same as words of a command line."""
        words = ["annotator", "assign", corpus, "--move", "--batch", self.batch]
        words += ["--from", self.giver] if self.giver else []
        words += ["--to", self.taker] if self.taker else []
        return [*words, *(["--most", str(self.most)] if self.most else [])]


def package_arguments(corpus: str, folder: Path, batch: str) -> list[str]:
    """Packages for everybody, as words of a command line."""
    words = ["annotator", "package", corpus, str(folder), "--all"]
    return [*words, *(["--batch", batch] if batch else [])]


def merge_arguments(corpus: str, paths: list[str], decisions: set[str]) -> list[str]:
    """Packages to be merged, as words of a command line.

    Args:
        corpus: Into which.
        paths: The packages.
        decisions: What is done about conflicts; the command line does the same about all of them.
    """
    words = ["annotator", "merge", corpus, *(paths or ["PACKAGE"])]
    (only,) = decisions if len(decisions) == 1 else ("keep",)
    return [*words, *(["--on-conflict", only] if only != "keep" else [])]


def people_arguments(
    corpus: str, deed: str, name: str = "", roles: tuple[str, ...] = ()
) -> list[str]:
    """Something about people, as words of a command line."""
    words = ["annotator", "people", corpus, deed, *([name] if name else [])]
    for role in roles:
        words += ["--role", role]
    return words
