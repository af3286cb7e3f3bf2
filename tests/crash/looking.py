"""What is looked at after a crash: that all that was acknowledged is there, once, and at most one thing more."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from pysqlite3 import dbapi2 as driver
from shared import ANNA, ARTICLES, STORES, SUGGESTIONS, Access, digest, proposal_digest


@dataclass
class Told:
    """What a process said before it died.

    Attributes:
        done: Change sets and their articles, in order.
        states: The last acknowledged state of each article.
        proposed: The last acknowledged suggestions of each article, and those on their way.
        imported: Articles that have to be there.
        importing: Articles of which all or none are there.
        refused: What the window said when it did not do something.
    """

    ready: int = 0
    done: list[tuple[str, str]] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, set[str]] = field(default_factory=dict)
    imported: list[str] = field(default_factory=list)
    importing: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def hear(self, line: bytes) -> None:
        said = json.loads(line)
        if "failed" in said:
            raise AssertionError(f"the process failed by itself:\n{said['failed']}")
        if "ready" in said:
            self.ready += 1
        elif "done" in said:
            self.done.append((said["done"], said["article"]))
            self.states[said["article"]] = said["state"]
        elif "refused" in said:
            self.refused.append(said["refused"])
        elif "proposing" in said:
            self.proposed.setdefault(said["proposing"], set()).add(said["state"])
        elif "proposed" in said:
            self.proposed[said["proposed"]] = {said["state"]}
        elif "importing" in said:
            self.importing = said["importing"]
        elif "imported" in said:
            self.imported += said["imported"]
            self.importing = []

    def hear_all(self, text: bytes) -> None:
        """Everything that is complete; what was cut off was not acknowledged."""
        for line in text.split(b"\n")[:-1]:
            self.hear(line)


def proposals(path: Path) -> dict[str, set[str]]:
    """The suggestions that are there, as ``Told`` has them."""
    with STORES.open(str(path), Access.READ) as store, store.open_unit_of_work() as work:
        names = [f"a{n}" for n in range(ARTICLES)]
        return {name: {proposal_digest(work.annotations.get(name, SUGGESTIONS))} for name in names}


def log_end(path: Path) -> int:
    """The number of the last entry of the change log."""
    with closing(driver.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT coalesce(max(seq), 0) FROM change_log").fetchone()[0]


def look(path: Path, told: Told, before: int) -> bool:
    """Compare what is there with what was acknowledged.

    Args:
        path: The corpus.
        told: What was.
        before: The last entry of the log before the process began.

    Returns:
        Whether there is one edit more than was acknowledged.
    """
    with STORES.open(str(path), Access.WRITE) as store:
        problems = list(store.problems())
        assert not problems, problems
        with store.open_unit_of_work() as work:
            log = [entry for entry in work.history.entries() if entry.seq > before]
            there = [(entry.change_set.id, entry.change_set.article) for entry in log]
            assert there[: len(told.done)] == told.done, (
                "acknowledged edits are missing or out of order"
            )
            more = log[len(told.done) :]
            assert len(more) <= 1, f"{len(more)} edits nobody was told of"
            known = {entry.change_set.id for entry in log if entry.kind == "do"}
            assert len(known) == sum(entry.kind == "do" for entry in log), "an edit is there twice"
            for article, state in told.states.items():
                own = work.annotations.get(article, ANNA)
                for entry in more:
                    if entry.change_set.article == article:
                        own = own.apply(entry.change_set.inverted())
                assert digest(own) == state, f"{article} is not as it was acknowledged"
            for article, states in told.proposed.items():
                spans = work.annotations.get(article, SUGGESTIONS)
                assert proposal_digest(spans) in states, f"suggestions of {article}"
            for name in told.imported:
                work.articles.get(name)
            part = [bool(work.articles.with_id(name)) for name in told.importing]
            assert len(set(part)) <= 1, "half an import is visible"
    _look_at_backups(path)
    return bool(more)


def _look_at_backups(path: Path) -> None:
    """Every backup that has its name is whole."""
    for backup in path.with_name(f"{path.name}-backups").glob("[!.]*.corpus"):
        with STORES.open(str(backup), Access.READ) as store:
            assert store.access is Access.READ
