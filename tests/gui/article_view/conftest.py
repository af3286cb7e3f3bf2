"""The view with the article of ``factories``, shown, and hands for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.offsets import TextRange
from annotator.ui.article_view import ArticleView, ViewStyle
from factories import TEXT, make_article, make_schema, make_set, make_workbench

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Mouse and keys on a view, aimed at offsets of its text."""

    def __init__(self, view):
        self.view = view
        self.port = view.viewport()

    def at(self, offset):
        return self.view.position_rect(offset).center()

    def before(self, offset):
        """A point just right of the border before a character."""
        rect = self.view.position_rect(offset)
        return QPoint(rect.left() + 1, rect.center().y())

    def click(self, where, modifiers=NONE):
        QTest.mouseClick(self.port, LEFT, modifiers, self._point(where))

    def double_click(self, where, modifiers=NONE):
        point = self._point(where)
        QTest.mouseClick(self.port, LEFT, modifiers, point)
        QTest.mouseDClick(self.port, LEFT, modifiers, point)

    def drag(self, start, end, modifiers=NONE):
        start, end = self._point(start), self._point(end)
        self.press(start, modifiers)
        self.move((start + end) / 2, modifiers)
        self.move(end, modifiers)
        self.release(end, modifiers)

    def press(self, where, modifiers=NONE):
        QTest.mousePress(self.port, LEFT, modifiers, self._point(where))

    def release(self, where, modifiers=NONE):
        QTest.mouseRelease(self.port, LEFT, modifiers, self._point(where))

    def move(self, where, modifiers=NONE, buttons=LEFT):
        # QTest.mouseMove cannot hold modifiers.
        point = QPointF(self._point(where))
        far = QPointF(self.port.mapToGlobal(point.toPoint()))
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, far, Qt.MouseButton.NoButton, buttons, modifiers
        )
        QApplication.sendEvent(self.port, event)

    def hover(self, where):
        self.move(where, buttons=Qt.MouseButton.NoButton)

    def key(self, key, modifiers=NONE, times=1):
        for _ in range(times):
            QTest.keyClick(self.view, key, modifiers)

    def selected(self):
        return [part.covered_text(self.view.article_text) for part in self.view.selection]

    def rows(self):
        """Where each character is."""
        return [self.view.position_rect(offset) for offset in range(len(self.view.article_text))]

    def _point(self, where):
        return self.at(where) if isinstance(where, int) else where


class _View(ArticleView):
    """Remembers the text, for ``Hands``."""

    article_text = ""

    def show_workbench(self, workbench, schema):
        self.article_text = workbench.article.text
        super().show_workbench(workbench, schema)


@pytest.fixture
def make_view(qtbot):
    """Shows a view on an own set of spans and on suggestions."""

    def make(
        *spans, text=TEXT, suggested=(), proposed=(), arguments=(), size=(900, 700), style=None
    ):
        view = _View()
        qtbot.addWidget(view)
        view.set_style(style or ViewStyle())
        view.resize(*size)
        view.show()
        own = make_set(*spans, arguments=arguments, article=make_article(text))
        view.show_workbench(make_workbench(own, suggested, arguments=proposed), make_schema())
        view.setFocus()
        QApplication.processEvents()
        return view

    return make


@pytest.fixture
def view(make_view):
    return make_view()


@pytest.fixture
def hands(view):
    return Hands(view)


@pytest.fixture
def hands_on():
    return Hands


@pytest.fixture
def part_of():
    """The range of words in a text."""

    def find(words, text=TEXT):
        begin = text.index(words)
        return TextRange(begin, begin + len(words))

    return find
