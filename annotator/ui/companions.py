"""Windows beside the main window that live as long as the corpus they show."""

from __future__ import annotations

from typing import Protocol


class Companion(Protocol):
    """What the main window knows of one: enough to open it and to end it."""

    def show(self) -> None:
        """Show the window for the corpus that is open; nothing if none is."""

    def end(self) -> None:
        """Stop what runs and forget the window: the corpus is about to be closed."""
