"""The window on a corpus on a real server: lost connections, two desktops, what waits, live lists."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange
from annotator.services import line
from annotator.services.line import PATIENCE_S
from annotator.storage.stores import Stores
from factories import ANNA, NOW, find, make_article, make_change_set, make_schema, make_span
from postgres_server import Server

BERLIN, GENF = find("Berlin"), find("Genf")
BEN = AnnotatorId("Ben")

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def own_server():
    """A server of this test alone, that can be stopped."""
    made = Server.make("fsync = off")
    yield made
    made.remove()


@pytest.fixture
def own_corpus(own_server):
    url = own_server.new_url()
    with Stores().create(url, make_schema(), at=NOW) as store, store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        more = [make_article(f"Artikel {n}.", id=f"a{n}") for n in (2, 3)]
        work.imports.add(number, [make_article(), *more])
        work.imports.finish(number)
        work.commit()
    return url


def make_deaf(window):
    """It does not hear what others do."""
    remote = window.desk.corpus.remote
    remote.told.disconnect(window.live._on_told)


def add(window, fragment, label="LOC"):
    session = window.desk.session
    session.set_focus(None)
    session.set_selection((fragment,))
    return session.spans.add("entity", label)


def shown(window):
    own = window.desk.session.workbench.own
    return [own.covered_text(span) for span in own]


def stored(url, annotator=ANNA, article="a1"):
    from annotator.domain.ports import Access  # noqa: PLC0415 - only here

    with Stores().open(url, Access.READ) as store, store.open_unit_of_work() as work:
        own = work.annotations.get(ArticleId(article), annotator)
    return [own.covered_text(span) for span in own]


def is_listening(server, url):
    """Whether a window hears what others do."""
    name = url.rpartition("/")[2]
    where = f"datname = '{name}' AND query LIKE 'LISTEN %'"
    return bool(server.execute(f"SELECT 1 FROM pg_stat_activity WHERE {where}"))  # noqa: S608 - ours


def said(window):
    return window.key_line.findChild(type(window.key_line._word), "savedText").text()


def test_the_server_stops_in_mid_work_and_comes_back(qtbot, own_server, own_corpus, window_of):
    window = window_of()
    assert window.open_corpus(own_corpus)
    desk = window.desk
    assert desk.session.workbench.article.id == "a1"
    assert add(window, BERLIN)
    qtbot.waitUntil(lambda: said(window) == "Saved")
    own_server.stop()
    # All of it while there is no server; nothing waits for it.
    assert add(window, GENF)
    assert shown(window) == ["Berlin", "Genf"]
    qtbot.waitUntil(lambda: said(window).startswith("No connection  ·  1 step"))
    assert not desk.open_article(ArticleId("a2"))
    assert "no connection" in desk.notice.text
    assert desk.session.workbench.article.id == "a1"
    assert desk.article_list.model.rowCount() == 3
    window.commands.run("article.next")
    window.commands.run("article.next_unfinished")
    window.commands.run("history.undo")
    assert shown(window) == ["Berlin"]
    window.commands.run("history.redo")
    assert shown(window) == ["Berlin", "Genf"]
    window.commands.run("article.done")
    assert desk.session.workbench.own.status is Status.DONE
    own_server.start()
    qtbot.waitUntil(lambda: said(window) == "Saved")
    assert stored(own_corpus) == ["Berlin", "Genf"]
    qtbot.waitUntil(lambda: desk.article_list.counts[Status.DONE] == 1)
    assert desk.open_article(ArticleId("a2"))


def test_the_window_itself_waits_a_moment_at_most_for_a_server(
    qtbot, own_server, own_corpus, window_of, monkeypatch
):
    window = window_of()
    assert window.open_corpus(own_corpus)
    for name in ("PATIENCE_S", "LONGEST_PATIENCE_S"):
        monkeypatch.setattr(line, name, PATIENCE_S)
    qtbot.waitUntil(lambda: is_listening(own_server, own_corpus))
    psycopg = pytest.importorskip("psycopg")
    from annotator.storage.server.corpus import ServerCorpus  # noqa: PLC0415 - needs the extra, too

    connect, answers = psycopg.connect, ServerCorpus.answers
    connecting, waits = [], []

    def noted_connect(*args, **options):
        connecting.append(threading.current_thread() is threading.main_thread())
        return connect(*args, **options)

    def noted_answers(store, within):
        if threading.current_thread() is threading.main_thread():
            waits.append(within)
        return answers(store, within)

    monkeypatch.setattr(psycopg, "connect", noted_connect)
    monkeypatch.setattr(ServerCorpus, "answers", noted_answers)
    own_server.stop()
    add(window, BERLIN)
    qtbot.waitUntil(lambda: len(connecting) > 2)
    assert not any(connecting)
    # If at all: mostly it has heard that the server is gone.
    assert max(waits, default=0.0) <= PATIENCE_S


def test_connections_that_are_ended_are_not_noticed(qtbot, corpus, kill, window_of):
    window = window_of()
    assert window.open_corpus(corpus)
    kill(corpus)
    assert add(window, BERLIN)
    qtbot.waitUntil(lambda: stored(corpus) == ["Berlin"])
    kill(corpus)
    qtbot.waitUntil(lambda: said(window) == "Saved")
    qtbot.waitUntil(lambda: window.desk.open_article(ArticleId("a2")))


def test_what_waits_survives_the_window(qtbot, own_server, own_corpus, window_of, tmp_path):
    window = window_of()
    assert window.open_corpus(own_corpus)
    own_server.stop()
    assert add(window, BERLIN)
    window.close()
    (path,) = (tmp_path / "one" / "outbox").glob("*.jsonl")
    assert path.stat().st_size > 0
    own_server.start()
    again = window_of()
    assert again.open_corpus(own_corpus)
    assert shown(again) == ["Berlin"]
    qtbot.waitUntil(lambda: stored(own_corpus) == ["Berlin"])
    qtbot.waitUntil(lambda: said(again) == "Saved")


def test_one_person_at_two_desktops(qtbot, corpus, window_of):
    one, two = window_of(desktop="one"), window_of(desktop="two")
    assert one.open_corpus(corpus)
    assert two.open_corpus(corpus)
    make_deaf(two)
    assert add(one, BERLIN)
    assert add(two, GENF)
    qtbot.waitUntil(lambda: shown(two) == ["Berlin", "Genf"])
    qtbot.waitUntil(lambda: shown(one) == ["Berlin", "Genf"])
    assert "another computer" in one.desk.notice.text
    make_deaf(one)
    word = TextRange(GENF.begin - 7, GENF.begin)
    assert add(two, word)
    assert len(shown(one)) == 2
    add(one, word)
    qtbot.waitUntil(lambda: "does not fit any more" in one.desk.notice.text)
    assert len(shown(one)) == 3
    qtbot.waitUntil(lambda: said(one) == "1 did not fit")
    one.commands.run("corpus.not_stored")
    dialog = one.live.dialog
    assert dialog.table.rowCount() == 1
    dialog.table.selectRow(0)
    dialog.drop.click()
    assert dialog.table.rowCount() == 0
    assert said(one) == "Saved"
    dialog.close()


def test_lists_and_the_article_are_live(qtbot, server, corpus, window_of, desktop, do):
    window = window_of()
    assert window.open_corpus(corpus)
    qtbot.waitUntil(lambda: is_listening(server, corpus))
    elsewhere = desktop()
    from annotator.domain.changes import SpanAdded, StatusChanged  # noqa: PLC0415 - only here

    do(
        elsewhere,
        make_change_set(
            SpanAdded(span=make_span(0, 6, id="one")),
            StatusChanged(before=Status.NEW, after=Status.DONE),
        ),
    )
    qtbot.waitUntil(lambda: shown(window) == ["Berlin"])
    qtbot.waitUntil(lambda: window.desk.article_list.counts[Status.DONE] == 1)
    with elsewhere.open_unit_of_work() as work:
        number = work.imports.begin("more", NOW)
        work.imports.add(number, [make_article("Noch einer.", id="a9")])
        work.imports.finish(number)
        work.commit()
    qtbot.waitUntil(lambda: window.desk.article_list.model.rowCount() == 4)


def test_another_schema_is_taken_up(qtbot, server, corpus, window_of, desktop):
    window = window_of()
    assert window.open_corpus(corpus)
    qtbot.waitUntil(lambda: is_listening(server, corpus))
    elsewhere = desktop()
    from annotator.domain.schema import LabelDef  # noqa: PLC0415 - only here
    from annotator.domain.schema_label_edits import AddLabel  # noqa: PLC0415 - only here
    from annotator.services.schema_editing import SchemaEditing  # noqa: PLC0415 - only here

    class Silent:
        def report(self, progress):
            del progress

    editing = SchemaEditing(elsewhere.open_unit_of_work, lambda: NOW)
    editing.apply(
        (AddLabel(layer="entity", label="EVT", definition=LabelDef(title={"en": "Event"})),),
        Silent(),
    )
    qtbot.waitUntil(lambda: "EVT" in window.desk.corpus.schema.layer("entity").labels)
    assert "schema was changed elsewhere" in window.desk.notice.text


def test_a_typed_password_reaches_the_worker_and_no_command_line(
    qtbot, own_server, own_corpus, window_of, monkeypatch, tmp_path
):
    secret = "gr0ßes Geheimnis"  # noqa: S105 - of a server of this test alone
    own_server.execute(f"ALTER ROLE {own_server.owner} PASSWORD '{secret}'")
    own_server.want_passwords()
    asked = []

    def answer(_parent, place, *, was_wrong):
        asked.append((place, was_wrong))
        return ("wrong" if len(asked) == 1 else secret), False

    from annotator.ui.dialogs.server.password import PasswordDialog  # noqa: PLC0415 - only here

    monkeypatch.setattr(PasswordDialog, "ask", answer)
    window = window_of()
    assert window.open_corpus(own_corpus)
    assert [was_wrong for _, was_wrong in asked] == [False, True]
    ended = []
    target = tmp_path / "copy.corpus"
    handle = window.worker.start("copy", window.desk.corpus.location, {"target": str(target)})
    handle.succeeded.connect(ended.append)
    handle.failed.connect(ended.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=60_000)
    assert ended == [{"copy": str(target)}]
    if sys.platform == "linux":
        for pid in (os.getpid(), window.worker.process_id):
            for what in ("cmdline", "environ"):
                data = Path(f"/proc/{pid}/{what}").read_bytes()
                assert secret.encode() not in data, (pid, what)
    window.close()
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in kept if secret.encode() in path.read_bytes()] == []
    assert json.loads((tmp_path / "one" / "settings.json").read_text())["recent"] == [own_corpus]


def test_somebody_who_does_not_say_the_password_stays_where_they_were(
    qtbot, own_server, own_corpus, window_of, monkeypatch
):
    own_server.want_passwords()
    from annotator.ui.dialogs.server.password import PasswordDialog  # noqa: PLC0415 - only here

    monkeypatch.setattr(PasswordDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    window = window_of()
    assert not window.open_corpus(own_corpus)
    assert window.desk is None
