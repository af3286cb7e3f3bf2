"""The share of blind controls goes along in a package: there, too, these articles get no suggestions."""

from __future__ import annotations

import pytest

from annotator.bootstrap import make_context
from annotator.domain.assignments import Batch
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import ArticleQuery
from annotator.services.blind_controls import is_control, set_controls
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.merge import merge
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.suggest import SuggestionRequest, suggest
from annotator.services.tasks import NullMonitor
from factories import ANNA

QUIET = NullMonitor()
SHARE = 0.5
ARTICLES = 8


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def team(context, tmp_path):
    """The curator's corpus: eight articles, all given to Anna, none with suggestions yet."""
    paths = tuple(tmp_path / f"{number}.txt" for number in range(ARTICLES))
    for number, path in enumerate(paths):
        path.write_text(f"Frau Meyer sprach am {number + 1}. Mai in Bonn.", "utf-8")
    store = context.stores.create(
        str(tmp_path / "team.corpus"), context.default_schema(), at=context.clock()
    )
    import_articles(context, store, ImportRequest(paths, "text"), QUIET)
    with store.open_unit_of_work() as work:
        ids = list(work.articles.ids(ArticleQuery(ANNA)))
        work.assignments.assign(Batch("eins", context.clock()), [(each, ANNA) for each in ids])
        work.commit()
    yield store
    store.close()


def pack(context, store, out):
    package(context, store, PackageRequest(out, ANNA), QUIET)
    return out


def share_in(store):
    with store.open_unit_of_work() as work:
        return work.people.controls()


def test_who_suggests_in_an_opened_package_leaves_the_same_articles_out(context, team, tmp_path):
    set_controls(team, SHARE)
    outward = pack(context, team, tmp_path / "anna.zip")
    with open_package(context, outward, str(tmp_path / "anna.corpus")) as with_anna:
        assert share_in(with_anna) == SHARE
        report = suggest(context, with_anna, SuggestionRequest(redo=True), QUIET)
        with with_anna.open_unit_of_work() as work:
            articles = [work.articles.get(each) for each in work.articles.ids(ArticleQuery(ANNA))]
            blind = {each.id for each in articles if is_control(each.sha256, SHARE)}
            assert 0 < len(blind) < ARTICLES
            assert report.controls == len(blind)
            assert set(work.annotations.without_suggestions()) == blind
            assert not any(work.annotations.get(each, SUGGESTIONS).spans for each in blind)


def test_a_later_package_raises_the_share_in_ones_own_corpus_and_never_lowers_it(
    context, team, tmp_path
):
    before = pack(context, team, tmp_path / "before.zip")
    set_controls(team, SHARE)
    after = pack(context, team, tmp_path / "after.zip")
    with open_package(context, before, str(tmp_path / "anna.corpus")) as with_anna:
        assert share_in(with_anna) == 0
        merge(context, with_anna, after, QUIET)
        assert share_in(with_anna) == SHARE
        merge(context, with_anna, before, QUIET)
        assert share_in(with_anna) == SHARE


def test_work_that_comes_back_leaves_the_share_of_the_corpus_alone(context, team, tmp_path):
    set_controls(team, SHARE)
    outward = pack(context, team, tmp_path / "anna.zip")
    with open_package(context, outward, str(tmp_path / "anna.corpus")) as with_anna:
        returned = pack(context, with_anna, tmp_path / "back.zip")
    set_controls(team, 0.0)
    merge(context, team, returned, QUIET)
    assert share_in(team) == 0
