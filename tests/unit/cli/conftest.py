"""A command line on a program of fakes."""

from __future__ import annotations

import pytest

from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.workbench import Proposal
from annotator.formats.jsonl import JsonlExporter, JsonlReader
from annotator.formats.schema_yaml import read_schema
from annotator.formats.text import TextReader
from annotator.services.context import AppContext
from factories import make_article, make_suggestion
from fakes import FakeStore, FakeStores, FakeSuggester, counted_ids, frozen_clock


@pytest.fixture
def suggester():
    return FakeSuggester(
        lambda article, _text: Proposal((make_suggestion(0, 7, id=f"{article}-s"),))
    )


@pytest.fixture
def store(schema):
    articles = [
        make_article(f"Artikel {n} mit Text.", id=f"a{n}", title=f"Titel {n}") for n in range(3)
    ]
    store = FakeStore(schema, articles=articles, location="x.corpus")
    store.closed = True
    return store


@pytest.fixture
def context(schema, suggester, store):
    return AppContext(
        stores=FakeStores(store),
        load_suggester=lambda _name, _schema: suggester,
        readers={"text": TextReader, "jsonl": JsonlReader},
        exporters={"jsonl": JsonlExporter},
        read_schema=read_schema,
        default_schema=lambda: schema,
        clock=frozen_clock,
        new_id=counted_ids(),
        version="0.1.0",
    )


@pytest.fixture
def windows():
    """What the window was asked to open."""
    return []


@pytest.fixture
def program(context, windows):
    def open_window(request):
        windows.append(request)
        return 0

    return Program(make_context=lambda: context, open_window=open_window, version="0.1.0")


@pytest.fixture
def annotator(program):
    """Runs a command line; returns its exit status."""

    def run_line(*argv):
        return run([str(word) for word in argv], program)

    return run_line
