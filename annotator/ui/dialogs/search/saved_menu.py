"""The menu of the queries people of a corpus keep."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.services.search_desk import SearchDesk


class SavedMenu(QMenu):
    """Read anew whenever it is opened, as others may have kept some.

    Signals:
        chosen: The text of a query.
        failed: An ``AnnotatorError``: they could not be read.
    """

    chosen = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: SearchDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedQueries")
        self.setToolTipsVisible(True)
        self._desk = desk
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        try:
            saved = self._desk.saved()
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        for each in saved:
            action = self.addAction(each.name.replace("&", "&&"))
            action.setToolTip(f"{each.text}\n{each.by}")
            action.triggered.connect(lambda _on=False, text=each.text: self.chosen.emit(text))
        if not saved:
            nothing = self.addAction(self.tr("No query is saved yet"))
            nothing.setEnabled(False)
            return
        self.addSeparator()
        forget = self.addMenu(self.tr("Remove"))
        for each in saved:
            action = forget.addAction(each.name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, name=each.name: self._forget(name))

    def _forget(self, name: str) -> None:
        try:
            self._desk.forget(name)
        except AnnotatorError as error:
            self.failed.emit(error)
