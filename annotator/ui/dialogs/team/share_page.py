"""A form for sharing out work, and beside it at once who would get how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form
from annotator.ui.dialogs.team.bars import BAR_ROLE, BarDelegate
from annotator.ui.dialogs.team.command_box import CommandBox
from annotator.ui.dialogs.team.requests import ShareRequest
from annotator.ui.dialogs.team.runner import Runner
from annotator.ui.i18n import error_text, number
from annotator.ui.number_fields import NumberField
from annotator.ui.panels.style import label
from annotator.ui.theme import Theme

_PAUSE_MS = 250
_MOST = 10_000_000
_FORM_WIDTH = 60 * UNIT
_DAYS = 14
_KIND = "share"


class SharePage(QWidget):
    """Asks to whom, how many and by when; nothing is given to anybody before the button is pressed.

    Args:
        runner: Works out what would come of it.

    Signals:
        shared: Work was shared out.
    """

    shared = Signal()

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sharePage")
        self._runner = runner
        self._free: int | None = None
        self._gold = 0
        self._bars = BarDelegate(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.preview)
        self._build()

    def request(self) -> ShareRequest:
        """What is asked for now."""
        items = [self.people.item(row) for row in range(self.people.count())]
        chosen = [each.text() for each in items if each.checkState() is Qt.CheckState.Checked]
        return ShareRequest(
            to=tuple(chosen),
            overlap=self.overlap.value(),
            each=self.each.value(),
            by=str(self.by.currentData() or ""),
            batch=self.batch.text().strip(),
            due=date(*self.due.date().getDate()) if self.has_due.isChecked() else None,
            query=self.query.text().strip(),
            most=self.most.value(),
            seed=self.seed.value(),
            training=self.training.isChecked(),
        )

    def show_people(self, names: Sequence[str]) -> None:
        """Offer these people; who was chosen stays chosen."""
        known = {self.people.item(row).text() for row in range(self.people.count())}
        for name in names:
            if name not in known:
                self._offer(name, on=True)
        self._changed()

    def renew(self) -> None:
        """Ask what is left to share out."""
        self._runner.ask("team_fields", {}, self._on_fields)

    def preview(self) -> None:
        """Ask what would come of it."""
        self._pause.stop()
        request = self.request()
        self.command.show_command(request.as_arguments(self._runner.corpus))
        self.each.setMaximum(max(1, len(request.to)))
        for box in (self.overlap, self.each):
            box.setEnabled(not request.training)
        self.go.setEnabled(False)
        if not request.to or self._free == 0:
            self._runner.forget(_KIND)
            self._show_nothing(request)
            return
        params = request.as_params(dry_run=True)
        self._runner.ask("assign", params, self._on_preview, self._on_refused, kind=_KIND)

    def share(self) -> None:
        """Share it out."""
        self.go.setEnabled(False)
        self._runner.run("assign", self.request().as_params(dry_run=False), self._on_shared)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._bars.set_theme(theme)
        self.table.viewport().update()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(UNIT + 4)
        left.addLayout(self._made_form())
        left.addStretch(1)
        holder = QWidget(self)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(left)
        holder.setFixedWidth(max(_FORM_WIDTH, holder.sizeHint().width()))
        self.summary = label("title", self)
        self.table = QTreeWidget(self)
        self.table.setObjectName("sharePreview")
        self.table.setAccessibleName(self.tr("Who gets how much"))
        self.table.setColumnCount(2)
        self.table.setHeaderLabels([self.tr("Who"), self.tr("Articles")])
        self.table.setItemDelegateForColumn(1, self._bars)
        self.table.setRootIsDecorated(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 34 * UNIT)
        self.table.header().setStretchLastSection(False)
        self.told = label("muted", self)
        self.go = QPushButton(self.tr("Share out"), self)
        self.go.setObjectName("shareOut")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.share)
        right = QVBoxLayout()
        right.setSpacing(UNIT + 4)
        right.addWidget(self.summary)
        right.addWidget(self.table, 1)
        right.addWidget(self.told)
        right.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        both = QHBoxLayout()
        both.setSpacing(3 * UNIT)
        both.addWidget(holder)
        both.addLayout(right, 1)
        self.command = CommandBox(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT + 4)
        layout.addLayout(both, 1)
        layout.addWidget(self.command)

    def _made_form(self) -> QFormLayout:
        self.people = QListWidget(self)
        self.people.setObjectName("sharePeople")
        self.people.setAccessibleName(self.tr("To whom"))
        self.people.setFixedHeight(13 * UNIT)
        self.people.itemChanged.connect(lambda _item: self._changed())
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Another name, Enter adds it"))
        self.name.returnPressed.connect(self._on_name)
        self.batch = QLineEdit(self)
        self.batch.setPlaceholderText(self.tr("the next free name"))
        self.has_due = QCheckBox(self)
        self.has_due.setAccessibleName(self.tr("With a due date"))
        self.due = QDateEdit(QDate.currentDate().addDays(_DAYS), self)
        self.due.setCalendarPopup(True)
        self.due.setEnabled(False)
        self.due.setAccessibleName(self.tr("Due"))
        self.has_due.toggled.connect(self.due.setEnabled)
        self.overlap = self._number(0, 100, 10, " %")
        self.overlap.setObjectName("shareOverlap")
        self.each = self._number(1, 1, 1)
        self.each.setObjectName("shareEach")
        self.by = QComboBox(self)
        self.by.addItem(self.tr("all alike"), "")
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("all articles"))
        self.most = self._number(0, _MOST, 0)
        self.most.setSpecialValueText(self.tr("all"))
        self.seed = self._number(0, 2**31 - 1, 0)
        self.training = QCheckBox(self.tr("To learn from: gold is shown when one is done"), self)
        self.training.setObjectName("shareTraining")
        rows = form()
        rows.addRow(self.tr("To whom"), self.people)
        rows.addRow("", self.name)
        rows.addRow(self.tr("Batch"), self.batch)
        rows.addRow(self.tr("Due"), _row(self.has_due, self.due))
        rows.addRow(self.tr("To everybody"), self.overlap)
        rows.addRow(self.tr("People for each of the others"), self.each)
        rows.addRow(self.tr("Evenly by"), self.by)
        rows.addRow(self.tr("Only with"), self.query)
        rows.addRow(self.tr("At most"), _row(self.most, QLabel(self.tr("Seed"), self), self.seed))
        rows.addRow(self.training)
        for field in (self.batch, self.query):
            field.textChanged.connect(self._changed)
        for check in (self.has_due, self.training):
            check.toggled.connect(self._changed)
        self.due.dateChanged.connect(self._changed)
        self.by.currentIndexChanged.connect(self._changed)
        for box in (self.overlap, self.each, self.most, self.seed):
            box.valueChanged.connect(self._changed)
        return rows

    def _number(self, least: int, most: int, value: int, suffix: str = "") -> QSpinBox:
        box = NumberField(self)
        box.setRange(least, most)
        box.setValue(value)
        box.setSuffix(suffix)
        return box

    def _offer(self, name: str, *, on: bool) -> None:
        item = QListWidgetItem(name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.people.addItem(item)

    def _on_name(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.show_people([name])

    def _changed(self, *_value: object) -> None:
        self._pause.start()

    def _on_fields(self, result: Mapping[str, Any]) -> None:
        self._free, self._gold = int(result["free"]), int(result["gold"])
        chosen = self.by.currentData()
        self.by.blockSignals(True)
        while self.by.count() > 1:
            self.by.removeItem(1)
        for name in result["fields"]:
            self.by.addItem(str(name), str(name))
        self.by.setCurrentIndex(max(0, self.by.findData(chosen)))
        self.by.blockSignals(False)
        self.training.setEnabled(bool(self._gold))
        self.training.setToolTip(
            "" if self._gold else self.tr("No free article has a finished gold set.")
        )
        self.preview()

    def _show_nothing(self, request: ShareRequest) -> None:
        self.table.clear()
        if self._free == 0:
            self.summary.setText(self.tr("Everything is shared out"))
            self.told.setText(self.tr("Import more articles, or move work under Progress."))
        elif not request.to:
            self.summary.setText(self.tr("Choose to whom"))
            self.told.setText(self.tr("%Ln article(s) that nobody has yet", "", self._free or 0))

    def _on_preview(self, result: Mapping[str, Any]) -> None:
        self.table.clear()
        shares = dict(result["by_person"])
        most = max(shares.values(), default=1)
        for name, count in shares.items():
            self._line(name, count, most)
        values = dict(result["by_value"])
        if values:
            total = max(values.values())
            by = self.by.currentText()
            for value, count in sorted(values.items(), key=lambda pair: -pair[1]):
                self._line(f"{by}: {value or '–'}", count, total)
            more = int(result["values"]) - len(values)
            if more > 0:
                self.table.addTopLevelItem(QTreeWidgetItem([self.tr("and %Ln more", "", more)]))
        words = self.tr("%Ln article(s) in %1", "", int(result["articles"]))
        self.summary.setText(words.replace("%1", str(result["batch"])))
        parts = [self.tr("%Ln to everybody", "", int(result["shared"]))]
        parts.append(self.tr("%Ln stay(s) with nobody", "", int(result["left"])))
        self.told.setText(", ".join(parts))
        self.go.setEnabled(True)

    def _line(self, name: str, count: int, most: int) -> None:
        item = QTreeWidgetItem([name, number(count)])
        item.setData(1, BAR_ROLE, (count, 0, most))
        self.table.addTopLevelItem(item)

    def _on_refused(self, error: object) -> None:
        self.table.clear()
        self.summary.setText(self.tr("This cannot be shared out"))
        self.told.setText(error_text(error) if isinstance(error, AnnotatorError) else "")

    def _on_shared(self, result: Mapping[str, Any]) -> None:
        del result
        self.batch.clear()
        self.shared.emit()
        self.renew()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, (QCheckBox, QLabel)) else 1)
    return row
