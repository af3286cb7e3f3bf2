from __future__ import annotations

import pytest

from annotator.ui.i18n import Language


@pytest.fixture(autouse=True)
def _english(qapp):
    """Plural forms need a translation even in English."""
    language = Language()
    language.use("en")
    yield
    language.use("en")
