"""Formats of a corpus and the ways between them; Alembic is imported only when one is needed.

Each file in ``versions`` leads to one format: revision ``0001`` to format 1 and so on, and ends by
setting ``user_version``. Which format a file has is read from there, without Alembic. A new file is not
led through all formats: ``newest.sql`` has the tables as the migrations leave them. After a new migration
``python scripts/newest_tables.py`` writes it anew.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from annotator.storage.tables import FORMAT

NEWEST = Path(__file__).with_name("newest.sql")


def revision_of(corpus_format: int) -> str:
    """Name of the revision that leads to a format."""
    return f"{corpus_format:04d}"


def upgrade(connection: Connection, to: int = FORMAT) -> None:
    """Bring a database to a format; the caller has begun a transaction and commits it.

    Args:
        connection: On an empty database or a corpus of an older format.
        to: The format to reach.
    """
    from alembic import command  # noqa: PLC0415 - a third of a second that most starts can save
    from alembic.config import Config  # noqa: PLC0415 - see above

    settings: dict[str, Any] = {"connection": connection}
    config = Config(attributes=settings)
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, revision_of(to))
    if connection.dialect.name == "postgresql":
        _compare_by_code_points(connection)


def make_tables(connection: Connection) -> None:
    """Make the tables of the newest format; the caller has begun a transaction and commits it.

    Args:
        connection: On an empty database.
    """
    if connection.dialect.name != "sqlite":
        upgrade(connection)
        return
    for statement in _newest():
        connection.exec_driver_sql(statement)


@cache
def _newest() -> tuple[str, ...]:
    lines = NEWEST.read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    return tuple(part.strip() for part in text.split(";\n\n"))


_BY_LOCALE = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0
  AND l.collname = 'default' ORDER BY c.relname, a.attnum"""


def _compare_by_code_points(connection: Connection) -> None:
    """Sort texts on a server as a file does; its locale would give every server another order."""
    for table, name, kind in connection.exec_driver_sql(_BY_LOCALE).all():
        connection.exec_driver_sql(
            f'ALTER TABLE "{table}" ALTER COLUMN "{name}" TYPE {kind} COLLATE "C"'
        )
