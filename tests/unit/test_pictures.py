"""The pictures of the documentation: each is shown somewhere, says what it shows, and is small; their palettes are true."""

import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

ROOT = Path(__file__).resolve().parents[2]
PICTURES = sorted((ROOT / "docs" / "images").glob("*"))
PAGES = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
SHOWN = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\((?P<target>[^)\s]+)\)")
LARGEST = 150_000
SHORTEST = 2


def shown():
    """Where pictures lie that pages show, and what stands in their place."""
    return [
        ((page.parent / found["target"]).resolve(), found["alt"])
        for page in PAGES
        for found in SHOWN.finditer(page.read_text("utf-8"))
    ]


@pytest.fixture
def small_png():
    path = ROOT / "scripts" / "small_png.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_picture_is_shown_on_a_page_and_every_page_shows_pictures_that_are_there():
    assert {path for path, _ in shown()} == set(PICTURES)


def test_every_picture_says_in_words_what_it_shows():
    assert [path.name for path, alt in shown() if len(alt.split()) < SHORTEST] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small(picture):
    assert 1_000 < picture.stat().st_size <= LARGEST


def test_few_colours_are_kept_as_they_are(tmp_path, small_png):
    image = QImage(37, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#fdfcf9"))
    for x in range(37):
        image.setPixelColor(x, 3, QColor(x, 255 - x, 7))

    small_png.save_small(image, tmp_path / "few.png")

    again = QImage(str(tmp_path / "few.png")).convertToFormat(QImage.Format.Format_RGB32)
    assert again == image


def test_of_many_colours_the_frequent_ones_stay_and_others_are_close(tmp_path, small_png):
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#2160d2"))
    for x in range(64):
        for y in range(32):
            image.setPixelColor(x, y, QColor(4 * x, 8 * y, 128))

    small_png.save_small(image, tmp_path / "many.png")

    again = QImage(str(tmp_path / "many.png"))
    assert again.colorCount() <= 256
    assert again.pixelColor(5, 60) == QColor("#2160d2")
    ways = [
        max(abs(np.subtract(again.pixelColor(x, y).getRgb(), image.pixelColor(x, y).getRgb())))
        for x in range(64)
        for y in range(32)
    ]
    assert max(ways) <= 24


def test_what_cannot_be_written_is_said(tmp_path, small_png):
    with pytest.raises(OSError, match="nowhere"):
        small_png.save_small(
            QImage(3, 3, QImage.Format.Format_RGB32), tmp_path / "nowhere" / "x.png"
        )
