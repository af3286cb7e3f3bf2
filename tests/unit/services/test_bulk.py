"""Many suggestions at once: who is meant, what comes along, what the rules refuse."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Action, SpanAdded, Verdict
from annotator.domain.errors import DomainError, NotASuggestionError, NotFoundError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.suggestion_filter import SuggestionFilter
from annotator.services.annotate import AnnotationService
from annotator.services.bulk import (
    BulkPlanning,
    Pick,
    Which,
    candidates,
    equal_to,
    picked,
    plan_bulk,
)
from factories import (
    ANNA,
    make_argument,
    make_article,
    make_machine_provenance,
    make_schema,
    make_set,
    make_suggestion,
)
from fakes import FakeStore, counted_ids, frozen_clock


@pytest.fixture
def schema():
    """Cues are dependent: they are decided with their quotes."""
    layers = make_schema().model_dump(mode="json", exclude_none=True)["layers"]
    return make_schema(layers=layers | {"cue": layers["cue"] | {"dependent": True}})


@pytest.fixture
def suggested():
    """A quote with cue and speaker, two equal names, and a name by another rule without a score."""
    text = "Sie sagte: „Berlin ist Berlin.“ Bonn schweigt."
    article = make_article(text)
    at = lambda words, start=0: text.index(words, start)  # noqa: E731 - short
    span = lambda words, start=0, **f: make_suggestion(  # noqa: E731 - short
        at(words, start),
        at(words, start) + len(words),
        provenance=make_machine_provenance(score=f.pop("score", 0.9), rule=f.pop("rule", "names")),
        **f,
    )
    spans = [
        span("Sie", id="sie", layer="mention", label="mention", score=0.6),
        span("sagte", id="sagte", layer="cue", label="cue", score=0.95),
        span("Berlin ist Berlin.", id="quote", layer="quote", label="direct", score=0.8),
        span("Berlin", id="b1", label="LOC", score=0.9),
        span("Berlin", at("Berlin") + 1, id="b2", label="LOC", score=0.4),
        span("Bonn", id="bonn", label="LOC", score=None, rule="guess"),
    ]
    arguments = [make_argument("quote", "sagte", "cue"), make_argument("quote", "sie", "speaker")]
    return make_set(*spans, arguments=arguments, article=article, annotator=SUGGESTIONS)


@pytest.fixture
def service(schema, suggested):
    store = FakeStore(schema, articles=[suggested.article], sets=[suggested])
    return AnnotationService(store.open_unit_of_work, schema, ANNA, frozen_clock, counted_ids())


@pytest.fixture
def desk(service):
    return service.open("a1")


def ids(spans):
    return " ".join(span.id for span in spans)


@pytest.mark.parametrize(
    ("pick", "found"),
    [
        (Pick(Which.FROM, 0.8), "b1 quote"),
        (Pick(Which.BELOW, 0.8), "sie b2"),
        (Pick(Which.FROM, 0.0), "sie quote b1 b2"),
        (Pick(Which.SHOWN), "sie quote b1 b2 bonn"),
        (Pick(Which.RULE, rule="guess"), "bonn"),
        (Pick(Which.EQUAL, layer="entity", label="LOC", text="Berlin"), "b1 b2"),
        (Pick(Which.EQUAL, layer="cue", label="cue", text="sagte"), "sagte"),
        (Pick(Which.EQUAL, layer="entity", label="ORG", text="Berlin"), ""),
    ],
)
def test_which_ones_are_meant(desk, schema, pick, found):
    assert sorted(ids(picked(desk, schema, pick)).split()) == sorted(found.split())


def test_only_what_is_shown_can_be_meant(desk, schema):
    everything = Pick(Which.SHOWN)
    assert ids(picked(desk, schema, everything, {"entity", "quote"})) == "sie"
    assert ids(picked(desk.showing(SuggestionFilter(least=0.85)), schema, everything)) == "sagte b1"
    equal = equal_to(desk.find("b1"), desk.article.text)
    assert ids(picked(desk.showing(SuggestionFilter(least=0.85)), schema, equal)) == "b1"


def test_a_list_shows_the_words_around(desk, schema):
    row, *_ = candidates(desk.article, [desk.find("b2")])
    assert (row.before, row.covered, row.after) == (
        "Sie sagte: „Berlin ist ",
        "Berlin",
        ".“ Bonn schweigt.",
    )
    assert (row.layer, row.label, row.score, row.rule) == ("entity", "LOC", 0.4, "names")
    assert row.signature == desk.find("b2").signature


def test_a_list_shows_line_breaks_as_blanks():
    article = make_article("Erste  Zeile\n\nBerlin\nund")
    row, *_ = candidates(article, [make_suggestion(14, 20), make_suggestion(0, 5)])
    assert (row.before, row.covered, row.after) == ("Erste Zeile ", "Berlin", " und")


def test_accepting_many_is_one_step_and_tells_what_comes_along(service, desk):
    plan = plan_bulk(service, desk, ["quote", "b1"], Verdict.ACCEPTED)
    assert (plan.roles, plan.along, plan.refused) == (2, 2, ())
    assert plan.changes.action is Action.ACCEPT
    assert plan.changes.subject == "direct “Berlin ist Berlin.” +1"
    after = service.apply(desk, plan.changes)
    assert {span.label for span in after.own} == {"direct", "LOC", "cue", "mention"}
    assert ids(after.open_suggestions) == "b2 bonn"
    undone, _ = service.undo(after)
    assert ids(undone.open_suggestions) == ids(desk.open_suggestions)


def test_rejecting_many_is_one_step_too(service, desk):
    plan = plan_bulk(service, desk, ["quote", "b2"], Verdict.REJECTED)
    assert (plan.changes.action, plan.roles, plan.along) == (Action.REJECT, 0, 1)
    after = service.apply(desk, plan.changes)
    assert ids(after.open_suggestions) == "sie b1 bonn"
    assert after.own.decisions[desk.find("sagte").signature] is Verdict.REJECTED


def test_a_subject_of_one_has_no_count(service, desk):
    assert plan_bulk(service, desk, ["bonn"], Verdict.REJECTED).changes.subject == "LOC “Bonn”"


def test_what_a_rule_refuses_stays_open_and_is_told(service, desk):
    own = service.plan_add(desk, layer="cue", label="cue", fragments=desk.find("sie").fragments)
    crossing = make_suggestion(0, 5, id="crossing", layer="cue", label="cue")
    desk = service.apply(desk, own)
    suggestions = make_set(*desk.suggestions, crossing, article=desk.article, annotator=SUGGESTIONS)
    desk = desk.with_suggestions(suggestions)
    plan = plan_bulk(service, desk, ["crossing", "b1"], Verdict.ACCEPTED)
    assert [span for span, _ in plan.refused] == ["crossing"]
    assert [c.span.label for c in plan.changes.changes if isinstance(c, SpanAdded)] == ["LOC"]
    assert plan.changes.subject == "LOC “Berlin”"
    with pytest.raises(DomainError):
        plan_bulk(service, desk, ["crossing"], Verdict.ACCEPTED)


def test_what_was_decided_meanwhile_is_refused(service, desk):
    after = service.apply(desk, plan_bulk(service, desk, ["b1"], Verdict.REJECTED).changes)
    with pytest.raises(NotFoundError):
        plan_bulk(service, after, ["b1"], Verdict.ACCEPTED)
    mine = service.apply(after, service.plan_accept(after, ["b2"]))
    own = next(iter(mine.own))
    with pytest.raises(NotASuggestionError):
        plan_bulk(service, mine, [own.id], Verdict.REJECTED)


def test_a_plan_is_made_one_suggestion_after_the_other(service, desk):
    planning = BulkPlanning(service, desk, ["quote", "b1"], Verdict.ACCEPTED)
    planning.advance()
    assert (planning.done, planning.total, planning.is_finished) == (1, 2, False)
    planning.advance()
    assert planning.is_finished
    assert (
        planning.outcome.along == plan_bulk(service, desk, ["quote", "b1"], Verdict.ACCEPTED).along
    )
    assert planning.finish() is planning.outcome


def test_a_plan_is_made_anew_only_for_a_desk_that_has_changed(service, desk):
    planning = BulkPlanning(service, desk, ["quote", "b1"], Verdict.ACCEPTED)
    assert planning.on(desk.showing(SuggestionFilter(least=0.5))) is planning
    after = service.apply(desk, plan_bulk(service, desk, ["b1"], Verdict.REJECTED).changes)
    assert isinstance(planning.on(after).finish(), NotFoundError)
    assert not planning.is_finished
