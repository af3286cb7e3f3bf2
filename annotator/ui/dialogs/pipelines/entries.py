"""What the worker says about pipelines, as values the dialog shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.domain.pipelines import CodeKind, PipelineKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    Attributes:
        name: What ``--pipeline`` takes.
        kind: Where it comes from; ``None``: it can be installed.
        values: Everything the worker says about it.
    """

    name: str
    kind: PipelineKind | None
    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """One of the values as text; empty if it is not there."""
        return str(self.values.get(name) or "")

    @property
    def title(self) -> str:
        """A short name: of a folder only its last part."""
        return self.name.rstrip("/").rpartition("/")[2] or self.name


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a pipeline would run."""

    kind: CodeKind
    place: str


@dataclass(frozen=True, slots=True)
class LabelLine:
    """What one label of a pipeline is in the schema.

    Attributes:
        label: As the pipeline says it.
        target: ``layer.label``; ``None``: nothing.
        decided: Somebody decided that.
        default: What it would be by default.
    """

    label: str
    target: str | None
    decided: bool
    default: str | None


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found out about a pipeline.

    Attributes:
        digest: Of its content.
        trusted: Whether it may be loaded.
        findings: What it would run.
        labels: What its labels are.
        entities: Whose entities are proposed.
    """

    digest: str
    trusted: bool
    findings: tuple[Finding, ...]
    labels: tuple[LabelLine, ...]
    entities: str


def entries_of(result: Mapping[str, Any]) -> list[Entry]:
    """The list in the worker's answer to ``pipelines``."""
    here = [
        Entry(str(each["name"]), PipelineKind(each["kind"]), each) for each in result["pipelines"]
    ]
    return here + [Entry(str(each["name"]), None, each) for each in result["offers"]]


def examined_of(result: Mapping[str, Any]) -> Examined:
    """The worker's answer to ``examine_pipeline``."""
    findings = (
        Finding(
            CodeKind(each["kind"]),
            ": ".join(part for part in (each["where"], each["what"]) if part),
        )
        for each in result["findings"]
    )
    labels = (
        LabelLine(each["label"], each["target"], each["decided"], each["default"])
        for each in result.get("labels", ())
    )
    return Examined(
        str(result["digest"]),
        bool(result["trusted"]),
        tuple(findings),
        tuple(labels),
        str(result.get("entities", "both")),
    )
