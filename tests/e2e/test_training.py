"""From gold to a pipeline and back, through the window: train, take into use, see its suggestions, switch back."""

import pytest
from journey import Person

from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.services.context import BUILTIN
from annotator.services.corpus_pipelines import pipelines_of_corpus, use_pipeline
from annotator.services.pipelines import pipeline_in_use
from training_gold import write_gold

FIRST = ArticleId("a0")
TINY = {"layers": ["entity"], "steps": 25}


@pytest.fixture
def person(qtbot, tmp_path):
    made = Person(tmp_path / "settings.json")
    yield made
    made.leave()


def labels_suggested(person):
    with person.desk.corpus.store.open_unit_of_work() as work:
        return {span.label for span in work.annotations.get(FIRST, SUGGESTIONS)}


def test_train_use_and_switch_back(person, tmp_path):
    corpus = str(tmp_path / "news.corpus")
    assert person.window.open_corpus(corpus, make=True)
    person.drop(write_gold(tmp_path / "gold.jsonl", 9))
    person.wait_for_worker()
    person.wait_until(lambda: "DATE" in labels_suggested(person))
    person.wait_for_worker()

    person.window.commands.run("train")
    dialog = person.window.files.training.dialog
    person.wait_until(dialog.form.is_ready)
    dialog.begin(TINY)
    person.wait_until(dialog.use_button.isVisible)
    context = person.window.context
    [trained] = pipelines_of_corpus(context, corpus)
    assert trained.manifest["better"]
    own = person.desk.session.workbench

    dialog.take()
    person.wait_for_worker()
    assert pipeline_in_use(context, corpus) == str(trained.folder)
    assert labels_suggested(person) == {"MISC"}
    assert own is None or person.desk.session.workbench.own == own.own, "decisions stay"

    use_pipeline(context, corpus, BUILTIN)
    person.window.files.suggest_anew()
    person.wait_for_worker()
    assert "DATE" in labels_suggested(person)


def test_stopping_leaves_no_pipeline(person, tmp_path):
    corpus = str(tmp_path / "news.corpus")
    assert person.window.open_corpus(corpus, make=True)
    person.drop(write_gold(tmp_path / "gold.jsonl", 6))
    person.wait_for_worker()

    person.window.commands.run("train")
    dialog = person.window.files.training.dialog
    person.wait_until(dialog.form.is_ready)
    dialog.begin({"layers": ["entity"], "steps": 2_000})
    person.wait_until(lambda: dialog.bar.value() > 0)
    dialog.cancel()
    person.wait_until(lambda: not dialog.training)

    assert not (tmp_path / "news.corpus.pipelines").exists()
