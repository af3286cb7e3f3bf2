"""What an export would keep, change and drop: groups of lines, each a key or click away from its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.ports import Progress
from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.export.places import Place
from annotator.ui.dialogs.export.rows import Group, PreflightRows, Row
from annotator.ui.i18n import number
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.tool_tips import wrapped

_PLACE = Qt.ItemDataRole.UserRole
_OPEN_AT_ONCE = 12
"""Groups with more lines stay closed, so that one sees all headings."""


class _Tree(QTreeWidget):
    """A tree in which Enter goes to the place of a line, and to no button of the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place of the current line, or open and close a group."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            if item.childCount():
                item.setExpanded(not item.isExpanded())
            else:
                self.itemActivated.emit(item, 0)
            event.accept()
            return
        super().keyPressEvent(event)


class PreflightView(QWidget):
    """Shows how far a pre-flight is, and what it found.

    Args:
        schema: Of the corpus.
        theme: For the colours of headings.

    Signals:
        place_wanted: A ``Place`` in the corpus.
    """

    place_wanted = Signal(object)

    def __init__(
        self, schema: Schema, parent: QWidget | None = None, *, theme: Theme = LIGHT
    ) -> None:
        super().__init__(parent)
        self._words = PreflightRows(schema, self)
        self._theme = theme
        self._result: Mapping[str, Any] | None = None
        self.summary = label("", self)
        self.summary.setObjectName("preflightSummary")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.tree = _Tree(self)
        self.tree.setObjectName("preflightTree")
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels(
            [self.tr("What"), self.tr("Where"), self.tr("What becomes of it")]
        )
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(2 * UNIT)
        self.tree.setAccessibleName(self.tr("What the export keeps, changes and drops"))
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.tree.header()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(0, 30 * UNIT)
        self.tree.setColumnWidth(1, 18 * UNIT)
        self.tree.itemActivated.connect(self._on_activated)
        self.tree.currentItemChanged.connect(self._on_current)
        self.hint = label("muted", self)
        self.hint.setObjectName("preflightHint")
        self.hint.setMinimumHeight(5 * UNIT)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.summary)
        layout.addWidget(self.bar)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.hint)
        self.show_waiting("")

    @property
    def result(self) -> Mapping[str, Any] | None:
        """What was found; ``None`` while that is not known."""
        return self._result

    @property
    def losses(self) -> int | None:
        """How many things are lost; ``None`` while that is not known."""
        return None if self._result is None else int(self._result.get("losses_total", 0))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        if self._result is not None:
            self.show_result(self._result)

    def show_waiting(self, words: str) -> None:
        """Say what is waited for; what was found before holds no longer."""
        self._result = None
        self.summary.setText(words)
        self.bar.setVisible(bool(words))
        self.bar.setRange(0, 0)
        self.tree.setEnabled(False)

    def show_progress(self, progress: Progress) -> None:
        """Say how far it is."""
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)

    def show_failure(self, words: str) -> None:
        """Say why nothing was found."""
        self.show_waiting(words)
        self.bar.hide()
        self.tree.clear()

    def show_result(self, result: Mapping[str, Any]) -> None:
        """Show what was found; the line one was at stays the current one."""
        before = self._current()
        self._result = result
        self.bar.hide()
        self.tree.setEnabled(True)
        self.summary.setText(self._words.summary(result))
        self.tree.clear()
        for group in self._words.groups(result):
            self._add(group)
        self._go_to(before)

    # --- inside ------------------------------------------------------------------------------

    def _add(self, group: Group) -> None:
        title = group.title if group.count is None else f"{group.title}: {number(group.count)}"
        head = QTreeWidgetItem(self.tree, [title])
        head.setFirstColumnSpanned(True)
        font = self.tree.font()
        font.setBold(True)
        head.setFont(0, font)
        colours = {"lost": self._theme.warning, "doubt": self._theme.warning}
        head.setForeground(0, QBrush(QColor(colours.get(group.tone, self._theme.text))))
        for row in group.rows:
            self._add_row(head, row)
        hidden = (group.count or 0) - len(group.rows)
        if group.tone in {"lost", "doubt"} and hidden > 0:
            QTreeWidgetItem(head, [self.tr("… and %1 more").replace("%1", number(hidden))])
        head.setExpanded(len(group.rows) <= _OPEN_AT_ONCE)

    @staticmethod
    def _add_row(head: QTreeWidgetItem, row: Row) -> None:
        item = QTreeWidgetItem(head, [row.what, row.where, row.why])
        item.setData(0, _PLACE, row.place)
        item.setFirstColumnSpanned(not row.where and not row.why)
        for column, text in enumerate((row.what, row.where, row.why)):
            item.setToolTip(column, wrapped(text))

    def _current(self) -> tuple[Place | None, str]:
        item = self.tree.currentItem()
        return (item.data(0, _PLACE), item.text(2)) if item is not None else (None, "")

    def _go_to(self, before: tuple[Place | None, str]) -> None:
        heads = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        items = [head.child(row) for head in heads if head for row in range(head.childCount())]
        same = (item for item in items if item and (item.data(0, _PLACE), item.text(2)) == before)
        found = next(same, None) if before[0] is not None else None
        if found is not None:
            self.tree.setCurrentItem(found)
        elif heads and heads[0] is not None:
            self.tree.setCurrentItem(heads[0])

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if isinstance(place, Place):
            self.place_wanted.emit(place)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        """Say in full what the columns may have no room for."""
        leads = item is not None and isinstance(item.data(0, _PLACE), Place)
        said = "" if item is None or item.childCount() else item.text(2) or item.text(0)
        how = self.tr("Enter or a double click goes there.") if leads else ""
        self.hint.setText(f"{said}\n{how}".strip())
