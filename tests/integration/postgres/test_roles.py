"""What a login may do is up to the server, whatever program it uses."""

import psycopg
import pytest

from annotator.domain.changes import NoteChanged, SpanAdded
from annotator.domain.errors import (
    ServerAddressError,
    ServerRightsError,
    StaleChangeError,
    StorageError,
)
from annotator.domain.ports import Access
from annotator.domain.server_members import Members, ServerRole
from annotator.domain.workbench import Proposal
from factories import ANNA, BEN, NOW, make_article, make_change_set, make_span, make_suggestion
from postgres_server import OWNER

LOGINS = ("anna", "ben", "carla", "rita")
SPAN = make_span(0, 6, id="one")


@pytest.fixture
def login(server, corpus, stores):
    """``login(name)`` is the URL of the corpus for somebody; everybody has a role."""
    for name in LOGINS:
        server.execute(
            f"DO $$ BEGIN CREATE ROLE {name} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
    members = Members(
        {
            "anna": ServerRole.ANNOTATOR,
            "ben": ServerRole.ANNOTATOR,
            "carla": ServerRole.CURATOR,
            "rita": ServerRole.READER,
        },
        {"anna": ANNA, "ben": BEN},
    )
    for _ in range(2):
        statements = stores.grant(corpus, members, run=True)
    assert len(statements) > 20
    yield lambda name: corpus.replace(f"{OWNER}@", f"{name}@")
    database = corpus.rpartition("/")[2]
    server.drop(database)
    for role in ServerRole:
        server.execute(f'DROP ROLE IF EXISTS "{database}_{role.value}"')


def test_annotators_work_on_their_own_sets(login, desktop, do, read):
    anna, ben = desktop(url=login("anna")), desktop(url=login("ben"))
    do(anna, make_change_set(SpanAdded(span=SPAN)))
    do(ben, make_change_set(SpanAdded(span=SPAN), annotator=BEN))
    assert list(read(anna, annotator=BEN)) == [SPAN]
    assert list(anna.problems()) == []


def test_and_on_no_others(login, desktop, do, read):
    anna, ben = desktop(url=login("anna")), desktop(url=login("ben"))
    do(ben, make_change_set(SpanAdded(span=SPAN), annotator=BEN))
    more = make_change_set(SpanAdded(span=make_span(7, 9, id="two")), annotator=BEN)
    with pytest.raises(ServerRightsError, match="anna"):
        do(anna, more)
    with pytest.raises(ServerRightsError):
        do(anna, make_change_set(SpanAdded(span=SPAN), annotator=BEN, article="a2"))
    with pytest.raises((StaleChangeError, ServerRightsError)):
        do(anna, make_change_set(NoteChanged(before="", after="x"), annotator=BEN))
    assert list(read(ben, annotator=BEN)) == [SPAN]
    assert list(ben.problems()) == []


def test_nor_by_other_programs(login, server, corpus, desktop, do):
    database = corpus.rpartition("/")[2]
    do(desktop(url=login("ben")), make_change_set(SpanAdded(span=SPAN), annotator=BEN))
    for harmless in ("UPDATE spans SET label = 'X'", "DELETE FROM spans", "DELETE FROM undo_steps"):
        server.execute(harmless, database, "anna")
    assert server.execute("SELECT annotator, label FROM spans", database) == [(BEN, SPAN.label)]
    for refused in (
        "UPDATE change_log SET body = ''",
        "DELETE FROM change_log",
        "UPDATE articles SET title = 'X'",
        "DELETE FROM schema_versions",
        "UPDATE server_names SET annotator = 'Ben'",
        "DROP TABLE spans",
        "CREATE TABLE mine (x integer)",
        "ALTER TABLE spans DISABLE ROW LEVEL SECURITY",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute(refused, database, "anna")
    for refused in ("UPDATE change_log SET body = ''", "UPDATE corpus_info SET format = 1"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute(refused, database, "carla")


def test_annotators_neither_import_nor_suggest(login, desktop):
    anna = desktop(url=login("anna"))
    with anna.open_unit_of_work() as work, pytest.raises(ServerRightsError):
        work.imports.begin("x", NOW)
    with anna.open_unit_of_work() as work, pytest.raises(ServerRightsError):
        work.annotations.replace_suggestions("a1", Proposal(()), "p@1")


def test_curators_do_all_that_the_program_does(login, desktop, do):
    carla = desktop(url=login("carla"))
    with carla.open_unit_of_work() as work:
        number = work.imports.begin("x", NOW)
        work.imports.add(number, [make_article("Neu.", id="new")])
        work.imports.finish(number)
        gone = work.imports.begin("y", NOW)
        work.imports.discard(gone)
        work.annotations.replace_suggestions("a1", Proposal((make_suggestion(0, 6),)), "p@1")
        schema = work.schemas.current()
        work.schemas.store(schema.model_copy(update={"version": 2}), NOW)
        work.commit()
    do(carla, make_change_set(SpanAdded(span=SPAN), annotator=BEN))
    assert list(carla.problems()) == []


def test_readers_read(login, desktop, do, read):
    rita = desktop(url=login("rita"))
    assert len(read(rita)) == 0
    with pytest.raises(ServerRightsError):
        do(rita, make_change_set(SpanAdded(span=SPAN)))
    assert list(desktop(Access.READ, url=login("rita")).problems()) == []


def test_a_name_of_a_table_the_rights_know_is_one(store):
    from annotator.storage.copying import tables  # noqa: PLC0415 - after psycopg is known to be there
    from annotator.storage.server.roles import LOG, OWN  # noqa: PLC0415 - see above

    columns = {table.name: set(table.columns.keys()) for table in tables()}
    assert all("annotator" in columns[name] for name in (*OWN, LOG))


def test_roles_of_logins_that_are_not_there_are_refused_as_a_whole(corpus, stores, server):
    with pytest.raises(StorageError, match="nobody_here"):
        stores.grant(corpus, Members({"nobody_here": ServerRole.READER}), run=True)
    database = corpus.rpartition("/")[2]
    found = server.execute(f"SELECT 1 FROM pg_roles WHERE rolname = '{database}_reader'")  # noqa: S608 - ours
    assert found == []


def test_the_sql_can_be_had_without_running_it(corpus, stores, server):
    found = stores.grant(
        corpus, Members({"o'hara": ServerRole.READER}, {"o'hara": 'A "B"'}), run=False
    )
    assert any('"o\'hara"' in each for each in found)
    assert any("'o''hara', 'A \"B\"'" in each for each in found)


def test_files_have_no_roles(stores, tmp_path):
    with pytest.raises(ServerAddressError):
        stores.grant(str(tmp_path / "x.corpus"), Members(), run=True)
