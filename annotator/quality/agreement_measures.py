"""What agreement is measured on, with which measures, and how one number is told."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.quality.agreement_bootstrap import Interval


class On(StrEnum):
    """What the annotators agree on, or not."""

    SPAN = "span"
    """Spans with their category."""
    ARGUMENT = "argument"
    """Fillers of roles, where the heads are paired."""
    STATE = "state"
    """Whether a role is marked, implicit or absent."""
    STRUCTURE = "structure"
    """A head with all its roles."""
    TOKEN = "token"  # noqa: S105 - a token of text
    """The categories of each word."""
    TYPE = "type"
    """The category of what several have marked in the same place."""
    UNIT = "unit"
    """Where spans begin and end, on the continuum of the text."""


class Coefficient(StrEnum):
    """The measure."""

    F1_EXACT = "f1_exact"
    F1_OVERLAP = "f1_overlap"
    F1_PARTIAL = "f1_partial"
    OBSERVED = "observed"
    COHEN = "cohen_kappa"
    FLEISS = "fleiss_kappa"
    ALPHA = "krippendorff_alpha"
    ALPHA_U = "krippendorff_alpha_u"


class Line(NamedTuple):
    """One number.

    Attributes:
        on: What was agreed on.
        layer: Which layer.
        name: Label or role; empty: the whole layer.
        annotators: The pair; empty: all.
        coefficient: The measure.
        value: ``None`` where nothing can be said.
        interval: 95 % bootstrap interval; ``None`` where it was not worked out or nothing can be said.
        units: How many spans, fillers, words … are behind it, of all annotators.
    """

    on: On
    layer: str
    name: str
    annotators: tuple[AnnotatorId, ...]
    coefficient: Coefficient
    value: float | None
    interval: Interval | None
    units: int


class ArticleLine(NamedTuple):
    """How well two or more agree on one article.

    Attributes:
        article: Its id.
        annotators: Who has annotated it.
        f1: Pairwise F1 of exact spans; ``None`` if nobody has marked anything.
        alpha: Krippendorff's alpha of words, mean of the layers; ``None`` if it cannot be said.
    """

    article: ArticleId
    annotators: tuple[AnnotatorId, ...]
    f1: float | None
    alpha: float | None


class LineKey(NamedTuple):
    """Which number is meant: the first fields of a ``Line``."""

    on: On
    layer: str
    name: str
    annotators: tuple[AnnotatorId, ...]
    coefficient: Coefficient


class GroupValue(NamedTuple):
    """One number, said of each of several groups of articles.

    Attributes:
        key: Which number.
        values: Of each group; ``None`` where nothing can be said.
    """

    key: LineKey
    values: tuple[float | None, ...]


class Behind(NamedTuple):
    """An article behind a number.

    Attributes:
        article: Its id.
        units: How many spans, fillers, words … it adds.
        apart: On how many of them the annotators do not agree; for places on the continuum, by how many code points.
    """

    article: ArticleId
    units: float
    apart: float


class Confusion(NamedTuple):
    """How often two annotators called the same thing so and so.

    Attributes:
        layer: Of the spans.
        annotators: The pair.
        ours: What the first one called it; empty: it did not mark it.
        theirs: What the other one called it.
        times: How often.
    """

    layer: str
    annotators: tuple[AnnotatorId, AnnotatorId]
    ours: str
    theirs: str
    times: int
