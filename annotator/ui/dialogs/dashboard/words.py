"""What the dashboard calls things in the window, and numbers as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.ui.dialogs.agreement.words import UNKNOWN
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_CONTEXT = "Dashboard"

TITLES: Final[Mapping[str, str]] = {
    "progress": QT_TRANSLATE_NOOP("Dashboard", "Progress"),
    "speed": QT_TRANSLATE_NOOP("Dashboard", "Speed"),
    "labels": QT_TRANSLATE_NOOP("Dashboard", "Label balance"),
    "agreement": QT_TRANSLATE_NOOP("Dashboard", "Agreement over time"),
    "suggestions": QT_TRANSLATE_NOOP("Dashboard", "Suggestions"),
    "quick": QT_TRANSLATE_NOOP("Dashboard", "Under a second"),
    "controls": QT_TRANSLATE_NOOP("Dashboard", "Blind controls"),
    "findings": QT_TRANSLATE_NOOP("Dashboard", "Open findings"),
}
"""The pages, in their order."""

HINTS: Final[Mapping[str, str]] = {
    "progress": QT_TRANSLATE_NOOP(
        "Dashboard", "Finished articles of those that each person has been given."
    ),
    "speed": QT_TRANSLATE_NOOP(
        "Dashboard",
        "Of finished articles, in an hour of active work: what lies between two actions, pauses of more than five minutes cut out.",
    ),
    "labels": QT_TRANSLATE_NOOP(
        "Dashboard", "Examples in finished gold; spaCy warns of labels with fewer than 50."
    ),
    "agreement": QT_TRANSLATE_NOOP(
        "Dashboard",
        "F1 exact on finished articles that several people have, by the time the last of them was through.",
    ),
    "suggestions": QT_TRANSLATE_NOOP(
        "Dashboard", "What became of suggestions that people have decided about."
    ),
    "quick": QT_TRANSLATE_NOOP(
        "Dashboard",
        "Suggestions accepted less than a second after the action before. A familiar name takes no longer; many of them are a reason to look, no verdict.",
    ),
    "controls": QT_TRANSLATE_NOOP(
        "Dashboard",
        "Some articles get no suggestions. What people mark there shows whether suggestions make them mark more, or less: spans in 1,000 characters of finished articles, with 95 % intervals.",
    ),
    "findings": QT_TRANSLATE_NOOP(
        "Dashboard", "What the checks have found and nobody has put right or ignored."
    ),
}

_STATUSES: Final[Mapping[str, str]] = {
    "new": QT_TRANSLATE_NOOP("Dashboard", "New"),
    "started": QT_TRANSLATE_NOOP("Dashboard", "In work"),
    "done": QT_TRANSLATE_NOOP("Dashboard", "Done"),
}
_VERDICTS: Final[Mapping[str, str]] = {
    "accepted": QT_TRANSLATE_NOOP("Dashboard", "Accepted"),
    "corrected": QT_TRANSLATE_NOOP("Dashboard", "Corrected"),
    "rejected": QT_TRANSLATE_NOOP("Dashboard", "Rejected"),
}
_SEVERITIES: Final[Mapping[str, str]] = {
    "error": QT_TRANSLATE_NOOP("Dashboard", "Error"),
    "warning": QT_TRANSLATE_NOOP("Dashboard", "Warning"),
    "hint": QT_TRANSLATE_NOOP("Dashboard", "Hint"),
}
KINDS: Final[Mapping[str, str]] = {
    "source": QT_TRANSLATE_NOOP("Dashboard", "By pipeline"),
    "rule": QT_TRANSLATE_NOOP("Dashboard", "By rule"),
    "label": QT_TRANSLATE_NOOP("Dashboard", "By label"),
}
"""By what suggestions can be told apart."""


def tr(text: str) -> str:
    """A text of this window, in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, text)


def counted(text: str, count: int) -> str:
    """The same, with a number in place of ``%1``; worded so that one thing and many read alike."""
    return tr(text).replace("%1", QLocale().toString(count))


def status_name(status: str) -> str:
    """How far somebody is with an article."""
    return tr(_STATUSES[status])


def verdict_name(verdict: str) -> str:
    """What somebody decided about a suggestion."""
    return tr(_VERDICTS[verdict])


def severity_name(severity: str) -> str:
    """How grave a finding is."""
    return tr(_SEVERITIES.get(severity, severity))


def percent(part: float, total: float) -> str:
    """A share as people of the window's language write it."""
    if not total:
        return UNKNOWN
    return f"{QLocale().toString(100 * part / total, 'f', 1)} %"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose articles are wanted.

    Attributes:
        section: Where the number stands.
        about: What names it there, as the worker takes it.
        words: The same for people.
    """

    section: str
    about: tuple[tuple[str, str], ...]
    words: str

    def params(self) -> dict[str, object]:
        """As the worker takes it."""
        return {"section": self.section, "about": dict(self.about)}


def asked(section: str, words: str, **about: str) -> Asked:
    """A question."""
    return Asked(section, tuple(about.items()), f"{tr(TITLES[section])} · {words}")
