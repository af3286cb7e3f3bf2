"""Which keys do what: the defaults of the action table with a person's own keys on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from annotator.domain.errors import SettingError
from annotator.ui.actions import ActionSpec

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText

_SYMBOLS: Final = {"Return": "⏎", "Backspace": "⌫", "Tab": "⇥"}


class KeyConflictError(SettingError):
    """Two actions want the same key."""

    template = (
        "The key {key} is meant for “{first}” and for “{second}”; give one of them another key in "
        "{file}. The default keys are used."
    )


class KeyForLabelsError(SettingError):
    """An action wants a key that belongs to the labels."""

    template = (
        "The key {key} of “{action}” belongs to labels, as every letter and digit does; choose "
        "another one in {file}. The default keys are used."
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
    """

    keys: Mapping[str, tuple[str, ...]]

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
            SettingError: If a key is unknown, belongs to the labels or is wanted twice.
        """
        names = {
            spec.id: QCoreApplication.translate("Actions", spec.text).replace("&", "")
            for spec in specs
        }
        chosen = {spec.id: spec.keys for spec in specs}
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
                if len(key) == 1 and key.isascii() and key.isalnum():
                    raise KeyForLabelsError(key=key, action=names[action], file=file)
                if taken.setdefault(key, action) != action:
                    first, second = names[taken[key]], names[action]
                    raise KeyConflictError(key=key, first=first, second=second, file=file)
        return cls(found)

    def sequences(self, action: str) -> list[QKeySequence]:
        """The keys of an action, for Qt."""
        return [QKeySequence(key, _PORTABLE) for key in self.keys.get(action, ())]

    def shown(self, action: str) -> str:
        """The first key of an action as this desktop writes it; empty if it has none."""
        found = self.sequences(action)
        return found[0].toString(_NATIVE) if found else ""

    def brief(self, action: str) -> str:
        """The first key of an action where room is short: as the symbol printed on it, if it has one."""
        first = next(iter(self.keys.get(action, ())), "")
        return _SYMBOLS.get(first) or self.shown(action)

    def all_shown(self, action: str) -> tuple[str, ...]:
        """All keys of an action as this desktop writes them."""
        return tuple(key.toString(_NATIVE) for key in self.sequences(action))


def portable(key: str) -> str:
    """The one way to write a key, e.g. ``Ctrl+K`` for ``ctrl + k``; empty if it is none."""
    sequence = QKeySequence(key.strip(), _PORTABLE)
    text = sequence.toString(_PORTABLE)
    # What Qt does not understand it turns into nothing, or into a key whose name it cannot write.
    return text if text and QKeySequence(text, _PORTABLE) == sequence else ""
