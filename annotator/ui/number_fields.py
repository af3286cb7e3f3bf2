"""Fields for numbers whose digits stand as far from the frame as the words of other fields do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

if TYPE_CHECKING:
    _SpinBox = QAbstractSpinBox
else:  # two widgets of Qt cannot both be bases
    _SpinBox = object

_INDENT: Final = 9
"""Before the digits, in device-independent pixels: style sheets give the words of spin boxes no room."""


class _Indented(_SpinBox):
    """What both kinds of numbers have in common."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Wide enough for the indented number."""
        return _widened(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the indented number."""
        return _widened(super().minimumSizeHint())


class NumberField(_Indented, QSpinBox):
    """A whole number."""


class DecimalField(_Indented, QDoubleSpinBox):
    """A number with decimals."""


def _widened(size: QSize) -> QSize:
    return QSize(size.width() + _INDENT, size.height())
