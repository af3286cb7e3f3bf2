"""The team window on a real corpus: people, sharing out with a preview, progress, moving, packages out and back."""

from __future__ import annotations

import shlex

import pytest
from in_house import InHouseWorker
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.cli.worker_tasks import TASKS
from annotator.domain.assignments import Batch
from annotator.domain.changes import Action, SpanAdded, Status, StatusChanged
from annotator.domain.errors import StorageError
from annotator.domain.ids import GOLD, ArticleId
from annotator.domain.people import PersonRole, TrainingScore
from annotator.domain.ports import Access
from annotator.domain.workbench import Workbench
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.people import add_person, read_team
from annotator.services.tasks import NullMonitor
from annotator.ui.dialogs.team.bars import BAR_ROLE
from annotator.ui.dialogs.team.window import TeamWindow
from annotator.ui.theme import DARK
from factories import ANNA, BEN, NOW, make_article, make_change_set, make_span

NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def corpus(context, tmp_path):
    """Six articles nobody has yet."""
    location = str(tmp_path / "team.corpus")
    store = context.stores.create(location, context.default_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("x", NOW)
        articles = [
            make_article(f"Text {n}", id=f"a{n}", title=f"Titel {n}", meta={"agency": f"x{n % 2}"})
            for n in range(6)
        ]
        work.imports.add(number, articles)
        work.imports.finish(number)
        work.commit()
    yield store
    store.close()


@pytest.fixture
def worker(qapp, context):
    return InHouseWorker(context)


@pytest.fixture
def window(qtbot, corpus, worker, context):
    made = TeamWindow(corpus, worker, "Dora", context.clock)
    qtbot.addWidget(made)
    made.changes = []
    made.changed.connect(lambda: made.changes.append(1))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    made.end()


@pytest.fixture
def settle(qtbot, worker, window):
    """Let previews and what they ask for come to an end."""

    def wait(page=None):
        if page is not None:
            window.tabs.setCurrentWidget(page)
        pauses = [window.share._pause, window.progress._pause]
        # An answer may lead to a pause, and a pause to the next question, whatever else the machine does.
        QTest.qWait(0)
        qtbot.waitUntil(
            lambda: not worker.busy and not any(each.isActive() for each in pauses), timeout=20_000
        )

    return wait


def assign(store, *pairs, batch="b", **fields):
    with store.open_unit_of_work() as work:
        given = [(ArticleId(f"a{n}"), who) for n, who in pairs]
        work.assignments.assign(Batch(batch, NOW, **fields), given)
        work.commit()


def finish(store, number, who, *, label="PER", begin=0):
    with store.open_unit_of_work() as work:
        article = ArticleId(f"a{number}")
        desk = Workbench(*work.annotations.pair(article, who))
        changes = make_change_set(
            SpanAdded(span=make_span(begin, begin + 4, label=label)),
            StatusChanged(before=desk.own.status, after=Status.DONE),
            article=article,
            annotator=who,
            action=Action.FINISH,
        )
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


def given(store):
    with store.open_unit_of_work() as work:
        found = {}
        for each in work.assignments.all():
            found.setdefault(each.annotator, []).append(each.article)
        return found


def lines(tree):
    """What a tree shows, children after their parents."""
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    items = [item for top in tops for item in (top, *map(top.child, range(top.childCount())))]
    return [tuple(map(item.text, range(tree.columnCount()))) for item in items]


def click(button):
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)


def drop(widget, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, middle = Qt.DropAction.CopyAction, QPointF(widget.rect().center())
    enter = QDragEnterEvent(middle.toPoint(), copy, mime, LEFT, NONE)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(middle, copy, mime, LEFT, NONE))
    return enter.isAccepted()


class TestPeople:
    def test_a_name_and_boxes_register_somebody(self, window, corpus):
        page = window.people
        window.tabs.setCurrentWidget(page)
        assert page.empty.isVisible()
        QTest.keyClicks(page.name, "Anna")
        QTest.keyClick(page.name, Qt.Key.Key_Return)
        assert not page.empty.isVisible()
        page.table.item(0, 2).setCheckState(Qt.CheckState.Checked)
        roles = {PersonRole.ANNOTATOR, PersonRole.CURATOR}
        assert read_team(corpus).roles_of("Anna") == roles
        assert len(window.changes) == 2
        page.table.item(0, 1).setCheckState(Qt.CheckState.Unchecked)
        page.table.setCurrentCell(0, 0)
        click(page.remove_button)
        assert read_team(corpus).people == ()

    def test_the_last_role_cannot_be_taken_away(self, window, corpus):
        add_person(corpus, "Anna", [PersonRole.CURATOR], lambda: NOW)
        window.people.renew()
        window.people.table.item(0, 2).setCheckState(Qt.CheckState.Unchecked)
        assert window.problem.isVisible()
        assert window.people.table.item(0, 2).checkState() is Qt.CheckState.Checked
        assert read_team(corpus).roles_of("Anna") == {PersonRole.CURATOR}

    def test_a_name_of_the_program_is_refused_beside_the_place(self, window, corpus):
        window.people.name.setText("gold")
        window.people.add()
        assert "gold" in window.problem.text()
        assert window.people.name.text() == "gold"
        assert read_team(corpus).people == ()

    def test_blind_is_kept_in_the_corpus(self, window, corpus):
        window.people.blind.click()
        assert read_team(corpus).blind
        assert window.people.command.line.text().endswith("blind")

    def test_it_shows_how_much_everybody_has_and_how_learning_went(self, window, corpus, settle):
        add_person(corpus, "Anna", [PersonRole.ANNOTATOR], lambda: NOW)
        assign(corpus, (0, ANNA), (1, ANNA))
        with corpus.open_unit_of_work() as work:
            work.people.keep_score(TrainingScore(ArticleId("a0"), ANNA, NOW, 4, 4, 3))
            work.commit()
        window.renew()
        settle()
        row = [window.people.table.item(0, column).text() for column in (0, 4, 5)]
        assert row[:2] == ["Anna", "2"]
        assert row[2].startswith("75 %")


class TestSharing:
    @pytest.fixture
    def page(self, window, settle):
        window.renew()
        settle(window.share)
        page = window.share
        for name in ("Anna", "Ben"):
            page.name.setText(name)
            page._on_name()
        page.overlap.setValue(0)
        settle()
        return page

    def test_who_would_get_how_much_is_seen_at_once(self, page, corpus, settle):
        assert lines(page.table) == [("Anna", "3"), ("Ben", "3")]
        page.overlap.setValue(50)
        page.by.setCurrentIndex(page.by.findData("agency"))
        settle()
        assert [row[1] for row in lines(page.table)] == ["5", "4", "3", "3"]
        page.each.setValue(2)
        settle()
        assert [row[1] for row in lines(page.table)][:2] == ["6", "6"]
        assert page.table.topLevelItem(0).data(1, BAR_ROLE) == (6, 0, 6)
        assert given(corpus) == {}

    def test_sharing_out_gives_what_was_shown(self, page, corpus, settle, window):
        page.batch.setText("march")
        page.has_due.setChecked(True)
        settle()
        shown = {name: int(count) for name, count in lines(page.table)}
        click(page.go)
        settle()
        assert {who: len(articles) for who, articles in given(corpus).items()} == shown
        assert window.changes
        assert page.summary.text() == "Everything is shared out"
        assert not page.go.isEnabled()
        with corpus.open_unit_of_work() as work:
            (batch,) = work.assignments.batches()
        assert (batch.name, batch.due is not None) == ("march", True)

    def test_the_command_does_the_same(self, page, corpus, settle, context):
        page.most.setValue(4)
        page.each.setValue(2)
        settle()
        words = shlex.split(page.command.line.text())
        page.command.copy.click()
        assert QGuiApplication.clipboard().text() == page.command.line.text()
        assert words[0] == "annotator"
        corpus.close()
        program = Program(lambda: context, lambda _request: 0, "0")
        assert run(words[1:], program) == 0
        store = context.stores.open(corpus.location, Access.READ)
        assert {who: len(found) for who, found in given(store).items()} == {"Anna": 4, "Ben": 4}
        store.close()

    def test_what_is_impossible_is_told_and_cannot_be_done(self, page, settle):
        page.query.setText("nothing has these words")
        settle()
        assert page.summary.text() == "This cannot be shared out"
        assert not page.go.isEnabled()
        for row in range(page.people.count()):
            page.people.item(row).setCheckState(Qt.CheckState.Unchecked)
        settle()
        assert page.summary.text() == "Choose to whom"

    def test_learning_needs_gold(self, window, page, corpus, settle):
        assert not page.training.isEnabled()
        finish(corpus, 2, GOLD)
        window.renew()
        settle()
        assert page.training.isEnabled()
        page.training.setChecked(True)
        settle()
        assert lines(page.table) == [("Anna", "1"), ("Ben", "1")]
        assert not page.overlap.isEnabled()

    def test_registered_annotators_are_offered(self, window, corpus, settle):
        add_person(corpus, "Cem", [PersonRole.ANNOTATOR], lambda: NOW)
        add_person(corpus, "Eva", [PersonRole.CURATOR], lambda: NOW)
        window.renew()
        settle()
        assert window.share.request().to == ("Cem",)


class TestProgress:
    def test_nothing_is_shown_as_nothing(self, window, settle):
        window.renew()
        settle()
        assert window.progress.empty.isVisible()
        assert not window.progress.tree.isVisible()

    def test_everybody_has_a_line_in_every_batch(self, window, corpus, settle):
        assign(corpus, (0, ANNA), (1, ANNA), (2, BEN), due=NOW.date())
        finish(corpus, 0, ANNA)
        window.renew()
        settle()
        rows = lines(window.progress.tree)
        assert [row[:2] for row in rows] == [
            ("b", "1 of 3"),
            ("Anna", "1 of 2"),
            ("Ben", "0 of 1"),
        ]
        assert "overdue since" in rows[0][2]
        top = window.progress.tree.topLevelItem(0)
        assert top.data(1, BAR_ROLE) == (1, 0, 3)
        assert top.child(0).data(1, BAR_ROLE) == (1, 0, 2)

    def test_work_is_moved_as_it_was_shown_and_told(self, window, corpus, settle):
        assign(corpus, *((n, ANNA) for n in range(5)), (5, BEN))
        window.renew()
        settle()
        page = window.progress
        assert "2 articles from Anna to Ben" in page.told.text()
        assert "--move --batch b" in page.command.line.text()
        click(page.go)
        settle()
        assert {who: len(found) for who, found in given(corpus).items()} == {ANNA: 3, BEN: 3}
        assert "from Anna to Ben, moved by Dora" in page.log.text()
        assert not page.go.isEnabled()
        assert page.told.text().startswith("Nothing to move")
        assert window.changes

    def test_from_one_person_to_another_so_many(self, window, corpus, settle):
        assign(corpus, *((n, ANNA) for n in range(4)), (5, BEN))
        window.renew()
        settle()
        page = window.progress
        page.giver.setCurrentIndex(page.giver.findData("Anna"))
        page.taker.setCurrentIndex(page.taker.findData("Ben"))
        page.most.setValue(1)
        settle()
        assert page.command.line.text().endswith("--from Anna --to Ben --most 1")
        click(page.go)
        settle()
        assert len(given(corpus)[BEN]) == 2


class TestPackages:
    @pytest.fixture
    def back(self, corpus, context, tmp_path):
        """Anna's package with two articles done; one of them was done here too."""
        assign(corpus, (0, ANNA), (1, ANNA), (2, BEN))
        out, home = tmp_path / "out.zip", tmp_path / "back.zip"
        package(context, corpus, PackageRequest(out, "Anna"), NullMonitor())
        theirs = open_package(context, out, str(tmp_path / "Anna.corpus"))
        finish(theirs, 0, ANNA)
        finish(theirs, 1, ANNA)
        package(context, theirs, PackageRequest(home, "Anna"), NullMonitor())
        theirs.close()
        finish(corpus, 1, ANNA, label="LOC")
        return home

    def own(self, store, number):
        with store.open_unit_of_work() as work:
            return [span.label for span in work.annotations.get(ArticleId(f"a{number}"), ANNA)]

    def test_a_package_for_everybody(self, window, corpus, settle, tmp_path):
        assign(corpus, (0, ANNA), (2, BEN))
        window.renew()
        settle(window.packages)
        page = window.packages
        page.folder.setText(str(tmp_path / "all"))
        assert page.out_command.line.text().endswith(f"{tmp_path / 'all'} --all")
        click(page.make)
        settle()
        assert sorted(each.name for each in (tmp_path / "all").iterdir()) == ["Anna.zip", "Ben.zip"]
        assert "Ben.zip" in page.made.text()
        click(page.make)
        settle()
        assert "it is there already" in window.problem.text()

    def test_what_would_come_of_it_is_seen_before_anything_is_written(
        self, window, corpus, back, settle, tmp_path
    ):
        window.renew()
        broken = tmp_path / "broken.zip"
        broken.write_bytes(b"x")
        assert drop(window, back, broken)
        assert window.tabs.currentWidget() is window.packages
        settle()
        rows = lines(window.packages.view)
        assert rows[0][0] == "broken.zip"
        assert any("1 new, 1 changed on both sides" in row[0] for row in rows)
        assert (rows[-1][0], rows[-1][1]) == ("Titel 1", "Anna")
        assert self.own(corpus, 0) == []
        assert str(broken) not in window.packages.command.line.text()

    def test_merging_takes_what_is_new_and_keeps_what_is_here(self, window, corpus, back, settle):
        assert drop(window, back)
        settle()
        click(window.packages.merge)
        settle()
        assert (self.own(corpus, 0), self.own(corpus, 1)) == (["PER"], ["LOC"])
        assert window.packages.told.text().startswith("Merged: 1 new")
        assert window.packages.paths == []
        assert window.changes

    def test_a_conflict_is_decided_in_its_line(self, window, corpus, back, settle):
        assert drop(window, back)
        settle()
        view = window.packages.view
        (box,) = view._choices.values()
        window.tabs.setCurrentWidget(window.packages)
        settle()
        assert box.height() >= box.sizeHint().height()  # its words are not cut
        box.setCurrentIndex(box.findData("take"))
        assert window.packages.command.line.text().endswith("--on-conflict take")
        click(window.packages.merge)
        settle()
        assert self.own(corpus, 1) == ["PER"]

    def test_merging_again_has_nothing_to_do(self, window, back, settle):
        for _ in range(2):
            assert drop(window, back)
            settle()
            if window.packages.merge.isEnabled():
                click(window.packages.merge)
                settle()
                settle()
        assert "there already" in window.packages.told.text()
        window.packages.clear()
        assert window.packages.drop.isVisible()

    def test_other_files_are_not_taken(self, window, tmp_path):
        text = tmp_path / "x.txt"
        text.write_text("x")
        assert not drop(window, text)


def test_a_failure_is_told_in_the_window(window, worker, settle, monkeypatch):
    def full(*_args):
        raise StorageError(corpus="team", reason="the disk is on fire")

    monkeypatch.setitem(TASKS, "team_progress", full)
    window.renew()
    settle()
    assert "the disk is on fire" in window.problem.text()


def test_it_follows_the_theme_and_ends_with_the_corpus(window, worker, settle):
    window.renew()
    settle()
    window.set_theme(DARK)
    for page in (window.progress, window.share, window.people, window.packages):
        window.tabs.setCurrentWidget(page)
        assert not window.grab().isNull()
    window.end()
    assert worker.ended
    assert not window.isVisible()
