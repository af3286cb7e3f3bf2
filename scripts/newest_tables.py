"""Writes annotator/storage/migrations/newest.sql: the tables a new corpus file begins with, as all migrations leave them."""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from annotator.storage.engine import connect_durably, engine_for
from annotator.storage.migrations import NEWEST, upgrade
from annotator.storage.sqlite_link import SqliteLink

HEAD = """-- The tables of a new corpus file, as all migrations leave them; made by python scripts/newest_tables.py.
-- The order is that of the migrations: it decides where in a file the trees begin, and salvaging counts on that.
"""
_MADE = """
SELECT sql FROM sqlite_schema s JOIN pragma_table_list t ON t.name = s.tbl_name
WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND t.type <> 'shadow' ORDER BY s.rowid"""
_MARKS = ("application_id", "user_version")


def script(folder: Path) -> str:
    """The file as it should be.

    Args:
        folder: Takes the corpus on which the migrations are run.
    """
    path = folder / "newest.corpus"
    connect_durably(path, mode="rwc").close()
    engine = engine_for(path, writable=True)
    with closing(SqliteLink(engine, str(path))) as link:
        link.migrate(upgrade)
        link.commit()
        parts = [sql for (sql,) in link.rows(_MADE)]
        (revision,) = link.row("SELECT version_num FROM alembic_version")
        parts.append(f"INSERT INTO alembic_version (version_num) VALUES ('{revision}')")  # noqa: S608 - ours
        parts += [f"PRAGMA {mark} = {link.row(f'PRAGMA {mark}')[0]}" for mark in _MARKS]
    engine.dispose()
    return HEAD + "".join(f"\n{_trimmed(part)};\n" for part in parts)


def _trimmed(sql: str) -> str:
    return "\n".join(line.rstrip().replace("\t", "  ") for line in sql.splitlines() if line.strip())


def main() -> int:
    """Write the file."""
    with tempfile.TemporaryDirectory() as folder:
        NEWEST.write_text(script(Path(folder)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
