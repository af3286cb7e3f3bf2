"""The outline of an article: every quote and event with its roles, filled or open; follows the focus."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.changes import ChangeSet
from annotator.domain.ids import SpanId
from annotator.domain.schema import in_language
from annotator.domain.workbench import Workbench
from annotator.ui.appearance import UNIT, icon
from annotator.ui.i18n import current_language
from annotator.ui.models.outline_model import OutlineModel
from annotator.ui.panels.outline_delegate import OutlineDelegate
from annotator.ui.panels.style import MARGIN, label, panel_style
from annotator.ui.session import EditorSession
from annotator.ui.theme import LIGHT, Theme

_MOST_EXPANDED = 2_000
"""Lines; a longer outline opens with its layers only, as each open line costs time with every edit."""
_SLICE_S = 0.016
"""So long it works on the outline before the window comes round."""


class OutlinePanel(QWidget):
    """A tree of what is in the article; a click or an arrow key focuses it, and the focus is shown here."""

    def __init__(
        self, session: EditorSession, parent: QWidget | None = None, *, theme: Theme = LIGHT
    ) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        # What is made later has it from here on, and nothing has to be styled twice.
        self.setStyleSheet(panel_style(theme))
        self._session = session
        self._left_out: frozenset[str] = frozenset()
        self._stale = True
        self._making: Iterator[None] | None = None
        self._following = False
        self.model = OutlineModel(session.schema, self)
        self._delegate = OutlineDelegate(session.schema, self)
        self._build()
        # After the article is painted: the outline may be a frame late, the text may not.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._sync)
        session.article_opened.connect(self._on_opened)
        session.article_closed.connect(self._on_closed)
        session.workbench_changed.connect(self._on_changed)
        session.hidden_layers_changed.connect(lambda _layers: self._mark_stale())
        session.focus_changed.connect(lambda _span: self._timer.start())
        self._take_colours(theme)
        self.retranslate()
        self._mark_stale()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(panel_style(theme))
        self._take_colours(theme)
        self.tree.viewport().update()

    def _take_colours(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.filter.setIcon(icon("filter", theme))

    def set_left_out(self, layers: frozenset[str]) -> None:
        """Leave these layers out of the outline, and only there."""
        self._left_out = layers
        for name, action in self._layer_actions.items():
            action.setChecked(name not in layers)
        self._mark_stale()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self._title.setText(self.tr("Outline"))
        self.tree.setAccessibleName(self.tr("Outline"))
        self.filter.setToolTip(self.tr("Layers in the outline"))
        self.filter.setAccessibleName(self.tr("Layers in the outline"))
        for name, action in self._layer_actions.items():
            title = in_language(self._session.schema.layers[name].title, current_language())
            action.setText(title or name)
        self._mark_stale()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title = label("heading", self, wrap=False)
        self.filter = QToolButton(self)
        self.filter.setObjectName("outlineFilter")
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.filter)
        self._layer_actions = {}
        for name in self._session.schema.layers:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(self._on_filtered)
            self._layer_actions[name] = action
        self.filter.setMenu(menu)
        self.tree = QTreeView(self)
        self.tree.setObjectName("outlineTree")
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setMouseTracking(True)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setModel(self.model)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.tree.clicked.connect(self._focus_on)
        self.model.rowsInserted.connect(self._on_inserted)
        self._empty = label("muted", self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self._empty)
        header = QHBoxLayout()
        header.setContentsMargins(MARGIN, 0, UNIT, 0)
        header.addWidget(self._title)
        header.addStretch(1)
        header.addWidget(self.filter)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, UNIT // 2, 0, 0)
        body.setSpacing(0)
        body.addLayout(header)
        body.addWidget(self._pages, 1)

    def _on_filtered(self) -> None:
        off = {name for name, action in self._layer_actions.items() if not action.isChecked()}
        self._left_out = frozenset(off)
        self._mark_stale()

    def _on_opened(self, workbench: Workbench) -> None:
        del workbench
        self.model.clear()
        self._mark_stale()

    def _on_closed(self) -> None:
        self.model.clear()
        self._mark_stale()

    def _on_changed(self, workbench: Workbench, changes: ChangeSet | None) -> None:
        del workbench, changes
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        self._timer.start()

    def _sync(self) -> None:
        if self._stale:
            self._stale = False
            hidden = self._session.hidden_layers | self._left_out
            desk = self._session.workbench
            self._making = self.model.showing(desk, current_language(), hidden)
        self._following = True
        try:
            if not self._is_made():
                self._timer.start()
                return
            self._follow(self._session.focus)
        finally:
            self._following = False

    def _is_made(self) -> bool:
        """Go on with what is to be shown, for a slice; whether it is."""
        if self._making is None:
            return True
        until = perf_counter() + _SLICE_S
        for _ in self._making:
            if perf_counter() > until:
                return False
        self._making = None
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._empty.setText(
            self.tr("Nothing is marked or suggested here yet.")
            if self._session.workbench is not None
            else self.tr("Quotes, events and names of the open article are listed here.")
        )
        return True

    def _follow(self, focus: SpanId | None) -> None:
        if focus is None:
            self.tree.clearSelection()
            self.tree.setCurrentIndex(QModelIndex())
            return
        line = self.model.line(self.tree.currentIndex())
        if line is not None and line.span == focus:
            return  # e.g. at the role that was clicked on
        index = self.model.index_of(focus)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid() and self.model.rowCount(parent) == last - first + 1:
            self.tree.expand(parent)
        small = self.model.line_count <= _MOST_EXPANDED
        for row in range(first, last + 1):
            index = self.model.index(row, 0, parent)
            if small:
                self.tree.expandRecursively(index)
            elif not parent.isValid():
                self.tree.expand(index)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if not self._following and self.tree.hasFocus():
            self._focus_on(current)

    def _focus_on(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None and line.span is not None and not self._following:
            self._session.set_focus(line.span)
