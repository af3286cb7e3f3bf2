"""Looking after a corpus: checked, backed up, restored, saved from damage; and how large things are that people install.

Of the former nothing is promised; each is told beside the bare thing. The entity model is to stay below ten megabytes. Installers
are measured if ``make installers`` has made some.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from formats_jsonl import SCHEMA, items

from annotator.bootstrap import make_context
from annotator.domain.ports import Access
from annotator.formats.jsonl import JsonlExporter
from annotator.formats.writing import ExportJob, Losses
from annotator.resources import resource_path
from annotator.services import corpora
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.salvage import salvage
from annotator.services.tasks import NullMonitor
from measured import Rows, Topic, at_most

ROWS = Rows(Topic.STORAGE)
ROOT = Path(__file__).parents[2]
ARTICLES = 2_000
WHAT = f"{ARTICLES:,} articles × 20 spans"
STARTS = 5
# Of the folder that make clean and make installers know.
DIST = ROOT / "dist"


def seconds(act) -> float:
    """How long a call takes."""
    begin = perf_counter()
    act()
    return perf_counter() - begin


def copied(source: Path, target: Path) -> None:
    """The bare thing of a backup: the bytes on the disk."""
    with source.open("rb") as one, target.open("wb") as other:
        shutil.copyfileobj(one, other)
        other.flush()
        os.fsync(other.fileno())


def upkeep(folder: Path) -> None:
    """Verify, back up, restore, salvage."""
    context, quiet = make_context(), NullMonitor()
    source, place = folder / "in.jsonl", folder / "x.corpus"
    JsonlExporter().export(
        items(ARTICLES), ExportJob(source, SCHEMA, tuple(SCHEMA.layers), "0"), Losses()
    )
    context.stores.create(str(place), SCHEMA, at=context.clock()).close()
    with corpora.opened(context, str(place), Access.WRITE) as store:
        request = ImportRequest((source,))
        imported = seconds(lambda: import_articles(context, store, request, quiet))
    with corpora.opened(context, str(place), Access.READ) as store:
        found: list[str] = []
        taken = seconds(lambda: found.extend(corpora.problems(store, quiet)))
        if found:
            raise RuntimeError(found[0])
        hashed = seconds(lambda: hashlib.sha256(place.read_bytes()))
        held = {"floor": hashed, "floor_is": "the file read and hashed"}
        ROWS.tell(f"verify, {WHAT}", taken, "s", **held)
        backup = folder / "backup.corpus"
        taken = seconds(lambda: corpora.back_up(store, backup))
    bare = seconds(lambda: copied(place, folder / "copy"))
    held = {"floor": bare, "floor_is": "the file copied"}
    ROWS.tell(f"backup, {WHAT}", taken, "s", **held)
    taken = seconds(lambda: corpora.restore(context, str(place), backup))
    ROWS.tell(f"restore, {WHAT}", taken, "s", **held)
    damaged = folder / "damaged.corpus"
    content = bytearray(place.read_bytes())
    half = len(content) // 2
    content[half : half + 512] = bytes(512)
    damaged.write_bytes(content)
    taken = seconds(lambda: salvage(context, str(damaged), str(folder / "saved.corpus"), quiet))
    held = {"floor": imported, "floor_is": "the same imported as JSONL"}
    ROWS.tell(f"salvage, {WHAT}", taken, "s", **held)
    size = place.stat().st_size / source.stat().st_size
    ROWS.tell("size of a corpus beside its JSONL", size, "", topic=Topic.MEMORY)


def command_line(folder: Path) -> None:
    """Until the command line has said something."""
    bare = [
        seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
        for _ in range(STARTS)
    ]
    floor = median(bare) * 1e3
    for name, arguments in (
        ("annotator --version", ("--version",)),
        ("annotator articles", ("articles", str(folder / "x.corpus"), "--json")),
    ):
        command = [sys.executable, "-m", "annotator", *arguments]
        times = [
            seconds(lambda c=command: subprocess.run(c, check=True, stdout=subprocess.DEVNULL))
            for _ in range(STARTS)
        ]
        held = {"floor": floor, "floor_is": "Python alone"}
        note = f"{ARTICLES:,} of them" if "articles" in arguments else ""
        ROWS.tell(
            f"command line: {name}", 1e3 * median(times), note=note, topic=Topic.WINDOW, **held
        )


def sizes() -> None:
    """Of what ships."""
    rows = Rows(Topic.MEMORY)
    model = sum(file.stat().st_size for file in resource_path("pipelines", "entities").iterdir())
    rows.tell("entity model that ships", model / 1e6, "MB", promise=at_most(10))
    for name, pattern in (
        ("installer for Debian", "*.deb"),
        ("archive for other Linux", "*.tar.xz"),
    ):
        found = sorted(DIST.glob(pattern), key=lambda file: file.stat().st_mtime)
        if found:
            rows.tell(name, found[-1].stat().st_size / 1e6, "MB")
        else:
            rows.skip(name, "not made here (make installers); docs/installers.md")


def main() -> None:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as name:
        upkeep(Path(name))
        command_line(Path(name))
    sizes()


if __name__ == "__main__":
    main()
