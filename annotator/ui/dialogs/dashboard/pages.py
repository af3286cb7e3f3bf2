"""One page: what it says, a choice where there is one, the picture, and the same as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.pages import choice, offer
from annotator.ui.dialogs.agreement.table_view import NumbersView
from annotator.ui.dialogs.agreement.tables import Table
from annotator.ui.dialogs.dashboard.content import Content
from annotator.ui.dialogs.dashboard.words import HINTS, TITLES, tr
from annotator.ui.number_fields import DecimalField
from annotator.ui.panels.style import label
from annotator.ui.plots.charts import Lines, Matrix
from annotator.ui.plots.plot import Plot
from annotator.ui.theme import Theme

_HUNDRED = 100
_ANY = 16_777_215
"""Qt's word for a height without a limit."""


class DashboardPage(QWidget):
    """A page of the dashboard.

    Args:
        section: Which one.
        theme: Its colours.

    Signals:
        asked: What a mark or a field asks.
        chosen: Something else is chosen above the picture.
    """

    asked = Signal(object)
    chosen = Signal()

    def __init__(self, section: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self.title = tr(TITLES[section])
        self.plot = Plot(self.title, self, theme=theme)
        self.view = NumbersView(self.title, self)
        self.view.setObjectName(f"dashboard.{section}")
        self.choice = choice(tr(TITLES[section]), self)
        self.choice.hide()
        self.heading = label("title", self)
        self.heading.setText(self.title)
        self.hint = label("muted", self)
        self.hint.setText(tr(HINTS[section]))
        self.note = label("", self)
        self.empty = label("muted", self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.extra = QHBoxLayout()
        self.plot.clicked.connect(self.asked)
        self.view.asked.connect(self.asked)
        self.choice.currentIndexChanged.connect(lambda _at: self.chosen.emit())
        self._build()

    @property
    def choice_of(self) -> str:
        """What is chosen; empty: there is no choice, or everything is."""
        return str(self.choice.currentData() or "")

    @property
    def table(self) -> Table:
        """The numbers."""
        return self.view.table

    def offer(self, items: list[tuple[str, object]]) -> None:
        """Offer things to choose from."""
        offer(self.choice, items)
        self.choice.setVisible(len(items) > 1)

    def show_content(self, content: Content, *, known: bool) -> None:
        """Show other numbers.

        Args:
            content: The numbers.
            known: Whether they were looked up: before that nobody can say that there are none.
        """
        self.plot.show_chart(content.chart)
        self.view.show_table(content.table)
        self.note.setText(content.note)
        self.note.setVisible(bool(content.note))
        there = bool(content.table.rows)
        self.parts.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.setText(self.tr("Nothing yet.") if known else "")
        # Pictures without rows take what room there is; the others no more than their rows need.
        grows = isinstance(content.chart, (Lines, Matrix))
        self.area.setMaximumHeight(_ANY if grows else self.plot.sizeHint().height())

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.plot.set_theme(theme)
        self.view.set_theme(theme)

    def _build(self) -> None:
        area = self.area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.plot)
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.addWidget(area)
        self.parts.addWidget(self.view)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(1)
        self.parts.setStretchFactor(0, 2)
        self.parts.setStretchFactor(1, 2)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(top)
        layout.addWidget(self.hint)
        layout.addLayout(self.extra)
        layout.addWidget(self.note)
        layout.addWidget(self.parts, 1)
        layout.addWidget(self.empty, 1)


class ControlShare(QWidget):
    """How many articles are to get no suggestions.

    Signals:
        wanted: Another share, in ``[0, 1)``.
    """

    wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = DecimalField(self)
        self.share.setRange(0, 50)
        self.share.setDecimals(0)
        self.share.setSuffix(" %")
        self.share.setAccessibleName(self.tr("Articles without suggestions"))
        words = QLabel(self.tr("Of articles still without suggestions, keep without:"), self)
        words.setBuddy(self.share)
        self.keep = QToolButton(self)
        self.keep.setText(self.tr("Keep so many"))
        self.keep.setToolTip(
            self.tr(
                "Chosen by the hash of the text, for good; what is suggested already stays suggested."
            )
        )
        self.keep.clicked.connect(lambda _checked=False: self.apply())
        self.share.valueChanged.connect(lambda _value: self._show())
        self._stored = 0.0
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(words)
        layout.addWidget(self.share)
        layout.addWidget(self.keep)
        layout.addStretch(1)
        self._show()

    def show_share(self, share: float) -> None:
        """Show what holds."""
        self._stored = round(_HUNDRED * share)
        self.share.setValue(self._stored)
        self._show()

    def apply(self) -> None:
        """Let what was typed hold."""
        self.wanted.emit(self.share.value() / _HUNDRED)

    def _show(self) -> None:
        self.keep.setEnabled(self.share.value() != self._stored)
