"""Boxes that are deleted leave nothing in Qt's style sheets if they are let go; and much if they are not."""

from __future__ import annotations

import ctypes
import os

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from annotator.ui.flow import FlowRow
from annotator.ui.letting_go import let_go

_COUNT = 300
_C = ctypes.CDLL(None) if os.name == "posix" else None
pytestmark = pytest.mark.skipif(not hasattr(_C, "mallinfo2"), reason="the allocator keeps no books")


class _Books(ctypes.Structure):
    """``struct mallinfo2`` of glibc: the fifth and the eighth are bytes in use."""

    _fields_ = tuple((f"n{number}", ctypes.c_size_t) for number in range(10))


@pytest.fixture
def sheet(qapp):
    before = qapp.styleSheet()
    qapp.setStyleSheet("QLabel { color: red }")
    yield
    qapp.setStyleSheet(before)


def in_use():
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _C.mallinfo2.restype = _Books
    books = _C.mallinfo2()
    return books.n4 + books.n7


def left_by(make, end):
    """Bytes that one leaves in Qt, after the first ones."""
    for _ in range(3):
        before = in_use()
        kept = []
        for _ in range(_COUNT):
            host = QWidget()
            QVBoxLayout(host).addWidget(make())
            kept.append(host)
        for host in kept:
            end(host)
        del host
        kept.clear()
        after = in_use()
    return (after - before) / _COUNT


def choices():
    made = QComboBox()
    made.addItems(["a", "b"])
    return made


@pytest.mark.usefixtures("sheet")
@pytest.mark.parametrize("make", [QSpinBox, QDateEdit, choices])
def test_a_box_that_is_let_go_leaves_nothing(make):
    # Without it each leaves a kilobyte: Qt's own, and the reason for what is tested here.
    assert left_by(make, QWidget.deleteLater) > 800
    assert left_by(make, let_go) < 200


def test_a_row_deletes_its_items_with_itself(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    host = QWidget(window)
    row = FlowRow()
    for _ in range(3):
        row.addWidget(QToolButton(host))
    QVBoxLayout(host).addLayout(row)
    assert row.count() == 3
    item = row.itemAt(0)
    host.deleteLater()
    del row, host
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(item)


def test_a_row_forgets_a_widget_that_is_deleted(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row = FlowRow()
    QVBoxLayout(window).addLayout(row)
    label = QLabel("going", window)
    row.addWidget(label)
    row.addWidget(QLabel("staying", window))
    label.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert row.count() == 1
    assert row.sizeHint().width() > 0
