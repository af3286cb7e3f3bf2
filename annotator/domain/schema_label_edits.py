"""Edits of labels: add, change, rename, merge, split, delete."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from annotator.domain.errors import SchemaEditError
from annotator.domain.reason import Reason
from annotator.domain.schema import Identifier, LabelDef, Schema
from annotator.domain.schema_edit import (
    ATTRIBUTE,
    LABEL,
    Edit,
    LabelMove,
    Moves,
    layer_of,
    refuse_taken,
    renamed,
    require,
    with_layer,
)
from annotator.domain.span import AttributeValue

_FLAGS: dict[AttributeValue, AttributeValue] = {"true": True, "false": False}


class AddLabel(Edit):
    """A new label, the last of its layer."""

    kind: Literal["add_label"] = "add_label"
    layer: str
    label: Identifier
    definition: LabelDef

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        refuse_taken(layer.labels, self.label, LABEL)
        return with_layer(schema, self.layer, labels={**layer.labels, self.label: self.definition})


class ChangeLabel(Edit):
    """Another title, key, colour, guideline, example or set of roles of a label."""

    kind: Literal["change_label"] = "change_label"
    layer: str
    label: str
    definition: LabelDef

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        require(layer.labels, self.label, LABEL, self.layer)
        return with_layer(schema, self.layer, labels={**layer.labels, self.label: self.definition})


class RenameLabel(Edit):
    """Another id of a label; spans keep everything else."""

    kind: Literal["rename_label"] = "rename_label"
    layer: str
    label: str
    to: Identifier

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        require(layer.labels, self.label, LABEL, self.layer)
        refuse_taken(layer.labels, self.to, LABEL)
        default = self.to if layer.default_label == self.label else layer.default_label
        labels = renamed(layer.labels, self.label, self.to)
        return with_layer(schema, self.layer, labels=labels, default_label=default)

    def moves(self, schema: Schema) -> Moves:
        """The spans and decisions of the label get the new id."""
        del schema
        return Moves(labels={(self.layer, self.label): LabelMove(self.to)})


class MergeLabels(Edit):
    """Some labels become one of those that are there; the same claim made twice is kept once."""

    kind: Literal["merge_labels"] = "merge_labels"
    layer: str
    labels: Annotated[tuple[str, ...], Field(min_length=1)]
    into: str

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        for label in (*self.labels, self.into):
            require(layer.labels, label, LABEL, self.layer)
        gone = frozenset(self.labels) - {self.into}
        return _without_labels(schema, self.layer, gone, instead=self.into)

    def moves(self, schema: Schema) -> Moves:
        """The spans and decisions of all of them get the label that stays."""
        del schema
        move = LabelMove(self.into)
        return Moves(labels={(self.layer, each): move for each in self.labels if each != self.into})


class SplitLabel(Edit):
    """One label becomes several; an attribute may say which span gets which, the rest get ``rest``."""

    kind: Literal["split_label"] = "split_label"
    layer: str
    label: str
    into: Annotated[dict[Identifier, LabelDef], Field(min_length=2)]
    rest: str
    attribute: str = ""
    by_value: dict[str | bool, str] = Field(default_factory=dict)

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        require(layer.labels, self.label, LABEL, self.layer)
        for target in (self.rest, *self.by_value.values()):
            require(self.into, target, LABEL, self.layer)
        others = {name: each for name, each in layer.labels.items() if name != self.label}
        for name in self.into:
            refuse_taken(others, name, LABEL)
        if self.attribute:
            require(layer.attributes, self.attribute, ATTRIBUTE, self.layer)
        labels: dict[str, LabelDef] = {}
        for name, each in layer.labels.items():
            labels |= self.into if name == self.label else {name: each}
        default = layer.default_label
        if default == self.label and default not in self.into:
            default = self.rest
        return with_layer(schema, self.layer, labels=labels, default_label=default)

    def moves(self, schema: Schema) -> Moves:
        """The spans go where their attribute says, else to ``rest``."""
        by_value: dict[AttributeValue, str] = dict(self.by_value)
        if self.attribute and schema.layers[self.layer].attributes[self.attribute].kind == "flag":
            # Read from JSON, where keys are texts.
            by_value = {_FLAGS.get(value, value): to for value, to in by_value.items()}
        move = LabelMove(self.rest, self.attribute, by_value)
        return Moves(labels={(self.layer, self.label): move})


class DeleteLabel(Edit):
    """A label goes; its spans go with it, or get another one."""

    kind: Literal["delete_label"] = "delete_label"
    layer: str
    label: str
    relabel: str | None = None

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        require(layer.labels, self.label, LABEL, self.layer)
        if self.relabel is not None:
            require(layer.labels, self.relabel, LABEL, self.layer)
            if self.relabel == self.label:
                raise SchemaEditError(
                    reason=Reason("label {label!r} cannot stand in for itself", label=self.label)
                )
        return _without_labels(schema, self.layer, frozenset({self.label}), instead=self.relabel)

    def moves(self, schema: Schema) -> Moves:
        """Nothing, unless another label is chosen for the spans."""
        del schema
        if self.relabel is None:
            return Moves()
        return Moves(labels={(self.layer, self.label): LabelMove(self.relabel)})


def _without_labels(
    schema: Schema, layer: str, gone: frozenset[str], *, instead: str | None
) -> Schema:
    found = schema.layers[layer]
    labels = {name: each for name, each in found.labels.items() if name not in gone}
    if not labels:
        raise SchemaEditError(
            reason=Reason("layer {layer!r} needs a label; remove the layer instead", layer=layer)
        )
    default = instead if found.default_label in gone else found.default_label
    return with_layer(schema, layer, labels=labels, default_label=default)
