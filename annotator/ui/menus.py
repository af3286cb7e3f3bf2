"""The menu bar and the context menu, built from the action table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu, QMenuBar

from annotator.ui.actions import ACTIONS, MENU_TITLES, SUBMENU_TITLES, Menu
from annotator.ui.corpora import SUFFIX
from annotator.ui.window_actions import WindowActions


class Menus(QObject):
    """Fills a menu bar; recent corpora and labels are filled in as they change."""

    def __init__(
        self,
        bar: QMenuBar,
        actions: WindowActions,
        recent: Callable[[], Sequence[str]],
        open_recent: Callable[[str], object],
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._actions = actions
        self._recent = recent
        self._open_recent = open_recent
        self._menus: dict[Menu, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        self._mark_menus: dict[str, QMenu] = {}
        for menu in Menu:
            self._menus[menu] = bar.addMenu("")
            self._menus[menu].setObjectName(f"menu.{menu}")
            self._menus[menu].setToolTipsVisible(True)
            self._fill(menu)
        self._submenus["recent"].aboutToShow.connect(self._fill_recent)
        self.retranslate()

    def show_schema(self) -> None:
        """Offer the labels and layers of the corpus that is open."""
        marks, layers = self._submenus["marks"], self._submenus["layers"]
        for menu in self._mark_menus.values():
            menu.deleteLater()
        self._mark_menus.clear()
        marks.clear()
        for action in self._actions.marks:
            layer = str(action.property("layer"))
            if layer not in self._mark_menus:
                self._mark_menus[layer] = marks.addMenu("")
            self._mark_menus[layer].addAction(action)
        first = layers.actions()[0] if layers.actions() else None
        for action in self._actions.layers:
            if first is not None:
                layers.insertAction(first, action)
        self.retranslate()

    def context_menu(self, *, span: bool) -> QMenu:
        """What one can do at a place in the article.

        Args:
            span: Whether the place is in a span.
        """
        menu = QMenu(self._bar)
        menu.setObjectName("menu.context")
        if span:
            menu.addAction(self._actions["decide.accept"])
            menu.addAction(self._actions["decide.reject"])
            menu.addSeparator()
        menu.addMenu(self._submenus["marks"])
        menu.addMenu(self._submenus["structures"])
        for name in ("fragment.add", "fragment.remove", "mark.repeat"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        for name in ("history.undo", "history.redo"):
            menu.addAction(self._actions[name])
        return menu

    def retranslate(self) -> None:
        """Say the titles in the language of the window."""
        for menu, title in MENU_TITLES.items():
            self._menus[menu].setTitle(QCoreApplication.translate("Menu", title))
        for name, menu_of in self._submenus.items():
            menu_of.setTitle(QCoreApplication.translate("Menu", SUBMENU_TITLES[name]))
        for layer, menu_of in self._mark_menus.items():
            menu_of.setTitle(self._actions[f"layer.{layer}"].text())
        self._fill_recent()

    def _fill(self, menu: Menu) -> None:
        group = 0
        for spec in ACTIONS:
            if spec.menu is not menu:
                continue
            target = self._menus[menu]
            if spec.group != group:
                target.addSeparator()
                group = spec.group
            if spec.submenu:
                target = self._submenu(menu, spec.submenu)
            target.addAction(self._actions[spec.id])
            if spec.id == "corpus.open":
                self._submenu(menu, "recent")
            if spec.id == "decide.reject_all":
                self._submenu(menu, "several")
                self._submenu(menu, "marks")
                self._submenu(menu, "structures")

    def _submenu(self, menu: Menu, name: str) -> QMenu:
        if name not in self._submenus:
            self._submenus[name] = self._menus[menu].addMenu("")
            self._submenus[name].setObjectName(f"menu.{name}")
        return self._submenus[name]

    def _fill_recent(self) -> None:
        menu = self._submenus["recent"]
        menu.clear()
        for location in self._recent():
            name = Path(location).name.removesuffix(SUFFIX)
            action = menu.addAction(name.replace("&", "&&"))
            action.setToolTip(location)
            action.setStatusTip(location)
            action.triggered.connect(
                lambda _checked=False, location=location: self._open_recent(location)
            )
        menu.setEnabled(bool(menu.actions()))
