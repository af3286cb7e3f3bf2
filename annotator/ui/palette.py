"""The command palette: every action that can be done now, found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from annotator.ui.filter_popup import Choice, FilterPopup
from annotator.ui.window_actions import Command


class CommandPalette(FilterPopup):
    """Asks for an action; what was chosen before comes first."""

    def __init__(
        self,
        commands: Callable[[], Sequence[Command]],
        recent: Callable[[], Sequence[str]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._recent = recent
        self.setAccessibleName(self.tr("Commands"))

    def open(self) -> None:
        """Show what can be done now."""
        choices = [
            Choice(command.id, command.text, keys=command.keys) for command in self._commands()
        ]
        self.ask(choices, placeholder=self.tr("What do you want to do?"), first=self._recent())
