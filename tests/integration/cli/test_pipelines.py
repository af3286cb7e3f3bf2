"""``annotator pipelines`` and ``annotator suggest --pipeline``, with a pipeline that brings code."""

import json
import sys

import pytest

import small_pipelines as small
from annotator.bootstrap import main


@pytest.fixture(autouse=True)
def _own_configuration(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    yield
    for name in [name for name in sys.modules if name.startswith(small.NAME)]:
        del sys.modules[name]


@pytest.fixture
def corpus(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(f"Aus der Stadt\n\n{small.TEXT}\n", encoding="utf-8")
    assert main(["import", str(tmp_path / "x.corpus"), str(article)]) == 0
    return str(tmp_path / "x.corpus")


@pytest.fixture
def trapped(tmp_path):
    """A package that leaves a file behind when it is imported, and that file."""
    sprung = tmp_path / "sprung"
    code = f"open({str(sprung)!r}, 'w').close()"
    return str(small.packaged(tmp_path / "model", "ner", init=code)), sprung


def told(capsys):
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_code_runs_only_after_consent_and_consent_is_remembered(corpus, trapped, capsys):
    pipeline, sprung = trapped
    assert main(["pipelines", "examine", pipeline]) == 1
    assert "Python code: __init__.py" in capsys.readouterr().out
    assert main(["suggest", corpus, "--pipeline", pipeline]) == 2
    refused = capsys.readouterr().err
    assert refused.count("\n") == 1
    assert "--trust" in refused
    assert not sprung.exists()
    assert main(["suggest", corpus, "--pipeline", pipeline, "--trust"]) == 0
    assert sprung.exists()
    assert main(["suggest", corpus, "--pipeline", pipeline, "--redo"]) == 0
    assert main(["pipelines", "examine", pipeline]) == 0


def test_labels_and_whose_entities_are_given_on_the_command_line(corpus, tmp_path, capsys):
    pipeline = str(small.saved(tmp_path / "model", "ner"))
    table = tmp_path / "labels.yaml"
    table.write_text("FIRM: ORG\nGPE:\n", encoding="utf-8")
    words = ["--pipeline", pipeline, "--label-map", str(table), "--entities", "theirs", "--json"]
    capsys.readouterr()
    assert main(["suggest", corpus, *words]) == 0
    report = told(capsys)
    assert report["pipeline"] == f"de_tiny_news@{small.VERSION}"
    assert report["left_out"] == [{"label": "GPE", "count": 1, "decided": True}]


def test_labels_without_a_place_are_told_by_name_and_number(corpus, tmp_path, capsys):
    pipeline = str(small.saved(tmp_path / "model", "ner"))
    assert main(["suggest", corpus, "--pipeline", pipeline]) == 0
    assert "FIRM: 1, no label of the schema" in capsys.readouterr().err


def test_a_wrong_target_is_refused_before_anything_runs(corpus, tmp_path, capsys):
    table = tmp_path / "labels.yaml"
    table.write_text("FIRM: NIX\n", encoding="utf-8")
    assert main(["suggest", corpus, "--label-map", str(table)]) == 2
    assert "no label 'entity.NIX'" in capsys.readouterr().err


def test_folders_are_added_listed_and_forgotten(tmp_path, capsys):
    folder = str(small.saved(tmp_path / "model", "entity_ruler").resolve())
    assert main(["pipelines", "add", folder]) == 0
    capsys.readouterr()
    assert main(["pipelines", "--json"]) == 0
    listed = told(capsys)
    assert [each["name"] for each in listed["pipelines"]][-1] == folder
    assert [each["name"] for each in listed["offers"]] == [
        "de_core_news_sm",
        "de_core_news_md",
        "de_core_news_lg",
    ]
    assert main(["pipelines", "remove", folder]) == 0
    capsys.readouterr()
    main(["pipelines", "--json"])
    assert [each["name"] for each in told(capsys)["pipelines"]] == ["builtin"]
    assert (tmp_path / "model" / "config.cfg").exists()


@pytest.mark.parametrize(
    "words", [["remove", "de_nix"], ["examine", "/nowhere/x"], ["add", "/nowhere/x"]]
)
def test_what_is_not_there_is_one_line(words, capsys):
    assert main(["pipelines", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("does", "told_why"),
    [
        ("raise RuntimeError('boom')", "it failed (boom)."),
        ("os._exit(3)", "a process of it ended by itself (exit status 3)."),
        ("os.kill(os.getpid(), 9)", "a process of it was killed by signal 9"),
    ],
)
def test_an_article_that_brings_a_process_down_is_named_with_the_pipeline(
    corpus, tmp_path, capsys, does, told_why
):
    bad = tmp_path / "b.txt"
    bad.write_text("Die Falle\n\nHier schnappt sie zu.\n", encoding="utf-8")
    assert main(["import", corpus, str(bad)]) == 0
    code = (
        "import os\n\nfrom spacy.language import Language\n\n\n"
        "@Language.component('trap')\ndef trap(doc):\n"
        f"    if 'schnappt' in doc.text:\n        {does}\n    return doc\n"
    )
    package = small.packaged(tmp_path / "model", "ner", init="from . import trap", trap=code)
    data = next(each for each in package.iterdir() if each.is_dir() and each.name != "__pycache__")
    config = (data / "config.cfg").read_text(encoding="utf-8")
    config = config.replace('pipeline = ["ner"]', 'pipeline = ["ner","trap"]')
    config = config.replace(
        "[components.ner]\n", '[components.trap]\nfactory = "trap"\n\n[components.ner]\n', 1
    )
    (data / "config.cfg").write_text(config, encoding="utf-8")
    capsys.readouterr()
    words = ["--pipeline", str(package), "--trust", "--jobs", "2"]
    assert main(["suggest", corpus, *words]) == 1
    said = capsys.readouterr()
    assert " suggestions in 1 articles by " in said.out
    (line,) = [line for line in said.err.splitlines() if "Die Falle (" in line]
    assert f"Pipeline 'de_tiny_news@{small.VERSION}': {told_why}" in line
