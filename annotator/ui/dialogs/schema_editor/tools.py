"""The buttons above the schema editor: what can be done with what is current."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.schema_editor.places import Place, parts


class Tools(QWidget):
    """New, rename, merge, split, delete.

    Signals:
        add_wanted: ``label``, ``role``, ``attribute`` or ``layer``.
        rename_wanted: As its name says; the others, too.
        merge_wanted: See above.
        split_wanted: See above.
        delete_wanted: See above.
    """

    add_wanted = Signal(str)
    rename_wanted = Signal()
    merge_wanted = Signal()
    split_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new = self._button(self.tr("&New"))
        self.rename = self._button(self.tr("&Rename…"), "F2")
        self.merge = self._button(self.tr("&Merge…"))
        self.split = self._button(self.tr("&Split…"))
        self.delete = self._button(self.tr("&Delete…"), self.tr("Del"))
        self.rename.clicked.connect(self.rename_wanted)
        self.merge.clicked.connect(self.merge_wanted)
        self.split.clicked.connect(self.split_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.menu = QMenu(self.new)
        for kind, words in (
            ("label", self.tr("&Label…")),
            ("role", self.tr("&Role…")),
            ("attribute", self.tr("&Attribute…")),
            ("layer", self.tr("La&yer…")),
        ):
            action = self.menu.addAction(words)
            action.triggered.connect(lambda _on=False, kind=kind: self.add_wanted.emit(kind))
        self.new.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        for button in (self.new, self.rename, self.merge, self.split, self.delete):
            layout.addWidget(button)
        layout.addStretch(1)

    def show_place(self, schema: Schema, place: Place | None) -> None:
        """Offer what can be done with something."""
        current = place if place is not None and (place.is_part or place.kind == "layer") else None
        count = len(parts(schema, current.layer, current.kind)) if current else 0
        is_named = current is not None and current.kind in {"label", "role"}
        # The last label can be asked about, to learn that its layer needs one.
        may_be_last = current is not None and current.kind != "layer"
        self.rename.setEnabled(is_named)
        self.merge.setEnabled(is_named and count > 1)
        self.split.setEnabled(current is not None and current.kind == "label")
        self.delete.setEnabled(current is not None and (count > 1 or may_be_last))

    def _button(self, words: str, keys: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        if keys:
            button.setToolTip(f"{words.replace('&', '').rstrip('…')} ({keys})")
        return button
