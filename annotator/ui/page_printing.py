"""A page as PDF: text and tables as text, pictures as the lines they are made of.

Qt's rich text knows neither SVG nor most of CSS. So each drawing becomes an object in the text that paints itself, and the
page gets a style of its own that holds nothing Qt does not know.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QMarginsF, QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtSvg import QSvgRenderer

from annotator.domain.errors import FileWriteError
from annotator.ui.appearance import UI_FAMILY
from annotator.ui.article_view.style import load_fonts

_DPI: Final = 300
_MARGIN_MM: Final = 18.0
_POINTS: Final = 9.5
_PICTURE: Final = QTextFormat.ObjectTypes.UserObject + 1
_ROOM: Final = 8.0
"""Dots of the page."""
_NUMBER: Final = QTextFormat.Property.UserProperty + 1
_HERE: Final = "\ufffc"
_SVG: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LEFT_OUT: Final = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
_WIDE: Final = 0.86
"""Of the width of the text is that of a picture."""

_STYLE: Final = """
h1 { font-size: 20pt; margin-bottom: 0; } h2 { font-size: 14pt; margin-top: 18pt; } h3 { font-size: 11pt; margin-bottom: 2pt; }
.sub, .note, .legend, footer, dt { color: #66645f; }
table { margin-top: 4pt; margin-bottom: 8pt; border-collapse: collapse; }
th { text-align: left; font-weight: 600; border-bottom: 1px solid #8a877f; padding: 6px 30px 6px 0px; }
td { border-bottom: 1px solid #dcd8cf; padding: 6px 30px 6px 0px; }
.n { text-align: right; white-space: nowrap; }
.s1 { color: #2563c9; } .s2 { color: #d4922a; } .s3 { color: #b9b4a8; }
"""
_SVG_STYLE: Final = """<style>
rect { fill: #2563c9; } circle { fill: #2563c9; } path { stroke: #66645f; stroke-width: 2; fill: none; }
text { fill: #1d1d1b; font-family: "FONT"; font-size: 13px; } .value { fill: #66645f; }
.s1 { fill: #2563c9; } .s2 { fill: #d4922a; } .s3 { fill: #b9b4a8; }
</style>""".replace("FONT", UI_FAMILY)


class Pictures(QPyTextObject):
    """Paints the drawings of a page where their numbers stand.

    Args:
        drawings: SVG, each with its own style.
        width: Of the text, in the units of the page.
    """

    def __init__(self, drawings: list[str], width: float, parent: QObject) -> None:
        super().__init__(parent)
        self._renderers = [QSvgRenderer(QByteArray(each.encode()), self) for each in drawings]
        self._width = width * _WIDE

    def intrinsicSize(self, _doc: QTextDocument, _place: int, found: QTextFormat) -> QSizeF:
        """As wide as most of the text."""
        box = self._renderers[found.intProperty(_NUMBER)].viewBoxF()
        return QSizeF(self._width, self._width * box.height() / max(box.width(), 1.0))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _place: int,
        found: QTextFormat,
    ) -> None:
        """Paint one; what it does to the painter must not reach the text after it."""
        painter.save()
        self._renderers[found.intProperty(_NUMBER)].render(painter, QRectF(rect))
        painter.restore()


def print_file(page: Path, out: Path) -> None:
    """Write a file of HTML as PDF in a program without a window.

    Args:
        page: The file.
        out: Where to.

    Raises:
        FileWriteError: If it cannot be written.
    """
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    load_fonts()
    print_page(page.read_text(encoding="utf-8"), out)
    del application  # it has to live up to here


def print_page(page: str, out: Path) -> None:
    """Write a page of HTML as PDF, A4 upright.

    Args:
        page: HTML of this program, with SVG in it; nothing is fetched from anywhere.
        out: Where to; what stands there is replaced when all of it is written.

    Raises:
        FileWriteError: If it cannot be written.
    """
    if QGuiApplication.instance() is None:
        raise RuntimeError("a page is measured with fonts, so the application has to be there")
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        draft = Path(folder) / "page.pdf"
        _print(page, draft)
        try:
            partial = out.with_name(f".{out.name}.part")
            shutil.copyfile(draft, partial)
            partial.replace(out)
        except OSError as error:
            raise FileWriteError(file=out, reason=str(error)) from error


def _print(page: str, draft: Path) -> None:
    writer = QPdfWriter(str(draft))
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    writer.setTitle(title[1] if title else "")
    writer.setCreator("Annotator")
    text = QTextDocument()
    text.setDefaultFont(QFont(UI_FAMILY, 0))
    font = text.defaultFont()
    font.setPointSizeF(_POINTS)
    text.setDefaultFont(font)
    text.documentLayout().setPaintDevice(writer)
    size = QSizeF(writer.width(), writer.height())
    text.setDocumentMargin(0)
    drawings: list[str] = []
    body = _LEFT_OUT.sub("", page)
    body = _SVG.sub(lambda found: _taken(found[0], drawings), body)
    text.setDefaultStyleSheet(_STYLE)
    text.setHtml(body.replace("<table>", '<table width="100%" cellspacing="0">'))
    pictures = Pictures(drawings, size.width(), text)
    text.documentLayout().registerHandler(_PICTURE, pictures)
    _put_in(text, len(drawings))
    _set_tables(text)
    # Last of all: what is changed after the text was laid out on pages is not laid out again in whole.
    text.setPageSize(size)
    text.print_(writer)


def _taken(drawing: str, drawings: list[str]) -> str:
    """A sign in place of a drawing, which is kept with all it needs to stand alone."""
    head, end, rest = drawing.partition(">")
    if "xmlns" not in head:
        head += ' xmlns="http://www.w3.org/2000/svg"'
    drawings.append(f"{head}{end}{_SVG_STYLE}{rest}")
    return f"<p>{_HERE}</p>"


def _put_in(text: QTextDocument, count: int) -> None:
    """Let the signs stand for the drawings, in their order."""
    cursor = QTextCursor(text)
    for number in range(count):
        cursor = text.find(_HERE, cursor)
        found = cursor.charFormat()
        found.setObjectType(_PICTURE)
        found.setProperty(_NUMBER, number)
        cursor.insertText(_HERE, found)


def _set_tables(text: QTextDocument) -> None:
    """Give tables the room that style sheets cannot."""
    for frame in text.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            found = frame.format()
            found.setTopMargin(_ROOM)
            found.setBottomMargin(4 * _ROOM)
            frame.setFormat(found)
