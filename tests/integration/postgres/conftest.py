import sys

import platformdirs
import pytest
from PySide6.QtCore import QCoreApplication, QSettings

from annotator.bootstrap import make_context
from annotator.domain.ports import Access, LogKind
from annotator.domain.workbench import Workbench
from annotator.storage.stores import Stores
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient
from factories import ANNA, NOW, make_article, make_schema


@pytest.fixture
def stores():
    return Stores()


@pytest.fixture(scope="session")
def sample(server):
    """Name of a database with a corpus of three articles, to be copied."""
    with (
        Stores().create(server.url("sample"), make_schema(), at=NOW) as store,
        store.open_unit_of_work() as work,
    ):
        number = work.imports.begin("test", NOW)
        more = [make_article(f"Artikel {n}.", id=f"a{n}") for n in (2, 3)]
        work.imports.add(number, [make_article(), *more])
        work.imports.finish(number)
        work.commit()
    return "sample"


@pytest.fixture
def corpus(server, sample):
    """URL of a corpus of three articles, of this test alone."""
    url = server.new_url()
    name = url.rpartition("/")[2]
    server.copy(sample, name)
    yield url
    server.drop(name)


@pytest.fixture
def desktop(stores, corpus):
    """``desktop()`` opens the corpus once more, as another program would."""
    opened = []

    def open_it(access=Access.WRITE, url=corpus):
        opened.append(stores.open(url, access))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(desktop):
    return desktop()


@pytest.fixture
def do():
    """``do(store, change_set)`` records it as a service would: loaded, applied, tallied, committed."""

    def record(store, changes, *, kind=LogKind.DO, of=None):
        with store.open_unit_of_work() as work:
            desk = Workbench(*work.annotations.pair(changes.article, changes.annotator))
            seq = work.annotations.record(changes, desk.apply(changes).tally, kind=kind, of=of)
            work.commit()
        return seq

    return record


@pytest.fixture
def read():
    def load(store, article="a1", annotator=ANNA):
        with store.open_unit_of_work() as work:
            return work.annotations.get(article, annotator)

    return load


@pytest.fixture
def kill(server):
    """``kill(url)`` ends every connection to a corpus, as an administrator or a bad line would."""

    def end(url):
        name = url.rpartition("/")[2]
        where = f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        server.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity {where}")  # noqa: S608 - ours

    return end


@pytest.fixture
def own_settings(tmp_path, monkeypatch):
    """Settings, state and keyring of this test alone."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    QCoreApplication.setOrganizationName("annotator-tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "qt"))


@pytest.fixture
def window_of(qtbot, own_settings, tmp_path, monkeypatch):
    """``window_of("Anna")`` is her window, at a desktop of her own."""
    del own_settings
    made = []

    def make(annotator=ANNA, desktop="one"):
        # Every desktop keeps what waits in a place of its own.
        folder = tmp_path / desktop
        monkeypatch.setattr(platformdirs, "user_state_path", lambda *_args: folder)
        preferences = Preferences(SettingsFile(folder / "settings.json"), Appearance(), Language())
        preferences.file.change(language="en", theme="light")
        preferences.start()
        worker = WorkerClient(command=[sys.executable, "-m", "annotator", "worker"])
        window = MainWindow(
            make_context(asks=False), annotator, preferences=preferences, worker=worker
        )
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
