"""What a stranger would send, and a person who opens it; nothing of the person's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# Test modules are no packages; the person at the window lies with the journeys.
sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))

from journey import Person

from annotator.bootstrap import make_context
from annotator.domain.ids import AnnotatorId
from factories import NOW
from gold_samples import put_into
from hostile import MARK_UP, hostile_proposals, hostile_schema, hostile_sets


@pytest.fixture(autouse=True)
def _nobody_at_home(tmp_path, monkeypatch):
    home = tmp_path / "home"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        folder = home / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(name, str(folder))


@pytest.fixture
def hostile_corpus(tmp_path):
    """A corpus file in which everything a stranger can write is mark-up."""
    folder = tmp_path / "<b>corpora<b>"
    folder.mkdir()
    path = folder / "<img src=x>.corpus"
    people = [AnnotatorId("Anna"), AnnotatorId("<b>Eve</b>")]
    with make_context().stores.create(str(path), hostile_schema(), at=NOW) as store:
        put_into(store, hostile_sets(people))
        with store.open_unit_of_work() as work:
            for article, proposal in hostile_proposals():
                work.annotations.replace_suggestions(article, proposal, f"{MARK_UP}@1")
            work.commit()
    return path


@pytest.fixture
def person(qtbot, tmp_path):
    """Sits at the window, with settings and logs of the test."""
    made = Person(tmp_path / "settings.json")
    yield made
    made.leave()
