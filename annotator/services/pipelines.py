"""Pipelines of the user: what there is, what may run, what its labels are, and which one a corpus uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from annotator.domain.errors import FileReadError, FormatError, PipelineError, SettingError
from annotator.domain.pipelines import (
    EntityChoice,
    Examination,
    LeftOut,
    PipelineDetails,
    PipelineKind,
    PipelineUse,
)
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.formats.yaml_safety import UnsafeYamlError, check_yaml
from annotator.services.context import BUILTIN, AppContext
from annotator.services.pipeline_choices import Consent

_MOST_MAP = 1_000_000


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One line of a table of labels.

    Attributes:
        label: As the pipeline says it.
        target: What it is in the schema, as ``layer.label``; ``None``: nothing.
        decided: Somebody decided that; otherwise it is the default.
        default: What it would be by default; ``None``: nothing.
    """

    label: str
    target: str | None
    decided: bool
    default: str | None


def pipelines_here(context: AppContext) -> list[PipelineDetails]:
    """The built-in pipeline, the installed packages and the known folders, in that order."""
    own = PipelineDetails(
        name=BUILTIN,
        kind=PipelineKind.BUILTIN,
        version=context.version,
        language="de",
        description="German news: rules, lexicons and a small model, nothing to install",
        licence="MIT",
    )
    folders = [_folder(context, folder) for folder in context.choices.read().folders]
    return [own, *context.shelf.installed(), *folders]


def details(context: AppContext, pipeline: str) -> PipelineDetails:
    """What is known of one pipeline.

    Raises:
        PipelineError: If it is not there.
    """
    if pipeline == BUILTIN:
        return pipelines_here(context)[0]
    return context.shelf.details(pipeline)


def pipeline_in_use(context: AppContext, corpus: str) -> str:
    """The pipeline a corpus gets its suggestions from; the built-in one unless somebody chose another."""
    return context.choices.read().in_use.get(corpus, BUILTIN)


def put_to_use(context: AppContext, corpus: str, pipeline: str) -> None:
    """Let a corpus get its suggestions from a pipeline."""
    context.choices.change(lambda choices: choices.with_use(corpus, _name(pipeline)))


def use_of(
    context: AppContext,
    pipeline: str,
    schema: Schema,
    *,
    entities: EntityChoice | None = None,
    labels: Mapping[str, str] | None = None,
) -> PipelineUse:
    """A pipeline with everything that was decided about it.

    Args:
        context: The program's parts.
        pipeline: Its name or folder.
        schema: What its labels are put into.
        entities: Whose entities are proposed, instead of what was decided.
        labels: Labels and targets that go before what was decided.

    Raises:
        SettingError: If a target is not in the schema.
    """
    choices = context.choices.read()
    name = _name(pipeline)
    decided = choices.labels.get(name, {}).get(schema.id, {})
    check_targets(schema, labels or {})
    known = set(targets(schema))
    # A decision from before the schema changed may name what is gone; then the default holds again.
    table = {label: target for label, target in decided.items() if not target or target in known}
    return PipelineUse(
        pipeline=name,
        entities=entities or choices.entities.get(name, EntityChoice.BOTH),
        labels={**table, **(labels or {})},
        trusted=frozenset(choices.trusted),
    )


def examine(context: AppContext, pipeline: str) -> tuple[Examination, bool]:
    """What loading a pipeline would run, and whether somebody has agreed to that.

    Raises:
        PipelineError: If it is not there or cannot be read.
    """
    if pipeline == BUILTIN:
        return Examination(BUILTIN), True
    found = context.shelf.examine(pipeline)
    return found, not found.findings or found.digest in context.choices.read().trusted


def trust(context: AppContext, pipeline: str, digest: str | None = None) -> Examination:
    """Agree that a pipeline, as it is now, may run what it brings.

    Args:
        context: The program's parts.
        pipeline: Its name or folder.
        digest: What was shown; ``None``: whatever is there now.

    Raises:
        PipelineError: If it is not there, cannot be read, or changed since it was shown.
    """
    found, agreed = examine(context, pipeline)
    if digest is not None and digest != found.digest:
        raise PipelineError(
            pipeline=pipeline, reason=Reason("it was changed since it was looked at; look again.")
        )
    if not agreed:
        findings = tuple(str(each) for each in found.findings)
        consent = Consent(pipeline=pipeline, at=context.clock(), findings=findings)
        context.choices.change(lambda choices: choices.with_consent(found.digest, consent))
    return found


def add_folder(context: AppContext, folder: str) -> PipelineDetails:
    """Remember a folder with a pipeline.

    Raises:
        PipelineError: If it holds none.
    """
    name = str(Path(folder).expanduser().resolve())
    found = context.shelf.details(name)
    context.choices.change(lambda choices: choices.with_folder(name))
    return found


def forget(context: AppContext, pipeline: str) -> None:
    """Forget a folder and what was decided about it; its files stay. Corpora that used it use the built-in one."""
    context.choices.change(lambda choices: choices.without_pipeline(pipeline))


def set_entities(context: AppContext, pipeline: str, entities: EntityChoice) -> None:
    """Decide whose entities are proposed with a pipeline."""
    context.choices.change(lambda choices: choices.with_entities(_name(pipeline), entities))


def targets(schema: Schema) -> list[str]:
    """What a label can be put into: every label of the schema, as ``layer.label``."""
    return [f"{name}.{label}" for name, layer in schema.layers.items() for label in layer.labels]


def check_targets(schema: Schema, labels: Mapping[str, str]) -> None:
    """Refuse targets the schema does not have.

    Raises:
        SettingError: If there is one.
    """
    known = set(targets(schema))
    for label, target in labels.items():
        if target and target not in known:
            raise SettingError(
                option=f"label {label!r}",
                reason=Reason(
                    "the schema {id} has no label {target!r}.", id=schema.id, target=target
                ),
            )


def note_left_out(context: AppContext, pipeline: str, left_out: Iterable[LeftOut]) -> None:
    """Remember labels that had no place in the schema: a pipeline does not always say which ones it has."""
    name = _name(pipeline)
    known = set(context.choices.read().seen.get(name, ()))
    new = {each.label for each in left_out if not each.decided} - known
    if new:
        context.choices.change(lambda choices: choices.with_seen(name, new))


def label_table(context: AppContext, pipeline: str, schema: Schema) -> list[LabelRow]:
    """What the labels of a pipeline are in a schema: those it says it has, and those that came up in a run.

    Raises:
        PipelineError: If it is not there.
    """
    seen = context.choices.read().seen.get(_name(pipeline), ())
    decided = use_of(context, pipeline, schema).labels
    labels = sorted({*details(context, pipeline).all_labels, *decided, *seen})
    defaults = context.shelf.default_labels(labels, targets(schema))
    return [
        LabelRow(
            label,
            (decided[label] or None) if label in decided else defaults[label],
            label in decided,
            defaults[label],
        )
        for label in labels
    ]


def set_labels(
    context: AppContext, pipeline: str, schema: Schema, labels: Mapping[str, str]
) -> None:
    """Decide what labels of a pipeline are in a schema; labels that are not named have their default.

    Raises:
        SettingError: If a target is not in the schema.
    """
    check_targets(schema, labels)
    name = _name(pipeline)
    context.choices.change(lambda choices: choices.with_labels(name, schema.id, labels))


def read_label_map(path: Path, schema: Schema) -> dict[str, str]:
    """A table of labels from a YAML or JSON file: ``LABEL: layer.label``, or nothing to leave a label out.

    A target without a layer is an entity.

    Raises:
        FileReadError: If it cannot be read.
        FormatError: If it is no such table.
        SettingError: If a target is not in the schema.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_MAP).decode("utf-8-sig")
        check_yaml(text)
        read = yaml.safe_load(text)
    except UnicodeDecodeError as error:
        raise FormatError(file=path, line=1, reason=Reason("it is not UTF-8.")) from error
    except UnsafeYamlError as error:
        raise FormatError(file=path, line=error.line + 1, reason=error.problem) from error
    except OSError as error:
        raise FileReadError(file=path, reason=error.strerror or error) from error
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        reason = getattr(error, "problem", None) or "it is no YAML."
        raise FormatError(file=path, line=line, reason=reason) from error
    if not isinstance(read, dict):
        raise FormatError(file=path, line=1, reason=Reason("a table LABEL: layer.label is needed."))
    table: dict[str, str] = {}
    for label, target in read.items():
        if target is not None and not isinstance(target, str):
            raise FormatError(
                file=path,
                line=1,
                reason=Reason("the target of {label!r} is no label.", label=label),
            )
        words = (target or "").strip()
        table[str(label)] = f"entity.{words}" if words and "." not in words else words
    check_targets(schema, table)
    return table


def _folder(context: AppContext, folder: str) -> PipelineDetails:
    try:
        return replace(context.shelf.details(folder), kind=PipelineKind.FOLDER)
    except PipelineError as error:
        reason = str(error.params.get("reason", error))
        return PipelineDetails(folder, PipelineKind.FOLDER, place=folder, problem=reason)


def _name(pipeline: str) -> str:
    """How decisions about a pipeline are filed: packages by name, folders by their full path."""
    folder = Path(pipeline).expanduser()
    is_folder = (
        pipeline != BUILTIN and folder.is_dir() and (folder.is_absolute() or "/" in pipeline)
    )
    return str(folder.resolve()) if is_folder else pipeline
