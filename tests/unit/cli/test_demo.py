"""The demonstration, with fakes in place of pipeline and window."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from annotator.cli.demo import has_display
from annotator.resources import resource_path
from annotator.services.context import WindowRequest

SAMPLES = len(list(resource_path("samples").glob("*.txt")))


class FolderExporter:
    name = "spacy"
    splits = True
    every_set = False

    def check_target(self, out):
        pass

    def export(self, items, job, losses):
        out = [item.part for item in items]
        job.out.mkdir(exist_ok=True)
        return {"articles": len(out)}


@pytest.fixture(autouse=True)
def _program(program, context, monkeypatch):
    exporters = dict(context.exporters) | {"spacy": FolderExporter}
    program.make_context = lambda: replace(context, exporters=exporters)
    monkeypatch.setenv("DISPLAY", ":0")


def test_the_window_opens_on_the_samples_with_suggestions(annotator, windows, context, tmp_path):
    assert annotator("demo", "--into", tmp_path / "d") == 0
    corpus = str(tmp_path / "d" / "demo.corpus")
    assert windows == [WindowRequest(corpus)]
    store = context.stores.stores[corpus]
    assert len(store.state.visible()) == len(store.state.sources) == SAMPLES
    assert store.closed  # the window takes the lock


def test_headless_exports_and_takes_a_picture(annotator, windows, tmp_path, capsys):
    assert annotator("demo", "--headless", "--into", tmp_path) == 0
    (request,) = windows
    assert request.screenshot == tmp_path / "demo.png"
    lines = (tmp_path / "demo.jsonl").read_bytes().splitlines()
    assert {orjson.loads(line)["annotator"] for line in lines} == {"suggestions"}
    said = capsys.readouterr().out
    assert "demo-spacy" in said
    assert "demo.png" in said


def test_without_a_display_it_says_so_and_does_the_same(
    annotator, windows, tmp_path, capsys, monkeypatch
):
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not has_display()
    assert annotator("demo", "--into", tmp_path) == 0
    assert capsys.readouterr().out.startswith("There is no display here")
    assert windows[0].screenshot is not None


def test_a_second_demo_goes_on_where_the_first_was_left(annotator, context, tmp_path, capsys):
    annotator("demo", "--into", tmp_path)
    capsys.readouterr()
    annotator("demo", "--into", tmp_path)
    assert f"{SAMPLES} there already" in capsys.readouterr().out


def test_a_picture_that_fails_is_the_exit_status(annotator, program, tmp_path):
    program.open_window = lambda _request: 1
    assert annotator("demo", "--headless", "--into", tmp_path) == 1
