"""Names for layer and label together, in formats that have one kind of type."""

from __future__ import annotations

from annotator.domain.schema import Schema


def type_name(schema: Schema, layer: str, label: str) -> str:
    """The label alone where no other layer has the same one, else ``layer-label``; ASCII, no blanks."""
    shared = sum(label in each.labels for each in schema.layers.values()) > 1
    return f"{layer}-{label}" if shared else label


def layer_and_label(schema: Schema, name: str) -> tuple[str | None, str]:
    """The other way; ``None`` for a name that does not say its layer."""
    for layer, definition in schema.layers.items():
        if name.startswith(f"{layer}-") and name[len(layer) + 1 :] in definition.labels:
            return layer, name[len(layer) + 1 :]
    return None, name
