"""A question goes with the work and the answer comes back: package, merge, package, merge; never counted as disagreement."""

from __future__ import annotations

import pytest

from annotator.bootstrap import make_context
from annotator.domain.assignments import Batch
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.questions import QuestionState
from annotator.formats.package import opened_package
from annotator.services.bookmarks import Bookmarks
from annotator.services.context import AppContext
from annotator.services.guideline import GuidelineDesk
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.merge import Outcome, merge
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.questions import QuestionDesk, Spot
from annotator.services.tasks import NullMonitor
from factories import ANNA

CARLA = AnnotatorId("Carla")


@pytest.fixture
def context() -> AppContext:
    return make_context()


@pytest.fixture
def team(context, tmp_path):
    """The curator's corpus with two articles, both given to Anna, and a guideline of its own."""
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"Frau Meyer sprach {number} Mal in Bonn.")
    store = context.stores.create(
        str(tmp_path / "team.corpus"), context.default_schema(), at=context.clock()
    )
    paths = tuple(tmp_path / f"{number}.txt" for number in (1, 2))
    import_articles(context, store, ImportRequest(paths, "text"), NullMonitor())
    with store.open_unit_of_work() as work:
        ids = list(work.articles.ids(ArticleQuery(ANNA)))
        work.assignments.assign(Batch("eins", context.clock()), [(each, ANNA) for each in ids])
        work.commit()
    GuidelineDesk(store.open_unit_of_work, CARLA, context.clock).put("# Unsere Regeln")
    yield store
    store.close()


def pack(context, store, out):
    package(context, store, PackageRequest(out, ANNA), NullMonitor())
    return out


def desk(context, store, who):
    return QuestionDesk(store.open_unit_of_work, who, context.clock, context.new_id)


def spot_in(store):
    with store.open_unit_of_work() as work:
        article = work.articles.get(next(iter(work.articles.ids(ArticleQuery(ANNA)))))
    return Spot.of(article.id, article.text, TextRange(5, 10), "entity|PER|5-10")


def test_a_question_travels_out_and_its_answer_back(context, team, tmp_path):
    outward = pack(context, team, tmp_path / "anna.zip")
    with_anna = open_package(context, outward, str(tmp_path / "anna.corpus"))
    try:
        mine = desk(context, with_anna, ANNA)
        number = mine.ask(spot_in(with_anna), "Gehört „Frau“ dazu?")
        Bookmarks(with_anna.open_unit_of_work, ANNA, context.clock).toggle(spot_in(with_anna))
        returned = pack(context, with_anna, tmp_path / "back.zip")

        merge(context, team, returned, NullMonitor())
        merge(context, team, returned, NullMonitor())  # twice does no harm
        (asked,) = desk(context, team, CARLA).shown()
        assert (asked.id, asked.annotator, asked.excerpt) == (number, ANNA, "Meyer")
        assert asked.state is QuestionState.OPEN
        assert [each.text for each in asked.messages] == ["Gehört „Frau“ dazu?"]
        desk(context, team, CARLA).say(number, "Nein, nur der Name.")

        report = merge(context, with_anna, pack(context, team, tmp_path / "two.zip"), NullMonitor())
        assert not report.of(Outcome.CONFLICT)
        (answered,) = mine.shown()
        assert answered.state is QuestionState.ANSWERED
        assert [each.by for each in answered.messages] == [ANNA, CARLA]
    finally:
        with_anna.close()


def test_the_guideline_of_the_corpus_goes_along_and_is_there_then(context, team, tmp_path):
    outward = pack(context, team, tmp_path / "anna.zip")
    with opened_package(outward) as found:
        assert found.content.guideline == "# Unsere Regeln"
    with_anna = open_package(context, outward, str(tmp_path / "anna.corpus"))
    try:
        reading = GuidelineDesk(with_anna.open_unit_of_work, ANNA, context.clock)
        assert reading.text(context.default_schema(), "de") == "# Unsere Regeln"
    finally:
        with_anna.close()


def test_bookmarks_stay_at_home(context, team, tmp_path):
    Bookmarks(team.open_unit_of_work, ANNA, context.clock).toggle(spot_in(team))
    outward = pack(context, team, tmp_path / "anna.zip")
    with_anna = open_package(context, outward, str(tmp_path / "anna.corpus"))
    try:
        assert list(Bookmarks(with_anna.open_unit_of_work, ANNA, context.clock).all()) == []
    finally:
        with_anna.close()


def test_questions_come_with_a_corpus_that_is_merged_too(context, team, tmp_path):
    other = tmp_path / "other.corpus"
    outward = pack(context, team, tmp_path / "anna.zip")
    with_anna = open_package(context, outward, str(other))
    desk(context, with_anna, ANNA).ask(spot_in(with_anna), "Und so?")
    with_anna.close()
    merge(context, team, other, NullMonitor())
    assert [each.messages[0].text for each in desk(context, team, CARLA).shown()] == ["Und so?"]


def test_a_corpus_keeps_them_when_it_is_closed(context, team, tmp_path):
    desk(context, team, ANNA).ask(spot_in(team), "Noch da?")
    team.close()
    with context.stores.open(str(tmp_path / "team.corpus"), Access.READ) as again:
        assert desk(context, again, ANNA).open_count() == 1
