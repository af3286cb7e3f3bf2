"""What is behind a number: the articles, those with most disagreement first, and the places in the chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.numbers import Names, Question
from annotator.ui.dialogs.agreement.table_view import NumbersView
from annotator.ui.dialogs.agreement.tables import Field, Table
from annotator.ui.dialogs.agreement.words import UNKNOWN, Titles, about_name, decimal, whole
from annotator.ui.dialogs.findings_table import KeyedActions
from annotator.ui.panels.style import label
from annotator.ui.theme import Theme

_PAUSE_MS = 120
"""Whoever runs through the list is not shown the places of every article."""
_TINY = 0.05


class BehindPanel(QWidget):
    """Lists articles and places; Enter goes there.

    Args:
        titles: What the schema calls things.

    Signals:
        places_wanted: The id of an article whose places are to be shown.
        wanted: An article, and a ``TextRange`` or ``None``, are to be shown on the desk.
        adjudication_wanted: Ids of articles that are to be decided on.
    """

    places_wanted = Signal(str)
    wanted = Signal(str, object)
    adjudication_wanted = Signal(object)

    def __init__(self, titles: Titles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._articles: Sequence[Mapping[str, Any]] = ()
        self._places: Sequence[Mapping[str, Any]] = ()
        self.question: Question | None = None
        self.heading = label("heading", self)
        self.summary = label("muted", self)
        self.articles = NumbersView(self.tr("Articles behind the number"), self, whole_rows=True)
        self.articles.setObjectName("behindArticles")
        self.places = NumbersView(self.tr("Where they do not agree"), self, whole_rows=True)
        self.places.setObjectName("behindPlaces")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_places)
        self.articles.selectionModel().currentRowChanged.connect(lambda *_rows: self._pause.start())
        self.articles.activated.connect(lambda _index: self.go())
        self.places.activated.connect(lambda _index: self.go_to_place())
        self._build()

    @property
    def article(self) -> ArticleId | None:
        """The article one is at."""
        row = self.articles.current
        return ArticleId(self._articles[row]["article"]) if 0 <= row < len(self._articles) else None

    def show_question(self, question: Question | None, heading: str) -> None:
        """Say what is asked for; the answer follows."""
        self.question = question
        self.heading.setText(heading)
        self.summary.setText(self.tr("Looking…"))
        self._articles, self._places = (), ()
        self.articles.show_table(Table())
        self.places.show_table(Table())
        self._show_actions()

    def show_articles(self, answer: Mapping[str, Any]) -> None:
        """Show the articles behind the number."""
        self._articles = answer["articles"]
        rows = [
            [
                Field(each["title"] or each["article"], each["title"], each["article"]),
                Field(whole(each["units"]), each["units"]),
                Field(_amount(each["apart"]), each["apart"]),
            ]
            for each in self._articles
        ]
        heads = [self.tr("Article"), self.tr("n"), self.tr("Apart")]
        self.articles.show_table(Table(heads, rows), stretched=0)
        told = self.tr("%1 articles, they disagree in %2")
        told = told.replace("%1", whole(answer["articles_total"])).replace(
            "%2", whole(answer["apart"])
        )
        self.summary.setText(told)
        self.articles.sit_at(0)
        self.articles.setFocus()
        self._show_actions()

    def show_one(self, article: Mapping[str, Any]) -> None:
        """Show a single article, without a number."""
        self.question = None
        self.show_articles({"articles": [article], "articles_total": 1, "apart": 1})
        self.heading.setText(str(article["title"] or article["article"]))
        self.summary.setText("")

    def show_places(self, article: str, places: Sequence[Mapping[str, Any]], names: Names) -> None:
        """Show the places of an article, if one is still there."""
        if article != self.article:
            return
        self._places = places
        rows = []
        for each in places:
            what = about_name(each["about"])
            if each["role"]:
                what = self._titles.name(each["layer"], each["role"])
            said = sorted((names.of(name), words) for name, words in each["answers"].items())
            told = "; ".join(f"{name}: {self._shown(each, words)}" for name, words in said)
            rows.append(
                [Field(each["excerpt"], each["begin"]), Field(what, what), Field(told, told)]
            )
        heads = [self.tr("Place"), self.tr("About"), self.tr("Said")]
        self.places.show_table(Table(heads, rows, 3), stretched=2)
        self.places.sit_at(0)

    def go(self) -> None:
        """Show the article on the desk, at the place one is at in it."""
        article = self.article
        if article is not None:
            self.wanted.emit(article, self._place())

    def go_to_place(self) -> None:
        """Show the place one is at."""
        self.go()

    def adjudicate(self) -> None:
        """Have the articles of the list decided on, the one that one is at first."""
        here = self.article
        ids = [each["article"] for each in self._articles if each["apart"] > 0]
        first = [here] if here is not None else []
        found = list(dict.fromkeys([*first, *ids]))
        if found:
            self.adjudication_wanted.emit(found)

    def allow_adjudication(self, *, allowed: bool) -> None:
        """Whether there is a window to decide in."""
        self.adjudicate_action.setVisible(allowed)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.articles.set_theme(theme)
        self.places.set_theme(theme)

    def _shown(self, place: Mapping[str, Any], words: str) -> str:
        """What somebody said, with the label as the schema calls it."""
        if place["role"] or not words:
            return words or UNKNOWN
        name, _, covered = words.partition(": ")
        called = self._titles.name(place["layer"], name)
        if covered == place["excerpt"]:
            return called
        return self.tr("%1 “%2”").replace("%1", called).replace("%2", covered)

    def _place(self) -> TextRange | None:
        row = self.places.current
        if not 0 <= row < len(self._places):
            return None
        return TextRange(self._places[row]["begin"], self._places[row]["end"])

    def _ask_places(self) -> None:
        article = self.article
        self._places = ()
        self.places.show_table(Table())
        if article is not None:
            self.places_wanted.emit(article)

    def _show_actions(self) -> None:
        any_article = bool(self._articles)
        self.go_action.setEnabled(any_article)
        self.adjudicate_action.setEnabled(any_article)

    def _build(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.articles)
        parts.addWidget(self.places)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        buttons = KeyedActions(self, self)
        self.go_action = buttons.add(self.tr("Go there"), "Return", self.go, shortcut=False)
        self.adjudicate_action = buttons.add(self.tr("Decide…"), "D", self.adjudicate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.heading)
        layout.addWidget(self.summary)
        layout.addWidget(parts, 1)
        layout.addLayout(buttons)


def _amount(apart: float) -> str:
    return whole(apart) if abs(apart - round(apart)) < _TINY else decimal(apart, 1)
