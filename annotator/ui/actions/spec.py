"""What an action is, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from annotator.ui.translatable import QT_TRANSLATE_NOOP
from annotator.ui.window_state import Focus, WindowState


class Menu(StrEnum):
    """The menus of the menu bar, in their order."""

    FILE = "file"
    EDIT = "edit"
    ANNOTATE = "annotate"
    GO = "go"
    REVIEW = "review"
    TEAM = "team"
    VIEW = "view"
    HELP = "help"


class Context(StrEnum):
    """Where the keys of an action work."""

    WINDOW = "window"
    """Anywhere in the window; only for keys nobody types into a field."""
    DESK = "desk"
    """While the article or the outline has the keyboard; elsewhere the key keeps its usual sense."""
    ARTICLE = "article"
    """While the article has the keyboard."""


MENU_TITLES: Final[dict[Menu, str]] = {
    Menu.FILE: QT_TRANSLATE_NOOP("Menu", "&File"),
    Menu.EDIT: QT_TRANSLATE_NOOP("Menu", "&Edit"),
    Menu.ANNOTATE: QT_TRANSLATE_NOOP("Menu", "&Annotate"),
    Menu.GO: QT_TRANSLATE_NOOP("Menu", "&Go"),
    Menu.REVIEW: QT_TRANSLATE_NOOP("Menu", "&Review"),
    Menu.TEAM: QT_TRANSLATE_NOOP("Menu", "&Team"),
    Menu.VIEW: QT_TRANSLATE_NOOP("Menu", "&View"),
    Menu.HELP: QT_TRANSLATE_NOOP("Menu", "&Help"),
}

EnabledWhen = Callable[[WindowState], bool]


def always(state: WindowState) -> bool:
    """At any time."""
    del state
    return True


def with_corpus(state: WindowState) -> bool:
    """While a corpus is open."""
    return state.corpus


def with_articles(state: WindowState) -> bool:
    """While the corpus has articles."""
    return state.articles > 0


def with_article(state: WindowState) -> bool:
    """While an article is on the desk."""
    return state.article


def with_focus(state: WindowState) -> bool:
    """While a span has the focus."""
    return state.focus is not Focus.NOTHING


def with_suggestion(state: WindowState) -> bool:
    """While an open suggestion has the focus."""
    return state.focus is Focus.SUGGESTION


def with_open_suggestion(state: WindowState) -> bool:
    """While a suggestion of the article can be walked to."""
    return state.article and state.walkable


def with_head(state: WindowState) -> bool:
    """While a quote or an event has the focus."""
    return state.head


def with_focus_and_selection(state: WindowState) -> bool:
    """While a span has the focus and text is selected."""
    return with_focus(state) and state.selection


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: Names it in code and in the settings file.
        text: English source of what menus and palette show, context ``Actions``.
        tooltip: One sentence about what it does, context ``Actions``.
        keys: Default keys as portable key texts; the first one is shown.
        menu: Where it stands; ``None``: only in the palette.
        group: A separator stands between groups of a menu.
        context: Where its keys work.
        enabled: Whether it can be done now.
        icon: Name of a shipped icon, for the tool buttons.
        checkable: Whether it is a state that is on or off.
        choice: Actions of the same choice exclude each other.
        submenu: Stands in this submenu; its title is in ``SUBMENU_TITLES``.
    """

    id: str
    text: str
    tooltip: str
    keys: tuple[str, ...] = ()
    menu: Menu | None = None
    group: int = 0
    context: Context = Context.WINDOW
    enabled: EnabledWhen = always
    icon: str = ""
    checkable: bool = False
    choice: str = ""
    submenu: str = ""


SUBMENU_TITLES: Final[dict[str, str]] = {
    "recent": QT_TRANSLATE_NOOP("Menu", "Open &recent"),
    "appearance": QT_TRANSLATE_NOOP("Menu", "&Appearance"),
    "language": QT_TRANSLATE_NOOP("Menu", "Lan&guage"),
    "layers": QT_TRANSLATE_NOOP("Menu", "&Layers"),
    "marks": QT_TRANSLATE_NOOP("Menu", "&Mark as"),
    "several": QT_TRANSLATE_NOOP("Menu", "Decide on se&veral"),
    "structures": QT_TRANSLATE_NOOP("Menu", "&Quote or event"),
}
