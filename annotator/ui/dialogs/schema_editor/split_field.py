"""How a label is split: into which labels, and which span gets which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from annotator.domain.schema import LabelDef, LayerDef
from annotator.domain.schema_changes import SplitLabel
from annotator.domain.span import AttributeValue
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.schema_editor.checks import is_identifier
from annotator.ui.dialogs.schema_editor.fields import Field


class SplitField(Field):
    """The parts of a label, an attribute that tells spans apart, and where each value goes.

    Args:
        name: Of the field.
        layer: The label's layer.
        label: Which label is split.
    """

    def __init__(
        self, name: str, layer: LayerDef, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._layer, self._label = layer, label
        self.parts = QLineEdit(label + ", ", self)
        self.parts.setObjectName("splitParts")
        self.parts.setPlaceholderText(self.tr("two or more ids, with commas"))
        self.parts.textEdited.connect(self._on_parts)
        self.attribute = QComboBox(self)
        self.attribute.setObjectName("splitAttribute")
        self.attribute.addItem(self.tr("no attribute: all get the same label"), "")
        for attribute, found in layer.attributes.items():
            if found.kind != "text":
                self.attribute.addItem(attribute, attribute)
        self.attribute.activated.connect(lambda _index: self._show_values())
        self.rest = QComboBox(self)
        self.rest.setObjectName("splitRest")
        self._form = QFormLayout()
        self._form.setVerticalSpacing(UNIT)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.addRow(self.tr("&Into"), self.parts)
        self._form.addRow(self.tr("&By attribute"), self.attribute)
        self._form.addRow(self.tr("All &others get"), self.rest)
        self.content.addLayout(self._form)
        self.values: dict[AttributeValue, QComboBox] = {}
        self.setFocusProxy(self.parts)
        self._fill_targets()

    def names(self) -> list[str]:
        """The ids of the parts, each once."""
        given = (part.strip() for part in self.parts.text().split(","))
        return list(dict.fromkeys(part for part in given if part))

    def own_problem(self) -> str:
        """Whether there are too few parts, or one is no id or taken."""
        names = self.names()
        if len(names) < 2:  # noqa: PLR2004 - else nothing is split
            return self.tr("Give at least two ids, with a comma between them.")
        for name in names:
            if not is_identifier(name):
                return self.tr("“%1” is no id: a letter, then letters, digits, - and _.").replace(
                    "%1", name
                )
            if name != self._label and name in self._layer.labels:
                return self.tr("“%1” is there already.").replace("%1", name)
        return ""

    def edit_of(self, layer: str) -> SplitLabel:
        """The edit; the part that keeps the id keeps everything else, too."""
        whole = self._layer.labels[self._label]
        bare = whole.model_copy(update={"key": None, "title": {}, "colour": None})
        into: Mapping[str, LabelDef] = {
            name: whole if name == self._label else bare for name in self.names()
        }
        return SplitLabel(
            layer=layer,
            label=self._label,
            into=dict(into),
            rest=str(self.rest.currentData()),
            attribute=str(self.attribute.currentData()),
            by_value={value: str(box.currentData()) for value, box in self.values.items()},
        )

    def set_title(self, title: str) -> None:
        """Tell screen readers what it is."""
        self.setAccessibleName(title)

    def _on_parts(self) -> None:
        self._fill_targets()
        self.changed.emit()

    def _fill_targets(self) -> None:
        for box in (self.rest, *self.values.values()):
            chosen = box.currentData()
            box.clear()
            for name in self.names():
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _show_values(self) -> None:
        for box in self.values.values():
            self._form.removeRow(box)
        self.values.clear()
        attribute = self._layer.attributes.get(str(self.attribute.currentData()))
        choices: Sequence[AttributeValue] = ()
        if attribute is not None:
            choices = (True, False) if attribute.kind == "flag" else tuple(attribute.values)
        for place, value in enumerate(choices):
            box = QComboBox(self)
            box.setObjectName(f"splitValue.{value}")
            flags = {"True": self.tr("yes"), "False": self.tr("no")}
            words = flags[str(value)] if isinstance(value, bool) else value
            box.setAccessibleName(words)
            self._form.insertRow(2 + place, words, box)
            self.values[value] = box
        self._fill_targets()
        self.changed.emit()
