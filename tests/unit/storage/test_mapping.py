from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import TextRange
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.span import Span
from annotator.storage.mapping import (
    argument_row,
    meta_text,
    provenance_text,
    span_row,
    to_arguments,
    to_article,
    to_spans,
)
from factories import (
    TEXT,
    make_argument,
    make_article,
    make_machine_provenance,
    make_span,
    make_suggestion,
)


@pytest.mark.parametrize(
    "span",
    [
        make_span(2, 5),
        make_span(2, 5, 9, 11, layer="cue", label="cue"),
        make_span(2, 5, note="eine „Notiz“ 😀", seen=False),
        make_span(2, 5, attributes={"certainty": "doubtful", "generic": True}),
        make_suggestion(0, 1),
    ],
)
def test_a_span_comes_back_equal(span):
    (loaded,) = to_spans([span_row(span)], len(TEXT)).values()
    assert loaded == span
    assert span == loaded
    assert loaded.signature == span.signature
    assert loaded.model_dump_json() == span.model_dump_json()
    assert Span.model_validate(loaded.model_dump()) == span
    assert loaded.model_copy(update={"label": "ORG"}).label == "ORG"


def test_equal_attributes_in_another_order_give_the_same_row():
    one = make_span(2, 5, id="s", attributes={"a": "1", "b": True})
    other = make_span(2, 5, id="s", attributes={"b": True, "a": "1"})
    assert span_row(one) == span_row(other)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (3, -1),
        (3, 5),
        (4, 10_000),
        (4, 2),
        (5, "2-4,3-5"),
        (5, "2-3,4-9"),
        (5, "rubbish"),
        (6, "{"),
        (7, "{}"),
        (7, "not json"),
    ],
)
def test_a_span_row_that_cannot_be_is_refused_by_name(column, value):
    row = list(span_row(make_span(2, 5, id="s77")))
    row[column] = value
    with pytest.raises(ValueError, match="span s77"):
        to_spans([row], len(TEXT))


@pytest.mark.parametrize("filler", [None, "s2"])
def test_an_argument_comes_back_equal(filler):
    argument = make_argument("s1", filler, provenance=make_machine_provenance())
    spans = {"s1": make_span(0, 1, id="s1"), "s2": make_span(2, 3, id="s2")}
    (loaded,) = to_arguments([argument_row(argument)], spans).values()
    assert loaded == argument
    assert loaded.model_dump_json() == argument.model_dump_json()


@pytest.mark.parametrize(
    ("column", "value"), [(2, "gone"), (3, "gone"), (3, "s1"), (3, None), (4, "odd"), (5, "")]
)
def test_an_argument_row_that_cannot_be_is_refused_by_name(column, value):
    row = list(argument_row(make_argument("s1", "s2", id="g9")))
    row[column] = value
    spans = {"s1": make_span(0, 1, id="s1"), "s2": make_span(2, 3, id="s2")}
    with pytest.raises(ValueError, match="argument g9"):
        to_arguments([row], spans)


def test_an_article_comes_back_equal():
    article = make_article(meta={"tags": ["a", {"b": None}], "n": 1.5})
    row = (article.id, article.title, article.language, article.source)
    row = (*row, meta_text(article), article.imported_at.isoformat())
    assert to_article(row, article.text) == article


def test_the_loaded_fragments_are_text_ranges():
    (loaded,) = to_spans([span_row(make_span(2, 5, 9, 11))], len(TEXT)).values()
    assert loaded.fragments == (TextRange(2, 5), TextRange(9, 11))


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(minutes=210))])


@given(
    st.builds(
        Provenance,
        origin=st.sampled_from(Origin),
        by=_WORDS,
        at=st.none() | st.datetimes(timezones=st.none() | _ZONES),
        rule=_WORDS,
        score=st.none() | st.floats(0, 1),
        why=_WORDS,
        suggestion=st.none() | _WORDS,
    )
)
def test_a_provenance_is_written_as_pydantic_writes_it(provenance):
    assert provenance_text(provenance) == provenance.model_dump_json(exclude_defaults=True)
