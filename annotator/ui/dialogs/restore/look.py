"""A backup to look at: its articles and what people have marked in them; nothing in it can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, CorpusStore
from annotator.domain.workbench import Workbench
from annotator.services.shown_names import ShownNames, names_for, unnamed
from annotator.ui.appearance import UNIT
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.i18n import current_language, error_text
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme

_SIZE = (1000, 640)
_MOST = 2_000
"""So many articles are listed: enough to see what a backup holds."""
_ID = Qt.ItemDataRole.UserRole


class LookDialog(QDialog):
    """Shows a corpus that was opened to be read, and closes it when it is closed itself.

    Args:
        store: The backup.
        title: What the window is called.
        theme: Its colours.
    """

    def __init__(
        self, store: CorpusStore, title: str, *, theme: Theme = LIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lookDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._store = store
        self._names = ShownNames()
        self.articles = QListWidget(self)
        self.articles.setObjectName("lookArticles")
        # Whatever opened this window may have taken the colour of what is selected away.
        self.articles.setStyleSheet(
            "QListWidget { border: 0; background: palette(base); "
            "selection-background-color: palette(highlight); "
            "selection-color: palette(highlighted-text); } QListWidget::item { padding: 4px; }"
        )
        self.articles.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.articles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people = QComboBox(self)
        self.people.setAccessibleName(self.tr("Whose annotations"))
        self.view = ArticleView(self)
        self.view.setObjectName("lookArticle")
        self._style = replace(ViewStyle(language=current_language()), theme=theme)
        self.view.set_style(self._style)
        self.hint = label("muted", self)
        self._build()
        try:
            self._fill()
        except AnnotatorError as error:
            self.hint.setText(error_text(error))
        self.articles.currentItemChanged.connect(lambda _now, _before: self._show())
        self.people.currentIndexChanged.connect(lambda _place: self._show())
        self.articles.setCurrentRow(0)

    def set_type(self, **values: Any) -> None:  # noqa: ANN401 - fields of ``ViewStyle``
        """Set the article in another type, or with other distances."""
        self._style = replace(self._style, **values)
        self.view.set_style(self._style)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the backup."""
        self._store.close()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape closes it like the button of the window."""
        self.close()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.hint, 1)
        top.addWidget(self.people)
        split = QSplitter(self)
        split.addWidget(self.articles)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([280, 720])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.addLayout(top)
        layout.addWidget(split, 1)

    def _fill(self) -> None:
        self.hint.setText(self.tr("To look at only; nothing here can be changed."))
        with self._store.open_unit_of_work() as work:
            self._schema = work.schemas.current()
            people = work.history.people()
            first = people[0] if people else AnnotatorId(SUGGESTIONS)
            rows = work.articles.rows(ArticleQuery(first), offset=0, limit=_MOST)
            self._names = names_for(work)
        for name in sorted(people, key=self._names.of):
            self.people.addItem(self._names.of(name), name)
        self.people.setVisible(len(people) > 1)
        for row in rows:
            item = QListWidgetItem(row.title, self.articles)
            item.setData(_ID, row.id)
            item.setToolTip(row.title)

    def _show(self) -> None:
        if self.articles.currentRow() < 0:
            return
        article = ArticleId(self.articles.currentItem().data(_ID))
        try:
            with self._store.open_unit_of_work() as work:
                name = self.people.currentData()
                if name:
                    own, suggested = work.annotations.pair(article, AnnotatorId(name))
                    workbench = Workbench(unnamed(own, self._names), suggested)
                else:
                    suggested = work.annotations.get(article, AnnotatorId(SUGGESTIONS))
                    own = AnnotationSet(suggested.article, AnnotatorId("nobody"))
                    workbench = Workbench(own, suggested)
        except AnnotatorError as error:
            self.hint.setText(error_text(error))
            return
        self.view.show_workbench(workbench, self._schema)
