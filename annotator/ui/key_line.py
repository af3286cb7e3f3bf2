"""The line at the bottom: which keys do what now, what is left, and that all is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.i18n import number
from annotator.ui.key_hints import Hint
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.window_state import WindowState

_HEIGHT = 4 * UNIT
_CHECK = 14


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
    """The hints at the left; what is left to do and the state of saving at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._theme: Theme = LIGHT
        self._saved = True
        self._state = WindowState()
        self.hint_bar = HintBar(self)
        self._left = QLabel(self)
        self._left.setObjectName("keyLineLeft")
        self._mark = QLabel(self)
        self._mark.setObjectName("savedMark")
        self._mark.setFixedSize(_CHECK, _CHECK)
        self._word = QLabel(self)
        self._word.setObjectName("savedText")
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

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._theme = theme
        self._draw_mark()
        self.update()

    def retranslate(self) -> None:
        """Say it in the language of the window."""
        self._word.setText(self.tr("Saved") if self._saved else self.tr("Last step not saved"))
        self._word.setToolTip(self.tr("Every step is on disk as soon as it is shown."))
        self._left.setText(self.what_is_left())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def what_is_left(self) -> str:
        """Open suggestions of the article and unfinished articles, as words."""
        parts = []
        if self._state.article:
            count = self._state.open_suggestions
            parts.append(
                self.tr("%n suggestion(s) open", "", count).replace(str(count), number(count))
                if count
                else self.tr("no suggestion open")
            )
        if self._state.articles:
            count = self._state.unfinished
            parts.append(
                self.tr("%n article(s) to do", "", count).replace(str(count), number(count))
                if count
                else self.tr("all articles done")
            )
        return "  ·  ".join(parts)

    def _draw_mark(self) -> None:
        name = "circle-check" if self._saved else "triangle-alert"
        colour = self._theme.success if self._saved else self._theme.error
        self._mark.setPixmap(pixmap(name, colour, _CHECK, self.devicePixelRatioF()))
        self._word.setStyleSheet("" if self._saved else f"color: {self._theme.error};")
