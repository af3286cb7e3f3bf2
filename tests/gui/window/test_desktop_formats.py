"""Numbers and dates of the desktop, where they go with the words of the window."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SHOWN = """
from datetime import datetime
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from annotator.ui.i18n import Language, current_language
application = QCoreApplication([])
Language().use("system")
short = QLocale.FormatType.ShortFormat
print(current_language(), QLocale().toString(datetime(2026, 3, 9, 15, 7), short), QLocale().toString(1.5, "f", 1), sep="|")
"""


@pytest.mark.parametrize(
    ("desktop", "shown"),
    [
        ({"LANG": "de_CH.UTF-8"}, "de|09.03.26 15:07|1.5"),
        # German words on a system without formats of its own.
        ({"LANGUAGE": "de", "LC_ALL": "C.UTF-8"}, "de|09.03.26 15:07|1,5"),
        # The window has no French: English words, and English dates.
        ({"LANG": "fr_FR.UTF-8"}, "en|3/9/26 3:07 PM|1.5"),
    ],
)
def test_dates_and_numbers_go_with_the_words(desktop, shown):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "LANG" and not name.startswith(("LC_", "LANGUAGE"))
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SHOWN],
        env=kept | desktop,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().replace("\u202f", " ") == shown
