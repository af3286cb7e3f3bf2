"""Several packages merged at once, looked at before, and what people decide about conflicts; packages for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.assignments import Batch
from annotator.domain.changes import SpanAdded, Status
from annotator.domain.errors import (
    FileReadError,
    PackageError,
    SettingError,
    StorageError,
    TaskCancelledError,
)
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.people import TrainingScore
from annotator.domain.workbench import Workbench
from annotator.services.merge import MergeChoices, Outcome, Resolution, merge_all
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.packages_for_all import package_all
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, NOW, make_article, make_change_set, make_set, make_span
from fakes import FakeMonitor, FakeStore

A1, A2 = ArticleId("a1"), ArticleId("a2")
BESIDE = AnnotatorId("Anna (merge)")
KEEP, TAKE, BOTH = Resolution


@pytest.fixture
def store(schema):
    """Two articles; the first goes to both, the second to Ben; gold is known of the first."""
    articles = [make_article("Erster Text", id="a1"), make_article("Zweiter Text", id="a2")]
    known = make_set(make_span(0, 6), article=articles[0], annotator=GOLD, status=Status.DONE)
    store = FakeStore(schema, articles=articles, sets=[known], location="team.corpus")
    with store.open_unit_of_work() as work:
        learn = Batch("learn", NOW, training=True)
        work.assignments.assign(learn, [(A1, ANNA), (A1, BEN)])
        work.assignments.assign(Batch("b", NOW), [(A2, BEN)])
        work.commit()
    return store


def mark(store, *spans, article=A1, who=ANNA):
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(article, who))
        changes = make_change_set(
            *(SpanAdded(span=span) for span in spans), article=article, annotator=who
        )
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


def spans(store, who=ANNA, article=A1):
    return set(store.state.set_of(article, who).spans)


@pytest.fixture
def back(context, store, tmp_path):
    """Whoever is named gets a package, marks something with the id of the name in it, and sends it back."""

    def made(who, article=A1, score=None):
        number = len(list(tmp_path.iterdir()))
        out, home = tmp_path / f"{who}{number}-out.zip", tmp_path / f"{who}{number}-back.zip"
        package(context, store, PackageRequest(out, who), NullMonitor())
        theirs = open_package(context, out, f"{who}{number}.corpus")
        if not spans(theirs, who, article):
            mark(theirs, make_span(0, 6, id=f"by-{who}"), article=article, who=who)
        if score is not None:
            theirs.state.scores[article, who] = score
        package(context, theirs, PackageRequest(home, who), NullMonitor())
        return home

    return made


@pytest.fixture
def take(context, store):
    def merged(*paths, monitor=None, dry_run=False, **choices):
        wanted = MergeChoices(**choices)
        return merge_all(context, store, paths, monitor or NullMonitor(), wanted, dry_run=dry_run)

    return merged


def outcomes(reports):
    return [each.outcome for report in reports for each in report.sets]


def test_several_packages_come_in_as_one_and_say_which_is_which(back, take, store):
    anna, ben = back(ANNA), back(BEN, A2)
    commits = store.commits
    reports = take(anna, ben)
    assert [report.path for report in reports] == [anna, ben]
    assert outcomes(reports) == [Outcome.NEW, Outcome.NEW]
    assert store.commits == commits + 1
    assert (spans(store), spans(store, BEN, A2)) == ({"by-Anna"}, {"by-Ben"})


def test_a_look_before_says_the_same_and_changes_nothing(back, take, store):
    paths = [back(ANNA), back(BEN, A2)]
    before = store.state.copy()
    assert outcomes(take(*paths, dry_run=True)) == [Outcome.NEW, Outcome.NEW]
    assert vars(store.state) == vars(before)


def test_one_broken_package_keeps_all_out(back, take, store, tmp_path):
    broken = tmp_path / "x.zip"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises((PackageError, FileReadError)):
        take(back(ANNA), broken)
    assert not spans(store)


def test_cancelling_half_way_merges_nothing(back, take, store):
    paths = [back(ANNA), back(BEN, A2)]
    with pytest.raises(TaskCancelledError):
        take(*paths, monitor=FakeMonitor(cancel_before=A2))
    assert not spans(store)


class TestConflicts:
    @pytest.fixture
    def both(self, back, store):
        """Anna's package, and something she did here meanwhile."""
        path = back(ANNA)
        mark(store, make_span(7, 11, id="here"))
        return path

    def test_what_is_here_stays_unless_somebody_says_otherwise(self, both, take, store):
        (report,) = take(both)
        (each,) = report.sets
        assert (each.outcome, each.resolution, each.is_left) == (Outcome.CONFLICT, KEEP, True)
        assert spans(store) == {"here"}

    def test_what_came_takes_the_place_as_one_step(self, both, take, store):
        (report,) = take(both, named={(A1, ANNA): TAKE})
        assert not report.sets[0].is_left
        assert spans(store) == {"by-Anna"}
        last = store.state.log[-1].change_set
        assert set(store.state.set_of(A1, ANNA).apply(last.inverted()).spans) == {"here"}
        assert outcomes(take(both)) == [Outcome.SAME]

    def test_both_stay_side_by_side(self, both, take, store):
        (report,) = take(both, otherwise=BOTH)
        assert not report.sets[0].is_left
        assert (spans(store), spans(store, BESIDE)) == ({"here"}, {"by-Anna"})
        log = list(store.state.log)
        take(both, otherwise=BOTH)
        assert store.state.log == log

    def test_what_is_decided_about_one_concerns_no_other(self, both, take, store):
        take(both, named={(A1, BEN): TAKE})
        assert spans(store) == {"here"}

    def test_only_what_is_left_is_written_aside(self, both, take, tmp_path):
        aside = tmp_path / "aside.jsonl"
        take(both, otherwise=TAKE, aside=aside)
        assert not aside.exists()


def test_the_gold_to_learn_from_goes_out_and_how_it_went_comes_back(back, take, store, context):
    score = TrainingScore(A1, ANNA, NOW, 5, 4, 3)
    home = back(ANNA, score=score)
    there = open_package(context, home, "look.corpus")
    assert there.state.sets[A1, GOLD].spans
    assert there.state.batches["learn"].training
    assert there.state.made_for == {"name": ANNA}
    take(home)
    assert store.state.scores == {(A1, ANNA): score}
    better = replace(score, agreed=5)
    store.state.scores[A1, ANNA] = score
    take(back(ANNA, score=better))
    assert store.state.scores == {(A1, ANNA): score}


class TestPackagesForAll:
    def test_everybody_who_has_work_gets_one(self, context, store, tmp_path):
        made = package_all(context, store, tmp_path / "new" / "out", NullMonitor())
        assert [(each.path.name, each.annotator, each.report.articles) for each in made] == [
            ("Anna.zip", ANNA, 1),
            ("Ben.zip", BEN, 2),
        ]
        assert all(each.path.is_file() for each in made)

    def test_only_a_batch_or_only_some_people(self, context, store, tmp_path):
        made = package_all(context, store, tmp_path / "b", NullMonitor(), batch="b")
        assert [each.annotator for each in made] == [BEN]
        made = package_all(context, store, tmp_path / "a", NullMonitor(), only=["Anna"])
        assert [each.annotator for each in made] == [ANNA]
        with pytest.raises(SettingError, match="nobody has work"):
            package_all(context, store, tmp_path / "n", NullMonitor(), batch="none")

    def test_names_that_are_no_names_of_files(self, context, store, tmp_path):
        with store.open_unit_of_work() as work:
            pairs = [(A1, AnnotatorId(name)) for name in ("a/b", "a:b", "..", "A_B")]
            work.assignments.assign(Batch("c", NOW), pairs)
            work.commit()
        made = package_all(context, store, tmp_path / "out", NullMonitor(), batch="c")
        names = [each.path.name.casefold() for each in made]
        assert len(set(names)) == 4
        assert all(each.path.parent == tmp_path / "out" for each in made)

    def test_nothing_is_made_if_one_is_there_already(self, context, store, tmp_path):
        (tmp_path / "Ben.zip").write_text("mine")
        with pytest.raises(PackageError, match=r"Ben.zip: it is there already"):
            package_all(context, store, tmp_path, NullMonitor())
        assert [each.name for each in tmp_path.iterdir()] == ["Ben.zip"]

    def test_cancelling_leaves_no_package(self, context, store, tmp_path):
        with pytest.raises(TaskCancelledError):
            package_all(context, store, tmp_path, FakeMonitor(cancel_before=A2))
        assert list(tmp_path.iterdir()) == []


def test_a_full_disk_merges_nothing(back, take, store):
    path = back(ANNA)
    store.fail_with = StorageError(corpus="x", reason="full")
    with pytest.raises(StorageError):
        take(path)
    assert not spans(store)
