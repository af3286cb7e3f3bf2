"""What the dialogs have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from annotator.ui.appearance import UNIT

MARGIN = 3 * UNIT


def form() -> QFormLayout:
    """An empty form with the distances all dialogs have."""
    made = QFormLayout()
    made.setHorizontalSpacing(2 * UNIT)
    made.setVerticalSpacing(UNIT + 4)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return made


def words(text: str, parent: QWidget, *, name: str = "") -> QLabel:
    """A label that takes what it is given as it is: plain text, broken into lines."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if name:
        made.setObjectName(name)
    return made
