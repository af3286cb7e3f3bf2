"""One of our own parsers under a fuzzer that sees which lines an input reaches; needs ``atheris``, in an environment of its own.

    python3.11 -m venv build/guided && build/guided/bin/pip install atheris
    PYTHONPATH=.:.venv/lib/python3.11/site-packages build/guided/bin/python tests/fuzz/guided.py brat -- -max_total_time=600

After ``--`` come options of libFuzzer; a folder among them keeps what reached something new. The first damaged input that
brings anything but an ``AnnotatorError`` to light ends the run and is kept as ``crash-…`` in the current folder.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import atheris

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

with atheris.instrument_imports(
    include=["annotator.formats", "annotator.domain", "annotator.services.schema"]
):
    from everything import EVERYTHING

from target import Bench

SECONDS = 3
"""Of the processor; being watched, Python is some times slower."""


def main() -> None:
    """Feed one parser until libFuzzer has enough."""
    name, *options = sys.argv[1:]
    options = [each for each in options if each != "--"]
    logging.disable()
    folder = Path(tempfile.mkdtemp(prefix="guided-"))
    seeds = folder / "seeds"
    seeds.mkdir()
    target = replace(next(each for each in EVERYTHING if each.name == name), seconds=SECONDS)
    bench = Bench(target, folder / "in")
    (seeds / "sound").write_bytes(bench.sound)

    def once(data: bytes) -> None:
        bench.path.write_bytes(data)
        bench.tried()

    atheris.Setup([sys.argv[0], *options, str(seeds)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
