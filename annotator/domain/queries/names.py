"""Names in a query looked up in the schema, in any case; a name that is not there is told with one that is near."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotator.domain.errors import QueryError, QueryMisspeltError, QueryNameError
from annotator.domain.queries.fields import suggestion
from annotator.domain.reason import Reason
from annotator.domain.schema import AttributeDef, Schema


class Names:
    """The names of a schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def layer(self, typed: str, column: int) -> frozenset[str]:
        """The layers that are meant; empty: any. Raises ``QueryError``."""
        if typed == "*":
            return frozenset()
        return frozenset({_found(typed, self._schema.layers, Reason("layer"), column)})

    def labels(self, typed: str, layers: frozenset[str], column: int) -> frozenset[str]:
        """The labels that are meant, with ``*`` for any end; empty: any. Raises ``QueryError``."""
        if typed in {"", "*"}:
            return frozenset()
        known = self._of(layers, "labels")
        if "*" in typed:
            pattern = re.compile(".*".join(map(re.escape, typed.split("*"))), re.IGNORECASE)
            found = frozenset(each for each in known if pattern.fullmatch(each))
            if found:
                return found
        return frozenset({_found(typed, known, Reason("label"), column)})

    def layers_with(self, labels: frozenset[str]) -> frozenset[str]:
        """The layers that have one of these labels; empty: any, if no label is given."""
        layers = self._schema.layers.items()
        return frozenset(name for name, layer in layers if labels & layer.labels.keys())

    def is_role(self, typed: str, layers: frozenset[str]) -> bool:
        """Whether it is a role of these layers, and no label."""
        folded = typed.casefold()
        if any(label.casefold() == folded for label in self._of(layers, "labels")):
            return False
        return any(role.casefold() == folded for role in self._of(layers, "roles"))

    def role(self, typed: str, layers: frozenset[str], column: int) -> str:
        """A role. Raises ``QueryError``."""
        return _found(typed, self._of(layers, "roles"), Reason("role"), column)

    def attribute(
        self, typed: str, layers: frozenset[str]
    ) -> tuple[str, dict[str, AttributeDef]] | None:
        """An attribute of these layers, by the layers that have it; ``None`` if there is none."""
        known = {each.casefold(): each for each in self._of(layers, "attributes")}
        name = known.get(typed.casefold())
        if name is None:
            return None
        return name, {
            layer_id: layer.attributes[name]
            for layer_id, layer in self._schema.layers.items()
            if name in layer.attributes and (not layers or layer_id in layers)
        }

    def unknown(self, typed: str, layers: frozenset[str], column: int) -> QueryError:
        """What to say of a name that is neither a role nor an attribute."""
        known = [*self._of(layers, "roles"), *self._of(layers, "attributes")]
        meant = suggestion(typed, known)
        what = Reason("role or attribute")
        if meant:
            return QueryMisspeltError(column=column, what=what, name=typed, suggestion=meant)
        return QueryNameError(column=column, what=what, name=typed)

    def _of(self, layers: frozenset[str], part: str) -> list[str]:
        return list(
            dict.fromkeys(
                name
                for layer_id, layer in self._schema.layers.items()
                if not layers or layer_id in layers
                for name in getattr(layer, part)
            )
        )


def chosen_names(typed: Iterable[str], me: str) -> frozenset[str]:
    """Names as values, *me* for whoever asks."""
    return frozenset(
        me if me and name.casefold() in {"me", "ich", "mine"} else name for name in typed
    )


def _found(typed: str, known: Iterable[str], what: str, column: int) -> str:
    names = list(known)
    if typed in names:
        return typed
    by_fold = {name.casefold(): name for name in names}
    if typed.casefold() in by_fold:
        return by_fold[typed.casefold()]
    meant = suggestion(typed, names)
    if meant:
        raise QueryMisspeltError(column=column, what=what, name=typed, suggestion=meant)
    raise QueryNameError(column=column, what=what, name=typed)
