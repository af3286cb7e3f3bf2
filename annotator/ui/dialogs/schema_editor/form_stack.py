"""The forms of the schema editor, one of them shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QStackedWidget, QWidget

from annotator.domain.schema import Schema
from annotator.ui.dialogs.schema_editor.forms import FORMS, Form
from annotator.ui.dialogs.schema_editor.places import Place

_NARROW = 500
"""Below this width what a field is called stands above it, device-independent pixels."""


class FormStack(QStackedWidget):
    """Shows the form of what is current.

    Args:
        languages: The languages names are asked for in.

    Signals:
        edited: See ``Form``.
        checked: See ``Form``.
    """

    edited = Signal(object)
    checked = Signal()

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forms: dict[str, Form] = {}
        self._areas: dict[str, QScrollArea] = {}
        for kind, make in FORMS.items():
            area = QScrollArea(self)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            # Its fields take the keyboard, not the area around them.
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            shown = make(languages, area)
            shown.edited.connect(self.edited)
            shown.checked.connect(self.checked)
            area.setWidget(shown)
            self.forms[kind], self._areas[kind] = shown, area
            self.addWidget(area)
        self._shown = self.forms["layer"]

    @property
    def form(self) -> Form:
        """The one that is shown."""
        return self._shown

    def show_place(self, schema: Schema, place: Place) -> None:
        """Show something; for a group of parts, their layer."""
        shown = place if place.is_part else Place("layer", place.layer)
        self._shown = self.forms[shown.kind]
        self._shown.show_place(schema, shown)
        self.setCurrentWidget(self._areas[shown.kind])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put names above their fields where there is little room beside them."""
        wrap = QFormLayout.RowWrapPolicy
        policy = wrap.WrapAllRows if event.size().width() < _NARROW else wrap.DontWrapRows
        for each in self.forms.values():
            each.rows.setRowWrapPolicy(policy)
        super().resizeEvent(event)
