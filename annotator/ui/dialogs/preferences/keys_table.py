"""The table of the key editor: every action with its keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.ui.actions import ACTIONS, MENU_TITLES, ActionSpec, Context
from annotator.ui.appearance import UNIT
from annotator.ui.keymap import is_typed, native, portable
from annotator.ui.matching import score
from annotator.ui.translatable import QT_TRANSLATE_NOOP
from annotator.ui.window_actions import without_mnemonic

_ID = Qt.ItemDataRole.UserRole
_WHERE: Final[dict[Context, str]] = {
    Context.WINDOW: QT_TRANSLATE_NOOP("KeysTable", "everywhere"),
    Context.DESK: QT_TRANSLATE_NOOP("KeysTable", "article and outline"),
    Context.ARTICLE: QT_TRANSLATE_NOOP("KeysTable", "article"),
}
_NAME_WIDTH = 260


class KeysTable(QTreeWidget):
    """All actions by menu; what differs from the default is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysTable")
        self.setAccessibleName(self.tr("Actions and their keys"))
        self.setHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Where they work")])
        self.setRootIsDecorated(False)
        self.setIndentation(UNIT)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._words: dict[str, str] = {}
        self._groups: list[QTreeWidgetItem] = []
        self._keys: Mapping[str, tuple[str, ...]] = {}
        self._fill()
        self.header().setStretchLastSection(True)
        self.setColumnWidth(0, _NAME_WIDTH)
        self.setColumnWidth(1, _NAME_WIDTH // 2 + 4 * UNIT)

    @property
    def action(self) -> str | None:
        """The id of the action that is chosen."""
        item = self.currentItem()
        found = item.data(0, _ID) if item is not None else None
        return str(found) if found else None

    def choose(self, action: str) -> None:
        """Go to an action."""
        self.setCurrentItem(self._rows[action])
        self.scrollToItem(self._rows[action])

    def show_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Show what keys the actions have."""
        self._keys = keys
        for spec in ACTIONS:
            item, own = self._rows[spec.id], keys.get(spec.id, ())
            item.setText(1, "   ".join(native(key) for key in own))
            bold = QFont(self.font())
            usual = tuple(portable(key) for key in spec.keys)
            bold.setBold(own != usual)
            item.setFont(0, bold)
            item.setFont(1, bold)
            item.setText(2, self._where(spec, own))

    def narrow(self, query: str, key: str = "") -> int:
        """Show only actions whose name fits a query, or which have a key; how many there are."""
        found = 0
        for name, item in self._rows.items():
            if key:
                fits = key in self._keys.get(name, ())
            else:
                fits = not query or score(query, self._words[name]) is not None
            item.setHidden(not fits)
            found += fits
        for group in self._groups:
            rows = [item for item in self._rows.values() if item.parent() is group]
            group.setHidden(all(item.isHidden() for item in rows))
        return found

    def _where(self, spec: ActionSpec, own: tuple[str, ...]) -> str:
        typed = spec.context is Context.WINDOW and any(is_typed(key) for key in own)
        context = Context.DESK if typed else spec.context
        return QCoreApplication.translate("KeysTable", _WHERE[context])

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for spec in ACTIONS:
            title = MENU_TITLES[spec.menu] if spec.menu is not None else ""
            words = without_mnemonic(QCoreApplication.translate("Menu", title))
            words = words or self.tr("Only in the palette")
            if words not in groups:
                groups[words] = QTreeWidgetItem(self, [words])
                groups[words].setFirstColumnSpanned(True)
                groups[words].setFlags(Qt.ItemFlag.ItemIsEnabled)
                groups[words].setExpanded(True)
            name = without_mnemonic(QCoreApplication.translate("Actions", spec.text))
            item = QTreeWidgetItem(groups[words], [name])
            item.setToolTip(0, QCoreApplication.translate("Actions", spec.tooltip))
            item.setData(0, _ID, spec.id)
            self._words[spec.id] = f"{words} {name}"
            self._rows[spec.id] = item
        self._groups = list(groups.values())
