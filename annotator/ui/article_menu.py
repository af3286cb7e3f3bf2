"""The context menu of the list of articles: what the window can do, with the article of a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from annotator.domain.changes import Status
from annotator.domain.ids import ArticleId
from annotator.domain.ports import ArticleRow
from annotator.ui.models.article_model import ROW_ROLE

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

_LATER: Final = ("suggest.article", "bookmark.toggle", "question.ask")


class ArticleMenu(QObject):
    """Offers the actions of the window for a row of the list; its article comes onto the desk with them.

    Args:
        window: Carries them out.
        desk: Where the articles come onto; the menu goes with it.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(desk)
        self._window = window
        self._desk = desk
        desk.article_list.list.menu_wanted.connect(self._on_wanted)

    def menu_of(self, row: ArticleRow) -> QMenu:
        """What can be done with an article.

        Args:
            row: Its line of the list.
        """
        menu = QMenu(self._desk)
        menu.setObjectName("menu.article")
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = menu.addAction(self.tr("&Open"), partial(self._desk.open_article, row.id))
        opening.setEnabled(not self._is_on_desk(row.id))
        menu.setDefaultAction(opening)
        menu.addSeparator()
        done = row.tally.status is Status.DONE
        self._add(menu, "article.reopen" if done else "article.done", row.id)
        menu.addSeparator()
        for name in _LATER:
            self._add(menu, name, row.id)
        return menu

    def _add(self, menu: QMenu, name: str, article: ArticleId) -> None:
        action = self._window.actions_of[name]
        made = menu.addAction(action.icon(), action.text())
        made.setObjectName(name)
        made.setToolTip(action.toolTip())
        made.setIconVisibleInMenu(False)
        # Of another article it shows only on the desk what can be done; what cannot says so there.
        made.setEnabled(action.isEnabled() or not self._is_on_desk(article))
        made.triggered.connect(lambda _on=False: self._run(name, article))

    def _run(self, name: str, article: ArticleId) -> None:
        if self._is_on_desk(article) or self._desk.open_article(article):
            self._window.show_state()
            self._window.actions_of[name].trigger()

    def _is_on_desk(self, article: ArticleId) -> bool:
        bench = self._desk.session.workbench
        return bench is not None and bench.article.id == article

    def _on_wanted(self, index: QModelIndex, place: QPoint) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.menu_of(row).popup(place)
