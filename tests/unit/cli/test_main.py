"""Commands: what they print, where, and with which exit status."""

from __future__ import annotations

import logging
import signal
from pathlib import Path

import orjson
import pytest

from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.changes import Status
from annotator.domain.errors import DiskFullError
from annotator.services.context import WindowRequest
from factories import ANNA, make_article, make_set, make_span


@pytest.fixture(autouse=True)
def _log_as_before():
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    root.handlers[:] = handlers


@pytest.fixture
def folder(tmp_path):
    texts = tmp_path / "texte"
    texts.mkdir()
    for name in ("a.txt", "b.txt"):
        (texts / name).write_text(f"Meldung {name}")
    return texts


def only_line(text):
    (line,) = text.splitlines()
    return line


class TestWindow:
    def test_without_a_command_the_window_opens(self, annotator, windows):
        assert annotator() == 0
        assert windows == [WindowRequest()]

    def test_open_passes_corpus_and_name(self, annotator, windows):
        annotator("open", "x.corpus", "--as", "Anna")
        assert windows == [WindowRequest("x.corpus", "Anna")]

    def test_the_windows_exit_status_is_the_programs(self, annotator, program):
        program.open_window = lambda _request: 3
        assert annotator() == 3

    def test_what_the_system_refuses_is_told_in_a_sentence(self, annotator, program, capsys):
        def refused(_request):
            raise OSError(36, "File name too long", "x.corpus")

        program.open_window = refused
        assert annotator() == 2
        told = "annotator: x.corpus: the system refuses it (File name too long).\n"
        assert capsys.readouterr().err == told

    def test_no_command_opens_a_window(self, annotator, windows, folder):
        annotator("articles", "x.corpus")
        assert windows == []


class TestWrongRequests:
    @pytest.mark.parametrize(
        "argv",
        [
            ("nix",),
            ("export",),
            ("export", "x.corpus", "out", "--format", "docx"),
            ("export", "x.corpus", "out", "--format", "jsonl", "--split", "1/2"),
            ("export", "x.corpus", "out", "--format", "jsonl", "--set", "Nobody"),
            ("import", "x.corpus", "/nowhere/at/all"),
            ("suggest", "missing.corpus"),
            ("suggest", "x.corpus", "--jobs", "none"),
            ("suggest", "x.corpus", "--layer", "rumour"),
            ("new", "x.corpus"),
            ("new", "y.corpus", "--schema", "/nowhere.yaml"),
            ("new", "y.corpus", "--language", "d e"),
            ("articles", "x.corpus", "--frobnicate"),
        ],
        ids=" ".join,
    )
    def test_one_line_on_stderr_and_exit_status_2(self, annotator, capsys, argv):
        assert annotator(*argv) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert only_line(said.err).startswith("annotator: ")

    def test_a_schema_with_a_mistake_is_named_by_file_and_line(self, annotator, capsys, tmp_path):
        path = tmp_path / "s.yaml"
        path.write_text("id: a\nversion: one\n")
        assert annotator("new", "y.corpus", "--schema", path) == 2
        assert f"{path}, line 2: version:" in capsys.readouterr().err

    def test_a_corpus_that_is_open_elsewhere_is_named(self, annotator, capsys, store):
        store.closed = False
        assert annotator("suggest", "x.corpus") == 2
        assert "x.corpus is open for writing elsewhere" in only_line(capsys.readouterr().err)

    def test_a_full_disk_is_one_line(self, annotator, capsys, store, folder):
        store.fail_with = DiskFullError(corpus="x.corpus")
        assert annotator("import", "x.corpus", folder) == 2
        assert "the disk is full" in only_line(capsys.readouterr().err)

    def test_a_wrong_path_makes_no_corpus(self, annotator, context):
        annotator("import", "fresh.corpus", "/nowhere/at/all")
        assert "fresh.corpus" not in context.stores.stores

    def test_a_bug_keeps_its_traceback(self, annotator, program):
        def broken():
            raise ZeroDivisionError

        program.make_context = broken
        with pytest.raises(ZeroDivisionError):
            annotator("articles", "x.corpus")


def test_help_needs_no_context(windows):
    def broken():
        raise AssertionError

    program = Program(make_context=broken, open_window=windows.append, version="0.1.0")
    assert run(["--help"], program) == 0
    assert run(["export", "--help"], program) == 0


def test_the_version_is_told(annotator, capsys):
    assert annotator("--version") == 0
    assert capsys.readouterr().out == "annotator 0.1.0\n"


def test_the_worker_is_not_in_the_help(annotator, capsys):
    annotator("--help")
    assert "worker" not in capsys.readouterr().out


class TestNew:
    def test_a_corpus_is_made_with_the_default_schema(self, annotator, context, capsys):
        assert annotator("new", "y.corpus") == 0
        assert "schema test-de version 1" in capsys.readouterr().out
        assert context.stores.stores["y.corpus"].closed

    def test_the_language_may_be_another(self, annotator, context):
        annotator("new", "y.corpus", "--language", "de-CH")
        assert context.stores.stores["y.corpus"].state.schemas[-1].language == "de-CH"


class TestImport:
    def test_a_folder_comes_in(self, annotator, capsys, folder, store):
        assert annotator("import", "x.corpus", folder) == 0
        assert only_line(capsys.readouterr().out) == "x.corpus: 2 imported."
        assert len(store.state.visible()) == 5

    def test_a_corpus_that_is_not_there_is_made(self, annotator, context, folder):
        assert annotator("import", "y.corpus", folder) == 0
        assert len(context.stores.stores["y.corpus"].state.visible()) == 2

    def test_something_skipped_is_named_and_exit_status_1(self, annotator, capsys, folder):
        (folder / "c.txt").write_bytes(bytes(100))
        assert annotator("import", "x.corpus", folder) == 1
        said = capsys.readouterr()
        assert said.out == "x.corpus: 2 imported, 1 skipped.\n"
        assert "c.txt: cannot be read: it is a binary file" in said.err

    def test_duplicates_are_told_and_no_failure(self, annotator, capsys, folder):
        annotator("import", "x.corpus", folder)
        assert annotator("import", "x.corpus", folder) == 0
        assert "2 duplicate" in capsys.readouterr().out

    def test_json_has_everything_and_nothing_else(self, annotator, capsys, folder):
        (folder / "c.txt").write_bytes(bytes(100))
        annotator("import", "x.corpus", folder, "--json")
        said = capsys.readouterr()
        values = orjson.loads(said.out)
        assert (values["imported"], values["skipped"], values["duplicate"]) == (2, 1, 0)
        assert values["notices"][0]["template"] == "cannot be read: {reason}"
        assert said.err == ""

    def test_long_lists_are_cut(self, annotator, capsys, tmp_path):
        for number in range(30):
            (tmp_path / f"{number}.txt").write_bytes(b"")
        annotator("import", "x.corpus", tmp_path)
        assert "… and 10 more; --json lists all." in capsys.readouterr().err

    def test_the_corpus_is_closed_also_after_a_failure(self, annotator, store, tmp_path):
        (tmp_path / "a.jsonl").write_text("{")
        assert annotator("import", "x.corpus", tmp_path / "a.jsonl") == 2
        assert store.closed


class TestSuggest:
    def test_what_was_suggested_is_told(self, annotator, capsys):
        assert annotator("suggest", "x.corpus") == 0
        line = "x.corpus: 3 suggestions in 3 articles by builtin@0.1.0.\n"
        assert capsys.readouterr().out == line

    def test_an_article_it_stumbled_over_gives_exit_status_1(self, annotator, capsys, suggester):
        suggester.failing = frozenset({"a1"})
        assert annotator("suggest", "x.corpus") == 1
        assert "Titel 1 (a1): Pipeline 'builtin@0.1.0': stumbled over a1" in capsys.readouterr().err

    def test_control_c_cancels_and_keeps_whole_articles(self, annotator, capsys, store, suggester):
        propose = suggester.propose

        def interrupted(article, text):
            if article == "a1":
                signal.raise_signal(signal.SIGINT)
            return propose(article, text)

        suggester.propose = interrupted
        assert annotator("suggest", "x.corpus") == 130
        assert only_line(capsys.readouterr().err) == "Cancelled."
        assert len(store.state.sets) == 2
        assert store.closed

    def test_a_second_control_c_does_not_wait(self, annotator, store, suggester):
        def impatient(article, text):
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

        suggester.propose = impatient
        assert annotator("suggest", "x.corpus") == 130
        assert store.state.sets == {}

    def test_control_c_means_what_it_did_before_when_the_command_is_over(self, annotator):
        before = signal.getsignal(signal.SIGINT)
        annotator("suggest", "x.corpus")
        assert signal.getsignal(signal.SIGINT) is before


class TestExport:
    @pytest.fixture(autouse=True)
    def _annotated(self, store):
        for article in list(store.state.articles.values()):
            for name in (ANNA, "Ben")[: 1 + (article.id == "a1")]:
                own = make_set(make_span(0, 7), article=article, annotator=name, status=Status.DONE)
                store.state.sets[article.id, name] = own

    def test_the_file_is_there_and_told(self, annotator, capsys, tmp_path):
        out = tmp_path / "o.jsonl"
        assert annotator("export", "x.corpus", out, "--format", "jsonl") == 0
        assert len(out.read_bytes().splitlines()) == 4
        assert capsys.readouterr().out == f"{out}: 3 articles.\n"

    def test_losses_are_told(self, annotator, capsys, tmp_path):
        argv = ("export", "x.corpus", tmp_path / "o.jsonl", "--format", "jsonl", "--set", "gold")
        assert annotator(*argv) == 0
        assert "Anna, Ben have annotated it" in capsys.readouterr().err

    def test_with_strict_losses_give_exit_status_1(self, annotator, tmp_path):
        argv = ("export", "x.corpus", tmp_path / "o.jsonl", "--format", "jsonl", "--set", "gold")
        assert annotator(*argv, "--strict") == 1

    def test_out_that_is_somebody_elses_is_refused(self, annotator, capsys, tmp_path):
        out = tmp_path / "o.jsonl"
        out.write_text("mine")
        assert annotator("export", "x.corpus", out, "--format", "jsonl") == 2
        assert "no export" in only_line(capsys.readouterr().err)
        assert out.read_text() == "mine"


class TestLooking:
    def test_articles_are_listed_one_a_line(self, annotator, capsys):
        assert annotator("articles", "x.corpus") == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].split("\t") == ["a0", "new", "0", "0", "Titel 0"]

    def test_titles_cannot_give_orders_to_the_terminal(self, annotator, capsys, store):
        evil = make_article("Text.", id="evil", title="\x1b[2Jweg\tund\nweg")
        store.state.articles["evil"] = evil
        annotator("articles", "x.corpus")
        assert capsys.readouterr().out.splitlines()[-1].split("\t")[-1] == "�[2Jweg und weg"

    def test_a_query_finds_words(self, annotator, capsys):
        annotator("articles", "x.corpus", "--query", "Artikel 2", "--json")
        found = orjson.loads(capsys.readouterr().out)["articles"]
        assert [each["id"] for each in found] == ["a2"]

    def test_the_order_is_that_of_the_window(self, annotator, capsys, store):
        store.state.uncertainty = {"a2": 0.4, "a1": 0.2}
        annotator("articles", "x.corpus", "--order", "uncertainty", "--json")
        found = orjson.loads(capsys.readouterr().out)["articles"]
        assert [each["id"] for each in found][:2] == ["a2", "a1"]
        assert found[0]["like"] == ""
        assert annotator("articles", "x.corpus", "--order", "beauty") == 2

    def test_status_and_name_choose(self, annotator, capsys, store):
        own = make_set(article=make_article("Artikel 0 mit Text.", id="a0"), status=Status.DONE)
        store.state.sets["a0", ANNA] = own
        annotator("articles", "x.corpus", "--as", ANNA, "--status", "done")
        assert len(capsys.readouterr().out.splitlines()) == 1

    def test_a_sound_corpus_verifies(self, annotator, capsys):
        assert annotator("verify", "x.corpus") == 0
        assert capsys.readouterr().out == "x.corpus: all is well.\n"

    def test_a_damaged_one_gives_exit_status_1_and_says_what(self, annotator, capsys, store):
        store.trouble = ["span s1 ends after the text"]
        assert annotator("verify", "x.corpus") == 1
        assert capsys.readouterr().out == "span s1 ends after the text\n"

    def test_a_backup_is_made_where_it_was_asked_for(self, annotator, store, tmp_path):
        assert annotator("backup", "x.corpus", tmp_path / "b.corpus") == 0
        assert store.backups == [tmp_path / "b.corpus"]

    def test_pipelines_are_listed(self, annotator, capsys):
        assert annotator("pipelines") == 0
        assert capsys.readouterr().out.startswith("builtin\t0.1.0\tbuiltin, German news")


class TestRestore:
    def test_the_newest_backup_is_taken_and_the_former_corpus_named(
        self, annotator, context, store, capsys
    ):
        store.backups = [Path("new.corpus"), Path("old.corpus")]
        assert annotator("restore", "x.corpus") == 0
        assert context.stores.restored == [("x.corpus", Path("new.corpus"))]
        told = capsys.readouterr().out
        assert "restored from new.corpus" in told
        assert "is now aside.corpus" in told

    def test_another_one_can_be_named(self, annotator, context, store):
        store.backups = [Path("new.corpus"), Path("old.corpus")]
        assert annotator("restore", "x.corpus", "old.corpus", "--json") == 0
        assert context.stores.restored == [("x.corpus", Path("old.corpus"))]

    def test_they_are_listed(self, annotator, context, store, capsys):
        store.backups = [Path("new.corpus"), Path("old.corpus")]
        assert annotator("restore", "x.corpus", "--list", "--json") == 0
        told = orjson.loads(capsys.readouterr().out)
        assert [each["path"] for each in told["backups"]] == ["new.corpus", "old.corpus"]
        assert context.stores.restored == []

    def test_without_any_it_says_what_to_do(self, annotator, capsys):
        assert annotator("restore", "x.corpus") == 2
        assert "no backups beside x.corpus; name a file" in capsys.readouterr().err
