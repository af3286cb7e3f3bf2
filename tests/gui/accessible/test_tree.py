"""The tree that screen readers walk: nothing one can use is without a name, and everything is reached with Tab."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from annotator.bootstrap import make_context
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.ui.main_window import MainWindow
from annotator.ui.worker import WorkerClient
from gold_samples import gold_samples, put_into

ROLE = QAccessible.Role
USED = {
    ROLE.Button,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.SpinBox,
    ROLE.Slider,
    ROLE.Link,
    ROLE.List,
    ROLE.Table,
    ROLE.Tree,
    ROLE.PageTab,
}
LEAVES = {ROLE.List, ROLE.Table, ROLE.Tree, ROLE.EditableText, ROLE.SpinBox, ROLE.ComboBox}
WINDOWS = (
    "preferences",
    "help.keys",
    "help.about",
    "filter.ask",
    "concordance",
    "team",
    "agreement",
    "adjudication",
    "corpus.export",
    "pipelines",
    "train",
    "schema.edit",
    "review",
    "dashboard",
    "history",
    "findings",
    "keys.edit",
    "questions",
    "bookmarks",
    "pace",
    "corpus.restore",
    "corpus.report",
    "corpus.server",
    "corpus.new",
    "help.news",
    "question.ask",
)
ROOM = QSize(960, 610)
"""What a screen of 960 × 640 device-independent pixels leaves below a title bar: 1920 × 1280 at 200 %."""


def walk(interface, path=""):
    """Every visible part below an interface: where it is, its role, its name."""
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is None or not child.isValid():
            continue
        state, thing = child.state(), child.object()
        if state.invisible:
            continue
        name = child.text(QAccessible.Text.Name)
        kind = type(thing).__name__ if thing is not None else child.role().name
        place = f"{path}/{kind}:{thing.objectName() if thing is not None else ''}"
        yield place, child.role(), name, thing
        # The rows of lists are what the data says; where there are thousands nobody waits for them.
        if child.role() not in LEAVES:
            yield from walk(child, place)


def nameless(window):
    found = walk(QAccessible.queryAccessibleInterface(window))
    return sorted(
        f"{role.name} {place}"
        for place, role, name, thing in found
        if role in USED and not name.strip() and not _is_inner(thing)
    )


def _is_inner(thing):
    """Parts that Qt puts into its own widgets, such as the field in a number field."""
    inner = isinstance(thing, QWidget) and thing.objectName().startswith("qt_")
    return thing is None or inner


def unreached(window):
    """What Tab should stop at and does not come to."""
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is window
    }
    seen, at = set(), window.nextInFocusChain()
    while at not in seen:
        seen.add(at)
        at = at.nextInFocusChain()
    assert wanted
    return sorted(f"{type(each).__name__}:{each.objectName()}" for each in wanted - seen)


@dataclass(frozen=True)
class Seen:
    """What was seen of a window: parts without a name, parts that Tab does not reach, how small it can be."""

    nameless: list[str]
    unreached: list[str]
    least: QSize

    @classmethod
    def of(cls, window):
        return cls(nameless(window), unreached(window), window.minimumSizeHint())


@pytest.fixture(scope="module")
def team(tmp_path_factory):
    """A corpus that three people have worked on: every window has something to show."""
    location = tmp_path_factory.mktemp("team") / "team.corpus"
    gold = gold_samples()[:6]
    with corpora.opened(make_context(), str(location), Access.WRITE, make=True) as store:
        put_into(store, [*gold, *(_relabelled(each) for each in gold)])
    return location


def _relabelled(own):
    """The same work, with another label for every second name, under another name."""
    names = [span for span in own if span.layer == "entity"][::2]
    spans = {span.id: span.model_copy(update={"label": "MISC"}) for span in names}
    return replace(own, annotator=AnnotatorId("Ben"), spans={**own.spans, **spans})


@pytest.fixture
def desk(qtbot, team, tmp_path, preferences):
    """The window with a copy of it, and the real worker."""
    location = shutil.copy(team, tmp_path / "team.corpus")
    worker = WorkerClient()
    made = MainWindow(make_context(), AnnotatorId("Anna"), preferences=preferences, worker=worker)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    assert made.open_corpus(str(location))
    yield made
    qtbot.waitUntil(lambda: not is_busy(made), timeout=60_000)
    made.close()
    made.deleteLater()
    # Gone before the next test changes the language.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_busy(main):
    """Whether a worker of the window has something to do."""
    return any(worker.busy for worker in (main.worker, *main.findChildren(WorkerClient)))


@pytest.fixture
def look(qtbot):
    """Opens a window by its action, looks at it when it is filled and closes it; what was seen.

    A modal window keeps whoever opened it waiting, so that it is looked at from a timer.
    """
    watch = QTimer()
    watch.setInterval(50)

    def look(main, action, seen_by):
        before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
        seen = []

        def come():
            if is_busy(main):
                return
            for widget in QApplication.topLevelWidgets():
                if widget.isVisible() and widget not in before and widget.windowTitle():
                    watch.stop()
                    try:
                        seen.append(seen_by(widget))
                    finally:
                        widget.close()
                    return

        watch.timeout.connect(come)
        watch.start()
        main.actions_of[action].trigger()
        qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
        return seen[0]

    yield look
    watch.stop()


def test_the_main_window_has_no_part_without_a_name(window):
    window.desk.session.focus_next_suggestion()
    assert nameless(window) == []


@pytest.mark.parametrize("action", WINDOWS)
def test_a_window_is_for_everybody(look, desk, action):
    seen = look(desk, action, Seen.of)
    assert seen.nameless == []
    assert seen.unreached == []
    assert seen.least.width() <= ROOM.width()
    assert seen.least.height() <= ROOM.height()


def test_the_list_of_suggestions_is_for_everybody(look, window):
    seen = look(window, "bulk.score", Seen.of)
    assert seen.nameless == []
    assert seen.unreached == []


@pytest.mark.parametrize("action", ["guideline", "time.travel", "tour", "palette"])
def test_what_comes_up_in_the_main_window_is_for_everybody(qtbot, desk, action):
    desk.desk.session.focus_next_suggestion()
    desk.actions_of[action].trigger()
    qtbot.wait(500)
    assert nameless(desk) == []
    assert unreached(desk) == []


def test_the_welcome_page_is_for_everybody(empty_window):
    assert nameless(empty_window) == []
    assert unreached(empty_window) == []
