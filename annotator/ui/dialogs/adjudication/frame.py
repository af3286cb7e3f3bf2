"""The frame of the adjudication window: its parts and how they stand to each other; knows nothing of deciding."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.schema import Schema
from annotator.services.adjudication_own import GoldAnnotationService
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.adjudication.columns_view import ColumnsView
from annotator.ui.dialogs.adjudication.feedback_page import FeedbackPage
from annotator.ui.dialogs.adjudication.own_editing import OwnEditing
from annotator.ui.dialogs.adjudication.panel import DecisionPanel
from annotator.ui.dialogs.adjudication.queue_list import QueueList
from annotator.ui.dialogs.adjudication.readings_view import ReadingsView
from annotator.ui.filter_popup import FilterPopup
from annotator.ui.i18n import number
from annotator.ui.key_line import HintBar
from annotator.ui.keymap import KeyMap
from annotator.ui.notice import Notice
from annotator.ui.panels.style import label
from annotator.ui.worker import WorkerClient

_SIZE = (1400, 860)
_WIDTHS = (240, 700, 400)


class AdjudicationFrame(QDialog):
    """Queue, article and panel side by side; the feedback on a tab of its own."""

    def __init__(
        self,
        schema: Schema,
        service: GoldAnnotationService,
        worker: WorkerClient,
        corpus: str,
        keys: KeyMap,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("adjudicationDialog")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableGeometry().size()))
        self.popup = FilterPopup(self)
        self.queue = QueueList(schema, self)
        self.readings = ReadingsView(self)
        self.columns = ColumnsView(schema, self)
        self.panel = DecisionPanel(schema, self)
        self.own = OwnEditing(service, schema, keys, self.popup, self)
        self.feedback = FeedbackPage(worker, corpus, self)
        self._build()
        self.notice = Notice(self._centre)

    def _show_progress(self) -> None:
        rows = self.queue.model.everything
        done = sum(not row.open for row in rows)
        words = self.tr("%1 open, %2 decided; %3 of %4 articles without an open one")
        values = (sum(r.open for r in rows), sum(r.decided for r in rows), done, len(rows))
        for place, value in enumerate(values, start=1):
            words = words.replace(f"%{place}", number(value))
        self.progress.setText(words)

    def _build(self) -> None:
        self.tabs = QTabBar(self)
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.progress = label("muted", self, wrap=False)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(14 * UNIT)
        self.bar.hide()
        self.all_button = self._tool("link")
        self.all_button.hide()
        self.merge_button = self._tool("link")
        self.side_button = self._tool("toggle")
        self.side_button.setCheckable(True)
        top = QHBoxLayout()
        top.setContentsMargins(UNIT, UNIT // 2, 2 * UNIT, 0)
        top.setSpacing(UNIT)
        top.addWidget(self.tabs)
        top.addWidget(self.progress)
        top.addWidget(self.bar)
        top.addStretch(1)
        for button in (self.all_button, self.side_button, self.merge_button):
            top.addWidget(button)
        self._main = QStackedWidget(self)
        self._main.addWidget(self._deciding())
        self._main.addWidget(self.feedback)
        self.hints = HintBar(self)
        line = QHBoxLayout()
        line.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        line.addWidget(self.hints)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._main, 1)
        layout.addLayout(line)

    def _deciding(self) -> QWidget:
        self._centre = QWidget(self)
        self.heading = label("title", self._centre)
        self.heading.setObjectName("adjudicationTitle")
        self._pages = QStackedWidget(self._centre)
        for page in (self.readings, self.columns, self.own):
            self._pages.addWidget(page)
        self.readings.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        centre = QVBoxLayout(self._centre)
        centre.setContentsMargins(0, UNIT, 0, 0)
        centre.setSpacing(UNIT // 2)
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        head.addWidget(self.heading)
        centre.addLayout(head)
        centre.addWidget(self._pages, 1)
        self._sides = QStackedWidget(self)
        self._sides.addWidget(self.panel)
        self._sides.addWidget(self.own.inspector)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        for widget, least in ((self.queue, 22), (self._centre, 40), (self._sides, 40)):
            widget.setMinimumWidth(least * UNIT)
            parts.addWidget(widget)
        parts.setStretchFactor(1, 1)
        parts.setSizes(list(_WIDTHS))
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        self.decide_page = parts
        return parts

    def _tool(self, kind: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", kind)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
