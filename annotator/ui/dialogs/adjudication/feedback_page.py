"""The tab of feedback: a sheet for each annotator, what was taken for what, and what the guideline lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.gold_decisions import ReasonCode
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.adjudication.wording import reason_name
from annotator.ui.i18n import error_text, number
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient

_GAPS = "\0gaps"


class FeedbackPage(QWidget):
    """Shows what the worker finds out; nothing is changed."""

    def __init__(self, worker: WorkerClient, corpus: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("feedbackPage")
        self._worker = worker
        self._corpus = corpus
        self._blind = False
        self._theme: Theme = LIGHT
        self._result: Mapping[str, Any] = {"sheets": [], "gaps": []}
        self.choice = QComboBox(self)
        self.choice.currentIndexChanged.connect(lambda _index: self._show())
        self.told = label("", self)
        self.problem = label("error", self)
        self.problem.hide()
        self.table = QTableWidget(0, 5, self)
        self.table.setObjectName("feedbackTable")
        self.matrix = QTableWidget(0, 0, self)
        self.matrix.setObjectName("confusionTable")
        self.matrix_choice = QComboBox(self)
        self.matrix_choice.currentIndexChanged.connect(lambda _index: self._show_matrix())
        self.sheet_button = self._button(self._save_sheet)
        self.notes_button = self._button(self._save_notes)
        self._build()
        self.retranslate()

    def set_blind(self, *, on: bool) -> None:
        """Show sheets by name, or only what names nobody."""
        self._blind = on

    def renew(self) -> None:
        """Let the worker hold the sets against the gold."""
        self.problem.hide()
        self.told.setText(self.tr("Comparing…"))
        handle = self._worker.start("feedback", self._corpus)
        handle.succeeded.connect(self._on_result)
        handle.failed.connect(self._on_failed)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.sheet_button.setText(self.tr("Save the sheet as a page…"))
        self.notes_button.setText(self.tr("Save the cases for the guideline…"))
        self.choice.setAccessibleName(self.tr("Whose sheet"))
        self.matrix_choice.setAccessibleName(self.tr("Which matrix"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.choice)
        top.addWidget(self.told, 1)
        top.addWidget(self.sheet_button)
        top.addWidget(self.notes_button)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(UNIT, 0, 0, 0)
        column.addWidget(self.matrix_choice)
        column.addWidget(self.matrix, 1)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.table)
        parts.addWidget(side)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        layout.addWidget(parts, 1)
        for table in (self.table, self.matrix):
            table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
            table.setShowGrid(False)
            table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.matrix.setShowGrid(True)

    def _button(self, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "link")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _on_result(self, result: Mapping[str, Any]) -> None:
        self._result = result
        chosen = self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        if not self._blind:
            for sheet in result["sheets"]:
                self.choice.addItem(str(sheet["annotator"]), str(sheet["annotator"]))
        self.choice.addItem(self.tr("Cases for the guideline"), _GAPS)
        place = self.choice.findData(chosen)
        self.choice.setCurrentIndex(max(place, 0))
        self.choice.blockSignals(False)
        self._show()

    def _on_failed(self, error: AnnotatorError) -> None:
        self.told.setText("")
        self.problem.setText(error_text(error))
        self.problem.show()

    @property
    def _sheet(self) -> Mapping[str, Any] | None:
        name = self.choice.currentData()
        return next((each for each in self._result["sheets"] if each["annotator"] == name), None)

    def _show(self) -> None:
        sheet = self._sheet
        self.sheet_button.setVisible(sheet is not None)
        gaps: Sequence[Mapping[str, Any]] = self._result["gaps"]
        self.notes_button.setEnabled(bool(gaps))
        if sheet is None:
            self._show_gaps(gaps)
            return
        words = self.tr("%1 of %2 spans are gold as marked; %3 corrections in %4 articles.")
        for place, name in enumerate(("kept", "spans", "corrected", "articles"), start=1):
            words = words.replace(f"%{place}", number(int(sheet[name])))
        self.told.setText(words)
        heads = (
            self.tr("What"),
            self.tr("Place"),
            self.tr("Marked as"),
            self.tr("Gold"),
            self.tr("Why"),
        )
        rows = [
            (
                str(each["name"] or each["layer"]),
                str(each["excerpt"]),
                str(each["own"]),
                str(each["gold"]),
                self._why(each),
            )
            for each in sheet["corrections"]
        ]
        self._fill(heads, rows)
        self.matrix_choice.blockSignals(True)
        self.matrix_choice.clear()
        for kind, name in (("labels", self.tr("Labels: %1")), ("roles", self.tr("Roles: %1"))):
            matrices = sheet[kind]
            for layer in sorted(matrices, key=lambda each: -_size(matrices[each])):
                self.matrix_choice.addItem(name.replace("%1", str(layer)), (kind, layer))
        self.matrix_choice.blockSignals(False)
        for widget in (self.matrix_choice, self.matrix):
            widget.show()
        self._show_matrix()

    def _show_gaps(self, gaps: Sequence[Mapping[str, Any]]) -> None:
        words = self.tr("%1 cases that the guideline does not decide.")
        told = words.replace("%1", number(len(gaps)))
        if self._blind:
            told += " " + self.tr("Deciding is blind here: sheets by name are kept back.")
        self.told.setText(told)
        heads = (
            self.tr("Layer"),
            self.tr("Place"),
            self.tr("Readings"),
            self.tr("Decided"),
            self.tr("Note"),
        )
        rows = [
            (
                str(gap["layer"]),
                str(gap["excerpt"]),
                " | ".join(each or "–" for each in gap["readings"]),
                str(gap["outcome"]) or "–",
                str(gap["note"]),
            )
            for gap in gaps
        ]
        self._fill(heads, rows)
        for widget in (self.matrix_choice, self.matrix):
            widget.hide()

    def _fill(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setRowCount(len(rows))
        for number_, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(number_, column, item)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 2, 3, 4):
            self.table.setColumnWidth(column, 15 * UNIT)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _why(self, each: Mapping[str, Any]) -> str:
        reason = reason_name(ReasonCode(each["reason"])) if each["reason"] else ""
        said = ": ".join(filter(None, (reason, str(each["note"]))))
        return said or (self.tr("decided") if each["decided"] else self.tr("by vote"))

    def _show_matrix(self) -> None:
        sheet, chosen = self._sheet, self.matrix_choice.currentData()
        if sheet is None or chosen is None:
            self.matrix.setRowCount(0)
            self.matrix.setColumnCount(0)
            return
        kind, layer = chosen
        cells = {(gold, own): count for gold, own, count in sheet[kind][layer]}
        names = sorted({each for pair in cells for each in pair} - {""})
        names += [""] if any("" in pair for pair in cells) else []
        heads = [name or self.tr("nothing") for name in names]
        self.matrix.setRowCount(len(names))
        self.matrix.setColumnCount(len(names))
        self.matrix.setHorizontalHeaderLabels(heads)
        self.matrix.setVerticalHeaderLabels(heads)
        self.matrix.setToolTip(self.tr("Rows: gold. Columns: as the annotator marked it."))
        for row, gold in enumerate(names):
            for column, own in enumerate(names):
                count = cells.get((gold, own), 0)
                item = QTableWidgetItem(number(count) if count else "")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if count:
                    good = gold == own
                    item.setForeground(QColor(self._theme.success if good else self._theme.error))
                self.matrix.setItem(row, column, item)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._show_matrix()

    def _save_sheet(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            name = str(sheet["annotator"])
            path = self._ask(f"{name}.html", self.tr("Page (*.html)"))
            if path:
                self._write({"annotator": name, "html": path})

    def _save_notes(self) -> None:
        path = self._ask("guideline-cases.md", self.tr("Markdown (*.md)"))
        if path:
            self._write({"notes": path})

    def _write(self, params: Mapping[str, str]) -> None:
        handle = self._worker.start("feedback", self._corpus, params)
        handle.failed.connect(self._on_failed)
        words = self.tr("Written: %1").replace("%1", next(reversed(list(params.values()))))
        handle.succeeded.connect(lambda _result: self.told.setText(words))

    def _ask(self, name: str, kinds: str) -> str:
        """Where to write; empty if one thinks better of it."""
        folder = Path(self._corpus).parent
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), str(folder / name), kinds)
        return path


def _size(cells: Sequence[tuple[str, str, int]]) -> int:
    """How much a matrix counts."""
    return sum(count for _, _, count in cells)
