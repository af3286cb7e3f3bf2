"""YAML from strangers: looked through before it is read, since a kilobyte of it can stand for more than any memory holds."""

from __future__ import annotations

from typing import Any, Final

import yaml

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Makes plain values only; ten times faster where libyaml is there."""
_DEEPEST: Final = 64
_MOST: Final = 200_000
"""Values of a file with everything written out that it only points at."""


class UnsafeYamlError(yaml.YAMLError):
    """It is nested too deep, contains itself, or stands for far more than it says."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        """0-based, as marks of YAML count."""


def check_yaml(text: str) -> None:
    """Refuse YAML that no reader should be handed.

    Args:
        text: What stands in the file.

    Raises:
        UnsafeYamlError: If so.
        YAMLError: If it is no YAML.
    """
    sizes: dict[str | None, int] = {}
    open_ones: list[tuple[str | None, int]] = []
    size = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line if event.start_mark is not None else 0
        if isinstance(event, yaml.CollectionStartEvent):
            open_ones.append((event.anchor, size))
            size += 1
            if len(open_ones) > _DEEPEST:
                raise UnsafeYamlError(f"is nested more than {_DEEPEST} levels deep", line)
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_ones.pop()
            if anchor is not None:
                sizes[anchor] = size - before
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor in {anchor for anchor, _ in open_ones}:
                raise UnsafeYamlError(f"{event.anchor!r} contains itself", line)
            size += sizes.get(event.anchor, 1)
        elif isinstance(event, yaml.ScalarEvent):
            size += 1
        if size > _MOST:
            raise UnsafeYamlError(f"stands for more than {_MOST} values", line)


def plain_values(text: str) -> Any:  # noqa: ANN401 - whatever stands there
    """What stands in YAML that was looked through.

    Raises:
        YAMLError: If it is no YAML, or stands for more than plain values.
    """
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe # nosec
