"""Journeys: the real window, the real worker process, a real corpus file; nothing of the person's own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from annotator.bootstrap import make_context
from annotator.cli.main import run
from annotator.cli.program import Program

# Test modules are no packages; the hands they share lie beside this file.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def suggested(tmp_path_factory):
    """``suggested(articles, corpus)`` makes a corpus of files, with suggestions; the same one is made but once."""
    made = {}

    def put(articles, corpus):
        files = tuple(map(str, articles))
        if files not in made:
            context = make_context()
            program = Program(lambda: context, lambda _request: 0, "0")
            made[files] = tmp_path_factory.mktemp("suggested") / "news.corpus"
            assert run(["import", str(made[files]), *files], program) == 0
            assert run(["suggest", str(made[files])], program) == 0
        shutil.copyfile(made[files], corpus)

    return put


@pytest.fixture
def language():
    """Of the window; journeys that are made in both say so: ``parametrize("language", ["en", "de"])``."""
    return "en"


@pytest.fixture(autouse=True)
def _nobody_at_home(tmp_path, monkeypatch):
    """Settings, logs and window geometry go where the test lives."""
    home = tmp_path / "home"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        folder = home / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(name, str(folder))
