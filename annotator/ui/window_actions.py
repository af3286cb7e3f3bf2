"""The actions of the window as ``QAction`` objects, kept in step with state, keys, language and theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from annotator.domain.schema import Schema, in_language
from annotator.ui.actions import ACTIONS, BY_ID, ActionSpec, Context
from annotator.ui.appearance import icon
from annotator.ui.i18n import current_language, step_name
from annotator.ui.keymap import KeyMap, is_typed
from annotator.ui.label_keys import keys_of
from annotator.ui.theme import Theme
from annotator.ui.translatable import QT_TRANSLATE_NOOP
from annotator.ui.window_state import Focus, WindowState

MARK = "mark."
"""Beginning of the ids of actions that give a label: ``mark.<layer>.<label>``."""

LAYER = "layer."
"""Beginning of the ids of actions that show or hide a layer: ``layer.<layer>``."""

_LAYER_KEYS = 9


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the command palette.

    Attributes:
        id: Of the action.
        text: What it is called.
        keys: How to reach it without the palette.
    """

    id: str
    text: str
    keys: str


class WindowActions(QObject):
    """All actions of the window.

    Signals:
        chosen: The id of an action that was triggered, and whether it is checked.
    """

    chosen = Signal(str, bool)

    def __init__(self, keys: KeyMap, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keys = keys
        self._schema: Schema | None = None
        self._state = WindowState()
        self._fixed = {spec.id: self._made(spec.id, spec) for spec in ACTIONS}
        self._marks: dict[str, QAction] = {}
        self._layers: dict[str, QAction] = {}
        self._desk: tuple[QWidget, ...] = ()
        self._typed: list[QShortcut] = []
        self._typed_keys: list[tuple[str, QAction]] = []
        self._own_keys: dict[str, tuple[str, ...]] = {}
        self._exclude_each_other()
        self.set_keys(keys)
        self.retranslate()
        self.show_state(self._state)

    # --- what there is -----------------------------------------------------------------------

    def __getitem__(self, action: str) -> QAction:
        """The action with this id."""
        return self._fixed.get(action) or self._marks.get(action) or self._layers[action]

    @property
    def keys(self) -> KeyMap:
        """The keys in use."""
        return self._keys

    @property
    def marks(self) -> tuple[QAction, ...]:
        """The actions that give a label, by layer."""
        return tuple(self._marks.values())

    @property
    def layers(self) -> tuple[QAction, ...]:
        """The actions that show or hide a layer."""
        return tuple(self._layers.values())

    def commands(self) -> list[Command]:
        """Everything that can be done now, for the palette."""
        found = {**self._fixed, **self._marks, **self._layers}
        return [
            Command(name, palette_text(action, name), self._key_text(name, action))
            for name, action in found.items()
            if action.isEnabled() and name != "palette"
        ]

    # --- keeping in step ---------------------------------------------------------------------

    def attach_desk(self, article: QWidget, others: Iterable[QWidget]) -> None:
        """Let the keys of the desk work in the article, and most of them in further widgets."""
        self._desk = ()
        of_article = [spec for spec in ACTIONS if spec.context is not Context.WINDOW]
        article.addActions([self._fixed[spec.id] for spec in of_article])
        self._let_type(article)
        for widget in others:
            self.attach(widget)

    def attach(self, widget: QWidget) -> None:
        """Let most keys of the desk work in a widget that came later."""
        of_desk = [spec for spec in ACTIONS if spec.context is Context.DESK]
        widget.addActions([self._fixed[spec.id] for spec in of_desk])
        self._let_type(widget)

    def set_keys(self, keys: KeyMap) -> None:
        """Use other keys; those of labels stay with the labels."""
        self._show_tooltips(self._assign(keys))

    def _assign(self, keys: KeyMap) -> list[str]:
        """Give every action its keys; those one types with only where nothing is typed.

        Returns:
            The actions that have other keys than before.
        """
        before = self._keys
        self._keys = keys.without(keys_of(self._schema) if self._schema is not None else ())
        for shortcut in self._typed:
            if isValid(shortcut):
                shortcut.setEnabled(False)
                shortcut.deleteLater()
        self._typed = []
        self._typed_keys = []
        for name, action in self._fixed.items():
            own = self._keys.of_action(name)
            if BY_ID[name].context is Context.WINDOW:
                typed = tuple(filter(is_typed, own))
                self._typed_keys += [(key, action) for key in typed]
                own = tuple(key for key in own if key not in typed)
            if self._own_keys.get(name) != own:
                self._own_keys[name] = own
                action.setShortcuts([QKeySequence(key) for key in own])
        widgets, self._desk = self._desk, ()
        for widget in widgets:
            if isValid(widget):
                self._let_type(widget)
        return [n for n in self._fixed if self._keys.of_action(n) != before.of_action(n)]

    def _let_type(self, widget: QWidget) -> None:
        """Let the keys one types with work in a widget where nothing is typed."""
        self._desk = (*self._desk, widget)
        self._typed += [_shortcut(key, widget, action) for key, action in self._typed_keys]

    def set_schema(self, schema: Schema | None) -> None:
        """Offer the labels and layers of a schema."""
        for action in (*self._marks.values(), *self._layers.values()):
            self._window.removeAction(action)
            action.deleteLater()
        self._schema = schema
        if schema is None:
            self._desk = ()
        self._show_tooltips(self._assign(self._keys))
        self._marks, self._layers = {}, {}
        for place, (name, layer) in enumerate(schema.layers.items() if schema else ()):
            toggle = self._made(f"{LAYER}{name}")
            toggle.setCheckable(True)
            toggle.setChecked(True)
            if place < _LAYER_KEYS:
                toggle.setShortcut(QKeySequence(f"Alt+{place + 1}"))
            self._layers[f"{LAYER}{name}"] = toggle
            for label in layer.labels:
                name_of_mark = f"{MARK}{name}.{label}"
                self._marks[name_of_mark] = self._made(name_of_mark)
        self._name_steps()
        self._name_labels()
        self.show_state(self._state)

    def show_state(self, state: WindowState) -> None:
        """Enable what can be done now, and name what undo and redo would act on."""
        self._state = state
        for spec in ACTIONS:
            self._fixed[spec.id].setEnabled(spec.enabled(state))
        can_mark = state.article and (state.selection or state.focus is not Focus.NOTHING)
        for action in self._marks.values():
            action.setEnabled(can_mark)
        for action in self._layers.values():
            action.setEnabled(state.corpus)
        self._fixed["mode.characters"].setChecked(state.characters)
        self._fixed["layers.all"].setChecked(state.all_layers)
        self._name_steps()

    def show_hidden_layers(self, hidden: frozenset[str]) -> None:
        """Check the layers that are shown."""
        for name, action in self._layers.items():
            action.setChecked(name.removeprefix(LAYER) not in hidden)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons anew."""
        for spec in ACTIONS:
            if spec.icon:
                self._fixed[spec.id].setIcon(icon(spec.icon, theme))
                self._fixed[spec.id].setIconVisibleInMenu(False)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        for spec in ACTIONS:
            self._fixed[spec.id].setText(QCoreApplication.translate("Actions", spec.text))
        self._name_steps()
        self._name_labels()
        self._show_tooltips(self._fixed)

    # --- inside ------------------------------------------------------------------------------

    def _made(self, name: str, spec: ActionSpec | None = None) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        if spec is not None:
            action.setCheckable(spec.checkable)
        inside = spec is not None and spec.context is not Context.WINDOW
        scope = Qt.ShortcutContext
        action.setShortcutContext(
            scope.WidgetWithChildrenShortcut if inside else scope.WindowShortcut
        )
        if not inside:
            self._window.addAction(action)
        action.triggered.connect(lambda checked=False: self.chosen.emit(name, checked))
        return action

    def _exclude_each_other(self) -> None:
        groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            if spec.choice:
                group = groups.setdefault(spec.choice, QActionGroup(self))
                group.addAction(self._fixed[spec.id])

    def _name_steps(self) -> None:
        for name, step in (("history.undo", self._state.undo), ("history.redo", self._state.redo)):
            base = QCoreApplication.translate("Actions", BY_ID[name].text)
            subject = step_name(step, self._schema).replace("&", "&&") if step is not None else ""
            self._fixed[name].setText(f"{base}: {subject}" if subject else base)

    def _name_labels(self) -> None:
        if self._schema is None:
            return
        language = current_language()
        for name, layer in self._schema.layers.items():
            title = in_language(layer.title, language) or name
            show = self._layers[f"{LAYER}{name}"]
            show.setText(title.replace("&", "&&"))
            show.setToolTip(self.tr("Shows or hides this layer."))
            for label in layer.labels:
                mark = self._marks[f"{MARK}{name}.{label}"]
                words = self._schema.label_title(name, label, language).replace("&", "&&")
                key = layer.labels[label].key
                # The tab puts the key into the column of keys without making it a shortcut: what a
                # letter does depends on selection and focus (annotator.ui.label_keys).
                mark.setText(f"{words}\t{key}" if key else words)
                mark.setProperty("layer", name)
                mark.setProperty("palette", self.tr("Mark as %1: %2"))
                mark.setProperty("words", (title, words))

    def _show_tooltips(self, names: Iterable[str]) -> None:
        for name in names:
            action = self._fixed[name]
            sentence = QCoreApplication.translate("Actions", BY_ID[name].tooltip)
            keys = " / ".join(self._keys.all_shown(name))
            action.setToolTip(f"{sentence} ({keys})" if keys else sentence)
            action.setStatusTip(sentence)

    def _key_text(self, name: str, action: QAction) -> str:
        if name in self._fixed:
            return self._keys.shown(name)
        if name.startswith(LAYER):
            return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return action.text().partition("\t")[2]


def _shortcut(key: str, widget: QWidget, action: QAction) -> QShortcut:
    made = QShortcut(QKeySequence(key), widget)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(action.trigger)
    return made


def palette_text(action: QAction, name: str) -> str:
    """What an action is called away from its menu."""
    if name.startswith(MARK):
        title, words = action.property("words")
        template = str(action.property("palette"))
        return template.replace("%1", title).replace("%2", words).replace("&&", "&")
    plain = without_mnemonic(action.text())
    if name.startswith(LAYER):
        return QCoreApplication.translate("WindowActions", "Show or hide layer: %1").replace(
            "%1", plain
        )
    prefix = _PREFIXES.get(BY_ID[name].choice, "")
    return f"{QCoreApplication.translate('WindowActions', prefix)}: {plain}" if prefix else plain


_PREFIXES = {
    "theme": QT_TRANSLATE_NOOP("WindowActions", "Appearance"),
    "language": QT_TRANSLATE_NOOP("WindowActions", "Language"),
}


def without_mnemonic(text: str) -> str:
    """The text of an action without the marks of its access key."""
    marked = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return marked.partition("\t")[0]
