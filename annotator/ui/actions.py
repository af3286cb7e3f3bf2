"""Every action of the window, declared as data: one table, read by menus, palette, key map and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from annotator.domain.changes import Status
from annotator.ui.translatable import QT_TRANSLATE_NOOP
from annotator.ui.window_state import Focus, WindowState


class Menu(StrEnum):
    """The menus of the menu bar, in their order."""

    FILE = "file"
    EDIT = "edit"
    ANNOTATE = "annotate"
    GO = "go"
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
    Menu.VIEW: QT_TRANSLATE_NOOP("Menu", "&View"),
    Menu.HELP: QT_TRANSLATE_NOOP("Menu", "&Help"),
}

EnabledWhen = Callable[[WindowState], bool]


def _always(state: WindowState) -> bool:
    del state
    return True


def _corpus(state: WindowState) -> bool:
    return state.corpus


def _articles(state: WindowState) -> bool:
    return state.articles > 0


def _article(state: WindowState) -> bool:
    return state.article


def _focus(state: WindowState) -> bool:
    return state.focus is not Focus.NOTHING


def _suggestion(state: WindowState) -> bool:
    return state.focus is Focus.SUGGESTION


def _open(state: WindowState) -> bool:
    return state.article and state.walkable


def _head(state: WindowState) -> bool:
    return state.head


def _own_head(state: WindowState) -> bool:
    return state.head and state.focus is Focus.OWN


def _focus_and_selection(state: WindowState) -> bool:
    return _focus(state) and state.selection


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
    enabled: EnabledWhen = _always
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
    "structures": QT_TRANSLATE_NOOP("Menu", "&Quote or event"),
}

_FILE: Final = (
    ActionSpec(
        "corpus.new",
        QT_TRANSLATE_NOOP("Actions", "&New corpus…"),
        QT_TRANSLATE_NOOP("Actions", "Makes an empty corpus in a file of its own."),
        keys=("Ctrl+N",),
        menu=Menu.FILE,
        icon="file-plus",
    ),
    ActionSpec(
        "corpus.open",
        QT_TRANSLATE_NOOP("Actions", "&Open corpus…"),
        QT_TRANSLATE_NOOP("Actions", "Opens another corpus in this window."),
        keys=("Ctrl+O",),
        menu=Menu.FILE,
        icon="folder-open",
    ),
    ActionSpec(
        "corpus.samples",
        QT_TRANSLATE_NOOP("Actions", "Open the &samples"),
        QT_TRANSLATE_NOOP("Actions", "Opens a small corpus of sample articles to try things out."),
        menu=Menu.FILE,
        icon="newspaper",
    ),
    ActionSpec(
        "corpus.import",
        QT_TRANSLATE_NOOP("Actions", "&Import articles…"),
        QT_TRANSLATE_NOOP("Actions", "Adds articles from files or a folder to this corpus."),
        keys=("Ctrl+I",),
        menu=Menu.FILE,
        group=1,
        enabled=_corpus,
        icon="download",
    ),
    ActionSpec(
        "corpus.export",
        QT_TRANSLATE_NOOP("Actions", "&Export…"),
        QT_TRANSLATE_NOOP("Actions", "Writes the annotations for spaCy or as JSONL."),
        keys=("Ctrl+E",),
        menu=Menu.FILE,
        group=1,
        enabled=_corpus,
        icon="upload",
    ),
    ActionSpec(
        "window.quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        QT_TRANSLATE_NOOP("Actions", "Closes the window; everything is saved already."),
        keys=("Ctrl+Q",),
        menu=Menu.FILE,
        group=9,
    ),
)

_EDIT: Final = (
    ActionSpec(
        "history.undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        QT_TRANSLATE_NOOP("Actions", "Takes back the last step, also after a restart."),
        keys=("Ctrl+Z",),
        menu=Menu.EDIT,
        enabled=lambda state: state.undo is not None,
        icon="undo-2",
    ),
    ActionSpec(
        "history.redo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        QT_TRANSLATE_NOOP("Actions", "Brings back what was undone last."),
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        menu=Menu.EDIT,
        enabled=lambda state: state.redo is not None,
        icon="redo-2",
    ),
    ActionSpec(
        "search",
        QT_TRANSLATE_NOOP("Actions", "&Find articles"),
        QT_TRANSLATE_NOOP("Actions", "Goes to the search field above the list of articles."),
        keys=("Ctrl+F",),
        menu=Menu.EDIT,
        group=1,
        enabled=_corpus,
        icon="search",
    ),
    ActionSpec(
        "palette",
        QT_TRANSLATE_NOOP("Actions", "&Command palette…"),
        QT_TRANSLATE_NOOP("Actions", "Finds any action by a few letters of its name."),
        keys=("Ctrl+K",),
        menu=Menu.EDIT,
        group=1,
        icon="command",
    ),
)

_ANNOTATE: Final = (
    ActionSpec(
        "decide.accept",
        QT_TRANSLATE_NOOP("Actions", "&Accept suggestion"),
        QT_TRANSLATE_NOOP(
            "Actions", "Takes the suggestion over with its roles and goes to the next."
        ),
        keys=("Return", "Enter"),
        menu=Menu.ANNOTATE,
        context=Context.DESK,
        enabled=_suggestion,
        icon="check",
    ),
    ActionSpec(
        "decide.reject",
        QT_TRANSLATE_NOOP("Actions", "&Reject or remove"),
        QT_TRANSLATE_NOOP(
            "Actions", "Rejects the suggestion for good, or removes your own span with its roles."
        ),
        keys=("Backspace", "Delete"),
        menu=Menu.ANNOTATE,
        context=Context.DESK,
        enabled=_focus,
        icon="x",
    ),
    ActionSpec(
        "decide.accept_all",
        QT_TRANSLATE_NOOP("Actions", "Accept all that are &shown"),
        QT_TRANSLATE_NOOP(
            "Actions", "Takes over all open suggestions of the layers shown, in one step."
        ),
        keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        menu=Menu.ANNOTATE,
        enabled=_open,
    ),
    ActionSpec(
        "decide.reject_all",
        QT_TRANSLATE_NOOP("Actions", "Re&ject all that are shown"),
        QT_TRANSLATE_NOOP(
            "Actions", "Rejects all open suggestions of the layers shown, in one step."
        ),
        keys=("Ctrl+Shift+Backspace",),
        menu=Menu.ANNOTATE,
        enabled=_open,
    ),
    ActionSpec(
        "mark.repeat",
        QT_TRANSLATE_NOOP("Actions", "Re&peat the last label"),
        QT_TRANSLATE_NOOP("Actions", "Gives the label that was given last once more."),
        keys=(".",),
        menu=Menu.ANNOTATE,
        group=1,
        context=Context.DESK,
        enabled=lambda state: state.repeat and (state.selection or _focus(state)),
    ),
    ActionSpec(
        "edge.begin.grow",
        QT_TRANSLATE_NOOP("Actions", "&Begin further left"),
        QT_TRANSLATE_NOOP("Actions", "Moves the first edge outwards by one word or character."),
        keys=("[", "Ö", "Alt+Left"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=_focus,
    ),
    ActionSpec(
        "edge.begin.shrink",
        QT_TRANSLATE_NOOP("Actions", "Begin further ri&ght"),
        QT_TRANSLATE_NOOP("Actions", "Moves the first edge inwards by one word or character."),
        keys=("{", "Shift+Ö"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=_focus,
    ),
    ActionSpec(
        "edge.end.grow",
        QT_TRANSLATE_NOOP("Actions", "&End further right"),
        QT_TRANSLATE_NOOP("Actions", "Moves the last edge outwards by one word or character."),
        keys=("]", "Ä", "Alt+Right"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=_focus,
    ),
    ActionSpec(
        "edge.end.shrink",
        QT_TRANSLATE_NOOP("Actions", "End further &left"),
        QT_TRANSLATE_NOOP("Actions", "Moves the last edge inwards by one word or character."),
        keys=("}", "Shift+Ä"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=_focus,
    ),
    ActionSpec(
        "fragment.add",
        QT_TRANSLATE_NOOP("Actions", "Add &fragment"),
        QT_TRANSLATE_NOOP(
            "Actions", "Adds the selected text to the span in focus as a further fragment."
        ),
        keys=("+",),
        menu=Menu.ANNOTATE,
        group=3,
        context=Context.DESK,
        enabled=_focus_and_selection,
    ),
    ActionSpec(
        "fragment.remove",
        QT_TRANSLATE_NOOP("Actions", "Cut &out"),
        QT_TRANSLATE_NOOP("Actions", "Cuts the selected text out of the span in focus."),
        keys=("-",),
        menu=Menu.ANNOTATE,
        group=3,
        context=Context.DESK,
        enabled=_focus_and_selection,
    ),
    ActionSpec(
        "mode.characters",
        QT_TRANSLATE_NOOP("Actions", "&Character mode"),
        QT_TRANSLATE_NOOP("Actions", "Selects and moves edges by characters instead of words."),
        keys=("F2",),
        menu=Menu.ANNOTATE,
        group=3,
        enabled=_article,
        checkable=True,
    ),
    ActionSpec(
        "suggest.article",
        QT_TRANSLATE_NOOP("Actions", "S&uggest for this article"),
        QT_TRANSLATE_NOOP("Actions", "Lets the pipeline look at this article again."),
        keys=("F5",),
        menu=Menu.ANNOTATE,
        group=4,
        enabled=lambda state: state.article and not state.busy,
        icon="sparkles",
    ),
    ActionSpec(
        "suggest.all",
        QT_TRANSLATE_NOOP("Actions", "Suggest for all ne&w articles"),
        QT_TRANSLATE_NOOP(
            "Actions", "Lets the pipeline look at every article it has not seen yet."
        ),
        keys=("Shift+F5",),
        menu=Menu.ANNOTATE,
        group=4,
        enabled=lambda state: state.corpus and state.articles > 0 and not state.busy,
    ),
    ActionSpec(
        "article.done",
        QT_TRANSLATE_NOOP("Actions", "&Done, next article"),
        QT_TRANSLATE_NOOP("Actions", "Finishes this article and opens the next unfinished one."),
        keys=("Ctrl+Return", "Ctrl+Enter"),
        menu=Menu.ANNOTATE,
        group=5,
        enabled=_article,
        icon="circle-check",
    ),
    ActionSpec(
        "article.reopen",
        QT_TRANSLATE_NOOP("Actions", "Reopen ar&ticle"),
        QT_TRANSLATE_NOOP("Actions", "Makes a finished article an unfinished one again."),
        keys=("Ctrl+R",),
        menu=Menu.ANNOTATE,
        group=5,
        enabled=lambda state: state.status is Status.DONE,
    ),
)


def _structure(
    name: str,
    text: str,
    tooltip: str,
    *keys: str,
    enabled: EnabledWhen = _head,
    context: Context = Context.DESK,
) -> ActionSpec:
    return ActionSpec(
        f"structure.{name}",
        text,
        tooltip,
        keys=keys,
        menu=Menu.ANNOTATE,
        group=5,
        context=context,
        enabled=enabled,
        submenu="structures",
    )


_STRUCTURES: Final = (
    _structure(
        "accept",
        QT_TRANSLATE_NOOP("Actions", "Accept &piece by piece"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Takes a suggested quote or event over without its roles, then one suggested role each time.",
        ),
        "Shift+Return",
        "Shift+Enter",
        enabled=lambda state: (
            state.head and (state.focus is Focus.SUGGESTION or state.proposed_roles > 0)
        ),
    ),
    _structure(
        "state",
        QT_TRANSLATE_NOOP("Actions", "&Implicit, absent, open"),
        QT_TRANSLATE_NOOP(
            "Actions", "Makes the role chosen last implicit, then absent, then open again."
        ),
        "F3",
        context=Context.WINDOW,
    ),
    _structure(
        "retarget",
        QT_TRANSLATE_NOOP("Actions", "&Other filler…"),
        QT_TRANSLATE_NOOP("Actions", "Gives a role somebody or something else."),
        "F4",
        enabled=_own_head,
    ),
    _structure(
        "swap",
        QT_TRANSLATE_NOOP("Actions", "S&wap speaker and addressee"),
        QT_TRANSLATE_NOOP(
            "Actions", "Lets two roles that take the same fillers exchange what they have."
        ),
        "Ctrl+T",
    ),
    _structure(
        "copy",
        QT_TRANSLATE_NOOP("Actions", "Speaker to the &next quote"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Gives the next quote the same speaker and goes there; events: the first role.",
        ),
        "Ctrl+D",
    ),
    _structure(
        "take",
        QT_TRANSLATE_NOOP("Actions", "Speaker as in the quote &before"),
        QT_TRANSLATE_NOOP(
            "Actions", "Takes the speaker of the quote before; events: the first role."
        ),
        "Ctrl+U",
    ),
    _structure(
        "split",
        QT_TRANSLATE_NOOP("Actions", "&Split at the cursor"),
        QT_TRANSLATE_NOOP("Actions", "Makes two of it at the cursor; both keep all roles."),
        "Ctrl+Shift+J",
    ),
    _structure(
        "join",
        QT_TRANSLATE_NOOP("Actions", "&Join with the next"),
        QT_TRANSLATE_NOOP("Actions", "Makes one of it and the next one, with the roles of both."),
        "Ctrl+J",
    ),
)

_GO: Final = (
    ActionSpec(
        "suggestion.next",
        QT_TRANSLATE_NOOP("Actions", "&Next suggestion"),
        QT_TRANSLATE_NOOP("Actions", "Goes to the next open suggestion, around the end."),
        keys=("Tab",),
        menu=Menu.GO,
        context=Context.ARTICLE,
        enabled=_article,
    ),
    ActionSpec(
        "suggestion.previous",
        QT_TRANSLATE_NOOP("Actions", "&Previous suggestion"),
        QT_TRANSLATE_NOOP("Actions", "Goes to the open suggestion before."),
        keys=("Shift+Tab",),
        menu=Menu.GO,
        context=Context.ARTICLE,
        enabled=_article,
    ),
    ActionSpec(
        "span.next",
        QT_TRANSLATE_NOOP("Actions", "Next &span"),
        QT_TRANSLATE_NOOP("Actions", "Goes to the next span, suggested or your own."),
        keys=("Alt+Down",),
        menu=Menu.GO,
        enabled=_article,
    ),
    ActionSpec(
        "span.previous",
        QT_TRANSLATE_NOOP("Actions", "Pre&vious span"),
        QT_TRANSLATE_NOOP("Actions", "Goes to the span before, suggested or your own."),
        keys=("Alt+Up",),
        menu=Menu.GO,
        enabled=_article,
    ),
    ActionSpec(
        "focus.leave",
        QT_TRANSLATE_NOOP("Actions", "Leave span and selec&tion"),
        QT_TRANSLATE_NOOP("Actions", "Takes the focus off the span and clears the selection."),
        keys=("Esc",),
        menu=Menu.GO,
        context=Context.DESK,
        enabled=lambda state: _focus(state) or state.selection,
    ),
    ActionSpec(
        "article.next",
        QT_TRANSLATE_NOOP("Actions", "Ne&xt article"),
        QT_TRANSLATE_NOOP("Actions", "Opens the next article of the list."),
        keys=("Ctrl+PgDown",),
        menu=Menu.GO,
        group=1,
        enabled=_articles,
        icon="chevron-right",
    ),
    ActionSpec(
        "article.previous",
        QT_TRANSLATE_NOOP("Actions", "P&revious article"),
        QT_TRANSLATE_NOOP("Actions", "Opens the article before in the list."),
        keys=("Ctrl+PgUp",),
        menu=Menu.GO,
        group=1,
        enabled=_articles,
        icon="chevron-left",
    ),
    ActionSpec(
        "article.next_unfinished",
        QT_TRANSLATE_NOOP("Actions", "Next &unfinished article"),
        QT_TRANSLATE_NOOP("Actions", "Opens the next article of the list that is not done."),
        keys=("Ctrl+Shift+PgDown",),
        menu=Menu.GO,
        group=1,
        enabled=_articles,
    ),
    ActionSpec(
        "pane.next",
        QT_TRANSLATE_NOOP("Actions", "Next &area"),
        QT_TRANSLATE_NOOP(
            "Actions", "Moves the keyboard to list, article, inspector and outline in turn."
        ),
        keys=("F6",),
        menu=Menu.GO,
        group=2,
        enabled=_corpus,
    ),
    ActionSpec(
        "pane.article",
        QT_TRANSLATE_NOOP("Actions", "T&o the article text"),
        QT_TRANSLATE_NOOP("Actions", "Moves the keyboard to the article."),
        keys=("F7",),
        menu=Menu.GO,
        group=2,
        enabled=_article,
    ),
)

_VIEW: Final = (
    ActionSpec(
        "layers.all",
        QT_TRANSLATE_NOOP("Actions", "Show &all layers"),
        QT_TRANSLATE_NOOP("Actions", "Shows every layer, or hides all of them."),
        keys=("Alt+0",),
        menu=Menu.VIEW,
        enabled=_corpus,
        checkable=True,
        submenu="layers",
    ),
    ActionSpec(
        "zoom.in",
        QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
        QT_TRANSLATE_NOOP("Actions", "Makes the article's type larger."),
        keys=("Ctrl++", "Ctrl+="),
        menu=Menu.VIEW,
        group=1,
    ),
    ActionSpec(
        "zoom.out",
        QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
        QT_TRANSLATE_NOOP("Actions", "Makes the article's type smaller."),
        keys=("Ctrl+-",),
        menu=Menu.VIEW,
        group=1,
    ),
    ActionSpec(
        "zoom.reset",
        QT_TRANSLATE_NOOP("Actions", "&Normal size"),
        QT_TRANSLATE_NOOP("Actions", "Gives the article's type its usual size."),
        keys=("Ctrl+0",),
        menu=Menu.VIEW,
        group=1,
    ),
    ActionSpec(
        "theme.system",
        QT_TRANSLATE_NOOP("Actions", "Like the &desktop"),
        QT_TRANSLATE_NOOP("Actions", "Is light or dark as the desktop is."),
        menu=Menu.VIEW,
        group=2,
        checkable=True,
        choice="theme",
        submenu="appearance",
    ),
    ActionSpec(
        "theme.light",
        QT_TRANSLATE_NOOP("Actions", "&Light"),
        QT_TRANSLATE_NOOP("Actions", "Dark type on light ground."),
        menu=Menu.VIEW,
        group=2,
        checkable=True,
        choice="theme",
        submenu="appearance",
    ),
    ActionSpec(
        "theme.dark",
        QT_TRANSLATE_NOOP("Actions", "&Dark"),
        QT_TRANSLATE_NOOP("Actions", "Light type on dark ground."),
        menu=Menu.VIEW,
        group=2,
        checkable=True,
        choice="theme",
        submenu="appearance",
    ),
    ActionSpec(
        "language.system",
        QT_TRANSLATE_NOOP("Actions", "As on the d&esktop"),
        QT_TRANSLATE_NOOP("Actions", "Speaks the language of the desktop."),
        menu=Menu.VIEW,
        group=2,
        checkable=True,
        choice="language",
        submenu="language",
    ),
    ActionSpec(
        "language.de",
        QT_TRANSLATE_NOOP("Actions", "&German"),
        QT_TRANSLATE_NOOP("Actions", "Speaks German."),
        menu=Menu.VIEW,
        group=2,
        checkable=True,
        choice="language",
        submenu="language",
    ),
    ActionSpec(
        "language.en",
        QT_TRANSLATE_NOOP("Actions", "&English"),
        QT_TRANSLATE_NOOP("Actions", "Speaks English."),
        menu=Menu.VIEW,
        group=2,
        checkable=True,
        choice="language",
        submenu="language",
    ),
    ActionSpec(
        "view.list",
        QT_TRANSLATE_NOOP("Actions", "List of a&rticles"),
        QT_TRANSLATE_NOOP("Actions", "Shows or hides the list of articles."),
        keys=("F9",),
        menu=Menu.VIEW,
        group=3,
        enabled=_corpus,
        icon="panel-left",
        checkable=True,
    ),
    ActionSpec(
        "view.side",
        QT_TRANSLATE_NOOP("Actions", "Inspector and ou&tline"),
        QT_TRANSLATE_NOOP("Actions", "Shows or hides the inspector and the outline."),
        keys=("Shift+F9",),
        menu=Menu.VIEW,
        group=3,
        enabled=_corpus,
        icon="panel-right",
        checkable=True,
    ),
    ActionSpec(
        "view.fullscreen",
        QT_TRANSLATE_NOOP("Actions", "&Full screen"),
        QT_TRANSLATE_NOOP("Actions", "Fills the screen with the window."),
        keys=("F11",),
        menu=Menu.VIEW,
        group=3,
        checkable=True,
    ),
)

_HELP: Final = (
    ActionSpec(
        "help.keys",
        QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("Actions", "Lists every action with its keys."),
        keys=("F1",),
        menu=Menu.HELP,
        icon="keyboard",
    ),
    ActionSpec(
        "help.about",
        QT_TRANSLATE_NOOP("Actions", "&About Annotator"),
        QT_TRANSLATE_NOOP("Actions", "Shows version and licences."),
        menu=Menu.HELP,
    ),
)

ACTIONS: Final[tuple[ActionSpec, ...]] = (
    *_FILE,
    *_EDIT,
    *_ANNOTATE,
    *_STRUCTURES,
    *_GO,
    *_VIEW,
    *_HELP,
)
"""All actions, in the order of the menus."""

BY_ID: Final[dict[str, ActionSpec]] = {spec.id: spec for spec in ACTIONS}
