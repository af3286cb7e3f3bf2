"""What is to be compared: whose sets, on which layers, what counts; asked for in menus that stay open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from annotator.domain.schema import Schema, in_language
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.numbers import Names
from annotator.ui.dialogs.agreement.words import Titles
from annotator.ui.i18n import current_language

_PAUSE_MS = 500
"""Whoever ticks several things is not answered after each of them."""


class CheckMenu(QToolButton):
    """A button with a menu of things that are ticked or not.

    Signals:
        changed: Something was ticked.
    """

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setProperty("kind", "toggle")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = _OpenMenu(self)
        self.setMenu(self._menu)
        self._items: dict[str, QAction] = {}

    def show_items(self, items: Mapping[str, str], *, checked: Iterable[str]) -> None:
        """Show other things.

        Args:
            items: Words of each, by name.
            checked: Names of those that are ticked.
        """
        self._menu.clear()
        self._items.clear()
        ticked = set(checked)
        for name, words in items.items():
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in ticked)
            action.toggled.connect(lambda _on: self._on_toggled())
            self._items[name] = action
        self._show_count()

    @property
    def names(self) -> list[str]:
        """Names of everything."""
        return list(self._items)

    def checked(self) -> list[str]:
        """Names of what is ticked."""
        return [name for name, action in self._items.items() if action.isChecked()]

    def action_of(self, name: str) -> QAction:
        """The line of a thing."""
        return self._items[name]

    def _on_toggled(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        number = len(self.checked())
        self.setText(f"{self._title}: {number}/{len(self._items)}")
        self.setEnabled(bool(self._items))


class _OpenMenu(QMenu):
    """Stays open while things are ticked in it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, and stay."""
        pointed = [each for each in self.actions() if each == self.activeAction()]
        if pointed and pointed[0].isCheckable() and pointed[0].isEnabled():
            pointed[0].trigger()
        else:
            super().mouseReleaseEvent(event)


class AgreementChoices(QWidget):
    """Says what is to be compared.

    Args:
        schema: Of the corpus.
        titles: What it calls things.

    Signals:
        changed: Something else is to be compared.
        blind_changed: People are to be called by name, or not.
    """

    changed = Signal()
    blind_changed = Signal()

    def __init__(self, schema: Schema, titles: Titles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = CheckMenu(self.tr("People"), self)
        self.layers = CheckMenu(self.tr("Layers"), self)
        self.attributes = CheckMenu(self.tr("Attributes that count"), self)
        layers = {name: titles.layer(name) for name in schema.layers}
        self.layers.show_items(layers, checked=layers)
        self.attributes.show_items(_attributes(schema, titles), checked=())
        self.labels = self._toggle(
            self.tr("Labels count"), self.tr("Whether labels count, or only places."), on=True
        )
        self.done = self._toggle(
            self.tr("Finished only"),
            self.tr("Only articles that two or more have finished."),
            on=True,
        )
        self.blind = self._toggle(
            self.tr("Names hidden"),
            self.tr("People are called A, B, C …, in tables and pictures too."),
            on=False,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        for each in (self.people, self.layers, self.attributes, self.labels, self.done, self.blind):
            row.addWidget(each)
        row.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        for menu in (self.people, self.layers, self.attributes):
            menu.changed.connect(self._pause.start)
        for button in (self.labels, self.done):
            button.toggled.connect(lambda _on: self._pause.start())
        self.blind.toggled.connect(lambda _on: self.blind_changed.emit())

    def show_people(self, people: Sequence[str], names: Names) -> None:
        """Show who there is; those who were there before stay ticked or not."""
        known = set(self.people.names)
        ticked = set(self.people.checked())
        chosen = [each for each in people if each in ticked or each not in known]
        shown = sorted(people, key=names.of)
        self.people.show_items({each: names.of(each) for each in shown}, checked=chosen)

    def params(self) -> dict[str, object]:
        """As the worker takes it; whatever is ticked altogether need not be said."""
        people, layers = self.people.checked(), self.layers.checked()
        everybody = len(people) == len(self.people.names)
        all_layers = len(layers) == len(self.layers.names)
        return {
            "people": [] if everybody else sorted(people),
            "layers": [] if all_layers else layers,
            "attributes": self.attributes.checked(),
            "places_only": not self.labels.isChecked(),
            "status": "done" if self.done.isChecked() else "all",
        }

    def _toggle(self, text: str, tip: str, *, on: bool) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("kind", "toggle")
        made.setText(text)
        made.setToolTip(tip)
        made.setCheckable(True)
        made.setChecked(on)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made


def _attributes(schema: Schema, titles: Titles) -> dict[str, str]:
    language = current_language()
    return {
        f"{layer}.{name}": f"{titles.layer(layer)}: {in_language(each.title, language) or name}"
        for layer, definition in schema.layers.items()
        for name, each in definition.attributes.items()
    }
