"""Damaged files of every kind the program reads, a few of each; ``make fuzz`` goes on for minutes."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

from run import tried
from targets import TARGETS

SLOW = {"corpus": 15, "pipeline": 25, "worker-tasks": 25}


@pytest.mark.parametrize("target", TARGETS, ids=lambda each: each.name)
def test_a_damaged_file_is_refused_in_a_sentence_or_is_sound(target, qapp, caplog):
    with tempfile.TemporaryDirectory() as scratch:
        path = target.make(Path(scratch))
        sound = path.read_bytes()
        assert tried(target, path) == "read"

        @settings(
            max_examples=SLOW.get(target.name, 50),
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        )
        @given(st.integers(0, 2**32))
        def damage(seed):
            path.write_bytes(target.damage(sound, random.Random(seed)))
            try:
                assert tried(target, path) in {"read", "refused"}
            finally:
                for beside in (f"{path.name}-wal", f"{path.name}-shm"):
                    path.with_name(beside).unlink(missing_ok=True)

        damage()
    caplog.clear()
