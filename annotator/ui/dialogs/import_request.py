"""What is to be imported, as parameters of the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.services.files import AUTO
from annotator.ui.worker_task import TaskHandle


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is to be imported.

    Attributes:
        paths: Files and folders.
        format: Name of a format, or ``auto``.
        encoding: Of text files; ``None``: found out for each.
        annotator: Whose annotations the files hold; ``None``: whom they name.
        labels: What labels of other programs become, as ``THEIRS=LAYER.LABEL``.
        done: Whether the work of people in the files counts as finished.
    """

    paths: tuple[Path, ...]
    format: str = AUTO
    encoding: str | None = None
    annotator: str | None = None
    labels: tuple[str, ...] = ()
    done: bool = False

    def as_params(self) -> dict[str, object]:
        """The parameters of the worker's task ``import``."""
        return {
            "paths": [str(path) for path in self.paths],
            "format": self.format,
            "encoding": self.encoding,
            "annotator": self.annotator,
            "labels": list(self.labels),
            "done": self.done,
        }


Examine = Callable[[ImportRequest], TaskHandle | None]
"""Starts the task ``examine_import``."""
