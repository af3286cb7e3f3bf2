"""The window of the preferences: a list of pages, the page, and below it what holds for every page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.ids import AnnotatorId
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.preferences.behaviour_page import BehaviourPage
from annotator.ui.dialogs.preferences.keys_page import KeysPage
from annotator.ui.dialogs.preferences.look_page import LookPage
from annotator.ui.dialogs.preferences.page import Page
from annotator.ui.dialogs.preferences.type_page import TypePage
from annotator.ui.dialogs.preferences.work_page import WorkPage
from annotator.ui.preferences import Preferences

_SIZE = (820, 600)
_LEAST = (440, 300)
_LIST = 24 * UNIT


class PreferencesWindow(QDialog):
    """Everything a person can set; taken up at once.

    Args:
        preferences: The settings.
        annotator: Under whose name work is stored now.
        parent: The window it belongs to.
    """

    PAGES: ClassVar = ("type", "look", "behaviour", "keys", "work")

    def __init__(
        self, preferences: Preferences, annotator: AnnotatorId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferencesWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumSize(*_LEAST)
        self._preferences = preferences
        titles = {
            "type": self.tr("Type"),
            "look": self.tr("Colours and language"),
            "behaviour": self.tr("Behaviour"),
            "keys": self.tr("Keys"),
            "work": self.tr("Name and backups"),
        }
        self._pages: dict[str, Page] = {
            "type": TypePage(preferences, self),
            "look": LookPage(preferences, self),
            "behaviour": BehaviourPage(preferences, self),
            "keys": KeysPage(preferences, self),
            "work": WorkPage(preferences, annotator, self),
        }
        self._list = QListWidget(self)
        self._list.setObjectName("preferencePages")
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedWidth(_LIST)
        self._stack = QStackedWidget(self)
        for name in self.PAGES:
            item = QListWidgetItem(titles[name], self._list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self._stack.addWidget(self._scrolled(self._pages[name], titles[name]))
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        reset = buttons.addButton(
            self.tr("&Reset this page"), QDialogButtonBox.ButtonRole.ResetRole
        )
        reset.setObjectName("resetPage")
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        columns = QHBoxLayout()
        columns.setSpacing(2 * UNIT)
        columns.addWidget(self._list)
        columns.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        preferences.changed.connect(self._show)
        self.go_to("type")

    @property
    def page(self) -> str:
        """The page that is shown."""
        return self.PAGES[max(0, self._list.currentRow())]

    def go_to(self, page: str) -> None:
        """Show a page."""
        self._list.setCurrentRow(self.PAGES.index(page))

    def _reset(self) -> None:
        self._pages[self.page].reset()

    def _show(self) -> None:
        for page in self._pages.values():
            page.show_settings(self._preferences.current)

    def _scrolled(self, page: Page, title: str) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        page.setAccessibleName(title)
        return area
