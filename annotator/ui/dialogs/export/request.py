"""What is to be exported, as parameters of the worker and as a command line."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to be exported.

    Attributes:
        out: The file or folder to make.
        format: Name of the format.
        whose: ``gold``, ``suggestions``, ``all`` or an annotator.
        status: ``done`` or ``all`` articles.
        layers: Only these; empty: all.
        split: As ``80/10/10``; ``None``: one part.
        seed: Of the split.
        strict: Whether it is refused if anything is lost.
        alignment: What becomes of spans that cut tokens; ``None``: the format does not ask.
    """

    out: Path
    format: str
    whose: str
    status: str
    layers: tuple[str, ...] = ()
    split: str | None = None
    seed: int = 0
    strict: bool = False
    alignment: str | None = None

    def as_params(self) -> dict[str, object]:
        """The parameters of the worker's tasks ``export``, ``preflight`` and ``preview``."""
        return {
            "out": str(self.out),
            "format": self.format,
            "set": self.whose,
            "status": self.status,
            "layers": list(self.layers),
            "split": self.split,
            "seed": self.seed,
            "alignment": self.alignment,
        }

    def as_arguments(self, corpus: str) -> list[str]:
        """The same as words of a command line, the program's name first.

        Args:
            corpus: Where the corpus is.
        """
        parts = ["annotator", "export", corpus or "CORPUS", str(self.out), "--format", self.format]
        parts += ["--set", self.whose, "--status", self.status]
        for layer in self.layers:
            parts += ["--layer", layer]
        if self.split:
            parts += ["--split", self.split, "--seed", str(self.seed)]
        if self.alignment:
            parts += ["--alignment", self.alignment]
        if self.strict:
            parts.append("--strict")
        return parts

    def as_command(self, corpus: str) -> str:
        """The same as one line, quoted for the shell of this system."""
        parts = self.as_arguments(corpus)
        return subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts)
