"""What the program is made of, as services, command line and window get it; put together in ``bootstrap``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from annotator.domain.errors import UnknownFormatError
from annotator.domain.ids import IdFactory
from annotator.domain.ports import Clock, CorpusStores, Suggester
from annotator.domain.schema import Schema
from annotator.formats.reading import Reader
from annotator.formats.writing import Exporter

Made = TypeVar("Made")

BUILTIN = "builtin"
"""The name of the suggestion pipeline that comes with the program."""


@dataclass(frozen=True, slots=True)
class PipelineInfo:
    """A suggestion pipeline that can be used here.

    Attributes:
        name: What ``--pipeline`` takes.
        version: Of the pipeline.
        description: One line.
    """

    name: str
    version: str
    description: str


@dataclass(frozen=True)
class AppContext:
    """Everything services need from outside, each behind a protocol.

    Attributes:
        stores: Makes and opens corpora.
        load_suggester: Loads a pipeline by name or path, to propose what a schema takes; the first time it
            takes seconds. Raises ``PipelineError``.
        pipelines: Lists the pipelines that are here.
        readers: Readers by format name, made when they are needed.
        exporters: Exporters by format name, made when they are needed: spaCy takes a second to load.
        read_schema: Reads a schema file. Raises ``SchemaError``.
        default_schema: Reads the schema of new corpora.
        clock: The present, UTC.
        new_id: Makes ids.
        version: Of the program.
    """

    stores: CorpusStores
    load_suggester: Callable[[str, Schema], Suggester]
    pipelines: Callable[[], Sequence[PipelineInfo]]
    readers: Mapping[str, Callable[[], Reader]]
    exporters: Mapping[str, Callable[[], Exporter]]
    read_schema: Callable[[Path], Schema]
    default_schema: Callable[[], Schema]
    clock: Clock
    new_id: IdFactory
    version: str

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
