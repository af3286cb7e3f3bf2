"""People, what they may annotate, how learning went, moved work, and lists of one's own work – stored and found again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from annotator.domain.assignments import Batch, FreeArticle, Move, Standing
from annotator.domain.changes import Action, Status, StatusChanged
from annotator.domain.errors import NotFoundError
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.people import Person, PersonRole, TrainingScore
from annotator.domain.ports import ArticleQuery, Order
from annotator.domain.workbench import Workbench
from annotator.services.merge_history import Taken
from factories import ANNA, BEN, NOW, make_article, make_change_set

CEM = AnnotatorId("Cem")
ANNOTATES, CURATES = PersonRole.ANNOTATOR, PersonRole.CURATOR


def ids(*numbers):
    return [ArticleId(f"a{number}") for number in numbers]


@pytest.fixture
def six(store, add):
    articles = [
        make_article(f"Artikel {n}", id=f"a{n}", title=f"Titel {6 - n}", meta={"agency": "dpa"})
        for n in range(6)
    ]
    add(store, *articles)
    return store


@pytest.fixture
def shared(six):
    """Anna has the first four in two batches, Ben the last four; the second batch is to learn from."""
    with six.open_unit_of_work() as work:
        pairs = [(each, ANNA) for each in ids(0, 1, 2)] + [(each, BEN) for each in ids(2, 3, 4, 5)]
        work.assignments.assign(Batch("first", NOW, date(2025, 4, 1)), pairs)
        learning = Batch("learn", NOW + timedelta(days=1), training=True)
        work.assignments.assign(learning, [(ArticleId("a3"), ANNA)])
        work.commit()
    return six


def bring(store, article, annotator, status, *, action=Action.FINISH, change_id="", at=NOW):
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(article, annotator))
        change = StatusChanged(before=desk.own.status, after=status)
        changes = make_change_set(
            change, article=article, annotator=annotator, action=action, at=at
        )
        if change_id:
            changes = changes.model_copy(update={"id": ChangeSetId(change_id)})
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


def test_people_have_roles_that_can_change_and_go(six):
    with six.open_unit_of_work() as work:
        work.people.put(Person(BEN, frozenset({ANNOTATES, CURATES})), NOW)
        work.people.put(Person(ANNA, frozenset({ANNOTATES})), NOW)
        work.people.put(Person(BEN, frozenset({CURATES})), NOW)
        work.commit()
    with six.open_unit_of_work() as work:
        assert work.people.all() == [
            Person(ANNA, frozenset({ANNOTATES})),
            Person(BEN, frozenset({CURATES})),
        ]
        assert work.people.remove(ANNA)
        assert not work.people.remove(ANNA)
        assert [each.name for each in work.people.all()] == [BEN]


def test_who_may_annotate_what(shared):
    with shared.open_unit_of_work() as work:
        assert work.people.may_annotate(ArticleId("a0"), CEM)
        work.people.put(Person(ANNA, frozenset({ANNOTATES})), NOW)
        work.people.put(Person(CEM, frozenset({CURATES})), NOW)
        assert work.people.may_annotate(ArticleId("a5"), ANNA)
        assert work.people.may_annotate(ArticleId("a5"), BEN)
        assert not work.people.may_annotate(ArticleId("a0"), BEN)
        assert not work.people.may_annotate(ArticleId("a0"), CEM)


def test_settings_of_the_team_are_kept(six):
    with six.open_unit_of_work() as work:
        assert not work.people.is_blind()
        assert work.people.made_for() is None
        work.people.set_blind(on=True)
        work.people.set_made_for(ANNA)
        work.commit()
    with six.open_unit_of_work() as work:
        assert work.people.is_blind()
        assert work.people.made_for() == ANNA
        work.people.set_blind(on=False)
        assert not work.people.is_blind()


def test_only_the_first_score_of_an_article_counts(six):
    first = TrainingScore(ArticleId("a1"), ANNA, NOW, 5, 4, 3)
    later = TrainingScore(ArticleId("a1"), ANNA, NOW + timedelta(days=1), 5, 5, 5)
    other = TrainingScore(ArticleId("a1"), BEN, NOW - timedelta(days=1), 5, 0, 0)
    with six.open_unit_of_work() as work:
        assert work.people.keep_score(first)
        assert not work.people.keep_score(later)
        assert work.people.keep_score(other)
        assert work.people.scores() == [other, first]
        assert work.people.scores(ANNA) == [first]
        with pytest.raises(NotFoundError):
            work.people.keep_score(TrainingScore(ArticleId("x"), ANNA, NOW, 1, 1, 1))
    assert first.f1 == pytest.approx(6 / 9)
    assert TrainingScore(ArticleId("a1"), ANNA, NOW, 0, 0, 0).f1 == 1


def test_how_far_everybody_is(shared):
    bring(shared, ArticleId("a0"), ANNA, Status.DONE)
    bring(shared, ArticleId("a3"), ANNA, Status.STARTED, action=Action.REOPEN)
    bring(shared, ArticleId("a2"), BEN, Status.DONE)
    with shared.open_unit_of_work() as work:
        mine = {
            Standing("first", ANNA, Status.NEW, 2),
            Standing("first", ANNA, Status.DONE, 1),
            Standing("learn", ANNA, Status.STARTED, 1),
        }
        others = {
            Standing("first", BEN, Status.NEW, 3),
            Standing("first", BEN, Status.DONE, 1),
        }
        assert set(work.assignments.standings()) == mine | others
        told = {each for each in work.assignments.standings_of(ANNA) if each.articles}
        assert told == mine
        assert work.assignments.not_begun(ANNA, "first") == ids(1, 2)
        assert work.assignments.holders(ArticleId("a2")) == {ANNA, BEN}
        assert work.assignments.training_articles() == {"a3"}
        given = work.assignments.of(ArticleId("a3"), ANNA)
        assert given is not None
        assert given.batch == "learn"
        assert work.assignments.of(ArticleId("a3"), CEM) is None


def test_moved_work_keeps_its_batch_and_is_written_down(shared):
    move = Move(NOW, "Dora", ArticleId("a1"), "first", ANNA, CEM)
    with shared.open_unit_of_work() as work:
        work.assignments.move(move)
        with pytest.raises(NotFoundError):
            work.assignments.move(move)
        work.commit()
    with shared.open_unit_of_work() as work:
        assert work.assignments.moves() == [move]
        assert [each.article for each in work.assignments.all(CEM)] == ids(1)
        assert [each.article for each in work.assignments.all(ANNA)] == ids(0, 2, 3)


def test_what_nobody_has_yet_says_what_it_can_be_spread_by(six):
    bring(six, ArticleId("a1"), GOLD, Status.DONE)
    with six.open_unit_of_work() as work:
        work.assignments.assign(Batch("b", NOW), [(each, ANNA) for each in ids(2, 3, 4, 5)])
        first, second = work.assignments.free(ArticleQuery(ANNA))
        hashes = [work.articles.get(each).sha256 for each in ids(0, 1)]
    assert first == FreeArticle(ArticleId("a0"), hashes[0], "beispiel.txt", {"agency": "dpa"})
    assert (second.article, second.gold) == ("a1", True)


def test_finished_articles_count_on_their_day_and_merged_ones_on_the_day_they_were_changed(shared):
    day = timedelta(days=1)
    bring(shared, ArticleId("a0"), ANNA, Status.DONE, at=NOW - 9 * day)
    bring(shared, ArticleId("a1"), ANNA, Status.DONE)
    merged = Taken(NOW - 2 * day, "0" * 32).id
    bring(shared, ArticleId("a2"), BEN, Status.DONE, action=Action.IMPORT, change_id=merged)
    with shared.open_unit_of_work() as work:
        found = work.assignments.finished_by_day((NOW - 5 * day).date())
    assert found == {(ANNA, NOW.date()): 1, (BEN, (NOW - 2 * day).date()): 1}


class TestOwnList:
    """Lists of what one has been given agree with what the assignments say, in every order."""

    def listed(self, store, query):
        with store.open_unit_of_work() as work:
            rows = work.articles.rows(query, limit=10)
            assert work.articles.count(query) == len(rows)
            assert list(work.articles.ids(query)) == [row.id for row in rows]
            for place, row in enumerate(rows):
                assert work.articles.position(row.id, query) == place
                assert work.articles.rows(query, offset=place, limit=1) == [row]
        return [row.id for row in rows]

    @pytest.mark.parametrize("order", Order)
    def test_every_order_has_what_is_mine_and_no_more(self, shared, order):
        found = self.listed(shared, ArticleQuery(ANNA, assigned=True, order=order))
        assert sorted(found) == ids(0, 1, 2, 3)
        if order is Order.TITLE:
            assert found == ids(3, 2, 1, 0)

    def test_one_batch_some_statuses_some_words(self, shared):
        bring(shared, ArticleId("a0"), ANNA, Status.DONE)
        first = frozenset({"first"})
        assert self.listed(shared, ArticleQuery(ANNA, batches=first)) == ids(0, 1, 2)
        done, new = frozenset({Status.DONE}), frozenset({Status.NEW})
        query = ArticleQuery(ANNA, batches=first, statuses=done)
        assert self.listed(shared, query) == ids(0)
        query = ArticleQuery(ANNA, assigned=True, statuses=new)
        assert self.listed(shared, query) == ids(1, 2, 3)
        assert self.listed(shared, ArticleQuery(ANNA, assigned=True, text="Artikel 2")) == ids(2)
        assert self.listed(shared, ArticleQuery(CEM, assigned=True)) == []

    def test_an_article_of_somebody_else_has_no_place_in_it(self, shared):
        with shared.open_unit_of_work() as work:
            assert (
                work.articles.position(ArticleId("a5"), ArticleQuery(ANNA, assigned=True)) is None
            )

    def test_rows_tell_batch_and_due_date(self, shared):
        with shared.open_unit_of_work() as work:
            row, other = work.articles.row(ids(0)[0], ANNA), work.articles.row(ids(5)[0], ANNA)
        assert (row.batch, row.due) == ("first", date(2025, 4, 1))
        assert (other.batch, other.due) == ("", None)
