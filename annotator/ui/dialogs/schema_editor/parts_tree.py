"""The tree of the schema editor: layers with their labels, roles and attributes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from annotator.domain.schema import Schema
from annotator.ui.dialogs.schema_editor.places import Place, PlaceKind, parts, title_of
from annotator.ui.i18n import current_language

_PLACE = Qt.ItemDataRole.UserRole
_SWATCH = 12
_INDENT = 14
_GROUPS: tuple[PlaceKind, ...] = ("label", "role", "attribute")


class PartsTree(QTreeWidget):
    """Shows a schema; what is current stays so when the schema changes, as far as it is still there.

    Signals:
        place_chosen: The ``Place`` that is current now.
        move_wanted: ``int``: -1 moves what is current up, 1 down.
        rename_wanted: F2 was pressed.
        delete_wanted: Delete was pressed.
    """

    place_chosen = Signal(object)
    move_wanted = Signal(int)
    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schemaTree")
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(_INDENT)
        self.setAccessibleName(self.tr("Layers, labels, roles and attributes"))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)
        self._filling = False
        self.currentItemChanged.connect(self._on_current)

    @property
    def place(self) -> Place | None:
        """What is current."""
        item = self.currentItem()
        return item.data(0, _PLACE) if item is not None else None

    def show_schema(self, schema: Schema) -> None:
        """Show a schema."""
        was = self.place
        open_layers = {
            each.layer for item, each in self._items() if each.kind == "layer" and item.isExpanded()
        }
        scrolled = self.verticalScrollBar().value()
        self._filling = True
        self.clear()
        for name in schema.layers:
            top = self._item(self.invisibleRootItem(), schema, Place("layer", name))
            top.setExpanded(name in open_layers)
            for kind, words in zip(_GROUPS, self._group_names(), strict=True):
                if not parts(schema, name, kind):
                    continue
                group = QTreeWidgetItem(top, [words])
                group.setData(0, _PLACE, Place(kind, name))
                group.setForeground(0, self.palette().placeholderText())
                group.setExpanded(True)
                for part in parts(schema, name, kind):
                    self._item(group, schema, Place(kind, name, part))
        self._filling = False
        self.choose(was if was is not None else Place("layer", next(iter(schema.layers))))
        self.verticalScrollBar().setValue(scrolled)

    def choose(self, place: Place) -> None:
        """Make something current, or the nearest thing above it that is there."""
        known = dict((each, item) for item, each in self._items())  # noqa: C402 - pairs turned round
        for wanted in (place, Place(place.kind, place.layer), Place("layer", place.layer)):
            if wanted in known:
                self.setCurrentItem(known[wanted])
                return
        self.setCurrentIndex(self.model().index(0, 0))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows anew: they were filled before the style sheet was there."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Delete, Alt+arrows."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_F2:
                self.rename_wanted.emit()
            case Qt.Key.Key_Delete:
                self.delete_wanted.emit()
            case Qt.Key.Key_Up if alt:
                self.move_wanted.emit(-1)
            case Qt.Key.Key_Down if alt:
                self.move_wanted.emit(1)
            case _:
                super().keyPressEvent(event)

    def _group_names(self) -> tuple[str, str, str]:
        return (self.tr("Labels"), self.tr("Roles"), self.tr("Attributes"))

    def _item(self, above: QTreeWidgetItem, schema: Schema, place: Place) -> QTreeWidgetItem:
        title = title_of(schema, place, current_language())
        item = QTreeWidgetItem(above, [title, _key_of(schema, place)])
        item.setData(0, _PLACE, place)
        item.setToolTip(0, place.name or place.layer)
        item.setForeground(1, self.palette().placeholderText())
        if place.kind == "layer":
            item.setIcon(0, _swatch(schema.layers[place.layer].colour))
        elif place.kind == "label":
            item.setIcon(0, _swatch(schema.colour(place.layer, place.name)))
        return item

    def _items(self) -> Iterator[tuple[QTreeWidgetItem, Place]]:
        waiting = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is None:
                continue
            yield item, item.data(0, _PLACE)
            waiting += [item.child(row) for row in range(item.childCount())]

    def _on_current(self) -> None:
        if not self._filling and self.place is not None:
            self.place_chosen.emit(self.place)


def _key_of(schema: Schema, place: Place) -> str:
    layer = schema.layers[place.layer]
    match place.kind:
        case "layer":
            return layer.key or ""
        case "label":
            return layer.labels[place.name].key or ""
        case "role":
            return layer.roles[place.name].key or ""
        case _:
            return ""


def _swatch(hue: str) -> QIcon:
    drawn = QPixmap(_SWATCH, _SWATCH)
    drawn.fill(QColor(hue))
    return QIcon(drawn)
