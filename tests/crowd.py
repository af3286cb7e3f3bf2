"""Processes that annotate one corpus on a server at the same time, and what must be true afterwards.

Run as a program it is one of them: ``crowd.py URL ANNOTATOR SEED LOG`` annotates until its standard input is
closed, and writes each change set into LOG before it is sent (``?``) and when it is acknowledged (``+``).
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from annotator.domain.changes import (
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    Status,
    StatusChanged,
)
from annotator.domain.errors import ConnectionLostError, StaleChangeError
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId, new_id
from annotator.domain.ports import Access, LogKind
from annotator.domain.workbench import Proposal, Workbench
from annotator.storage.stores import Stores
from factories import make_change_set, make_span, make_suggestion

ARTICLES = 6
_SAME = 2
TEXT = "Angela Merkel sagte gestern in Berlin, die Lage sei ernst, aber nicht hoffnungslos. "


def annotate(url: str, name: str, seed: int, log: Path, ended: threading.Event) -> None:
    """Annotate random articles until told to end; whatever is not acknowledged is sent again."""
    dice = random.Random(seed)
    annotator = AnnotatorId(name)
    stores = Stores()
    with log.open("a", buffering=1) as told, _opened(stores, url) as store:
        while not ended.is_set():
            article = ArticleId(f"a{dice.randrange(ARTICLES)}")
            with contextlib.suppress(ConnectionLostError, StaleChangeError):
                if dice.random() < 0.05:
                    _propose(store, article, dice)
                elif dice.random() < 0.15:
                    _turn(store, article, annotator)
                else:
                    _edit(store, article, annotator, dice, told)


@contextlib.contextmanager
def _opened(stores, url):
    while True:
        try:
            store = stores.open(url, Access.WRITE)
            break
        except ConnectionLostError:
            time.sleep(0.05)
    try:
        yield store
    finally:
        store.close()


def _edit(store, article, annotator, dice, told) -> None:
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(article, annotator))
    steps = []
    spans = list(desk.own)
    if spans and dice.random() < 0.4:
        steps.append(SpanRemoved(span=dice.choice(spans)))
    begin = dice.randrange(60)
    steps.append(SpanAdded(span=make_span(begin, begin + dice.randrange(1, 9), id=new_id())))
    if dice.random() < 0.3:
        steps.append(NoteChanged(before=desk.own.note, after=new_id()))
    if dice.random() < 0.3:
        before = desk.own.status
        after = dice.choice([each for each in Status if each is not before])
        steps.append(StatusChanged(before=before, after=after))
    changes = make_change_set(
        *steps, id=ChangeSetId(new_id()), article=article, annotator=annotator
    )
    tally = desk.apply(changes).tally
    told.write(f"? {changes.id}\n")
    while True:
        try:
            with store.open_unit_of_work() as work:
                work.annotations.record(changes, tally)
                work.commit()
        except ConnectionLostError:
            time.sleep(0.02)
        else:
            told.write(f"+ {changes.id}\n")
            return


def _turn(store, article, annotator) -> None:
    with store.open_unit_of_work() as work:
        step = work.history.undoable(article, annotator)
        if step is None:
            return
        changes = work.history.entry(step.seq).change_set.inverted()
        desk = Workbench(*work.annotations.pair(article, annotator))
        tally = desk.apply(changes).tally
        work.annotations.record(changes, tally, kind=LogKind.UNDO, of=step.seq)
        work.commit()


def _propose(store, article, dice) -> None:
    places = [dice.randrange(60) for _ in range(dice.randrange(4))]
    found = tuple(make_suggestion(n, n + 3, id=new_id()) for n in places)
    with store.open_unit_of_work() as work:
        work.annotations.replace_suggestions(article, Proposal(found), f"p@{dice.random()}")
        work.commit()


class Crowd:
    """Several such processes.

    Two of them share a name: the same person at two desktops.
    """

    def __init__(self, url: str, folder: Path, size: int) -> None:
        self._logs = [folder / f"{n}.log" for n in range(size)]
        self._folder = folder
        self._processes = []
        for n, log in enumerate(self._logs):
            name = f"Anna{0 if n < _SAME else n}"
            command = [sys.executable, __file__, url, name, str(n), str(log)]
            with (folder / f"{n}.err").open("w") as said:
                process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said)
            self._processes.append(process)

    def wait_until_working(self) -> None:
        """Wait until everybody has had an edit acknowledged."""
        deadline = time.monotonic() + 60
        while not all(log.exists() and "+" in log.read_text() for log in self._logs):
            if time.monotonic() > deadline:
                self.end()
            time.sleep(0.05)

    def end(self) -> None:
        """Let them finish; fails if one of them did."""
        for process in self._processes:
            process.stdin.close()
        codes = [process.wait(timeout=60) for process in self._processes]
        said = "".join(path.read_text() for path in sorted(self._folder.glob("*.err")))
        if any(codes):
            raise AssertionError(f"{codes}: {said}")

    def kill(self) -> None:
        """End those that are still there."""
        for process in self._processes:
            if process.poll() is None:
                process.kill()
                process.wait()

    def told(self, sign: str) -> list[str]:
        """The change sets that were sent (``?``) or acknowledged (``+``)."""
        lines = [line for log in self._logs for line in log.read_text().splitlines()]
        return [line[2:] for line in lines if line.startswith(sign)]


def trouble(server, url: str, seconds: float, dice: random.Random, *, restarts: int) -> int:
    """Break connections at random for a while, and restart the server; how often."""
    name = url.rpartition("/")[2]
    end = time.monotonic() + seconds
    due = [time.monotonic() + seconds * (n + 0.5) / restarts for n in range(restarts)]
    broken = 0
    while time.monotonic() < end:
        time.sleep(dice.uniform(0.02, 0.25))
        if due and time.monotonic() > due[0]:
            due.pop(0)
            server.stop(dice.choice(["immediate", "fast"]))
            server.start()
        else:
            broken += len(
                server.execute(
                    "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity "  # noqa: S608 - ours
                    f"WHERE datname = '{name}' ORDER BY random() LIMIT 2) chosen"
                )
            )
    return broken


def wrong_with(store, crowd: Crowd) -> list[str]:
    """What is not as it was acknowledged; empty if each change set is there exactly once."""
    with store.open_unit_of_work() as work:
        done = [entry for entry in work.history.entries() if entry.kind is LogKind.DO]
    stored = [entry.change_set.id for entry in done]
    acknowledged, sent = crowd.told("+"), set(crowd.told("?"))
    found = [f"{each} is lost" for each in set(acknowledged) - set(stored)]
    found += [f"{each} was never sent" for each in set(stored) - sent]
    if len(stored) != len(set(stored)):
        found.append(f"{len(stored) - len(set(stored))} are there twice")
    return found + list(store.problems())


def main() -> None:
    """Be one of them."""
    url, name, seed, log = sys.argv[1:]
    ended = threading.Event()

    def watch() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=watch, daemon=True).start()
    annotate(url, name, int(seed), Path(log), ended)


if __name__ == "__main__":
    main()
