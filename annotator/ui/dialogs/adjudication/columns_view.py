"""The readings side by side: one column for the gold and one for each annotator, scrolled together."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.schema import Schema
from annotator.quality.cases import Case
from annotator.services.adjudication_article import DeskArticle
from annotator.ui.appearance import UNIT
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.dialogs.adjudication.cards import key_cap
from annotator.ui.dialogs.adjudication.display import alone, gold_alone
from annotator.ui.panels.style import label

_NARROWEST = 30 * UNIT
_SMALLER = 3
"""By so many pixels type is smaller here: several columns share the width of one."""


class ColumnsView(QScrollArea):
    """Shows each set in the article view, where a case is with the focus on its span."""

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("columnsView")
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._schema = schema
        self._style = ViewStyle()
        self._following = False
        self.columns: list[tuple[AnnotatorId | None, ArticleView]] = []

    def set_style(self, style: ViewStyle) -> None:
        """Take another theme, size or language."""
        self._style = replace(style, text_size=style.text_size - _SMALLER)
        for _, view in self.columns:
            view.set_style(self._style)

    def show_article(self, desk: DeskArticle, *, blind: bool) -> None:
        """Show an article."""
        self.columns = []
        inside = QWidget(self)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for key, who in [("", None), *desk.keys.items()]:
            column = QVBoxLayout()
            column.setSpacing(0)
            head = QHBoxLayout()
            head.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
            if key:
                head.addWidget(key_cap(key, self._style.theme, inside))
            words = label("muted", inside, wrap=False)
            named = "" if blind or who is None else desk.shown[who]
            words.setText(named if key else self.tr("Gold"))
            head.addWidget(words)
            head.addStretch(1)
            view = ArticleView(inside)
            view.setObjectName(f"column{key}")
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setMinimumWidth(_NARROWEST)
            view.set_style(self._style)
            bench = gold_alone(desk, blind=blind) if who is None else alone(desk, who, blind=blind)
            view.show_workbench(bench, self._schema)
            view.verticalScrollBar().valueChanged.connect(
                lambda _value, view=view: self._follow(view)
            )
            column.addLayout(head)
            column.addWidget(view, 1)
            row.addLayout(column, 1)
            self.columns.append((who, view))
        self.setWidget(inside)

    def show_case(self, desk: DeskArticle, case: Case | None) -> None:
        """Bring a case into view, in each column the span that stands for it."""
        if case is None:
            return
        self._following = True
        for who, view in self.columns:
            span = desk.gold_span(case) if who is None else case.spans.get(who)
            view.set_focus(span.id if span is not None else None, reveal=False)
            view.reveal(TextRange(case.begin, case.end), clear=3 * UNIT)
        self._following = False

    def _follow(self, leader: ArticleView) -> None:
        """Scroll the others to the words that are on top of this one."""
        if self._following:
            return
        self._following = True
        bar = leader.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        for _, view in self.columns:
            if view is not leader:
                other = view.verticalScrollBar()
                other.setValue(round(share * other.maximum()))
        self._following = False
