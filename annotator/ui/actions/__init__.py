"""Every action of the window, declared as data: one table, read by menus, palette, key map and tests."""

from __future__ import annotations

from typing import Final

from annotator.ui.actions.aids import AIDS
from annotator.ui.actions.annotating import ANNOTATE, STRUCTURES
from annotator.ui.actions.editing import EDIT, FILE
from annotator.ui.actions.reviewing import REVIEW
from annotator.ui.actions.several import FILTER, SEVERAL
from annotator.ui.actions.spec import (
    MENU_TITLES,
    SUBMENU_TITLES,
    ActionSpec,
    Context,
    Menu,
)
from annotator.ui.actions.team import TEAM
from annotator.ui.actions.viewing import GO, HELP, VIEW

ACTIONS: Final[tuple[ActionSpec, ...]] = (
    *FILE,
    *EDIT,
    *ANNOTATE,
    *SEVERAL,
    *STRUCTURES,
    *GO,
    *REVIEW,
    *TEAM,
    *FILTER,
    *VIEW,
    *AIDS,
    *HELP,
)
"""All actions, in the order of the menus."""

BY_ID: Final[dict[str, ActionSpec]] = {spec.id: spec for spec in ACTIONS}

__all__ = [
    "ACTIONS",
    "BY_ID",
    "MENU_TITLES",
    "SUBMENU_TITLES",
    "ActionSpec",
    "Context",
    "Menu",
]
