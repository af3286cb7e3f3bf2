import pytest

from annotator.domain.changes import SpanAdded
from annotator.domain.errors import (
    ConnectionLostError,
    CorpusExistsError,
    CorpusLockedError,
    CorpusMissingError,
    CorpusReadOnlyError,
    CorpusTooNewError,
    ServerAddressError,
    StorageError,
)
from annotator.domain.ports import Access, ArticleQuery
from annotator.storage.tables import FORMAT
from factories import ANNA, NOW, make_change_set, make_schema, make_span

ADD = make_change_set(SpanAdded(span=make_span(0, 6, id="one")))


def name_of(url):
    return url.rpartition("/")[2]


def set_format(server, url, number):
    server.execute(f"UPDATE corpus_info SET format = {number}", name_of(url))  # noqa: S608 - a number


@pytest.fixture
def gone(server):
    """URL of a corpus that is not there, nor its database."""
    url = server.new_url()
    yield url
    server.drop(url.rpartition("/")[2])


def test_a_corpus_is_made_with_its_database_and_opened_again(stores, gone):
    with stores.create(gone, make_schema(), at=NOW) as made:
        assert made.location == gone
        assert made.access is Access.WRITE
    with stores.open(gone, Access.READ) as opened, opened.open_unit_of_work() as work:
        assert work.schemas.current() == make_schema()
        assert list(opened.problems()) == []


def test_a_corpus_is_made_in_a_database_that_is_there_and_empty(server, stores, gone):
    server.execute(f'CREATE DATABASE "{gone.rpartition("/")[2]}"')
    stores.create(gone, make_schema(), at=NOW).close()
    with pytest.raises(CorpusExistsError, match=r"127\.0\.0\.1"):
        stores.create(gone, make_schema(), at=NOW)


def test_the_tables_are_those_the_program_knows(store):
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - only this test needs it
    from alembic.migration import MigrationContext  # noqa: PLC0415 - only this test needs it

    from annotator.storage.tables_all import metadata  # noqa: PLC0415 - only this test needs it

    ours = {"article_search", "alembic_version", "ix_change_log_head"}
    options = {"include_name": lambda name, *_: name not in ours}
    link = store.link()
    try:
        context = MigrationContext.configure(link._connection, opts=options)
        found = compare_metadata(context, metadata)
    finally:
        link.close()
    assert found == []


def test_texts_are_sorted_by_code_points_whatever_the_locale_of_the_server(store):
    link = store.link()
    try:
        rows = link.rows(
            "SELECT DISTINCT collation_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') "
            "AND table_name <> 'alembic_version'"
        )
    finally:
        link.close()
    assert rows == [("C",)]


@pytest.mark.parametrize("access", Access)
def test_what_is_not_there_is_named(server, stores, access):
    with pytest.raises(CorpusMissingError, match="nowhere"):
        stores.open(server.url("nowhere"), access)
    with pytest.raises(CorpusMissingError, match="postgres"):
        stores.open(server.url("postgres"), access)


def test_a_server_that_cannot_be_reached_is_told_with_the_reason(stores):
    with pytest.raises(ConnectionLostError, match="refused"):
        stores.open("postgresql+psycopg://x@127.0.0.1:1/corpus", Access.READ)


def test_a_newer_format_is_refused(server, corpus, stores):
    set_format(server, corpus, FORMAT + 1)
    with pytest.raises(CorpusTooNewError):
        stores.open(corpus, Access.READ)


def test_an_older_format_is_converted_when_nobody_else_works_on_it(
    server, corpus, stores, desktop, read
):
    other = desktop()
    read(other)
    set_format(server, corpus, FORMAT - 1)
    with pytest.raises(StorageError, match="older format"):
        stores.open(corpus, Access.READ)
    with pytest.raises(CorpusLockedError, match="others work on it"):
        stores.open(corpus, Access.WRITE)
    other.close()
    with stores.open(corpus, Access.WRITE) as opened:
        assert list(opened.problems()) == []
    assert server.execute("SELECT format FROM corpus_info", name_of(corpus)) == [(FORMAT,)]


def test_who_only_reads_cannot_write(desktop, do, read):
    reader = desktop(Access.READ)
    with pytest.raises(CorpusReadOnlyError, match="opened for reading"):
        do(reader, ADD)
    assert len(read(reader)) == 0


@pytest.mark.parametrize(
    "location",
    [
        "postgresql+psycopg://anna:geheim@host/corpus",
        "postgresql+psycopg://anna@host/corpus?password=geheim",
        "postgresql+psycopg://anna@host/corpus?passfile=/geheim",
        "postgresql+psycopg://anna:geheim@host:port/corpus",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(stores, location):
    with pytest.raises(ServerAddressError) as refused:
        stores.open(location, Access.READ)
    assert "geheim" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_closed_corpus_says_so(store):
    store.close()
    store.close()
    with pytest.raises(StorageError, match="closed"), store.open_unit_of_work():
        pass


def test_a_backup_is_a_corpus_file(store, stores, do, read, tmp_path):
    do(store, ADD)
    copy = tmp_path / "copy.corpus"
    store.backup(copy)
    with pytest.raises(CorpusExistsError):
        store.backup(copy)
    with stores.open(str(copy), Access.WRITE) as opened:
        assert read(opened) == read(store)
        assert list(opened.problems()) == []
        with opened.open_unit_of_work() as work:
            assert work.articles.count(ArticleQuery(ANNA, text="Artikel")) == 2
    assert stores.backups(store.location) == ()
    with pytest.raises(StorageError, match="annotator copy"):
        stores.restore(store.location, copy, at=NOW)
