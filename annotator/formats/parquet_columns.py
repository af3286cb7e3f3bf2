"""The columns of the Parquet format, for pyarrow and for Hugging Face ``datasets``, and the flat view of an annotation set."""

from __future__ import annotations

from typing import Any, Final

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.formats.flat_entities import flattened
from annotator.formats.iob import OUTSIDE, tags
from annotator.formats.tagged_rows import Rows
from annotator.formats.training import entity_layer
from annotator.formats.writing import ExportJob

_MADE: Final = {
    "origin": "string",
    "by": "string",
    "at": "string",
    "rule": "string",
    "score": "float64",
    "why": "string",
    "suggestion": "string",
}

COLUMNS: Final[dict[str, Any]] = {
    "format": "string",
    "schema": "string",
    "schema_version": "int64",
    "id": "string",
    "title": "string",
    "text": "string",
    "sha256": "string",
    "language": "string",
    "source": "string",
    "imported_at": "string",
    "meta": "string",
    "annotator": "string",
    "pipeline": "string",
    "status": "string",
    "spans": [
        {
            "id": "string",
            "layer": "string",
            "label": "string",
            "fragments": [["int64"]],
            "text": "string",
            "attributes": "string",
            "seen": "bool",
            "note": "string",
            "provenance": _MADE,
        }
    ],
    "arguments": [
        {
            "id": "string",
            "role": "string",
            "head": "string",
            "filler": "string",
            "state": "string",
            "provenance": _MADE,
        }
    ],
    "decisions": "string",
    "notes": "string",
    "tokens": ["string"],
    "ner_tags": ["tag"],
}
"""Names and types: a list holds the type of its elements, a dictionary those of its fields."""


class TaggedView:
    """The tokens of articles and the tags of their flat entities.

    Args:
        job: Of the export.

    Attributes:
        tags: All there are, ``O`` first; rows hold their indices.
    """

    def __init__(self, job: ExportJob) -> None:
        self._layer = entity_layer(job.schema, job.layers)
        labels = job.schema.layers[self._layer].labels if self._layer else ()
        self.tags = (OUTSIDE, *(f"{place}-{label}" for label in labels for place in "BI"))
        self._numbers = {tag: number for number, tag in enumerate(self.tags)}

    def of(self, own: AnnotationSet) -> dict[str, Any]:
        """The two columns of a set. Spans that lie on no tokens or overlap a longer one have no tag; they are in ``spans``."""
        rows = Rows(own)
        kept, _ = flattened(rows.fitting(self._layer, []) if self._layer else ())
        found = tags(len(rows.tokens), [(rows.indices(span), span.label) for span in kept])
        return {
            "tokens": [rows.words(token) for token in rows.tokens.ranges],
            "ner_tags": [self._numbers[tag] for tag in found],
        }


def arrow_schema(arrow: Any, tag_names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a module without types
    """The schema of the files, with what ``datasets`` wants to know of it.

    Args:
        arrow: pyarrow.
        tag_names: What the numbers in ``ner_tags`` stand for.
    """
    features = {name: _feature(kind, tag_names) for name, kind in COLUMNS.items()}
    told = orjson.dumps({"info": {"features": features}})
    fields = [(name, _arrow_type(arrow, kind)) for name, kind in COLUMNS.items()]
    return arrow.schema(fields, metadata={b"huggingface": told})


def _arrow_type(arrow: Any, kind: Any) -> Any:  # noqa: ANN401 - a module without types
    if isinstance(kind, list):
        return arrow.list_(_arrow_type(arrow, kind[0]))
    if isinstance(kind, dict):
        return arrow.struct([(name, _arrow_type(arrow, each)) for name, each in kind.items()])
    return arrow.int64() if kind == "tag" else arrow.type_for_alias(kind)


def _feature(kind: Any, tag_names: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(kind, list):
        return [_feature(kind[0], tag_names)]
    if isinstance(kind, dict):
        return {name: _feature(each, tag_names) for name, each in kind.items()}
    if kind == "tag":
        return {"names": list(tag_names), "_type": "ClassLabel"}
    return {"dtype": kind, "_type": "Value"}
