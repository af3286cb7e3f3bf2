"""The strip above the article that says which suggestions are shown, as long as some are not."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.domain.workbench import Workbench
from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.desk_header import ElidedLabel
from annotator.ui.filter_words import filter_words
from annotator.ui.i18n import number
from annotator.ui.session import EditorSession
from annotator.ui.theme import LIGHT, Theme, blend

_ICON = 16


class FilterBar(QFrame):
    """Cannot be overlooked and does not go by itself; gone when everything is shown.

    Args:
        session: Says what is shown.
    """

    def __init__(
        self, session: EditorSession, parent: QWidget | None = None, *, theme: Theme = LIGHT
    ) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._session = session
        self._theme: Theme = LIGHT
        self._icon = QLabel(self)
        self._icon.setFixedSize(_ICON, _ICON)
        self.words = ElidedLabel(self)
        self.words.setObjectName("filterWords")
        self.count = QLabel(self)
        self.count.setObjectName("filterCount")
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(UNIT)
        layout.addWidget(self._icon)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.count)
        session.filter_changed.connect(self._show)
        session.article_opened.connect(self._show)
        session.workbench_changed.connect(self._show)
        session.article_closed.connect(self._show)
        self.set_theme(theme)
        self._show()

    def add_actions(self, actions: Iterable[QAction]) -> None:
        """Add a button for each action."""
        for action in actions:
            button = QToolButton(self)
            button.setObjectName(f"button.{action.objectName()}")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(_ICON, _ICON))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._layout.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._theme = theme
        back = blend(theme.accent, theme.page, 0.3 if theme.is_dark else 0.16)
        self.setStyleSheet(
            f"#filterBar {{ background: {back}; border-bottom: 2px solid {theme.accent}; }}"
            f"#filterWords, #filterCount {{ color: {theme.text}; }}"
            f"#filterBar QToolButton {{ color: {theme.text}; text-decoration: underline; }}"
        )
        self._icon.setPixmap(pixmap("filter", theme.text, _ICON, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self, *_changed: object) -> None:
        only, desk = self._session.only, self._session.workbench
        self.setVisible(only.is_active)
        if not only.is_active:
            return
        words = filter_words(only, self._session.schema)
        self.words.set_text(self.tr("Only suggestions: %1").replace("%1", words))
        self.count.setText(self._counted(desk) if desk is not None else "")

    def _counted(self, desk: Workbench) -> str:
        counted = self.tr("%1 of %2 shown")
        shown, every = len(desk.shown_suggestions), len(desk.open_suggestions)
        return counted.replace("%1", number(shown)).replace("%2", number(every))
