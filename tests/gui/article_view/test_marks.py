"""Small marks at places of an article."""

from __future__ import annotations

from PySide6.QtCore import QRect

from annotator.ui.article_view.marks import MarkKind, mark_boxes

HERE, THERE = QRect(100, 50, 40, 20), QRect(300, 50, 40, 20)


def test_marks_at_one_place_stand_beside_each_other():
    placed = [(HERE, MarkKind.BOOKMARK), (HERE, MarkKind.OPEN), (THERE, MarkKind.OPEN)]
    flag, question, other = [box for box, _ in mark_boxes(placed)]
    assert not flag.intersects(question)
    assert question.top() == flag.top()
    assert other.left() - flag.left() == THERE.left() - HERE.left()
