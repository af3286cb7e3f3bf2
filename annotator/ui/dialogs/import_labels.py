"""What labels of other programs become: one line each, decided by a person, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.schema import Schema, in_language
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import words
from annotator.ui.i18n import current_language

LEFT_OUT = ""
"""What ``--map`` takes for labels that are left out."""


class LabelTable(QWidget):
    """Their labels, and beside each a choice of ours; what was decided once stays decided.

    Args:
        schema: Of the corpus.

    Signals:
        changed: Something was decided.
    """

    changed = Signal()

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._decided: dict[str, str] = {}
        self.boxes: dict[str, QComboBox] = {}
        self._build()
        self.show_labels(())

    @property
    def undecided(self) -> tuple[str, ...]:
        """The labels of which nothing was said yet."""
        return tuple(name for name in self.boxes if name not in self._decided)

    def mapping(self) -> tuple[str, ...]:
        """What was decided, as ``THEIRS=LAYER.LABEL``."""
        return tuple(
            f"{name}={self._decided[name]}" for name in self.boxes if name in self._decided
        )

    def show_labels(self, labels: Iterable[Mapping[str, Any]]) -> None:
        """Ask about these labels.

        Args:
            labels: As in the result of the task ``examine_import``.
        """
        asked = list(labels)
        self.boxes = {}
        self.table.setRowCount(0)
        self.table.setRowCount(len(asked))
        for row, label in enumerate(asked):
            self._add(row, str(label["name"]), label)
        self.setVisible(bool(asked))
        self.changed.emit()

    def leave_out_the_rest(self) -> None:
        """Decide to leave out all labels of which nothing was said yet."""
        for name in self.undecided:
            self.boxes[name].setCurrentIndex(self.boxes[name].findData(LEFT_OUT))

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        heading = words(self.tr("These labels are not in the schema. Say what each becomes."), self)
        self.table = QTableWidget(0, 2, self)
        self.table.setObjectName("importLabels")
        self.table.setHorizontalHeaderLabels([self.tr("In the files"), self.tr("Becomes")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.verticalHeader().setDefaultSectionSize(4 * UNIT + 2)
        self.table.setMinimumHeight(18 * UNIT)
        self.rest = QPushButton(self.tr("Leave out the rest"), self)
        self.rest.setAutoDefault(False)
        self.rest.clicked.connect(self.leave_out_the_rest)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.rest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)

    def _add(self, row: int, name: str, label: Mapping[str, Any]) -> None:
        item = QTableWidgetItem(name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        where = self.tr("%1, line %2").replace("%1", str(label.get("file", "")))
        item.setToolTip(where.replace("%2", str(label.get("line", ""))).replace("<", "&lt;"))
        self.table.setItem(row, 0, item)
        box = QComboBox(self.table)
        box.setAccessibleName(self.tr("What %1 becomes").replace("%1", name))
        box.addItem(self.tr("Choose…"), None)
        box.addItem(self.tr("Leave out"), LEFT_OUT)
        for target, title in self._targets(label.get("candidates", ())):
            box.addItem(title, target)
        if name in self._decided:
            box.setCurrentIndex(box.findData(self._decided[name]))
        box.currentIndexChanged.connect(lambda _row, name=name: self._on_decided(name))
        self.table.setCellWidget(row, 1, box)
        self.boxes[name] = box

    def _targets(self, candidates: Sequence[str]) -> Iterable[tuple[str, str]]:
        """All labels of the schema, those the file can only mean first."""
        language = current_language()
        found = {
            f"{name}.{label}": f"{in_language(layer.title, language) or name}: "
            f"{self._schema.label_title(name, label, language)}"
            for name, layer in self._schema.layers.items()
            for label in layer.labels
        }
        first = [each for each in candidates if each in found]
        return [(each, found[each]) for each in dict.fromkeys([*first, *found])]

    def _on_decided(self, name: str) -> None:
        chosen = self.boxes[name].currentData()
        if chosen is None:
            self._decided.pop(name, None)
        else:
            self._decided[name] = str(chosen)
        self.changed.emit()
