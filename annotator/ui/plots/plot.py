"""The plot of all windows: follows the theme, is walked through by keys, can be copied and saved.

Pointing at a mark tells what it is, a click hands its key back; so do the arrow keys and Enter. What is drawn are the
values of ``charts``; nothing here knows where they come from. No OpenGL.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QMenu, QToolTip, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.letting_go import let_go
from annotator.ui.plots.axes import Axis, escaped, fit_ticks, show_axes
from annotator.ui.plots.charts import Bars, Chart
from annotator.ui.plots.drawing import Drawing, Mark, drawn
from annotator.ui.plots.saving import copy_image, save_picture
from annotator.ui.theme import LIGHT, Theme

_ROW = 3 * UNIT
_AXES = 8 * UNIT
_NEAR = 10
"""A point is meant from so near, device-independent pixels."""
_NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Plot(QWidget):
    """Shows one chart.

    Args:
        title: Names it for screen readers and in pictures.
        theme: Its colours.

    Signals:
        clicked: The key of a mark.
        failed: A picture could not be written; the ``OSError``.
    """

    clicked = Signal(object)
    failed = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None, *, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._chart: Chart = Bars(())
        self._drawing = Drawing()
        self._current = -1
        self._ring: QObject | None = None
        self.view = pg.PlotWidget(
            self,
            useOpenGL=False,
            enableMenu=False,
            axisItems={side: Axis(side) for side in ("left", "bottom")},
        )
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAntialiasing(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseEnabled(x=False, y=False)
        self.view.hideButtons()
        # The library makes it whether it is shown or not, and leaves it to nobody. As a child it would be polished, all of it.
        menu = self.view.plotItem.ctrlMenu
        self.destroyed.connect(lambda: let_go(menu))
        self.view.viewport().installEventFilter(self)
        self.view.viewport().setMouseTracking(True)
        self.view.plotItem.vb.sigResized.connect(lambda *_box: fit_ticks(self.view, self._drawing))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.set_title(title)
        self._draw()

    # --- what is shown -----------------------------------------------------------------------

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    @property
    def marks(self) -> list[Mark]:
        """What can be pointed at."""
        return self._drawing.marks

    def show_chart(self, chart: Chart) -> None:
        """Show something else."""
        self._chart = chart
        self._current = -1
        self._draw()

    def set_title(self, title: str) -> None:
        """Give it another name."""
        self._title = title
        self.setAccessibleName(title)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._draw()

    def sizeHint(self) -> QSize:
        """As high as its rows need."""
        rows = self._drawing.rows
        return QSize(60 * UNIT, rows * _ROW + _AXES if rows else 32 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Rows are not squeezed."""
        return QSize(30 * UNIT, self.sizeHint().height() if self._drawing.rows else 20 * UNIT)

    # --- pictures ----------------------------------------------------------------------------

    def copy(self) -> None:
        """Put it on the clipboard as a picture."""
        self._without_ring(lambda: copy_image(self.view, self._theme.page))

    def save(self, path: Path) -> None:
        """Write it as a picture, SVG or PNG by the name of the file."""
        try:
            self._without_ring(lambda: save_picture(path, self.view, self._theme.page, self._title))
        except OSError as error:
            self.failed.emit(error)

    def ask_and_save(self) -> None:
        """Ask for a file and write the picture there."""
        dialog = QFileDialog(self, self.tr("Save the picture"), f"{self._title}.png")
        dialog.setObjectName("pictureDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PNG picture (*.png)"), self.tr("SVG picture (*.svg)")])
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("svg" if "svg" in chosen else "png")
        )
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- Qt ----------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the picture."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy picture"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda _checked=False: self.copy())
        save = menu.addAction(self.tr("Save picture…"))
        save.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        save.triggered.connect(lambda _checked=False: self.ask_and_save())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the marks, take one, copy, save."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.ask_and_save()
        elif key in _NEXT and self.marks:
            begin = self._current if self._current >= 0 or _NEXT[key] > 0 else 0
            self._go((begin + _NEXT[key]) % len(self.marks))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._current >= 0:
            self._take(self.marks[self._current])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the picture."""
        if isinstance(event, QMouseEvent):
            mark = self.mark_at(event.position())
            if event.type() == QEvent.Type.MouseMove:
                self._point_at(mark, event.globalPosition().toPoint())
            elif (
                event.type() == QEvent.Type.MouseButtonPress
                and event.button() == Qt.MouseButton.LeftButton
            ):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                if mark is not None:
                    self._go(self.marks.index(mark))
                    self._take(mark)
                return True
        return super().eventFilter(watched, event)

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark at a place of the picture, points from near by.

        Args:
            place: Device-independent pixels in the viewport of ``view``.
        """
        to_axes = self.view.plotItem.vb.mapSceneToView
        at: QPointF = to_axes(self.view.mapToScene(place.toPoint()))
        for mark in self.marks:
            if not mark.area.isEmpty() and mark.area.contains(at):
                return mark
        near = [(self._distance(mark, place), mark) for mark in self.marks if mark.area.isEmpty()]
        least = min(near, key=lambda each: each[0], default=None)
        return least[1] if least is not None and least[0] <= _NEAR else None

    def place_of(self, mark: Mark) -> QPoint:
        """Where the middle of a mark is in the viewport of ``view``, device-independent pixels."""
        scene = self.view.plotItem.vb.mapViewToScene(mark.area.center())
        return QPoint(self.view.mapFromScene(scene))

    # --- inside ------------------------------------------------------------------------------

    def _distance(self, mark: Mark, place: QPointF) -> float:
        gap = QPointF(self.place_of(mark)) - place
        return float((gap.x() ** 2 + gap.y() ** 2) ** 0.5)

    def _take(self, mark: Mark) -> None:
        key: Hashable | None = mark.key
        if key is not None:
            self.clicked.emit(key)

    def _point_at(self, mark: Mark | None, at: QPoint) -> None:
        takes = mark is not None and mark.key is not None
        shape = Qt.CursorShape.PointingHandCursor if takes else Qt.CursorShape.ArrowCursor
        self.view.viewport().setCursor(shape)
        if mark is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(at, mark.words, self)

    def _go(self, place: int) -> None:
        self._current = place
        self.setAccessibleDescription(self.marks[place].words)
        self._draw_ring()

    def _draw(self) -> None:
        plot = self.view.plotItem
        plot.clear()
        if plot.legend is not None:
            plot.legend.scene().removeItem(plot.legend)
            plot.legend = None
        self._ring = None
        self.view.setBackground(QColor(self._theme.page))
        found = self._drawing = drawn(self._chart, self._theme)
        for item in found.items:
            plot.addItem(item)
        if len(found.legend) > 1:
            legend = plot.addLegend(
                offset=(-UNIT, -UNIT),
                labelTextColor=self._theme.text,
                brush=pg.mkBrush(self._theme.page),
            )
            for item, name in found.legend:
                legend.addItem(item, escaped(name))
        show_axes(self.view, found, self._theme)
        fit_ticks(self.view, found)
        plot.vb.invertY(found.downwards)
        plot.setRange(_square(found.frame), padding=0)
        self.setAccessibleDescription("; ".join(mark.words for mark in found.marks[:20]))
        self._draw_ring()
        self.updateGeometry()

    def _draw_ring(self) -> None:
        plot = self.view.plotItem
        if self._ring is not None:
            plot.removeItem(self._ring)
            self._ring = None
        if not 0 <= self._current < len(self.marks):
            return
        area = self.marks[self._current].area
        pen = pg.mkPen(self._theme.text, width=1.5, style=Qt.PenStyle.DotLine)
        if area.isEmpty():
            at = area.center()
            ring = pg.ScatterPlotItem([at.x()], [at.y()], size=16, pen=pen, brush=pg.mkBrush(None))
        else:
            x, y = (area.left(), area.right()), (area.top(), area.bottom())
            corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
            ring = pg.PlotCurveItem([x[a] for a, _ in corners], [y[b] for _, b in corners], pen=pen)
        self._ring = ring
        plot.addItem(ring, ignoreBounds=True)

    def _without_ring(self, do: Callable[[], None]) -> None:
        current, self._current = self._current, -1
        self._draw_ring()
        self.view.plotItem.layout.activate()  # what was just shown has not been laid out yet
        try:
            do()
        finally:
            self._current = current
            self._draw_ring()


def _square(frame: QRectF) -> QRectF:
    return QRectF(frame.x(), frame.y(), max(frame.width(), 1e-9), max(frame.height(), 1e-9))
