"""What a power cut leaves: every acknowledged edit, and a corpus without a fault.

A killed process leaves everything it has written; a power cut may lose whatever was not yet forced to the disk, sector by
sector. Here the files as they were right after an edit was acknowledged are mixed with those right after the next one: of what lies
between, a random part has reached the disk. Which part could is decided by SQLite's order: first an edit is forced into the log, then
pages go from there into the database, and a log begins anew only when the database holds all of the old one.
"""

import random
import shutil
from itertools import pairwise

import pytest

from annotator.domain.changes import NoteChanged, SpanAdded, SpanRemoved
from annotator.domain.ports import Access
from factories import make_change_set, make_span

CORPORA = ("file",)
SECTOR = 512
EDITS = 50
CUTS = 5
"""At each edit: so many mixtures, of which two are nothing and everything."""


def mixed(dice, before, after):
    """A file of which a random part of what changed has reached the disk."""
    share = dice.choice([0.0, 1.0, dice.random()])
    size = max(len(before), len(after))
    old, new = before.ljust(size, b"\0"), after.ljust(size, b"\0")
    parts = [
        (new if dice.random() < share else old)[at : at + SECTOR] for at in range(0, size, SECTOR)
    ]
    # A file that grew may have its new length without its new content, and the other way about.
    return b"".join(parts)[: dice.choice([len(before), len(after)])]


def states(dice, before, after):
    """Pairs of database and log that a power cut between two edits may leave."""
    (old_db, old_log), (new_db, new_log) = before, after
    for _ in range(CUTS):
        if dice.random() < 0.5:
            # The edit is on its way into the log; the database waits until that is safe.
            yield old_db, mixed(dice, old_log, new_log)
        else:
            # Its pages, and those of earlier edits, are on their way from there into the database.
            yield mixed(dice, old_db, new_db), new_log


@pytest.mark.parametrize("seed", range(2))
def test_no_acknowledged_edit_is_lost_to_a_power_cut(
    filled, do, read, stores, path, tmp_path, seed
):
    dice = random.Random(seed)
    log = path.with_name(f"{path.name}-wal")
    snapshots = []
    ids = []

    def snapshot():
        snapshots.append((path.read_bytes(), log.read_bytes() if log.exists() else b""))

    snapshot()
    for n in range(EDITS):
        changes = [NoteChanged(before=read(filled).note, after=str(n))]
        # Some edits are large, so that the log is folded into the file now and then.
        for m in range(dice.choice([1, 1, 3, 40])):
            span = make_span(m % 50, m % 50 + 1 + n % 3, id=f"{n}-{m}")
            changes.append(SpanAdded(span=span))
            ids.append(span)
        changes += [SpanRemoved(span=ids.pop(0)) for _ in range(dice.choice([0, 0, 5])) if ids[1:]]
        do(filled, make_change_set(*changes))
        if dice.random() < 0.2:
            with filled.open_unit_of_work() as work:
                work._link.rows("PRAGMA wal_checkpoint(RESTART)")
        snapshot()
    filled.close()

    place = tmp_path / "after"
    tried = 0
    for number, (before, after) in enumerate(pairwise(snapshots)):
        for database, written in states(dice, before, after):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            (place / path.name).write_bytes(database)
            (place / log.name).write_bytes(written)
            with stores.open(str(place / path.name), Access.READ) as opened:
                note = read(opened).note
                assert note in {str(number - 1) if number else "", str(number)}, (number, note)
                if tried % 7 == 0:
                    assert list(opened.problems()) == []
            tried += 1
    assert tried == EDITS * CUTS
