"""What goes along with work: guideline, tour, bookmarks, questions, pace."""

from __future__ import annotations

from typing import Final

from annotator.ui.actions.spec import ActionSpec, Menu, with_article, with_corpus
from annotator.ui.translatable import QT_TRANSLATE_NOOP

AIDS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        "bookmark.toggle",
        QT_TRANSLATE_NOOP("Actions", "&Bookmark here"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Sets a bookmark at the span, the selection or the article, or takes it away; nobody else sees it.",
        ),
        keys=("Ctrl+M",),
        menu=Menu.GO,
        group=3,
        enabled=with_article,
    ),
    ActionSpec(
        "bookmarks",
        QT_TRANSLATE_NOOP("Actions", "Book&marks…"),
        QT_TRANSLATE_NOOP("Actions", "Lists your bookmarks in this corpus; Enter goes there."),
        keys=("Ctrl+Shift+B",),
        menu=Menu.GO,
        group=3,
        enabled=with_corpus,
    ),
    ActionSpec(
        "question.ask",
        QT_TRANSLATE_NOOP("Actions", "As&k the curator…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Asks about the span, the selection or the article; the question goes along with your work.",
        ),
        keys=("Ctrl+Shift+M",),
        menu=Menu.TEAM,
        group=1,
        enabled=with_article,
    ),
    ActionSpec(
        "questions",
        QT_TRANSLATE_NOOP("Actions", "&Questions to the curator…"),
        QT_TRANSLATE_NOOP("Actions", "Lists what was asked, and lets you answer."),
        menu=Menu.TEAM,
        group=1,
        enabled=with_corpus,
    ),
    ActionSpec(
        "pace",
        QT_TRANSLATE_NOOP("Actions", "Pace and &breaks…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Shows your own time and pace, reminds of breaks; for yourself alone."
        ),
        menu=Menu.VIEW,
        group=4,
    ),
    ActionSpec(
        "guideline",
        QT_TRANSLATE_NOOP("Actions", "&Guideline"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Shows the guideline in place of the outline, at the label in focus, with examples from the corpus.",
        ),
        keys=("Shift+F1",),
        menu=Menu.HELP,
        enabled=with_corpus,
        checkable=True,
    ),
    ActionSpec(
        "tour",
        QT_TRANSLATE_NOOP("Actions", "Guided &tour"),
        QT_TRANSLATE_NOOP(
            "Actions", "Leads through a first article in five minutes, in a corpus of its own."
        ),
        keys=("Ctrl+F1",),
        menu=Menu.HELP,
    ),
    ActionSpec(
        "tour.skip",
        QT_TRANSLATE_NOOP("Actions", "Skip this step of the tour"),
        QT_TRANSLATE_NOOP("Actions", "Goes on to the next step of the tour."),
        keys=("Ctrl+Shift+F1",),
    ),
    ActionSpec(
        "help.news",
        QT_TRANSLATE_NOOP("Actions", "&What is new"),
        QT_TRANSLATE_NOOP("Actions", "Shows what changed in this version."),
        menu=Menu.HELP,
    ),
)
