"""The program as its users start it: real processes, real files, real kills."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import orjson
import pytest

from annotator.bootstrap import make_context
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access, ArticleQuery

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = [sys.executable, "-m", "annotator"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def annotator(*argv, cwd=None, **options):
    return subprocess.run(
        [*PROGRAM, *map(str, argv)],
        cwd=cwd,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **options,
    )


def start(*argv, **options):
    return subprocess.Popen([*PROGRAM, *map(str, argv)], env=ENVIRONMENT, **options)


def count(corpus):
    store = make_context().stores.open(str(corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            return work.articles.count(ArticleQuery(AnnotatorId("Anna")))
    finally:
        store.close()


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texte"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(
            f"Berlin (dpa) – Meldung {number}\n"
            "Die Außenministerin Anna Berg kritisierte am Montag die EU-Kommission in Brüssel. "
            "„Das geht so nicht“, sagte Berg der Deutschen Presse-Agentur.\n"
        )
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Enough files that an import can be met half-way."""
    folder = tmp_path_factory.mktemp("viele")
    for number in range(6_000):
        (folder / f"{number}.txt").write_text(f"Meldung {number}: " + "Wort " * 400)
    return folder


def wait_for_chunks(process, corpus):
    """Until the import has written something, which nobody sees yet."""
    wal = Path(f"{corpus}-wal")
    while not (wal.exists() and wal.stat().st_size > 2_000_000):
        assert process.poll() is None, "the import was over too early"
        time.sleep(0.005)


def test_the_whole_way_without_eyes(texts, tmp_path):
    assert annotator("import", "X.corpus", texts, cwd=tmp_path).stdout == "X.corpus: 4 imported.\n"
    told = annotator("suggest", "X.corpus", cwd=tmp_path)
    assert told.returncode == 0
    assert "suggestions in 4 articles by builtin@" in told.stdout
    spacy = annotator(
        "export", "X.corpus", "OUT", "--format", "spacy", "--set", "suggestions", "--status", "all",
        "--split", "50/50/0", cwd=tmp_path,
    )  # fmt: skip
    assert spacy.returncode == 0, spacy.stderr
    assert {path.name for path in (tmp_path / "OUT").iterdir()} == {
        "train.spacy", "dev.spacy", "config_ner.cfg", "config_spancat.cfg", "manifest.json",
        "losses.jsonl", "README.md", "project.yml", "tokenizer",
    }  # fmt: skip
    checked = subprocess.run(
        [sys.executable, "-m", "spacy", "debug", "data", "OUT/config_ner.cfg", "--no-format"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "No entities consisting of or starting/ending with whitespace" in checked.stdout
    assert "Corpus is loadable" in checked.stdout
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    assert annotator("export", "X.corpus", first, "--format", "jsonl", cwd=tmp_path).returncode == 0
    assert annotator("import", "Y.corpus", first, cwd=tmp_path).returncode == 0
    assert (
        annotator("export", "Y.corpus", second, "--format", "jsonl", cwd=tmp_path).returncode == 0
    )
    assert first.read_bytes() == second.read_bytes()
    assert annotator("verify", "Y.corpus", cwd=tmp_path).stdout == "Y.corpus: all is well.\n"


def test_the_same_corpus_exports_to_the_same_bytes(texts, tmp_path):
    annotator("import", "X.corpus", texts, cwd=tmp_path)
    annotator("suggest", "X.corpus", cwd=tmp_path)

    def hashes():
        argv = ("--format", "spacy", "--set", "suggestions", "--status", "all")
        assert annotator("export", "X.corpus", "OUT", *argv, cwd=tmp_path).returncode == 0
        return {
            path.relative_to(tmp_path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (tmp_path / "OUT").rglob("*")
            if path.is_file()
        }

    assert hashes() == hashes()


def test_a_killed_import_leaves_nothing_visible_and_the_next_one_works(many, tmp_path):
    corpus = tmp_path / "X.corpus"
    annotator("new", corpus)
    process = start("import", corpus, many, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    wait_for_chunks(process, corpus)
    process.kill()
    process.wait()
    assert count(corpus) == 0
    assert annotator("verify", corpus).returncode == 0
    assert annotator("import", corpus, many / "1.txt").stdout.endswith("1 imported.\n")
    assert count(corpus) == 1


def test_control_c_during_an_import_leaves_the_corpus_as_it_was(many, tmp_path):
    corpus = tmp_path / "X.corpus"
    annotator("import", corpus, many / "1.txt")
    process = start("import", corpus, many, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    wait_for_chunks(process, corpus)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == b"Cancelled.\n"
    assert count(corpus) == 1


def test_a_reader_that_has_seen_enough_causes_no_noise(many, tmp_path):
    corpus = tmp_path / "X.corpus"
    annotator("import", corpus, many)
    process = start("articles", corpus, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(60)
    process.stderr.close()


def test_help_loads_neither_qt_nor_spacy_nor_the_database():
    script = (
        "import sys; from annotator.bootstrap import main; main(['--help']);"
        "heavy = {'PySide6', 'spacy', 'sqlalchemy', 'charset_normalizer'} & set(sys.modules);"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert ran.returncode == 0


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda path: path.write_bytes(b""), "1 skipped"),
        (lambda path: path.write_bytes(bytes(300)), "1 skipped"),
        (
            lambda path: path.write_bytes(b"K\xf6ln gr\xfc\xdft Stra\xdfburg"),
            "1 imported, 1 changed",
        ),
    ],
    ids=["empty", "binary", "latin-1"],
)
def test_bad_input_is_one_line_for_each_file(tmp_path, prepare, words):
    path = tmp_path / "artikel.txt"
    prepare(path)
    ran = annotator("import", tmp_path / "X.corpus", path)
    assert words in ran.stdout
    assert str(path) in ran.stderr
    assert "Traceback" not in ran.stderr


class TestWorker:
    @pytest.fixture
    def worker(self):
        process = start(
            "worker", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert orjson.loads(process.stdout.readline())["ready"] is True
        yield process
        process.stdin.close()
        process.stdout.close()
        process.stderr.read()
        process.stderr.close()
        assert process.wait(30) == 0

    def ask(self, worker, **message):
        worker.stdin.write(orjson.dumps(message) + b"\n")
        worker.stdin.flush()

    def end_of(self, worker, number):
        for line in worker.stdout:
            message = orjson.loads(line)
            if message.get("id") == number and "progress" not in message:
                return message
        raise AssertionError

    def test_it_works_on_a_corpus_the_window_holds_open(self, worker, texts, tmp_path):
        corpus = str(tmp_path / "X.corpus")
        context = make_context()
        window = context.stores.create(corpus, context.default_schema(), at=context.clock())
        try:
            self.ask(worker, id=1, task="warm_up", corpus=corpus, params={})
            self.ask(worker, id=2, task="import", corpus=corpus, params={"paths": [str(texts)]})
            self.ask(worker, id=3, task="suggest", corpus=corpus, params={})
            assert "result" in self.end_of(worker, 1)
            assert self.end_of(worker, 2)["result"]["imported"] == 4
            assert self.end_of(worker, 3)["result"]["spans"] > 4
            with window.open_unit_of_work() as work:
                rows = work.articles.rows(ArticleQuery(AnnotatorId("Anna")))
            assert all(row.tally.open_suggestions for row in rows)
        finally:
            window.close()

    def test_a_cancelled_import_is_gone(self, worker, many, tmp_path):
        corpus = str(tmp_path / "X.corpus")
        context = make_context()
        window = context.stores.create(corpus, context.default_schema(), at=context.clock())
        try:
            self.ask(worker, id=1, task="import", corpus=corpus, params={"paths": [str(many)]})
            wait_for_chunks(worker, corpus)
            self.ask(worker, cancel=1)
            assert self.end_of(worker, 1) == {"id": 1, "cancelled": True}
            with window.open_unit_of_work() as work:
                assert work.articles.count(ArticleQuery(AnnotatorId("Anna"))) == 0
        finally:
            window.close()

    def test_control_c_in_the_terminal_is_not_meant_for_it(self, worker):
        worker.send_signal(signal.SIGINT)
        self.ask(worker, id=1, task="nonsense")
        assert self.end_of(worker, 1)["error"]["type"] == "SettingError"

    def test_stray_prints_do_not_disturb_the_protocol(self, tmp_path):
        script = (
            "import os, sys\n"
            "from annotator import bootstrap\n"
            "def noisy(name, schema):\n"
            "    print('from python'); os.write(1, b'from C\\n')\n"
            "    raise bootstrap_error\n"
            "from annotator.domain.errors import PipelineError\n"
            "bootstrap_error = PipelineError(pipeline='x', reason='no')\n"
            "bootstrap._load_suggester = noisy\n"
            "sys.exit(bootstrap.main(['worker']))\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", script],
            input=orjson.dumps({"id": 1, "task": "warm_up"}) + b"\n",
            env=ENVIRONMENT,
            capture_output=True,
            check=True,
            timeout=60,
        )
        assert [set(orjson.loads(line)) for line in ran.stdout.splitlines()] == [
            {"ready", "version"},
            {"id", "error"},
        ]
        assert b"from python" in ran.stderr
        assert b"from C" in ran.stderr


def exported_demo(tmp_path, texts):
    corpus = tmp_path / "x.corpus"
    assert annotator("import", corpus, texts).returncode == 0
    return corpus


@pytest.mark.parametrize("argv", [("articles",), ("articles", "--json"), ("--help",)])
def test_a_reader_that_has_seen_enough_is_no_finding(tmp_path, texts, argv):
    corpus = exported_demo(tmp_path, texts)
    reading, writing = os.pipe()
    os.close(reading)
    command, *options = argv
    place = [str(corpus)] if command == "articles" else []
    done = subprocess.run(
        [*PROGRAM, command, *place, *options],
        env=ENVIRONMENT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_terminal_without_umlauts_gets_escapes(tmp_path):
    text = tmp_path / "ä.txt"
    text.write_text("Müller 😀 kam.\n", encoding="utf-8")
    corpus = exported_demo(tmp_path, text)
    plain = subprocess.run(
        [*PROGRAM, "articles", str(corpus)],
        env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert plain.returncode == 0
    assert rb"M\xfcller" in plain.stdout


def test_an_import_that_is_refused_leaves_no_corpus_behind(tmp_path):
    broken = tmp_path / "a.jsonl"
    broken.write_text("[]\n")
    done = annotator("import", tmp_path / "new.corpus", broken, "--format", "jsonl")
    assert done.returncode == 2
    assert done.stderr == f"annotator: {broken}, line 1: is no JSON object\n"
    assert list(tmp_path.iterdir()) == [broken]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_one_line(tmp_path, texts):
    corpus = exported_demo(tmp_path, texts)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "articles", str(corpus)],
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr == "annotator: the system refuses it (No space left on device).\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_backup_into_a_folder_one_may_not_write_to_says_so(tmp_path, texts):
    corpus = exported_demo(tmp_path, texts)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    done = annotator("backup", corpus, closed / "b.corpus")
    assert done.returncode == 2
    assert "the file or its folder is read-only" in done.stderr


def test_a_worker_suggests_in_several_processes(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Titel\n\nGestern sprach Kim Meier in Berlin.\n", encoding="utf-8"
    )
    assert annotator("import", "X.corpus", "a.txt", cwd=tmp_path).returncode == 0
    ask = {
        "id": 1,
        "task": "suggest",
        "corpus": str(tmp_path / "X.corpus"),
        "params": {"pipeline": "builtin", "jobs": 2},
    }
    worker = start("worker", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    guard = Timer(120, worker.kill)
    guard.start()
    with worker:
        worker.stdin.write(orjson.dumps(ask).decode() + "\n")
        worker.stdin.flush()  # and left open, as by a window that goes on
        said = (orjson.loads(line) for line in worker.stdout)
        last = next((each for each in said if "result" in each or "error" in each), {})
        worker.stdin.close()
    guard.cancel()
    assert last["result"]["articles"] == 1
