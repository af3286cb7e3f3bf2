"""What every edit of a schema is, and the few things all of them need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from annotator.domain.errors import SchemaEditError
from annotator.domain.reason import Reason
from annotator.domain.schema import LayerDef, Schema
from annotator.domain.span import AttributeValue, Span

LabelPlace = tuple[str, str]
"""A layer's id and a label's id."""

RolePlace = tuple[str, str]
"""A layer's id and a role's id."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class LabelMove:
    """What becomes of the spans with one label.

    Attributes:
        to: Their new label on the same layer.
        attribute: If given, spans with a value in ``by_value`` get the label that stands there.
        by_value: From values of the attribute to labels.
    """

    to: str
    attribute: str = ""
    by_value: Mapping[AttributeValue, str] = field(default_factory=dict)

    def label_of(self, span: Span) -> str:
        """The new label of a span."""
        value = span.attributes.get(self.attribute)
        return self.to if value is None else self.by_value.get(value, self.to)

    @property
    def targets(self) -> tuple[str, ...]:
        """Every label a span may get, the usual one first, each once."""
        return tuple(dict.fromkeys((self.to, *self.by_value.values())))


@dataclass(frozen=True, slots=True)
class Moves:
    """What an edit calls anew.

    Attributes:
        labels: By layer and old label.
        roles: By layer and old role: the new role.
    """

    labels: Mapping[LabelPlace, LabelMove] = field(default_factory=dict)
    roles: Mapping[RolePlace, str] = field(default_factory=dict)


class Edit(BaseModel):
    """One edit of a schema, as data."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def apply(self, schema: Schema) -> Schema:
        """The schema after the edit, validated; its version is not counted up here.

        Raises:
            SchemaEditError: If the schema has not what is to be edited, or would be none any more.
        """
        raise NotImplementedError

    def moves(self, schema: Schema) -> Moves:
        """What existing annotations are called afterwards.

        Args:
            schema: The schema before the edit.
        """
        del schema
        return Moves()


def layer_of(schema: Schema, layer: str) -> LayerDef:
    """The layer, or a refusal."""
    if layer not in schema.layers:
        raise SchemaEditError(reason=Reason("there is no layer {layer!r}", layer=layer))
    return schema.layers[layer]


LAYER: Final = Reason("layer")
LABEL: Final = Reason("label")
ROLE: Final = Reason("role")
ATTRIBUTE: Final = Reason("attribute")
"""What a schema has, as a refusal names it."""


def require(known: Mapping[str, object], name: str, what: Reason, layer: str) -> None:
    """Refuse to edit what the layer does not have."""
    if name not in known:
        raise SchemaEditError(
            reason=Reason(
                "layer {layer!r} has no {what} {name!r}", layer=layer, what=what, name=name
            )
        )


def refuse_taken(known: Mapping[str, object], name: str, what: Reason) -> None:
    """Refuse a second part of the same name."""
    if name in known:
        raise SchemaEditError(
            reason=Reason("there is a {what} {name!r} already", what=what, name=name)
        )


def renamed(parts: Mapping[str, Part], old: str, new: str) -> dict[str, Part]:
    """The parts in their order, one under another name."""
    return {new if name == old else name: part for name, part in parts.items()}


def with_layer(schema: Schema, layer: str, **fields: object) -> Schema:
    """The schema with other values of one layer, validated."""
    changed = schema.layers[layer].model_copy(update=fields)
    return validated(schema, {**schema.layers, layer: changed})


def validated(schema: Schema, layers: Mapping[str, LayerDef]) -> Schema:
    """The schema with these layers.

    Raises:
        SchemaEditError: If it would not be a schema; says why in the schema's own words.
    """
    values = schema.model_dump(exclude={"layers"})
    values["layers"] = {name: layer.model_dump() for name, layer in layers.items()}
    try:
        return Schema.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        message = first["msg"].removeprefix("Value error, ")
        if first["type"] != "value_error":
            message = f"{'.'.join(str(part) for part in first['loc'])}: {message}"
        raise SchemaEditError(reason=message) from error
