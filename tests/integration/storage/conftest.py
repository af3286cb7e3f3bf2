import pytest

from annotator.domain.ports import LogKind
from annotator.domain.workbench import Workbench
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import ANNA, NOW, make_article, make_schema


@pytest.fixture
def stores():
    return SqliteCorpusStores()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.corpus"


@pytest.fixture
def store(stores, path):
    """An empty corpus, open for writing."""
    opened = stores.create(str(path), make_schema(), at=NOW)
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
