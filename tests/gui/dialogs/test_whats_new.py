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
    size = found[0].begin().fragment().charFormat().fontPointSize()
    assert size < 2 * dialog.browser.fontInfo().pointSizeF()


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
