"""The first page of training: what to learn, on top of what, and whether there is gold enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from annotator.domain.schema import Schema, in_language
from annotator.services.context import BUILTIN
from annotator.services.training import STEPS
from annotator.services.training_gold import FEW_ARTICLES, FEW_EXAMPLES, learnable
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form
from annotator.ui.i18n import current_language, number
from annotator.ui.panels.style import label

_NAMED = 6
"""Labels with few examples that are named; the others are counted."""


class TrainingForm(QWidget):
    """Asks what to train.

    Args:
        schema: Of the corpus.
        bases: Pipelines to build on: what ``--base`` takes, and how it is called.

    Signals:
        changed: Something was chosen.
    """

    changed = Signal()

    def __init__(
        self, schema: Schema, bases: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._schema = schema
        self._size: Mapping[str, Any] | None = None
        self.layers: dict[str, QCheckBox] = {}
        boxes = QWidget(self)
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name in learnable(schema):
            box = QCheckBox(self._title(name), boxes)
            box.setObjectName(f"layer.{name}")
            box.toggled.connect(self._on_changed)
            column.addWidget(box)
            self.layers[name] = box
        self.base = QComboBox(self)
        self.base.setObjectName("trainingBase")
        for name, title in bases:
            self.base.addItem(title, name)
        self.base.setCurrentIndex(max(0, self.base.findData(BUILTIN)))
        self.base.setToolTip(
            self.tr("What is learned is put on top of it; its rules and its parser stay.")
        )
        self.curve = QCheckBox(self.tr("Also train on 25, 50 and 75 % of the gold"), self)
        self.curve.setChecked(True)
        self.curve.setToolTip(
            self.tr("Shows whether more gold is worth it; takes two and a half times as long.")
        )
        self.gold = label("muted", self)
        self.gold.setObjectName("trainingGold")
        self.few = label("muted", self)
        self.few.setObjectName("trainingFew")
        rows = form()
        rows.addRow(self.tr("Learn"), boxes)
        rows.addRow(self.tr("On top of"), self.base)
        rows.addRow("", self.curve)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(rows)
        layout.addWidget(self.gold)
        layout.addWidget(self.few)
        layout.addStretch(1)
        self.show_gold(None)

    def show_gold(self, size: Mapping[str, Any] | None) -> None:
        """Say how much gold there is; ``None``: it is still being counted."""
        self._size = size
        for name, box in self.layers.items():
            count = self._count(name)
            box.setText(
                self._title(name)
                if size is None
                else self.tr("%1 (%2 spans)")
                .replace("%1", self._title(name))
                .replace("%2", number(count))
            )
            box.setEnabled(size is None or count > 0)
            if size is not None:
                box.setChecked(count > 0)
        self._on_changed()

    def is_ready(self) -> bool:
        """Whether a training can begin."""
        return bool(self._size and self._size.get("enough") and self.chosen)

    @property
    def chosen(self) -> list[str]:
        """The layers to learn."""
        return [name for name, box in self.layers.items() if box.isChecked() and box.isEnabled()]

    def params(self) -> dict[str, object]:
        """The parameters of the worker's task ``train``."""
        return {
            "layers": self.chosen,
            "base": self.base.currentData(),
            "curve": self.curve.isChecked(),
            "steps": STEPS,
        }

    def _on_changed(self) -> None:
        self.gold.setText(self._gold_words())
        few = self._few_words()
        self.few.setText(few)
        self.few.setVisible(bool(few))
        self.changed.emit()

    def _gold_words(self) -> str:
        size = self._size
        if size is None:
            return self.tr("Counting the gold…")
        articles = int(size.get("articles", 0))
        said = self.tr("%Ln finished article(s) with gold", "", articles)
        if not size.get("enough"):
            return self.tr("%1: too few to train.").replace("%1", said)
        if articles < FEW_ARTICLES:
            words = self.tr("%1; with fewer than %2 do not expect much.")
            return words.replace("%1", said).replace("%2", number(FEW_ARTICLES))
        return f"{said}."

    def _few_words(self) -> str:
        if self._size is None:
            return ""
        few = [
            f"{self._schema.label_title(layer, name, current_language())} ({number(count)})"
            for layer in self.chosen
            for name, count in self._labels(layer).items()
            if count < FEW_EXAMPLES and name in self._schema.layers[layer].labels
        ]
        if not few:
            return ""
        named = ", ".join(few[:_NAMED])
        if len(few) > _NAMED:
            named = self.tr("%1 and %Ln more", "", len(few) - _NAMED).replace("%1", named)
        words = self.tr("Fewer than %1 examples, hardly learned: %2.")
        return words.replace("%1", number(FEW_EXAMPLES)).replace("%2", named)

    def _labels(self, layer: str) -> Mapping[str, int]:
        spans = (self._size or {}).get("spans", {})
        found = spans.get(layer, {}) if isinstance(spans, Mapping) else {}
        return {str(name): int(count) for name, count in found.items()}

    def _count(self, layer: str) -> int:
        return sum(self._labels(layer).values())

    def _title(self, layer: str) -> str:
        return in_language(self._schema.layers[layer].title, current_language()) or layer
