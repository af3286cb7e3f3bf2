"""Bookmarks, questions and the guideline of the corpus that is open: what the actions do, and marks in the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from annotator.domain.bookmarks import Bookmark
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.questions import Question, QuestionState
from annotator.domain.searching import Hit
from annotator.services.bookmarks import Bookmarks
from annotator.services.guideline import GuidelineDesk
from annotator.services.questions import QuestionDesk, Spot
from annotator.ui.article_view.marks import Mark, MarkKind
from annotator.ui.desk import Desk
from annotator.ui.dialogs.aids.companions import BookmarksWindow, QuestionsWindow
from annotator.ui.going import show_place
from annotator.ui.panels.guideline import GuidelinePanel
from annotator.ui.panels.span_page import SpanPage
from annotator.ui.session import EditorSession

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_STATES = {QuestionState.OPEN: MarkKind.OPEN, QuestionState.ANSWERED: MarkKind.ANSWERED}


class SessionAids(QObject):
    """What goes along with the work on one corpus.

    Attributes:
        bookmarks: Those of who works.
        questions: Those one may see.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(desk)
        self._window, self._desk = window, desk
        self._asked: dict[str, Question] = {}
        self._span_page: SpanPage | None = None
        opened, who, clock = (
            desk.corpus.store.open_unit_of_work,
            desk.corpus.annotator,
            window.context.clock,
        )
        self.bookmarks = Bookmarks(opened, who, clock)
        self.questions = QuestionDesk(opened, who, clock, window.context.new_id)
        _take_no_files(desk)
        if window.own.current.guideline:
            self.show_guideline(on=True)
        desk.session.article_opened.connect(lambda _bench: self.show_marks())
        desk.session.focus_changed.connect(lambda _span: self._show_question())
        desk.inspector.span_page_made.connect(self._on_span_page)

    @cached_property
    def guideline(self) -> GuidelinePanel:
        """The panel; made when it is first to be shown."""
        desk, appearance = self._desk, self._window.preferences.appearance
        corpus, clock = desk.corpus, self._window.context.clock
        guide = GuidelineDesk(corpus.store.open_unit_of_work, corpus.annotator, clock)
        panel = GuidelinePanel(desk.session, guide, desk.side, theme=appearance.theme)
        panel.example_wanted.connect(self._go_to_hit)
        panel.closed.connect(lambda: self.show_guideline(on=False))
        panel.failed.connect(desk.say)
        appearance.theme_changed.connect(panel.set_theme)
        desk.add_to_side(panel)
        _take_no_files(panel)
        return panel

    @property
    def shows_guideline(self) -> bool:
        """Whether one sees it."""
        return "guideline" in vars(self) and self.guideline.isVisible()

    def show_marks(self) -> None:
        """Mark the places of this article that have a bookmark or a question."""
        bench = self._desk.session.workbench
        if bench is None:
            return
        article, bookmarks, questions = bench.article.id, self.bookmarks, self.questions
        self._desk.session.reading.ask(
            lambda: (bookmarks.within(article), questions.shown(article)),
            lambda found: self._mark(article, *found),
            self._desk.say_by_the_way,
            of=self,
            what="marks",
        )

    def _mark(
        self, article: ArticleId, bookmarks: Sequence[Bookmark], asked: Sequence[Question]
    ) -> None:
        bench = self._desk.session.workbench
        if bench is None or bench.article.id != article:
            return
        marks = [(each.place, MarkKind.BOOKMARK) for each in bookmarks]
        self._asked = {each.about: each for each in asked if each.about}
        marks += [(each.place, _STATES[each.state]) for each in asked]
        length = len(bench.article.text)
        self._desk.view.set_marks(
            Mark(place, kind) for place, kind in marks if place is not None and place.end <= length
        )
        self._show_question()

    def toggle_bookmark(self) -> None:
        """Set a bookmark at the focus, the selection or the article, or take it away."""
        spot = spot_of(self._desk.session)
        if spot is None:
            return
        try:
            there = self.bookmarks.toggle(spot)
        except AnnotatorError as error:
            self._desk.say(error)
            return
        words = self.tr("Bookmark set.") if there else self.tr("Bookmark taken away.")
        self._desk.notice.say(words, "info")
        self.show_marks()
        bookmarks = self._window.companions["bookmarks"]
        if isinstance(bookmarks, BookmarksWindow):
            bookmarks.reload()

    def ask(self) -> None:
        """Ask about the focus, the selection or the article."""
        spot = spot_of(self._desk.session)
        asking = self._window.companions["questions"]
        if spot is not None and isinstance(asking, QuestionsWindow):
            asking.ask(spot)

    def show_guideline(self, *, on: bool) -> None:
        """Show the guideline in place of the outline, or the outline."""
        self._desk.outline.setVisible(not on)
        if on:
            self._window.actions_of["view.side"].setChecked(True)
            self._desk.show_side(on=True)
            self.guideline.open()
        elif "guideline" in vars(self):
            self.guideline.hide()
        self._window.own.change(guideline=on)
        self._window.actions_of["guideline"].setChecked(on)

    def _on_span_page(self, page: SpanPage) -> None:
        self._span_page = page
        _take_no_files(page)
        page.question_wanted.connect(self.ask)
        self._show_question()

    def _show_question(self) -> None:
        if self._span_page is not None:
            span = self._desk.session.focused_span
            self._span_page.show_question(self._asked.get(span.signature) if span else None)

    def _go_to_hit(self, hit: Hit) -> None:
        end = max(hit.end, hit.begin + 1)
        show_place(
            self._window, hit.article, hit.annotator, hit.signature, TextRange(hit.begin, end)
        )


def _take_no_files(around: QWidget) -> None:
    """Files that are dropped onto a field are articles too, not words."""
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        for field in around.findChildren(kind):
            field.setAcceptDrops(False)


def spot_of(session: EditorSession) -> Spot | None:
    """What an aid would be about: the selection, else the focus, else the article; ``None`` without one."""
    bench = session.workbench
    if bench is None:
        return None
    article, text = bench.article.id, bench.article.text
    if session.selection:
        place = TextRange(session.selection[0].begin, session.selection[-1].end)
        return Spot.of(article, text, place)
    span = session.focused_span
    if span is None:
        return Spot.of(article, text, None)
    return Spot.of(article, text, span.extent, span.signature, span.covered_text(text))
