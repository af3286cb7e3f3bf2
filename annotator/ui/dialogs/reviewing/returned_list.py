"""What a reviewer sent back to the person at the desk: go there, put it right, say that it is settled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.reviews import Returned
from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.reviewing.wording import JUDGED, kind_title, told
from annotator.ui.panels.style import label


class ReturnedList(QWidget):
    """Lists what came back.

    Signals:
        wanted: A ``Returned`` whose place is to be shown.
        settled: Numbers of judgements that are seen to.
    """

    wanted = Signal(object)
    settled = Signal(object)

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("returnedList")
        self._schema = schema
        self._rows: Sequence[Returned] = ()
        title = label("title", self, wrap=False)
        title.setText(self.tr("Sent back to me"))
        self.table = QTableWidget(0, 4, self)
        self.table.setAccessibleName(title.text())
        self.table.setHorizontalHeaderLabels(
            [self.tr("Article"), self.tr("What"), self.tr("Verdict"), self.tr("Reason")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((28, 24, 22)):
            self.table.setColumnWidth(column, width * UNIT)
        self.table.activated.connect(lambda _index: self._go())
        self.go_button = QPushButton(self.tr("Go there"), self)
        self.go_button.clicked.connect(lambda _checked=False: self._go())
        self.settle_button = QPushButton(self.tr("Settled"), self)
        self.settle_button.clicked.connect(lambda _checked=False: self._settle())
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.settle_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(title)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)

    def show_returned(self, rows: Sequence[Returned]) -> None:
        """Show these."""
        self._rows = rows
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            said = row.judgement
            verdict = told(JUDGED[said.judged])
            if said.label:
                layer = said.layer or row.item.layer
                verdict += f": {kind_title(self._schema, layer, said.label)}"
            what = kind_title(self._schema, row.item.layer, row.item.label) if row.item.span else ""
            for column, text in enumerate((row.item.title, what, verdict, said.reason)):
                self.table.setItem(place, column, QTableWidgetItem(text))
        if rows:
            self.table.setCurrentCell(0, 0)
        self.go_button.setEnabled(bool(rows))
        self.settle_button.setEnabled(bool(rows))

    def _go(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._rows):
            self.wanted.emit(self._rows[row])

    def _settle(self) -> None:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        if rows:
            self.settled.emit([self._rows[row].judgement.seq for row in rows])
