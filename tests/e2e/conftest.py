"""Journeys: the real window, the real worker process, a real corpus file; nothing of the person's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# Test modules are no packages; the hands they share lie beside this file.
sys.path.insert(0, str(Path(__file__).parent))


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
