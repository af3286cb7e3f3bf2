from dataclasses import replace

import pytest

from annotator.domain.errors import FileWriteError, SettingError
from annotator.services.context import BUILTIN
from annotator.services.corpus_pipelines import (
    check_free,
    delete_pipeline,
    next_folder,
    pipelines_folder,
    pipelines_of_corpus,
    resolved,
    use_pipeline,
)
from annotator.services.pipeline_choices import ChoicesFile
from annotator.services.pipelines import pipeline_in_use


@pytest.fixture
def corpus(tmp_path):
    return str(tmp_path / "news.corpus")


@pytest.fixture
def context(context, tmp_path):
    return replace(context, choices=ChoicesFile(tmp_path / "choices.json"))


@pytest.fixture
def trained(corpus):
    def make(name):
        folder = pipelines_folder(corpus) / name
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text('{"new_f1": 0.5}', encoding="utf-8")
        return folder

    return make


def test_pipelines_lie_beside_the_corpus_in_the_order_of_their_numbers(context, corpus, trained):
    for name in ("gold-10", "gold-2", "quotes-1", ".gold-3.tmp", "notes"):
        trained(name)

    found = pipelines_of_corpus(context, corpus)

    assert [each.name for each in found] == ["gold-2", "gold-10", "quotes-1"]
    assert found[0].manifest == {"new_f1": 0.5}


def test_a_corpus_on_a_server_keeps_them_among_the_persons_data():
    folder = pipelines_folder("postgresql+psycopg://host/news")

    assert folder.parent.name == "pipelines"


def test_numbers_go_on(corpus, trained):
    assert next_folder(corpus)[1] == 1
    trained("gold-4")
    folder, number = next_folder(corpus)
    assert (folder.name, number) == ("gold-5", 5)


@pytest.mark.parametrize("name", ["", "../x", "a-1", "a b"])
def test_a_name_that_is_no_folder_is_refused(corpus, name):
    with pytest.raises(SettingError):
        next_folder(corpus, name)


def test_one_is_taken_into_use_and_back(context, corpus, trained):
    folder = trained("gold-1")

    use_pipeline(context, corpus, "gold-1")
    assert pipeline_in_use(context, corpus) == str(folder.resolve())
    assert pipelines_of_corpus(context, corpus)[0].in_use

    use_pipeline(context, corpus, BUILTIN)
    assert pipeline_in_use(context, corpus) == BUILTIN


def test_deleting_the_one_in_use_brings_the_builtin_one_back(context, corpus, trained):
    folder = trained("gold-1")
    use_pipeline(context, corpus, "gold-1")

    delete_pipeline(context, corpus, "gold-1")

    assert not folder.exists()
    assert pipeline_in_use(context, corpus) == BUILTIN
    assert not pipelines_folder(corpus).exists()


def test_what_is_not_there_cannot_be_deleted(context, corpus):
    with pytest.raises(SettingError, match="gold-9"):
        delete_pipeline(context, corpus, "gold-9")


def test_other_names_stay_as_they_are(corpus, trained):
    folder = trained("gold-1")

    assert resolved(corpus, "de_core_news_sm") == "de_core_news_sm"
    assert resolved(corpus, "gold-1") == str(folder.resolve())


def test_a_folder_with_something_in_it_is_refused(tmp_path):
    check_free(tmp_path / "new")
    (tmp_path / "x").write_text("", encoding="utf-8")
    with pytest.raises(FileWriteError):
        check_free(tmp_path)


def test_a_damaged_manifest_does_not_hide_the_pipeline(context, corpus, trained):
    (trained("gold-1") / "manifest.json").write_text("{", encoding="utf-8")

    assert pipelines_of_corpus(context, corpus)[0].manifest == {}
