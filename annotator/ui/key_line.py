"""The line at the bottom: which keys do what now, what is left, and that all is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.key_hints import Hint
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.window_state import WindowState

_HEIGHT = 4 * UNIT
_CHECK = 14


@dataclass(frozen=True, slots=True)
class Storing:
    """How what is done gets to where it is stored.

    Attributes:
        is_remote: Whether that is a server.
        is_down: Whether there is no connection to it.
        waiting: Steps that are kept on this machine until they can be stored.
        beside: Steps that did not fit any more and are kept to be looked at.
        trouble: Why what waits is not stored although there is a connection.
    """

    is_remote: bool = False
    is_down: bool = False
    waiting: int = 0
    beside: int = 0
    trouble: str = ""


class HintBar(QWidget):
    """Paints hints as key caps with words; those that do not fit at the end are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hints")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hints: tuple[Hint, ...] = ()

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is said, the last ones perhaps out of sight."""
        return self._hints

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Say other hints."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        words = [f"{hint.keys}: {hint.text}" for hint in hints]
        self.setAccessibleName(", ".join(words))
        self.setToolTip("\n".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Any width; one line high."""
        return QSize(0, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        del event
        metrics = self.fontMetrics()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left = 0.0
            for hint in self._hints:
                width = self._width_of(hint, metrics)
                if left + width > self.width():
                    break
                self._paint(painter, hint, left, metrics)
                left += width + 2 * UNIT

    def _width_of(self, hint: Hint, metrics: QFontMetrics) -> float:
        return (
            metrics.horizontalAdvance(hint.keys)
            + metrics.horizontalAdvance(hint.text)
            + 1.5 * UNIT
            + UNIT * 0.75
        )

    def _paint(self, painter: QPainter, hint: Hint, left: float, metrics: QFontMetrics) -> None:
        palette = self.palette()
        cap_width = metrics.horizontalAdvance(hint.keys) + 1.5 * UNIT
        height = metrics.height() + 4
        top = (self.height() - height) / 2
        cap = QRectF(left + 0.5, top, cap_width, height)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(cap, 4, 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(cap, middle | Qt.AlignmentFlag.AlignHCenter, hint.keys)
        words = QRectF(cap.right() + UNIT * 0.75, 0, self.width(), self.height())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(words, middle, hint.text)


class KeyLine(QWidget):
    """The hints at the left; what is left to do and the state of saving at the right.

    Signals:
        waiting_wanted: Somebody clicked on the state of saving of a corpus on a server.
    """

    waiting_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._theme: Theme = LIGHT
        self._saved = True
        self._working = False
        self._loading = False
        self._storing = Storing()
        self._state = WindowState()
        self.hint_bar = HintBar(self)
        self._left = QLabel(self)
        self._left.setObjectName("keyLineLeft")
        self._mark = QLabel(self)
        self._mark.setObjectName("savedMark")
        self._mark.setFixedSize(_CHECK, _CHECK)
        self._word = QLabel(self)
        self._word.setObjectName("savedText")
        for part in (self._mark, self._word):
            part.installEventFilter(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.hint_bar, 1)
        layout.addWidget(self._left)
        saved = QHBoxLayout()
        saved.setSpacing(UNIT // 2)
        saved.addWidget(self._mark)
        saved.addWidget(self._word)
        layout.addLayout(saved)
        self.retranslate()

    def show_state(self, state: WindowState, hints: Sequence[Hint]) -> None:
        """Say what the keys do now and what is left."""
        self._state = state
        self.hint_bar.show_hints(hints)
        self._left.setText(self.what_is_left())
        self._mark.setVisible(state.corpus)
        self._word.setVisible(state.corpus)

    def set_saved(self, *, saved: bool) -> None:
        """Say whether the last step is on disk; it is, unless the corpus could not be written."""
        self._saved = saved
        self.retranslate()
        self._draw_mark()

    def set_working(self, *, on: bool) -> None:
        """Say whether a long step is being made; until it is on disk the state before is shown."""
        self._working = on
        self.retranslate()
        self._draw_mark()

    def set_loading(self, *, on: bool) -> None:
        """Say whether keys and clicks wait for something to be read."""
        self._loading = on
        self.retranslate()

    def set_storing(self, storing: Storing) -> None:
        """Say what waits to be stored on a server."""
        if storing == self._storing:
            return
        self._storing = storing
        shape = (
            Qt.CursorShape.PointingHandCursor if storing.is_remote else Qt.CursorShape.ArrowCursor
        )
        for part in (self._mark, self._word):
            part.setCursor(shape)
        self.retranslate()
        self._draw_mark()

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._theme = theme
        self._draw_mark()
        self.update()

    def retranslate(self) -> None:
        """Say it in the language of the window."""
        self._word.setText(self._saved_text())
        self._word.setToolTip(self._saved_tip())
        self._left.setText(self.what_is_left())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take clicks on the state of saving."""
        if event.type() == QEvent.Type.MouseButtonRelease and self._storing.is_remote:
            self.waiting_wanted.emit()
        return super().eventFilter(watched, event)

    def _saved_text(self) -> str:
        storing = self._storing
        if self._working:
            return self.tr("Saving…")
        if self._loading:
            return self.tr("Loading…")
        parts = []
        if storing.waiting:
            parts.append(self.tr("%Ln step(s) not yet stored", "", storing.waiting))
        if storing.beside:
            parts.append(self.tr("%Ln did not fit", "", storing.beside))
        if storing.is_down:
            parts.insert(0, self.tr("No connection"))
        if not parts:
            parts.append(self.tr("Saved") if self._saved else self.tr("Last step not saved"))
        return "  ·  ".join(parts)

    def _saved_tip(self) -> str:
        if not self._storing.is_remote:
            return self.tr("Every step is on disk as soon as it is shown.")
        how = self.tr(
            "Every step is on the server, or on this machine until it can be stored there. A click shows what waits."
        )
        return "\n".join(filter(None, (how, self._storing.trouble)))

    def what_is_left(self) -> str:
        """Open suggestions of the article and unfinished articles, as words."""
        parts = []
        if self._state.article:
            count = self._state.open_suggestions
            parts.append(
                self.tr("%Ln suggestion(s) open", "", count)
                if count
                else self.tr("no suggestion open")
            )
        if self._state.articles:
            count = self._state.unfinished
            parts.append(
                self.tr("%Ln article(s) to do", "", count)
                if count
                else self.tr("all articles done")
            )
        return "  ·  ".join(parts)

    def _draw_mark(self) -> None:
        storing = self._storing
        name, colour = "circle-check", self._theme.success
        if not self._saved or storing.beside:
            name, colour = "triangle-alert", self._theme.error
        elif storing.is_down or storing.waiting or self._working:
            name, colour = "clock", self._theme.warning
        self._mark.setPixmap(pixmap(name, colour, _CHECK, self.devicePixelRatioF()))
        is_well = colour == self._theme.success
        self._word.setStyleSheet("" if is_well else f"color: {colour};")
