"""Lines that are put together quickly: the bytes of the plain way, whatever is in them."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given, settings

from annotator.formats.jsonl import record_line, record_values, record_without_text
from annotator.formats.record_lines import spans_json
from annotator.formats.records import span_values
from annotator.formats.writing import ExportItem, ExportJob, json_line
from factories import make_article, make_schema, make_span
from structure_strategies import structured_sets

SCHEMA = make_schema()


@pytest.fixture
def job(tmp_path):
    return ExportJob(tmp_path / "x", SCHEMA, tuple(SCHEMA.layers), "0")


@given(own=structured_sets(SCHEMA))
@settings(deadline=None)
def test_a_line_has_the_bytes_of_the_plain_way(own):
    job = ExportJob(None, SCHEMA, tuple(SCHEMA.layers), "0")
    item = ExportItem(own.article, own)
    values = record_values(item, job)
    assert record_line(item, job) == json_line(values)
    del values["text"]
    assert record_without_text(item, job) == orjson.dumps(values)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": 'a"b'},
        {"id": "a\\b"},
        {"id": "a\nb"},
        {"id": "ä"},
        {"id": "\x7f"},
        {"note": '„Ja“,\n"nein"'},
        {"attributes": {"ä": "\\", "b": True}},
        {"seen": False},
        {"label": 'P"ER', "layer": "\\"},
    ],
)
def test_what_json_has_to_escape_is_escaped(fields):
    span = make_span(0, 3, **fields)
    assert spans_json([span]) == orjson.dumps([span_values(span)])


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(orjson.JSONEncodeError):
        spans_json([make_span(0, 3, id="\ud800")])


def test_an_article_nobody_has_begun_has_no_spans(job):
    item = ExportItem(make_article("Text."), None)
    assert record_line(item, job) == json_line(record_values(item, job))
