"""A report: everything a task skipped, changed or lost, row by row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.row_table import RowTable
from annotator.ui.models.report_model import ReportModel
from annotator.ui.panels.outcomes import Outcome
from annotator.ui.panels.style import label

_SIZE = (896, 440)
_LEAST_KIND, _MOST_KIND = 10 * UNIT, 32 * UNIT


class ReportDialog(QDialog):
    """Shows an outcome with all its details; does not hold up the window.

    Signals:
        place_wanted: A ``Place`` in the corpus a line leads to; the report is put away.
    """

    place_wanted = Signal(object)

    def __init__(self, title: str, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._outcome = outcome
        summary = label("", self)
        summary.setText(outcome.summary)
        self.table = RowTable(ReportModel(outcome.details, self), self)
        self.table.setAlternatingRowColors(True)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        # What it is takes what it needs; what is left goes to the places and, twice as much, to the reasons.
        kind = min(self.table.sizeHintForColumn(0) + 2 * UNIT, _MOST_KIND)
        self.table.setColumnWidth(0, max(kind, _LEAST_KIND))
        self.table.setColumnWidth(1, (_SIZE[0] - self.table.columnWidth(0)) // 3)
        self.table.activated.connect(self._on_activated)
        self.table.doubleClicked.connect(self._on_activated)
        hint = label("muted", self)
        hint.setObjectName("reportHint")
        hint.setText(self.tr("Enter or a double click goes there."))
        hint.setVisible(any(each.leads_to is not None for each in outcome.details))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(hint)
        layout.addWidget(buttons)

    def _on_activated(self, index: QModelIndex) -> None:
        place = self._outcome.details[index.row()].leads_to
        if place is not None and self.isVisible():
            self.close()
            self.place_wanted.emit(place)

    def copy(self) -> None:
        """Put the report on the clipboard, tabs between the columns."""
        lines = [self._outcome.summary]
        lines += [f"{d.kind}\t{d.place}\t{d.reason}" for d in self._outcome.details]
        QGuiApplication.clipboard().setText("\n".join(lines))
