"""What a column of text holds: a time, a day, a word of a few, JSON, places. The only place where such a value is read.

A single value that was damaged is nothing that a database notices. Whoever reads one that makes no sense says so in a
sentence which names table, row and kind of the value, and what to do.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, TypeVar

import orjson

from annotator.domain.errors import DamagedValueError
from annotator.domain.offsets import Fragments, TextRange, fragments_of
from annotator.domain.reason import Reason
from annotator.storage.errors import backups_folder

Value = TypeVar("Value")
Word = TypeVar("Word", bound=Enum)

_WRONG = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What reading something else than what was written may raise."""


def time_of(stored: object) -> datetime:
    """A moment, which says how far from UTC it is. Raises ``ValueError``."""
    try:
        moment = datetime.fromisoformat(stored)  # type: ignore[arg-type]  # a column holds anything
    except TypeError as error:
        raise ValueError(f"{stored!r} is no time") from error
    if moment.tzinfo is None:
        raise ValueError(f"{stored!r} is a time of nowhere")
    return moment


def seconds_of(stored: Iterable[str]) -> array[float]:
    """Many moments, as seconds since 1970; a third of the time of one by one. Raises ``ValueError``."""
    return array("d", map(datetime.timestamp, map(datetime.fromisoformat, stored)))


def day_of(stored: object) -> date:
    """A day. Raises ``ValueError``."""
    try:
        return date.fromisoformat(stored)  # type: ignore[arg-type]  # see above
    except TypeError as error:
        raise ValueError(f"{stored!r} is no day") from error


def text_of(stored: object) -> str:
    """A text, which damage may have turned into bytes. Raises ``ValueError``."""
    if not isinstance(stored, str):
        raise ValueError(f"{stored!r} is no text")  # noqa: TRY004 - the value is wrong, not its caller
    return stored


def object_of(stored: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the column holds
    """A JSON object; nothing is an empty one. Raises ``ValueError``."""
    found = orjson.loads(stored) if stored else {}
    if not isinstance(found, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - the value is wrong, not its caller
    return found


def range_of(stored: Sequence[Any]) -> TextRange:
    """Begin and end of what is not empty. Raises ``ValueError``."""
    begin, end = stored
    if type(begin) is not int or type(end) is not int:
        raise ValueError(f"[{begin!r}, {end!r}) are no offsets")
    return TextRange(begin, end)


@dataclass(frozen=True, slots=True)
class Column(Generic[Value]):
    """A column, or several that are read together, and how.

    Attributes:
        table: Of which table.
        name: The column; the first one of several.
        kind: What its values are, for people.
        read: Makes a value of what is stored; raises if it is none.
    """

    table: str
    name: str
    kind: Reason
    read: Callable[[Any], Value]

    def of(self, stored: object, corpus: str, row: object) -> Value:
        """The value.

        Args:
            stored: What the column holds.
            corpus: Location of the corpus, to be named.
            row: What the row is known by: its number or name.

        Raises:
            DamagedValueError: If it is none.
        """
        try:
            return self.read(stored)
        except _WRONG as error:
            raise self.damaged(corpus, row) from error

    def damaged(self, corpus: str, row: object) -> DamagedValueError:
        """The error for a value that is none."""
        return DamagedValueError(
            corpus=corpus,
            table=self.table,
            row=str(row),
            kind=self.kind,
            backups=backups_folder(corpus),
        )


COLUMNS: list[Column[Any]] = []
"""Every column that is read, as the modules declare them; so that tests can damage each."""


def times(table: str, name: str) -> Column[datetime]:
    """Moments."""
    return _declared(Column(table, name, Reason("a time"), time_of))


def seconds(table: str, name: str) -> Column[array[float]]:
    """Many moments at once, as seconds since 1970."""
    return _declared(Column(table, name, Reason("a time"), seconds_of))


def days(table: str, name: str) -> Column[date]:
    """Days."""
    return _declared(Column(table, name, Reason("a day"), day_of))


def texts(table: str, name: str) -> Column[str]:
    """Texts of which a part is taken."""
    return _declared(Column(table, name, Reason("a text"), text_of))


def words(table: str, name: str, known: type[Word]) -> Column[Word]:
    """Words of which there are a few."""
    return _declared(Column(table, name, Reason("a word of a few"), known))


def objects(table: str, name: str) -> Column[dict[str, Any]]:
    """JSON objects; empty: none."""
    return _declared(Column(table, name, Reason("an object in JSON"), object_of))


def made_of(table: str, name: str, read: Callable[[Any], Value]) -> Column[Value]:
    """Objects of the domain, as JSON."""
    return _declared(Column(table, name, Reason("an object in JSON"), read))


def ranges(table: str, name: str = "begin") -> Column[TextRange]:
    """Places of one part; read from begin and end."""
    return _declared(Column(table, name, Reason("a place in a text"), range_of))


def places(table: str, name: str) -> Column[Fragments]:
    """Places of any number of parts."""
    return _declared(Column(table, name, Reason("a place in a text"), fragments_of))


def _declared(column: Column[Value]) -> Column[Value]:
    COLUMNS.append(column)
    return column
