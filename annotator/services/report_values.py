"""The lines of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one kind."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class GuidelineShare:
    """How many labels and roles the guideline explains, of how many."""

    explained: int
    parts: int


@dataclass(frozen=True, slots=True)
class AnnotatorRow:
    """How much one annotator has done.

    Attributes:
        name: Of the annotator; ``gold``: what was adjudicated.
        begun: Articles with a set, finished ones too.
        done: Finished articles.
        spans: In all of them.
    """

    name: str
    begun: int
    done: int
    spans: int


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label.

    Attributes:
        name: Its id.
        title: What people call it.
        spans: How many spans have it.
        guideline: What it is for.
    """

    name: str
    title: str
    spans: int
    guideline: str = ""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of the heads of a layer: how often it has a filler, and how often that is said to be none."""

    name: str
    title: str
    marked: int
    implicit: int
    absent: int


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """One attribute: how many spans have which value, defaults among them."""

    name: str
    title: str
    values: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One layer.

    Attributes:
        name: Its id.
        title: What people call it.
        spans: How many there are.
        discontinuous: How many of them have gaps.
        labels: In the order of the schema.
        roles: In the order of the schema.
        attributes: In the order of the schema.
    """

    name: str
    title: str
    spans: int
    discontinuous: int
    labels: tuple[LabelRow, ...]
    roles: tuple[RoleRow, ...]
    attributes: tuple[AttributeRow, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """How spans came about.

    Attributes:
        kind: ``by_hand``, ``accepted_rule``, ``accepted_model``, ``imported``, ``propagated`` or ``machine``.
        by: The rule, pipeline or file; empty for work by hand.
        spans: How many.
    """

    kind: str
    by: str
    spans: int


@dataclass(frozen=True, slots=True)
class LayerAgreement:
    """F1 on one layer, all labels together; ``None`` where neither has a span.

    Attributes:
        layer: Its id; empty: all layers together.
        exact: All fragments and the label equal.
        partial: Weighted by what the two spans share.
        one: Spans of the first annotator.
        other: Spans of the second.
    """

    layer: str
    exact: float | None
    partial: float | None
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far two annotators agree on the articles both have."""

    one: str
    other: str
    articles: int
    layers: tuple[LayerAgreement, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """How often one quality check fires."""

    check: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a split."""

    name: str
    articles: int
    spans: int


@dataclass(frozen=True, slots=True)
class SplitRow:
    """How an export divided the articles: shares of train, dev and test in per cent, and the seed."""

    shares: tuple[int, ...]
    seed: int
    parts: tuple[PartRow, ...]
