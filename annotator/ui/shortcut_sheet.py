"""All keys on one page to print: a PDF, landscape, in as many columns and as large a type as fits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from annotator.formats.atomic import whole_file
from annotator.ui.appearance import UI_FAMILY

Row = tuple[str, str, str]

_DPI = 300
_MARGIN_MM = 10.0
_COLUMNS = 4
_LARGEST, _SMALLEST, _STEP = 9.0, 4.0, 0.25
_GREY = "#555555"


def write_sheet(path: Path, rows: Sequence[Row], title: str) -> float:
    """Write the sheet; one page, whatever there is.

    Args:
        path: The PDF; replaced if it is there.
        rows: Group, what it does, its keys; of a group one after another.
        title: Stands above all.

    Returns:
        The size of the type, points.

    Raises:
        FileWriteError: If it cannot be written.
    """
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(store)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    with QPainter(writer) as painter:
        area = QRectF(0, 0, writer.width(), writer.height())
        points = _LARGEST
        while points > _SMALLEST and _Sheet(writer, points, area, title).needs(rows) > _COLUMNS:
            points -= _STEP
        _Sheet(writer, points, area, title).draw(painter, rows)
    with whole_file(path) as stream:
        stream.write(store.data().data())
    return points


class _Sheet:
    def __init__(self, device: QPdfWriter, points: float, area: QRectF, title: str) -> None:
        self._area, self._title = area, title
        self._plain = QFont(UI_FAMILY)
        self._plain.setPointSizeF(points)
        self._bold = QFont(self._plain)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._plain, device)
        self._line = self._metrics.lineSpacing() * 1.08
        self._top = 2.2 * self._line
        self._gap = 1.5 * self._line
        self._width = (area.width() - (_COLUMNS - 1) * self._gap) / _COLUMNS

    def needs(self, rows: Sequence[Row]) -> int:
        """How many columns it takes."""
        return self._walk(None, rows) + 1

    def draw(self, painter: QPainter, rows: Sequence[Row]) -> None:
        """Draw title and rows."""
        painter.setFont(self._bold)
        painter.drawText(QRectF(0, 0, self._area.width(), self._line * 1.4), self._title)
        self._walk(painter, rows)

    def _walk(self, painter: QPainter | None, rows: Sequence[Row]) -> int:
        column, y, group_before = 0, self._top, ""
        for group, text, keys in rows:
            begins = group != group_before
            wanted = self._line * (2.6 if begins and y > self._top else 2 if begins else 1)
            if y + wanted > self._area.height():
                column, y = column + 1, self._top
            if begins:
                y += 0.6 * self._line if y > self._top else 0
                self._put(painter, column, y, group, "", self._bold)
                y += self._line
                group_before = group
            self._put(painter, column, y, text, keys, self._plain)
            y += self._line
        return column

    def _put(
        self, painter: QPainter | None, column: int, y: float, text: str, keys: str, font: QFont
    ) -> None:
        if painter is None:
            return
        left = column * (self._width + self._gap)
        wide = self._metrics.horizontalAdvance(keys)
        room = self._width - wide - self._line / 2
        painter.setFont(font)
        painter.setPen(QColor("black"))
        words = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, y, room, self._line), words)
        painter.setPen(QColor(_GREY))
        flags = int(Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRectF(left, y, self._width, self._line), flags, keys)
