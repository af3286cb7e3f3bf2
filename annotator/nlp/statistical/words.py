"""Lists of words the statistical model consults, kept as one table: a word, and what the lists say about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import srsly  # type: ignore[import-untyped]  # has no stubs

_VERSION = 1
_MOST_WORDS = 1_000_000
_EVERYDAY = frozenset({"f3", "f4", "f5", "f6", "f7", "f8"})


class WordTable:
    """What the lists say about a word form.

    Everyday forms are kept in lower case, names as they are written. What is said is a set of short marks:

    - ``first``, ``last``, ``town``, ``townB``, ``townI``: a first name, a last name, a town, the first or a
      later word of a town's name;
    - ``f0`` to ``f8``: the frequency in German (Zipf scale, rounded down); ``x0`` to ``x6``: in how many of six
      other languages the form is in use, ``d-4`` to ``d4``: how much more frequent it is in one of them,
      ``en``, ``fr``, ``es``, ``it``: which;
    - ``i…``: the form with this ending is in use as well; ``c0`` to ``c6`` and ``k0`` to ``k6``: how many longer
      words end or begin with it.

    Args:
        marks: The marks of each word.
    """

    __slots__ = ("_index", "_sets", "everyday")

    def __init__(self, marks: Mapping[str, Iterable[str]]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        self._index: dict[str, int] = {
            word: numbers.setdefault(tuple(marks[word]), len(numbers)) for word in sorted(marks)
        }
        self._sets: list[tuple[str, ...]] = list(numbers)
        self._find_everyday()

    def marks(self, word: str) -> tuple[str, ...]:
        """What the lists say about a form, exactly as it is written."""
        number = self._index.get(word)
        return () if number is None else self._sets[number]

    def __contains__(self, word: str) -> bool:
        return word in self._index

    def __len__(self) -> int:
        return len(self._index)

    def to_bytes(self) -> bytes:
        """The table in the format that ``from_bytes`` reads: MessagePack, words in order of code points."""
        return bytes(
            srsly.msgpack_dumps(
                {
                    "version": _VERSION,
                    "sets": [" ".join(names) for names in self._sets],
                    "words": "\n".join(self._index),
                    "numbers": list(self._index.values()),
                }
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> WordTable:
        """Read a table.

        Raises:
            ValueError: If it is none, of another version, or of absurd size.
        """
        content: Any = srsly.msgpack_loads(data)
        if not isinstance(content, dict) or content.get("version") != _VERSION:
            raise ValueError("this is no table of words of this version")
        words = content["words"].split("\n")
        numbers: list[int] = content["numbers"]
        if len(words) != len(numbers) or len(words) > _MOST_WORDS:
            raise ValueError("the table of words is damaged")
        table = cls({})
        table._sets = [tuple(names.split()) for names in content["sets"]]
        if numbers and not 0 <= min(numbers) <= max(numbers) < len(table._sets):
            raise ValueError("the table of words is damaged")
        table._index = dict(zip(words, numbers, strict=True))
        table._find_everyday()
        return table

    def is_everyday(self, word: str) -> bool:
        """Whether a form in lower case is in frequent use."""
        return self._index.get(word) in self.everyday

    def _find_everyday(self) -> None:
        self.everyday = frozenset(
            number for number, names in enumerate(self._sets) if not _EVERYDAY.isdisjoint(names)
        )
