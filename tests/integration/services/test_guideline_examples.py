"""Examples of a label come from gold sets and from one's own finished articles, and from nowhere else."""

from __future__ import annotations

import pytest

from annotator.bootstrap import make_context
from annotator.domain.changes import Action, ChangeSet, SpanAdded, Status, StatusChanged
from annotator.domain.ids import GOLD, ChangeSetId
from annotator.domain.ports import ArticleQuery
from annotator.domain.workbench import Workbench
from annotator.services.guideline import GuidelineDesk
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, fresh_id, make_span


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def corpus(context, tmp_path):
    for name in ("Adam", "Berta", "Cora", "Dora"):
        (tmp_path / f"{name}.txt").write_text(f"{name} sprach in Bonn.")
    store = context.stores.create(
        str(tmp_path / "c.corpus"), context.default_schema(), at=context.clock()
    )
    paths = tuple(sorted(tmp_path.glob("*.txt")))
    import_articles(context, store, ImportRequest(paths, "text"), NullMonitor())
    yield store
    store.close()


def mark(context, store, who, number, *, done):
    with store.open_unit_of_work() as work:
        article = list(work.articles.ids(ArticleQuery(ANNA)))[number]
        desk = Workbench(*work.annotations.pair(article, who))
        end = work.articles.get(article).text.index(" ")
        changes = [SpanAdded(span=make_span(0, end, label="PER", id=fresh_id("s")))]
        if done:
            changes.append(StatusChanged(before=Status.NEW, after=Status.DONE))
        change_set = ChangeSet(
            id=ChangeSetId(fresh_id("c")),
            action=Action.ADD,
            subject="test",
            article=article,
            annotator=who,
            at=context.clock(),
            changes=tuple(changes),
        )
        work.annotations.record(change_set, desk.apply(change_set).tally)
        work.commit()


def found(context, store, label="PER"):
    desk = GuidelineDesk(store.open_unit_of_work, ANNA, context.clock)
    looking = desk.examples(context.default_schema(), "entity", label)
    hits = []
    while not looking.is_over:
        hits += looking.step()
    assert looking.step() == []
    return [hit.covered for hit in hits]


def test_gold_first_then_ones_own_finished_ones(context, corpus):
    mark(context, corpus, ANNA, 0, done=True)
    mark(context, corpus, ANNA, 1, done=False)
    mark(context, corpus, BEN, 2, done=True)
    mark(context, corpus, GOLD, 3, done=True)
    assert found(context, corpus) == ["Dora", "Adam"]


def test_what_is_gold_and_ones_own_is_shown_once(context, corpus):
    mark(context, corpus, ANNA, 0, done=True)
    mark(context, corpus, GOLD, 0, done=True)
    assert found(context, corpus) == ["Adam"]


def test_there_may_be_none(context, corpus):
    assert found(context, corpus, "MISC") == []
