"""How one line of the outline is drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.errors import UnknownLabelError
from annotator.domain.schema import Schema
from annotator.ui.i18n import number
from annotator.ui.models.outline_model import LINE_ROLE
from annotator.ui.models.outline_tree import OPEN_ROLES, Filling, Kind, Line
from annotator.ui.theme import LIGHT, HueColours, Theme, blend, hue_colours

Index = QModelIndex | QPersistentModelIndex

_GAP = 8
_DOT = 8
_ROLE_WIDTH = 88


class OutlineDelegate(QStyledItemDelegate):
    """Draws a ``Line``: suggestions lighter and with a dashed mark, open roles quietly."""

    def __init__(self, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines are equally high."""
        del index
        return QSize(80, QFontMetrics(option.font).lineSpacing() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_back(painter, option)
        rect = QRect(option.rect).adjusted(2, 0, -_GAP, 0)
        match line.kind:
            case Kind.LAYER:
                self._draw_group(painter, option, rect, line, index, QFont.Weight.DemiBold)
            case Kind.LABEL:
                left = self._draw_mark(painter, rect, line, has_roles=False)
                rest = rect.adjusted(left, 0, 0, 0)
                self._draw_group(painter, option, rest, line, index, QFont.Weight.Normal)
            case Kind.SPAN:
                self._draw_span(painter, option, rect, line)
            case Kind.ROLE:
                self._draw_role(painter, option, rect, line)
        painter.restore()

    def _draw_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        back = None
        if option.state & QStyle.StateFlag.State_Selected:
            back = blend(theme.accent, theme.panel, 0.24 if theme.is_dark else 0.14)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            back = blend(theme.text, theme.panel, 0.06)
        if back is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(back))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 0.5, -4, -0.5), 4, 4)

    def _draw_group(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        line: Line,
        index: Index,
        weight: QFont.Weight,
    ) -> None:
        font = QFont(option.font)
        font.setWeight(weight)
        used = self._words(painter, font, rect, line.title, self._theme.text)
        counted = number(index.model().rowCount(index))
        self._words(
            painter, option.font, rect.adjusted(used + _GAP, 0, 0, 0), counted, self._theme.muted
        )

    def _draw_span(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Line
    ) -> None:
        has_roles = bool(line.layer) and self._schema.layers[line.layer].holds_heads
        left = self._draw_mark(painter, rect, line, has_roles=has_roles)
        colours = self._colours(line)
        if has_roles and len(self._schema.layers[line.layer].labels) > 1:
            room = rect.adjusted(left, 0, 0, 0)
            room.setWidth(min(room.width(), rect.width() // 2))
            left += self._words(painter, option.font, room, line.title, colours.ink) + _GAP
        words = self._theme.muted if line.suggested else self._theme.text
        self._words(
            painter,
            _font(option.font, italic=line.suggested),
            rect.adjusted(left, 0, 0, 0),
            line.words,
            words,
        )

    def _draw_role(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Line
    ) -> None:
        theme = self._theme
        name = QRect(rect.left(), rect.top(), min(_ROLE_WIDTH, rect.width() // 2), rect.height())
        gathered = line.key == OPEN_ROLES
        title = self.tr("open") if gathered else line.title
        self._words(painter, _font(option.font, italic=gathered), name, title, theme.muted)
        rest = rect.adjusted(name.width() + _GAP, 0, 0, 0)
        if line.filling is Filling.FILLED:
            words = theme.muted if line.suggested else theme.text
            font = _font(option.font, italic=line.suggested)
            self._words(painter, font, rest, line.words, words)
            return
        if gathered:
            colour = blend(theme.muted, theme.panel, 0.8)
            self._words(painter, _font(option.font, italic=True), rest, line.words, colour)
            return
        state = {
            Filling.OPEN: self.tr("needed") if line.needed else self.tr("open"),
            Filling.IMPLICIT: self.tr("implicit"),
            Filling.ABSENT: self.tr("absent"),
        }[line.filling or Filling.OPEN]
        wanting = line.filling is Filling.OPEN and line.needed
        colour = theme.warning if wanting else blend(theme.muted, theme.panel, 0.8)
        self._words(painter, _font(option.font, italic=True), rest, state, colour)

    def _draw_mark(self, painter: QPainter, rect: QRect, line: Line, *, has_roles: bool) -> int:
        """A disc for spans, a bar for heads; only an outline while it is a suggestion."""
        colours = self._colours(line)
        middle = rect.center().y() + 0.5
        pen = QPen(QColor(colours.border), 1.3)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.border))
        if line.suggested:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if has_roles:
            bar = QRectF(rect.left() + 2.5, middle - 6, 3.5, 12)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        else:
            centre = QPoint(rect.left() + _DOT // 2 + 1, round(middle))
            painter.drawEllipse(centre, _DOT // 2 - 1, _DOT // 2 - 1)
        return _DOT + _GAP

    def _colours(self, line: Line) -> HueColours:
        try:
            hue = self._schema.colour(line.layer, line.label)
        except UnknownLabelError:
            hue = self._theme.muted
        return hue_colours(hue, self._theme)

    @staticmethod
    def _words(painter: QPainter, font: QFont, rect: QRect, words: str, colour: str) -> int:
        """Draw words cut to the room there is; returns the width they took."""
        metrics = QFontMetrics(font)
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, cut)
        return metrics.horizontalAdvance(cut)


def _font(base: QFont, *, italic: bool) -> QFont:
    font = QFont(base)
    font.setItalic(italic)
    return font
