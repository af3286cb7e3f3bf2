from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from annotator.domain.changes import Status
from annotator.domain.errors import StorageError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import ArticleQuery, ArticleRow, Order
from annotator.domain.workbench import Tally
from annotator.ui.models.article_model import ARTICLE_ROLE, PAGE, ROW_ROLE, ArticleModel
from annotator.ui.panels.article_rows import ArticleRows
from annotator.ui.panels.style import panel_style
from annotator.ui.theme import LIGHT
from factories import ANNA

ROOT = QModelIndex()


@dataclass
class ManyArticles:
    """A ``Library`` of numbered articles that counts what it is asked for."""

    size: int
    tallies: dict[int, Tally] = field(default_factory=dict)
    reads: list[tuple[int, int]] = field(default_factory=list)
    fail_with: StorageError | None = None
    annotator: str = ANNA

    def everything(self):
        return ArticleQuery(self.annotator)

    def _row(self, number):
        tally = self.tallies.get(number, Tally(Status.NEW, 0, 0))
        return ArticleRow(ArticleId(f"a{number}"), f"Titel {number}", "x.txt", 900, tally)

    def _numbers(self, query):
        if not query.statuses and query.order is not Order.OPEN:
            return range(self.size)
        rows = [self._row(n) for n in range(self.size)]
        found = [
            n for n, r in enumerate(rows) if not query.statuses or r.tally.status in query.statuses
        ]
        if query.order is Order.OPEN:
            found.sort(key=lambda n: -rows[n].tally.open_suggestions)
        return found

    def rows(self, query, *, offset, limit):
        if self.fail_with:
            raise self.fail_with
        self.reads.append((offset, limit))
        return [self._row(n) for n in self._numbers(query)[offset : offset + limit]]

    def row(self, article):
        return self._row(int(article[1:]))

    def count(self, query):
        return len(self._numbers(query))

    def position(self, article, query):
        numbers, wanted = self._numbers(query), int(article[1:])
        if isinstance(numbers, range):
            return wanted if wanted in numbers else None
        return numbers.index(wanted) if wanted in numbers else None

    def status_counts(self):
        return dict.fromkeys(Status, 0)


def shown(model):
    return [model.index(row).data(ARTICLE_ROLE) for row in range(model.rowCount())]


def only(model, *statuses):
    return replace(model.query, statuses=frozenset(statuses))


def test_a_model_of_100_000_articles_is_well_behaved(qtmodeltester):
    qtmodeltester.check(ArticleModel(ManyArticles(100_000)))


def test_an_empty_model_is_well_behaved(qtmodeltester):
    qtmodeltester.check(ArticleModel(ManyArticles(0)))


class CountingModel(ArticleModel):
    asked = 0

    def rowCount(self, parent=ROOT):  # noqa: N802 - Qt's name
        self.asked += 1
        return super().rowCount(parent)


def test_a_view_on_100_000_articles_asks_only_for_what_it_shows(qtbot):
    library = ManyArticles(100_000)
    view = ArticleRows()
    qtbot.addWidget(view)
    view.setModel(CountingModel(library, view))
    view.set_row_height(60)
    view.setStyleSheet(panel_style(LIGHT))
    view.resize(300, 600)
    view.grab()
    assert library.reads == [(0, PAGE)]
    view.scrollTo(view.model().index(50_050, 0))
    view.grab()
    assert library.reads[1:] == [(50_000, PAGE)]
    assert view.model().asked < 1_000


def test_pages_are_kept_but_not_all_of_them():
    library = ManyArticles(100_000)
    model = ArticleModel(library)
    for row in range(0, 100_000, PAGE):
        model.article_at(row)
    assert len(library.reads) == 1000
    model.article_at(99_999)
    assert len(library.reads) == 1000
    model.article_at(0)
    assert len(library.reads) == 1001


def test_a_row_says_what_it_is():
    library = ManyArticles(3, {1: Tally(Status.STARTED, 4, 7)})
    model = ArticleModel(library)
    index = model.index(1)
    assert index.data() == "Titel 1"
    assert index.data(ROW_ROLE).tally.open_suggestions == 7
    assert "started" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_refreshing_a_row_announces_only_that_row(qtbot):
    library = ManyArticles(300)
    model = ArticleModel(library)
    model.article_at(5)
    library.tallies[5] = Tally(Status.DONE, 2, 0)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.refresh_row(ArticleId("a5"))
    assert [changed.args[0].row(), changed.args[1].row()] == [5, 5]
    assert model.index(5).data(ROW_ROLE).tally.status is Status.DONE
    assert len(library.reads) == 1


def test_an_article_that_leaves_the_filter_stays_until_the_list_is_made_anew():
    library = ManyArticles(250)
    model = ArticleModel(library)
    model.set_query(only(model, Status.NEW))
    before = shown(model)
    library.tallies[3] = Tally(Status.STARTED, 1, 0)
    model.refresh_row(ArticleId("a3"))
    assert shown(model) == before
    model.reload()
    assert shown(model) == [article for article in before if article != "a3"]


def test_an_article_whose_place_changes_stays_where_it_is_shown():
    library = ManyArticles(250, {n: Tally(Status.NEW, 0, 250 - n) for n in range(250)})
    model = ArticleModel(library)
    model.set_query(replace(model.query, order=Order.OPEN))
    before = shown(model)
    library.tallies[0] = Tally(Status.STARTED, 1, 100)
    model.refresh_row(ArticleId("a0"))
    assert shown(model) == before
    assert model.index_of(ArticleId("a0")).row() == 0
    assert model.index_of(ArticleId("a200")).row() == 200


@given(
    st.lists(
        st.tuples(st.integers(0, 29), st.sampled_from(list(Status)), st.integers(0, 5)), max_size=25
    ),
    st.sampled_from(list(Order)),
    st.sampled_from([(), (Status.NEW,), (Status.NEW, Status.STARTED), (Status.DONE,)]),
)
def test_no_sequence_of_edits_moves_loses_or_doubles_a_row(edits, order, statuses):
    library = ManyArticles(30, {n: Tally(Status(list(Status)[n % 3]), 0, n % 4) for n in range(30)})
    model = ArticleModel(library)
    model.set_query(replace(only(model, *statuses), order=order))
    before = shown(model)
    for number, status, open_ in edits:
        if f"a{number}" not in before:
            continue  # only what is on screen can be opened and edited
        library.tallies[number] = Tally(status, 1, open_)
        model.refresh_row(ArticleId(f"a{number}"))
        assert shown(model) == before
        assert model.index_of(ArticleId(f"a{number}")).row() == before.index(f"a{number}")


def test_a_failing_corpus_is_reported_and_shows_nothing(qtbot):
    library = ManyArticles(10)
    model = ArticleModel(library)
    library.fail_with = StorageError(corpus="x", reason="gone")
    with qtbot.waitSignal(model.failed) as failed:
        assert model.article_at(0) is None
    assert failed.args == [library.fail_with]


@pytest.mark.parametrize("article", ["a7", "a99999"])
def test_index_of_finds_articles_that_were_never_shown(article):
    model = ArticleModel(ManyArticles(100_000))
    assert model.index_of(ArticleId(article)).row() == int(article[1:])
    assert not model.index_of(ArticleId("a100000")).isValid()
