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
)
