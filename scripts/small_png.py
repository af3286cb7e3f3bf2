"""Pictures with a palette: a window has few colours, and a documentation is loaded often."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QImageWriter

_MOST = 256
_AT_ONCE = 4_096


def save_small(image: QImage, path: Path) -> None:
    """Write a picture as PNG with at most 256 colours, chosen by how often they occur.

    Raises:
        OSError: If it cannot be written.
    """
    pixels = _pixels(image)
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    channels = np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)], axis=1)
    palette = _palette(channels, counts)
    indexes = _nearest(channels, palette)[places].astype(np.uint8)
    small = QImage(image.width(), image.height(), QImage.Format.Format_Indexed8)
    small.setColorTable([int(0xFF000000 | r << 16 | g << 8 | b) for r, g, b in palette])
    room = np.frombuffer(small.bits(), np.uint8).reshape(image.height(), small.bytesPerLine())
    room[:, : image.width()] = indexes.reshape(image.height(), image.width())
    writer = QImageWriter(str(path), QByteArray(b"png"))
    writer.setQuality(0)  # of PNG: how little it may be packed
    if not writer.write(small):
        raise OSError(f"{path}: {writer.errorString()}")


def _pixels(image: QImage) -> Any:  # noqa: ANN401 - an array of 24 bit numbers
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(plain.constBits(), np.uint32).reshape(
        plain.height(), plain.bytesPerLine() // 4
    )
    return (lines[:, : plain.width()] & 0xFFFFFF).ravel().copy()


def _palette(channels: Any, counts: Any) -> Any:  # noqa: ANN401 - arrays
    """The colours themselves if they are few; else boxes are halved where most is lost (median cut)."""
    if len(channels) <= _MOST:
        return channels
    # Large plain areas keep their very colour.
    kept = np.argsort(-counts, kind="stable")[: _MOST // 2]
    rest = np.setdiff1d(np.arange(len(channels)), kept)
    # Rare colours count less than their number of pixels, or edges of letters would lose theirs.
    weights = np.sqrt(counts)
    boxes = [rest]
    while len(boxes) < _MOST - len(kept):
        losses = [_loss(channels[box], weights[box]) for box in boxes]
        worst = int(np.argmax(losses))
        if losses[worst] <= 0:
            break
        box = boxes.pop(worst)
        boxes += _halves(box, channels[box], weights[box])
    means = [np.average(channels[box], axis=0, weights=weights[box]).round() for box in boxes]
    return np.vstack([channels[kept], np.array(means, channels.dtype)])


def _loss(channels: Any, weights: Any) -> float:  # noqa: ANN401 - arrays
    mean = np.average(channels, axis=0, weights=weights)
    return float((((channels - mean) ** 2).sum(axis=1) * weights).sum())


def _halves(box: Any, channels: Any, weights: Any) -> list[Any]:  # noqa: ANN401 - arrays
    axis = int(np.argmax(channels.max(axis=0) - channels.min(axis=0)))
    order = np.argsort(channels[:, axis], kind="stable")
    half = int(np.searchsorted(weights[order].cumsum(), weights.sum() / 2))
    cut = min(max(1, half), len(box) - 1)
    return [box[order[:cut]], box[order[cut:]]]


def _nearest(channels: Any, palette: Any) -> Any:  # noqa: ANN401 - arrays
    """For each colour the number of the palette's that is nearest."""
    edges = [*range(0, len(channels), _AT_ONCE), len(channels)]
    wanted, offered = channels.astype(np.int32), palette.astype(np.int32)
    found = [
        ((wanted[low:high, None, :] - offered[None]) ** 2).sum(axis=2).argmin(axis=1)
        for low, high in pairwise(edges)
    ]
    return np.concatenate(found)
