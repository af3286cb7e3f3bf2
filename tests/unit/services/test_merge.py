"""Packages and merging on fakes: what becomes of each set, what is refused, and that nothing is half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from annotator.domain.assignments import Batch
from annotator.domain.changes import SpanAdded, Status, Verdict
from annotator.domain.errors import (
    CorpusExistsError,
    PackageError,
    PackageSchemaError,
    SettingError,
    StorageError,
    TaskCancelledError,
)
from annotator.domain.ids import GOLD, SUGGESTIONS, ArticleId
from annotator.domain.ports import Access
from annotator.domain.schema import LabelDef
from annotator.domain.schema_changes import AddLabel, DeleteLabel, RenameLabel
from annotator.domain.workbench import Workbench
from annotator.services.merge import Outcome, merge
from annotator.services.merge_history import changes_between, state_of
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.schema_editing import SchemaEditing
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    BEN,
    NOW,
    make_argument,
    make_article,
    make_change_set,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor, FakeStore, frozen_clock

A1, A2 = ArticleId("a1"), ArticleId("a2")


@pytest.fixture
def store(schema):
    """Two articles with suggestions, both given to Anna; Ben has begun the first."""
    articles = [make_article("Erster Text", id="a1"), make_article("Zweiter Text", id="a2")]
    sets = [
        make_set(make_suggestion(0, 6), article=each, annotator=SUGGESTIONS) for each in articles
    ]
    sets.append(make_set(make_span(0, 6), article=articles[0], annotator=BEN))
    store = FakeStore(schema, sets=sets, location="team.corpus")
    with store.open_unit_of_work() as work:
        work.assignments.assign(Batch("b", NOW), [(A1, ANNA), (A2, ANNA)])
        work.commit()
    return store


def do(store, *spans, article=A1, who=ANNA, later=0):
    """Somebody marks something."""
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(article, who))
        changes = make_change_set(
            *(SpanAdded(span=span) for span in spans),
            article=article,
            annotator=who,
            at=NOW + timedelta(minutes=later),
        )
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


def packed(context, store, path, who=ANNA, **fields):
    package(context, store, PackageRequest(path, who, **fields), NullMonitor())
    return path


def opened(context, path, location="anna.corpus"):
    """The package as a corpus; still open, as fakes lock."""
    store = open_package(context, path, location)
    store.close()
    store.closed = False
    return store


def outcomes(report):
    return [each.outcome for each in report.sets]


def ids_in(store, article=A1, who=ANNA):
    return set(store.state.set_of(article, who).spans)


@pytest.fixture
def home(context, store, tmp_path):
    """Anna's corpus, made of a package."""
    return opened(context, packed(context, store, tmp_path / "out.zip"))


@pytest.fixture
def send(context, tmp_path):
    """Anna's work as a package; each under another name."""
    numbers = iter(range(100))
    return lambda home, **fields: packed(
        context, home, tmp_path / f"back{next(numbers)}.zip", **fields
    )


@pytest.fixture
def take(context, store):
    def merged(path, monitor=None, **fields):
        return merge(context, store, path, monitor or NullMonitor(), **fields)

    return merged


def test_a_package_holds_what_was_assigned_with_suggestions_and_nobody_elses_work(home, store):
    assert set(home.state.articles) == {A1, A2}
    assert {who for _, who in home.state.sets} == {SUGGESTIONS}
    assert home.state.assigned == {(A1, ANNA): "b", (A2, ANNA): "b"}
    assert home.state.schemas == store.state.schemas


def test_new_work_comes_in_once(home, send, take, store):
    do(home, make_span(0, 6, id="x"))
    assert outcomes(take(send(home))) == [Outcome.NEW]
    before = list(store.state.log)
    assert outcomes(take(send(home))) == [Outcome.SAME]
    assert store.state.log == before
    assert ids_in(store) == {"x"}
    assert store.state.set_of(A1, BEN).spans


def test_newer_work_replaces_what_came_before_and_older_is_left(home, send, take, store):
    do(home, make_span(0, 6, id="x"))
    early = send(home)
    do(home, make_span(7, 11, id="y"), later=5)
    take(early)
    assert outcomes(take(send(home))) == [Outcome.REPLACED]
    assert outcomes(take(early)) == [Outcome.OLDER]
    assert ids_in(store) == {"x", "y"}


def test_an_older_package_that_comes_after_a_newer_one_is_left(home, send, take, store):
    do(home, make_span(0, 6, id="x"))
    early = send(home)
    do(home, make_span(7, 11, id="y"), later=5)
    take(send(home))
    assert outcomes(take(early)) == [Outcome.OLDER]
    assert ids_in(store) == {"x", "y"}


def test_what_was_edited_here_since_is_never_replaced(home, send, take, store, tmp_path):
    do(home, make_span(0, 6, id="x"))
    take(send(home))
    do(store, make_span(7, 11, id="here"), later=1)
    do(home, make_span(7, 11, id="there", label="ORG"), later=2)
    aside = tmp_path / "aside.jsonl"
    report = take(send(home), conflicts=aside)
    (conflict,) = report.of(Outcome.CONFLICT)
    assert set(conflict.here.spans) == ids_in(store) == {"x", "here"}
    assert set(conflict.there.spans) == {"x", "there"}
    assert (conflict.changed_here, conflict.changed_there) == (
        NOW + timedelta(minutes=1),
        NOW + timedelta(minutes=2),
    )
    assert "Anna (merge)" in aside.read_text("utf-8")


def test_work_that_was_packed_and_not_touched_here_since_is_followed(
    context, store, take, send, tmp_path
):
    do(store, make_span(0, 6, id="x"))
    home = opened(context, packed(context, store, tmp_path / "with.zip"), "other.corpus")
    do(home, make_span(7, 11, id="y"), later=5)
    assert outcomes(take(send(home))) == [Outcome.REPLACED]
    assert ids_in(store) == {"x", "y"}


def test_untouched_work_says_nothing_against_what_went_on_here(
    context, store, take, send, tmp_path
):
    do(store, make_span(0, 6, id="x"))
    home = opened(context, packed(context, store, tmp_path / "with.zip"), "other.corpus")
    do(store, make_span(7, 11, id="y"), later=5)
    report = take(send(home))
    assert outcomes(report) == [Outcome.OLDER]
    assert ids_in(store) == {"x", "y"}


def test_articles_are_known_by_their_text_and_others_are_told(context, store, take, tmp_path):
    other = FakeStore(store.state.schemas[0], location="other.corpus", articles=[
        make_article("Erster Text", id="other-id"), make_article("Ganz anderer Text", id="a9"),
    ])  # fmt: skip
    for article in ("other-id", "a9"):
        do(other, make_span(0, 6, id=f"in-{article}"), article=ArticleId(article))
    report = take(packed(context, other, tmp_path / "o.zip"))
    assert sorted(outcomes(report)) == [Outcome.NEW, Outcome.UNKNOWN]
    assert ids_in(store) == {"in-other-id"}


def test_another_corpus_is_merged_like_a_package_without_gold(context, store, take):
    other = FakeStore(store.state.schemas[0], location="other.corpus", articles=store.state.articles.values())  # fmt: skip
    do(other, make_span(0, 6, id="x"))
    do(other, make_span(0, 6, id="g"), who=GOLD)
    other.closed = True
    context.stores.stores["other.corpus"] = other
    assert outcomes(take(Path("other.corpus"))) == [Outcome.NEW]
    assert (ids_in(store), ids_in(store, who=GOLD)) == ({"x"}, set())
    assert other.access is Access.READ


class TestSchemas:
    def change(self, store, *edits):
        SchemaEditing(store.open_unit_of_work, frozen_clock).apply(edits, NullMonitor())

    def test_edits_made_here_since_carry_the_work_over(self, home, send, take, store):
        do(home, make_span(0, 6, id="x"), make_span(7, 11, id="y", label="ORG"))
        self.change(store, RenameLabel(layer="entity", label="PER", to="Person"))
        self.change(store, DeleteLabel(layer="entity", label="ORG"))
        report = take(send(home))
        assert outcomes(report) == [Outcome.NEW]
        assert report.schema
        assert {span.label for span in store.state.set_of(A1, ANNA)} == {"Person"}
        assert outcomes(take(send(home))) == [Outcome.SAME]

    def test_work_that_was_here_and_carried_over_is_followed(
        self, context, store, send, take, tmp_path
    ):
        do(store, make_span(0, 6, id="x"))
        home = opened(context, packed(context, store, tmp_path / "w.zip"), "other.corpus")
        do(home, make_span(7, 11, id="y"), later=3)
        self.change(store, RenameLabel(layer="entity", label="PER", to="Person"))
        assert outcomes(take(send(home))) == [Outcome.REPLACED]
        assert [span.label for span in store.state.set_of(A1, ANNA)] == ["Person", "Person"]

    def test_a_schema_nothing_leads_from_is_refused_and_changes_nothing(
        self, home, send, take, store
    ):
        self.change(
            home, AddLabel(layer="entity", label="MISC", definition=LabelDef(title={"en": "Other"}))
        )
        do(home, make_span(0, 6, id="x"), article=A2)
        do(home, make_span(0, 6, id="y", label="MISC"))
        before = store.commits
        with pytest.raises(PackageSchemaError, match="MISC"):
            take(send(home))
        assert store.commits == before
        assert ids_in(store, A2) == set()

    def test_another_schema_that_needs_nothing_new_is_taken_as_it_is(self, home, send, take):
        self.change(
            home, AddLabel(layer="entity", label="MISC", definition=LabelDef(title={"en": "Other"}))
        )
        do(home, make_span(0, 6, id="x"))
        assert outcomes(take(send(home))) == [Outcome.NEW]


def test_cancelling_or_failing_changes_nothing(home, send, take, store):
    do(home, make_span(0, 6, id="x"))
    do(home, make_span(0, 6, id="y"), article=A2)
    path = send(home)
    with pytest.raises(TaskCancelledError):
        take(path, FakeMonitor(cancel_at=1))
    store.fail_with = StorageError(corpus="x", reason="disk full")
    with pytest.raises(StorageError):
        take(path)
    store.fail_with = None
    assert (ids_in(store), ids_in(store, A2)) == (set(), set())


def test_a_package_is_not_opened_over_a_corpus(context, store, tmp_path):
    path = packed(context, store, tmp_path / "p.zip")
    store.closed = True
    with pytest.raises(CorpusExistsError):
        open_package(context, path, "team.corpus")
    assert store.state.assigned


def test_nothing_assigned_is_said(context, store, tmp_path):
    with pytest.raises(SettingError, match="nothing is assigned to Zoe"):
        packed(context, store, tmp_path / "z.zip", "Zoe")


def test_gold_goes_along_for_training_alone(context, store, tmp_path):
    article = store.state.articles[A1]
    store.state.sets[A1, GOLD] = make_set(make_span(0, 6, id="g"), article=article, annotator=GOLD)
    without = opened(context, packed(context, store, tmp_path / "w.zip"), "one.corpus")
    assert (A1, GOLD) not in without.state.sets
    trained = opened(
        context, packed(context, store, tmp_path / "t.zip", training="b"), "two.corpus"
    )
    assert ids_in(trained, who=GOLD) == {"g"}
    with pytest.raises(SettingError, match="no batch 'c'"):
        packed(context, store, tmp_path / "x.zip", training="c")


def test_conflicts_are_not_written_over_something(home, send, take, tmp_path):
    do(home, make_span(0, 6, id="x"))
    there = tmp_path / "there.jsonl"
    there.write_text("mine")
    with pytest.raises(PackageError, match="there already"):
        take(send(home), conflicts=there)
    assert there.read_text() == "mine"


def test_changes_between_two_sets_lead_from_one_to_the_other():
    head, old, new = (
        make_span(0, 6, layer="quote", label="direct"),
        make_span(7, 11),
        make_span(12, 15),
    )
    before = make_set(head, old, arguments=[make_argument(head, old, id="g1")], note="alt")
    after = make_set(
        head, new, arguments=[make_argument(head, new, id="g2")],
        status=Status.DONE, decisions={"x": Verdict.REJECTED},
    )  # fmt: skip
    changes = changes_between(before, after)
    assert state_of(before.apply(make_change_set(*changes))) == state_of(after)
    assert changes_between(after, after) == ()
    assert state_of(after) == state_of(replace(after, annotator=BEN))
