"""The parameters of a request to the worker, taken out one by one and checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from annotator.domain.errors import SettingError

Checked = TypeVar("Checked")


class Params:
    """The parameters of a request; a misspelt one is refused, not ignored."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def text(self, name: str, default: str | None = None) -> str | None:
        """A text; ``None`` and the empty text are the default."""
        value = self._values.pop(name, None)
        if value is not None and not isinstance(value, str):
            raise SettingError(option=name, reason=f"{value!r} is no text.")
        if value and "\0" in value:
            raise SettingError(option=name, reason="holds the null character.")
        return value or default

    def required(self, name: str) -> str:
        """A text that must be there."""
        value = self.text(name)
        if value is None:
            raise SettingError(option=name, reason="is missing.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, possibly empty."""
        value = self._values.pop(name, None) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise SettingError(option=name, reason=f"{value!r} is no list of texts.")
        if any("\0" in each for each in value):
            raise SettingError(option=name, reason="holds the null character.")
        return tuple(value)

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = self._values.pop(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise SettingError(option=name, reason=f"{value!r} is no whole number.")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false if it is not there."""
        value = self._values.pop(name, False)
        if not isinstance(value, bool):
            raise SettingError(option=name, reason=f"{value!r} is neither true nor false.")
        return value

    def checked(self, name: str, kind: TypeAdapter[Checked]) -> Checked | None:
        """A value of a kind of its own; ``None`` if it is not there."""
        value = self._values.pop(name, None)
        if value is None:
            return None
        try:
            # As JSON, so that lists may be tuples and texts members of enumerations.
            return kind.validate_json(json.dumps(value))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            told = f"{place}: {first['msg']}." if place else f"{first['msg']}."
            raise SettingError(option=name, reason=told) from error

    def refuse_unknown(self) -> None:
        """Refuse what no task asked for.

        Raises:
            SettingError: If there is any.
        """
        if self._values:
            raise SettingError(
                option=next(iter(self._values)), reason="there is no such parameter."
            )
