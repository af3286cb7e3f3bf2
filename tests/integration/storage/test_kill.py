"""What a killed process leaves: every acknowledged edit, and nothing half-done."""

import random
import subprocess
import sys
import time
from pathlib import Path

from annotator.domain.ports import Access
from factories import ANNA, SUGGESTIONS, make_article

ROOT = Path(__file__).parents[3]
ROUNDS = 8
"""``make crash`` plays hundreds."""
CORPORA = ("file",)

WRITER = """
import sys
sys.path.insert(0, "tests")
from factories import ANNA, NOW, make_article, make_change_set, make_span, make_suggestion
from annotator.domain.changes import NoteChanged, SpanAdded, SpanRemoved
from annotator.domain.ports import Access
from annotator.domain.workbench import Proposal, Workbench
from annotator.storage.corpus_file import SqliteCorpusStores

store = SqliteCorpusStores().open(sys.argv[1], Access.WRITE)
first = int(sys.argv[2])
with store.open_unit_of_work() as work:
    number = work.imports.begin("half", NOW)
    work.imports.add(number, [make_article(f"Halb {first}", id=f"half{first}")])
    work.commit()
for n in range(first, first + 100_000):
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair("a1", ANNA))
        old = desk.own.note
        changes = [NoteChanged(before=old, after=str(n))]
        changes += [SpanRemoved(span=span) for span in list(desk.own)[: n % 3]]
        changes += [SpanAdded(span=make_span(n % 50, n % 50 + 2, id=f"s{n}"))]
        change_set = make_change_set(*changes)
        work.annotations.record(change_set, desk.apply(change_set).tally)
        if n % 5 == 0:
            proposal = Proposal((make_suggestion(n % 40, n % 40 + 3, id=f"p{n}"),))
            work.annotations.replace_suggestions("a1", proposal, f"p@{n}")
        work.commit()
    print(n, flush=True)
"""


def test_no_acknowledged_edit_is_lost_to_kill_9(filled, stores, path, read):
    filled.close()
    dice = random.Random(7)
    edits = 0
    for round_ in range(ROUNDS):
        first = 1 + round_ * 100_000
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(first)], stdout=subprocess.PIPE, cwd=ROOT
        )
        acknowledged = int(process.stdout.readline())
        time.sleep(dice.uniform(0.0, 0.08))
        process.kill()
        rest, _ = process.communicate()
        # The last line may have been cut off by the kill; what is complete was acknowledged.
        for line in rest.split(b"\n")[:-1]:
            acknowledged = int(line)
        edits += acknowledged - first + 1
        with stores.open(str(path), Access.WRITE) as opened:
            note = int(read(opened).note)
            assert note in {acknowledged, acknowledged + 1}
            assert list(opened.problems()) == []
            with opened.open_unit_of_work() as work:
                assert not work.articles.with_id(f"half{first}")
                assert work.articles.get("a1") == make_article()
                assert work.history.undoable("a1", ANNA) is not None
    assert edits > ROUNDS
    with stores.open(str(path), Access.READ) as opened:
        assert read(opened, annotator=SUGGESTIONS).annotator == SUGGESTIONS
