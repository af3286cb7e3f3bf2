"""What the window shows at a moment, as one frozen value: actions and hints are functions of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.changes import Status
from annotator.domain.ports import Step


class Focus(StrEnum):
    """What the actions on one span would refer to."""

    NOTHING = "nothing"
    OWN = "own"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class WindowState:
    """Everything that decides what can be done now.

    Attributes:
        corpus: Whether a corpus is open.
        article: Whether an article is on the desk.
        status: How far the annotator is with it.
        focus: What kind of span has the focus.
        focus_layer: Its layer, empty without a focus.
        focus_label: Its label.
        roles_layer: Layer of the head whose roles a selection fills, empty without one.
        roles_label: Its label.
        head: Whether the focus may have roles.
        proposed_roles: How many roles are still suggested for it; counted for own heads only.
        selection: Whether text is selected.
        parts: Number of fragments of the focus.
        takes_parts: Whether its layer takes several fragments.
        open_suggestions: Suggestions of this article that wait for a decision.
        walkable: Whether one of them is shown and has not to wait for its head.
        spans: Own spans of this article.
        undo: What undo would take back.
        redo: What redo would bring back.
        repeat: Whether a label was given that can be repeated.
        articles: Articles in the corpus.
        unfinished: Articles that are not done.
        busy: Whether something runs in the background.
        characters: Whether selections and edges move by characters.
        all_layers: Whether no layer is hidden.
        filtered: Whether some suggestions may be left out.
        past: Whether an earlier state of the article is shown instead of it.
    """

    corpus: bool = False
    article: bool = False
    status: Status | None = None
    focus: Focus = Focus.NOTHING
    focus_layer: str = ""
    focus_label: str = ""
    roles_layer: str = ""
    roles_label: str = ""
    head: bool = False
    proposed_roles: int = 0
    selection: bool = False
    parts: int = 0
    takes_parts: bool = False
    open_suggestions: int = 0
    walkable: bool = False
    spans: int = 0
    undo: Step | None = None
    redo: Step | None = None
    repeat: bool = False
    articles: int = 0
    unfinished: int = 0
    busy: bool = False
    characters: bool = False
    all_layers: bool = True
    filtered: bool = False
    past: bool = False
