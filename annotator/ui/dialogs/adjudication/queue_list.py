"""The queue: the articles with what is open in them, and the disagreements of the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.gold_decisions import CaseState, QueuedArticle
from annotator.domain.ids import ArticleId
from annotator.domain.schema import Schema
from annotator.quality.cases import Case
from annotator.services.adjudication_article import DeskArticle
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.adjudication.wording import layer_name, part_name, state_name
from annotator.ui.panels.style import label, shortened
from annotator.ui.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST = 44
_ROW = 26
_SIGNS = {
    CaseState.OPEN: "●",
    CaseState.REOPENED: "↺",
    CaseState.DECIDED: "✓",
    CaseState.VOTED: "=",
}


class ArticlesModel(QAbstractListModel):
    """The articles of the queue, or those of them that were asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[QueuedArticle, ...] = ()
        self._rows: tuple[QueuedArticle, ...] = ()
        self._only: frozenset[ArticleId] | None = None
        self._open_only = True
        self._kept: ArticleId | None = None

    @property
    def rows(self) -> tuple[QueuedArticle, ...]:
        """What is listed."""
        return self._rows

    @property
    def everything(self) -> tuple[QueuedArticle, ...]:
        """All of the queue."""
        return self._all

    @property
    def is_chosen(self) -> bool:
        """Whether only some articles were asked for."""
        return self._only is not None

    def show_articles(
        self,
        articles: Sequence[QueuedArticle],
        *,
        open_only: bool,
        only: frozenset[ArticleId] | None,
        kept: ArticleId | None,
    ) -> None:
        """List other articles.

        Args:
            articles: All of the queue.
            open_only: Whether those in which nothing is open are left out.
            only: Only these; ``None``: all.
            kept: The one that is shown, listed in any case.
        """
        self.beginResetModel()
        self._all, self._only, self._open_only, self._kept = tuple(articles), only, open_only, kept
        self._rows = tuple(each for each in articles if self._counts(each))
        self.endResetModel()

    def renew(self, article: QueuedArticle) -> None:
        """Take in how far an article is now."""
        self._all = tuple(
            article if each.article == article.article else each for each in self._all
        )
        for number, each in enumerate(self._rows):
            if each.article == article.article:
                self._rows = (*self._rows[:number], article, *self._rows[number + 1 :])
                place = self.index(number, 0)
                self.dataChanged.emit(place, place)

    def place_of(self, article: ArticleId) -> int | None:
        """Which row an article has."""
        return next((n for n, each in enumerate(self._rows) if each.article == article), None)

    def _counts(self, each: QueuedArticle) -> bool:
        if self._only is not None and each.article not in self._only:
            return False
        return not self._open_only or each.open > 0 or each.article == self._kept

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title and what is open."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        title = " ".join(row.title.split())
        if role == Qt.ItemDataRole.DisplayRole:
            sign = str(row.open) if row.open else "✓"
            return f"{sign}\u2002{title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.tr("%1\n%2 open, %3 decided, %4 settled by the policy")
            counts = (title, str(row.open), str(row.decided), str(row.voted))
            for number, value in enumerate(counts, start=1):
                words = words.replace(f"%{number}", value, 1)
            return words
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW)
        return None


class QueueList(QWidget):
    """Articles above, disagreements of one article below.

    Signals:
        article_wanted: An ``ArticleId`` was chosen.
        question_wanted: A question of the article that is shown was chosen.
        filter_changed: Other articles or disagreements are to be listed.
    """

    article_wanted = Signal(str)
    question_wanted = Signal(str)
    filter_changed = Signal()

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueList")
        self._schema = schema
        self._theme: Theme = LIGHT
        self.filter = QComboBox(self)
        self.filter.addItems(["", ""])
        self.filter.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.filter.currentIndexChanged.connect(lambda _index: self.filter_changed.emit())
        self.model = ArticlesModel(self)
        self.cases = QListWidget(self)
        self.cases.setObjectName("queueCases")
        self.articles = QListView(self)
        self.articles.setObjectName("queueArticles")
        self.articles.setModel(self.model)
        self.articles.setUniformItemSizes(True)
        for each in (self.articles, self.cases):
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            each.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.articles.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.articles.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.articles.clicked.connect(self._on_article)
        self.articles.activated.connect(self._on_article)
        self.cases.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cases.currentItemChanged.connect(self._on_case)
        self._articles_heading = label("heading", self, wrap=False)
        self._cases_heading = label("heading", self, wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, 0, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.filter)
        layout.addWidget(self._articles_heading)
        layout.addWidget(self.articles, 2)
        layout.addWidget(self._cases_heading)
        layout.addWidget(self.cases, 3)
        self.retranslate()

    @property
    def open_only(self) -> bool:
        """Whether only what is open is listed."""
        return self.filter.currentIndex() == 0

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        blocked = QSignalBlocker(self.filter)
        self.filter.setItemText(0, self.tr("What is open"))
        self.filter.setItemText(1, self.tr("Everything, also decided"))
        blocked.unblock()
        self.filter.setAccessibleName(self.tr("Which disagreements"))
        self._articles_heading.setText(self.tr("Articles"))
        self._cases_heading.setText(self.tr("Disagreements"))
        self.articles.setAccessibleName(self.tr("Articles"))
        self.cases.setAccessibleName(self.tr("Disagreements"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_article(self, desk: DeskArticle | None, question: str | None) -> None:
        """List the disagreements of an article, and say at which one is."""
        blocked = QSignalBlocker(self.cases)
        self.cases.clear()
        for case in desk.cases.cases if desk is not None else ():
            if not self.open_only or case.state.waits or case.question == question:
                item = self._item(desk, case)
                self.cases.addItem(item)
                if case.question == question:
                    self.cases.setCurrentItem(item)
                    self.cases.scrollToItem(item)
        blocked.unblock()
        place = self.model.place_of(desk.article.id) if desk is not None else None
        if place is not None:
            index = self.model.index(place, 0)
            self.articles.setCurrentIndex(index)
            self.articles.scrollTo(index)

    def _item(self, desk: DeskArticle | None, case: Case) -> QListWidgetItem:
        words = case.longest.covered_text(desk.article.text) if desk is not None else ""
        parts = case.open_parts or case.parts
        named = ", ".join(part_name(part, case.layer, self._schema) for part in parts)
        layer = layer_name(case.layer, self._schema)
        item = QListWidgetItem(
            f"{_SIGNS[case.state]} {shortened(words, _LONGEST)}\n{layer}: {named}"
        )
        item.setData(Qt.ItemDataRole.UserRole, case.question)
        item.setToolTip(f"{shortened(words, 300)}\n{state_name(case.state)}")
        if not case.state.waits:
            item.setForeground(QColor(self._theme.muted))
        return item

    def _on_article(self, index: QModelIndex) -> None:
        self.article_wanted.emit(str(self.model.rows[index.row()].article))

    def _on_case(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.question_wanted.emit(str(item.data(Qt.ItemDataRole.UserRole)))
