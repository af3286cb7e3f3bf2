"""A command that fails on its input leaves no new file: no empty corpus, no lock, no half of an export."""

from __future__ import annotations

import os
from threading import Thread

import pytest

from annotator.bootstrap import main


@pytest.fixture(autouse=True)
def inputs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Titel\n\nHier steht Text.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text("not json\n", encoding="utf-8")
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04garbage")
    (tmp_path / "bad.yaml").write_text("x: [", encoding="utf-8")
    (tmp_path / "bad.corpus").write_text("garbage", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "folder").mkdir()
    assert main(["import", "good.corpus", "a.txt"]) == 0


def names(folder):
    """What is there, but for what lies beside a corpus as long as there is one."""
    beside = ("-lock", "-shm", "-wal")
    found = sorted(each.name for each in folder.iterdir())
    return [name for name in found if not name.endswith(beside) or name.startswith("X")]


@pytest.mark.parametrize(
    "words",
    [
        "new X.corpus --schema bad.yaml",
        "new X.corpus --language !!",
        "import X.corpus nowhere.txt",
        "import X.corpus folder",
        "import X.corpus bad.zip",
        "import X.corpus bad.jsonl",
        "import X.corpus a.txt --format nix",
        "import X.corpus a.txt --map nix",
        "import X.corpus a.txt --encoding nix",
        "import X.corpus /dev/null",
        "import X.corpus /dev/zero --format jsonl",
        "merge X.corpus bad.zip",
        "copy nowhere.corpus X.corpus",
        "copy bad.corpus X.corpus",
        "salvage bad.corpus X.corpus",
        "restore X.corpus bad.corpus",
        "backup nowhere.corpus X.corpus",
        "export good.corpus X --format jsonl --query ((",
        "export good.corpus X --format spacy",
        "train good.corpus X",
        "report nowhere.corpus X.html",
        "package good.corpus X.zip --for Nobody",
    ],
)
def test_what_is_refused_leaves_nothing(tmp_path, capsys, words):
    before = names(tmp_path)
    assert main(words.split()) == 2
    assert capsys.readouterr().err.count("annotator: ") == 1
    assert names(tmp_path) == before


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt"])
def test_an_import_that_skips_everything_makes_no_corpus(tmp_path, capsys, name):
    before = names(tmp_path)
    assert main(["import", "X.corpus", name]) == 1
    assert "X.corpus was not made" in capsys.readouterr().out
    assert names(tmp_path) == before


def test_a_corpus_that_was_there_stays_when_everything_is_skipped(tmp_path):
    assert main(["new", "X.corpus"]) == 0
    assert main(["import", "X.corpus", "empty.txt"]) == 1
    assert (tmp_path / "X.corpus").exists()


def test_a_pipe_is_refused_without_being_read(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.jsonl")
    before = names(tmp_path)
    assert main(["import", "X.corpus", "pipe.jsonl", "--format", "jsonl"]) == 2
    assert "a pipe or a device" in capsys.readouterr().err
    assert names(tmp_path) == before


def test_what_a_shell_hands_over_as_a_file_is_refused(tmp_path, capsys):
    reading, writing = os.pipe()
    feeder = Thread(target=lambda: os.write(writing, b'{"text": "Hallo."}\n'))
    feeder.start()
    before = names(tmp_path)
    assert main(["import", "X.corpus", f"/dev/fd/{reading}", "--format", "jsonl"]) == 2
    feeder.join()
    os.close(reading)
    os.close(writing)
    assert names(tmp_path) == before
