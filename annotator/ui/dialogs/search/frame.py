"""What the search window is made of: the field, the table of hits, and what is said about them; searches nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.schema import Schema
from annotator.services.search_desk import SearchDesk
from annotator.ui.appearance import UNIT, icon
from annotator.ui.dialogs.findings_table import KeyedActions
from annotator.ui.dialogs.search.completing import Proposals
from annotator.ui.dialogs.search.hits_model import HitsModel
from annotator.ui.dialogs.search.hits_table import HitsTable
from annotator.ui.dialogs.search.order import HitOrder
from annotator.ui.dialogs.search.query_field import QueryField
from annotator.ui.dialogs.search.saved_menu import SavedMenu
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import Theme, blend

_SIZE = (1100, 680)


class SearchFrame(QWidget):
    """A window of its own beside the main one.

    Args:
        desk: Keeps queries.
        schema: Labels and attributes there are.
        proposals: What can be typed.
    """

    def __init__(
        self,
        desk: SearchDesk,
        schema: Schema,
        proposals: Proposals,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("searchDialog")
        self.setWindowTitle(QCoreApplication.translate("SearchDialog", "Search"))
        self.resize(*_SIZE)
        self.model = HitsModel(schema, self)
        self.field = QueryField(proposals, self)
        self.table = HitsTable(self.model, self)
        self._build(desk)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(f"{panel_style(theme)}\n{_style(theme)}")
        self.saved_button.setIcon(icon("bookmark-check", theme))
        self.help_button.setIcon(icon("info", theme))
        self.run_button.setIcon(icon("search", theme))

    def nothing(self, asked: str, *, searching: bool) -> str:
        """What stands in the place of hits that are not there.

        Args:
            asked: What was searched for.
            searching: Whether more is being looked at.
        """
        if searching:
            return QCoreApplication.translate("SearchDialog", "Searching…")
        if not asked.strip() or self.problem.isVisible():
            return QCoreApplication.translate(
                "SearchDialog", "Type what you look for; F1 shows what is possible."
            )
        if not self.model.is_complete:
            return QCoreApplication.translate("SearchDialog", "Nothing found so far.")
        hint = QCoreApplication.translate(
            "SearchDialog",
            "Annotations of people and the gold are searched; annotator:suggestions searches suggestions.",
        )
        nothing = QCoreApplication.translate("SearchDialog", "Nothing found")
        return f"{nothing}\n\n{hint}"

    # --- inside ------------------------------------------------------------------------------

    def _build(self, desk: SearchDesk) -> None:
        self._buttons = KeyedActions(self, self.table)
        self.field.setPlaceholderText(
            QCoreApplication.translate(
                "SearchDialog",
                "Words, “phrases”, /expressions/, entity.PER, quote[speaker: entity.ORG] …",
            )
        )
        self.field.setAccessibleName(QCoreApplication.translate("SearchDialog", "Query"))
        self.run_button = self._button(QCoreApplication.translate("SearchDialog", "Search"))
        self.saved_menu = SavedMenu(desk, self)
        self.saved_button = self._button(
            QCoreApplication.translate("SearchDialog", "Saved queries")
        )
        self.saved_button.setMenu(self.saved_menu)
        self.saved_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.help_button = self._button(
            QCoreApplication.translate("SearchDialog", "What one can search for")
        )
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.field, 1)
        for button in (self.run_button, self.saved_button, self.help_button):
            top.addWidget(button)
        self.problem = label("error", self)
        self.problem.setObjectName("searchProblem")
        self.problem.hide()
        self.order = QComboBox(self)
        self.order.setObjectName("searchOrder")
        self.order.setAccessibleName(QCoreApplication.translate("SearchDialog", "Sorted by"))
        for order, title in _orders().items():
            self.order.addItem(title, order)
        self.order.currentIndexChanged.connect(
            lambda _row: self.model.sort_by(HitOrder(self.order.currentData()))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        layout.addLayout(self._build_news())
        layout.addWidget(self._build_pages(), 1)
        layout.addLayout(self._buttons)

    def _build_news(self) -> QHBoxLayout:
        self.news = label("muted", self, wrap=False)
        self.news.setObjectName("searchNews")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(16 * UNIT)
        self.bar.setRange(0, 100)
        self.bar.hide()
        self.stop_button = self._button(QCoreApplication.translate("SearchDialog", "Stop"))
        self.stop_button.setText(QCoreApplication.translate("SearchDialog", "Stop"))
        self.stop_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.news, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop_button)
        row.addWidget(self.order)
        return row

    def _build_pages(self) -> QStackedWidget:
        self.pages = QStackedWidget(self)
        self.empty = QLabel("", self)
        self.empty.setObjectName("searchEmpty")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        return self.pages

    def _button(self, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setProperty("kind", "link")
        return button


def _orders() -> dict[HitOrder, str]:
    return {
        HitOrder.FOUND: QCoreApplication.translate("SearchDialog", "As found"),
        HitOrder.ARTICLE: QCoreApplication.translate("SearchDialog", "By article"),
        HitOrder.HIT: QCoreApplication.translate("SearchDialog", "By hit"),
        HitOrder.LABEL: QCoreApplication.translate("SearchDialog", "By label"),
        HitOrder.LEFT_1: QCoreApplication.translate(
            "SearchDialog", "By %Ln word(s) to the left", "", 1
        ),
        HitOrder.LEFT_2: QCoreApplication.translate(
            "SearchDialog", "By %Ln word(s) to the left", "", 2
        ),
        HitOrder.LEFT_3: QCoreApplication.translate(
            "SearchDialog", "By %Ln word(s) to the left", "", 3
        ),
        HitOrder.RIGHT_1: QCoreApplication.translate(
            "SearchDialog", "By %Ln word(s) to the right", "", 1
        ),
        HitOrder.RIGHT_2: QCoreApplication.translate(
            "SearchDialog", "By %Ln word(s) to the right", "", 2
        ),
        HitOrder.RIGHT_3: QCoreApplication.translate(
            "SearchDialog", "By %Ln word(s) to the right", "", 3
        ),
    }


def _style(theme: Theme) -> str:
    chosen = blend(theme.accent, theme.page, 0.18)
    return f"""
#searchHits {{ background: {theme.page}; }}
#searchHits::item:selected {{ background: {chosen}; color: {theme.text}; }}
#searchEmpty {{ background: {theme.page}; color: {theme.muted}; padding: 24px; }}
QToolButton[kind="link"]:disabled {{ color: {theme.muted}; }}
QToolButton[kind="link"]::menu-indicator {{ image: none; }}
"""
