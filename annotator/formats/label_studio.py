"""Label Studio JSON: a list of tasks, and the XML configuration of a project that shows them.

A span is a region of type ``labels``; an argument is a relation from head to filler; attributes, role states and remarks are
choices and texts of the region. A span with gaps is one region a fragment, linked by ``next_fragment``. Offsets are
those of the browser: UTF-16 units. Source: labelstud.io/guide/export (Raw JSON format of completed tasks).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.reason import Reason
from annotator.domain.span import Span
from annotator.formats.label_studio_configuration import (
    LABEL,
    NEXT_FRAGMENT,
    NOTE,
    TEXT,
    attribute_control,
    label_config,
    state_control,
)
from annotator.formats.label_studio_regions import Regions
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    read_bounded,
    shown,
)
from annotator.formats.sample import Sample
from annotator.formats.targets import FolderExporter, export_folder
from annotator.formats.type_names import type_name
from annotator.formats.units import Utf16Offsets
from annotator.formats.validation import first_fault
from annotator.formats.writing import (
    ExportItem,
    ExportJob,
    Loss,
    Losses,
    LossKind,
    json_line,
    span_loss,
)

TASKS: Final = "tasks.json"
CONFIG: Final = "label_config.xml"
_LARGEST: Final = 1 << 30


class _Annotation(BaseModel):
    model_config = ConfigDict(extra="ignore")

    result: list[dict[str, Any]] = Field(default_factory=list)
    completed_by: Any = None
    was_cancelled: bool = False
    model_version: str | None = None


class _Task(BaseModel):
    model_config = ConfigDict(extra="ignore")

    data: dict[str, Any]
    annotations: list[_Annotation] = Field(default_factory=list)
    predictions: list[_Annotation] = Field(default_factory=list)


class LabelStudioReader:
    """Reads exports in Label Studio's JSON format, every annotation of every task; predictions are suggestions."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles; a task that several people annotated comes once for each of them.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If it is none of Label Studio's; names the task.
        """
        tasks = _tasks(path)
        if not tasks:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")
        for number, value in enumerate(tasks, start=1):
            try:
                task = _Task.model_validate(value)
            except ValidationError as error:
                reason = Reason("task {number}: {fault}", number=number, fault=first_fault(error))
                raise FormatError(file=path, line=1, reason=reason) from error
            yield from _articles(task, number, path, options)


class LabelStudioExporter(FolderExporter):
    """Writes a folder: the tasks to import, and the configuration for the project."""

    name: str = "label-studio"
    splits: bool = False

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write one task an article; articles nobody has begun are left out.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        with export_folder(self.name, job, losses) as export:
            (export.folder / CONFIG).write_bytes(label_config(job.schema, job.layers))
            with (export.folder / TASKS).open("wb") as stream:
                before = b"["
                for item in items:
                    if item.own is not None:
                        export.counts.add(item)
                        task = _task(item, item.own, job, losses)
                        stream.write(before + json_line(task).rstrip())
                        before = b",\n"
                stream.write(b"]\n" if before != b"[" else b"[]\n")
        return export.manifest


def is_label_studio(sample: Sample) -> bool:
    """Whether it is a list of tasks with data and annotations."""
    return sample.text.lstrip().startswith(("[", "{")) and sample.has_keys("data", "result")


# --- writing -------------------------------------------------------------------------------------


def _task(item: ExportItem, own: AnnotationSet, job: ExportJob, losses: Losses) -> dict[str, Any]:
    article = item.article
    result = list(_results(own, job, losses))
    annotations: list[dict[str, Any]] = []
    predictions: list[dict[str, Any]] = []
    if own.annotator == SUGGESTIONS:
        predictions.append({"model_version": item.pipeline, "result": result})
    else:
        annotations.append({"result": result, "was_cancelled": False, "ground_truth": False})
    if own.note:
        reason = Reason("the remark on the article has no place in this format; left out")
        losses.append(Loss(LossKind.REMARK, article.id, article.title, reason))
    return {
        "data": {
            "text": article.text,
            "article_id": article.id,
            "article_title": article.title,
            "article_language": article.language,
            "annotator": own.annotator,
        },
        "annotations": annotations,
        "predictions": predictions,
    }


def _results(own: AnnotationSet, job: ExportJob, losses: Losses) -> Iterator[dict[str, Any]]:
    units = Utf16Offsets(own.article.text)
    spans = [span for span in own if span.layer in job.layers]
    there = {span.id for span in spans}
    for span in spans:
        regions = _places(span, units, own.article.text)
        names = [span.id if n == 1 else f"{span.id}~{n}" for n in range(1, len(regions) + 1)]
        label = type_name(job.schema, span.layer, span.label)
        for name, place in zip(names, regions, strict=True):
            yield _about(name, place, LABEL, "labels", {"labels": [label]})
        for one, other in pairwise(names):
            yield _relation(one, other, NEXT_FRAGMENT)
        for attribute, value in span.attributes.items():
            control = attribute_control(span.layer, attribute)
            if job.schema.layers[span.layer].attributes[attribute].kind == "text":
                yield _about(span.id, regions[0], control, "textarea", {"text": [str(value)]})
            else:
                word = str(value).lower() if isinstance(value, bool) else value
                yield _about(span.id, regions[0], control, "choices", {"choices": [word]})
        if span.note:
            yield _about(span.id, regions[0], NOTE, "textarea", {"text": [span.note]})
        for argument in own.arguments_of(span.id):
            if argument.filler is None:
                control = state_control(span.layer, argument.role)
                state = {"choices": [argument.state.value]}
                yield _about(span.id, regions[0], control, "choices", state)
            elif argument.filler in there:
                yield _relation(span.id, argument.filler, argument.role)
            else:
                reason = Reason(
                    "what fills its role {role} is not exported; left out", role=argument.role
                )
                losses.append(span_loss(LossKind.ROLE, own.article, span, reason))


def _places(span: Span, units: Utf16Offsets, text: str) -> list[dict[str, Any]]:
    return [
        {
            "start": units.to_units(part.begin),
            "end": units.to_units(part.end),
            "text": part.covered_text(text),
        }
        for part in span.fragments
    ]


def _about(
    region: str, place: Mapping[str, Any], control: str, kind: str, value: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "id": region,
        "from_name": control,
        "to_name": TEXT,
        "type": kind,
        "value": {**place, **value},
    }


def _relation(one: str, other: str, kind: str) -> dict[str, Any]:
    ends = {"from_id": one, "to_id": other, "direction": "right"}
    return {"type": "relation", **ends, "labels": [kind]}


# --- reading -------------------------------------------------------------------------------------


def _tasks(path: Path) -> list[Any]:
    try:
        found = orjson.loads(read_bounded(path, _LARGEST))
    except orjson.JSONDecodeError as error:
        reason = Reason("is no JSON: {msg} in column {colno}", msg=error.msg, colno=error.colno)
        raise FormatError(file=path, line=error.lineno, reason=reason) from error
    if isinstance(found, dict):
        return [found]
    if not isinstance(found, list):
        raise FormatError(file=path, line=1, reason=Reason("is no list of tasks"))
    return found


def _articles(
    task: _Task, number: int, path: Path, options: ReadOptions
) -> Iterator[SourceArticle | Notice]:
    if not isinstance(task.data.get("text"), str):
        keys = ", ".join(task.data) or "nothing"
        reason = Reason(
            "task {number}: its data has no text under “text”, but {keys}", number=number, keys=keys
        )
        raise FormatError(file=path, line=1, reason=reason)
    regions = Regions(task.data, number, path, options)
    for annotation in task.annotations:
        if annotation.was_cancelled:
            template = "task {task}: a skipped annotation is left out"
            yield Notice(NoticeKind.SKIPPED, shown(path), template, {"task": number})
        else:
            whose = regions.annotator(annotation.completed_by, among=len(task.annotations))
            yield regions.article(annotation.result, whose)
    for prediction in task.predictions:
        yield regions.article(prediction.result, SUGGESTIONS, prediction.model_version or "?")
    if not task.annotations and not task.predictions:
        yield regions.bare()
