"""The labelling configuration of Label Studio for a schema: labels, relations, and what is said of single regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from annotator.domain.schema import Schema
from annotator.formats.type_names import type_name

LABEL: Final = "label"
TEXT: Final = "text"
NOTE: Final = "note"
NEXT_FRAGMENT: Final = "next_fragment"


def attribute_control(layer: str, attribute: str) -> str:
    """The name of the control for an attribute."""
    return f"{layer}-{attribute}"


def state_control(layer: str, role: str) -> str:
    """The name of the control that says a role is implicit or absent."""
    return f"{layer}-{role}-state"


def label_config(schema: Schema, layers: Sequence[str]) -> bytes:
    """The XML configuration a project needs to show these tasks."""
    view = ET.Element("View")
    relations = ET.SubElement(view, "Relations")
    ET.SubElement(relations, "Relation", value=NEXT_FRAGMENT)
    for role in dict.fromkeys(r for layer in layers for r in schema.layers[layer].roles):
        ET.SubElement(relations, "Relation", value=role)
    labels = ET.SubElement(view, "Labels", name=LABEL, toName=TEXT)
    for layer in layers:
        for label in schema.layers[layer].labels:
            name, colour = type_name(schema, layer, label), schema.colour(layer, label)
            ET.SubElement(labels, "Label", value=name, background=colour)
    ET.SubElement(view, "Text", name=TEXT, value="$text", granularity="symbol")
    for layer in layers:
        _add_choices(view, schema, layer)
    ET.SubElement(view, "TextArea", name=NOTE, toName=TEXT, perRegion="true", maxSubmissions="1")
    ET.indent(view)
    written: str = ET.tostring(view, encoding="unicode")
    return f"{written}\n".encode()


def _add_choices(view: ET.Element, schema: Schema, layer: str) -> None:
    definition = schema.layers[layer]
    labels = ",".join(type_name(schema, layer, label) for label in definition.labels)
    asked: dict[str, list[str]] = {}
    for name, attribute in definition.attributes.items():
        if attribute.kind == "choice":
            asked[attribute_control(layer, name)] = list(attribute.values)
        elif attribute.kind == "flag":
            asked[attribute_control(layer, name)] = ["true", "false"]
        else:
            control = attribute_control(layer, name)
            ET.SubElement(
                view,
                "TextArea",
                name=control,
                toName=TEXT,
                perRegion="true",
                whenTagName=LABEL,
                whenLabelValue=labels,
            )
    for role in definition.roles:
        asked[state_control(layer, role)] = ["implicit", "absent"]
    for control, values in asked.items():
        choices = ET.SubElement(
            view,
            "Choices",
            name=control,
            toName=TEXT,
            perRegion="true",
            choice="single-radio",
            whenTagName=LABEL,
            whenLabelValue=labels,
        )
        for value in values:
            ET.SubElement(choices, "Choice", value=value)
