"""What is new, as a page one can read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from annotator.services.whats_new import changelog, news_since
from annotator.ui.dialogs.whats_new import WhatsNewDialog

TEXT = """## 1.0

### Added

- **Search**: one *language* for all <b>lists</b>.
- More
"""


@pytest.fixture
def speaking(qapp):
    before = QLocale()
    yield lambda language: QLocale.setDefault(QLocale(language))
    QLocale.setDefault(before)


def blocks(dialog):
    block = dialog.browser.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_headings_lists_and_bold_words_are_shown_as_such(qtbot):
    dialog = WhatsNewDialog(TEXT)
    qtbot.addWidget(dialog)
    found = list(blocks(dialog))
    assert [each.text() for each in found if each.blockFormat().headingLevel()] == ["1.0", "Added"]
    items = [each for each in found if each.textList() is not None]
    assert items[0].text() == "Search: one language for all <b>lists</b>."
    assert items[0].begin().fragment().charFormat().fontWeight() > 400
    assert items[0].blockFormat().bottomMargin() > 0
    upper, lower = (
        each.begin().fragment().charFormat().font().pointSizeF()
        for each in found
        if each.blockFormat().headingLevel()
    )
    plain = dialog.browser.fontInfo().pointSizeF()
    assert plain < lower < upper < 1.5 * plain


def test_code_in_a_heading_stays_code(qtbot):
    dialog = WhatsNewDialog("## About `PER` and others\n")
    qtbot.addWidget(dialog)
    walk, pitches = next(blocks(dialog)).begin(), []
    while not walk.atEnd():
        pitches.append(walk.fragment().charFormat().fontFixedPitch())
        walk += 1
    assert pitches == [False, True, False]


def test_of_the_changelog_that_ships_no_marks_are_left(qtbot):
    dialog = WhatsNewDialog(news_since(changelog(), "", "9.9"))
    qtbot.addWidget(dialog)
    shown = dialog.browser.toPlainText()
    assert shown.startswith("9.9\n")
    assert [mark for mark in ("**", "](", "nreleased", "\n- ") if mark in shown] == []


@pytest.mark.parametrize(("language", "told"), [("en", False), ("de", True)])
def test_in_german_it_says_that_it_is_in_english(qtbot, speaking, language, told):
    speaking(language)
    dialog = WhatsNewDialog(TEXT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.language.isVisible() is told
