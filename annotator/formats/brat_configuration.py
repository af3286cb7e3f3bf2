"""What brat must know of a schema: ``annotation.conf`` and ``visual.conf``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.schema import LayerDef, Schema, in_language
from annotator.formats.type_names import type_name


def state_attribute(role: str) -> str:
    """The attribute that says of an event that a role is implicit or absent."""
    return f"{role}_state"


def annotation_conf(schema: Schema, layers: Sequence[str]) -> str:
    """Types, roles with their fillers and numbers, relations and attributes."""
    return "\n".join(_annotation(schema, layers)) + "\n"


def visual_conf(schema: Schema, layers: Sequence[str]) -> str:
    """What types are called and how they are coloured."""
    return "\n".join(_visual(schema, layers)) + "\n"


def _annotation(schema: Schema, layers: Sequence[str]) -> Iterator[str]:
    plain = [name for name in layers if not schema.layers[name].holds_heads]
    heads = [name for name in layers if schema.layers[name].holds_heads]
    yield "[entities]"
    yield from _types(schema, plain)
    yield ""
    yield "[events]"
    for layer in heads:
        for label in schema.layers[layer].labels:
            yield f"{type_name(schema, layer, label)}\t{_arguments(schema, layers, layer, label)}"
    yield ""
    yield "[relations]"
    yield "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"
    for layer in layers:
        role = schema.layers[layer].chain_role
        if role is not None:
            one = "|".join(_types(schema, [layer]))
            fillers = schema.layers[layer].roles[role].fillers
            other = "|".join(_types(schema, [each for each in fillers if each in layers]))
            yield f"{role}\tArg1:{one}, Arg2:{other}"
    yield ""
    yield "[attributes]"
    for layer in layers:
        yield from _attributes(schema, layer)


def _arguments(schema: Schema, layers: Sequence[str], layer: str, label: str) -> str:
    definition = schema.layers[layer]
    said = []
    for role, cardinality in definition.roles_of(label).items():
        if definition.roles[role].chain:
            continue
        fillers = [each for each in definition.roles[role].fillers if each in layers]
        if fillers:
            number = "" if cardinality == "{1}" else cardinality
            said.append(f"{role}{number}:{'|'.join(_types(schema, fillers))}")
    return ", ".join(said)


def _attributes(schema: Schema, layer: str) -> Iterator[str]:
    definition = schema.layers[layer]
    types = "|".join(_types(schema, [layer]))
    for name, attribute in definition.attributes.items():
        if attribute.kind == "choice":
            yield f"{name}\tArg:{types}, Value:{'|'.join(attribute.values)}"
        elif attribute.kind == "flag":
            yield f"{name}\tArg:{types}, Value:true|false"
    for role in definition.roles:
        yield f"{state_attribute(role)}\tArg:{types}, Value:implicit|absent"


def _visual(schema: Schema, layers: Sequence[str]) -> Iterator[str]:
    yield "[labels]"
    for layer in layers:
        for label in schema.layers[layer].labels:
            title = schema.label_title(layer, label, schema.language)
            yield f"{type_name(schema, layer, label)} | {title} | {label}"
        for role, definition in schema.layers[layer].roles.items():
            yield f"{role} | {in_language(definition.title, schema.language) or role}"
    yield ""
    yield "[drawing]"
    yield "SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey, borderColor:darken"
    yield "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"
    for layer in layers:
        for label in schema.layers[layer].labels:
            colour = _light(schema.colour(layer, label))
            yield f"{type_name(schema, layer, label)}\tbgColor:{colour}"


def _types(schema: Schema, layers: Iterable[str]) -> list[str]:
    return [
        type_name(schema, layer, label)
        for layer in layers
        for label in _labels(schema.layers[layer])
    ]


def _labels(layer: LayerDef) -> Iterable[str]:
    return layer.labels


def _light(colour: str) -> str:
    """A tint of a colour on which black type can be read."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * 0.45):02x}" for part in parts)
