from __future__ import annotations

import sys
from pathlib import Path

import pytest

# Test modules are no packages; the worker they share lies beside this file.
sys.path.insert(0, str(Path(__file__).parent))

from annotator.ui.i18n import Language


@pytest.fixture(autouse=True)
def _english(qapp):
    """Plural forms need a translation even in English."""
    language = Language()
    language.use("en")
    yield
    language.use("en")
