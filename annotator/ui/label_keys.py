"""What a letter or digit means right now: the schema's keys, seen from selection and focus."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.schema import LayerDef, Schema


@dataclass(frozen=True, slots=True)
class GiveLabel:
    """Mark the selection with a label, or relabel the focus."""

    layer: str
    label: str


@dataclass(frozen=True, slots=True)
class ChooseLabel:
    """Ask which label of a layer is meant."""

    layer: str


@dataclass(frozen=True, slots=True)
class FillRole:
    """Ask who or what fills a role of the head in focus."""

    layer: str
    role: str


@dataclass(frozen=True, slots=True)
class LinkBack:
    """Ask what the span in focus refers to, or who fills a role of the head in focus.

    Attributes:
        layer: Layer of the focus.
        holder: The layer whose spans have the role.
        role: The role that makes chains.
    """

    layer: str
    holder: str
    role: str


Meaning = GiveLabel | ChooseLabel | FillRole | LinkBack

SHIFT = "Shift+"
"""Before a role's key: the role, though the key alone would give the selection a label."""


def keys_of(schema: Schema) -> tuple[str, ...]:
    """Every letter and digit the schema gives a meaning to, roles' also with Shift, sorted."""
    found: set[str | None] = set()
    for layer in schema.layers.values():
        found.add(layer.key)
        found.update(label.key for label in layer.labels.values())
        for role in layer.roles.values():
            if role.key:
                found |= {role.key, f"{SHIFT}{role.key}"}
    return tuple(sorted(key for key in found if key))


def meanings(
    schema: Schema, focus_layer: str, focus_label: str = "", *, selection: bool
) -> dict[str, Meaning]:
    """What the schema's keys do, the keys that matter most first.

    On a selection, keys that start a span keep their sense; what they leave free belongs to the head in focus,
    whose other roles have their key with Shift. Without one, the keys of the focused span's layer come first.

    Args:
        schema: Whose keys.
        focus_layer: Layer of the span in focus, empty without one.
        focus_label: Its label, which decides about its roles; empty: all roles of the layer.
        selection: Whether text is selected.
    """
    adding = _adding(schema)
    if not focus_layer:
        return adding if selection else {}
    own = _in_focus(schema, focus_layer, focus_label)
    roles = {key: what for key, what in own.items() if isinstance(what, FillRole | LinkBack)}
    if not selection:
        return own | {key: what for key, what in adding.items() if key not in own}
    named = {f"{SHIFT}{key}" if key in adding else key: what for key, what in roles.items()}
    return named | adding | {key: what for key, what in own.items() if key not in adding}


def meaning_of(
    key: str, schema: Schema, focus_layer: str, focus_label: str = "", *, selection: bool
) -> Meaning | None:
    """What one key does now; ``None`` is nothing, for want of a selection or a focus."""
    found = meanings(schema, focus_layer, focus_label, selection=selection)
    if key in found or not key.startswith(SHIFT):
        return found.get(key)
    plain = found.get(key.removeprefix(SHIFT))
    return plain if isinstance(plain, FillRole | LinkBack) else None


def asks(layer: LayerDef) -> bool:
    """Whether a layer's key has to ask for the label: it has several and no default one."""
    return layer.default_label is None and len(layer.labels) > 1


def _adding(schema: Schema) -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for name, layer in schema.layers.items():
        # Labels of heads are chosen while the head has the focus (see annotator.domain.schema).
        if not layer.holds_heads:
            found |= {
                label.key: GiveLabel(name, label_id)
                for label_id, label in layer.labels.items()
                if label.key
            }
        if layer.key:
            found[layer.key] = (
                ChooseLabel(name) if asks(layer) else GiveLabel(name, layer.first_label)
            )
    return found


def _in_focus(schema: Schema, name: str, label: str) -> dict[str, Meaning]:
    layer = schema.layer(name)
    roles = layer.roles_of(label) if label in layer.labels else layer.roles
    found: dict[str, Meaning] = {
        role.key: LinkBack(name, name, role_id) if role.chain else FillRole(name, role_id)
        for role_id, role in layer.roles.items()
        if role.key and role_id in roles
    }
    found |= {
        each.key: GiveLabel(name, label_id) for label_id, each in layer.labels.items() if each.key
    }
    if layer.key and len(layer.labels) > 1:
        found.setdefault(layer.key, ChooseLabel(name))
    for role_id in roles:
        for filler in layer.roles[role_id].fillers:
            chain = schema.layers[filler].chain_role
            key = schema.layers[filler].roles[chain].key if chain else None
            if chain and key:
                found.setdefault(key, LinkBack(name, filler, chain))
    return found
