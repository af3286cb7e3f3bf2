"""Who may do what in a database with a corpus: roles, grants and row security, as SQL to read and to run.

Three roles that nobody logs in as, named after the database, are granted to logins:

* ``…_reader`` sees everything and changes nothing;
* ``…_annotator`` also changes the sets under the own name, by row security, and adds to the change log;
* ``…_curator`` also changes everything else that the program changes; nobody rewrites the change log.

The tables belong to the owner, who alone makes and converts them.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.server_members import Members
from annotator.domain.server_members import ServerRole as Role
from annotator.storage.copying import numbered, tables

OWN = (
    "annotation_sets",
    "spans",
    "arguments",
    "decisions",
    "undo_steps",
    "near_done",
    "status_counts",
    "checked_sets",
    "findings",
    "finding_remarks",
    "training_scores",
    "questions",
    "question_messages",
    "bookmarks",
)
"""Tables whose rows belong to the annotator they name, so that this one may change them."""

LOG = "change_log"
_UNTOUCHED = frozenset({"corpus_info"})
_NAMES = "server_names"
_ME = "annotator_of_session"


def statements(database: str, members: Members) -> list[str]:
    """The SQL that gives rights, one statement each; may be run again, e.g. after a conversion.

    Args:
        database: Its name.
        members: Logins that are there, and what they become.
    """
    return [
        *_roles(database),
        *_read(database),
        *_who(database),
        *_write(database),
        *_members(database, members),
    ]


def _roles(database: str) -> Iterator[str]:
    for role in Role:
        name = _name(database, role)
        # CREATE ROLE knows no IF NOT EXISTS.
        yield (
            f"DO $$ BEGIN CREATE ROLE {name} NOLOGIN; "
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
    for role in (Role.ANNOTATOR, Role.CURATOR):
        yield f"GRANT {_name(database, Role.READER)} TO {_name(database, role)}"


def _read(database: str) -> Iterator[str]:
    reader = _name(database, Role.READER)
    yield f"REVOKE ALL ON DATABASE {_quoted(database)} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {_quoted(database)} TO {reader}"
    yield f"GRANT USAGE ON SCHEMA public TO {reader}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}"


def _who(database: str) -> Iterator[str]:
    yield (
        f"CREATE TABLE IF NOT EXISTS {_NAMES} "
        '(login name PRIMARY KEY, annotator text COLLATE "C" NOT NULL)'
    )
    yield f"GRANT SELECT ON {_NAMES} TO {_name(database, Role.READER)}"
    body = (
        f"SELECT coalesce((SELECT annotator FROM public.{_NAMES} "  # noqa: S608 - a constant
        "WHERE login = session_user), session_user::text)"
    )
    yield (
        f"CREATE OR REPLACE FUNCTION {_ME}() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER "
        f"SET search_path = pg_catalog, pg_temp AS $$ {body} $$"
    )


def _write(database: str) -> Iterator[str]:
    annotator, curator = (_name(database, role) for role in (Role.ANNOTATOR, Role.CURATOR))
    for table in tables():
        name = _quoted(table.name)
        if table.name in _UNTOUCHED:
            continue
        if table.name == LOG:
            yield f"GRANT INSERT ON {name} TO {annotator}"
            # What an import that was broken off brought goes with it.
            yield f"GRANT INSERT, DELETE ON {name} TO {curator}"
        else:
            yield f"GRANT INSERT, UPDATE, DELETE ON {name} TO {curator}"
        if table.name in OWN:
            yield f"GRANT INSERT, UPDATE, DELETE ON {name} TO {annotator}"
        if table.name in OWN or table.name == LOG:
            yield from _row_security(name, database)
        if numbered(table):
            sequence = _quoted(f"{table.name}_{next(iter(table.primary_key)).name}_seq")
            yield f"GRANT USAGE ON SEQUENCE {sequence} TO {curator}"
            if table.name == LOG:
                yield f"GRANT USAGE ON SEQUENCE {sequence} TO {annotator}"
    yield f"GRANT INSERT, UPDATE, DELETE ON article_search TO {curator}"


def _row_security(table: str, database: str) -> Iterator[str]:
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    for policy in ("everybody_reads", "own_rows", "curators_write"):
        yield f"DROP POLICY IF EXISTS {policy} ON {table}"
    yield (
        f"CREATE POLICY everybody_reads ON {table} FOR SELECT "
        f"TO {_name(database, Role.READER)} USING (true)"
    )
    # As a subquery it is worked out once for a statement and not for every row.
    mine = f"annotator = (SELECT {_ME}())"
    yield (
        f"CREATE POLICY own_rows ON {table} FOR ALL "
        f"TO {_name(database, Role.ANNOTATOR)} USING ({mine}) WITH CHECK ({mine})"
    )
    yield (
        f"CREATE POLICY curators_write ON {table} FOR ALL "
        f"TO {_name(database, Role.CURATOR)} USING (true) WITH CHECK (true)"
    )


def _members(database: str, members: Members) -> Iterator[str]:
    for login, role in members.roles.items():
        yield f"GRANT {_name(database, role)} TO {_quoted(login)}"
    for login, annotator in members.names.items():
        yield (
            f"INSERT INTO {_NAMES} (login, annotator) VALUES ({_text(login)}, {_text(annotator)}) "  # noqa: S608 - quoted
            "ON CONFLICT (login) DO UPDATE SET annotator = excluded.annotator"
        )


def _name(database: str, role: Role) -> str:
    return _quoted(f"{database}_{role.value}")


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _text(value: str) -> str:
    escaped = value.replace("'", "''")
    return f"'{escaped}'"
