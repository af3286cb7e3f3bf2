"""What would happen if what is dragged over the window were dropped: a frame and one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.formats.package_kind import is_package
from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.corpora import SUFFIX
from annotator.ui.theme import LIGHT, Theme, blend
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_ICON = 32


class Dropped(StrEnum):
    """What is dragged, by what is done with it."""

    CORPUS = "corpus"
    PACKAGE = "package"
    SCHEMA = "schema"
    FOLDER = "folder"
    ARTICLES = "articles"


_WORDS = {
    Dropped.CORPUS: QT_TRANSLATE_NOOP("DropHint", "Opens the corpus “%1”"),
    Dropped.PACKAGE: QT_TRANSLATE_NOOP("DropHint", "Opens the package “%1”"),
    Dropped.SCHEMA: QT_TRANSLATE_NOOP("DropHint", "Asks what to do with the schema “%1”"),
    Dropped.FOLDER: QT_TRANSLATE_NOOP("DropHint", "Imports the articles of the folder “%1”"),
    Dropped.ARTICLES: QT_TRANSLATE_NOOP("DropHint", "Imports the articles"),
}
_NEW = QT_TRANSLATE_NOOP("DropHint", "Makes a corpus of the folder “%1”")
_NEW_OF_FILES = QT_TRANSLATE_NOOP("DropHint", "Makes a corpus of the articles")
_ICONS = {
    Dropped.CORPUS: "folder-open",
    Dropped.PACKAGE: "folder-open",
    Dropped.SCHEMA: "layers",
    Dropped.FOLDER: "download",
    Dropped.ARTICLES: "download",
}


def kind_of(paths: Sequence[Path]) -> Dropped | None:
    """What is dragged; ``None``: nothing."""
    if not paths:
        return None
    first = paths[0]
    if len(paths) == 1:
        if first.suffix == SUFFIX:
            return Dropped.CORPUS
        if first.suffix.lower() in {".yaml", ".yml"}:
            return Dropped.SCHEMA
        if is_package(first):
            return Dropped.PACKAGE
        if first.is_dir():
            return Dropped.FOLDER
    return Dropped.ARTICLES


class DropHint(QWidget):
    """Lies over the window while something is dragged over it; what is dragged passes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = LIGHT
        self.words = ""
        self._icon = "download"
        self.hide()

    def show_for(self, paths: Sequence[Path], *, corpus: bool) -> None:
        """Say what would be done.

        Args:
            paths: What is dragged.
            corpus: Whether a corpus is open, which would take articles in.
        """
        kind = kind_of(paths)
        if kind is None:
            self.hide()
            return
        template = _WORDS[kind]
        if not corpus and kind in {Dropped.FOLDER, Dropped.ARTICLES}:
            template = _NEW if kind is Dropped.FOLDER else _NEW_OF_FILES
        name = paths[0].stem if kind is Dropped.CORPUS else paths[0].name
        self.words = QCoreApplication.translate("DropHint", template).replace("%1", name)
        self._icon = _ICONS[kind]
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a veil, a frame and the sentence."""
        del event
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            veil = QColor(theme.page)
            veil.setAlphaF(0.82)
            painter.fillRect(self.rect(), veil)
            frame = QRectF(self.rect()).adjusted(2 * UNIT, 2 * UNIT, -2 * UNIT, -2 * UNIT)
            pen = QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            tint = QColor(blend(theme.accent, theme.page, 0.12))
            tint.setAlphaF(0.6)
            painter.setBrush(tint)
            painter.drawRoundedRect(frame, 12, 12)
            font = QFont(self.font())
            font.setPointSizeF(font.pointSizeF() * 1.4)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(theme.text))
            middle = frame.center()
            drawn = pixmap(self._icon, theme.accent, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(
                round(middle.x() - _ICON / 2), round(middle.y() - _ICON - UNIT), drawn
            )
            room = QRectF(
                frame.left() + 2 * UNIT, middle.y() + UNIT, frame.width() - 4 * UNIT, 12 * UNIT
            )
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, int(flags) | int(Qt.TextFlag.TextWordWrap), self.words)
