"""One corpus among those one had open last: its name, where it is, and how it stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.domain.server_address import is_server
from annotator.services.recent import CorpusState
from annotator.ui.appearance import UNIT
from annotator.ui.corpora import SUFFIX
from annotator.ui.i18n import number
from annotator.ui.theme import LIGHT, Theme, blend

_HEIGHT = 7 * UNIT
_BAR = 3


class RecentRow(QAbstractButton):
    """Opens a corpus again; one that is gone can be forgotten.

    Signals:
        wanted: The location, to be opened.
        forget_wanted: The location, to be forgotten.
    """

    wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, location: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.location = location
        self._state = CorpusState(location)
        self._theme = LIGHT
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.retranslate()

    @property
    def words(self) -> str:
        """How it stands, for people; empty while that is not known."""
        state = self._state
        if state.missing:
            return self.tr("The file is no longer there")
        if state.articles is None:
            return ""
        if not state.articles:
            return self.tr("No articles yet")
        told = self.tr("%1 of %2 articles finished")
        return told.replace("%1", number(state.finished)).replace("%2", number(state.articles))

    def show_state(self, state: CorpusState) -> None:
        """Say how it stands."""
        self._state = state
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Say it in the language of the window."""
        place = self.location.partition("?")[0] if is_server(self.location) else self.location
        self.setText(Path(place).name.removesuffix(SUFFIX))
        self.setAccessibleName(self.text())
        gone = self.tr("The file is no longer there; click to remove it from this list")
        self.setToolTip(f"{gone}\n{self.location}" if self._state.missing else self.location)
        self.setAccessibleDescription(". ".join(part for part in (self.words, place) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(40 * UNIT, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does; Delete forgets what is gone."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self._state.missing:
            self.forget_wanted.emit(self.location)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, state and place."""
        del event
        theme, state = self._theme, self._state
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(blend(theme.text, theme.panel, 0.07)))
                painter.drawRoundedRect(frame, 6, 6)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame, 6, 6)
            left, room = UNIT, self.width() - 2 * UNIT
            title = QFont(self.font())
            title.setWeight(QFont.Weight.DemiBold)
            small = QFont(self.font())
            small.setPointSizeF(small.pointSizeF() * 0.9)
            folder = str(Path(self.location).parent) if not is_server(self.location) else ""
            below = self.words or folder
            ink = theme.warning if state.missing else theme.muted
            shown = theme.muted if state.missing else theme.text
            for font, text, baseline, colour in (
                (title, self.text(), 22, shown),
                (small, below, 40, ink),
            ):
                metrics = QFontMetrics(font)
                cut = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(left, baseline, cut)
            if state.articles:
                self._paint_share(painter, left, room, state.finished / state.articles)

    def _paint_share(self, painter: QPainter, left: int, room: int, share: float) -> None:
        top = self.height() - 2 * _BAR - 1
        painter.setPen(Qt.PenStyle.NoPen)
        for width, colour in ((room, self._theme.line), (room * share, self._theme.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(left, top, width, _BAR), 1.5, 1.5)

    def _on_clicked(self) -> None:
        signal = self.forget_wanted if self._state.missing else self.wanted
        signal.emit(self.location)
