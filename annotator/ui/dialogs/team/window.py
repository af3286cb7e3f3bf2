"""The window of a team: how far everybody is, sharing out, people, packages. It does not hold up the window behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.people import PersonRole
from annotator.domain.ports import Clock, CorpusStore, Progress
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.team.packages_page import PackagesPage
from annotator.ui.dialogs.team.people_page import PeoplePage
from annotator.ui.dialogs.team.progress_page import ProgressPage
from annotator.ui.dialogs.team.runner import Runner
from annotator.ui.dialogs.team.share_page import SharePage
from annotator.ui.i18n import error_text
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import LIGHT, Theme, blend
from annotator.ui.worker import WorkerClient

_SIZE = (1120, 680)


class TeamWindow(QDialog):
    """People and their work in the corpus that is open.

    Args:
        store: The corpus; small changes are made here.
        worker: Where long work runs; nothing else should wait for it.
        who: Works at this desk.
        clock: The present.
        theme: Its colours.

    Signals:
        changed: Assignments, people or sets of people are other ones now.
    """

    changed = Signal()

    def __init__(
        self,
        store: CorpusStore,
        worker: WorkerClient,
        who: str,
        clock: Clock,
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("teamWindow")
        self.setWindowTitle(self.tr("Team"))
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self._runner = Runner(worker, store.location, self)
        self.progress = ProgressPage(self._runner, who, self)
        self.share = SharePage(self._runner, self)
        self.people = PeoplePage(store, clock, self)
        self.packages = PackagesPage(self._runner, self)
        self._build()
        self._wire()
        self.set_theme(theme)

    def renew(self) -> None:
        """Look everything up anew."""
        self.problem.hide()
        self.people.renew()
        self._offer_people(())
        self._runner.ask("team_progress", {}, self._on_progress)
        self.share.renew()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(f"{panel_style(theme)}\n{_style(theme)}")
        for page in (self.progress, self.share, self.packages):
            page.set_theme(theme)

    def end(self) -> None:
        """Stop what runs, before the corpus is closed."""
        self._runner.end()
        self.hide()
        self.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take packages on every page."""
        self.packages.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at packages where they belong."""
        self.tabs.setCurrentWidget(self.packages)
        self.packages.dropEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.progress, self.tr("&Progress"))
        self.tabs.addTab(self.share, self.tr("&Share out"))
        self.tabs.addTab(self.people, self.tr("Peop&le"))
        self.tabs.addTab(self.packages, self.tr("Pac&kages"))
        self.tabs.tabBar().setFocus()
        self.problem = label("error", self)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.news = label("muted", self, wrap=False)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(24 * UNIT)
        self.stop = QPushButton(self.tr("Cancel"), self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._runner.cancel)
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.hide)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        bottom.setSpacing(UNIT)
        bottom.addWidget(self.problem, 4)
        bottom.addStretch(1)
        bottom.addWidget(self.news)
        bottom.addWidget(self.bar)
        bottom.addWidget(self.stop)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(bottom)
        self._on_busy(busy=False)

    def _wire(self) -> None:
        self._runner.failed.connect(self._say)
        self._runner.busy_changed.connect(lambda busy: self._on_busy(busy=busy))
        self._runner.progressed.connect(self._on_step)
        self.people.failed.connect(self._say)
        for signal in (
            self.people.changed,
            self.share.shared,
            self.progress.moved,
            self.packages.merged,
        ):
            signal.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changed.emit()
        self.problem.hide()
        self._offer_people(())
        self._runner.ask("team_progress", {}, self._on_progress)

    def _on_progress(self, result: Mapping[str, Any]) -> None:
        self.progress.show_progress(result)
        self.people.show_progress(result)
        self.packages.show_progress(result)
        self._offer_people([str(row["annotator"]) for row in result["assigned"]])

    def _offer_people(self, known: list[str] | tuple[str, ...]) -> None:
        registered = self.people.team.having(PersonRole.ANNOTATOR)
        self.share.show_people(
            registered if self.people.team.people else list(dict.fromkeys(known))
        )

    def _on_busy(self, *, busy: bool) -> None:
        for widget in (self.bar, self.stop, self.news):
            widget.setVisible(busy)
        if busy:
            self.problem.hide()
            self.bar.setRange(0, 0)
            self.news.setText("")

    def _on_step(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)
        self.news.setText(progress.item[:40])

    def _say(self, error: object) -> None:
        if isinstance(error, AnnotatorError):
            self.problem.setText(error_text(error))
            self.problem.show()


def _style(theme: Theme) -> str:
    chosen = blend(theme.accent, theme.panel, 0.24 if theme.is_dark else 0.13)
    return f"""
QTabWidget::pane {{ border: 0; border-top: 1px solid {theme.line}; }}
QTreeWidget::item {{ padding: 3px 0; }}
QTreeWidget::item:selected, QTableWidget::item:selected, QListWidget::item:selected {{
  background: {chosen}; color: {theme.text}; }}
QListWidget, QTableWidget, QTreeWidget {{ border: 1px solid {theme.line}; border-radius: 5px; background: {theme.page}; }}
QHeaderView::section {{ background: {theme.panel}; border: 0; border-bottom: 1px solid {theme.line};
  color: {theme.muted}; padding: 4px 6px; }}
"""
