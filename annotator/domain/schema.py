"""The schema: layers, labels, roles, attributes, constraints, keys and colours of a corpus.

A schema is data. It is read from a YAML file (``annotator.formats.schema_yaml``), validated here,
stored with the corpus and versioned; every annotation refers to its layers and labels by id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from annotator.domain.errors import UnknownLabelError

LocalText: TypeAlias = dict[str, str]
"""The same words in several languages, keyed by BCP 47 tag; ``en`` is the fallback."""


def in_language(words: Mapping[str, str], language: str) -> str:
    """The words in a language, else in English, else in whatever there is; may be empty."""
    for tag in (language, language.partition("-")[0], "en"):
        if words.get(tag):
            return words[tag]
    return next(iter(words.values()), "")


def _check_cardinality(text: str) -> str:
    if not re.fullmatch(r"[?*+]|\{[1-9]\d{0,2}\}", text):
        raise ValueError(
            f"{text!r} is no cardinality; use ? (0–1), * (0–n), + (1–n) or {{n}} (exactly n)"
        )
    return text


Cardinality = Annotated[str, AfterValidator(_check_cardinality)]
"""How many fillers a role has: ``?`` none or one, ``*`` any, ``+`` at least one, ``{n}`` exactly n."""


def bounds(cardinality: str) -> tuple[int, int | None]:
    """Least and greatest number of fillers; ``None`` is no upper bound."""
    match cardinality:
        case "?":
            return (0, 1)
        case "*":
            return (0, None)
        case "+":
            return (1, None)
        case _:
            exact = int(cardinality.strip("{}"))
            return (exact, exact)


Identifier = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]
Key = Annotated[str, Field(pattern=r"^[A-Z0-9]$", description="One letter or digit")]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="Hue as #rrggbb")]


class OverlapMode(StrEnum):
    """How spans of one layer may lie to each other."""

    NONE = "none"
    NESTED = "nested"
    ANY = "any"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LabelDef(_Part):
    """One label of a layer.

    Attributes:
        title: Name shown to people.
        key: On a selection it adds a span with this label, on a focused span it relabels.
        colour: Overrides the layer's colour.
        guideline: What it is for, in one or two sentences.
        example: A sentence with the span in ``[brackets]``.
        counter_example: A sentence where one might take it wrongly, and why not.
        roles: Which roles of the layer heads with this label take, and how many fillers each;
            not given: all roles of the layer with their own cardinality.
    """

    title: LocalText
    key: Key | None = None
    colour: Colour | None = None
    guideline: LocalText = Field(default_factory=dict)
    example: LocalText = Field(default_factory=dict)
    counter_example: LocalText = Field(default_factory=dict)
    roles: dict[Identifier, Cardinality] | None = None


class RoleDef(_Part):
    """One role of the heads of a layer.

    Attributes:
        title: Name shown to people.
        key: With such a head in focus it offers the candidates.
        fillers: Layers whose spans may fill it, best first; a filler made from bare text goes
            to the first dependent one.
        cardinality: How many fillers, unless the label says otherwise.
        guideline: What it is for.
        chain: Whether it leads a span to another one for the same person or thing; such links make the
            mention chains of an article. It takes one filler at most, and its head is no head otherwise.
    """

    title: LocalText
    fillers: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    key: Key | None = None
    cardinality: Cardinality = "?"
    guideline: LocalText = Field(default_factory=dict)
    chain: bool = False


class AttributeDef(_Part):
    """A property of the spans of a layer.

    Attributes:
        title: Name shown to people.
        kind: ``choice`` of ``values``, ``flag`` (true or false) or free ``text``.
        values: The choices and their names.
        default: What is assumed where nothing is set.
    """

    title: LocalText
    kind: Literal["choice", "flag", "text"] = "choice"
    values: dict[Identifier, LocalText] = Field(default_factory=dict)
    default: str | bool | None = None

    @model_validator(mode="after")
    def _check_values(self) -> Self:
        if (self.kind == "choice") != bool(self.values):
            raise ValueError("a choice needs values, and only a choice has them")
        if self.default is not None and not self.allows(self.default):
            raise ValueError(f"default {self.default!r} is not among the values")
        return self

    def allows(self, value: str | bool) -> bool:  # noqa: FBT001 - the value of a flag
        """Whether ``value`` is one this attribute can have."""
        match self.kind:
            case "choice":
                return value in self.values
            case "flag":
                return isinstance(value, bool)
            case _:
                return isinstance(value, str)


class LayerDef(_Part):
    """A kind of span with its own labels and rules.

    Attributes:
        title: Name shown to people.
        colour: Hue of its spans unless their label has its own.
        key: Starts a span of this layer with its default label.
        overlap: How its spans may lie to each other.
        snapping: What a selection snaps to unless one asks for characters.
        discontinuous: Whether its spans may have several fragments.
        dependent: Whether its spans only live as fillers: they go with the last head they serve.
        look: How the article view draws its spans: ``tint`` behind the words with a chip, ``bar`` in
            the margin with a soft underline, ``underline`` only, or ``trigger``, a framed chip.
        default_label: The label a new span gets when nothing else is said; else the first.
        labels: By id, in the order they are shown.
        attributes: By id.
        roles: By id; a layer with roles that make no chains holds the heads of structures.
    """

    title: LocalText
    colour: Colour
    labels: Annotated[dict[Identifier, LabelDef], Field(min_length=1)]
    key: Key | None = None
    overlap: OverlapMode = OverlapMode.ANY
    snapping: Literal["token", "character"] = "token"
    discontinuous: bool = False
    dependent: bool = False
    look: Literal["tint", "bar", "underline", "trigger"] = "tint"
    default_label: Identifier | None = None
    attributes: dict[Identifier, AttributeDef] = Field(default_factory=dict)
    roles: dict[Identifier, RoleDef] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.default_label is not None and self.default_label not in self.labels:
            raise ValueError(f"default_label {self.default_label!r} is not one of the labels")
        for name, label in self.labels.items():
            for role in label.roles or ():
                if role not in self.roles:
                    raise ValueError(
                        f"label {name!r} takes a role {role!r} that the layer does not have"
                    )
            for role, cardinality in self.roles_of(name).items():
                if self.roles[role].chain and cardinality != "?":
                    raise ValueError(
                        f"role {role!r} makes chains, so label {name!r} takes one filler at most (?)"
                    )
        if sum(role.chain for role in self.roles.values()) > 1:
            raise ValueError("a layer has one role that makes chains at most")
        return self

    @property
    def holds_heads(self) -> bool:
        """Whether its spans are heads of structures, such as quotes: they have more than a link of a chain."""
        return any(not role.chain for role in self.roles.values())

    @property
    def chain_role(self) -> str | None:
        """The role that links its spans to others for the same person or thing."""
        return next((name for name, role in self.roles.items() if role.chain), None)

    @property
    def first_label(self) -> str:
        """The label a new span gets when nothing else is said."""
        return self.default_label or next(iter(self.labels))

    def roles_of(self, label: str) -> dict[str, str]:
        """The roles heads with this label take, with their cardinalities, in the layer's order."""
        own = self.labels[label].roles
        if own is None:
            return {name: role.cardinality for name, role in self.roles.items()}
        return {name: own[name] for name in self.roles if name in own}


class Schema(_Part):
    """Everything a corpus may be annotated with.

    Attributes:
        id: Name of the schema family, e.g. ``news-de``.
        version: Counts up with every change that touches labels, roles or constraints.
        title: Name shown to people.
        language: BCP 47 tag of the articles it is made for.
        layers: By id, in the order they are shown.
    """

    id: Identifier
    version: Annotated[int, Field(ge=1)]
    title: LocalText
    language: str = "de"
    layers: Annotated[dict[Identifier, LayerDef], Field(min_length=1)]

    @model_validator(mode="after")
    def _check_fillers(self) -> Self:
        for name, layer in self.layers.items():
            for role_name, role in layer.roles.items():
                missing = [filler for filler in role.fillers if filler not in self.layers]
                if missing:
                    raise ValueError(
                        f"role {role_name!r} of layer {name!r} is filled by layer {missing[0]!r}, "
                        "which does not exist"
                    )
        return self

    @model_validator(mode="after")
    def _check_keys(self) -> Self:
        _refuse_conflicts(self._adding_keys())
        for name, layer in self.layers.items():
            _refuse_conflicts(_keys_in_focus(name, layer))
        return self

    def _adding_keys(self) -> Iterator[tuple[str, str]]:
        for name, layer in self.layers.items():
            if layer.key:
                yield f"layer {name!r}", layer.key
            # Labels of heads are chosen while the head has the focus, where only its own layer's
            # keys count, so they compete with the roles of that layer and not with other layers.
            if not layer.holds_heads:
                for label_id, label in layer.labels.items():
                    if label.key:
                        yield f"label {label_id!r} in layer {name!r}", label.key

    def layer(self, layer: str) -> LayerDef:
        """The layer with this id.

        Raises:
            UnknownLabelError: If there is none.
        """
        try:
            return self.layers[layer]
        except KeyError:
            raise UnknownLabelError(layer=layer, label="*") from None

    def label(self, layer: str, label: str) -> LabelDef:
        """The label with this id on that layer.

        Raises:
            UnknownLabelError: If there is none.
        """
        try:
            return self.layers[layer].labels[label]
        except KeyError:
            raise UnknownLabelError(layer=layer, label=label) from None

    def colour(self, layer: str, label: str) -> str:
        """The hue of a label as ``#rrggbb``: its own, else its layer's."""
        return self.label(layer, label).colour or self.layers[layer].colour

    def label_title(self, layer: str, label: str, language: str) -> str:
        """What people call the label; its id if the schema gives no name."""
        return in_language(self.label(layer, label).title, language) or label


def _keys_in_focus(name: str, layer: LayerDef) -> Iterator[tuple[str, str]]:
    """The keys that mean something while a span of this layer has the focus."""
    for label_id, label in layer.labels.items():
        if label.key:
            yield f"label {label_id!r} in layer {name!r}", label.key
    for role_id, role in layer.roles.items():
        if role.key:
            yield f"role {role_id!r} in layer {name!r}", role.key


def _refuse_conflicts(keys: Iterator[tuple[str, str]]) -> None:
    taken: dict[str, str] = {}
    for place, key in keys:
        if key in taken:
            raise ValueError(f"key {key!r} of {place} is taken by {taken[key]}")
        taken[key] = place
