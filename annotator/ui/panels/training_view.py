"""The *trains as* badges: what each training will make of a span, and why where it is not kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.schema import Schema
from annotator.services.inspection import Destination, Fate, Outcome
from annotator.ui.appearance import UNIT
from annotator.ui.findings import destination_name, fate_text, outcome_name
from annotator.ui.panels.style import label

_SIGNS = {Outcome.KEPT: "✓", Outcome.CHANGED: "≈", Outcome.DROPPED: "✗"}


class TrainingView(QWidget):
    """A badge for each training, and below one sentence for each reason."""

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._room = QWidget(self)
        self._room.setMinimumWidth(
            1
        )  # where they do not fit beside each other, they stand in a column
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._room)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(UNIT // 2)
        self.badges: dict[Destination, QLabel] = {}
        for destination in Destination:
            badge = label("badge", self._room, wrap=False)
            self.badges[destination] = badge
            self._row.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch(1)
        self.reasons = [label("muted", self) for _ in Destination]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self._room)
        for reason in self.reasons:
            layout.addWidget(reason)

    def show_fates(self, fates: tuple[Fate, ...]) -> None:
        """Say what becomes of a span, one fate for each training."""
        said: dict[tuple[str, str], list[str]] = {}
        for fate in fates:
            name, outcome = destination_name(fate.destination), outcome_name(fate.outcome)
            sentence = fate_text(fate, self._schema)
            badge = self.badges[fate.destination]
            badge.setText(f"{_SIGNS[fate.outcome]} {name}")
            badge.setAccessibleName(f"{name}: {outcome}")
            badge.setToolTip(f"{name}: {outcome}. {sentence}".rstrip())
            if badge.property("outcome") != fate.outcome.value:
                badge.setProperty("outcome", fate.outcome.value)
                badge.style().polish(badge)
            # That quotes are not trained as names is said by the badge; it is no news about this one.
            if sentence and not fate.foreign:
                said.setdefault((outcome, sentence), []).append(name)
        lines = [
            f"{', '.join(names)} – {outcome}: {sentence}"
            for (outcome, sentence), names in said.items()
        ]
        for place, reason in enumerate(self.reasons):
            reason.setText(lines[place] if place < len(lines) else "")
            reason.setVisible(place < len(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the badges."""
        super().resizeEvent(event)
        gaps = self._row.spacing() * (len(self.badges) - 1)
        wanted = sum(badge.sizeHint().width() for badge in self.badges.values()) + gaps
        direction = QBoxLayout.Direction
        fits = wanted <= self.width()
        self._row.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
