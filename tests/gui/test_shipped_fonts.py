"""The fonts in resources: Qt takes them, and they have the characters that articles and window use."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from annotator.resources import resource_path
from annotator.ui.article_view.style import load_fonts

ARTICLE = "ÄÖÜäöüßẞ„“”‚‘’»«›‹–—…·†§€°×−½éèçñøåłžşığ ΑλΩ Жуж\u00a0"
WINDOW = ARTICLE + "\u202f←↑→↓↵⇧⌘⌥⌫⇥✓✗⚠●○◆★≥≤"
FONTS = sorted(path.name for path in resource_path("fonts").glob("*.[ot]tf"))
LATIN = ARTICLE[: ARTICLE.index(" ")].replace("ẞ", "")
FAMILIES = {"AtkinsonHyperlegible": "Atkinson Hyperlegible"}


@pytest.fixture
def loaded(qapp):
    paths = [
        str(resource_path("fonts", f"{family}-Regular.ttf")) for family in ("Literata", "Inter")
    ]
    handles = [QFontDatabase.addApplicationFont(path) for path in paths]
    yield
    for handle in handles:
        QFontDatabase.removeApplicationFont(handle)


@pytest.mark.parametrize("name", FONTS)
def test_the_font_loads_under_its_family_name(qapp, name):
    handle = QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))
    try:
        family = name.partition("-")[0]
        assert FAMILIES.get(family, family) in QFontDatabase.applicationFontFamilies(handle)
    finally:
        QFontDatabase.removeApplicationFont(handle)


@pytest.mark.parametrize("name", FONTS)
def test_the_font_has_the_characters_it_is_used_for(qapp, name):
    font = QRawFont(str(resource_path("fonts", name)), 16)
    wanted = {"Inter": WINDOW, "Literata": ARTICLE}.get(name.partition("-")[0], LATIN)
    assert [character for character in wanted if not font.supportsCharacter(ord(character))] == []


def test_both_families_have_the_faces_the_window_asks_for():
    faces = {"Inter": {"Regular", "Italic", "Medium", "SemiBold", "Bold"}}
    faces["Literata"] = {"Regular", "Italic", "Bold", "BoldItalic"}
    easy = {"AtkinsonHyperlegible-Regular.ttf", "OpenDyslexic-Regular.otf"}
    expected = easy | {f"{family}-{face}.ttf" for family, each in faces.items() for face in each}
    assert set(FONTS) == expected


@pytest.mark.parametrize(
    ("family", "styles"),
    [
        ("Inter", {"Regular", "Italic", "Medium", "SemiBold", "Bold"}),
        ("Literata", {"Regular", "Italic", "Bold", "Bold Italic"}),
    ],
)
def test_the_window_draws_with_the_shipped_faces_and_makes_up_none(qapp, family, styles):
    load_fonts()
    drawn = {style.replace("BoldItalic", "Bold Italic") for style in QFontDatabase.styles(family)}
    assert styles <= drawn


@pytest.mark.usefixtures("loaded")
def test_what_literata_lacks_comes_from_inter_and_not_from_the_system():
    font = QFont(["Literata", "Inter"])
    layout = QTextLayout(WINDOW, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {"Literata", "Inter"}
