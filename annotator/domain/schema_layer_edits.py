"""Edits of layers and attributes, and the whole schema read from a file."""

from __future__ import annotations

from typing import Literal

from annotator.domain.errors import SchemaEditError
from annotator.domain.reason import Reason
from annotator.domain.schema import (
    AttributeDef,
    Colour,
    Identifier,
    Key,
    LayerDef,
    LocalText,
    OverlapMode,
    RoleDef,
    Schema,
)
from annotator.domain.schema_edit import (
    ATTRIBUTE,
    LAYER,
    Edit,
    layer_of,
    refuse_taken,
    require,
    validated,
    with_layer,
)


class AddLayer(Edit):
    """A new layer, the last one."""

    kind: Literal["add_layer"] = "add_layer"
    layer: Identifier
    definition: LayerDef

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        refuse_taken(schema.layers, self.layer, LAYER)
        return validated(schema, {**schema.layers, self.layer: self.definition})


class ChangeLayer(Edit):
    """Another title, colour, key or rule of a layer; what is not given stays."""

    kind: Literal["change_layer"] = "change_layer"
    layer: str
    title: LocalText | None = None
    colour: Colour | None = None
    key: Key | Literal[""] | None = None
    overlap: OverlapMode | None = None
    snapping: Literal["token", "character"] | None = None
    discontinuous: bool | None = None
    dependent: bool | None = None
    look: Literal["tint", "bar", "underline", "trigger"] | None = None
    default_label: str | None = None

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; an empty key or default label takes it away."""
        layer_of(schema, self.layer)
        given = self.model_dump(exclude={"kind", "layer"}, exclude_none=True)
        for name in ("key", "default_label"):
            if given.get(name) == "":
                given[name] = None
        return with_layer(schema, self.layer, **given)


class RemoveLayer(Edit):
    """A layer goes with its spans; refused while a role is filled from it alone."""

    kind: Literal["remove_layer"] = "remove_layer"
    layer: str

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer_of(schema, self.layer)
        layers = {
            name: _not_filled_by(each, self.layer)
            for name, each in schema.layers.items()
            if name != self.layer
        }
        return validated(schema, layers)


class SetAttribute(Edit):
    """A new attribute of a layer, or another definition of one; values it no longer has go."""

    kind: Literal["set_attribute"] = "set_attribute"
    layer: str
    attribute: Identifier
    definition: AttributeDef

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        known = layer_of(schema, self.layer).attributes
        return with_layer(schema, self.layer, attributes={**known, self.attribute: self.definition})


class RemoveAttribute(Edit):
    """An attribute goes with its values."""

    kind: Literal["remove_attribute"] = "remove_attribute"
    layer: str
    attribute: str

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        known = layer_of(schema, self.layer).attributes
        require(known, self.attribute, ATTRIBUTE, self.layer)
        kept = {name: each for name, each in known.items() if name != self.attribute}
        return with_layer(schema, self.layer, attributes=kept)


class AdoptSchema(Edit):
    """A whole schema in place of the present one, as read from a file; what it lacks goes."""

    kind: Literal["adopt_schema"] = "adopt_schema"
    definition: Schema

    def apply(self, schema: Schema) -> Schema:
        """The schema itself."""
        del schema
        return self.definition


def _not_filled_by(layer: LayerDef, gone: str) -> LayerDef:
    roles: dict[str, RoleDef] = {}
    for name, role in layer.roles.items():
        fillers = tuple(each for each in role.fillers if each != gone)
        if not fillers:
            raise SchemaEditError(
                reason=Reason(
                    "role {name!r} is filled from layer {gone!r} alone; change the role first",
                    name=name,
                    gone=gone,
                )
            )
        roles[name] = role.model_copy(update={"fillers": fillers})
    return layer.model_copy(update={"roles": roles})
