"""Nothing leaves the machine unasked, and no log holds what an article says: a journey through window and command line.

Every Python process of the journey – the window, its worker, the command line – writes down whom it wants to talk to,
by an audit hook that it cannot take off; sockets of the machine itself (AF_UNIX) are none of that. Qt and libpq have
sockets of their own: the tests at the end see that nobody uses them without being asked.
"""

from __future__ import annotations

import json
import logging
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.changes import Status
from annotator.ui.app import _start_log

ROOT = Path(__file__).parents[2]
UNIQUE = "Zwiebelfischkönigin"
"""Stands in every article, and nowhere else on this machine."""
MARKED = "Quastenflossler"
NOTED = "Randbemerkungswort"

_HOOK = """
import os, sys
def _tell(event, args):
    if event in {"socket.connect", "socket.sendto", "socket.bind"}:
        if not isinstance(args[1], tuple):
            return
        if event == "socket.bind" and args[1][0] in ("::1", "127.0.0.1"):
            return  # urllib3 finds out whether there is IPv6 as soon as it is imported
    elif event not in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return
    with open(os.environ["CALLS"], "a", encoding="utf-8") as file:
        file.write(f"{event} {args!r}\\n")
if os.environ.get("CALLS"):
    sys.addaudithook(_tell)
"""

TEXT = (
    f"Berlin (dpa) – Die {UNIQUE} kam nach Genf. „Das ist gut“, sagte {MARKED} am Montag.\n"
    f"Die Außenministerin reiste nach Köln. Die {UNIQUE} trat zurück, teilte die SPD mit."
)


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """Whom any process of the test wants to talk to; one line each."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(_HOOK, "utf-8")
    told = tmp_path / "calls.txt"
    paths = (str(site), str(ROOT), os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    monkeypatch.setenv("CALLS", str(told))
    if not getattr(sys, "_annotator_calls", False):
        sys._annotator_calls = True
        exec(_HOOK, {})  # noqa: S102 - our own words, four lines above
    return lambda: told.read_text("utf-8") if told.exists() else ""


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Artikel {number}\n\n{TEXT}", "utf-8")
    return folder


def test_the_hook_hears_of_a_connection(calls):
    command = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", command], check=True, env=dict(os.environ))
    assert "socket.connect" in calls()


def test_the_command_line_talks_to_nobody_and_logs_no_text(calls, articles, tmp_path):
    corpus, said = tmp_path / "news.corpus", []

    def annotator(*arguments, expected=(0, 1)):
        command = [sys.executable, "-m", "annotator", "--verbose", *map(str, arguments)]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=tmp_path, timeout=300
        )
        assert done.returncode in expected, done.stderr
        said.append(done.stderr)
        return done.stdout

    annotator("import", corpus, articles)
    suggested = json.loads(annotator("suggest", corpus, "--json"))
    assert suggested["spans"]
    annotator("check", corpus)
    annotator("search", corpus, "Genf")
    proposed = ("--set", "suggestions", "--status", "all")
    annotator("export", corpus, tmp_path / "out.jsonl", "--format", "jsonl", *proposed)
    annotator("export", corpus, tmp_path / "spacy", "--format", "spacy", *proposed)
    annotator("report", corpus, tmp_path / "card.html")
    annotator("pipelines")
    annotator("verify", corpus)
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "' + UNIQUE + "\n", "utf-8")
    annotator("import", corpus, broken, "--format", "jsonl", expected=(1, 2))
    assert calls() == ""
    assert UNIQUE not in "".join(said)
    assert UNIQUE in (tmp_path / "out.jsonl").read_text("utf-8")


def test_the_window_and_its_worker_talk_to_nobody_and_log_no_text(
    calls, person, articles, tmp_path, request
):
    before = list(logging.getLogger("annotator").handlers)
    log = _start_log()
    (mine,) = [each for each in logging.getLogger("annotator").handlers if each not in before]

    def end():
        logging.getLogger("annotator").removeHandler(mine)
        mine.close()

    request.addfinalizer(end)
    window = person.window
    assert window.open_corpus(str(tmp_path / "mine.corpus"), make=True)
    person.drop(articles)
    person.wait_until(lambda: person.session.workbench is not None)
    person.wait_for_worker()
    person.wait_until(lambda: bool(person.session.workbench.open_suggestions))
    person.session.bulk.accept_all()
    begin = person.session.workbench.article.text.index(MARKED)
    person.double_click(begin + 2)
    person.session.spans.add("entity", "PER")
    person.settle()
    person.session.spans.set_note(NOTED)
    person.session.steps.undo()
    person.session.steps.redo()
    person.session.set_status(Status.DONE)
    person.export(tmp_path / "out.jsonl", "jsonl")
    window.actions_of["findings"].trigger()
    person.wait_for_worker()
    window.actions_of["concordance"].trigger()
    person.settle()
    # What is no message is worth a line in the log, but not its words.
    person.worker._on_line(f'{{"text": "{UNIQUE}'.encode())
    person.worker._on_line(f'["{UNIQUE}"]'.encode())
    assert calls() == ""
    assert log is not None
    written = log.read_text("utf-8")
    assert "no message" in written
    for word in (UNIQUE, MARKED, NOTED):
        assert word not in written
    for window_of in person.app.topLevelWidgets():
        if window_of is not window and window_of.isVisible():
            window_of.close()


def test_settings_are_for_their_owner_and_corpora_follow_the_umask(person, tmp_path):
    before = os.umask(0o027)
    try:
        corpus = tmp_path / "shared.corpus"
        assert person.window.open_corpus(str(corpus), make=True)
        person.preferences.change(zoom=1.5)
    finally:
        os.umask(before)
    assert stat.S_IMODE(corpus.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "settings.json").stat().st_mode) == 0o600


def sources():
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for path in (ROOT / "annotator").rglob("*.py")
    }


def test_of_the_network_of_qt_only_sockets_of_the_machine_itself_are_used():
    used = set()
    for name, text in sources().items():
        for found in re.finditer(r"from PySide6\.QtNetwork import ([^\n]*)", text):
            used |= {(name, each.strip()) for each in found[1].split(",")}
        assert "import QtNetwork" not in text
    assert {each for _, each in used} <= {"QLocalServer", "QLocalSocket"}


def test_nobody_imports_a_library_that_fetches():
    word = re.compile(
        r"^\s*(?:import|from) (requests|httpx|aiohttp|urllib3|urllib\.request|http\.client|ftplib"
        r"|smtplib|telnetlib|xmlrpc|sentry_sdk|posthog)\b",
        re.MULTILINE,
    )
    assert {(name, hit[1]) for name, text in sources().items() for hit in word.finditer(text)} == (
        set()
    )


def test_a_connection_to_a_server_takes_a_location_that_names_one(tmp_path):
    command = (
        "import sys; from annotator.bootstrap import make_context, default_schema;"
        "from datetime import datetime, UTC; c = make_context();"
        "c.stores.create(sys.argv[1], default_schema(), at=datetime.now(UTC)).close();"
        "assert 'psycopg' not in sys.modules, 'psycopg'; assert 'keyring' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", command, str(tmp_path / "a.corpus")], check=True)


def test_passwords_are_kept_by_the_keyring_only():
    writers = {name for name, text in sources().items() if "set_password" in text}
    assert writers == {"annotator/storage/server/passwords.py"}
    settings = sources()["annotator/ui/settings.py"]
    assert "password" not in settings.casefold()
