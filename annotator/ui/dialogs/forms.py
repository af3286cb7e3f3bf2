"""What the dialogs have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLayout, QWidget

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


def add_beside(rows: QFormLayout, title: str, row: QLayout, field: QWidget) -> None:
    """Add a row of several parts; its title names the field to screen readers, as it does where a field is alone.

    Args:
        rows: The form.
        title: What stands before the row.
        row: The field, and what stands beside it.
        field: What the title is about.
    """
    label = QLabel(title)
    label.setBuddy(field)
    rows.addRow(label, row)


def filter_choice(name: str, parent: QWidget) -> QComboBox:
    """An empty choice of a filter, as wide as what stands in it.

    Args:
        name: For screen readers; a filter has no room for titles.
        parent: Its parent.
    """
    made = QComboBox(parent)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def words(text: str, parent: QWidget, *, name: str = "", wrap: bool = True) -> QLabel:
    """A label that takes what it is given as it is: plain text, broken into lines unless it is not to ``wrap``."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made
