"""The page of the worker's protocol lists every task there is."""

import re
from pathlib import Path

from annotator.cli.worker_tasks import TASKS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "worker-protocol.md"
ROW = re.compile(r"^\| `([a-z_]+)` \|", re.MULTILINE)


def documented():
    return ROW.findall(PAGE.read_text("utf-8").partition("## Tasks")[2])


def test_every_task_is_documented_once():
    assert sorted(documented()) == sorted(TASKS)
