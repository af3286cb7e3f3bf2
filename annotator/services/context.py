"""What the program is made of, as services, command line and window get it; put together in ``bootstrap``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from annotator.domain.errors import UnknownFormatError
from annotator.domain.ids import IdFactory
from annotator.domain.passwords import KnownPasswords
from annotator.domain.pipelines import PipelineUse
from annotator.domain.ports import Clock, CorpusStores, Suggester
from annotator.domain.schema import Schema
from annotator.domain.shelf import EmptyShelf, PipelineShelf
from annotator.domain.training import Trainer, TrainingPlan, no_trainer
from annotator.formats.reading import Reader
from annotator.formats.writing import Exporter
from annotator.services.pipeline_choices import ChoicesFile

Made = TypeVar("Made")

BUILTIN = "builtin"
"""The name of the suggestion pipeline that comes with the program."""


@dataclass(frozen=True)
class AppContext:
    """Everything services need from outside, each behind a protocol.

    Attributes:
        stores: Makes and opens corpora.
        load_suggester: Loads a pipeline by name or path, or as it is to be used, to propose what a schema takes;
            the first time it takes seconds. Raises ``PipelineError``.
        readers: Readers by format name, made when they are needed.
        exporters: Exporters by format name, made when they are needed: spaCy takes a second to load.
        read_schema: Reads a schema file. Raises ``SchemaError``.
        default_schema: Reads the schema of new corpora.
        clock: The present, UTC.
        new_id: Makes ids.
        version: Of the program.
        make_shelf: Gives the pipelines of this machine, made when they are needed: spaCy takes a second to load.
        choices: What the person has decided about pipelines.
        passwords: What the person has typed, for corpora on servers.
        make_trainer: Makes what trains pipelines on gold; spaCy takes a second to load.
    """

    stores: CorpusStores
    load_suggester: Callable[[str | PipelineUse, Schema], Suggester]
    readers: Mapping[str, Callable[[], Reader]]
    exporters: Mapping[str, Callable[[], Exporter]]
    read_schema: Callable[[Path], Schema]
    default_schema: Callable[[], Schema]
    clock: Clock
    new_id: IdFactory
    version: str
    make_shelf: Callable[[], PipelineShelf] = EmptyShelf
    choices: ChoicesFile = field(default_factory=ChoicesFile)
    make_trainer: Callable[[Schema, TrainingPlan], Trainer] = no_trainer
    passwords: KnownPasswords = field(default_factory=KnownPasswords)

    @property
    def shelf(self) -> PipelineShelf:
        """The pipelines of this machine."""
        return self.make_shelf()

    def reader(self, name: str) -> Reader:
        """The reader of a format.

        Raises:
            UnknownFormatError: If there is none.
        """
        return _made(self.readers, name)()

    def exporter(self, name: str) -> Exporter:
        """The exporter of a format.

        Raises:
            UnknownFormatError: If there is none.
        """
        return _made(self.exporters, name)()


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What the window is opened on.

    Attributes:
        corpus: File or URL; ``None``: the last one, or the welcome page.
        annotator: Who annotates; ``None``: as last time.
        screenshot: Show everything, save a picture there and close again.
    """

    corpus: str | None = None
    annotator: str | None = None
    screenshot: Path | None = None


def _made(registry: Mapping[str, Callable[[], Made]], name: str) -> Callable[[], Made]:
    try:
        return registry[name]
    except KeyError:
        raise UnknownFormatError(name=name, known=", ".join(sorted(registry))) from None
