"""What can be typed into a query, at a glance."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_CONTEXT = "SearchHelp"
_EXAMPLES = (
    ('Merkel "im Kanzleramt"', QT_TRANSLATE_NOOP("SearchHelp", "words and a phrase, in title or text")),
    (r"/\d+ Tote/", QT_TRANSLATE_NOOP("SearchHelp", "a regular expression in the text")),
    ("entity.PER", QT_TRANSLATE_NOOP("SearchHelp", "spans of a layer and a label")),
    ('entity.PER["Merkel*"]', QT_TRANSLATE_NOOP("SearchHelp", "… that cover such words")),
    ("quote[speaker: entity.ORG]", QT_TRANSLATE_NOOP("SearchHelp", "quotes whose speaker is an organisation")),
    ("quote[not speaker]", QT_TRANSLATE_NOOP("SearchHelp", "quotes without a speaker")),
    ("entity.LOC in quote.frame", QT_TRANSLATE_NOOP("SearchHelp", "places within the frame of a quote")),
    ("quote.medium=Writing", QT_TRANSLATE_NOOP("SearchHelp", "spans with an attribute")),
    ("score<0.6 annotator:suggestions", QT_TRANSLATE_NOOP("SearchHelp", "suggestions a pipeline was unsure of")),
    ("status:done NOT has:finding", QT_TRANSLATE_NOOP("SearchHelp", "finished articles without findings")),
    ("date:2026-03..2026-04 meta.agency:dpa", QT_TRANSLATE_NOOP("SearchHelp", "dates and metadata")),
    ("(label:PER OR label:ORG) rule:gazetteer", QT_TRANSLATE_NOOP("SearchHelp", "and, or, not, parentheses")),
)  # fmt: skip

_WIDTH = 85 * UNIT


class SearchHelp(QDialog):
    """Examples, each with what it finds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchHelp")
        self.setWindowTitle(self.tr("What one can search for"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT // 2 + 2)
        for row, (example, meaning) in enumerate(_EXAMPLES):
            query = QLabel(example, self)
            query.setTextFormat(Qt.TextFormat.PlainText)
            query.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            font = query.font()
            font.setBold(True)
            query.setFont(font)
            grid.addWidget(query, row, 0)
            grid.addWidget(words(QCoreApplication.translate(_CONTEXT, meaning), self), row, 1)
        grid.setColumnStretch(1, 1)
        rest = self.tr(
            "Words that look like a part of a query are searched in quotation marks, or with a "
            "backslash before them. docs/search.md describes the whole language."
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(grid)
        layout.addWidget(words(rest, self))
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
