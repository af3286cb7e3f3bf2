"""Which keys do what: the defaults of the action table with a person's own keys on top.

Keys of the window work everywhere in it, those of the desk in article and outline, those of the article there:
each of these is inside the one before, so no two actions can share a key. Other windows have keys of their own.
Some keys belong to nobody here: those that move the caret, and those of the layers. A key one types with, such as
a letter, Tab or Backspace, works in article and outline only, whatever the action; where the schema of a corpus
gives a letter or digit to a label, the label has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from annotator.domain.errors import SettingError
from annotator.ui.actions import ActionSpec

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText

_SYMBOLS: Final = {"Return": "⏎", "Backspace": "⌫", "Tab": "⇥"}

_MOVES = ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
_FAR = ("Left", "Right", "Home", "End")
CARET_KEYS: Final = frozenset(
    {
        *(f"{shift}{key}" for key in _MOVES for shift in ("", "Shift+")),
        *(f"Ctrl+{shift}{key}" for key in _FAR for shift in ("", "Shift+")),
        *(f"Alt+Shift+{key}" for key in ("Left", "Right")),
        "Ctrl+C",
        "Ctrl+A",
    }
)
"""What the article does itself: moves the caret, selects, copies."""

_FUNCTION: Final = re.compile(r"F[0-9]{1,2}|Help|Menu|Print|Pause|Media .*|Volume .*")

LAYER_KEYS: Final = frozenset(f"Alt+{number}" for number in range(1, 10))
"""Show or hide a layer of the schema."""


class KeyConflictError(SettingError):
    """Two actions want the same key."""

    template = (
        "The key {key} is meant for “{first}” and for “{second}”; give one of them another key in "
        "{file}. The default keys are used."
    )


class ReservedKeyError(SettingError):
    """An action wants a key that the article or the layers need."""

    template = (
        "The key {key} of “{action}” moves the cursor, copies or shows layers; choose another one in "
        "{file}. The default keys are used."
    )


class UnknownKeyError(SettingError):
    """The settings name a key that no keyboard has."""

    template = (
        "“{key}” for “{action}” is no key; write it as in Ctrl+Shift+K in {file}. The default keys "
        "are used."
    )


class UnknownActionError(SettingError):
    """The settings give keys to an action there is not."""

    template = (
        "There is no action “{action}” to give a key to; the list is in the palette. Correct {file}. "
        "The default keys are used."
    )


@dataclass(frozen=True)
class KeyMap:
    """The keys of every action.

    Attributes:
        keys: Portable key texts by action id, the one to show first.
        labels: Letters and digits that belong to labels now; no action has them.
    """

    keys: Mapping[str, tuple[str, ...]]
    labels: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(
        cls,
        specs: Iterable[ActionSpec],
        own: Mapping[str, Iterable[str]] | None = None,
        file: Path | str = "settings.json",
    ) -> KeyMap:
        """The default keys, those of ``own`` in their place.

        Args:
            specs: The action table.
            own: Keys by action id, from the settings.
            file: Where ``own`` stands, for messages.

        Raises:
            SettingError: If a key is unknown, reserved or wanted twice.
        """
        by_id = {spec.id: spec for spec in specs}
        names = {name: _name(spec) for name, spec in by_id.items()}
        chosen = {name: spec.keys for name, spec in by_id.items()}
        for action, keys in (own or {}).items():
            if action not in chosen:
                raise UnknownActionError(action=action, file=file)
            chosen[action] = tuple(keys)
        taken: dict[str, str] = {}
        found: dict[str, tuple[str, ...]] = {}
        for action, keys in chosen.items():
            found[action] = tuple(portable(key) for key in keys)
            for written, key in zip(keys, found[action], strict=True):
                if not key:
                    raise UnknownKeyError(key=written, action=names[action], file=file)
                if is_reserved(key):
                    raise ReservedKeyError(key=key, action=names[action], file=file)
                if taken.setdefault(key, action) != action:
                    first, second = names[taken[key]], names[action]
                    raise KeyConflictError(key=key, first=first, second=second, file=file)
        return cls(found)

    def without(self, labels: Collection[str]) -> KeyMap:
        """The same while these keys belong to labels."""
        return KeyMap(self.keys, frozenset(labels))

    def of_action(self, action: str) -> tuple[str, ...]:
        """The keys an action has now, portable."""
        return tuple(key for key in self.keys.get(action, ()) if key not in self.labels)

    def owner(self, key: str) -> str | None:
        """The action that a key belongs to."""
        return next((name for name, keys in self.keys.items() if key in keys), None)

    def sequences(self, action: str) -> list[QKeySequence]:
        """The keys of an action, for Qt."""
        return [QKeySequence(key, _PORTABLE) for key in self.of_action(action)]

    def shown(self, action: str) -> str:
        """The first key of an action as this desktop writes it; empty if it has none."""
        found = self.sequences(action)
        return found[0].toString(_NATIVE) if found else ""

    def brief(self, action: str) -> str:
        """The first key of an action where room is short: as the symbol printed on it, if it has one."""
        first = next(iter(self.of_action(action)), "")
        return _SYMBOLS.get(first) or self.shown(action)

    def all_shown(self, action: str) -> tuple[str, ...]:
        """All keys of an action as this desktop writes them."""
        return tuple(key.toString(_NATIVE) for key in self.sequences(action))


def is_reserved(key: str) -> bool:
    """Whether no action can have a portable key, as the article or the layers need it."""
    return key in LAYER_KEYS or key in CARET_KEYS


def is_typed(key: str) -> bool:
    """Whether one types or edits with a portable key in a field, so that it cannot act everywhere."""
    *held, name = [key[:-2], "+"] if key.endswith("++") else key.split("+")
    return not set(held) - {"Shift", ""} and not _FUNCTION.fullmatch(name or key)


def is_label_key(key: str) -> bool:
    """Whether a schema may give a key to a label: a letter or digit by itself."""
    return len(key) == 1 and key.isascii() and key.isalnum()


def differing(
    specs: Iterable[ActionSpec], keys: Mapping[str, Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """What of some keys differs from the default ones, as the settings keep it."""
    defaults = {spec.id: tuple(portable(key) for key in spec.keys) for spec in specs}
    return {
        action: tuple(own) for action, own in keys.items() if tuple(own) != defaults.get(action)
    }


def native(key: str) -> str:
    """A portable key as this desktop writes it."""
    return QKeySequence(key, _PORTABLE).toString(_NATIVE)


def portable(key: str) -> str:
    """The one way to write a key, e.g. ``Ctrl+K`` for ``ctrl + k``; empty if it is none."""
    sequence = QKeySequence(key.strip(), _PORTABLE)
    text = sequence.toString(_PORTABLE)
    # What Qt does not understand it turns into nothing, or into a key whose name it cannot write.
    return text if text and QKeySequence(text, _PORTABLE) == sequence else ""


def _name(spec: ActionSpec) -> str:
    return QCoreApplication.translate("Actions", spec.text).replace("&", "")
