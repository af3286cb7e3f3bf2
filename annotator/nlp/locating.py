"""Finding a pipeline's files without importing or loading it: installed packages and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path

from annotator.domain.errors import PipelineError
from annotator.domain.reason import Reason

_CONFIG = "config.cfg"
_MODELS = "spacy_models"
_DEEPEST = 4
"""Folders between a folder a person chooses and ``config.cfg``: an unpacked wheel has two, a source package three."""
_MOST_FILES = 20_000


@dataclass(frozen=True)
class Place:
    """Where a pipeline lies.

    Attributes:
        name: As it was asked for.
        root: What belongs to it: the package's folder, or the folder a person chose.
        data: The folder with ``config.cfg``.
        module: The package around the data, to be imported if it brings code; empty: there is none.
        distribution: Of an installed package.
    """

    name: str
    root: Path
    data: Path
    module: str = ""
    distribution: metadata.Distribution | None = None

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """Everything in it, sorted; Python's own caches do not count.

        Raises:
            PipelineError: If there are too many.
        """
        found = sorted(_files(self.root))
        if len(found) >= _MOST_FILES:
            raise PipelineError(
                pipeline=self.name,
                reason=Reason(
                    "{root} holds more than {most_files} files.",
                    root=self.root,
                    most_files=_MOST_FILES,
                ),
            )
        return tuple(found)

    @cached_property
    def stamp(self) -> tuple[int, int]:
        """Changes when a file changes: how many there are and when the newest one was written."""
        return len(self.files), max((file.stat().st_mtime_ns for file in self.files), default=0)

    @property
    def size(self) -> int:
        """Of all files, bytes."""
        return sum(file.stat().st_size for file in self.files)


def installed_packages() -> dict[str, metadata.Distribution]:
    """The installed pipeline packages by name, sorted; none of them is imported."""
    found: dict[str, metadata.Distribution] = {}
    for package in metadata.distributions():
        for point in package.entry_points:
            if point.group == _MODELS:
                found.setdefault(point.name, package)
    return dict(sorted(found.items()))


def locate(name_or_path: str) -> Place:
    """Where a pipeline lies.

    Args:
        name_or_path: The name of an installed package, or a folder: a saved pipeline, a package or an
            unpacked wheel.

    Raises:
        PipelineError: If there is none.
    """
    package = installed_packages().get(name_or_path)
    if package is not None:
        return _packaged(name_or_path, package)
    folder = Path(name_or_path).expanduser()
    if not folder.exists():
        told = Reason(
            "it is not installed; install it with “annotator pipelines install {name}”.",
            name=name_or_path,
        )
        is_path = len(folder.parts) > 1 or not name_or_path.isidentifier()
        reason = Reason("there is no such folder.") if is_path else told
        raise PipelineError(pipeline=name_or_path, reason=reason)
    if not folder.is_dir():
        raise PipelineError(
            pipeline=name_or_path,
            reason=Reason("it is a file; a pipeline is a folder or a package."),
        )
    return _in_folder(name_or_path, folder.resolve())


def _packaged(name: str, package: metadata.Distribution) -> Place:
    module = next(p.value for p in package.entry_points if p.group == _MODELS and p.name == name)
    module = module.partition(":")[0].strip()
    # An editable install records no data files, so the folder is looked for where its first file is.
    root = Path(str(package.locate_file(module.replace(".", "/"))))
    configs = _configs(root) if root.is_dir() else []
    if len(configs) != 1:
        reason = Reason(
            "the package holds {count} pipelines instead of one; install it again.",
            count=len(configs),
        )
        raise PipelineError(pipeline=name, reason=reason)
    return Place(name, root.resolve(), configs[0].parent.resolve(), module, package)


def _in_folder(name: str, folder: Path) -> Place:
    configs = _configs(folder)
    if not configs:
        raise PipelineError(
            pipeline=name, reason=Reason("the folder holds no spaCy pipeline (no config.cfg).")
        )
    if len(configs) > 1:
        names = ", ".join(str(config.parent.relative_to(folder)) for config in configs[:5])
        raise PipelineError(
            pipeline=name,
            reason=Reason(
                "the folder holds several pipelines ({names}); choose one of them.", names=names
            ),
        )
    data = configs[0].parent
    package = data.parent
    is_package = data != folder and (package / "__init__.py").is_file()
    return Place(name, folder, data, package.name if is_package else "")


def _configs(folder: Path) -> list[Path]:
    """The pipelines in a folder; what lies inside a pipeline is part of it."""
    if (folder / _CONFIG).is_file():
        return [folder / _CONFIG]
    found: list[Path] = []
    level = [folder]
    for _ in range(_DEEPEST):
        level = [
            child
            for parent in level
            for child in sorted(parent.iterdir())
            if child.is_dir() and not child.name.startswith(".")
        ]
        # ``config.cfg`` alone is also what somebody trains with; a pipeline has its words beside it.
        here = [each for each in level if (each / _CONFIG).is_file()]
        found += [each / _CONFIG for each in here]
        level = [each for each in level if each not in here]
    return found


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [each for each in folders if each != "__pycache__"]
        for name in names:
            count += 1
            if count > _MOST_FILES:
                return
            path = Path(parent, name)
            if path.is_file():
                yield path
