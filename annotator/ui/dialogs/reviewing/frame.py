"""What the window of the review desk is made of: samples at the left, pages at the right; judges nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.schema import Schema
from annotator.services.reviewing import Reviewing
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.reviewing.form import SampleForm
from annotator.ui.dialogs.reviewing.judging import JudgingView
from annotator.ui.dialogs.reviewing.result_view import ResultView
from annotator.ui.dialogs.reviewing.returned_list import ReturnedList
from annotator.ui.dialogs.reviewing.sample_list import SampleList
from annotator.ui.notice import Notice
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import Theme, blend

_SIZE = (1240, 700)
_LIST_WIDTH = 30 * UNIT


class ReviewFrame(QDialog):
    """The parts of the window, in their places.

    Args:
        reviewing: What a reviewer does.
        schema: Of the corpus.
    """

    def __init__(self, reviewing: Reviewing, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewWindow")
        self.setWindowTitle(QCoreApplication.translate("ReviewWindow", "Review desk"))
        self.resize(*_SIZE)
        self.list = SampleList(self)
        self.form = SampleForm(schema, [str(each) for each in reviewing.people_to_choose()], self)
        self.judging = JudgingView(reviewing, schema, self)
        self.outcome = ResultView(schema, self)
        self.returned = ReturnedList(schema, self)
        self._build()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(f"{panel_style(theme)}\n{_style(theme)}")
        for part in (self.list, self.judging, self.outcome, self.notice):
            part.set_theme(theme)

    def _build(self) -> None:
        self.empty = label("muted", self)
        self.empty.setObjectName("reviewEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setText(
            QCoreApplication.translate(
                "ReviewWindow",
                "No sample has been drawn yet. A sample says how much of what is marked is right, "
                "without anybody having to read all of it.",
            )
        )
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.judging, QCoreApplication.translate("ReviewWindow", "Judge"))
        self.tabs.addTab(self.outcome, QCoreApplication.translate("ReviewWindow", "Result"))
        self._pages = QStackedWidget(self)
        for page in (self.empty, self.form, self.tabs, self.returned):
            self._pages.addWidget(page)
        self.new_button = QPushButton(
            QCoreApplication.translate("ReviewWindow", "New sample…"), self
        )
        self.new_button.setAutoDefault(False)
        keys = QKeySequence("Ctrl+N").toString(QKeySequence.SequenceFormat.NativeText)
        self.new_button.setToolTip(keys)
        self.returned_button = QPushButton(self)
        self.returned_button.setAutoDefault(False)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.list, 1)
        row = QVBoxLayout()
        row.setContentsMargins(UNIT, 0, UNIT, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.returned_button)
        row.addWidget(self.new_button)
        column.addLayout(row)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(left)
        parts.addWidget(self._pages)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)
        self.notice = Notice(self._pages)


def _style(theme: Theme) -> str:
    chosen = blend(theme.accent, theme.page, 0.18)
    return f"""
#sampleList, #resultTable, #strataTable, #returnedList QTableView {{ background: {theme.page}; }}
#sampleList::item:selected, #resultTable::item:selected, #returnedList QTableView::item:selected {{
  background: {chosen}; color: {theme.text}; }}
#reviewItem {{ font-size: 15px; }}
QTabBar::tab {{ padding: 6px 14px; border: 0; color: {theme.muted}; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.accent}; }}
QToolButton[kind="link"]:disabled {{ color: {theme.muted}; }}
"""
