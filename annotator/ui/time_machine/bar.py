"""The strip above the article while one looks at the past: the slider, what was done then, and the ways back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.schema import Schema
from annotator.services.history_differences import Since, SpanDifference
from annotator.services.history_timeline import Timeline
from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.desk_header import ElidedLabel
from annotator.ui.i18n import number
from annotator.ui.theme import LIGHT, Theme, blend
from annotator.ui.time_machine.past_view import SIGNS, since_colour
from annotator.ui.time_machine.words import step_text, time_text

_ICON = 16


class TimeBar(QFrame):
    """Cannot be overlooked: what one sees below it is not the present.

    Signals:
        moved: The place one wants to look at, see ``Timeline``.
        stepped: ``1`` for the next difference, ``-1`` for the one before.
        restore_wanted: The whole state is to come back.
        span_wanted: The span one is at is to come back.
        left: One wants to look at the present again.
    """

    moved = Signal(int)
    stepped = Signal(int)
    restore_wanted = Signal()
    span_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeBar")
        self._theme: Theme = LIGHT
        self._timeline: Timeline | None = None
        self._place = 0
        self._own = True
        self._schema: Schema | None = None
        self._build()
        self.set_theme(LIGHT)
        self.hide()

    def show_timeline(self, timeline: Timeline, *, own: bool, schema: Schema | None = None) -> None:
        """Show the history of a set.

        Args:
            timeline: Its states.
            own: Whether it is one's own, so that something can come back.
            schema: Names the labels.
        """
        self._timeline, self._own, self._schema = timeline, own, schema
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(timeline))
        self.slider.setPageStep(max(1, len(timeline) // 20))
        self.slider.blockSignals(False)
        self.show()

    def show_place(self, place: int, differences: tuple[SpanDifference, ...]) -> None:
        """Say where one is and what is different by now."""
        timeline = self._timeline
        if timeline is None:
            return
        self._place = place
        self.slider.blockSignals(True)
        self.slider.setValue(place)
        self.slider.blockSignals(False)
        self.words.set_text(self._where(timeline, place))
        counts = {since: sum(each.since is since for each in differences) for since in Since}
        for since, label in self.counts.items():
            label.setText(f"{SIGNS[since]} {self._counted(since, counts[since])}")
            label.setVisible(counts[since] > 0)
        self.same.setText("" if differences else self.tr("Nothing is different now."))
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < len(timeline))
        self.restore.setVisible(self._own)
        self.restore.setEnabled(place < len(timeline))
        for button in (self.before, self.after):
            button.setEnabled(bool(differences))
        self.show_difference("")

    def show_waiting(self, place: int) -> None:
        """Say that a state is being worked out."""
        self._place = place
        self.words.set_text(self.tr("Going back…"))

    def show_difference(self, words: str) -> None:
        """Say what is different at the place one is at; empty: at none."""
        self.difference.set_text(words)
        self.difference.setVisible(bool(words))
        self.restore_span.setVisible(self._own and bool(words))

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._theme = theme
        back = blend(theme.accent, theme.page, 0.26 if theme.is_dark else 0.14)
        counts = "".join(
            f"#timeBar #count-{since.value} {{ color: {since_colour(since, theme)}; font-weight: 600; }}"
            for since in Since
        )
        self.setStyleSheet(
            f"#timeBar {{ background: {back}; border-bottom: 2px solid {theme.accent}; }}"
            f"#timeBar QLabel, #timeWords, #timeDifference {{ color: {theme.text}; }}"
            f"#timeWords {{ font-weight: 600; }} {counts}"
            f"#timeBar QToolButton {{ color: {theme.text}; padding: 3px 6px; }}"
            f"#timeBar QToolButton:disabled {{ color: {theme.muted}; }}"
        )
        self._icon.setPixmap(pixmap("clock", theme.accent, _ICON, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._icon = QLabel(self)
        self._icon.setFixedSize(_ICON, _ICON)
        self.words = ElidedLabel(self)
        self.words.setObjectName("timeWords")
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("timeSlider")
        self.slider.setMinimumHeight(3 * UNIT)
        self.slider.valueChanged.connect(self.moved)
        self.counts = {since: QLabel(self) for since in Since}
        for since, label in self.counts.items():
            label.setObjectName(f"count-{since.value}")
        self.same = QLabel(self)
        self.difference = ElidedLabel(self)
        self.difference.setObjectName("timeDifference")
        self.earlier = self._button("timeEarlier", lambda: self.moved.emit(self._place - 1))
        self.later = self._button("timeLater", lambda: self.moved.emit(self._place + 1))
        self.before = self._button("timeBefore", lambda: self.stepped.emit(-1))
        self.after = self._button("timeAfter", lambda: self.stepped.emit(1))
        self.restore_span = self._button("timeRestoreSpan", self.span_wanted.emit)
        self.restore = self._button("timeRestore", self.restore_wanted.emit)
        self.leave = self._button("timeLeave", self.left.emit)
        rows = (
            (self._icon, (self.words, 1), self.leave),
            (self.earlier, (self.slider, 1), self.later, self.restore),
            (
                *self.counts.values(),
                (self.same, 1),
                self.before,
                self.after,
            ),
            ((self.difference, 1), self.restore_span),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(2)
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            for each in widgets:
                widget, stretch = each if isinstance(each, tuple) else (each, 0)
                row.addWidget(widget, stretch)
            layout.addLayout(row)
        self._name()

    def _button(self, name: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _name(self) -> None:
        self.slider.setAccessibleName(self.tr("Steps of the history"))
        self.slider.setToolTip(self.tr("Goes back and forth in time: arrow keys, one step each."))
        self.earlier.setText("◀")
        self.earlier.setAccessibleName(self.tr("One step back"))
        self.later.setText("▶")
        self.later.setAccessibleName(self.tr("One step on"))
        self.before.setText(self.tr("Before"))
        self.after.setText(self.tr("Next difference"))
        self.restore.setText(self.tr("Restore this state"))
        self.restore.setToolTip(
            self.tr("Makes your annotations what they were then; one step, which can be undone.")
        )
        self.restore_span.setText(self.tr("Restore only this"))
        self.restore_span.setToolTip(
            self.tr("Makes this one span what it was then; one step, which can be undone.")
        )
        self.leave.setText(self.tr("Back to the present [Esc]"))

    def _where(self, timeline: Timeline, place: int) -> str:
        whose = timeline.now.annotator
        numbers = f"{number(place)} / {number(len(timeline))}"
        if place == 0:
            words = self.tr("Before the first step")
        else:
            step = timeline.steps[place - 1]
            words = f"{time_text(step.at)} · {step_text(step, self._schema)}"
        if place == len(timeline):
            present = self.tr("The present")
            words = f"{present} · {words}"
        return f"{words} · {numbers}" if self._own else f"{whose} · {words} · {numbers}"

    def _counted(self, since: Since, count: int) -> str:
        match since:
            case Since.ADDED:
                return self.tr("%Ln added since", "", count)
            case Since.REMOVED:
                return self.tr("%Ln gone since", "", count)
            case _:
                return self.tr("%Ln changed since", "", count)
