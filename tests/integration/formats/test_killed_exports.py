"""A kill at any step of an export: the same export goes through afterwards, and what stood there is never lost."""

from __future__ import annotations

import os
import shutil
from itertools import count

import pytest

from annotator.formats.catalogue import FORMATS
from annotator.formats.targets import earlier_manifest
from annotator.formats.writing import ExportItem, ExportJob, Losses
from format_files import SCHEMA, sample_sets

STEPS = ("replace", "rename", "fsync", "unlink", "mkdir", "chmod", "rmdir")
KILLED = 77
# One of each kind is killed at every step; the others put their files in place by the same two functions.
NAMES = sorted({each.name for each in FORMATS if each.exporter} & {"jsonl", "excel", "csv", "brat"})


def exported(name, out, sets):
    each = next(each for each in FORMATS if each.name == name)
    exporter = each.exporter()
    exporter.check_target(out)
    items = [ExportItem(own.article, own) for own in sets]
    exporter.export(items, ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0"), Losses())


def killed_at(step, name, out, sets):
    """Export in a process that is gone at its n-th step at the system, without any cleaning up; whether it was."""
    child = os.fork()
    if child == 0:
        steps = count()

        def counted(real):
            def call(*arguments, **options):
                if next(steps) == step:
                    os._exit(KILLED)
                return real(*arguments, **options)

            return call

        for each in STEPS:
            setattr(os, each, counted(getattr(os, each)))
        try:
            exported(name, out, sets)
        except BaseException:  # noqa: BLE001 - a child of a test must not go on as the test
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, KILLED}
    return status == KILLED


def content(out):
    files = sorted(out.rglob("*")) if out.is_dir() else [out, *out.parent.glob(f"{out.name}.*")]
    return {path.name: path.read_bytes() for path in files if path.is_file()}


@pytest.mark.parametrize("before", ["nothing", "an export"])
@pytest.mark.parametrize("name", NAMES)
def test_a_kill_at_any_step_does_not_stand_in_the_way(name, before, tmp_path):
    old, new = sample_sets()[:1], sample_sets()
    wanted = tmp_path / "wanted" / "out"
    exported(name, wanted, new)
    first = tmp_path / "first" / "out"
    exported(name, first, old)
    for step in count():
        folder = tmp_path / str(step)
        folder.mkdir()
        out = folder / "out"
        if before == "an export":
            exported(name, out, old)
        killed = killed_at(step, name, out, new)
        if before == "an export":
            # Either of the two is there, whole, or was put aside and is put back by the next export.
            exporter = next(each for each in FORMATS if each.name == name).exporter()
            exporter.check_target(out)
            assert earlier_manifest(out) is not None
            data = {path: data for path, data in content(out).items() if "manifest" not in path}
            assert data in (
                {path: data for path, data in content(whole).items() if "manifest" not in path}
                for whole in (first, wanted)
            )
        exported(name, out, new)
        assert content(out) == content(wanted)
        shutil.rmtree(folder)
        if not killed:
            assert step > 3
            break
