"""The menu Team: work shared out, brought back, compared and decided on."""

from __future__ import annotations

from typing import Final

from annotator.ui.actions.spec import ActionSpec, Menu, with_corpus
from annotator.ui.translatable import QT_TRANSLATE_NOOP

TEAM: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        "team",
        QT_TRANSLATE_NOOP("Actions", "&People and work…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Shows who is how far, shares work out, makes packages and merges what comes back.",
        ),
        keys=("Ctrl+F6",),
        menu=Menu.TEAM,
        enabled=with_corpus,
    ),
    ActionSpec(
        "adjudication",
        QT_TRANSLATE_NOOP("Actions", "&Adjudication…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Decides between annotators, one disagreement after the other, and makes the gold sets.",
        ),
        keys=("Ctrl+F7",),
        menu=Menu.TEAM,
        enabled=with_corpus,
    ),
    ActionSpec(
        "agreement",
        QT_TRANSLATE_NOOP("Actions", "A&greement…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Shows how far annotators agree, by label, pair and week, and the articles behind each number.",
        ),
        keys=("Ctrl+F9",),
        menu=Menu.TEAM,
        enabled=with_corpus,
    ),
)
