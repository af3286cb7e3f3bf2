"""A process that works with the services alone, as a script would, until it is killed.

Two processes write: one edits articles, undoes and redoes; the other one, as the window's worker does, stores suggestions
and imports articles on its behalf.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

from shared import (
    ANNA,
    ARTICLES,
    STORES,
    Access,
    Pipe,
    digest,
    now,
    proposal_digest,
    propose,
    schema,
    texts,
    word_ranges,
)

from annotator.domain.backups import BackupPolicy
from annotator.domain.changes import Status
from annotator.domain.errors import DomainError
from annotator.domain.ids import new_id
from annotator.services.annotate import AnnotationService
from annotator.storage import backups
from factories import make_article

_BACKUP_AFTER = 25
"""So that many a process dies in the middle of a backup."""


class RandomAnnotator:
    """Does something at random; tells of it once it is stored."""

    def __init__(self, service: AnnotationService, dice: random.Random, pipe: Pipe) -> None:
        self._service = service
        self._dice = dice
        self._pipe = pipe

    def work(self) -> None:
        """Do one thing to one article, if the rules allow it."""
        desk = self._service.open(f"a{self._dice.randrange(ARTICLES)}")
        acts = (
            [self._add] * 4
            + [self._decide] * 4
            + [self._relabel, self._move, self._remove, self._note]
        )
        acts += [self._status, self._undo, self._undo, self._redo]
        try:
            done = self._dice.choice(acts)(desk)
        except DomainError:
            return
        if done is None:
            return
        after, changes = done
        self._pipe.say(done=changes.id, article=desk.article.id, state=digest(after.own))

    def _apply(self, desk, changes):
        return (self._service.apply(desk, changes), changes) if changes.changes else None

    def _add(self, desk):
        place = self._dice.choice(word_ranges(desk.article.text)[:120])
        label = self._dice.choice(("PER", "ORG", "LOC"))
        return self._apply(
            desk, self._service.plan_add(desk, layer="entity", label=label, fragments=(place,))
        )

    def _decide(self, desk):
        waiting = [each.id for each in desk.open_suggestions]
        if not waiting:
            return None
        some = self._dice.sample(waiting, min(len(waiting), self._dice.choice([1, 1, 1, 5])))
        plan = self._dice.choice([self._service.plan_accept, self._service.plan_reject])
        return self._apply(desk, plan(desk, some))

    def _one(self, desk):
        return self._dice.choice(list(desk.own.spans)) if desk.own.spans else None

    def _relabel(self, desk):
        span = self._one(desk)
        return span and self._apply(
            desk, self._service.plan_relabel(desk, span, self._dice.choice(("PER", "ORG", "LOC")))
        )

    def _move(self, desk):
        span = self._one(desk)
        if span is None:
            return None
        place = self._dice.choice(word_ranges(desk.article.text)[:120])
        return self._apply(desk, self._service.plan_fragments(desk, span, (place,)))

    def _remove(self, desk):
        span = self._one(desk)
        return span and self._apply(desk, self._service.plan_remove(desk, [span]))

    def _note(self, desk):
        words = f"Notiz {self._dice.getrandbits(40):x} – 👩🏽\u200d🚒" * self._dice.choice(
            [1, 1, 200]
        )
        return self._apply(desk, self._service.plan_note(desk, None, words))

    def _status(self, desk):
        wanted = self._dice.choice([Status.DONE, Status.STARTED])
        if desk.own.status is wanted:
            return None
        return self._apply(desk, self._service.plan_status(desk, wanted))

    def _undo(self, desk):
        return self._service.undo(desk)

    def _redo(self, desk):
        return self._service.redo(desk)


def edit(path: Path, handle: int, seed: int) -> None:
    """Edit until killed."""
    backups.USUAL = BackupPolicy(commits=_BACKUP_AFTER)
    dice = random.Random(seed)
    store = STORES.open(str(path), Access.WRITE)
    service = AnnotationService(store.open_unit_of_work, schema(), ANNA, now, new_id)
    pipe = Pipe(handle)
    pipe.say(ready="editor")
    annotator = RandomAnnotator(service, dice, pipe)
    while True:
        annotator.work()


def lend(path: Path, handle: int, seed: int) -> None:
    """Store suggestions and import articles until killed, beside the one who holds the lock."""
    dice = random.Random(seed + 1)
    store = STORES.open(str(path), Access.LENT)
    pipe = Pipe(handle)
    pipe.say(ready="worker")
    for n in range(1_000_000):
        time.sleep(dice.random() * 0.01)
        if dice.random() < 0.7:
            place = dice.randrange(ARTICLES)
            proposal = propose(dice, texts()[place], 20)
            pipe.say(proposing=f"a{place}", state=proposal_digest(proposal.spans))
            with store.open_unit_of_work() as work:
                work.annotations.replace_suggestions(f"a{place}", proposal, f"p@{n}")
                work.commit()
            pipe.say(proposed=f"a{place}", state=proposal_digest(proposal.spans))
            continue
        names = [f"i{dice.getrandbits(60):x}" for _ in range(3)]
        pipe.say(importing=names)
        with store.open_unit_of_work() as work:
            number = work.imports.begin(f"import {n}", now())
            work.commit()
            for name in names:
                work.imports.add(number, [make_article(f"{name} sagt etwas.", id=name)])
                work.commit()
            work.imports.finish(number)
            work.commit()
        pipe.say(imported=names)


def start(work, path: Path, handle: int, seed: int) -> int:
    """Run one of these in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work(path, handle, seed)
        status = 0
    except BaseException:  # noqa: BLE001 - the process ends here, and the reason is wanted
        import traceback  # noqa: PLC0415 - only when it is wanted

        Pipe(handle).say(failed=traceback.format_exc()[-3000:])
    finally:
        os._exit(status)
