"""The window that lists the backups of a corpus, and what can be done with a damaged one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.dialogs.restore.model import SINCE, BackupModel, BackupRow, rows_of
from annotator.ui.dialogs.restore.words import loss_text
from annotator.ui.panels.style import panel_style
from annotator.ui.theme import LIGHT, Theme, blend

_SIZE = (720, 460)
_ROW_HEIGHT = 28


class RestoreDialog(QDialog):
    """Lists backups; what stands in the place of the corpus now is set aside, never lost.

    Args:
        name: What the corpus is called.
        problem: Why it cannot be opened; empty: it can.
        theme: Its colours.

    Signals:
        restore_wanted: The path of a backup that is to take the place of the corpus.
        look_wanted: The path of a backup one wants to look into.
        salvage_wanted: What can be read of the corpus is to be saved into a new one.
        open_wanted: The path of a corpus that is to be opened.
    """

    restore_wanted = Signal(str)
    look_wanted = Signal(str)
    salvage_wanted = Signal()
    open_wanted = Signal(str)

    def __init__(
        self, name: str, problem: str = "", *, theme: Theme = LIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restoreDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore %1").replace("%1", name))
        self.resize(*_SIZE)
        chosen = blend(theme.accent, theme.panel, 0.24 if theme.is_dark else 0.16)
        self.setStyleSheet(
            panel_style(theme)
            + f"#restoreTable::item:selected {{ background: {chosen}; color: {theme.text}; }}"
        )
        self._saved = ""
        self.problem = words(problem, self, name="restoreProblem")
        self.problem.setProperty("kind", "error")
        self.problem.setVisible(bool(problem))
        self.now = words("", self, name="restoreNow")
        self.model = BackupModel(self)
        self.table = self._table()
        self.losses = QPlainTextEdit(self)
        self.losses.setObjectName("restoreLosses")
        self.losses.setReadOnly(True)
        self.losses.hide()
        self.state = words("", self, name="restoreState")
        self.go = QPushButton(self.tr("Restore"), self)
        self.look = QPushButton(self.tr("Look inside"), self)
        self.salvage = QPushButton(self.tr("Save what can be read"), self)
        self.open_saved = QPushButton(self.tr("Open what was saved"), self)
        self.shut = QPushButton(self.tr("Close"), self)
        self.salvage.setVisible(bool(problem))
        self.open_saved.hide()
        self._build()
        self._wire()
        self.set_busy(self.tr("Looking at the backups…"))

    @property
    def current(self) -> BackupRow | None:
        """The backup one is at."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def show_backups(self, result: Mapping[str, Any]) -> None:
        """Show what there is.

        Args:
            result: Of the task ``backups``.
        """
        self.model.set_rows(rows_of(result))
        now = result.get("now")
        if now is not None:
            told = self.tr("The corpus as it is now: %Ln article(s), ", "", now["articles"])
            self.now.setText(told + self.tr("%Ln finished.", "", now["finished"]))
        elif result.get("reason") and not self.problem.text():
            self.problem.setText(str(result["reason"]))
            self.problem.show()
            self.salvage.show()
        self.now.setVisible(now is not None)
        if self.model.rowCount():
            self.say(
                self.tr("What stands in the place of the corpus is set aside under another name.")
            )
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.say(self.tr("There are no backups beside this corpus yet."))

    def show_salvaged(self, result: Mapping[str, Any]) -> None:
        """Show what was saved, and what was lost.

        Args:
            result: Of the task ``salvage``.
        """
        self._saved = str(result["corpus"])
        counts = self.tr("%Ln article(s) were saved into %1.", "", int(result["articles"]))
        lines = [loss_text(each) for each in result.get("losses", ())]
        lines += [str(each) for each in result.get("problems", ())]
        said = counts.replace("%1", self._saved)
        if result.get("whole"):
            said += " " + self.tr("Nothing is lost.")
        self.say(said)
        self.losses.setPlainText("\n".join(lines))
        self.losses.setVisible(bool(lines))
        self.open_saved.show()
        self.open_saved.setFocus()

    def say(self, sentence: str) -> None:
        """Say how it went; everything can be done again."""
        self.state.setText(sentence)
        self._show_state(busy=False)

    def set_busy(self, sentence: str) -> None:
        """Say what goes on; nothing else can be begun."""
        self.state.setText(sentence)
        self._show_state(busy=True)

    def _show_state(self, *, busy: bool) -> None:
        current = self.current
        self.go.setEnabled(not busy and current is not None)
        self.look.setEnabled(not busy and current is not None and current.contents is not None)
        self.salvage.setEnabled(not busy)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("restoreTable")
        table.setAccessibleName(self.tr("Backups"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column in range(SINCE + 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _build(self) -> None:
        self.go.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self.salvage, self.open_saved):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.look, self.go, self.shut):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(UNIT + 4)
        for widget in (self.problem, self.now):
            layout.addWidget(widget)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.losses, 1)
        layout.addWidget(self.state)
        layout.addLayout(buttons)

    def _wire(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(
            lambda _now, _before: self._show_state(busy=False)
        )
        self.table.doubleClicked.connect(lambda _index: self._look())
        self.go.clicked.connect(self._restore)
        self.look.clicked.connect(self._look)
        self.salvage.clicked.connect(self.salvage_wanted)
        self.open_saved.clicked.connect(lambda: self.open_wanted.emit(self._saved))
        self.shut.clicked.connect(self.close)

    def _restore(self) -> None:
        if self.current is not None:
            self.restore_wanted.emit(self.current.path)

    def _look(self) -> None:
        if self.current is not None and self.current.contents is not None:
            self.look_wanted.emit(self.current.path)
