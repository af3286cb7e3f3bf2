"""Train, use, suggest, switch back: on a corpus file, with spaCy."""

from dataclasses import replace

import pytest

from annotator.bootstrap import make_context
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.services.context import BUILTIN
from annotator.services.corpus_pipelines import delete_pipeline, pipelines_of_corpus, use_pipeline
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.pipeline_choices import ChoicesFile
from annotator.services.pipelines import pipeline_in_use
from annotator.services.suggest import SuggestionRequest, suggest
from annotator.services.tasks import NullMonitor
from annotator.services.training import TrainingRequest, train
from factories import ANNA
from training_gold import write_gold

FIRST = ArticleId("a0")


@pytest.fixture
def context(tmp_path):
    return replace(make_context(), choices=ChoicesFile(tmp_path / "choices.json"))


@pytest.fixture
def store(context, tmp_path):
    path = str(tmp_path / "news.corpus")
    with corpora.opened(context, path, Access.WRITE, make=True) as store:
        gold = write_gold(tmp_path / "gold.jsonl", 9)
        import_articles(context, store, ImportRequest((gold,), "jsonl"), NullMonitor())
        yield store


def sets_of(store, annotator):
    with store.open_unit_of_work() as work:
        return work.annotations.get(FIRST, annotator)


def test_train_use_suggest_and_switch_back(context, store):
    corpus = store.location
    report = train(
        context,
        store,
        TrainingRequest(layers=frozenset({"entity"}), steps=30, curve=False),
        NullMonitor(),
    )
    assert report.better
    assert report.source == "de_gold@1"
    people = sets_of(store, ANNA)

    by_name = suggest(context, store, SuggestionRequest("gold-1", redo=True), NullMonitor())
    assert by_name.source == "de_gold@1"
    assert {span.label for span in sets_of(store, SUGGESTIONS)} == {"MISC"}
    assert sets_of(store, ANNA) == people, "what people decided stays"

    use_pipeline(context, corpus, "gold-1")
    assert [each.in_use for each in pipelines_of_corpus(context, corpus)] == [True]
    in_use = suggest(
        context,
        store,
        SuggestionRequest(pipeline_in_use(context, corpus), redo=True),
        NullMonitor(),
    )
    assert in_use.source == "de_gold@1"

    use_pipeline(context, corpus, BUILTIN)
    back = suggest(
        context,
        store,
        SuggestionRequest(pipeline_in_use(context, corpus), redo=True),
        NullMonitor(),
    )
    assert back.source.startswith("builtin@")
    delete_pipeline(context, corpus, "gold-1")
    assert pipelines_of_corpus(context, corpus) == []
    assert sets_of(store, ANNA) == people
