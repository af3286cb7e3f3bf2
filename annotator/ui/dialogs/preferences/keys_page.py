"""Preferences: the key editor. Conflicts are named beside the table and settled there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.ui.actions import ACTIONS, BY_ID
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import words
from annotator.ui.dialogs.preferences.key_field import KeyButton
from annotator.ui.dialogs.preferences.keys_table import KeysTable
from annotator.ui.dialogs.preferences.page import Page
from annotator.ui.i18n import current_language, error_text
from annotator.ui.key_files import KeyFile, presets, read_key_file, write_key_file
from annotator.ui.keymap import KeyMap, differing, is_label_key, is_reserved, native
from annotator.ui.preferences import Preferences
from annotator.ui.settings import Settings
from annotator.ui.window_actions import without_mnemonic

Keys = Mapping[str, tuple[str, ...]]

_OWN = "own"
_LEAST_TABLE = 160


class KeysPage(Page):
    """Every action with its keys; finds, changes, resets, passes on and takes over."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent)
        self._layout.setSpacing(UNIT)
        self._presets = presets()
        self._wanted: tuple[str, str] | None = None
        self._before: Keys | None = None
        self._replaces = False
        self._build_preset()
        self._build_finding()
        self.table = KeysTable(self)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self._layout.addWidget(self.table, 1)
        self._build_message()
        self._build_buttons()
        self.own_field("keys", lambda _own: self._show_keys())
        self._on_chosen()

    def reset(self) -> None:
        """Give every action its default keys."""
        self._take_over({}, self.tr("All actions have their usual keys."))

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        del settings
        self._show_keys()

    # --- the parts ---------------------------------------------------------------------------

    def _build_preset(self) -> None:
        self._preset = QComboBox(self)
        self._preset.setObjectName("keysPreset")
        self._preset.setAccessibleName(self.tr("Keys like those of"))
        self._preset.addItem(self.tr("This program"), "")
        for each in self._presets:
            self._preset.addItem(each.name, each.name)
        self._preset.addItem(self.tr("None, own keys"), _OWN)
        self._preset.activated.connect(lambda _index: self._on_preset())
        label = QLabel(self.tr("Keys &like those of"), self)
        label.setBuddy(self._preset)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._preset)
        row.addStretch(1)
        export = self._button("keysExport", self.tr("E&xport…"))
        export.clicked.connect(self._export)
        load = self._button("keysImport", self.tr("&Import…"))
        load.clicked.connect(self._import)
        for button in (export, load):
            row.addWidget(button)
        self._layout.addLayout(row)
        self._note = words("", self, name="articleSource")
        self._layout.addWidget(self._note)

    def _build_finding(self) -> None:
        self._find = QLineEdit(self)
        self._find.setObjectName("keysFind")
        self._find.setAccessibleName(self.tr("Find an action by its name"))
        self._find.setPlaceholderText(self.tr("Find an action by its name"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._narrow)
        self._find_key = KeyButton(self.tr("Find by &pressing a key"), self)
        self._find_key.setObjectName("keysFindKey")
        self._find_key.key_pressed.connect(self._narrow_to)
        row = QHBoxLayout()
        row.addWidget(self._find, 1)
        row.addWidget(self._find_key)
        self._layout.addLayout(row)

    def _build_message(self) -> None:
        self._message = words("", self, name="keysMessage")
        self._settle = QPushButton(self.tr("&Take the key over"), self)
        self._settle.setObjectName("keysSettle")
        self._settle.clicked.connect(self._take_key)
        self._back = QPushButton(self.tr("Take &back"), self)
        self._back.setObjectName("keysBack")
        self._back.clicked.connect(self._take_back)
        row = QHBoxLayout()
        row.addWidget(self._message, 1)
        for button in (self._settle, self._back):
            button.setAutoDefault(False)
            button.hide()
            row.addWidget(button)
        self._layout.addLayout(row)

    def _build_buttons(self) -> None:
        self._add = KeyButton(self.tr("&Add a key"), self)
        self._add.setObjectName("keysAdd")
        self._add.key_pressed.connect(lambda key: self._want(key, replace=False))
        self._change = KeyButton(self.tr("&Change"), self)
        self._change.setObjectName("keysChange")
        self._change.key_pressed.connect(lambda key: self._want(key, replace=True))
        self._remove = self._button("keysRemove", self.tr("Re&move"))
        self._removal = QMenu(self._remove)
        self._remove.setMenu(self._removal)
        self._usual = self._button("keysUsual", self.tr("&Usual keys"))
        self._usual.clicked.connect(self._reset_one)
        row = QHBoxLayout()
        for button in (self._change, self._add, self._remove, self._usual):
            row.addWidget(button)
        row.addStretch(1)
        self._layout.addLayout(row)

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    # --- showing -----------------------------------------------------------------------------

    @property
    def _keys(self) -> dict[str, tuple[str, ...]]:
        return dict(self.preferences.key_map().keys)

    def _show_keys(self) -> None:
        keys = self._keys
        self.table.show_keys(keys)
        own = differing(ACTIONS, keys)
        name = "" if not own else next((p.name for p in self._presets if own == _own(p)), _OWN)
        with QSignalBlocker(self._preset):
            self._preset.setCurrentIndex(self._preset.findData(name))
        note = next((p.note for p in self._presets if p.name == name), {})
        self._note.setText(note.get(current_language()) or note.get("en", ""))
        self._note.setVisible(bool(note))
        self._on_chosen()

    def _on_chosen(self) -> None:
        action = self.table.action
        own = self._keys.get(action, ()) if action else ()
        for button in (self._add, self._change, self._usual):
            button.setEnabled(action is not None)
        self._remove.setEnabled(bool(own))
        self._removal.clear()
        for key in own:
            entry = self._removal.addAction(native(key))
            entry.triggered.connect(lambda _on=False, key=key: self._without(key))
        if self._wanted is not None and self._wanted[0] != action:
            self._say("")

    def _say(self, text: str, *, settle: bool = False, back: bool = False) -> None:
        self._message.setText(text)
        self._settle.setVisible(settle)
        self._back.setVisible(back)
        if not settle:
            self._wanted = None

    def _narrow(self, query: str) -> None:
        self._say("" if self.table.narrow(query) else self.tr("No action is called that."))

    def _narrow_to(self, key: str) -> None:
        with QSignalBlocker(self._find):
            self._find.clear()
        found = self.table.narrow("", key)
        owner = self.preferences.key_map().owner(key)
        if found and owner is not None:
            self.table.choose(owner)
            self._say(
                self.tr("%1 has the key %2.")
                .replace("%1", _called(owner))
                .replace("%2", native(key))
            )
            return
        self.table.narrow("")
        if is_reserved(key):
            self._say(self._reserved(key))
        else:
            self._say(self.tr("The key %1 is free.").replace("%1", native(key)))

    def _reserved(self, key: str) -> str:
        said = self.tr(
            "The key %1 moves the cursor, copies or shows layers; no action can have it."
        )
        return said.replace("%1", native(key))

    # --- changing ----------------------------------------------------------------------------

    def _want(self, key: str, *, replace: bool) -> None:
        action = self.table.action
        if action is None:
            return
        if is_reserved(key):
            self._say(self._reserved(key))
            return
        keys = self._keys
        owner = self.preferences.key_map().owner(key)
        kept = () if replace else keys[action]
        keys[action] = (*(each for each in kept if each != key), key)
        if owner is not None and owner != action:
            self._wanted = (action, key)
            self._replaces = replace
            said = self.tr("The key %1 belongs to “%2”.")
            self._say(said.replace("%1", native(key)).replace("%2", _called(owner)), settle=True)
            self._settle.setFocus()
            return
        self._apply(keys, self._label_words(key))

    def _take_key(self) -> None:
        """Take the key that is wanted from whoever has it."""
        if self._wanted is None:
            return
        action, key = self._wanted
        keys = {
            name: tuple(each for each in own if each != key) for name, own in self._keys.items()
        }
        keys[action] = (*(() if self._replaces else keys[action]), key)
        self._apply(keys, self._label_words(key))
        self.table.setFocus()

    def _label_words(self, key: str) -> str:
        if not is_label_key(key):
            return ""
        said = self.tr("Where the schema of a corpus gives %1 to a label, the label keeps it.")
        return said.replace("%1", key)

    def _without(self, key: str) -> None:
        action = self.table.action
        if action is not None:
            keys = self._keys
            keys[action] = tuple(each for each in keys[action] if each != key)
            self._apply(keys)

    def _reset_one(self) -> None:
        action = self.table.action
        if action is None:
            return
        usual = KeyMap.of(ACTIONS).keys[action]
        keys = {
            name: tuple(each for each in own if each not in usual)
            for name, own in self._keys.items()
        }
        lost = [name for name, own in self._keys.items() if keys[name] != own and name != action]
        keys[action] = usual
        said = (
            self.tr("Taken from: %1.").replace("%1", ", ".join(map(_called, lost))) if lost else ""
        )
        self._apply(keys, said)

    def _on_preset(self) -> None:
        name = self._preset.currentData()
        if name == _OWN:
            self._show_keys()
            return
        found = next((each for each in self._presets if each.name == name), None)
        self._take_over(found.keys if found is not None else {})

    def _take_over(self, own: Keys, said: str = "") -> None:
        try:
            keys = KeyMap.of(ACTIONS, own).keys
        except AnnotatorError as error:
            self._say(error_text(error))
            return
        self._apply(dict(keys), said or self.tr("Other keys hold now."))

    def _apply(self, keys: dict[str, tuple[str, ...]], said: str = "") -> None:
        before = self._keys
        own = differing(ACTIONS, keys)
        self.preferences.change(keys=own)
        changed = before != self._keys
        self._before = before if changed else self._before
        self._show_keys()
        self._say(said, back=changed)

    def _take_back(self) -> None:
        if self._before is not None:
            keys, self._before = self._before, None
            self.preferences.change(keys=differing(ACTIONS, keys))
            self._show_keys()
            self._say("")

    # --- files -------------------------------------------------------------------------------

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export keys"), "keys.json", self.tr("Keys (*.json)")
        )
        if not name:
            return
        path = Path(name)
        try:
            write_key_file(path, KeyFile(path.stem, differing(ACTIONS, self._keys)))
        except AnnotatorError as error:
            self._say(error_text(error))
            return
        self._say(self.tr("Written to %1.").replace("%1", name))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import keys"), "", self.tr("Keys (*.json)")
        )
        if not name:
            return
        try:
            found = read_key_file(Path(name))
            KeyMap.of(ACTIONS, found.keys, name)
        except AnnotatorError as error:
            self._say(error_text(error))
            return
        said = self.tr("The keys “%1” hold now.").replace("%1", found.name)
        self._take_over(found.keys, said)


def _own(preset: KeyFile) -> Keys:
    return differing(ACTIONS, {**KeyMap.of(ACTIONS, preset.keys).keys})


def _called(action: str) -> str:
    return without_mnemonic(QCoreApplication.translate("Actions", BY_ID[action].text))
