"""Tells screen readers what happens: the span that has the focus, what is selected, what was decided."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleTextCursorEvent

from annotator.domain.changes import ChangeSet
from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.workbench import Workbench
from annotator.ui.accessible.wording import spoken
from annotator.ui.article_view.caret import copied
from annotator.ui.article_view.utf16 import Utf16Map
from annotator.ui.article_view.view import ArticleView
from annotator.ui.i18n import action_name, current_language, subject_text
from annotator.ui.session import EditorSession


class Announcer(QObject):
    """Speaks for one article view."""

    def __init__(self, session: EditorSession, view: ArticleView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._shown: SpanId | None = None
        session.article_opened.connect(self._on_opened)
        session.workbench_changed.connect(self._on_changed)
        session.focus_changed.connect(self._on_focus)
        session.selection_changed.connect(self._on_selection)
        view.caret_moved.connect(self._on_caret)

    def say(self, words: str) -> None:
        """Have something said when the reader has time for it."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))

    def _on_opened(self, desk: Workbench) -> None:
        self._view.setAccessibleDescription("")
        count = len(desk.queue(self._session.schema, self._session.hidden_layers))
        opened = self.tr("%1, %Ln suggestions to decide on", "", count)
        self.say(opened.replace("%1", desk.article.title))

    def _on_changed(self, desk: Workbench, changes: ChangeSet | None) -> None:
        if changes is None:
            return
        if QAccessible.isActive():
            self.say(self._told(changes))
        self._describe(desk)

    def _told(self, changes: ChangeSet) -> str:
        name = action_name(changes.action)
        about = subject_text(changes.subject, self._session.schema)
        words = f"{name}: {about}" if about else name
        redo = self._session.steps.next_redo()
        # What could be brought back now is what was just taken back.
        if redo is not None and (redo.action, redo.subject) == (changes.action, changes.subject):
            return self.tr("Undone: %1").replace("%1", words)
        return words

    def _on_focus(self, span: SpanId | None) -> None:
        desk = self._session.workbench
        before, self._shown = self._shown, span
        if desk is None:
            return
        words = self._describe(desk)
        if span is not None and span != before:
            self.say(words)

    def _on_selection(self, fragments: Fragments) -> None:
        desk = self._session.workbench
        if desk is not None and fragments:
            words = self.tr("selected: “%1”")
            self.say(words.replace("%1", copied(desk.article.text, fragments)))

    def _on_caret(self, offset: int) -> None:
        if QAccessible.isActive() and self._view.hasFocus():
            units = Utf16Map(self._view.article_text[:offset]).to_units(offset)
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._view, units))

    def _describe(self, desk: Workbench) -> str:
        """What has the focus, as the description of the article."""
        span = self._session.focus
        words = ""
        if span is not None:
            words = spoken(span, desk, self._session.schema, current_language())
        self._view.setAccessibleDescription(words)
        return words
