"""The bookmarks of a person: Enter goes there, Delete takes one away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.bookmarks import Bookmark
from annotator.domain.errors import AnnotatorError
from annotator.services.bookmarks import Bookmarks
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.aids.list_dialog import ListDialog
from annotator.ui.i18n import error_text, quoted
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme


class BookmarksDialog(ListDialog):
    """Lists bookmarks in the order of the corpus.

    Signals:
        place_wanted: A ``Bookmark`` to go to.
        changed: One was taken away.
    """

    place_wanted = Signal(object)
    changed = Signal()

    def __init__(
        self, bookmarks: Bookmarks, *, theme: Theme = LIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bookmarksDialog")
        self._bookmarks = bookmarks
        self._found: list[Bookmark] = []
        self.list = QListWidget(self)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        QShortcut(QKeySequence("Delete"), self.list).activated.connect(self.remove)
        self.empty = label("muted", self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(60 * UNIT, 50 * UNIT)
        self.set_theme(theme)
        self.retranslate()

    def reload(self) -> None:
        """Read them anew."""
        try:
            self._found = list(self._bookmarks.all())
        except AnnotatorError as error:
            self.empty.setText(error_text(error))
            self.empty.show()
            return
        row = self.list.currentRow()
        self.list.clear()
        for each in self._found:
            words = quoted(each.excerpt) if each.excerpt else self.tr("the whole article")
            self.list.addItem(QListWidgetItem(f"{each.title}\n{words}"))
        self.list.setCurrentRow(max(0, min(row, len(self._found) - 1)))
        self.empty.setVisible(not self._found)
        self.list.setVisible(bool(self._found))

    def remove(self) -> None:
        """Take the chosen one away."""
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            try:
                self._bookmarks.remove(self._found[row])
            except AnnotatorError as error:
                self.empty.setText(error_text(error))
                self.empty.show()
                return
            self.reload()
            self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setWindowTitle(self.tr("Bookmarks"))
        self.list.setAccessibleName(self.tr("Bookmarks"))
        self.empty.setText(
            self.tr(
                "No bookmarks yet. Set one at a span, a selection or an article with %1."
            ).replace("%1", QKeySequence("Ctrl+M").toString(QKeySequence.SequenceFormat.NativeText))
        )

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.place_wanted.emit(self._found[row])
