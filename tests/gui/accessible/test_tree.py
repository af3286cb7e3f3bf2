"""The tree that screen readers walk: nothing one can use is without a name, and everything is reached with Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

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


@pytest.fixture
def opened(window, qtbot):
    """Opens a window by its action; the one that has come."""
    shown = []

    def opened(action):
        before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
        window.actions_of[action].trigger()

        def come():
            return [
                widget
                for widget in QApplication.topLevelWidgets()
                if widget.isVisible() and widget not in before and widget.windowTitle()
            ]

        qtbot.waitUntil(lambda: bool(come()), timeout=3000)
        shown.append(come()[0])
        return shown[-1]

    yield opened
    for widget in filter(isValid, shown):
        widget.close()


def test_the_main_window_has_no_part_without_a_name(window):
    window.desk.session.focus_next_suggestion()
    assert nameless(window) == []


@pytest.mark.parametrize("action", WINDOWS)
def test_a_window_has_no_part_without_a_name(opened, action):
    assert nameless(opened(action)) == []


@pytest.mark.parametrize("action", WINDOWS)
def test_every_part_of_a_window_is_reached_with_tab(opened, action):
    window = opened(action)
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
    assert not wanted - seen


@pytest.mark.parametrize("action", WINDOWS)
def test_a_window_fits_the_least_screen(opened, action):
    least = opened(action).minimumSizeHint()
    assert least.width() <= ROOM.width()
    assert least.height() <= ROOM.height()
