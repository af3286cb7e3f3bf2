"""From *old is called new now* to edits: what a person says who hands in a whole new schema."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.errors import SchemaEditError
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import (
    MergeLabels,
    MergeRoles,
    RenameLabel,
    RenameRole,
    SchemaEdit,
)


def renaming_edits(
    present: Schema, wanted: Schema, renames: Sequence[tuple[str, str]]
) -> list[SchemaEdit]:
    """The edits that rename labels and roles, to be made before the wanted schema is adopted.

    Several old names with the same new one are merged.

    Args:
        present: The schema as it is.
        wanted: The schema as it shall be; has every new name.
        renames: Pairs of an old name, ``label``, ``role``, ``layer.label`` or ``layer.role``, and a new one
            on the same layer.

    Raises:
        SchemaEditError: If an old name is not there, means several things, or is still in the wanted
            schema; or if the wanted schema lacks the new one.
    """
    edits: list[SchemaEdit] = []
    state = present
    for old, new in renames:
        layer, name, is_role = _place(present, old)
        target = new.rpartition(".")[2]
        kind = "role" if is_role else "label"
        if layer not in wanted.layers:
            raise SchemaEditError(reason=f"the new schema has no layer {layer!r}")
        after, before = wanted.layers[layer], state.layers[layer]
        if target not in (after.roles if is_role else after.labels):
            raise SchemaEditError(
                reason=f"layer {layer!r} of the new schema has no {kind} {target!r}"
            )
        if name in (after.roles if is_role else after.labels):
            raise SchemaEditError(reason=f"the new schema still has the {kind} {name!r}")
        edit: SchemaEdit
        if is_role and target in before.roles:
            edit = MergeRoles(layer=layer, roles=(name,), into=target)
        elif is_role:
            edit = RenameRole(layer=layer, role=name, to=target)
        elif target in before.labels:
            edit = MergeLabels(layer=layer, labels=(name,), into=target)
        else:
            edit = RenameLabel(layer=layer, label=name, to=target)
        state = edit.apply(state)
        edits.append(edit)
    return edits


def _place(schema: Schema, old: str) -> tuple[str, str, bool]:
    """Layer, name, and whether it is a role."""
    only, _, name = old.rpartition(".")
    layers = [(key, each) for key, each in schema.layers.items() if only in {"", key}]
    found = [(key, name, False) for key, each in layers if name in each.labels]
    found += [(key, name, True) for key, each in layers if name in each.roles]
    if not found:
        raise SchemaEditError(reason=f"there is no label and no role {old!r}")
    if len(found) > 1:
        places = " and ".join(
            f"a {'role' if is_role else 'label'} of layer {key!r}" for key, _, is_role in found
        )
        raise SchemaEditError(reason=f"{old!r} is {places}; write layer.name")
    return found[0]
