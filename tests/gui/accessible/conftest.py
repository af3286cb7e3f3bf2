"""The window's fixtures, and an ear for what is announced."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from window.conftest import (  # noqa: F401 - the same window
    _own_settings,
    context,
    empty_window,
    preferences,
    press,
    speak,
    store,
    window,
)

from annotator.ui.accessible import announcing, article


@pytest.fixture(autouse=True, scope="session")
def _interfaces(qapp):
    article.install()


@pytest.fixture
def announced(monkeypatch):
    """What a screen reader is told, in order."""
    heard = []
    monkeypatch.setattr(announcing.Announcer, "say", lambda _self, words: heard.append(words))
    monkeypatch.setattr(announcing.QAccessible, "isActive", staticmethod(lambda: True))
    return heard
