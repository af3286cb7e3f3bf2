"""Opens the windows of questions and of bookmarks for the corpus that is on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.bookmarks import Bookmark
from annotator.domain.questions import Question
from annotator.services.questions import Spot
from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.aids.bookmarks_dialog import BookmarksDialog
from annotator.ui.dialogs.aids.questions_dialog import QuestionsDialog
from annotator.ui.going import show_place

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow
    from annotator.ui.session_aids import SessionAids


class QuestionsWindow(WindowCompanion[QuestionsDialog]):
    """Holds the one window of questions."""

    def show(self) -> None:
        """Show the questions of the corpus that is open."""
        dialog = self._shown()
        if dialog is not None:
            dialog.reload()
            dialog.list.setFocus()

    def ask(self, spot: Spot) -> None:
        """Ask about a place."""
        dialog = self._shown()
        if dialog is not None:
            dialog.ask(spot)

    def _made(self, desk: Desk) -> QuestionsDialog:
        aids = _aids_of(self._window, desk)
        theme = self._window.preferences.appearance.theme
        dialog = QuestionsDialog(aids.questions, theme=theme, parent=self._window)
        dialog.changed.connect(aids.show_marks)
        dialog.place_wanted.connect(self._go)
        return dialog

    def _go(self, question: Question) -> None:
        show_place(
            self._window, question.article, self._window.annotator, question.about, question.place
        )


class BookmarksWindow(WindowCompanion[BookmarksDialog]):
    """Holds the one window of bookmarks."""

    def show(self) -> None:
        """Show the bookmarks in the corpus that is open."""
        dialog = self._shown()
        if dialog is not None:
            dialog.reload()
            dialog.list.setFocus()

    def reload(self) -> None:
        """Follow a bookmark that was set or taken away in the article."""
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.reload()

    def _made(self, desk: Desk) -> BookmarksDialog:
        aids = _aids_of(self._window, desk)
        theme = self._window.preferences.appearance.theme
        dialog = BookmarksDialog(aids.bookmarks, theme=theme, parent=self._window)
        dialog.changed.connect(aids.show_marks)
        dialog.place_wanted.connect(self._go)
        return dialog

    def _go(self, bookmark: Bookmark) -> None:
        show_place(
            self._window, bookmark.article, self._window.annotator, bookmark.about, bookmark.place
        )


def _aids_of(window: MainWindow, desk: Desk) -> SessionAids:
    if window.aids is None:
        raise RuntimeError(f"there is nothing to go along with {desk.corpus.location}")
    return window.aids
