"""The menu Review: what is wrong in the corpus, what is right, and what is in it."""

from __future__ import annotations

from typing import Final

from annotator.ui.actions.spec import ActionSpec, Menu, with_corpus
from annotator.ui.translatable import QT_TRANSLATE_NOOP

REVIEW: Final = (
    ActionSpec(
        "findings",
        QT_TRANSLATE_NOOP("Actions", "&Findings of the corpus…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Lists what may be wrong in all articles: go there, put it right, or ignore it.",
        ),
        keys=("Ctrl+F8",),
        menu=Menu.REVIEW,
        enabled=with_corpus,
        icon="triangle-alert",
    ),
    ActionSpec(
        "concordance",
        QT_TRANSLATE_NOOP("Actions", "&Search texts and annotations…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Finds words, spans, roles and much more in all articles; annotates or corrects what was found.",
        ),
        keys=("Ctrl+Shift+F",),
        menu=Menu.REVIEW,
        enabled=with_corpus,
        icon="search",
    ),
    ActionSpec(
        "review",
        QT_TRANSLATE_NOOP("Actions", "&Review desk…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Samples what is marked: judge it by keys, see how much of it is right, and sign it off.",
        ),
        keys=("Ctrl+F5",),
        menu=Menu.REVIEW,
        enabled=with_corpus,
    ),
    ActionSpec(
        "dashboard",
        QT_TRANSLATE_NOOP("Actions", "&Dashboard…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Shows how the work goes: progress, speed, label balance, suggestions, blind controls, open findings.",
        ),
        keys=("Ctrl+F2",),
        menu=Menu.REVIEW,
        enabled=with_corpus,
    ),
    ActionSpec(
        "history",
        QT_TRANSLATE_NOOP("Actions", "&History…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Lists who did what, when: in this article, to this span, or in all articles.",
        ),
        keys=("Ctrl+H",),
        menu=Menu.REVIEW,
        group=1,
        enabled=with_corpus,
        icon="clock",
    ),
    ActionSpec(
        "time.travel",
        QT_TRANSLATE_NOOP("Actions", "&Time machine"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Shows the article as it was after any step; brings back a state or a single span.",
        ),
        keys=("Ctrl+Shift+H",),
        menu=Menu.REVIEW,
        group=1,
        enabled=lambda state: state.article or state.past,
    ),
)
