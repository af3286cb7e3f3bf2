"""Statements as PostgreSQL wants them, and values as SQLite would take them."""

from __future__ import annotations

import re
from functools import lru_cache

from psycopg.adapt import Dumper

from annotator.storage.tables_all import metadata

_INTO = re.compile(r"\s*INSERT\s+INTO\s+(\w+)", re.IGNORECASE)


class BoolDumper(Dumper):
    """Truth as SQLite has it: 1 or 0, in columns of integers."""

    oid = 23

    def dump(self, obj: object) -> bytes:
        """As libpq sends it."""
        return b"1" if obj else b"0"


@lru_cache(maxsize=1024)
def converted(sql: str) -> str:
    """The text with psycopg's placeholders in place of ``?``."""
    return sql.replace("%", "%%").replace("?", "%s")


@lru_cache(maxsize=256)
def returning(sql: str) -> str:
    """The text of an insertion, so that it gives back the key of the row."""
    found = _INTO.match(sql)
    if found is None:
        raise ValueError(f"no insertion: {sql}")
    key = next(iter(metadata.tables[found[1]].primary_key))
    return f'{converted(sql)} RETURNING "{key.name}"'


@lru_cache(maxsize=64)
def together(sql: str, along: tuple[str, ...]) -> str:
    """The text of an insertion and of further changes as one statement; ``:made`` is the key of the row."""
    key = returning(sql).rpartition("RETURNING ")[2]
    parts = [f"made AS ({returning(sql)})"]
    for number, other in enumerate(along):
        changed = converted(other).replace(":made", f"(SELECT {key} FROM made)")  # noqa: S608 - a name of ours
        parts.append(f"along_{number} AS ({changed})")
    return f"WITH {', '.join(parts)} SELECT {key} FROM made"  # noqa: S608 - a name of ours
