"""A program of fakes for the tests of services."""

from __future__ import annotations

import pytest

from annotator.formats.jsonl import JsonlExporter, JsonlReader
from annotator.formats.text import TextReader
from annotator.services.context import AppContext
from fakes import FakeStore, FakeStores, FakeSuggester, counted_ids, frozen_clock


@pytest.fixture
def suggester():
    return FakeSuggester()


@pytest.fixture
def store(schema):
    return FakeStore(schema)


@pytest.fixture
def context(schema, suggester, store):
    return AppContext(
        stores=FakeStores(store),
        load_suggester=lambda _name, _schema: suggester,
        readers={"text": TextReader, "jsonl": JsonlReader},
        exporters={"jsonl": JsonlExporter},
        read_schema=lambda _path: schema,
        default_schema=lambda: schema,
        clock=frozen_clock,
        new_id=counted_ids(),
        version="0.1.0",
    )
