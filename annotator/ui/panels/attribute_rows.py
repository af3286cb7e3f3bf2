"""The attributes of a span: choices, flags and free text, each with the editor that fits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from annotator.domain.schema import AttributeDef, in_language
from annotator.domain.span import AttributeValue
from annotator.ui.appearance import UNIT
from annotator.ui.letting_go import let_go
from annotator.ui.panels.style import label

_TITLE_WIDTH = 96


class _Choice(QComboBox):
    """A choice that the mouse wheel does not change by accident while one scrolls the panel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AttributeRows(QWidget):
    """Editors for the attributes of one layer.

    Signals:
        changed: ``str, AttributeValue | None``: the attribute and its new value, ``None`` is unknown.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer = ""
        self._language = ""
        self.editors: dict[str, QComboBox | QCheckBox | QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(UNIT // 2)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def show_values(
        self,
        layer: str,
        definitions: Mapping[str, AttributeDef],
        values: Mapping[str, AttributeValue],
        language: str,
        *,
        editable: bool,
    ) -> None:
        """Show the attributes of a span.

        Args:
            layer: Id of its layer; the editors are made anew only for another layer or language.
            definitions: The layer's attributes.
            values: What is set.
            language: Of titles and choices.
            editable: Whether they can be changed.
        """
        if (layer, language) != (self._layer, self._language):
            self._layer, self._language = layer, language
            self._make(definitions, language)
        for name, editor in self.editors.items():
            value = values.get(name)
            with QSignalBlocker(editor):
                self._put(editor, definitions[name], value)
            editor.setEnabled(editable)

    def _make(self, definitions: Mapping[str, AttributeDef], language: str) -> None:
        while (item := self._grid.itemAt(0)) and (widget := item.widget()):
            self._grid.removeWidget(widget)
            let_go(widget)
        self.editors.clear()
        for row, (name, definition) in enumerate(definitions.items()):
            title = in_language(definition.title, language) or name
            editor = self._editor(name, definition, language)
            editor.setObjectName(f"attribute-{name}")
            editor.setAccessibleName(title)
            words = label("muted", self)
            words.setText(title)
            words.setMinimumWidth(_TITLE_WIDTH)
            words.setBuddy(editor)
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(editor, row, 1)
            self.editors[name] = editor

    def _editor(
        self, name: str, definition: AttributeDef, language: str
    ) -> QComboBox | QCheckBox | QLineEdit:
        match definition.kind:
            case "choice":
                choice = _Choice(self)
                choice.setMinimumContentsLength(2)
                choice.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                choice.addItem(self._unset_text(definition, language), None)
                for value, title in definition.values.items():
                    choice.addItem(in_language(title, language) or value, value)
                choice.activated.connect(lambda _row: self.changed.emit(name, choice.currentData()))
                return choice
            case "flag":
                flag = QCheckBox(self)
                flag.clicked.connect(lambda on: self.changed.emit(name, on))
                return flag
            case _:
                field = QLineEdit(self)
                field.editingFinished.connect(lambda: self._on_text(name, field))
                return field

    def _unset_text(self, definition: AttributeDef, language: str) -> str:
        if isinstance(definition.default, str):
            title = in_language(definition.values.get(definition.default, {}), language)
            return f"({title or definition.default})"  # assumed, not said
        return self.tr("not set")

    def _on_text(self, name: str, field: QLineEdit) -> None:
        text = field.text().strip()
        if text != str(field.property("stored") or ""):
            field.setProperty("stored", text)
            self.changed.emit(name, text or None)

    @staticmethod
    def _put(
        editor: QComboBox | QCheckBox | QLineEdit,
        definition: AttributeDef,
        value: AttributeValue | None,
    ) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value, Qt.ItemDataRole.UserRole)))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(bool(definition.default if value is None else value))
        elif str(editor.property("stored") or "") != (value or "") or not editor.hasFocus():
            editor.setProperty("stored", value or "")
            editor.setText(str(value or ""))
