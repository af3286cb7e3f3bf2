"""Evaluating: which sets are compared, and what is said about articles that have only one of them."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Status
from annotator.domain.errors import SettingError, TaskCancelledError
from annotator.domain.ids import GOLD, SUGGESTIONS
from annotator.quality.differences import DifferenceKind
from annotator.quality.scores import Unit
from annotator.services.chosen_sets import Missing, chosen_set
from annotator.services.evaluate import NOT_DONE, SAME_SET, EvaluationRequest, evaluate
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, make_article, make_set, make_span
from fakes import FakeMonitor, FakeStore


def article(number):
    return make_article(f"Artikel {number}: ein Text.", id=f"a{number}", title=f"Titel {number}")


def done(number, annotator=ANNA, *spans, **fields):
    values = {"article": article(number), "annotator": annotator, "status": Status.DONE}
    return make_set(*(spans or [make_span(0, 7)]), **(values | fields))


def evaluated(store, reference="Anna", candidate="Ben", **fields):
    return evaluate(store, EvaluationRequest(reference, candidate, **fields), NullMonitor())


def left_out(report):
    return {each.article: (each.reference, each.candidate) for each in report.left_out}


class TestChosenSet:
    @pytest.mark.parametrize(
        ("whose", "persons", "found"),
        [
            ("gold", [ANNA, GOLD], GOLD),
            ("gold", [ANNA], ANNA),
            ("gold", [ANNA, BEN], Missing.NOT_ADJUDICATED),
            ("gold", [], Missing.NOT_BEGUN),
            ("Ben", [ANNA, BEN], BEN),
            ("Ben", [ANNA], Missing.NOT_BEGUN),
            ("suggestions", [ANNA], SUGGESTIONS),
        ],
    )
    def test_a_name_means_one_set(self, whose, persons, found):
        assert chosen_set(whose, persons, suggested=True) == found

    def test_what_no_pipeline_has_seen_has_no_suggestions(self):
        assert chosen_set("suggestions", [], suggested=False) is Missing.NOT_SUGGESTED


def test_articles_with_both_sets_are_compared_and_added_up():
    store = FakeStore(
        sets=[done(1), done(1, BEN), done(2), done(2, BEN, make_span(0, 7, label="LOC"))]
    )
    report = evaluated(store)
    assert [(each.article, each.title) for each in report.articles] == [
        ("a1", "Titel 1"),
        ("a2", "Titel 2"),
    ]
    assert report.comparison.micro(Unit.SPAN)[:3] == (2, 2, 1)
    assert report.articles[1].comparison.relabelled == {("entity", "PER", "LOC"): 1}


def test_articles_with_only_one_set_are_told_with_the_reason():
    sets = [done(1), done(1, BEN), done(2), done(3, BEN), done(4), done(4, BEN, status=Status.NEW)]
    report = evaluated(FakeStore(articles=[article(5)], sets=sets))
    assert left_out(report) == {
        "a2": ("", "not begun"),
        "a3": ("not begun", ""),
        "a4": ("", NOT_DONE),
        "a5": ("not begun", "not begun"),
    }
    assert {each.title for each in report.left_out} == {f"Titel {n}" for n in range(2, 6)}


def test_unfinished_articles_are_compared_if_asked_for():
    store = FakeStore(sets=[done(1), done(1, BEN, status=Status.STARTED)])
    assert len(evaluated(store, status="all").articles) == 1


def test_suggestions_have_no_status():
    store = FakeStore(sets=[done(1), done(1, SUGGESTIONS, status=Status.NEW), done(2)])
    report = evaluated(store, "gold", "suggestions")
    assert [each.article for each in report.articles] == ["a1"]
    assert left_out(report) == {"a2": ("", "not suggested")}


def test_gold_is_the_adjudicated_set_else_the_only_persons():
    sets = [done(1, GOLD), done(1, ANNA, make_span(8, 9)), done(1, BEN), done(2), done(3)]
    sets += [done(number, SUGGESTIONS) for number in (1, 2, 3)] + [done(3, BEN)]
    report = evaluated(FakeStore(sets=sets), "gold", "suggestions")
    assert report.comparison.micro(Unit.SPAN).score() == (1.0, 1.0, 1.0)
    assert left_out(report) == {"a3": ("not adjudicated", "")}


def test_a_set_is_not_held_against_itself_under_two_names():
    sets = [done(1), done(1, GOLD), done(2)]
    report = evaluated(FakeStore(sets=sets), "gold", "Anna")
    assert [each.article for each in report.articles] == ["a1"]
    assert left_out(report) == {"a2": ("", SAME_SET)}


def test_an_empty_set_is_a_set():
    report = evaluated(FakeStore(sets=[done(1), make_set_of_nothing(1, BEN)]))
    assert report.comparison.micro(Unit.SPAN)[:3] == (1, 0, 0)


def make_set_of_nothing(number, annotator):
    return make_set(article=article(number), annotator=annotator, status=Status.DONE)


def test_only_the_layers_asked_for_are_compared():
    cue = make_span(0, 3, layer="cue", label="cue")
    store = FakeStore(sets=[done(1, ANNA, make_span(0, 7), cue), done(1, BEN)])
    report = evaluated(store, layers=frozenset({"cue"}))
    assert report.comparison.micro(Unit.SPAN)[:3] == (1, 0, 0)


def test_differences_are_told_with_their_article():
    store = FakeStore(sets=[done(1), done(1, BEN, make_span(0, 5)), done(2), done(2, BEN)])
    told = []
    evaluate(
        store,
        EvaluationRequest("Anna", "Ben"),
        NullMonitor(),
        lambda where, difference: told.append((where.id, difference.kind)),
    )
    assert told == [("a1", DifferenceKind.FRAGMENTS)]


def test_evaluating_writes_nothing():
    store = FakeStore(sets=[done(1), done(1, BEN)])
    evaluated(store)
    assert store.commits == 0


def test_cancelling_stops_it():
    store = FakeStore(sets=[done(1), done(1, BEN)])
    with pytest.raises(TaskCancelledError):
        evaluate(store, EvaluationRequest("Anna", "Ben"), FakeMonitor(cancel_at=1))


class TestImpossible:
    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"candidate": "Anna"}, "--candidate: Anna is the reference already"),
            (
                {"candidate": "Bne"},
                "--candidate: nobody called Bne has annotated here; known: Anna, Ben, gold, sugg",
            ),
            ({"reference": "ana"}, "--reference: nobody called ana"),
            ({"layers": frozenset({"rumour"})}, "--layer: the schema has no layer 'rumour'"),
        ],
    )
    def test_a_wrong_request_is_named(self, fields, told):
        store = FakeStore(sets=[done(1), done(1, BEN)])
        with pytest.raises(SettingError, match=told):
            evaluated(store, **fields)

    def test_no_article_with_both_sets_says_why(self):
        store = FakeStore(
            sets=[done(1), done(2, BEN), done(3, BEN), done(4, BEN, status=Status.NEW)]
        )
        with pytest.raises(SettingError) as refused:
            evaluated(store)
        assert str(refused.value) == (
            "evaluate: no article has both sets (3 × Anna not begun, 1 × Ben not begun, "
            "1 × Ben not done); --status all takes unfinished ones too."
        )
