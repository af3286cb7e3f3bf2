"""The menu Annotate, with what is done to whole quotes and events."""

from __future__ import annotations

from typing import Final

from annotator.domain.changes import Status
from annotator.ui.actions.spec import (
    ActionSpec,
    Context,
    EnabledWhen,
    Menu,
    with_article,
    with_articles,
    with_focus,
    with_focus_and_selection,
    with_head,
    with_open_suggestion,
    with_suggestion,
)
from annotator.ui.translatable import QT_TRANSLATE_NOOP
from annotator.ui.window_state import Focus

ANNOTATE: Final = (
    ActionSpec(
        "decide.accept",
        QT_TRANSLATE_NOOP("Actions", "&Accept suggestion"),
        QT_TRANSLATE_NOOP(
            "Actions", "Takes the suggestion over with its roles and goes to the next."
        ),
        keys=("Return", "Enter"),
        menu=Menu.ANNOTATE,
        context=Context.DESK,
        enabled=with_suggestion,
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
        enabled=with_focus,
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
        enabled=with_open_suggestion,
    ),
    ActionSpec(
        "decide.reject_all",
        QT_TRANSLATE_NOOP("Actions", "Re&ject all that are shown"),
        QT_TRANSLATE_NOOP(
            "Actions", "Rejects all open suggestions of the layers shown, in one step."
        ),
        keys=("Ctrl+Shift+Backspace",),
        menu=Menu.ANNOTATE,
        enabled=with_open_suggestion,
    ),
    ActionSpec(
        "mark.repeat",
        QT_TRANSLATE_NOOP("Actions", "Re&peat the last label"),
        QT_TRANSLATE_NOOP("Actions", "Gives the label that was given last once more."),
        keys=(".",),
        menu=Menu.ANNOTATE,
        group=1,
        context=Context.DESK,
        enabled=lambda state: state.repeat and (state.selection or with_focus(state)),
    ),
    ActionSpec(
        "edge.begin.grow",
        QT_TRANSLATE_NOOP("Actions", "&Begin further left"),
        QT_TRANSLATE_NOOP("Actions", "Moves the first edge outwards by one word or character."),
        keys=("[", "Ö", "Alt+Left"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=with_focus,
    ),
    ActionSpec(
        "edge.begin.shrink",
        QT_TRANSLATE_NOOP("Actions", "Begin further ri&ght"),
        QT_TRANSLATE_NOOP("Actions", "Moves the first edge inwards by one word or character."),
        keys=("{", "Shift+Ö"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=with_focus,
    ),
    ActionSpec(
        "edge.end.grow",
        QT_TRANSLATE_NOOP("Actions", "&End further right"),
        QT_TRANSLATE_NOOP("Actions", "Moves the last edge outwards by one word or character."),
        keys=("]", "Ä", "Alt+Right"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=with_focus,
    ),
    ActionSpec(
        "edge.end.shrink",
        QT_TRANSLATE_NOOP("Actions", "End further &left"),
        QT_TRANSLATE_NOOP("Actions", "Moves the last edge inwards by one word or character."),
        keys=("}", "Shift+Ä"),
        menu=Menu.ANNOTATE,
        group=2,
        context=Context.DESK,
        enabled=with_focus,
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
        enabled=with_focus_and_selection,
    ),
    ActionSpec(
        "fragment.remove",
        QT_TRANSLATE_NOOP("Actions", "Cut &out"),
        QT_TRANSLATE_NOOP("Actions", "Cuts the selected text out of the span in focus."),
        keys=("-",),
        menu=Menu.ANNOTATE,
        group=3,
        context=Context.DESK,
        enabled=with_focus_and_selection,
    ),
    ActionSpec(
        "mode.characters",
        QT_TRANSLATE_NOOP("Actions", "&Character mode"),
        QT_TRANSLATE_NOOP("Actions", "Selects and moves edges by characters instead of words."),
        keys=("F2",),
        menu=Menu.ANNOTATE,
        group=3,
        enabled=with_article,
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
        "pipelines",
        QT_TRANSLATE_NOOP("Actions", "Pipeli&nes…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Shows what makes suggestions: choose, install or load another pipeline."
        ),
        menu=Menu.ANNOTATE,
        group=4,
    ),
    ActionSpec(
        "train",
        QT_TRANSLATE_NOOP("Actions", "Tra&in from gold…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Trains a pipeline on what people marked and compares it with the present one.",
        ),
        menu=Menu.ANNOTATE,
        group=4,
        enabled=with_articles,
    ),
    ActionSpec(
        "article.done",
        QT_TRANSLATE_NOOP("Actions", "&Done, next article"),
        QT_TRANSLATE_NOOP("Actions", "Finishes this article and opens the next unfinished one."),
        keys=("Ctrl+Return", "Ctrl+Enter"),
        menu=Menu.ANNOTATE,
        group=5,
        enabled=with_article,
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
    enabled: EnabledWhen = with_head,
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


STRUCTURES: Final = (
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
            (state.head and state.focus is Focus.SUGGESTION) or state.proposed_roles > 0
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
        QT_TRANSLATE_NOOP(
            "Actions",
            "Gives a role somebody or something else; a suggestion is taken over with it.",
        ),
        "F4",
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
