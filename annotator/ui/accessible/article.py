"""The article for screen readers: its text with caret and words, and in words what has the focus.

Qt asks for an interface by object; it has to live as long as the object does, and what is asked of it has to be
answered in UTF-16. The binding has no way to tell of a selection; selections are announced instead.
"""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface
from PySide6.QtWidgets import QAccessibleWidget

from annotator.ui.article_view.utf16 import Utf16Map
from annotator.ui.article_view.view import ArticleView

_kept: dict[int, AccessibleArticle] = {}
"""Interfaces by the address of their view: the binding does not keep them."""


class ArticleText(QAccessibleTextInterface):
    """The text of an article, read only."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self._view = view
        self._text = ""
        self._map = Utf16Map("")

    def characterCount(self) -> int:
        """Length, UTF-16."""
        return self._units().to_units(len(self._text))

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's own names
        """Part of the text; offsets are UTF-16."""
        units = self._units()
        return self._text[units.to_code_points(startOffset) : units.to_code_points(endOffset)]

    def cursorPosition(self) -> int:
        """Where the caret is, UTF-16."""
        units = self._units()
        return units.to_units(min(self._view.caret, len(self._text)))

    def setCursorPosition(self, position: int) -> None:
        """Move the caret."""
        self._view.go_to(self._units().to_code_points(position))

    def selectionCount(self) -> int:
        """Always none: the binding cannot say where it is, and a reader would be told nonsense."""
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803 - Qt's own names
        """Select."""
        self.setSelection(0, startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803 - Qt's own names
        """Select nothing."""
        del selectionIndex
        self._view.clear_selection()

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803 - Qt's own names
        """Select; offsets are UTF-16."""
        del selectionIndex
        units = self._units()
        begin, end = units.to_code_points(startOffset), units.to_code_points(endOffset)
        self._view.select_between(begin, end)

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803 - Qt's own names
        """Show a part of the text."""
        units = self._units()
        self._view.show_between(units.to_code_points(startIndex), units.to_code_points(endIndex))

    def characterRect(self, offset: int) -> QRect:
        """Where a character is on the screen."""
        if not self._units().to_units(len(self._text)):
            return QRect()
        rect = self._view.position_rect(self._map.to_code_points(offset))
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        """The character at a point of the screen, UTF-16."""
        units = self._units()
        offset = self._view.offset_at(self._view.viewport().mapFromGlobal(point))
        return units.to_units(min(offset, len(self._text)))

    def attributes(self, offset: int) -> tuple[str, int, int]:
        """No attributes anywhere."""
        del offset
        return "", 0, self.characterCount()

    def _units(self) -> Utf16Map:
        text = self._view.article_text
        if text is not self._text:
            self._text, self._map = text, Utf16Map(text)
        return self._map


class AccessibleArticle(QAccessibleWidget):
    """The article view: a read-only text."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view, QAccessible.Role.EditableText)
        self._view = view
        self._text = ArticleText(view)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:  # noqa: ANN401 - what the binding wants
        """The text interface; there is no other."""
        if kind is QAccessible.InterfaceType.TextInterface:
            return self._text
        return shiboken6.VoidPtr(0)

    def state(self) -> QAccessible.State:
        """Something to read, with a caret."""
        found = super().state()
        found.readOnly = True
        found.multiLine = True
        found.selectableText = True
        return found

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, and as description what has the focus."""
        if kind is QAccessible.Text.Name:
            return self._view.accessibleName()
        if kind is QAccessible.Text.Description:
            return self._view.accessibleDescription()
        return str(super().text(kind))


def install() -> None:
    """Let Qt find the interfaces; once per application."""
    QAccessible.installFactory(_made)


def _made(kind: str, thing: QObject) -> QAccessibleInterface | None:
    if kind != "ArticleView" or not isinstance(thing, ArticleView):
        return None
    address = shiboken6.getCppPointer(thing)[0]
    if address not in _kept:
        _kept[address] = AccessibleArticle(thing)
        thing.destroyed.connect(lambda: _kept.pop(address, None))
    return _kept[address]
