"""What is new since one last used the program; shown once after an update, and whenever one asks."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import words
from annotator.ui.i18n import current_language

_FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML
_WRITTEN_IN = "en"
_UPPER = 2


class WhatsNewDialog(QDialog):
    """Shows a part of the changelog.

    Args:
        text: Markdown.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whatsNewDialog")
        self.setWindowTitle(self.tr("What is new"))
        self.browser = LocalBrowser(self)
        document = self.browser.document()
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub | _FEATURES)
        set_headings(document, self.browser.font())
        _space_items(document)
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        self.language = words(self.tr("This page is in English."), self, name="whatsNewLanguage")
        self.language.setVisible(current_language() != _WRITTEN_IN)
        layout.addWidget(self.language)
        layout.addWidget(self.browser, 1)
        layout.addWidget(buttons)
        self.resize(80 * UNIT, 70 * UNIT)


def set_headings(document: QTextDocument, font: QFont) -> None:
    """Make headings as large as a column of a window bears, and set them apart: Markdown makes them for a page.

    Args:
        document: What is shown.
        font: Of the widget that shows it.
    """
    size = QFontInfo(font).pointSizeF()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            for part in _fragments(block):
                cursor = QTextCursor(document)
                cursor.setPosition(part.position())
                end = part.position() + part.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                head = part.charFormat()
                # Markdown's own measure would go before any size.
                head.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                head.setFontPointSize(size * (1.3 if level <= _UPPER else 1.1))
                head.setFontWeight(QFont.Weight.DemiBold)
                cursor.setCharFormat(head)
            apart = QTextBlockFormat()
            apart.setTopMargin(2 * UNIT if block.blockNumber() else 0)
            apart.setBottomMargin(UNIT // 2)
            QTextCursor(block).mergeBlockFormat(apart)
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """The stretches of one format in a block; a list, for formats are changed on the way."""
    found, walk = [], block.begin()
    while not walk.atEnd():
        found.append(walk.fragment())
        walk += 1
    return found


def _space_items(document: QTextDocument) -> None:
    """Let items of lists that go over several lines stand apart."""
    apart = QTextBlockFormat()
    apart.setBottomMargin(UNIT)
    block = document.begin()
    while block.isValid():
        if block.textList() is not None:
            QTextCursor(block).mergeBlockFormat(apart)
        block = block.next()


class LocalBrowser(QTextBrowser):
    """Shows Markdown and loads nothing that it names: no picture, no file, no page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(UNIT)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for."""
        del kind, name
        return None
