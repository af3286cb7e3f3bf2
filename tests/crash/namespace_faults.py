"""A disk that runs full, and one that becomes read-only: run as root in a mount namespace of its own.

unshare -m python namespace_faults.py FOLDER full|readonly
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from shared import ANNA, STORES, Access, digest, make_corpus, now, schema  # noqa: E402 - the path comes first

from annotator.domain.errors import StorageError  # noqa: E402 - the path comes first
from annotator.domain.ids import new_id  # noqa: E402 - the path comes first
from annotator.services.annotate import AnnotationService  # noqa: E402 - the path comes first

_SIZE = "4m"


def mount(*options: str) -> None:
    subprocess.run(["mount", *options], check=True)


def edit_until_refused(store, limit: int):
    """Edit until the disk says no; the last acknowledged state, how many edits there were, and the sentence."""
    service = AnnotationService(store.open_unit_of_work, schema(), ANNA, now, new_id)
    desk = service.open("a0")
    for n in range(limit):
        changes = service.plan_note(desk, None, f"{n} " + "Notiz " * 3000)
        try:
            desk = service.apply(desk, changes)
        except StorageError as error:
            return desk, n, str(error)
    return desk, limit, ""


def main() -> None:
    folder, kind = Path(sys.argv[1]), sys.argv[2]
    folder.mkdir()
    mount("-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder))
    path = folder / "news.corpus"
    make_corpus(path, random.Random(1))
    store = STORES.open(str(path), Access.WRITE)
    if kind == "full":
        desk, edits, said = edit_until_refused(store, 10_000)
    else:
        desk, edits, _ = edit_until_refused(store, 5)
        # A system takes writing away only when nobody has a file open for it.
        store.close()
        mount("-o", "remount,ro", str(folder))
        said = ""
        try:
            STORES.open(str(path), Access.WRITE).close()
        except StorageError as error:
            said = str(error)
        with STORES.open(str(path), Access.READ) as read:
            if list(read.problems()):
                said = "reading fails"
        mount("-o", "remount,rw", str(folder))
    with suppress(StorageError):
        store.close()
    if kind == "full":
        mount("-o", "remount,size=64m", str(folder))
    with STORES.open(str(path), Access.WRITE) as again:
        with again.open_unit_of_work() as work:
            same = digest(work.annotations.get("a0", ANNA)) == digest(desk.own)
            entries = len(list(work.history.entries()))
        problems = list(again.problems())
        _, more, _ = edit_until_refused(again, 3)
    told = {
        "edits": edits,
        "said": said,
        "same": same,
        "entries": entries,
        "problems": problems,
        "more": more,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
