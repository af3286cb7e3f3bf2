"""The parts of a case as a table: one row each, a column for each reading and for the gold; arrows choose the row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.domain.gold_decisions import WHOLE, CaseState, Ruling
from annotator.domain.schema import Schema
from annotator.quality.cases import Case, Row
from annotator.quality.verdicts import About
from annotator.services.adjudication_article import DeskArticle
from annotator.ui.dialogs.adjudication.annotators import hue_of
from annotator.ui.dialogs.adjudication.wording import (
    answer_text,
    label_name,
    part_name,
    value_name,
)
from annotator.ui.theme import LIGHT, Theme, blend, hue_colours

_ROW = 25
_SHORT = 12
_SEVERAL = 2
_NARROWEST = 46


class PartsTable(QTableWidget):
    """Says what each annotator says about each part.

    Signals:
        part_changed: The part that the keys decide on now.
        taken: A key whose cell was double-clicked.
    """

    part_changed = Signal(str)
    taken = Signal(str)

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("partsTable")
        self._schema = schema
        self._theme = LIGHT
        self._parts: list[str] = []
        self._keys: list[str] = []
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Parts"))
        self.itemSelectionChanged.connect(lambda: self.part_changed.emit(self.part))
        self.itemDoubleClicked.connect(self._on_double_click)

    @property
    def part(self) -> str:
        """The part that the keys decide on."""
        row = self.currentRow()
        return self._parts[row] if 0 <= row < len(self._parts) else WHOLE

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme; counts from the next case on."""
        self._theme = theme

    def show_case(self, desk: DeskArticle, case: Case, *, keep: bool) -> None:
        """Show the parts of a case.

        Args:
            desk: The article.
            case: The case.
            keep: Whether the same part stays chosen; else all of it is.
        """
        part = self.part if keep else WHOLE
        rows = [row for row in case.rows if row.differs or row.state is not None]
        rows = rows or list(case.rows)
        self._keys = list(desk.keys)
        self._parts = [WHOLE, *(row.part for row in rows)]
        self.blockSignals(True)
        self.clear()
        self.setColumnCount(len(self._keys) + 2)
        self.setRowCount(len(self._parts))
        self.setHorizontalHeaderLabels([self.tr("Part"), *self._keys, self.tr("Gold")])
        self._put(0, 0, part_name(WHOLE, case.layer, self._schema), bold=True)
        for number, row in enumerate(rows, start=1):
            self._show_row(number, row, desk, case)
        self._size()
        self.setCurrentCell(self._parts.index(part) if part in self._parts else 0, 0)
        self.blockSignals(False)
        self.part_changed.emit(self.part)

    def clear_case(self) -> None:
        """Show nothing."""
        self._parts = []
        self.setRowCount(0)

    def step(self, by: int) -> None:
        """Go to another part."""
        if self._parts:
            row = min(max(self.currentRow() + by, 0), len(self._parts) - 1)
            self.setCurrentCell(row, 0)

    def _show_row(self, number: int, row: Row, desk: DeskArticle, case: Case) -> None:
        waits = row.state is not None and row.state.waits
        sign = "● " if waits else ("✓ " if row.state is CaseState.DECIDED else "")
        name = part_name(row.part, case.layer, self._schema)
        self._put(number, 0, f"{sign}{name}", bold=waits)
        told = {
            who: answer_text(row, row.answers.get(who), case.layer, self._schema)
            for who in desk.keys.values()
        }
        shared = shared_ends([each for who, each in told.items() if who in row.answers])
        for column, (key, who) in enumerate(desk.keys.items(), start=1):
            answer = row.answers.get(who)
            item = self._put(number, column, without_ends(told[who], shared))
            item.setToolTip(told[who])
            if row.differs and answer is not None:
                chip = hue_colours(hue_of(key), self._theme).mid
                item.setBackground(QColor(blend(chip, self._theme.page, 0.35)))
        ruling = case.ruled.ruling if case.ruled is not None else None
        said = _ruled(row, ruling, desk, case.layer, self._schema) if ruling is not None else ""
        self._put(number, len(self._keys) + 1, said, bold=True)

    def _put(self, row: int, column: int, words: str, *, bold: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(" ".join(words.split()))
        item.setToolTip(words)
        if bold:
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(font)
        self.setItem(row, column, item)
        return item

    def _size(self) -> None:
        header = self.horizontalHeader()
        for column in range(self.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        height = header.sizeHint().height() + _ROW * self.rowCount() + 4
        self.setFixedHeight(min(height, 10 * _ROW))

    def _on_double_click(self, item: QTableWidgetItem) -> None:
        column = item.column() - 1
        if 0 <= column < len(self._keys):
            self.taken.emit(self._keys[column])


def shared_ends(words: Sequence[str]) -> tuple[int, int]:
    """How many characters all begin with, and end with, in whole words; short ones are not worth leaving out."""
    if len(set(words)) < _SEVERAL:
        return 0, 0
    front = _common(words)
    front = words[0].rfind(" ", 0, front) + 1
    shortest = min(len(each) for each in words)
    back = _common([each[::-1] for each in words])
    back = min(back, shortest - front)
    cut = words[0].find(" ", len(words[0]) - back)
    back = len(words[0]) - cut if cut >= 0 and back > 0 else 0
    return (front if front > _SHORT else 0), (back if back > _SHORT else 0)


def _common(words: Sequence[str]) -> int:
    """How many characters all begin with."""
    shared = 0
    for signs in zip(*words, strict=False):
        if len(set(signs)) > 1:
            break
        shared += 1
    return shared


def without_ends(words: str, shared: tuple[int, int]) -> str:
    """The words without what all have in common at the ends."""
    front, back = shared
    if len(words) < front + back:
        return words
    middle = words[front : len(words) - back]
    return f"{'… ' if front else ''}{middle}{' …' if back else ''}"


def _ruled(row: Row, ruling: Ruling, desk: DeskArticle, layer: str, schema: Schema) -> str:
    """What was decided about a part."""
    text = desk.article.text
    if row.about is About.EXISTENCE and ruling.exists is not None:
        return "✓" if ruling.exists else "✗"
    if row.about is About.EDGE and ruling.fragments:
        return " … ".join(part.covered_text(text) for part in ruling.fragments)
    if row.about is About.LABEL and ruling.label:
        return label_name(layer, ruling.label, schema)
    if row.about is About.ATTRIBUTE and row.name in ruling.attributes:
        value = ruling.attributes[row.name]
        return value_name(layer, row.name, "" if value is None else str(value), schema)
    claim = ruling.roles.get(row.name) if row.about is About.ROLE else None
    if claim is None:
        return ""
    words = [" … ".join(p.covered_text(text) for p in each.fragments) for each in claim.fillers]
    return " · ".join(words) or "–"
