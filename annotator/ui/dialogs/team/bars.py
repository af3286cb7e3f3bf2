"""A cell that shows how much of something is done: a bar of done, in work and left, with words beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.appearance import UNIT
from annotator.ui.theme import LIGHT, Theme, blend

BAR_ROLE = Qt.ItemDataRole.UserRole + 10
"""``(done, in work, all)``; without it a cell has no bar."""

_HEIGHT = 8
_SHARE = 0.55
"""Of the width is the bar, the rest are the words."""

Index = QModelIndex | QPersistentModelIndex


class BarDelegate(QStyledItemDelegate):
    """Draws the bar at the left of the cell and its words at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        counts = index.data(BAR_ROLE)
        if counts is None:
            super().paint(painter, option, index)
            return
        done, begun, total = counts
        area = QRectF(option.rect).adjusted(UNIT, 0, -UNIT, 0)
        width = area.width() * _SHARE
        bar = QRectF(area.left(), area.center().y() - _HEIGHT / 2, width, _HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in (
            (1.0, self._theme.groove),
            ((done + begun) / max(1, total), blend(self._theme.success, self._theme.panel, 0.4)),
            (done / max(1, total), self._theme.success),
        ):
            if share:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(
                    QRectF(bar.left(), bar.top(), max(_HEIGHT, width * share), _HEIGHT), 4, 4
                )
        painter.setPen(QColor(self._theme.text))
        painter.setFont(option.font)
        words = QRectF(
            bar.right() + UNIT, area.top(), area.right() - bar.right() - UNIT, area.height()
        )
        shown = option.fontMetrics.elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            Qt.TextElideMode.ElideRight,
            int(words.width()),
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the bar."""
        size = super().sizeHint(option, index)
        return QSize(max(size.width(), 24 * UNIT), max(size.height(), 3 * UNIT + 4))
