"""Whatever stands in a file, the reader gives articles or an error that names file and line."""

from __future__ import annotations

import re

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.formats.jsonl import JsonlExporter, JsonlReader
from annotator.formats.reading import Notice, ReadOptions, SourceArticle
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import make_argument, make_schema, make_set, make_span

FUZZ = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["annotator-jsonl-1", "suggestions", "2025-03-14T09:26:53Z", "marked"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    """A line with everything in it."""
    quote = make_span(0, 20, layer="quote", label="direct", id="q", attributes={"kind": "x"})
    cue = make_span(2, 5, 9, 11, layer="cue", label="cue", id="c", note="hm")
    own = make_set(quote, cue, arguments=[make_argument(quote, cue, "cue", id="g")], note="n")
    path = tmp_path_factory.mktemp("fuzz") / "a.jsonl"
    schema = make_schema()
    job = ExportJob(path, schema, tuple(schema.layers), "0")
    JsonlExporter().export([ExportItem(own.article, own)], job, Losses())
    return path.read_bytes()


def outcome(path, content):
    """What reading comes to: the items, or the one line of the error."""
    path.write_bytes(content)
    try:
        items = list(JsonlReader().read(path, ReadOptions()))
    except FormatError as error:
        told = str(error)
        assert re.match(rf"{re.escape(str(path))}, line \d+: .", told, re.DOTALL)
        assert "Traceback" not in told
        return told
    for item in items:
        assert isinstance(item, (SourceArticle, Notice))
        if isinstance(item, SourceArticle) and item.annotations is not None:
            for span in item.annotations.spans:
                assert 0 <= span.begin < span.end <= len(item.text)
                assert span.model_validate(span.model_dump()) == span
            ids = {span.id for span in item.annotations.spans}
            assert all(argument.head in ids for argument in item.annotations.arguments)
    return items


@FUZZ
@given(content=st.binary(max_size=60) | st.lists(JSON, max_size=3))
def test_any_bytes_and_any_json(tmp_path, content):
    if isinstance(content, list):
        content = b"\n".join(str(each).encode("utf-8", "replace") for each in content)
    outcome(tmp_path / "a.jsonl", content)


@FUZZ
@given(data=st.data())
def test_bytes_changed_here_and_there(tmp_path, line, data):
    content = bytearray(line)
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    outcome(tmp_path / "a.jsonl", bytes(content))


@FUZZ
@given(data=st.data())
def test_a_file_cut_anywhere_is_refused(tmp_path, line, data):
    cut = data.draw(st.integers(1, len(line) - 2))
    assert "line 1: is no JSON" in outcome(tmp_path / "a.jsonl", line[:cut])


@FUZZ
@given(data=st.data())
def test_values_replaced_by_others(tmp_path, line, data):
    values = orjson.loads(line)
    part = values
    while True:
        key = data.draw(st.sampled_from(sorted(part))) if isinstance(part, dict) else 0
        inner = part[key]
        if not inner or not isinstance(inner, (dict, list)) or data.draw(st.booleans()):
            break
        part = inner
    if data.draw(st.booleans()):
        del part[key]
    else:
        part[key] = data.draw(JSON)
    try:
        content = orjson.dumps(values)
    except TypeError:
        return  # hypothesis made a number or half a character that JSON does not have
    outcome(tmp_path / "a.jsonl", content)


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_numbers_that_json_does_not_have_are_refused_wherever_they_stand(tmp_path, line, number):
    told = outcome(
        tmp_path / "a.jsonl", line.replace(b'"agency":"dpa"', b'"agency":[' + number + b"]")
    )
    assert isinstance(told, str)


def test_a_line_too_long_is_refused_before_it_is_read(tmp_path, line, monkeypatch):
    monkeypatch.setattr("annotator.formats.reading.numbered_lines.__defaults__", (1_000,))
    told = outcome(tmp_path / "a.jsonl", line.strip() + b" " * 2_000 + b"\n")
    assert "the line is longer than" in told


@pytest.mark.parametrize("end", [b"\r\n", b"\r\n\r\n", b"\n \n"])
def test_other_line_ends_do_no_harm(tmp_path, line, end):
    (item,) = outcome(tmp_path / "a.jsonl", line.strip() + end)
    assert item.line == 1


def test_utf16_is_refused_with_the_line(tmp_path, line):
    assert "line 1: is no JSON" in outcome(tmp_path / "a.jsonl", line.decode().encode("utf-16"))


def test_a_deeply_nested_value_is_refused(tmp_path, line):
    deep = b'"agency":' + b"[" * 5_000 + b"]" * 5_000
    told = outcome(tmp_path / "a.jsonl", line.replace(b'"agency":"dpa"', deep))
    assert isinstance(told, str)
