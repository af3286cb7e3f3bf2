"""Days as people say them: today, and a due date as short as the language has it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

SOON = timedelta(days=7)
"""A due date as near as this is worth saying."""


def today() -> date:
    """The day it is where the person sits."""
    return datetime.now().astimezone().date()


def day_text(day: date, now: date | None = None) -> str:
    """A day without its year if that is this one, as ``31 Mar`` or ``31. März``."""
    locale = QLocale()
    german = locale.language() is QLocale.Language.German
    pattern = "d. MMM" if german else "d MMM"
    if day.year != (now or today()).year:
        pattern += " yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), pattern)
