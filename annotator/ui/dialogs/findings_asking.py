"""What the inbox asks before it does something: why to ignore, whom to assign, whether all alike are meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.dialogs.row_table import RowTable
from annotator.ui.models.fix_preview_model import FixPreviewModel

_SIZE = (860, 480)
_NARROW = 420


class ChoiceDialog(QDialog):
    """Asks for one line, which may be one of those said before.

    Args:
        title: Of the window.
        question: What is asked.
        known: What was said before, the likeliest first.
        parent: The window it belongs to.
        required: Whether it takes an answer to go on.
    """

    def __init__(
        self,
        title: str,
        question: str,
        known: Sequence[str],
        parent: QWidget | None = None,
        *,
        required: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("choiceDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(_NARROW)
        self.field = QComboBox(self)
        self.field.setEditable(True)
        self.field.addItems(list(known))
        self.field.setCurrentText(known[0] if known else "")
        self.field.setAccessibleName(question)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        if required:
            self.field.editTextChanged.connect(lambda line: self.ok.setEnabled(bool(line.strip())))
            self.ok.setEnabled(bool(self.field.currentText().strip()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(words(question, self))
        layout.addWidget(self.field)
        layout.addWidget(buttons)
        self.field.setFocus()
        line = self.field.lineEdit()
        if line is not None:
            line.selectAll()

    @classmethod
    def ask(
        cls,
        title: str,
        question: str,
        known: Sequence[str],
        parent: QWidget | None,
        *,
        required: bool = False,
    ) -> str | None:
        """The line; ``None`` if it was cancelled."""
        dialog = cls(title, question, known, parent, required=required)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        line = dialog.field.currentText().strip()
        dialog.deleteLater()
        return line if said else None


class FixPreview(QDialog):
    """Shows what a repair would change, place by place, before it is done.

    Args:
        result: Of the worker's task ``fix_findings``, as a dry run.
    """

    def __init__(self, result: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fixPreview")
        self.setWindowTitle(self.tr("Put right all that are alike"))
        self.resize(*_SIZE)
        places, left = int(result["places"]), int(result["left_alone"])
        articles = int(result["articles"])
        told = self.tr("%Ln place(s) will be changed", "", places)
        where = self.tr("in %Ln article(s), as one step.", "", articles)
        summary = f"{told} {where}"
        if left:
            summary += " " + self.tr("%Ln place(s) will be left as they are.", "", left)
        self.summary = words(summary, self, name="fixSummary")
        self.table = RowTable(FixPreviewModel(result, self), self)
        self.table.setAlternatingRowColors(True)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((24 * UNIT, 24 * UNIT, 22 * UNIT)):
            self.table.setColumnWidth(column, width)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.apply_button = self.buttons.addButton(
            self.tr("Put right"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.apply_button.setEnabled(places > 0)
        self.apply_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
        self.apply_button.setFocus()
