"""The articles behind a number: those that add most to it first; Enter goes there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.table_view import NumbersView
from annotator.ui.dialogs.agreement.tables import Field, Table
from annotator.ui.dialogs.agreement.words import decimal, whole
from annotator.ui.dialogs.findings_table import KeyedActions
from annotator.ui.panels.style import label
from annotator.ui.theme import Theme

_MINUTE = 60


class ArticlesPanel(QWidget):
    """Lists articles.

    Signals:
        wanted: The id of an article that is to be shown on the desk.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles: Sequence[Mapping[str, Any]] = ()
        self.heading = label("heading", self)
        self.summary = label("muted", self)
        self.articles = NumbersView(self.tr("Articles behind the number"), self, whole_rows=True)
        self.articles.setObjectName("dashboardArticles")
        self.articles.activated.connect(lambda _index: self.go())
        close = QToolButton(self)
        close.setProperty("kind", "link")
        close.setText("×")
        close.setToolTip(self.tr("Put the list away"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(lambda _checked=False: self.hide())
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(close)
        buttons = KeyedActions(self, self)
        self.go_action = buttons.add(self.tr("Go there"), "Return", self.go, shortcut=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(top)
        layout.addWidget(self.summary)
        layout.addWidget(self.articles, 1)
        layout.addLayout(buttons)

    @property
    def article(self) -> str:
        """The id of the article one is at; empty: none."""
        row = self.articles.current
        return str(self._articles[row]["article"]) if 0 <= row < len(self._articles) else ""

    def show_question(self, words: str) -> None:
        """Say what is asked for; the answer follows."""
        self.heading.setText(words)
        self.summary.setText(self.tr("Looking…"))
        self._articles = ()
        self.articles.show_table(Table())
        self.go_action.setEnabled(False)
        self.show()

    def show_articles(self, answer: Mapping[str, Any], section: str) -> None:
        """Show the articles.

        Args:
            answer: Of the worker: ``articles`` with ``article``, ``title``, ``people``, ``amount``; ``articles_total``.
            section: Which number is meant; says what the amount is.
        """
        self._articles = answer["articles"]
        rows = [
            [
                Field(each["title"] or each["article"], each["title"]),
                Field(", ".join(each["people"])),
                _amount(each["amount"], section),
            ]
            for each in self._articles
        ]
        heads = [self.tr("Article"), self.tr("Who"), self._amount_name(section)]
        self.articles.show_table(Table(heads, rows, 2), stretched=0)
        self.articles.setColumnHidden(2, section == "progress")
        told = self.tr("%Ln article(s)", "", int(answer["articles_total"]))
        self.summary.setText(told)
        self.articles.sit_at(0)
        self.articles.setFocus()
        self.go_action.setEnabled(bool(self._articles))

    def go(self) -> None:
        """Show the article one is at on the desk."""
        if self.article:
            self.wanted.emit(self.article)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.articles.set_theme(theme)

    def _amount_name(self, section: str) -> str:
        return {
            "speed": self.tr("Minutes"),
            "labels": self.tr("Spans"),
            "agreement": self.tr("Apart"),
            "suggestions": self.tr("Suggestions"),
            "quick": self.tr("Quick"),
            "controls": self.tr("In 1,000"),
            "findings": self.tr("Findings"),
        }.get(section, self.tr("n"))


def _amount(amount: float, section: str) -> Field:
    if section == "speed":
        return Field(decimal(amount / _MINUTE, 1), amount)
    if section == "controls":
        return Field(decimal(amount, 2), amount)
    return Field(whole(amount) if amount == int(amount) else decimal(amount, 1), amount)
