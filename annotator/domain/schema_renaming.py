"""From *old is called new now* to edits: what a person says who hands in a whole new schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.errors import SchemaEditError
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import (
    MergeLabels,
    MergeRoles,
    RenameLabel,
    RenameRole,
    SchemaEdit,
    SplitLabel,
)
from annotator.domain.schema_edit import LABEL, ROLE
from annotator.domain.span import AttributeValue


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
        kind = ROLE if is_role else LABEL
        if layer not in wanted.layers:
            raise SchemaEditError(
                reason=Reason("the new schema has no layer {layer!r}", layer=layer)
            )
        after, before = wanted.layers[layer], state.layers[layer]
        if target not in (after.roles if is_role else after.labels):
            raise SchemaEditError(
                reason=Reason(
                    "layer {layer!r} of the new schema has no {kind} {target!r}",
                    layer=layer,
                    kind=kind,
                    target=target,
                )
            )
        if name in (after.roles if is_role else after.labels):
            raise SchemaEditError(
                reason=Reason("the new schema still has the {kind} {name!r}", kind=kind, name=name)
            )
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


@dataclass(frozen=True, slots=True)
class Division:
    """Spans of a label with one value of an attribute become a label of their own.

    Attributes:
        old: ``label`` or ``layer.label`` of the present schema.
        attribute: Of the layer.
        value: As written in the schema; ``true`` or ``false`` of a flag.
        new: The label they get.
    """

    old: str
    attribute: str
    value: str
    new: str


def splitting_edits(
    present: Schema,
    wanted: Schema,
    divisions: Sequence[Division],
    renames: Sequence[tuple[str, str]],
) -> tuple[list[SchemaEdit], list[tuple[str, str]]]:
    """The edits that split labels by an attribute, to be made before all others.

    The spans without such a value keep the label if the wanted schema has it, else a rename says where
    they go.

    Args:
        present: The schema as it is.
        wanted: The schema as it shall be.
        divisions: What goes where.
        renames: As in ``renaming_edits``.

    Returns:
        The edits, and the renames that are left over.

    Raises:
        SchemaEditError: If something named is not there, or nothing says where the rest goes.
    """
    by_label: dict[tuple[str, str], list[Division]] = {}
    for division in divisions:
        layer, label, is_role = _place(present, division.old)
        if is_role:
            raise SchemaEditError(
                reason=Reason("{old!r} is a role; only labels can be split", old=division.old)
            )
        by_label.setdefault((layer, label), []).append(division)
    left = [pair for pair in renames if _place(present, pair[0])[:2] not in by_label]
    edits: list[SchemaEdit] = []
    for (layer, label), parts in by_label.items():
        rests = [new for old, new in renames if _place(present, old)[:2] == (layer, label)]
        rest = rests[0].rpartition(".")[2] if rests else label
        names = list(dict.fromkeys((rest, *(part.new for part in parts))))
        after = wanted.layers[layer].labels if layer in wanted.layers else {}
        for name in names:
            if name not in after:
                raise SchemaEditError(
                    reason=Reason(
                        "layer {layer!r} of the new schema has no label {name!r}",
                        layer=layer,
                        name=name,
                    )
                )
        # Keys and roles come with the schema that is adopted; here they might clash with what goes.
        bare = {name: after[name].model_copy(update={"key": None, "roles": None}) for name in names}
        edits.append(
            SplitLabel(
                layer=layer,
                label=label,
                into=bare,
                rest=rest,
                attribute=parts[0].attribute,
                by_value={_value(present, layer, part): part.new for part in parts},
            )
        )
    return edits, left


def _value(schema: Schema, layer: str, part: Division) -> AttributeValue:
    known = schema.layers[layer].attributes.get(part.attribute)
    if known is None:
        raise SchemaEditError(
            reason=Reason(
                "layer {layer!r} has no attribute {attribute!r}",
                layer=layer,
                attribute=part.attribute,
            )
        )
    value: AttributeValue = part.value
    if known.kind == "flag":
        value = {"true": True, "false": False}.get(part.value, part.value)
    if not known.allows(value):
        raise SchemaEditError(
            reason=Reason(
                "{attribute!r} has no value {value!r}", attribute=part.attribute, value=part.value
            )
        )
    return value


def _place(schema: Schema, old: str) -> tuple[str, str, bool]:
    """Layer, name, and whether it is a role."""
    only, _, name = old.rpartition(".")
    layers = [(key, each) for key, each in schema.layers.items() if only in {"", key}]
    found = [(key, name, False) for key, each in layers if name in each.labels]
    found += [(key, name, True) for key, each in layers if name in each.roles]
    if not found:
        raise SchemaEditError(reason=Reason("there is no label and no role {old!r}", old=old))
    if len(found) > 1:
        places = ", ".join(f"{key}.{name}" for key, *_ in found)
        raise SchemaEditError(
            reason=Reason(
                "{old!r} may be any of {places}; write it like that", old=old, places=places
            )
        )
    return found[0]
