"""What is new since one last used the program; shown once after an update, and whenever one asks."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT

_FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML


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
        self.browser.document().setMarkdown(
            text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub | _FEATURES
        )
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.browser, 1)
        layout.addWidget(buttons)
        self.resize(80 * UNIT, 70 * UNIT)


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
