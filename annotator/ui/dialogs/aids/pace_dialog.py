"""One's own time and pace: what is measured, today, and the last seven days. For the person alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from annotator.services.pace import Day, PaceSettings, week
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form
from annotator.ui.i18n import number
from annotator.ui.number_fields import NumberField
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import LIGHT, Theme

_DAYS = 7


class PaceDialog(QDialog):
    """Shows the numbers, and lets one switch on what one wants.

    Signals:
        changed: The ``PaceSettings`` one wants.
    """

    changed = Signal(object)

    def __init__(self, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paceDialog")
        self._filling = False
        self._build()
        self.set_theme(theme)
        self.retranslate()

    def show_pace(self, settings: PaceSettings, days: Mapping[date, Day], today: date) -> None:
        """Show settings and numbers."""
        self._filling = True
        self.on.setChecked(settings.on)
        self.break_after.setValue(settings.break_after)
        self.goal.setValue(settings.goal)
        self._filling = False
        for part in (self.break_after, self.goal, self._numbers):
            part.setEnabled(settings.on)
        found, locale = week(days, today), QLocale()
        most = max(1, settings.goal, *(day.articles for _, day in found))
        for (name, bar, told), (when, day) in zip(self._rows, found, strict=True):
            name.setText(locale.dayName(when.isoweekday(), QLocale.FormatType.ShortFormat))
            bar.setRange(0, most)
            bar.setValue(day.articles)
            told.setText(self._told(day))
            bar.setAccessibleName(f"{name.text()}: {told.text()}")

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(panel_style(theme))

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setWindowTitle(self.tr("Pace and breaks"))
        self.on.setText(self.tr("Measure my own time and pace"))
        self._break_title.setText(self.tr("Remind me of a break after"))
        self._goal_title.setText(self.tr("Goal for a day"))
        self.break_after.setSuffix(self.tr(" min"))
        self.break_after.setSpecialValueText(self.tr("never"))
        self.goal.setSuffix(self.tr(" articles"))
        self.goal.setSpecialValueText(self.tr("none"))
        self._promise.setText(
            self.tr(
                "These numbers stay on this computer, in your own settings. They are in no corpus,"
                " package, report or statistics."
            )
        )
        self._week.setText(self.tr("The last seven days"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.on = QCheckBox(self)
        self.on.toggled.connect(self._tell)
        self.break_after = NumberField(self)
        self.break_after.setRange(0, 240)
        self.break_after.setSingleStep(5)
        self.break_after.valueChanged.connect(self._tell)
        self.goal = NumberField(self)
        self.goal.setRange(0, 1000)
        self.goal.valueChanged.connect(self._tell)
        self._break_title, self._goal_title = (
            label("", self, wrap=False),
            label("", self, wrap=False),
        )
        self._break_title.setBuddy(self.break_after)
        self._goal_title.setBuddy(self.goal)
        rows = form()
        rows.addRow(self._break_title, self.break_after)
        rows.addRow(self._goal_title, self.goal)
        self._promise = label("muted", self)
        self._week = label("heading", self)
        self._numbers = QWidget(self)
        grid = QGridLayout(self._numbers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(UNIT)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setColumnStretch(1, 1)
        self._rows = []
        for place in range(_DAYS):
            name = label("", self._numbers, wrap=False)
            told = label("muted", self._numbers, wrap=False)
            bar = QProgressBar(self._numbers)
            bar.setTextVisible(False)
            for column, widget in enumerate((name, bar, told)):
                grid.addWidget(widget, place, column)
            self._rows.append((name, bar, told))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + 4)
        layout.addWidget(self.on)
        layout.addLayout(rows)
        layout.addWidget(self._promise)
        layout.addSpacing(UNIT)
        layout.addWidget(self._week)
        layout.addWidget(self._numbers)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(60 * UNIT, 56 * UNIT)

    def _told(self, day: Day) -> str:
        if not day.seconds and not day.articles:
            return "–"
        words = self.tr("%1 articles, %2 steps, %3 min")
        words = words.replace("%1", number(day.articles)).replace("%2", number(day.decisions))
        words = words.replace("%3", number(round(day.seconds / 60)))
        each = day.minutes_per_article
        if each is None:
            return words
        pace = self.tr("%1 min each").replace("%1", QLocale().toString(each, "f", 1))
        return f"{words}; {pace}"

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit(
                PaceSettings(
                    on=self.on.isChecked(),
                    break_after=self.break_after.value(),
                    goal=self.goal.value(),
                )
            )
            for part in (self.break_after, self.goal, self._numbers):
                part.setEnabled(self.on.isChecked())
