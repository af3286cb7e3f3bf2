"""Edits of the order in which layers, labels, roles and attributes are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final, Literal

from pydantic import Field

from annotator.domain.errors import SchemaEditError
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.schema_edit import Edit, layer_of, validated, with_layer

_PARTS: Final = {
    "layers": Reason("layers"),
    "labels": Reason("labels"),
    "roles": Reason("roles"),
    "attributes": Reason("attributes"),
}


class Reorder(Edit):
    """Another order of the layers, or of the parts of one; annotations do not notice.

    Attributes:
        layer: Whose parts; empty: the layers themselves.
        part: What is put in order.
        order: Every id, each once.
    """

    kind: Literal["reorder"] = "reorder"
    layer: str = ""
    part: Literal["layers", "labels", "roles", "attributes"]
    order: Annotated[tuple[str, ...], Field(min_length=1)]

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        if self.part == "layers":
            layers = schema.layers
            self._refuse_others(layers)
            return validated(schema, {name: layers[name] for name in self.order})
        known = getattr(layer_of(schema, self.layer), self.part)
        self._refuse_others(known)
        ordered = {name: known[name] for name in self.order}
        return with_layer(schema, self.layer, **{self.part: ordered})

    def _refuse_others(self, known: Iterable[str]) -> None:
        if sorted(known) != sorted(self.order):
            raise SchemaEditError(
                reason=Reason("the order names other {part} than there are", part=_PARTS[self.part])
            )
