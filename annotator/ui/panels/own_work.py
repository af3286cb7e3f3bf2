"""What one has been given: how much of it is done, by when, and whether the list shows that alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.changes import Status
from annotator.services.assignments import Progress
from annotator.ui.appearance import UNIT
from annotator.ui.days import day_text, today
from annotator.ui.i18n import number
from annotator.ui.theme import LIGHT, Theme


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles the list is about.

    Attributes:
        mine: Only what one has been given.
        batches: Only these batches of it; empty: all.
    """

    mine: bool = False
    batches: frozenset[str] = frozenset()


class OwnWork(QWidget):
    """A choice of *mine* or *all*, and a bar; gone for whoever has been given nothing.

    Signals:
        scope_changed: The ``Scope`` that a person has chosen.
    """

    scope_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownWork")
        self._theme = LIGHT
        self._work: tuple[Progress, ...] = ()
        self.scope = Scope()
        self.choice = QToolButton(self)
        self.choice.setObjectName("articleScope")
        self.choice.setProperty("kind", "link")
        self.choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self.choice)
        self._menu.aboutToShow.connect(self._fill)
        self.choice.setMenu(self._menu)
        self.count = QLabel(self)
        self.count.setObjectName("ownWorkCount")
        self.words = QLabel(self)
        self.words.setObjectName("ownWorkWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("ownWorkBar")
        self.bar.setTextVisible(False)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice)
        line.addStretch(1)
        line.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, UNIT // 2)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        self.hide()

    @property
    def has_work(self) -> bool:
        """Whether one has been given anything."""
        return bool(self._work)

    @property
    def counts(self) -> dict[Status, int]:
        """Articles of the scope by status."""
        return {status: sum(each.statuses[status] for each in self._shown()) for status in Status}

    def show_work(self, work: Sequence[Progress]) -> None:
        """Show how far one is."""
        self._work = tuple(work)
        self.setVisible(self.has_work)
        self._show()

    def set_scope(self, scope: Scope) -> None:
        """Choose what the list is about, as if a person had."""
        if scope != self.scope:
            self.scope = scope
            self._show()
            self.scope_changed.emit(scope)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _shown(self) -> Sequence[Progress]:
        if not self.scope.batches:
            return self._work
        return [each for each in self._work if each.batch.name in self.scope.batches]

    def _overdue(self) -> frozenset[str]:
        return frozenset(each.batch.name for each in self._work if each.is_overdue(today()))

    def _show(self) -> None:
        if not self.has_work:
            return
        shown = self._shown()
        total, left = sum(each.total for each in shown), sum(each.left for each in shown)
        done = self.tr("%1 of %2 done")
        done = done.replace("%1", number(total - left)).replace("%2", number(total))
        self.count.setText(done)
        self.count.setStyleSheet(f"color: {self._theme.muted};")
        due = [each.batch.due for each in shown if each.batch.due and each.left]
        overdue = any(each.is_overdue(today()) for each in shown)
        when = self.tr("overdue since %1") if overdue else self.tr("due %1")
        self.words.setText(when.replace("%1", day_text(min(due))) if due else "")
        self.words.setVisible(bool(due))
        colour = self._theme.warning if overdue else self._theme.muted
        self.words.setStyleSheet(f"color: {colour};")
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(total - left)
        self.bar.setAccessibleName(done)
        self.choice.setText(f"{self._name(self.scope)} ▾")
        self.choice.setToolTip(self.tr("Which articles the list shows"))
        self.choice.setAccessibleName(self.choice.toolTip())

    def _name(self, scope: Scope) -> str:
        if not scope.mine:
            return self.tr("All articles")
        if not scope.batches:
            return self.tr("Assigned to me")
        if scope.batches == self._overdue() and len(scope.batches) > 1:
            return self.tr("Overdue")
        return ", ".join(sorted(scope.batches))

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._offer(group, self._name(Scope(mine=True)), Scope(mine=True))
        self._offer(group, self._name(Scope()), Scope())
        self._menu.addSeparator()
        overdue = self._overdue()
        if overdue:
            words = self.tr("Overdue")
            self._offer(group, words, Scope(mine=True, batches=overdue))
        for each in self._work:
            words = f"{each.batch.name}  {number(each.total - each.left)}/{number(each.total)}"
            if each.batch.due:
                due = self.tr("due %1").replace("%1", day_text(each.batch.due))
                words = f"{words}  {due}"
            if each.batch.training:
                learning = self.tr("to learn from")
                words = f"{words}  {learning}"
            scope = Scope(mine=True, batches=frozenset({each.batch.name}))
            self._offer(group, words, scope)

    def _offer(self, group: QActionGroup, words: str, scope: Scope) -> None:
        action: QAction = self._menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(scope == self.scope)
        action.triggered.connect(lambda _checked=False: self.set_scope(scope))
        group.addAction(action)
