"""The inspector: what has the focus, where it comes from, and what can be said about it."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments, TextRange
from annotator.services.inspection import Inspection
from annotator.ui.findings import next_stop
from annotator.ui.panels.article_page import ArticlePage
from annotator.ui.panels.empty_page import EmptyPage
from annotator.ui.panels.span_page import SpanPage
from annotator.ui.panels.style import panel_style
from annotator.ui.session import EditorSession
from annotator.ui.theme import LIGHT, Theme


class InspectorPanel(QWidget):
    """Shows the span in focus, else the article on the desk, else what to do.

    Signals:
        role_wanted: A role of the focused head is to be filled; the window offers the candidates.
        span_page_made: The ``SpanPage`` is there: it is made when a span is first to be shown.
    """

    role_wanted = Signal(str)
    span_page_made = Signal(object)

    def __init__(
        self, session: EditorSession, parent: QWidget | None = None, *, theme: Theme = LIGHT
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._session = session
        self._theme = theme
        self._decision_keys = ("", "")
        self.inspection = Inspection(session.schema)
        # What is made later has it from here on, and nothing has to be styled twice.
        self.setStyleSheet(panel_style(theme))
        # Each page is made where it stays: to move it is to style it and all it holds once more.
        self._pages = QStackedWidget(self)
        self._span_area, self._article_area = _scroll_area(self._pages), _scroll_area(self._pages)
        self.article_page = ArticlePage(
            session.schema, self.inspection, self._article_area.viewport()
        )
        self._article_area.setWidget(self.article_page)
        self.empty_page = EmptyPage(self._pages)
        self.empty_page.way_back.hide()
        self._no_articles = False
        for page in (self.empty_page, self._article_area, self._span_area):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        # After the article is painted: the inspector may be a frame late, the text may not.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self._connect(session)
        self.article_page.set_theme(theme)
        self.retranslate()

    @cached_property
    def span_page(self) -> SpanPage:
        """The page about a span; made when one is first to be shown, as half of an inspector's parts are on it."""
        page = SpanPage(self._session.schema, self.inspection, self._span_area.viewport())
        self._span_area.setWidget(page)
        self._connect_page(page)
        page.set_theme(self._theme)
        page.set_decision_keys(*self._decision_keys)
        self.span_page_made.emit(page)
        return page

    @property
    def _has_span_page(self) -> bool:
        return "span_page" in vars(self)

    def refresh(self) -> None:
        """Show what has the focus now."""
        workbench, span = self._session.workbench, self._session.focused_span
        if workbench is None:
            self._pages.setCurrentIndex(0)
        elif span is None:
            self.article_page.show_article(workbench)
            if not self.article_page.complete:
                self._timer.start()
            self._pages.setCurrentWidget(self._article_area)
        else:
            self.span_page.show_span(workbench, span)
            self._pages.setCurrentWidget(self._span_area)

    def focus_next_finding(self, step: Literal[-1, 1] = 1) -> bool:
        """Focus the next span something may be wrong with, or select what is missed, around the end; whether there is any."""
        workbench, session = self._session.workbench, self._session
        if workbench is None:
            return False
        shown = [
            finding
            for finding in self.inspection.findings(workbench)
            if finding.layer not in session.hidden_layers
        ]
        stop = next_stop(shown, session.focused_span, session.selection, step)
        if isinstance(stop, TextRange):
            # Nothing is marked there yet: what should be is selected, so that a label key marks it.
            session.set_focus(None)
            session.set_selection((stop,))
        elif stop is not None:
            session.set_focus(stop.id)
        return stop is not None

    def set_no_articles(self, *, on: bool) -> None:
        """Say what to do while the corpus is empty."""
        self._no_articles = on
        self._say_why_empty()

    def commit(self) -> None:
        """Store a remark that is being typed."""
        if self._has_span_page:
            self.span_page.note.commit()
        self.article_page.note.commit()

    def focus_note(self) -> None:
        """Put the keyboard into the note of what is shown."""
        self.refresh()
        about_span = self._pages.currentWidget() is self._span_area
        note = self.span_page.note if about_span else self.article_page.note
        note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_decision_keys(self, accept: str, reject: str) -> None:
        """Say which keys decide about a suggestion, as shown to people."""
        self._decision_keys = (accept, reject)
        if self._has_span_page:
            self.span_page.set_decision_keys(accept, reject)

    def set_finding_key(self, key: str) -> None:
        """Say which key goes to the next finding, as shown to people."""
        self.article_page.set_finding_key(key)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.setStyleSheet(panel_style(theme))
        if self._has_span_page:
            self.span_page.set_theme(theme)
        self.article_page.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setAccessibleName(self.tr("Inspector"))
        self._say_why_empty()
        if self._has_span_page:
            self.span_page.retranslate()
        self.article_page.retranslate()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _connect(self, session: EditorSession) -> None:
        session.leaving.connect(self.commit)
        for signal in (
            session.article_opened,
            session.workbench_changed,
            session.article_closed,
            session.focus_changed,
        ):
            signal.connect(self._on_changed)
        self.article_page.finding_wanted.connect(self.focus_next_finding)
        self.article_page.note.store = self._store_note

    def _connect_page(self, page: SpanPage) -> None:
        session = self._session
        page.accept_wanted.connect(session.spans.accept)
        page.reject_wanted.connect(session.spans.reject_or_remove)
        page.relabel_wanted.connect(session.spans.relabel)
        page.attributes.changed.connect(session.spans.set_attribute)
        page.roles.filler_wanted.connect(session.set_focus)
        page.roles.fill_wanted.connect(self.role_wanted)
        page.roles.state_wanted.connect(self._set_role_state)
        page.roles.unlink_wanted.connect(session.structures.unlink)
        page.extent.fragments_wanted.connect(self._set_fragments)
        page.note.store = self._store_note

    def _say_why_empty(self) -> None:
        if self._no_articles:
            title = self.tr("This corpus has no articles yet.")
            hint = self.tr("Import some from the menu File, or drop text files or a folder here.")
        else:
            title = self.tr("No article is open.")
            hint = self.tr("Choose one from the list; what you mark in it is described here.")
        self.empty_page.say(title, hint)

    def _on_changed(self, *_anything: object) -> None:
        self._timer.start()

    def _set_role_state(self, role: str, state: RoleState) -> None:
        self._session.structures.set_role(role, state=state)

    def _set_fragments(self, fragments: Fragments) -> None:
        if self._session.focus is not None:
            self._session.spans.set_fragments(self._session.focus, fragments)

    def _store_note(self, about: SpanId | None, note: str) -> bool:
        workbench = self._session.workbench
        if workbench is None or (about is not None and about not in workbench.own.spans):
            return False
        return self._session.spans.set_note(note, span=about)


def _scroll_area(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
