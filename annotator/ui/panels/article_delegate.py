"""How one article of the list is drawn: status mark, title, source and what is open."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

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

from annotator.domain.changes import Status
from annotator.domain.ids import ArticleId
from annotator.domain.ports import ArticleRow
from annotator.ui.appearance import pixmap
from annotator.ui.days import SOON, day_text, today
from annotator.ui.i18n import number
from annotator.ui.models.article_model import ROW_ROLE
from annotator.ui.theme import LIGHT, Theme, blend

Index = QModelIndex | QPersistentModelIndex

_PAD = 8
_MARK = 12
_LOCK = 16
_TEXT_LEFT = 32
_LINES = 2


@dataclass(frozen=True, slots=True)
class RowColours:
    """The colours of one row."""

    back: QColor | None
    title: QColor
    small: QColor
    mark: QColor
    accent: QColor


class ArticleDelegate(QStyledItemDelegate):
    """Draws ``ArticleRow`` of an ``ArticleModel``; rows are all equally high."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._current: ArticleId | None = None
        self._locked: frozenset[ArticleId] = frozenset()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme

    def set_current(self, article: ArticleId | None) -> None:
        """Say which article is on the desk."""
        self._current = article

    def set_locked(self, locked: Collection[ArticleId]) -> bool:
        """Say which articles are signed off; whether these are others than before."""
        before, self._locked = self._locked, frozenset(locked)
        return before != self._locked

    def row_height(self, font: QFont) -> int:
        """Room for two lines of title and one small line, device-independent pixels."""
        title = QFontMetrics(_title_font(font)).lineSpacing()
        small = QFontMetrics(_small_font(font)).lineSpacing()
        height = 2 * _PAD + _LINES * title + small + 2
        return height + height % 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        del index
        return QSize(160, self.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ArticleRow):
            return
        on_desk = row.id == self._current
        colours = self._colours(option, row, on_desk=on_desk)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if colours.back is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.back)
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 5, 5)
        if on_desk:
            painter.setBrush(colours.accent)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(
                QRect(rect.left() + 4, rect.top() + 8, 3, rect.height() - 16), 1, 1
            )
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if has_focus:
            painter.setPen(QPen(colours.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 1.5, -4.5, -1.5), 5, 5)
        self._draw_words(painter, option, rect, row, colours)
        painter.restore()

    def _draw_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        row: ArticleRow,
        colours: RowColours,
    ) -> None:
        width = rect.width() - _TEXT_LEFT - _PAD - 4
        title_font, small_font = _title_font(option.font), _small_font(option.font)
        lines = elided_lines(row.title, title_font, width, _LINES)
        step = QFontMetrics(title_font).lineSpacing()
        small = QFontMetrics(small_font)
        height = len(lines) * step + 2 + small.lineSpacing()
        left, top = rect.left() + _TEXT_LEFT, rect.top() + (rect.height() - height) // 2
        centre = QPoint(rect.left() + 20, top + step // 2)
        if row.id in self._locked:
            ratio = painter.device().devicePixelRatioF()
            lock = pixmap("lock", colours.mark.name(), _LOCK, ratio)
            painter.drawPixmap(centre - QPoint(_LOCK // 2, _LOCK // 2), lock)
        else:
            draw_status(painter, row.tally.status, centre, colours.mark)
        painter.setFont(title_font)
        painter.setPen(colours.title)
        for number_, line in enumerate(lines):
            painter.drawText(left, top + number_ * step + QFontMetrics(title_font).ascent(), line)
        baseline = top + len(lines) * step + 2 + small.ascent()
        painter.setFont(small_font)
        room = width
        at_the_right = self._at_the_right(row)
        if at_the_right:
            used = small.horizontalAdvance(at_the_right)
            painter.setPen(colours.accent if row.tally.open_suggestions else colours.small)
            painter.drawText(left + width - used, baseline, at_the_right)
            room -= used + _PAD
        due = self._due(row)
        if due:
            painter.setPen(QColor(self._theme.warning))
            painter.drawText(left, baseline, due)
            used = small.horizontalAdvance(due) + _PAD
            left, room = left + used, room - used
        painter.setPen(colours.small)
        if row.like:
            like = self.tr("like “%1”").replace("%1", row.like)
            shown = small.elidedText(like, Qt.TextElideMode.ElideRight, room)
        else:
            shown = small.elidedText(row.source, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(left, baseline, shown)

    def _due(self, row: ArticleRow) -> str:
        """By when it is wanted, if that is soon or was before."""
        now = today()
        if row.due is None or row.tally.status is Status.DONE or row.due > now + SOON:
            return ""
        words = self.tr("overdue") if row.due < now else self.tr("due %1")
        return words.replace("%1", day_text(row.due, now))

    def _at_the_right(self, row: ArticleRow) -> str:
        if row.nothing_found:
            return self.tr("nothing found")
        open_ = row.tally.open_suggestions
        return self.tr("%1 open").replace("%1", number(open_)) if open_ else ""

    def _colours(
        self, option: QStyleOptionViewItem, row: ArticleRow, *, on_desk: bool
    ) -> RowColours:
        theme = self._theme
        back = None
        if on_desk:
            back = blend(theme.accent, theme.panel, 0.24 if theme.is_dark else 0.13)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            back = blend(theme.text, theme.panel, 0.06)
        done = row.tally.status is Status.DONE
        mark = {Status.NEW: theme.muted, Status.STARTED: theme.accent, Status.DONE: theme.success}
        small = theme.muted if not on_desk else blend(theme.text, theme.muted, 0.35)
        title = theme.muted if done and not on_desk else theme.text
        return RowColours(
            back=QColor(back) if back else None,
            title=QColor(title),
            small=QColor(small),
            mark=QColor(mark[row.tally.status]),
            accent=QColor(theme.accent),
        )


def draw_status(painter: QPainter, status: Status, centre: QPoint, colour: QColor) -> None:
    """The mark of a status: a ring for new, half filled for started, a disc with a tick for done."""
    radius = _MARK / 2 - 1
    circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    painter.setBrush(colour)
    if status is Status.STARTED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(circle.adjusted(1.5, 1.5, -1.5, -1.5), -90 * 16, 180 * 16)
    elif status is Status.DONE:
        painter.drawEllipse(circle)


def elided_lines(words: str, font: QFont, width: int, most: int) -> list[str]:
    """The words broken into at most ``most`` lines of ``width`` pixels, the last one cut with an ellipsis."""
    metrics = QFontMetrics(font)
    waiting = re.split(r"[ \t\n]+", words.strip())  # a no-break space keeps its words together
    lines: list[str] = []
    while waiting and len(lines) < most:
        line = waiting.pop(0)
        last = len(lines) == most - 1
        while waiting and (last or metrics.horizontalAdvance(f"{line} {waiting[0]}") <= width):
            line = f"{line} {waiting.pop(0)}"
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
    return lines or [""]


def _title_font(base: QFont) -> QFont:
    font = QFont(base)
    font.setWeight(QFont.Weight.Medium)
    return font


def _small_font(base: QFont) -> QFont:
    font = QFont(base)
    font.setPointSizeF(max(7.0, base.pointSizeF() - 1.5))
    return font
