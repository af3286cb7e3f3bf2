"""Prodigy JSONL: tasks with tokens, spans and relations, for ``spans.manual``, ``ner.manual``, ``rel.manual`` and ``review``.

A span is a span; a head and its filler are a relation; a span with gaps is one span a fragment. What Prodigy has no place
for (role states, attributes, remarks, provenance, spans that cut a token) stands under our own key ``annotator``, which
Prodigy keeps; what people change in Prodigy counts, what they leave comes back whole. Offsets are code points, ``token_end`` is
inclusive. Source: prodi.gy/docs/api-interfaces and saved tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import orjson
from pydantic import ValidationError

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import FormatError
from annotator.domain.ids import SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.span import Span
from annotator.formats.alignment import Tokens
from annotator.formats.jsonl import record_values
from annotator.formats.line_files import LineExporter
from annotator.formats.prodigy_hashes import input_hash, task_hash
from annotator.formats.prodigy_reading import OURS, Task, articles_of
from annotator.formats.prodigy_shape import pieces_of, rows_of
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    numbered_lines,
    shown,
)
from annotator.formats.sample import Sample
from annotator.formats.type_names import type_name
from annotator.formats.validation import first_fault
from annotator.formats.writing import ExportItem, ExportJob, Losses, json_line

_KNOWN_BY: Final = frozenset({"_task_hash", "_input_hash", "_view_id", "_session_id"})


class ProdigyReader:
    """Reads what ``db-out`` writes, and tasks without answers."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles; of reviewed ones also the versions that were reviewed, each under its session's name.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line is no task.
        """
        number = 0
        for number, line in numbered_lines(path):
            try:
                task = Task.model_validate(orjson.loads(line))
            except (orjson.JSONDecodeError, ValidationError) as error:
                raise FormatError(file=path, line=number, reason=first_fault(error)) from error
            yield from articles_of(task, path, number, options)
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


class ProdigyExporter(LineExporter):
    """Writes one file of tasks."""

    name: str = "prodigy"

    def line(self, item: ExportItem, job: ExportJob, losses: Losses, number: int) -> bytes | None:
        """One article; nothing is lost, for what tasks cannot hold lies under our own key."""
        del losses, number
        return json_line(_task(item, job))


def is_prodigy(sample: Sample) -> bool:
    """Whether the first line is a task."""
    first = sample.first_object
    if not first:
        return sample.first_line.startswith("{") and sample.has_keys("text", "_task_hash")
    spans = first.get("spans")
    has_spans = isinstance(spans, list) and all(
        isinstance(each, dict) and {"start", "end", "label"} <= each.keys() for each in spans
    )
    return isinstance(first.get("text"), str) and (has_spans or not _KNOWN_BY.isdisjoint(first))


def _task(item: ExportItem, job: ExportJob) -> dict[str, Any]:
    article, own = item.article, item.own
    rows = rows_of(article.text)
    words = _tokens(article.text, rows)
    task: dict[str, Any] = {
        "text": article.text,
        "meta": {"title": article.title, "article": article.id},
        "tokens": words,
    }
    heads = any(job.schema.layers[layer].roles for layer in job.layers)
    if own is not None:
        numbers = {word["start"]: word["id"] for word in words}
        numbers |= {-word["end"]: word["id"] for word in words}
        pieces = {span.id: list(_pieces(span, own, job, rows, numbers)) for span in own}
        task["spans"] = [piece for found in pieces.values() for piece in found]
        if heads:
            task["relations"] = list(_relations(own, pieces))
    task["_input_hash"] = input_hash(article.text)
    task["_task_hash"] = task_hash(task)
    task["_view_id"] = "relations" if heads else "spans_manual"
    if own is not None and own.status is Status.DONE:
        task["answer"] = "accept"
    frame = record_values(item, job)
    del frame["text"]
    task[OURS] = frame
    return task


def _tokens(text: str, rows: Tokens) -> list[dict[str, Any]]:
    """The tokens; white space that is more than one blank is a token of its own, as spaCy has it."""
    found: list[dict[str, Any]] = []

    def add(begin: int, end: int) -> None:
        piece = {"text": text[begin:end], "start": begin, "end": end, "id": len(found), "ws": False}
        found.append(piece)

    at = 0
    for token in (*rows.ranges, TextRange(len(text), len(text) + 1)):
        if at < token.begin:
            if found and text[at] == " ":
                found[-1]["ws"] = True
                at += 1
            if at < token.begin:
                add(at, token.begin)
        if token.begin < len(text):
            add(token.begin, token.end)
        at = token.end
    return found


def _pieces(
    span: Span, own: AnnotationSet, job: ExportJob, rows: Tokens, numbers: Mapping[int, int]
) -> Iterator[dict[str, Any]]:
    """The fragments that lie on tokens.

    Args:
        span: One of the set.
        own: The set.
        job: How to write.
        rows: The tokens.
        numbers: Their ids by where they begin, and by where they end, negative.
    """
    label = type_name(job.schema, span.layer, span.label)
    for part in pieces_of(span, own.article.text, rows):
        yield {
            "start": part.begin,
            "end": part.end,
            "token_start": numbers[part.begin],
            "token_end": numbers[-part.end],
            "label": label,
            "type": "span",
        }


def _relations(
    own: AnnotationSet, pieces: Mapping[SpanId, list[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    """Head and filler, each by its first fragment; Prodigy itself names the last token of both."""
    keys = ("start", "end", "token_start", "token_end", "label")
    for argument in own.arguments.values():
        if argument.filler is None or not (pieces[argument.head] and pieces[argument.filler]):
            continue
        head, child = pieces[argument.head][0], pieces[argument.filler][0]
        yield {
            "head": head["token_end"],
            "child": child["token_end"],
            "head_span": {key: head[key] for key in keys},
            "child_span": {key: child[key] for key in keys},
            "label": argument.role,
        }
