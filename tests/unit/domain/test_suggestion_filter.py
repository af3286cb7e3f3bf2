import pytest

from annotator.domain.suggestion_filter import EVERYTHING, SuggestionFilter, rule_of
from factories import (
    make_argument,
    make_machine_provenance,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
    make_workbench,
)


def made(score=0.9, rule="gazetteer", by="builtin@1", **fields):
    provenance = make_machine_provenance(score=score, rule=rule, by=by)
    return make_suggestion(0, 6, provenance=provenance, **fields)


@pytest.mark.parametrize(
    ("only", "admitted"),
    [
        (SuggestionFilter(), True),
        (SuggestionFilter(layers={"entity"}), True),
        (SuggestionFilter(layers={"quote"}), False),
        (SuggestionFilter(labels={"entity.PER"}), True),
        (SuggestionFilter(labels={"entity.LOC"}), False),
        (SuggestionFilter(layers={"quote"}, labels={"entity.PER"}), True),
        (SuggestionFilter(least=0.9), True),
        (SuggestionFilter(least=0.91), False),
        (SuggestionFilter(rules={"gazetteer"}), True),
        (SuggestionFilter(rules={"title"}), False),
        (SuggestionFilter(sources={"builtin@1"}), True),
        (SuggestionFilter(sources={"builtin@2"}), False),
        (SuggestionFilter(sources={"x"}, rules={"gazetteer"}), True),
        (SuggestionFilter(layers={"entity"}, least=0.95), False),
    ],
)
def test_what_is_let_through(only, admitted):
    assert only.admits(made()) is admitted
    assert only.is_active is (only != EVERYTHING)


def test_without_a_score_nothing_has_the_least_one():
    assert EVERYTHING.admits(made(score=None))
    assert not SuggestionFilter(least=0.01).admits(made(score=None))


def test_a_maker_stands_for_rules_without_a_name():
    assert rule_of(made(rule="")) == "builtin@1"
    assert SuggestionFilter(rules={"builtin@1"}).admits(made(rule=""))


def test_it_survives_the_settings_file():
    only = SuggestionFilter(labels={"entity.PER"}, least=0.5, rules={"a", "b"})
    assert SuggestionFilter.model_validate_json(only.model_dump_json()) == only


@pytest.fixture
def desk():
    """A quote with its cue, and two names; the cue and one name are less sure."""
    spans = [
        make_suggestion(2, 9, id="q", layer="quote", label="direct", provenance=prov(0.9)),
        make_suggestion(10, 12, id="c", layer="cue", label="cue", provenance=prov(0.4)),
        make_suggestion(13, 15, id="n1", provenance=prov(0.9)),
        make_suggestion(16, 18, id="n2", provenance=prov(0.3)),
    ]
    return make_workbench(make_set(), spans, arguments=[make_argument("q", "c", "cue")])


def prov(score):
    return make_machine_provenance(score=score)


def test_what_fills_a_role_is_shown_with_its_head_but_not_walked_to(desk):
    shown = desk.showing(SuggestionFilter(least=0.8))
    assert [span.id for span in shown.shown_suggestions] == ["q", "c", "n1"]
    assert [span.id for span in shown.queue(make_schema())] == ["q", "n1"]
    assert shown.tally == desk.tally
    assert shown.is_open("n2"), "it waits, it is not decided"


def test_a_dependent_span_is_walked_to_where_its_head_is_not_shown(desk):
    shown = desk.showing(SuggestionFilter(layers={"cue"}))
    assert [span.id for span in shown.queue(make_schema())] == ["c"]


def test_everything_is_shown_without_a_filter(desk):
    assert desk.shown_suggestions == desk.open_suggestions
    assert desk.showing(EVERYTHING) is desk
    assert desk.showing(SuggestionFilter(least=1.0)).showing(EVERYTHING).shown_ids == desk.shown_ids
    assert make_span(0, 1).id not in desk.shown_ids
