"""A plot as a picture: on the clipboard, as PNG, as SVG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView

_SCALE = 2
"""Pixels of a picture for each one of the window: readable in print."""


def image_of(view: QGraphicsView, ground: str) -> QImage:
    """What a view shows, twice as large, on a ground of this colour."""
    size = view.viewport().size()
    image = QImage(size * _SCALE, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground))
    with QPainter(image) as painter:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        view.render(painter, QRectF(0, 0, image.width(), image.height()))
    return image


def svg_of(view: QGraphicsView, ground: str, title: str) -> bytes:
    """What a view shows as SVG."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size: QSize = view.viewport().size()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    # The device that text is measured on has as many dots to the inch as the screen.
    generator.setResolution(view.logicalDpiX())
    with QPainter(generator) as painter:
        area = QRectF(0, 0, size.width(), size.height())
        painter.fillRect(area, QColor(ground))
        view.render(painter, area)
    buffer.close()
    return bytes(kept.data())


def copy_image(view: QGraphicsView, ground: str) -> None:
    """Put what a view shows on the clipboard."""
    QGuiApplication.clipboard().setImage(image_of(view, ground))


def png_of(view: QGraphicsView, ground: str) -> bytes:
    """What a view shows as PNG."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(view, ground).save(buffer, "PNG")  # type: ignore[call-overload]  # it takes text, whatever its stubs say
    buffer.close()
    return bytes(kept.data())


def save_picture(path: Path, view: QGraphicsView, ground: str, title: str) -> None:
    """Write what a view shows; SVG if the name says so, else PNG.

    Raises:
        OSError: If it cannot be written.
    """
    as_svg = path.suffix.lower() == ".svg"
    content = svg_of(view, ground, title) if as_svg else png_of(view, ground)
    path.write_bytes(content)
