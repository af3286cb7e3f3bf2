"""A new corpus file is made at once, and is what an empty one is after all migrations."""

from __future__ import annotations

import runpy
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.ports import Access
from annotator.storage import corpus_file, migrations
from annotator.storage.making import fill
from factories import NOW, make_schema
from postgres_server import in_files

ROOT = Path(__file__).resolve().parents[3]
PRAGMAS = ("application_id", "user_version", "page_size", "encoding", "auto_vacuum", "journal_mode")


def described(store):
    """Everything a file says about its tables, where their trees begin, and what it is."""
    with closing(store.link()) as link:
        made = [
            (*row, " ".join((sql or "").split()))
            for *row, sql in link.rows(
                "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema"
            )
        ]
        columns = {
            name: link.rows(f'PRAGMA table_xinfo("{name}")')
            for kind, name, *_ in made
            if kind == "table"
        }
        marks = [link.row(f"PRAGMA {name}")[0] for name in PRAGMAS]
        revisions = link.rows("SELECT version_num FROM alembic_version")
    return made, columns, marks, revisions


@pytest.fixture
def migrated(stores, tmp_path, monkeypatch):
    """A corpus made by all migrations, one after the other."""
    with monkeypatch.context() as then:
        then.setattr(corpus_file, "make_tables", migrations.upgrade)
        made = stores.create(str(tmp_path / "migrated.corpus"), make_schema(), at=NOW)
    yield made
    made.close()


@in_files
def test_a_new_corpus_is_what_all_migrations_make_of_an_empty_one(store, migrated):
    new, old = described(store), described(migrated)
    assert len(new[0]) > 50
    assert new == old


def test_the_file_with_the_newest_tables_is_current(tmp_path):
    made = runpy.run_path(str(ROOT / "scripts" / "newest_tables.py"))
    assert migrations.NEWEST.read_text("utf-8") == made["script"](tmp_path), (
        "run python scripts/newest_tables.py"
    )


@in_files
def test_a_new_corpus_needs_no_migrations(stores, location, monkeypatch):
    for name in ("alembic", "alembic.config"):
        monkeypatch.setitem(sys.modules, name, None)
    stores.create(location, make_schema(), at=NOW).close()
    with stores.open(location, Access.WRITE) as opened:
        assert list(opened.problems()) == []


def test_on_a_server_the_migrations_make_the_tables(server, stores, gone_url):
    with closing(stores._on_servers().make_empty(gone_url)) as store, closing(store.link()) as link:
        link.migrate(migrations.make_tables)
        fill(link, make_schema(), NOW)
        assert link.rows("SELECT version_num FROM alembic_version") == [
            (migrations.revision_of(migrations.FORMAT),)
        ]
        link.commit()


@pytest.fixture
def gone_url(server):
    url = server.new_url()
    yield url
    server.drop(url.rpartition("/")[2])
