"""Reasons inside errors and reports: English sentences that the window can say in its own language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self


class Reason(str):  # noqa: SLOT000 - it has to remember something
    """A sentence, or a part of one, that remembers what it was made of.

    It is the English sentence and may stand wherever a text does, as a parameter of an error, too; who shows it
    translates ``template`` and fills it anew.

    Attributes:
        template: The sentence with ``{name}`` placeholders; the key of its translation.
        params: What fills the placeholders; other reasons among them.
    """

    template: str
    params: Mapping[str, object]

    def __new__(cls, template: str, /, **params: object) -> Self:
        """The sentence of a template."""
        made = super().__new__(cls, template.format(**params))
        made.template, made.params = template, params
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """So that copies remember it, too."""
        return (self.template,), dict(self.params)

    def values(self) -> dict[str, object]:
        """What it is made of, to be sent to another process."""
        return {"template": self.template, "params": dict(self.params)}

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """What ``values`` gave.

        Raises:
            KeyError, IndexError, ValueError, AttributeError: If the words do not fit together.
        """
        params = values.get("params") or {}
        told = {
            name: cls.of(value) if isinstance(value, Mapping) else value
            for name, value in params.items()
        }
        return cls(str(values["template"]), **told)
