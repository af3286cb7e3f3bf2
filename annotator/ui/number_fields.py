"""Fields for numbers whose digits stand as far from the frame as the words of other fields do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

_INDENT: Final = 9
"""Before the digits, in device-independent pixels: style sheets give the words of spin boxes no room."""


class NumberField(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Wide enough for the indented number."""
        return _widened(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the indented number."""
        return _widened(super().minimumSizeHint())


class DecimalField(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Wide enough for the indented number."""
        return _widened(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the indented number."""
        return _widened(super().minimumSizeHint())


def _widened(size: QSize) -> QSize:
    return QSize(size.width() + _INDENT, size.height())
