"""Edits of roles: add, change, rename, merge, delete."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from annotator.domain.schema import Identifier, LabelDef, RoleDef, Schema
from annotator.domain.schema_edit import (
    ROLE,
    Edit,
    Moves,
    layer_of,
    refuse_taken,
    renamed,
    require,
    with_layer,
)


class AddRole(Edit):
    """A new role of a layer's heads."""

    kind: Literal["add_role"] = "add_role"
    layer: str
    role: Identifier
    definition: RoleDef

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        refuse_taken(layer.roles, self.role, ROLE)
        return with_layer(schema, self.layer, roles={**layer.roles, self.role: self.definition})


class ChangeRole(Edit):
    """Another title, key, guideline, cardinality or kind of filler of a role."""

    kind: Literal["change_role"] = "change_role"
    layer: str
    role: str
    definition: RoleDef

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        require(layer.roles, self.role, ROLE, self.layer)
        return with_layer(schema, self.layer, roles={**layer.roles, self.role: self.definition})


class RenameRole(Edit):
    """Another id of a role; arguments keep everything else."""

    kind: Literal["rename_role"] = "rename_role"
    layer: str
    role: str
    to: Identifier

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        require(layer.roles, self.role, ROLE, self.layer)
        refuse_taken(layer.roles, self.to, ROLE)
        labels = {
            name: each
            if each.roles is None
            else each.model_copy(update={"roles": renamed(each.roles, self.role, self.to)})
            for name, each in layer.labels.items()
        }
        roles = renamed(layer.roles, self.role, self.to)
        return with_layer(schema, self.layer, labels=labels, roles=roles)

    def moves(self, schema: Schema) -> Moves:
        """The arguments get the new id."""
        del schema
        return Moves(roles={(self.layer, self.role): self.to})


class MergeRoles(Edit):
    """Some roles become one of those that are there; the same filler is kept once."""

    kind: Literal["merge_roles"] = "merge_roles"
    layer: str
    roles: Annotated[tuple[str, ...], Field(min_length=1)]
    into: str

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        for role in (*self.roles, self.into):
            require(layer.roles, role, ROLE, self.layer)
        gone = frozenset(self.roles) - {self.into}
        return _without_roles(schema, self.layer, gone, instead=self.into)

    def moves(self, schema: Schema) -> Moves:
        """The arguments of all of them get the role that stays."""
        del schema
        return Moves(roles={(self.layer, each): self.into for each in self.roles})


class DeleteRole(Edit):
    """A role goes, and the arguments with it."""

    kind: Literal["delete_role"] = "delete_role"
    layer: str
    role: str

    def apply(self, schema: Schema) -> Schema:
        """The schema with it; see ``Edit``."""
        layer = layer_of(schema, self.layer)
        require(layer.roles, self.role, ROLE, self.layer)
        return _without_roles(schema, self.layer, frozenset({self.role}))


def _without_roles(
    schema: Schema, layer: str, gone: frozenset[str], *, instead: str | None = None
) -> Schema:
    found = schema.layers[layer]

    def kept(label: LabelDef) -> LabelDef:
        if label.roles is None:
            return label
        own = {name: count for name, count in label.roles.items() if name not in gone}
        taken = [count for name, count in label.roles.items() if name in gone]
        if instead is not None and instead not in own and taken:
            own[instead] = taken[0]
        return label.model_copy(update={"roles": own})

    labels = {name: kept(each) for name, each in found.labels.items()}
    roles = {name: each for name, each in found.roles.items() if name not in gone}
    return with_layer(schema, layer, labels=labels, roles=roles)
