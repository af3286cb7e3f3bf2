"""The table of labels: for each label of a pipeline a list of what it can be in the schema."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.schema import Schema, in_language
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form
from annotator.ui.dialogs.pipelines.entries import LabelLine
from annotator.ui.i18n import current_language
from annotator.ui.panels.style import label

_BY_DEFAULT = "\0default"
"""Stands for no decision; no label can be called like that."""
_LEFT_OUT = ""
NAME_WIDTH = 12 * UNIT
"""Least width of what stands before the lists, so that they stand in one line."""


class LabelForm(QScrollArea):
    """A list for each label; Tab goes from one to the next, letters and arrows choose.

    Signals:
        decided: The decisions changed.
    """

    decided = Signal()

    def __init__(self, schema: Schema | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelForm")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The lists take the keyboard, not what they scroll in.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._schema = schema
        self.boxes: dict[str, QComboBox] = {}
        self._show_rows(())

    def show_labels(self, lines: Iterable[LabelLine]) -> None:
        """Show what the labels of a pipeline are."""
        self._show_rows(lines)

    @property
    def decisions(self) -> dict[str, str]:
        """The labels that were decided about, with their targets; empty for left out."""
        return {
            name: box.currentData()
            for name, box in self.boxes.items()
            if box.currentData() != _BY_DEFAULT
        }

    def _show_rows(self, lines: Iterable[LabelLine]) -> None:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        rows: QFormLayout = form()
        outer.addLayout(rows)
        outer.addStretch(1)
        self.boxes = {}
        for line in lines:
            box = self._box(line)
            box.setParent(holder)
            title = label("", holder, wrap=False)
            title.setText(line.label)
            title.setMinimumWidth(NAME_WIDTH)
            rows.addRow(title, box)
            self.boxes[line.label] = box
        self.setWidget(holder)

    def _box(self, line: LabelLine) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(line.label)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.addItem(self._default_words(line.default), _BY_DEFAULT)
        box.addItem(self.tr("leave out"), _LEFT_OUT)
        for target, words in self._targets():
            box.addItem(words, target)
        wanted = _BY_DEFAULT if not line.decided else line.target or _LEFT_OUT
        box.setCurrentIndex(max(box.findData(wanted), 0))
        box.currentIndexChanged.connect(self.decided)
        return box

    def _default_words(self, default: str | None) -> str:
        if default is None:
            return self.tr("by default: no label of the schema")
        return self.tr("by default: %1").replace("%1", self._words(default))

    def _targets(self) -> Iterable[tuple[str, str]]:
        if self._schema is None:
            return
        for layer_name, layer in self._schema.layers.items():
            for name in layer.labels:
                target = f"{layer_name}.{name}"
                yield target, self._words(target)

    def _words(self, target: str) -> str:
        layer, _, name = target.partition(".")
        if self._schema is None or layer not in self._schema.layers:
            return target
        language = current_language()
        title = in_language(self._schema.layers[layer].title, language) or layer
        return f"{title}: {self._schema.label_title(layer, name, language)}"
