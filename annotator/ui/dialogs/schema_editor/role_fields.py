"""Fields about roles: how many fillers, from which layers, and which roles a label takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.schema_editor.fields import Field
from annotator.ui.letting_go import let_go
from annotator.ui.number_fields import NumberField

_MOST = 999
_EXACTLY = "{n}"
_ROLE = Qt.ItemDataRole.UserRole


class CardinalityField(Field):
    """How many fillers a role has."""

    def __init__(self, name: str = "cardinality", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.box = QComboBox(self)
        for value, words in (
            ("?", self.tr("none or one (?)")),
            ("*", self.tr("any number (*)")),
            ("+", self.tr("one or more (+)")),
            (_EXACTLY, self.tr("exactly")),
        ):
            self.box.addItem(words, value)
        self.count = NumberField(self)
        self.count.setRange(1, _MOST)
        self.box.activated.connect(self._on_chosen)
        self.count.valueChanged.connect(self._on_counted)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.box)
        row.addWidget(self.count)
        row.addStretch(1)
        self.content.addLayout(row)
        self.setFocusProxy(self.box)
        self.count.hide()

    def value(self) -> str:
        """As the schema writes it."""
        chosen = str(self.box.currentData())
        return f"{{{self.count.value()}}}" if chosen == _EXACTLY else chosen

    def show_value(self, value: str) -> None:
        """Show one."""
        exact = value.startswith("{")
        self.box.setCurrentIndex(self.box.findData(_EXACTLY if exact else value))
        self.count.blockSignals(True)
        self.count.setValue(int(value.strip("{}")) if exact else 1)
        self.count.blockSignals(False)
        self.count.setVisible(exact)

    def _on_chosen(self) -> None:
        self.count.setVisible(self.box.currentData() == _EXACTLY)
        self.changed.emit()

    def _on_counted(self) -> None:
        self.changed.emit()


class OrderedChecksField(Field):
    """Some of several things, in an order that counts: Space ticks, Alt+arrows move.

    Args:
        name: Of the value.
        none_words: What is wrong if nothing is ticked; empty: nothing is.
    """

    def __init__(self, name: str, none_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._none_words = none_words
        self.list = QListWidget(self)
        self.list.setFixedHeight(14 * UNIT)
        self.list.setSpacing(1)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.up = self._button(self.tr("Up"), -1, Qt.ArrowType.UpArrow)
        self.down = self._button(self.tr("Down"), 1, Qt.ArrowType.DownArrow)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.list, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row.addLayout(buttons)
        self.content.addLayout(row)
        self.setFocusProxy(self.list)

    def show_choices(self, choices: Mapping[str, str], chosen: Sequence[str]) -> None:
        """Offer things by id and title; the chosen ones come first, ticked, in their order."""
        self.list.blockSignals(True)
        self.list.clear()
        for name in (*chosen, *(each for each in choices if each not in chosen)):
            item = QListWidgetItem(choices.get(name, name), self.list)
            item.setData(_ROLE, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def value(self) -> tuple[str, ...]:
        """The ticked ones."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(_ROLE)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def own_problem(self) -> str:
        """Whether nothing is ticked."""
        return "" if self.value() else self._none_words

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + step < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(row + step, self.list.takeItem(row))
        self.list.setCurrentRow(row + step)
        self.list.blockSignals(False)
        self.changed.emit()

    def _button(self, words: str, step: int, arrow: Qt.ArrowType) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(arrow)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._move(step))
        return button


class RolesField(Field):
    """Which roles of its layer a label takes, and how many fillers each; or simply all of them."""

    def __init__(self, name: str = "roles", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.every = QCheckBox(self.tr("all roles of the layer, as they are"), self)
        self.every.clicked.connect(self._on_every)
        self.content.addWidget(self.every)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setColumnStretch(1, 1)
        self.content.addLayout(self._grid)
        self.boxes: dict[str, QComboBox] = {}
        self._defaults: Mapping[str, str] = {}
        self._own: tuple[str, ...] = ()
        self.setFocusProxy(self.every)

    def show_roles(
        self, titles: Mapping[str, str], defaults: Mapping[str, str], own: Mapping[str, str] | None
    ) -> None:
        """Show what a label takes.

        Args:
            titles: The roles of the layer and what they are called.
            defaults: Their cardinalities.
            own: What the label says itself; ``None``: all of them.
        """
        while (item := self._grid.itemAt(0)) and (widget := item.widget()):
            self._grid.removeWidget(widget)
            let_go(widget)
        self.boxes.clear()
        self._defaults, self._own = defaults, tuple(own or ())
        self.every.setChecked(own is None)
        taken = defaults if own is None else own
        for row, (role, title) in enumerate(titles.items()):
            words = QLabel(title, self)
            words.setTextFormat(Qt.TextFormat.PlainText)
            box = QComboBox(self)
            box.addItem(self.tr("not taken"), "")
            for value in dict.fromkeys(("?", "*", "+", defaults[role], taken.get(role, "?"))):
                box.addItem(value, value)
            box.setCurrentIndex(box.findData(taken.get(role, "")))
            box.setAccessibleName(title)
            box.setEnabled(own is not None)
            box.activated.connect(lambda _index: self.changed.emit())
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(box, row, 1, Qt.AlignmentFlag.AlignLeft)
            self.boxes[role] = box

    def value(self) -> dict[str, str] | None:
        """What the label says; ``None``: all roles."""
        if self.every.isChecked():
            return None
        chosen = {role: str(box.currentData()) for role, box in self.boxes.items()}
        # In the order they came, so that what is as it was is the same.
        order = dict.fromkeys((*self._own, *chosen))
        return {role: chosen[role] for role in order if chosen[role]}

    def _on_every(self) -> None:
        for role, box in self.boxes.items():
            box.setEnabled(not self.every.isChecked())
            if self.every.isChecked():
                box.setCurrentIndex(box.findData(self._defaults[role]))
        self.changed.emit()
