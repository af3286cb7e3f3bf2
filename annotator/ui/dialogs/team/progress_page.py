"""How far everybody is with every batch, how quick, by when – and moving what nobody has begun."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.days import day_text, today
from annotator.ui.dialogs.team.bars import BAR_ROLE, BarDelegate
from annotator.ui.dialogs.team.command_box import CommandBox
from annotator.ui.dialogs.team.requests import MoveWish
from annotator.ui.dialogs.team.runner import Runner
from annotator.ui.i18n import number
from annotator.ui.number_fields import NumberField
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme

SPEED_DAYS = 14
_WHO, _BAR, _DUE, _SPEED, _READY = range(5)
_PAUSE_MS = 250
_MOST = 10_000_000


class ProgressPage(QWidget):
    """A line for every person in every batch.

    Args:
        runner: Looks it up.
        who: Moves work.

    Signals:
        moved: Work went from one person to another.
    """

    moved = Signal()

    def __init__(self, runner: Runner, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressPage")
        self._runner = runner
        self._who = who
        self._theme: Theme = LIGHT
        self._result: Mapping[str, Any] = {"assigned": [], "finished": [], "moves": []}
        self._bars = BarDelegate(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self._build()
        self._fill()

    def wish(self) -> MoveWish:
        """What is to be moved."""
        return MoveWish(
            batch=str(self.batch.currentData() or ""),
            by=self._who,
            giver=str(self.giver.currentData() or ""),
            taker=str(self.taker.currentData() or ""),
            most=self.most.value(),
        )

    def show_progress(self, result: Mapping[str, Any]) -> None:
        """Show what the worker has found."""
        self._result = result
        self._fill()

    def move_work(self) -> None:
        """Move it."""
        self.go.setEnabled(False)
        self._runner.run("move_work", self.wish().as_params(dry_run=False), self._on_moved)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._bars.set_theme(theme)
        self._fill()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("progressTree")
        self.tree.setAccessibleName(self.tr("Progress"))
        self.tree.setHeaderLabels(
            [
                self.tr("Batch and person"),
                self.tr("Done"),
                self.tr("Due"),
                self.tr("Per day"),
                self.tr("Ready about"),
            ]
        )
        self.tree.setItemDelegateForColumn(_BAR, self._bars)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHO, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_BAR, 40), (_DUE, 20), (_SPEED, 11), (_READY, 15)):
            self.tree.setColumnWidth(column, width * UNIT)
        self.empty = label("muted", self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setText(self.tr("Nothing is shared out yet. Begin under “Share out”."))
        self.command = CommandBox(self)
        self._moving = self._made_moving()
        self.log = label("muted", self)
        self.log.setObjectName("moveLog")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT + 4)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._moving)
        layout.addWidget(self.log)
        layout.addWidget(self.command)

    def _made_moving(self) -> QWidget:
        self.batch, self.giver, self.taker = (QComboBox(self) for _ in range(3))
        for box, name in (
            (self.batch, self.tr("Batch")),
            (self.giver, self.tr("From")),
            (self.taker, self.tr("To")),
        ):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.currentIndexChanged.connect(lambda _at: self._pause.start())
        self.batch.currentIndexChanged.connect(lambda _at: self._fill_people())
        self.most = NumberField(self)
        self.most.setRange(0, _MOST)
        self.most.setSpecialValueText(self.tr("until it is even"))
        self.most.setAccessibleName(self.tr("How many"))
        self.most.valueChanged.connect(lambda _number: self._pause.start())
        self.told = label("muted", self)
        self.told.setObjectName("movePreview")
        self.go = QPushButton(self.tr("Move"), self)
        self.go.setObjectName("moveWork")
        self.go.setAutoDefault(False)
        self.go.setEnabled(False)
        self.go.clicked.connect(self.move_work)
        holder = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(QLabel(self.tr("Move what nobody has begun of"), holder))
        row.addWidget(self.batch, 1)
        row.addWidget(QLabel(self.tr("from"), holder))
        row.addWidget(self.giver, 1)
        row.addWidget(QLabel(self.tr("to"), holder))
        row.addWidget(self.taker, 1)
        row.addWidget(self.most)
        row.addWidget(self.go)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self.told)
        return holder

    def _fill(self) -> None:
        rows: Sequence[Mapping[str, Any]] = self._result["assigned"]
        self.tree.clear()
        speed = _speeds(self._result["finished"])
        for name in dict.fromkeys(row["batch"] for row in rows):
            self._add_batch(name, [row for row in rows if row["batch"] == name], speed)
        self.tree.expandAll()
        self.tree.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._moving.setVisible(bool(rows))
        self._fill_choices(rows)
        self._fill_log()

    def _add_batch(
        self, name: str, rows: Sequence[Mapping[str, Any]], speed: Mapping[str, float]
    ) -> None:
        due = date.fromisoformat(rows[0]["due"]) if rows[0]["due"] else None
        whole = _counts(rows)
        words = self.tr("%1 – to learn from").replace("%1", name) if rows[0]["training"] else name
        top = self._line(words, whole, due)
        font = top.font(_WHO)
        font.setWeight(font.Weight.DemiBold)
        top.setFont(_WHO, font)
        self.tree.addTopLevelItem(top)
        for row in rows:
            counts = _counts([row])
            child = self._line(str(row["annotator"]), counts, due)
            child.setText(_DUE, "" if not self._is_overdue(counts, due) else self.tr("overdue"))
            quick = speed.get(row["annotator"], 0.0)
            child.setText(_SPEED, QLocale().toString(quick, "f", 1) if quick else "–")
            left = counts[2] - counts[0]
            if left and quick:
                ready = today() + timedelta(days=math.ceil(left / quick))
                child.setText(_READY, day_text(ready))
                if due is not None and ready > due:
                    child.setForeground(_READY, QBrush(QColor(self._theme.warning)))
            top.addChild(child)

    def _line(self, name: str, counts: tuple[int, int, int], due: date | None) -> QTreeWidgetItem:
        done, _begun, total = counts
        words = self.tr("%1 of %2").replace("%1", number(done)).replace("%2", number(total))
        item = QTreeWidgetItem([name, words, self._due(counts, due)])
        item.setData(_BAR, BAR_ROLE, counts)
        if self._is_overdue(counts, due):
            item.setForeground(_DUE, QBrush(QColor(self._theme.warning)))
        return item

    def _due(self, counts: tuple[int, int, int], due: date | None) -> str:
        if due is None:
            return ""
        words = self.tr("overdue since %1") if self._is_overdue(counts, due) else "%1"
        return words.replace("%1", day_text(due))

    @staticmethod
    def _is_overdue(counts: tuple[int, int, int], due: date | None) -> bool:
        return due is not None and due < today() and counts[0] < counts[2]

    def _fill_choices(self, rows: Sequence[Mapping[str, Any]]) -> None:
        here = self.batch.currentData()
        self.batch.blockSignals(True)
        self.batch.clear()
        for name in dict.fromkeys(row["batch"] for row in rows):
            self.batch.addItem(name, name)
        self.batch.setCurrentIndex(max(0, self.batch.findData(here)))
        self.batch.blockSignals(False)
        self._fill_people()
        self._pause.start()

    def _fill_people(self) -> None:
        rows = self._result["assigned"]
        batch = self.batch.currentData()
        givers = [row["annotator"] for row in rows if row["batch"] == batch]
        everybody = list(dict.fromkeys(row["annotator"] for row in rows))
        for box, names, words in (
            (self.giver, givers, self.tr("who has most left")),
            (self.taker, everybody, self.tr("who has least left")),
        ):
            here = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(words, "")
            for name in names:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(here)))
            box.blockSignals(False)

    def _fill_log(self) -> None:
        moves = self._result["moves"]
        counts = Counter((m["at"][:10], m["batch"], m["from"], m["to"], m["by"]) for m in moves)
        lines = []
        for (day, batch, giver, taker, by), count in list(counts.items())[-3:]:
            words = self.tr("%1: %Ln article(s) of %2 from %3 to %4, moved by %5", "", count)
            named = (day_text(date.fromisoformat(day)), batch, giver, taker, by)
            for at, value in enumerate(named, start=1):
                words = words.replace(f"%{at}", value)
            lines.append(words)
        self.log.setText("\n".join(lines))
        self.log.setVisible(bool(lines))

    def _preview(self) -> None:
        wish = self.wish()
        if not wish.batch:
            self.command.show_command(["annotator", "assign", self._runner.corpus])
            return
        self.command.show_command(wish.as_arguments(self._runner.corpus))
        self.go.setEnabled(False)
        params = wish.as_params(dry_run=True)
        self._runner.ask("move_work", params, self._on_preview, self._on_refused, kind="move")

    def _on_preview(self, result: Mapping[str, Any]) -> None:
        parts = []
        for row in result["moved"]:
            words = self.tr("%Ln article(s) from %1 to %2", "", int(row["articles"]))
            parts.append(words.replace("%1", row["from"]).replace("%2", row["to"]))
        left = ", ".join(f"{name} {number(count)}" for name, count in result["left"].items())
        after = self.tr("left after that: %1").replace("%1", left)
        self.told.setText(f"{', '.join(parts)}; {after}")
        self.go.setEnabled(True)

    def _on_refused(self, error: object) -> None:
        del error  # that nothing can be moved is no failure
        self.told.setText(self.tr("Nothing to move: it is even, or all of it was begun."))

    def _on_moved(self, result: Mapping[str, Any]) -> None:
        del result
        self.most.setValue(0)
        self.moved.emit()


def _counts(rows: Sequence[Mapping[str, Any]]) -> tuple[int, int, int]:
    done = sum(int(row["done"]) for row in rows)
    begun = sum(int(row["started"]) for row in rows)
    return done, begun, done + begun + sum(int(row["new"]) for row in rows)


def _speeds(finished: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Articles a day and person, over the days since somebody's first one of the last two weeks."""
    total: Counter[str] = Counter()
    first: dict[str, date] = {}
    for row in finished:
        who, day = str(row["annotator"]), date.fromisoformat(row["day"])
        total[who] += int(row["articles"])
        first[who] = min(first.get(who, day), day)
    return {who: total[who] / max(1, (today() - first[who]).days + 1) for who in total}
