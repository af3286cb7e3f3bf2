"""What layers, attributes and roles of a schema are called where UIMA has the say: in INCEpTION, WebAnno TSV and CAS files.

A layer is an annotation type, ``NamedEntity`` for the entity layer and ``webanno.custom.Layer`` for any other; roles are
its feature ``roles``, an array of links with ``role`` and ``target``; links of mention chains, and of one fragment of
a span to the next, are relations. Names are letters and digits only, for INCEpTION takes ``_`` as a separator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape  # only writes # nosec B406

from annotator.domain.schema import Schema
from annotator.formats.training import entity_layer

ANNOTATION: Final = "uima.tcas.Annotation"
SENTENCE: Final = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN: Final = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"  # noqa: S105 - a token of text
NAMED_ENTITY: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
BUILT_IN: Final = "de.tudarmstadt.ukp.dkpro.core.api."
CUSTOM: Final = "webanno.custom."
TYPE_SYSTEM: Final = "TypeSystem.xml"

LABEL: Final = "label"
VALUE: Final = "value"
REMARK: Final = "remark"
STATES: Final = "states"
ROLES: Final = "roles"
_RESERVED: Final = (
    *(LABEL, VALUE, REMARK, STATES, ROLES),
    *("identifier", "begin", "end", "sofa", "id", "type", "self", "elements", "xmiID"),
)
_STRING: Final = "uima.cas.String"


class TypeNames:
    """The names for a schema.

    Args:
        schema: Of the corpus.
        layers: Those that are exported; all of them when reading.
    """

    def __init__(self, schema: Schema, layers: Sequence[str]) -> None:
        entities = entity_layer(schema, layers)
        taken: set[str] = set()
        self.types: dict[str, str] = {}
        self.continuations: dict[str, str] = {}
        self.references: dict[str, str] = {}
        self.features: dict[str, dict[str, str]] = {}
        for layer in layers:
            short = _free(_joined(layer), taken, ("", "Continuation", "Reference", "RolesLink"))
            self.types[layer] = NAMED_ENTITY if layer == entities else CUSTOM + short
            self.continuations[layer] = f"{CUSTOM}{short}Continuation"
            if schema.layers[layer].chain_role is not None:
                self.references[layer] = f"{CUSTOM}{short}Reference"
            used = set(_RESERVED)
            self.features[layer] = {
                name: _free(_joined(name, lower=True), used)
                for name in schema.layers[layer].attributes
            }
        self._layers = {_joined(layer).lower(): layer for layer in layers}
        self._layers |= {short_name(name).lower(): layer for layer, name in self.types.items()}
        self._own = {name: layer for layer, name in self.types.items()}

    def layer_of(self, type_name: str) -> str | None:
        """The layer whose type has this name, or the same last part of it."""
        return self._own.get(type_name) or self._layers.get(short_name(type_name).lower())

    def label_feature(self, layer: str) -> str:
        """The feature that holds the label."""
        return VALUE if self.types[layer] == NAMED_ENTITY else LABEL

    def attribute_of(self, layer: str | None, feature: str) -> str:
        """The attribute a feature stands for; its own name if there is none."""
        known = self.features.get(layer or "", {})
        return next((name for name, each in known.items() if each == feature), feature)

    def link_type(self, layer: str) -> str:
        """The type of a link from a head of that layer to what fills a role."""
        return f"{self.types[layer]}RolesLink"


def short_name(type_name: str) -> str:
    """The last part of the name of a type."""
    return type_name.rpartition(".")[2]


def type_system_xml(schema: Schema, names: TypeNames) -> str:
    """The type system as UIMA reads it; INCEpTION makes layers of it (Settings, Layers, Import)."""
    return "".join(_document(schema, names))


def _document(schema: Schema, names: TypeNames) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n<types>\n'
    yield _type(SENTENCE, ANNOTATION, {"id": _STRING})
    yield _type(TOKEN, ANNOTATION, {"id": _STRING})
    for layer, name in names.types.items():
        definition = schema.layers[layer]
        plain = [names.label_feature(layer), *names.features[layer].values(), REMARK]
        plain += ["identifier"] if name == NAMED_ENTITY else []
        features = dict.fromkeys(plain, _STRING)
        if definition.roles:
            features[STATES] = _STRING
        if definition.holds_heads:
            features[ROLES] = names.link_type(layer)
        yield _type(name, ANNOTATION, features)
        if definition.holds_heads:
            link = {"role": _STRING, "target": ANNOTATION}
            yield _type(names.link_type(layer), "uima.cas.TOP", link)
        ends = {LABEL: _STRING, "Governor": name, "Dependent": name}
        yield _type(names.continuations[layer], ANNOTATION, ends)
        if layer in names.references:
            ends = {LABEL: _STRING, "Governor": ANNOTATION, "Dependent": ANNOTATION}
            yield _type(names.references[layer], ANNOTATION, ends)
    yield "</types>\n</typeSystemDescription>\n"


def _type(name: str, parent: str, features: Mapping[str, str]) -> str:
    lines = [f"<typeDescription><name>{escape(name)}</name><description/>"]
    lines.append(f"<supertypeName>{parent}</supertypeName><features>")
    for feature, kind in features.items():
        several = feature == ROLES
        lines.append(f"<featureDescription><name>{escape(feature)}</name><description/>")
        lines.append(f"<rangeTypeName>{'uima.cas.FSArray' if several else kind}</rangeTypeName>")
        if several:
            lines.append("<multipleReferencesAllowed>false</multipleReferencesAllowed>")
            lines.append(f"<elementType>{kind}</elementType>")
        lines.append("</featureDescription>")
    lines.append("</features></typeDescription>\n")
    return "".join(lines)


def _joined(name: str, *, lower: bool = False) -> str:
    parts = re.split("[_-]+", name.strip("_-"))
    words = [part[:1].upper() + part[1:] for part in parts]
    return (parts[0] if lower else words[0]) + "".join(words[1:])


def _free(wanted: str, taken: set[str], endings: Iterable[str] = ("",)) -> str:
    """A name that is not taken, with none of the endings; all are taken then."""
    name, number = wanted, 1
    while any(name + ending in taken for ending in endings):
        number += 1
        name = f"{wanted}{number}"
    taken.update(name + ending for ending in endings)
    return name
