from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.changes import SpanAdded
from annotator.domain.offsets import TextRange
from annotator.ui.article_view import ArticleView, ViewStyle
from factories import (
    TEXT,
    make_article,
    make_change_set,
    make_schema,
    make_set,
    make_span,
    make_workbench,
)

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PARAGRAPH = "Die Ministerin kündigte in Genf 🇨🇭 am Dienstag Gespräche an. " * 6
LONG = "\n\n".join(f"Absatz {n}. {PARAGRAPH[: 40 + (n * 97) % 320]}" for n in range(400))
HUGE = PARAGRAPH * 400


@pytest.fixture
def long_view(make_view):
    return make_view(text=LONG, size=(800, 600))


def middle(view):
    found = view.visible_range()
    return (found.begin + found.end) // 2


def test_at_first_the_top_is_visible(long_view):
    assert long_view.visible_range().begin == 0


def test_what_is_scrolled_by_moves_by_exactly_that(long_view):
    bar = long_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for step in (60, 60, -35, -200, 300, -300):
        offset = middle(long_view)
        before, value = long_view.position_rect(offset).top(), bar.value()
        bar.setValue(value + step)
        assert long_view.position_rect(offset).top() == before - step


def test_going_up_into_unseen_paragraphs_keeps_the_words_in_place(long_view):
    long_view.reveal(TextRange(len(LONG) // 2, len(LONG) // 2 + 1))
    bar = long_view.verticalScrollBar()
    for _ in range(60):
        offset = long_view.visible_range().begin
        before = long_view.position_rect(offset).top()
        bar.setValue(bar.value() - 50)
        assert long_view.position_rect(offset).top() == before + 50


def test_both_ends_are_reached(long_view, hands_on):
    hands = hands_on(long_view)
    hands.key(KEY.Key_End, CTRL)
    assert long_view.visible_range().end == len(LONG)
    hands.key(KEY.Key_Home, CTRL)
    assert long_view.visible_range().begin == 0
    assert long_view.verticalScrollBar().value() == 0


def test_page_keys_move_caret_and_page(long_view, hands_on):
    hands = hands_on(long_view)
    hands.key(KEY.Key_PageDown, times=3)
    assert long_view.visible_range().begin > 0
    rect = long_view.position_rect(long_view.caret)
    assert 0 <= rect.top() < long_view.viewport().height()
    hands.key(KEY.Key_PageUp, times=4)
    assert long_view.caret < 100


def test_revealing_what_is_visible_does_not_scroll(long_view):
    bar = long_view.verticalScrollBar()
    bar.setValue(3_000)
    value, offset = bar.value(), middle(long_view)
    long_view.reveal(TextRange(offset, offset + 5))
    assert bar.value() == value


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_what_is_revealed_is_visible_and_not_at_the_very_edge(long_view, share):
    offset = int(len(LONG) * share)
    long_view.reveal(TextRange(offset, offset + 1))
    rect = long_view.position_rect(offset)
    assert rect.top() >= 0
    assert rect.bottom() <= long_view.viewport().height()


def test_focus_scrolls_to_a_span_only_if_it_is_out_of_view(make_view):
    far = LONG.index("Absatz 300")
    view = make_view(make_span(far, far + 6, id="far"), make_span(0, 6, id="near"), text=LONG)
    view.set_focus("near")
    assert view.verticalScrollBar().value() == 0
    view.set_focus("far", reveal=False)
    assert view.verticalScrollBar().value() == 0
    view.set_focus("far")
    (rect,) = view.span_rects("far")
    assert 0 <= rect.top() < view.viewport().height()


@pytest.mark.parametrize("factor", [0.7, 1.5, 2.0])
def test_zooming_keeps_the_line_one_reads_where_it_is(qtbot, long_view, factor):
    long_view.verticalScrollBar().setValue(5_000)
    offset = long_view.visible_range().begin
    before = long_view.position_rect(offset)
    with qtbot.waitSignal(long_view.zoom_changed) as blocker:
        long_view.set_zoom(factor)
    assert blocker.args == [factor]
    after = long_view.position_rect(offset)
    assert abs(after.bottom() - before.bottom()) <= 14 * factor


def test_zoom_has_limits_and_keys(long_view, hands_on):
    hands = hands_on(long_view)
    hands.key(KEY.Key_Plus, CTRL)
    larger = long_view.position_rect(0).height()
    hands.key(KEY.Key_0, CTRL)
    assert long_view.position_rect(0).height() < larger
    long_view.set_zoom(100)
    assert long_view._style.zoom == 4.0
    long_view.set_zoom(0.01)
    assert long_view._style.zoom == 0.5


def test_a_narrower_view_keeps_the_caret_in_its_place(long_view, hands_on):
    offset = LONG.index("Absatz 200")
    long_view.reveal(TextRange(offset, offset + 1))
    hands_on(long_view).click(offset)
    before = long_view.position_rect(offset).bottom()
    for width in (640, 420, 900):
        long_view.resize(width, 600)
        QApplication.processEvents()
        assert abs(long_view.position_rect(offset).bottom() - before) <= 1


def test_an_added_lane_keeps_the_caret_in_its_place(make_view, hands_on):
    offset = LONG.index("Absatz 200")
    view = make_view(make_span(offset, offset + 10, id="outer"), text=LONG)
    view.reveal(TextRange(offset, offset + 1))
    hands_on(view).click(offset)
    before = view.position_rect(offset)
    own = make_set(make_span(offset, offset + 10, id="outer"), article=make_article(LONG))
    changes = make_change_set(SpanAdded(span=make_span(offset, offset + 6, id="inner")))
    height = view.verticalScrollBar().maximum()
    view.update_workbench(make_workbench(own).apply(changes), changes)
    assert view.verticalScrollBar().maximum() > height
    assert view.position_rect(offset) == before


def wheel(view, notches, modifiers=Qt.KeyboardModifier.NoModifier):
    at = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_glides_to_where_it_was_turned(qtbot, long_view):
    wheel(long_view, -2)
    bar = long_view.verticalScrollBar()
    expected = 5 * long_view._metrics.line_height()
    assert 0 < bar.value() < expected
    qtbot.waitUntil(lambda: bar.value() == expected)


def test_ctrl_and_the_wheel_zoom(qtbot, long_view):
    with qtbot.waitSignal(long_view.zoom_changed):
        wheel(long_view, 1, CTRL)
    assert long_view.verticalScrollBar().value() == 0


def test_dragging_beyond_the_edge_pulls_the_page_along(qtbot, long_view, hands_on):
    hands = hands_on(long_view)
    bar = long_view.verticalScrollBar()
    hands.press(10)
    hands.move(QPoint(300, 640))
    qtbot.waitUntil(lambda: bar.value() > 300)
    (selected,) = long_view.selection
    assert selected.end > long_view.visible_range().begin
    hands.release(QPoint(300, 400))
    value = bar.value()
    QApplication.processEvents()
    assert bar.value() == value


def test_one_huge_paragraph_is_laid_out_only_where_one_looks(make_view):
    view = make_view(text=HUGE)
    assert sum(view._page.is_laid_out(n) for n in range(len(view._page.index))) <= 2
    view.reveal(TextRange(len(HUGE) - 2, len(HUGE) - 1))
    assert view.visible_range().end == len(HUGE.rstrip()) or view.visible_range().end == len(HUGE)


def test_layouts_far_away_are_freed(make_view):
    view = make_view(text="\n".join(f"Zeile {n}" for n in range(3_000)), size=(600, 400))
    bar = view.verticalScrollBar()
    for value in range(0, bar.maximum(), 350):
        bar.setValue(value)
    assert len(view._page._layouts) <= 200


def test_without_an_article_the_hint_is_shown_and_nothing_happens(qtbot, hands_on):
    view = ArticleView()
    qtbot.addWidget(view)
    view.set_style(ViewStyle())
    view.resize(500, 300)
    view.show()
    empty = view.grab().toImage()
    view.set_placeholder("Kein Artikel geöffnet")
    assert view.grab().toImage() != empty
    hands = hands_on(view)
    for key in (KEY.Key_Right, KEY.Key_PageDown, KEY.Key_A, KEY.Key_Escape):
        hands.key(key, CTRL if key == KEY.Key_A else Qt.KeyboardModifier.NoModifier)
    hands.drag(QPoint(50, 50), QPoint(200, 100))
    assert view.selection == ()
    assert view.visible_range() == TextRange(0, 1)
    assert view.span_rects("s") == []
    view.close()


@pytest.mark.parametrize("text", ["", "\n\n  \n"])
def test_an_article_without_text_is_calm(make_view, hands_on, text):
    view = make_view(text=text)
    view.set_placeholder("Dieser Artikel ist leer.")
    hands = hands_on(view)
    hands.key(KEY.Key_Right)
    hands.key(KEY.Key_End, CTRL)
    hands.drag(QPoint(50, 50), QPoint(200, 100))
    assert view.selection == ()
    assert view.offset_at(QPoint(10, 10)) == 0


def test_the_view_of_the_next_article_fits_its_text(make_view):
    view = make_view(text=LONG)
    view.show_workbench(make_workbench(make_set(article=make_article(TEXT))), make_schema())
    assert view.visible_range().end == len(TEXT)
