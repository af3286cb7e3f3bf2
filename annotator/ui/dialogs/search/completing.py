"""What could be typed next in a query: fields, labels, roles, attributes, people and other values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from annotator.domain.changes import Status
from annotator.domain.queries.fields import FIELDS
from annotator.domain.queries.meaning import HAS
from annotator.domain.schema import Schema

_TYPED = re.compile(r"[^\s()\[\],\"„“”»«]*$")
_OPS = ("!=", "<=", ">=", ":", "=", "<", ">")
_MOST = 60


class Proposals:
    """What fits where one types.

    Args:
        schema: Whose names there are.
        people: Whose sets there are.
        batches: What work was shared out as.
        checks: Ids of the checks.
    """

    def __init__(
        self,
        schema: Schema,
        people: Callable[[], Iterable[str]],
        batches: Callable[[], Iterable[str]],
        checks: Sequence[str],
    ) -> None:
        self._schema = schema
        self._people = people
        self._batches = batches
        self._checks = checks

    def at(self, text: str, place: int) -> tuple[int, list[str]]:
        """Where the word begins that is being typed, and what it could become.

        Args:
            text: The query so far.
            place: Where the cursor is, in characters of Python.
        """
        found = _TYPED.search(text[:place])
        typed = found[0] if found is not None else ""
        begin = place - len(typed)
        for op in _OPS:
            name, has, value = typed.partition(op)
            if has:
                begin = place - len(value)
                return begin, _fitting(value, self._values(name.casefold()))
        inside = self._layer_around(text[:begin])
        field = re.search(r"([\w.-]+)\s*[:=]\s*(?:[^\s\[\]]+,\s*)*$", text[:begin])
        if field is not None:
            return begin, _fitting(typed, self._values(field[1].casefold()))
        if inside is not None:
            return begin, _fitting(typed, self._in_brackets(inside))
        return begin, _fitting(typed, self._everything()) if typed else []

    def _everything(self) -> list[str]:
        names = [f"{each.name}:" for each in FIELDS]
        for layer_id, layer in self._schema.layers.items():
            names.append(f"{layer_id}[")
            names += [f"{layer_id}.{label}" for label in layer.labels]
            names += [f"{layer_id}.{attribute}=" for attribute in layer.attributes]
            names += [f"{layer_id}.{role}" for role in layer.roles]
        return [*names, "AND", "OR", "NOT"]

    def _in_brackets(self, layer_id: str) -> list[str]:
        layer = self._schema.layers.get(layer_id)
        if layer is None:
            return []
        roles = [f"{role}:" for role in layer.roles]
        attributes = [f"{attribute}=" for attribute in layer.attributes]
        return [*roles, *attributes, *layer.roles, "not ", "score>", "rule:", "note:"]

    def _values(self, name: str) -> list[str]:  # noqa: PLR0911 - a case for each kind of part
        layers = self._schema.layers
        match name:
            case "label":
                return list(
                    dict.fromkeys(label for each in layers.values() for label in each.labels)
                )
            case "layer" | "ebene":
                return list(layers)
            case "role" | "rolle":
                return list(dict.fromkeys(role for each in layers.values() for role in each.roles))
            case "status" | "stand":
                return [status.value for status in Status]
            case "annotator" | "assigned" | "zugeteilt" | "annotatorin":
                return ["me", *map(_quoted, self._people()), "gold", "suggestions", "any"]
            case "batch" | "charge":
                return [_quoted(name) for name in self._batches()]
            case "finding" | "befund":
                return ["error", "warning", "hint", *self._checks]
            case "has" | "hat":
                return sorted(HAS)
        return self._of_schema(name)

    def _of_schema(self, name: str) -> list[str]:
        """Values of an attribute, or what may fill a role."""
        layer, dot, attribute = name.rpartition(".")
        values: list[str] = []
        for layer_id, each in self._schema.layers.items():
            if dot and layer_id.casefold() != layer:
                continue
            for known, definition in each.attributes.items():
                if known.casefold() == attribute:
                    values += definition.values or (
                        ["true", "false"] if definition.kind == "flag" else []
                    )
            for known, role in each.roles.items():
                if known.casefold() == attribute:
                    values += [
                        f"{filler}.{label}"
                        for filler in role.fillers
                        for label in self._schema.layers[filler].labels
                    ]
                    values += ["implicit", "absent"]
        return list(dict.fromkeys(values))

    @staticmethod
    def _layer_around(before: str) -> str | None:
        depth = 0
        for place in range(len(before) - 1, -1, -1):
            depth += {"]": 1, "[": -1}.get(before[place], 0)
            if depth < 0:
                head = re.search(r"([\w*-]+)(?:\.[\w*-]+)?$", before[:place])
                return head[1] if head is not None else None
        return None


def _quoted(name: str) -> str:
    """A name as a value: in quotation marks if it has blanks or signs in it."""
    return name if re.fullmatch(r"[\w.-]+", name) else '"' + name.replace('"', '\\"') + '"'


def _fitting(typed: str, known: Iterable[str]) -> list[str]:
    folded = typed.casefold()
    names = [name for name in known if name.casefold() != folded]
    begins = [name for name in names if name.casefold().lstrip('"').startswith(folded)]
    if len(folded) > 1:
        begins += [n for n in names if folded in n.casefold() and n not in begins]
    return begins[:_MOST]
