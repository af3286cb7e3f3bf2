"""Sets of keys in files: those one passes on, and those of other programs that come with this one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.domain.errors import SettingError
from annotator.domain.reason import Reason
from annotator.resources import resource_path

KIND: Final = "annotator-keys"
FILE_VERSION: Final = 1


class KeyFileError(SettingError):
    """A file of keys cannot be read or written."""

    template = "The keys in {file} cannot be read or written: {reason}"


@dataclass(frozen=True)
class KeyFile:
    """Keys that differ from the default ones, as they are passed on.

    Attributes:
        name: What people call them.
        keys: Portable key texts by action id; no text: no key.
        note: What is left out, by language; for the presets that come with the program.
    """

    name: str
    keys: Mapping[str, tuple[str, ...]]
    note: Mapping[str, str] = field(default_factory=dict)


def read_key_file(path: Path) -> KeyFile:
    """Read keys that somebody wrote with ``write_key_file``.

    Raises:
        KeyFileError: If there is no such file or it holds something else.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise KeyFileError(file=path, reason=error) from error
    if not isinstance(found, dict) or found.get("kind") != KIND:
        raise KeyFileError(file=path, reason=Reason("it does not say “kind”: “{kind}”", kind=KIND))
    if found.get("version") != FILE_VERSION:
        raise KeyFileError(
            file=path,
            reason=Reason("its version is {version}, not 1", version=found.get("version")),
        )
    keys, note = found.get("keys"), found.get("note", {})
    if not isinstance(keys, dict) or not isinstance(note, dict) or not _are_keys(keys):
        raise KeyFileError(file=path, reason=Reason("“keys” is no object of lists of keys"))
    kept = {str(action): tuple(own) for action, own in keys.items()}
    return KeyFile(str(found.get("name", path.stem)), kept, note)


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Write keys for somebody else.

    Raises:
        KeyFileError: If they cannot be written there.
    """
    content = {
        "kind": KIND,
        "version": FILE_VERSION,
        "name": keys.name,
        "keys": {action: list(own) for action, own in keys.keys.items()},
    }
    try:
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise KeyFileError(file=path, reason=error.strerror or error) from error


def presets() -> tuple[KeyFile, ...]:
    """The sets of keys that come with the program, by name."""
    found = [read_key_file(path) for path in resource_path("keymaps").glob("*.json")]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def _are_keys(keys: Mapping[object, object]) -> bool:
    return all(
        isinstance(own, list) and all(isinstance(key, str) for key in own) for own in keys.values()
    )
