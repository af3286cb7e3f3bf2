"""What the window is filled with: the pages, the row of running tasks, the key line."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.key_line import KeyLine
from annotator.ui.panels.tasks import TaskBar
from annotator.ui.worker import WorkerClient


class Frame(QWidget):
    """The central widget of the window.

    Attributes:
        pages: The welcome page and the desk.
        task_bar: What runs in the background.
        key_line: Which keys do what now.
    """

    def __init__(self, worker: WorkerClient, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("frame")
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self.task_bar = TaskBar(worker, self)
        self.key_line = KeyLine(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        # A row of its own, of no height while nothing runs: the key line is for keys.
        tasks = QVBoxLayout()
        tasks.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        tasks.addWidget(self.task_bar)
        layout.addLayout(tasks)
        layout.addWidget(self.key_line)
