import pytest

from annotator.domain.ports import Access, LogKind
from annotator.domain.workbench import Workbench
from annotator.storage.stores import Stores
from factories import ANNA, NOW, make_article, make_schema


def pytest_generate_tests(metafunc):
    """Run every test with corpora in files and on a server; a module or function may say ``CORPORA``."""
    if "held_in" in metafunc.fixturenames:
        of_module = getattr(metafunc.module, "CORPORA", ("file", "server"))
        kinds = getattr(metafunc.function, "CORPORA", of_module)
        metafunc.parametrize("held_in", kinds, indirect=True)


@pytest.fixture
def held_in(request):
    """Where the corpora of a test are: ``file`` or ``server``."""
    return request.param


@pytest.fixture
def stores():
    return Stores()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.corpus"


@pytest.fixture(scope="session")
def empty_corpus(server):
    """Name of a database with an empty corpus, to be copied: that is faster than making one."""
    Stores().create(server.url("empty"), make_schema(), at=NOW).close()
    return "empty"


@pytest.fixture
def location(held_in, path, request):
    """Where the corpus of a test is, or will be."""
    if held_in == "file":
        yield str(path)
        return
    server = request.getfixturevalue("server")
    url = server.new_url()
    yield url
    server.drop(url.rpartition("/")[2])


@pytest.fixture
def store(stores, held_in, location, request):
    """An empty corpus, open for writing."""
    if held_in == "file":
        opened = stores.create(location, make_schema(), at=NOW)
    else:
        request.getfixturevalue("server").copy(
            request.getfixturevalue("empty_corpus"), location.rpartition("/")[2]
        )
        opened = stores.open(location, Access.WRITE)
    yield opened
    opened.close()


@pytest.fixture
def add():
    """``add(store, *articles)`` imports them, visible at once."""

    def import_them(store, *articles):
        with store.open_unit_of_work() as work:
            number = work.imports.begin("test", NOW)
            work.imports.add(number, articles)
            work.imports.finish(number)
            work.commit()

    return import_them


@pytest.fixture
def do():
    """``do(store, change_set)`` records it as a service would: loaded, applied, tallied, committed."""

    def record(store, changes, *, kind=LogKind.DO, of=None):
        with store.open_unit_of_work() as work:
            desk = Workbench(*work.annotations.pair(changes.article, changes.annotator))
            tally = desk.apply(changes).tally
            seq = work.annotations.record(changes, tally, kind=kind, of=of)
            work.commit()
        return seq

    return record


@pytest.fixture
def undo(do):
    """``undo(store)`` takes back what is to be taken back, ``redo=True`` brings it back; the step."""

    def turn(store, article="a1", annotator=ANNA, *, redo=False):
        with store.open_unit_of_work() as work:
            history = work.history
            step = (history.redoable if redo else history.undoable)(article, annotator)
            if step is None:
                return None
            changes = history.entry(step.seq).change_set
        kind = LogKind.REDO if redo else LogKind.UNDO
        do(store, changes if redo else changes.inverted(), kind=kind, of=step.seq)
        return step

    return turn


@pytest.fixture
def read():
    """``read(store)`` is Anna's set of ``a1`` as stored."""

    def load(store, article="a1", annotator=ANNA):
        with store.open_unit_of_work() as work:
            return work.annotations.get(article, annotator)

    return load


@pytest.fixture
def filled(store, add):
    """A corpus with ``a1``, the default article."""
    add(store, make_article())
    return store
