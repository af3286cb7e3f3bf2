"""Schema edits as data: what a person does to the schema of a corpus, one edit at a time.

Each edit says two things: the schema that comes out of it (``apply``), and what existing annotations
are called afterwards (``moves``). Whatever the new schema does not know and no move renames is taken
away; ``annotator.domain.schema_carrying`` does that for one annotation set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from annotator.domain.schema import Schema
from annotator.domain.schema_label_edits import (
    AddLabel,
    ChangeLabel,
    DeleteLabel,
    MergeLabels,
    RenameLabel,
    SplitLabel,
)
from annotator.domain.schema_layer_edits import (
    AddLayer,
    AdoptSchema,
    ChangeLayer,
    RemoveAttribute,
    RemoveLayer,
    SetAttribute,
)
from annotator.domain.schema_order_edits import Reorder
from annotator.domain.schema_role_edits import (
    AddRole,
    ChangeRole,
    DeleteRole,
    MergeRoles,
    RenameRole,
)

__all__ = [
    "AddLabel",
    "AddLayer",
    "AddRole",
    "AdoptSchema",
    "ChangeLabel",
    "ChangeLayer",
    "ChangeRole",
    "DeleteLabel",
    "DeleteRole",
    "MergeLabels",
    "MergeRoles",
    "RemoveAttribute",
    "RemoveLayer",
    "RenameLabel",
    "RenameRole",
    "Reorder",
    "SchemaEdit",
    "SetAttribute",
    "SplitLabel",
    "after_edits",
    "is_same",
    "numbered",
    "schema_edits",
]

SchemaEdit = Annotated[
    AddLabel
    | ChangeLabel
    | RenameLabel
    | MergeLabels
    | SplitLabel
    | DeleteLabel
    | AddRole
    | ChangeRole
    | RenameRole
    | MergeRoles
    | DeleteRole
    | AddLayer
    | ChangeLayer
    | RemoveLayer
    | SetAttribute
    | RemoveAttribute
    | Reorder
    | AdoptSchema,
    Field(discriminator="kind"),
]

schema_edits: TypeAdapter[tuple[SchemaEdit, ...]] = TypeAdapter(tuple[SchemaEdit, ...])
"""Reads and writes edits as JSON."""


def is_same(one: Schema, other: Schema) -> bool:
    """Whether two schemas are equal down to the order of their parts, which ``==`` does not look at."""
    return one == other and one.model_dump_json() == other.model_dump_json()


def numbered(before: Schema, after: Schema) -> Schema:
    """The schema with the version it has to have: one more where labels, roles or constraints changed.

    A higher number that somebody gave it stays.
    """
    least = before.version + int(_substance(before) != _substance(after))
    return after.model_copy(update={"version": max(least, after.version)})


def after_edits(schema: Schema, edits: Sequence[SchemaEdit]) -> Schema:
    """The schema after all edits, with its version.

    Raises:
        SchemaEditError: If an edit does not fit what those before it left.
    """
    after = schema
    for edit in edits:
        after = edit.apply(after)
    return numbered(schema, after)


_WORDING: dict[str, Any] = {
    "labels": {"__all__": {"title", "key", "colour", "guideline", "example", "counter_example"}},
    "roles": {"__all__": {"title", "key", "guideline"}},
    "attributes": {"__all__": {"title"}},
    "title": True,
    "colour": True,
    "key": True,
    "look": True,
}


def _substance(schema: Schema) -> dict[str, Any]:
    """What annotations can depend on: no titles, keys, colours, guidelines, looks."""
    return schema.model_dump(
        exclude={"title": True, "version": True, "layers": {"__all__": _WORDING}}
    )
