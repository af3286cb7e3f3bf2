"""Whatever the structures are, native JSONL gives them back equal."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.jsonl import JsonlExporter, JsonlReader
from annotator.formats.reading import ReadOptions
from annotator.formats.schema_yaml import read_schema
from annotator.formats.writing import ExportItem, ExportJob, Losses
from annotator.resources import resource_path
from change_strategies import change_sets
from factories import make_schema, make_set, make_span
from structure_strategies import structured_sets

NEWS = read_schema(resource_path("schemas", "news-de.yaml"))
SMALL = make_schema()
BASE = make_set(make_span(0, 9), make_span(3, 6))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("jsonl") / "corpus.jsonl"


def there_and_back(place, own, schema):
    """The set as it is read again, and what was lost on the way."""
    losses = Losses()
    job = ExportJob(place, schema, tuple(schema.layers), "0.1.0")
    JsonlExporter().export([ExportItem(own.article, own)], job, losses)
    (item,) = JsonlReader().read(place, ReadOptions())
    return item.annotations, losses.first


patient = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@patient
@given(st.one_of(*(st.tuples(st.just(s), structured_sets(s)) for s in (SMALL, NEWS))))
def test_spans_fragments_arguments_states_and_attributes_come_back_equal(place, given_):
    schema, own = given_
    back, losses = there_and_back(place, own, schema)
    assert back.spans == own.in_reading_order
    assert back.arguments == tuple(own.arguments.values())
    assert losses == []


@patient
@given(st.data())
def test_whatever_was_changed_before_comes_back_equal(place, data):
    own = BASE
    for _ in range(data.draw(st.integers(1, 3))):
        own = own.apply(data.draw(change_sets(own)))
    back, losses = there_and_back(place, own, SMALL)
    assert back.spans == own.in_reading_order
    assert {each.id: each for each in back.arguments} == own.arguments
    assert (back.status, back.note, back.decisions) == (own.status, own.note, own.decisions)
    assert losses == []
