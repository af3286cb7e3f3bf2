"""The versions of the native JSONL format: lines of an older one are brought to the present one, step by step.

A change of the format that an older line would not survive gets a new name, and a step here that turns a
line of the version before into one of it; a file of each version ever published stays in tests/data/jsonl. Fields
that are new and have a default need no new name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from annotator.formats.records import FORMAT

Line = dict[str, Any]
Step = tuple[str, Callable[[Line], Line]]
"""The name of the version it leads to, and what it does to a line."""

STEPS: Final[Mapping[str, Step]] = {}
"""By the version a step starts from."""


def current(line: object, steps: Mapping[str, Step] = STEPS) -> object:
    """A line as the present version has it.

    Args:
        line: What a line of a file holds; anything but a JSON object is given back as it is.
        steps: The steps there are.

    Raises:
        ValueError: If it is of a version nobody here knows.
    """
    if not isinstance(line, dict):
        return line
    version = line.get("format", FORMAT)
    while version != FORMAT:
        step = steps.get(version) if isinstance(version, str) else None
        if step is None:
            known = ", ".join((*steps, FORMAT))
            raise ValueError(
                f"it is in the format {version!r}, and this program reads {known}; a newer one may know it"
            )
        version, change = step
        line = change(dict(line)) | {"format": version}
    return line
