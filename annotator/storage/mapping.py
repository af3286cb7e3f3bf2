"""Rows of the tables to objects of the domain and back; each row is checked, none is repaired."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import orjson

from annotator.domain.argument import Argument, RoleState
from annotator.domain.article import Article
from annotator.domain.offsets import Fragments, TextRange, are_fragments
from annotator.domain.provenance import Provenance
from annotator.domain.span import AttributeValue, Span, sound_span
from annotator.storage.values import object_of, time_of

SPAN_COLUMNS = 'id, layer, label, "begin", "end", fragments, attributes, provenance, seen, note'
ARGUMENT_COLUMNS = "id, role, head, filler, state, provenance"
ARTICLE_COLUMNS = "id, title, language, source, meta, imported_at"

# Shared by all that are loaded: pydantic copies it before it changes it.
_ARGUMENT_FIELDS = set(Argument.model_fields)
_STATES = {state.value: state for state in RoleState}
_set = object.__setattr__


def span_row(span: Span) -> tuple[object, ...]:
    """The values of ``SPAN_COLUMNS``; equal spans have equal rows."""
    return span_row_with(span, provenance_text(span.provenance))


def span_row_with(span: Span, provenance: str) -> tuple[object, ...]:
    """The values of ``SPAN_COLUMNS``, for who has the text of the provenance already."""
    fragments = span.fragments
    return (
        span.id,
        span.layer,
        span.label,
        fragments[0].begin,
        fragments[-1].end,
        gaps_text(fragments),
        attributes_text(span.attributes),
        provenance,
        int(span.seen),
        span.note,
    )


def argument_row(argument: Argument) -> tuple[object, ...]:
    """The values of ``ARGUMENT_COLUMNS``; equal arguments have equal rows."""
    return (
        argument.id,
        argument.role,
        argument.head,
        argument.filler,
        argument.state.value,
        provenance_text(argument.provenance),
    )


def to_spans(rows: Iterable[Any], length: int) -> dict[Any, Span]:
    """Spans by id.

    What was validated when it was written is not validated by pydantic again, only that every offset
    lies in the text: 500 spans take about 1 ms instead of 5.

    Args:
        rows: Values of ``SPAN_COLUMNS``.
        length: Of the article, code points.

    Raises:
        ValueError: If a row is not one of a span in this text; names the span.
    """
    found: dict[Any, Span] = {}
    for span_id, layer, label, begin, end, gaps, attributes, provenance, seen, note in rows:
        try:
            fragments = _fragments(gaps) if gaps else (TextRange(begin, end),)
            if not (fragments[0].begin == begin and fragments[-1].end == end <= length):
                _refuse_place(begin, end, length)
            values = {
                "id": span_id,
                "layer": layer,
                "label": label,
                "fragments": fragments,
                "provenance": _provenance(provenance),
                "attributes": object_of(attributes),
                "seen": bool(seen),
                "note": note,
            }
        except (ValueError, TypeError) as error:
            raise ValueError(f"span {span_id}: {error}") from error
        found[span_id] = sound_span(values)
    return found


def to_arguments(rows: Iterable[Any], spans: dict[Any, Span]) -> dict[Any, Argument]:
    """Arguments by id.

    Args:
        rows: Values of ``ARGUMENT_COLUMNS``.
        spans: What they may point to.

    Raises:
        ValueError: If a row is not one of an argument between these spans; names the argument.
    """
    found: dict[Any, Argument] = {}
    for argument_id, role, head, filler, state, provenance in rows:
        try:
            values = {
                "id": argument_id,
                "role": role,
                "head": head,
                "filler": filler,
                "provenance": _provenance(provenance),
                "state": _STATES[state],
            }
        except (ValueError, KeyError) as error:
            raise ValueError(f"argument {argument_id}: {error}") from error
        if head not in spans or (filler is not None and filler not in spans) or head == filler:
            raise ValueError(f"argument {argument_id} points to a span that is not there")
        if (filler is None) == (state == RoleState.MARKED.value):
            raise ValueError(f"argument {argument_id} is {state}, but its filler is {filler}")
        argument = Argument.__new__(Argument)
        _set(argument, "__dict__", values)
        _set(argument, "__pydantic_fields_set__", _ARGUMENT_FIELDS)
        _set(argument, "__pydantic_extra__", None)
        _set(argument, "__pydantic_private__", None)
        found[argument_id] = argument
    return found


def to_article(row: Any, text: str) -> Article:  # noqa: ANN401 - a tuple of whatever the columns hold
    """The article of a row of ``ARTICLE_COLUMNS``.

    Raises:
        ValueError: If time or meta are not what was written.
    """
    article_id, title, language, source, meta, imported_at = row
    return Article(
        id=article_id,
        title=title,
        text=text,
        language=language,
        source=source,
        meta=object_of(meta),
        imported_at=time_of(imported_at),
    )


def meta_text(article: Article) -> str:
    """The meta data as JSON; empty if there are none.

    Raises:
        TypeError: If a value is not JSON.
    """
    return orjson.dumps(dict(article.meta)).decode() if article.meta else ""


def gaps_text(fragments: Fragments) -> str:
    """The fragments of a span with gaps, e.g. ``5-11,40-43``; empty for a span without."""
    if len(fragments) == 1:
        return ""
    return ",".join(f"{part.begin}-{part.end}" for part in fragments)


def attributes_text(attributes: dict[str, AttributeValue]) -> str:
    """The attributes as JSON with sorted keys; empty if there are none."""
    if not attributes:
        return ""
    return orjson.dumps(attributes, option=orjson.OPT_SORT_KEYS).decode()


def provenance_text(provenance: Provenance) -> str:
    """The provenance as JSON, without what is not set.

    The bytes are those of ``model_dump_json(exclude_defaults=True)``, in a fifth of the time.

    Raises:
        TypeError: If a text holds half a surrogate pair.
    """
    values: dict[str, object] = {"origin": provenance.origin, "by": provenance.by}
    if provenance.at is not None:
        values["at"] = provenance.at
    if provenance.rule:
        values["rule"] = provenance.rule
    if provenance.score is not None:
        values["score"] = provenance.score
    if provenance.why:
        values["why"] = provenance.why
    if provenance.suggestion is not None:
        values["suggestion"] = provenance.suggestion
    return orjson.dumps(values, option=orjson.OPT_UTC_Z).decode()


def _refuse_place(begin: int, end: int, length: int) -> None:
    raise ValueError(f"[{begin}, {end}) does not lie in a text of {length} characters")


@lru_cache(maxsize=1 << 14)
def _provenance(stored: str) -> Provenance:
    return Provenance.model_validate_json(stored)


@lru_cache(maxsize=1 << 12)
def _fragments(stored: str) -> Fragments:
    parts = tuple(
        TextRange(int(begin), int(end))
        for begin, _, end in (part.partition("-") for part in stored.split(","))
    )
    if not are_fragments(parts):
        raise ValueError(f"fragments overlap or are out of order: {stored}")
    return parts
