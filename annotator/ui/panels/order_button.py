"""The button beside the filters of the list of articles: in which order they stand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.domain.ports import APART, Order
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_CONTEXT: Final = "ArticleListPanel"
_TITLES: Final[dict[Order, str]] = {
    Order.IMPORTED: QT_TRANSLATE_NOOP("ArticleListPanel", "As imported"),
    Order.TITLE: QT_TRANSLATE_NOOP("ArticleListPanel", "By title"),
    Order.OPEN: QT_TRANSLATE_NOOP("ArticleListPanel", "Most open suggestions first"),
    Order.UNCERTAINTY: QT_TRANSLATE_NOOP("ArticleListPanel", "Least certain suggestions first"),
    Order.DISAGREEMENT: QT_TRANSLATE_NOOP("ArticleListPanel", "Where two pipelines differ first"),
    Order.DIVERSITY: QT_TRANSLATE_NOOP("ArticleListPanel", "As imported, repetitions last"),
}
_APART: Final = QT_TRANSLATE_NOOP(
    "ArticleListPanel", "Articles that say the same as one you have finished come last."
)
_NAME: Final = QT_TRANSLATE_NOOP("ArticleListPanel", "Order of the list")


class OrderButton(QToolButton):
    """Opens the menu of orders, of which one holds.

    Attributes:
        orders: What is in the menu.

    Signals:
        chosen: The ``Order`` that is wanted.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleOrder")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        self.orders: dict[Order, QAction] = {}
        for order in Order:
            action = menu.addAction("")
            action.setCheckable(True)
            action.setChecked(order is Order.IMPORTED)
            action.triggered.connect(lambda _checked, order=order: self.chosen.emit(order))
            group.addAction(action)
            self.orders[order] = action
        self.setMenu(menu)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setToolTip(_said(_NAME))
        self.setAccessibleName(_said(_NAME))
        for order, action in self.orders.items():
            action.setText(_said(_TITLES[order]))
            if order in APART:
                action.setToolTip(_said(_APART))


def _said(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)
