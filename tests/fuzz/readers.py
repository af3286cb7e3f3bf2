"""Every reader of the catalogue of formats: a damaged file is refused, or what is read of it is sound to the last offset."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sound import Item, check_offsets
from target import Target

from annotator.formats.catalogue import format_named, recognised
from annotator.formats.reading import ReadOptions
from factories import ANNA
from format_files import READABLE, SCHEMA, sound_file


@dataclass(frozen=True)
class _Reading:
    """One format.

    Attributes:
        name: Its name.
    """

    name: str

    def make(self, folder: Path) -> Path:
        """A sound file."""
        return sound_file(self.name, folder).path

    def use(self, path: Path) -> tuple[Path, list[Item]]:
        """Find out what it is, and read it as what it was."""
        recognised(path)
        options = ReadOptions(schema=SCHEMA, annotator=ANNA)
        return path, list(format_named(self.name).reader().read(path, options))

    def look(self, found: tuple[Path, list[Item]]) -> None:
        """See that all of it fits together."""
        path, items = found
        check_offsets(self.name, path, SCHEMA, items)


READERS = tuple(
    Target(reading.name, reading.make, reading.use, reading.look, beside=True)
    for reading in map(_Reading, READABLE)
)
