"""The context menu of the list of articles."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from annotator.domain.changes import Status
from annotator.ui.models.article_model import ARTICLE_ROLE


@pytest.fixture
def rows(window):
    return window.desk.article_list.list


@pytest.fixture
def popped(monkeypatch):
    """The menus that would have been shown: without a screen none can take the keyboard."""
    menus = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: menus.append(menu))
    return menus


@pytest.fixture
def menu_at(window, rows, popped):
    """Asks for the menu of a row with the mouse, or with the keyboard."""

    def menu_at(number, *, by_keyboard=False):
        index = rows.model().index(number, 0)
        place = rows.visualRect(index).center()
        reason = QContextMenuEvent.Reason.Mouse
        if by_keyboard:
            rows.setCurrentIndex(index)
            reason, place = QContextMenuEvent.Reason.Keyboard, QPoint(3, 3)
        asked = QContextMenuEvent(reason, place, rows.viewport().mapToGlobal(place))
        QApplication.sendEvent(rows.viewport(), asked)
        return popped.pop()

    return menu_at


def choose(menu, name):
    action = next(each for each in menu.actions() if name in {each.objectName(), each.text()})
    assert action.isEnabled()
    action.trigger()


def on_desk(window):
    return window.desk.session.workbench.article.id


def id_of(rows, number):
    return rows.model().index(number, 0).data(ARTICLE_ROLE)


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_an_article_is_opened_from_the_menu_of_its_row(window, rows, menu_at, by_keyboard):
    choose(menu_at(2, by_keyboard=by_keyboard), "&Open")
    assert on_desk(window) == id_of(rows, 2)
    assert window.desk.view.hasFocus()


def test_the_one_on_the_desk_is_open_already(window, menu_at):
    menu = menu_at(0)
    assert not menu.defaultAction().isEnabled()


def test_every_other_line_is_an_action_of_the_window(window, menu_at):
    menu = menu_at(1)
    names = [each.objectName() for each in menu.actions() if each.objectName()]
    assert names == ["article.done", "suggest.article", "bookmark.toggle", "question.ask"]
    assert all(name in window.commands.known for name in names)


def test_a_finished_article_can_be_opened_again_without_leaving_the_list_first(
    window, rows, menu_at, press
):
    window.desk.next_after_done = False
    choose(menu_at(1), "article.done")
    assert on_desk(window) == id_of(rows, 1)
    assert window.desk.session.workbench.own.status is Status.DONE
    window.desk.open_article(id_of(rows, 0))
    window.desk.article_list.reload()
    choose(menu_at(1), "article.reopen")
    assert on_desk(window) == id_of(rows, 1)
    assert window.desk.session.workbench.own.status is Status.STARTED


def test_beside_the_rows_there_is_no_menu(rows, popped):
    place = QPoint(5, rows.viewport().height() - 2)
    assert not rows.indexAt(place).isValid()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, rows.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(rows.viewport(), asked)
    assert popped == []


def test_the_menu_key_of_a_list_without_a_current_row_does_nothing(rows, popped, qtbot):
    rows.setCurrentIndex(rows.model().index(-1, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Menu)
    assert popped == []
