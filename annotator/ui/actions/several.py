"""What is done about many suggestions at once: showing some of them only, and deciding on several."""

from __future__ import annotations

from typing import Final

from annotator.ui.actions.spec import (
    ActionSpec,
    Menu,
    with_corpus,
    with_open_suggestion,
    with_suggestion,
)
from annotator.ui.translatable import QT_TRANSLATE_NOOP

SEVERAL: Final = (
    ActionSpec(
        "bulk.score",
        QT_TRANSLATE_NOOP("Actions", "By &score…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Lists all from a score up, or below one, to accept or reject in one step."
        ),
        keys=("Ctrl+Shift+S",),
        menu=Menu.ANNOTATE,
        enabled=with_open_suggestion,
        submenu="several",
    ),
    ActionSpec(
        "bulk.equal",
        QT_TRANSLATE_NOOP("Actions", "&Equal ones…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Lists all with the same words and label, to accept or reject in one step."
        ),
        keys=("Ctrl+Shift+E",),
        menu=Menu.ANNOTATE,
        enabled=with_suggestion,
        submenu="several",
    ),
    ActionSpec(
        "bulk.rule",
        QT_TRANSLATE_NOOP("Actions", "All of this &rule…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Lists all that the same rule proposed, to accept or reject in one step."
        ),
        keys=("Ctrl+Shift+R",),
        menu=Menu.ANNOTATE,
        enabled=with_suggestion,
        submenu="several",
    ),
    ActionSpec(
        "bulk.corpus",
        QT_TRANSLATE_NOOP("Actions", "Equal ones in the &whole corpus…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Looks for the same words and label in all articles, to decide on them at once.",
        ),
        keys=("Ctrl+Shift+W",),
        menu=Menu.ANNOTATE,
        enabled=lambda state: with_suggestion(state) and not state.busy,
        submenu="several",
    ),
    ActionSpec(
        "bulk.undo",
        QT_TRANSLATE_NOOP("Actions", "&Take back in the whole corpus"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Takes the last decision in the whole corpus back where nothing else was done since.",
        ),
        menu=Menu.ANNOTATE,
        enabled=lambda state: with_corpus(state) and not state.busy,
        submenu="several",
    ),
)

FILTER: Final = (
    ActionSpec(
        "filter.ask",
        QT_TRANSLATE_NOOP("Actions", "Filter s&uggestions…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Shows suggestions of some labels, scores or rules only; the others wait."
        ),
        keys=("Ctrl+L",),
        menu=Menu.VIEW,
        enabled=with_corpus,
        icon="filter",
    ),
    ActionSpec(
        "filter.none",
        QT_TRANSLATE_NOOP("Actions", "Show all &suggestions again"),
        QT_TRANSLATE_NOOP("Actions", "Takes the filter of suggestions away."),
        keys=("Ctrl+Shift+L",),
        menu=Menu.VIEW,
        enabled=lambda state: state.filtered,
        icon="x",
    ),
)
