"""Exporters of one file with a line for each article: the frame they share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annotator.formats.targets import check_file_target, export_file
from annotator.formats.writing import ExportItem, ExportJob, Losses


class LineExporter(ABC):
    """Writes a file, with its manifest beside: ``OUT.manifest.json``. A format says what a line is."""

    name: str
    splits: bool = False
    every_set: bool = False

    def check_target(self, out: Path) -> None:
        """Refuse a folder, and a file that is no unchanged export of ours.

        Raises:
            FileWriteError: If so.
        """
        check_file_target(self.name, out)

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write one line an item.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        with export_file(self.name, job, losses) as export:
            for number, item in enumerate(items, start=1):
                line = self.line(item, job, losses, number)
                if line is not None:
                    export.counts.add(item)
                    export.stream.write(line)
        return export.manifest

    @abstractmethod
    def line(self, item: ExportItem, job: ExportJob, losses: Losses, number: int) -> bytes | None:
        """The line of an item, with its end; ``None``: it is left out.

        Args:
            item: What to write.
            job: How.
            losses: What is lost is appended.
            number: Of the item, 1-based.
        """
