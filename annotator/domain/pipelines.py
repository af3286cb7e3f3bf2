"""What there is to say about a suggestion pipeline: what it is, what it would run, and how it is to be used."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EntityChoice(StrEnum):
    """Whose entities are proposed when a pipeline brings an entity recogniser of its own."""

    BOTH = "both"
    """Theirs; ours where they see nothing, and ours that say more (adjectives, parts of compounds)."""
    THEIRS = "theirs"
    OURS = "ours"


class PipelineKind(StrEnum):
    """Where a pipeline comes from."""

    BUILTIN = "builtin"
    INSTALLED = "installed"
    FOLDER = "folder"
    TRAINED = "trained"


class CodeKind(StrEnum):
    """Why something in a pipeline would run code that is neither spaCy's nor this program's."""

    PYTHON = "python"
    """A Python file of the package or the folder."""
    BINARY = "binary"
    """Compiled code."""
    PICKLE = "pickle"
    """Pickled data, which may run anything when it is read."""
    FUNCTION = "function"
    """The configuration names a function of somebody else."""
    FACTORY = "factory"
    """The configuration names a component of somebody else."""
    SOURCE = "source"
    """The configuration takes components from another pipeline."""
    LANGUAGE = "language"
    """The configuration names a language spaCy does not have."""
    ENTRY_POINT = "entry_point"
    """The package registers code that spaCy runs by itself."""


@dataclass(frozen=True, slots=True)
class CodeFinding:
    """One thing a pipeline would run.

    Attributes:
        kind: Why it runs.
        where: The file, relative to the pipeline, or the place in ``config.cfg``.
        what: The function, the package or the module.
    """

    kind: CodeKind
    where: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.what else self.where


@dataclass(frozen=True, slots=True)
class Examination:
    """What loading a pipeline would run, found out without running any of it.

    Attributes:
        pipeline: Its name or folder.
        digest: SHA-256 over all of its files; consent is given to exactly this content.
        findings: What it would run; empty: nothing but data.
    """

    pipeline: str
    digest: str = ""
    findings: tuple[CodeFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class PipelineUse:
    """A pipeline and how it is to be used.

    Attributes:
        pipeline: ``builtin``, the name of an installed package, or a folder.
        entities: Whose entities are proposed.
        labels: Its labels and what they are in the schema, as ``layer.label``; an empty target leaves a label
            out on purpose. Labels that are not named here go where the defaults say.
        trusted: Digests of pipelines that may run code of their own.
    """

    pipeline: str
    entities: EntityChoice = EntityChoice.BOTH
    labels: Mapping[str, str] = field(default_factory=dict)
    trusted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Proposals of a pipeline whose label has no place in the schema.

    Attributes:
        label: As the pipeline says it.
        count: How often it was proposed.
        decided: Somebody decided to leave it out; otherwise nobody has said what it is.
    """

    label: str
    count: int
    decided: bool


@dataclass(frozen=True, slots=True)
class PipelineDetails:
    """What is known of a pipeline without loading it.

    Attributes:
        name: What ``--pipeline`` takes.
        kind: Where it comes from.
        version: Of the pipeline.
        language: ISO 639 code.
        description: One line of its makers.
        licence: As its makers say it.
        author: Who made it.
        components: In order.
        labels: Labels of entities and spans, by component.
        size: Of its files, bytes; 0 if unknown.
        place: The folder with its data; empty for the built-in one.
        problem: Why it cannot be used; empty: nothing known against it.
    """

    name: str
    kind: PipelineKind
    version: str = ""
    language: str = ""
    description: str = ""
    licence: str = ""
    author: str = ""
    components: tuple[str, ...] = ()
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    size: int = 0
    place: str = ""
    problem: str = ""

    @property
    def all_labels(self) -> tuple[str, ...]:
        """The labels of all components, each once, sorted."""
        return tuple(sorted({label for labels in self.labels.values() for label in labels}))


@dataclass(frozen=True, slots=True)
class Installable:
    """A pipeline package that can be fetched.

    Attributes:
        name: Of the package.
        version: That matches the spaCy that is here.
        url: Of the wheel.
        command: The command that fetches and installs it, word by word.
        problem: Why it cannot be installed here, in one sentence; empty: it can.
    """

    name: str
    version: str
    url: str
    command: tuple[str, ...]
    problem: str = ""

    @property
    def command_line(self) -> str:
        """The command as one types it."""
        return shlex.join(self.command)
