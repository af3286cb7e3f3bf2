"""The beginning of a file, from which formats say whether it is theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

import orjson

from annotator.formats.reading import check_regular, unreadable

_SIZE: Final = 1 << 18
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Sample:
    """The first 256 KB of a file.

    Attributes:
        path: Where it is; formats of several files may look beside it.
        head: Its first bytes.
    """

    path: Path
    head: bytes

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read it.

        Raises:
            FileReadError: If it cannot be read.
        """
        check_regular(path)
        try:
            with path.open("rb") as stream:
                return cls(path, stream.read(_SIZE))
        except OSError as error:
            raise unreadable(path, error) from error

    @cached_property
    def text(self) -> str:
        """As UTF-8, what is none of it replaced; without a byte order mark."""
        return self.head.decode("utf-8-sig", errors="replace")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, the last one perhaps cut; U+2028 and its like end none, they stand in strings of JSON."""
        return tuple(_LINE_END.split(self.text))

    @cached_property
    def first_line(self) -> str:
        """The first line that says anything; empty if there is none."""
        return next((line for line in self.lines if line.strip()), "")

    @cached_property
    def first_object(self) -> dict[str, Any]:
        """The first line as a JSON object; empty if it is none, or longer than the sample."""
        try:
            found = orjson.loads(self.first_line)
        except orjson.JSONDecodeError:
            return {}
        return found if isinstance(found, dict) else {}

    def has_keys(self, *names: str) -> bool:
        """Whether all of these stand in it as keys of JSON objects, at whatever depth."""
        bare = "".join(self.text.split())
        return all(f'"{name}":' in bare for name in names)
