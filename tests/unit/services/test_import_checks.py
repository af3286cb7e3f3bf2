"""What rules forbid in imported annotations is told, span by span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.changes import Status
from annotator.domain.rules import STANDARD_RULES
from annotator.services.import_checks import breaches
from change_strategies import spans
from factories import TEXT, find, make_argument, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()


def span(words, **fields):
    place = find(words)
    return make_span(place.begin, place.end, **fields)


def told(own, schema=SCHEMA):
    return [
        (span_id, template.format(**params)) for template, params, span_id in breaches(own, schema)
    ]


def test_a_clean_set_has_none():
    assert told(make_set(span("Zoë"), span("Berlin", label="LOC"))) == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [(" Zoë", "has white space at its edge"), ("Cafe", "cuts a character")],
)
def test_edges_that_the_editor_would_not_make_are_told(words, reason):
    ((span_id, text),) = told(make_set(span(words, id="s")))
    assert span_id == "s"
    assert reason in text
    assert words in text


def test_overlaps_gaps_and_repetitions_are_told():
    sagte, sie = find("sagte"), find("sagte sie")
    first = make_span(sagte.begin, sagte.end, id="a", layer="cue", label="cue")
    second = make_span(sie.begin, sie.end, id="b", layer="cue", label="cue")
    assert "which its layer forbids" in told(make_set(first, second))[0][1]
    assert "has a gap" in told(make_set(make_span(0, 3, 7, 11, id="g")))[0][1]
    same = make_set(make_span(0, 6, id="x"), make_span(0, 6, id="y"))
    assert told(same) == [("y", "“Berlin” (PER) says the same as span x")]


@given(st.lists(spans(len(TEXT)), max_size=6))
def test_nothing_a_rule_sees_is_passed_over(found):
    own = make_set(*found)
    wanted = sorted(
        (each.id, how) for rule in STANDARD_RULES for each, how in rule.violations(SCHEMA, own)
    )
    seen = sorted((span_id, params["how"]) for _, params, span_id in breaches(own, SCHEMA))
    assert seen == wanted


def quote(**fields):
    return span("„Ich habe gehört", layer="quote", label="direct", id="q", **fields)


def test_roles_with_too_many_or_wrong_fillers_are_told():
    head, one, two = quote(), span("Zoë", id="z"), span("René", id="r")
    cue = span("sagte", layer="cue", label="cue", id="c")
    arguments = [
        make_argument(head, one),
        make_argument(head, two),
        make_argument(head, cue, "addressee"),
    ]
    found = dict(enumerate(told(make_set(head, one, two, cue, arguments=arguments))))
    assert found[0] == ("q", "'speaker' of “„Ich habe gehört” takes only 1")
    assert found[1] == ("q", "'addressee' of “„Ich habe gehört” is not filled by spans of cue")


def test_a_role_that_is_needed_is_missed_only_when_the_article_is_done():
    layers = SCHEMA.model_dump()["layers"]
    layers["quote"]["roles"]["speaker"]["cardinality"] = "+"
    strict = make_schema(layers=layers)
    cue = span("sagte", layer="cue", label="cue", id="c")
    arguments = [make_argument(quote(), cue, "cue")]
    started = make_set(quote(), cue, arguments=arguments, status=Status.STARTED)
    done = make_set(quote(), cue, arguments=arguments, status=Status.DONE)
    assert told(started, strict) == []
    assert told(done, strict) == [("q", "'speaker' of “„Ich habe gehört” needs 1")]


def test_a_head_that_fills_its_own_role_by_way_of_others_is_told():
    layers = SCHEMA.model_dump()["layers"]
    layers["quote"]["roles"]["speaker"]["fillers"] = ["quote"]
    schema = make_schema(layers=layers)
    article = make_article("Eins zwei drei vier fünf.")
    one = make_span(0, 4, layer="quote", label="direct", id="a")
    two = make_span(5, 9, layer="quote", label="direct", id="b")
    three = make_span(10, 14, layer="quote", label="direct", id="c")
    arguments = [make_argument(one, two), make_argument(two, one), make_argument(three, one)]
    own = make_set(one, two, three, arguments=arguments, article=article)
    assert [span_id for span_id, text in told(own, schema) if "by way of others" in text] == [
        "a",
        "b",
    ]
