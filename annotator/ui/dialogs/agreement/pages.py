"""The pages of the window: the table of numbers, the pictures, and the articles; each can be copied and saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.numbers import Question
from annotator.ui.dialogs.agreement.table_view import NumbersView
from annotator.ui.dialogs.agreement.tables import Table, chart_table
from annotator.ui.panels.style import label
from annotator.ui.plots.charts import Chart
from annotator.ui.plots.plot import Plot
from annotator.ui.theme import Theme


class Page(QWidget):
    """One page.

    Signals:
        asked: A ``Question`` whose articles are wanted, or the id of an article.
    """

    asked = Signal(object)

    @property
    def table(self) -> Table:
        """What it shows, as a table."""
        raise NotImplementedError

    @property
    def picture(self) -> Plot | None:
        """What it shows, as a picture; ``None``: it is none."""
        return None

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        raise NotImplementedError


class TablePage(Page):
    """Numbers in rows."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = NumbersView(name, self)
        self.view.asked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(label_of(hint, self))
        layout.addWidget(self.view, 1)

    @property
    def table(self) -> Table:
        """What it shows."""
        return self.view.table

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.view.set_theme(theme)


class PlotPage(Page):
    """A picture, with choices above it where there are any."""

    def __init__(self, title: str, hint: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = Plot(title, self, theme=theme)
        self.plot.clicked.connect(self._on_clicked)
        self.empty = label("muted", self)
        self.empty.hide()
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.heading = label("", self)
        self.heading.setObjectName("pictureHeading")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(label_of(hint, self))
        self.row.addLayout(column, 1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.plot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(self.row)
        layout.addWidget(self.empty)
        layout.addWidget(area, 1)

    def show_chart(self, chart: Chart, title: str) -> None:
        """Show another picture."""
        self.heading.setText(title)
        self.plot.set_title(title)
        self.plot.show_chart(chart)
        self.empty.setVisible(not self.plot.marks)
        self.empty.setText(self.tr("There is nothing of this kind that can be compared."))

    @property
    def table(self) -> Table:
        """What it shows, as a table."""
        return chart_table(self.plot.chart)

    @property
    def picture(self) -> Plot | None:
        """The picture."""
        return self.plot

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.plot.set_theme(theme)

    def _on_clicked(self, key: object) -> None:
        if isinstance(key, Question):
            self.asked.emit(key)


def choice(name: str, parent: QWidget) -> QComboBox:
    """A list to choose one thing from.

    Args:
        name: For screen readers and as tooltip.
        parent: Its parent.
    """
    made = QComboBox(parent)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def offer(made: QComboBox, items: list[tuple[str, object]], chosen: object = None) -> None:
    """Offer other things; what was chosen stays chosen if it is still there."""
    before = made.currentData() if chosen is None else chosen
    made.blockSignals(True)  # whoever offers shows what comes of it
    made.clear()
    for words, value in items:
        made.addItem(words, value)
    place = next((at for at, (_, value) in enumerate(items) if value == before), 0)
    made.setCurrentIndex(place if items else -1)
    made.setEnabled(len(items) > 1)
    made.blockSignals(False)


def label_of(words: str, parent: QWidget) -> QWidget:
    """A line that says what a page is for."""
    made = label("muted", parent)
    made.setText(words)
    return made
