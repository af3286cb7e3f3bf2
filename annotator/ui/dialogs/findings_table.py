"""The table of findings, and the row of what can be done with them: each with its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QToolButton,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.row_table import RowTable
from annotator.ui.flow import FlowRow
from annotator.ui.models.findings_model import ARTICLE, WHAT, WHOSE, WORDS, FindingsModel


class FindingsTable(RowTable):
    """Shows a model of findings; rows are chosen as wholes."""

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("findingsTable")
        self.setAccessibleName(self.tr("Findings"))
        self.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((WORDS, 20 * UNIT), (ARTICLE, 22 * UNIT), (WHOSE, 12 * UNIT)):
            self.setColumnWidth(column, width)


class KeyedActions(FlowRow):
    """Buttons with their keys; bare letters count in the table only, where nothing is typed.

    Args:
        window: Where keys with a modifier count.
        table: Where bare letters do.
    """

    def __init__(self, window: QWidget, table: QWidget) -> None:
        super().__init__()
        self._window = window
        self._table = table

    def add(
        self, text: str, key: str, slot: Callable[[], None], *, shortcut: bool = True
    ) -> QAction:
        """Another action.

        Args:
            text: What it is called.
            key: Its key, as a portable text.
            slot: What it does.
            shortcut: Whether the key is to work; else the table has it already.
        """
        action = QAction(text, self._window)
        sequence = QKeySequence(key)
        shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        action.setIconText(f"{text} [{shown}]")
        action.setToolTip(f"{text} ({shown})")
        if shortcut:
            anywhere = key.startswith(("Ctrl", "F5"))
            scope = Qt.ShortcutContext
            action.setShortcut(sequence)
            action.setShortcutContext(
                scope.WindowShortcut if anywhere else scope.WidgetWithChildrenShortcut
            )
            (self._window if anywhere else self._table).addAction(action)
        action.triggered.connect(lambda _checked=False: slot())
        button = QToolButton(self._window)
        button.setDefaultAction(action)
        button.setProperty("kind", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return action
