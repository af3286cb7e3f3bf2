"""How recent corpora stand: counted, gone, empty, broken, or on a server that is not asked."""

from __future__ import annotations

import pytest

from annotator.bootstrap import make_context
from annotator.cli.params import Params
from annotator.cli.welcome_tasks import WELCOME_TASKS
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.recent import CorpusState, states_of
from annotator.services.tasks import NullMonitor
from factories import ANNA


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def corpus(context, tmp_path):
    (tmp_path / "a.txt").write_text("Ein Text.")
    location = str(tmp_path / "mine.corpus")
    with context.stores.create(location, context.default_schema(), at=context.clock()) as store:
        import_articles(context, store, ImportRequest((tmp_path / "a.txt",), "text"), NullMonitor())
    return location


def test_each_is_told_as_it_is(context, corpus, tmp_path):
    broken = tmp_path / "broken.corpus"
    broken.write_bytes(b"no corpus")
    gone = str(tmp_path / "gone.corpus")
    far = "postgresql://nowhere/db"
    found = list(states_of(context, [corpus, gone, str(broken), far], ANNA))
    assert found == [
        CorpusState(corpus, articles=1),
        CorpusState(gone, missing=True),
        CorpusState(str(broken)),
        CorpusState(far),
    ]


def test_the_worker_tells_the_same(context, corpus):
    params = Params({"locations": [corpus], "annotator": "anna"})
    told = WELCOME_TASKS["recent"](context, "", params, NullMonitor())
    assert [CorpusState(**each) for each in told["corpora"]] == [CorpusState(corpus, articles=1)]
