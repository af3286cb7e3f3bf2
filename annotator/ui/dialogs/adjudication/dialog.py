"""The window in which a curator decides: queue, article with all readings, decision panel; one key for each decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.gold_decisions import WHOLE, CaseState, QueuedArticle
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Progress
from annotator.services.adjudication_article import DeskArticle
from annotator.services.adjudication_desk import GoldDesk
from annotator.services.adjudication_own import GoldAnnotationService
from annotator.ui.dialogs.adjudication.annotators import DIRECT, KEYS
from annotator.ui.dialogs.adjudication.going import (
    article_beside,
    case_beside,
    place_among,
    touched,
)
from annotator.ui.dialogs.adjudication.merge_preview import MergePreview
from annotator.ui.dialogs.adjudication.panel import REASON_KEYS
from annotator.ui.dialogs.adjudication.view import AdjudicationView
from annotator.ui.i18n import current_language
from annotator.ui.keymap import KeyMap
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle


class AdjudicationDialog(AdjudicationView):
    """Decides between the annotators of a corpus.

    Args:
        desk: What a curator can do.
        service: Work by hand on the gold set.
        worker: Where the queue is worked out; nothing else should wait for it.
        corpus: The corpus.
        keys: The keys of the desk.
        theme: Its colours.

    Signals:
        changed: Gold was changed: an ``ArticleId``, or ``None`` for many articles.
    """

    changed = Signal(object)

    def __init__(
        self,
        desk: GoldDesk,
        service: GoldAnnotationService,
        worker: WorkerClient,
        corpus: str,
        keys: KeyMap,
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.schema, service, worker, corpus, keys, parent)
        self._desk = desk
        self._worker = worker
        self._corpus = corpus
        self._handle: TaskHandle | None = None
        self._has_looked = False
        self._again = False
        self._only: frozenset[ArticleId] | None = None
        self._acted: list[ArticleId] = []
        self._shortcuts: list[QShortcut] = []
        self._wire()
        self._add_keys()
        self.set_theme(theme)
        self.retranslate()
        self._show_mode()

    # --- for the window ----------------------------------------------------------------------

    def renew(self) -> None:
        """Let the worker look at what has changed; what is known already is shown at once."""
        self._read_team()
        self._read_queue()
        if self._article is None:
            self._open_first()
        if self._handle is not None:
            self._again = True  # once more when it is through
            return
        handle = self._worker.start("adjudication_queue", self._corpus)
        self._handle = handle
        handle.progressed.connect(self._on_progress)
        handle.succeeded.connect(lambda _result: self._on_renewed())
        handle.failed.connect(self.say)
        handle.finished.connect(self._on_finished)
        self.bar.setRange(0, 0)
        self.bar.show()

    def show_articles(self, articles: Sequence[ArticleId]) -> None:
        """Show only these articles; none: all."""
        self._only = frozenset(articles) or None
        self.all_button.setVisible(self._only is not None)
        if self._only is not None:
            self.queue.filter.setCurrentIndex(1)
        self._read_queue()
        if articles:
            self.open_article(articles[0])

    def open_article(self, article: ArticleId, question: str | None = None) -> bool:
        """Show an article; whether it worked.

        Args:
            article: The article.
            question: The disagreement to begin with; ``None``: the first that is open.
        """
        if self.is_by_hand:
            self.finish_own()
        try:
            opened = self._desk.open(article)
        except AnnotatorError as error:
            self.say(error)
            return False
        self._take(opened, question, anew=True)
        return True

    def end(self) -> None:
        """Stop what runs, before the corpus is closed."""
        if self.is_by_hand:
            self.finish_own()
        self._worker.shutdown()
        self.hide()
        self.deleteLater()

    # --- deciding ----------------------------------------------------------------------------

    def take(self, key: str) -> None:
        """Take a reading: the whole of it, or the part that is chosen."""
        article = self._article
        who = article.keys.get(key) if article is not None else None
        if who is not None:
            self._decide(who)

    def take_nobody(self) -> None:
        """Decide that all are wrong."""
        self._decide(None)

    def keep(self) -> None:
        """Let a decision stand although somebody gave a new answer."""
        article, case = self._article, self.case
        if article is not None and case is not None and case.state is CaseState.REOPENED:
            self._act(lambda: self._desk.keep(article.article.id, case.question))

    def begin_own(self) -> None:
        """Work on the gold span by hand."""
        article, case = self._article, self.case
        if article is None or case is None:
            return
        try:
            after, span = self._desk.begin_own(article.article.id, case.question)
        except AnnotatorError as error:
            self.say(error)
            return
        self._article = after
        if self.own.open(article.article.id, span):
            self.own.set_blind(on=self._blind)
            self._pages.setCurrentWidget(self.own)
            self._sides.setCurrentWidget(self.own.inspector)
            self._show_mode()
            self.own.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_own(self) -> None:
        """Decide that what stands in the gold set now is right."""
        article, question = self._article, self._question
        if not self.is_by_hand or article is None or question is None:
            return
        self.own.inspector.commit()
        reason, note, span = self.panel.reason, self.panel.note.text(), self.own.span
        self._leave_own()
        self._act(
            lambda: self._desk.finish_own(
                article.article.id, question, span, reason=reason, note=note
            )
        )

    def undo(self) -> None:
        """Take the last step back, also if it was in another article."""
        where = self._acted[-1] if self._acted else None
        if where is None and self._article is not None:
            where = self._article.article.id
        if where is None:
            return
        try:
            after = self._desk.undo(where)
        except AnnotatorError as error:
            self.say(error)
            return
        if self._acted:
            self._acted.pop()
        self._after_travel(after)

    def redo(self) -> None:
        """Bring back what was undone last in this article."""
        if self._article is None:
            return
        try:
            after = self._desk.redo(self._article.article.id)
        except AnnotatorError as error:
            self.say(error)
            return
        self._acted.append(after.article.id)
        self._after_travel(after)

    def next_case(self, step: int = 1) -> None:
        """Go to the next disagreement that is listed; past the last one to the next article."""
        article = self._article
        if article is None:
            return
        cases = article.open_cases if self.queue.open_only else article.cases.cases
        following = case_beside(cases, self.case, step)
        if following is not None:
            self.go_to(following)
        else:
            self.next_article(step)

    def next_article(self, step: int = 1) -> None:
        """Go to the next article of the queue with something to decide."""
        here = self._article.article.id if self._article is not None else None
        wanted = article_beside(self.queue.model.rows, here, step, open_only=self.queue.open_only)
        if wanted is None:
            self.notice.say(self.tr("Nothing else is open."), "info")
        else:
            self.open_article(wanted)

    def go_to(self, question: str) -> None:
        """Go to a disagreement of this article."""
        if self._article is not None and question != self._question:
            if self.is_by_hand:
                self.finish_own()
            self._question = question
            self._show(anew=False)

    def merge(self) -> None:
        """Ask for a policy, preview it, apply it."""
        try:
            self._desk.check_curator()
            way, people = self._desk.way(), self._desk.people()
        except AnnotatorError as error:
            self.say(error)
            return
        self.preview = MergePreview(
            self._worker, self._corpus, self._desk.curator, way, people, self, blind=self._blind
        )
        self.preview.applied.connect(self._on_merged)
        self.preview.finished.connect(self.preview.deleteLater)
        self.preview.open()

    # --- inside ------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.queue.article_wanted.connect(lambda article: self.open_article(ArticleId(article)))
        self.queue.question_wanted.connect(self.go_to)
        self.queue.filter_changed.connect(self._on_filter)
        self.readings.question_wanted.connect(self.go_to)
        self.panel.taken.connect(self.take)
        self.panel.nobody.connect(self.take_nobody)
        self.panel.own_wanted.connect(self.begin_own)
        self.panel.kept.connect(self.keep)
        self.panel.explained.connect(self._explain)
        self.own.finished.connect(self.finish_own)
        self.own.undo_wanted.connect(self._undo_by_hand)
        self.own.refused.connect(self.say)
        self.own.changed.connect(self._on_by_hand)
        self.tabs.currentChanged.connect(self._on_tab)
        self.all_button.clicked.connect(lambda _checked=False: self.show_articles(()))
        self.merge_button.clicked.connect(lambda _checked=False: self.merge())
        self.side_button.clicked.connect(lambda _checked=False: self._show_side())

    def _add_keys(self) -> None:
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for place, key in enumerate(KEYS[:9]):
            self._key(str(place + 1), partial(self.take, key), self.decide_page, scope)
        for key in DIRECT:
            self._key(key, partial(self.take, key), self.decide_page, scope)
        deciding: dict[str, Callable[[], object]] = {
            "N": self.take_nobody,
            "0": self.take_nobody,
            "O": self.begin_own,
            "K": self.keep,
            "Down": partial(self.panel.table.step, 1),
            "Up": partial(self.panel.table.step, -1),
            "Tab": self.next_case,
            "Shift+Tab": partial(self.next_case, -1),
            "Escape": self.close,
        }
        deciding |= {
            key: partial(self.panel.toggle_reason, code) for code, key in REASON_KEYS.items()
        }
        for name, act in deciding.items():
            self._key(name, act, self.decide_page, scope)
        window = Qt.ShortcutContext.WindowShortcut
        self._key("Ctrl+Z", self.undo, self, window)
        self._key("Ctrl+Y", self.redo, self, window)
        self._key("Ctrl+Shift+Z", self.redo, self, window)
        self._key("Ctrl+PgDown", self.next_article, self, window)
        self._key("Ctrl+PgUp", partial(self.next_article, -1), self, window)
        self._key("Ctrl+T", self._toggle_side, self, window)

    def _key(
        self,
        key: str,
        act: Callable[[], object],
        where: QWidget,
        scope: Qt.ShortcutContext,
    ) -> None:
        shortcut = QShortcut(QKeySequence(key), where)
        shortcut.setContext(scope)
        shortcut.activated.connect(act)
        self._shortcuts.append(shortcut)

    def _show_mode(self) -> None:
        """Which keys count: those of decisions, or those of the desk."""
        by_hand = self.is_by_hand
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not by_hand)
        self.side_button.setEnabled(not by_hand)
        self._show_hints()

    def _leave_own(self) -> None:
        self._sides.setCurrentWidget(self.panel)
        self._show_side()
        self._show_mode()
        self._take_keyboard()

    def _decide(self, who: AnnotatorId | None) -> None:
        article, case = self._article, self.case
        if article is None or case is None or self.is_by_hand:
            return
        part, reason, note = self.panel.part, self.panel.reason, self.panel.note.text()
        if who is not None and part != WHOLE and who not in case.spans and part != "existence":
            self.notice.say(self.tr("This reading says nothing about it."), "info")
            return
        if who is None and part in {"edge", "label"}:
            self.notice.say(
                self.tr("Nobody is right about it: O does it by hand, or N on all of it."), "info"
            )
            return
        self._act(
            lambda: self._desk.decide(
                article.article.id, case.question, who, part=part, reason=reason, note=note
            )
        )

    def _act(self, act: Callable[[], DeskArticle]) -> None:
        """Carry out a decision, show what came of it, and go on."""
        try:
            after = act()
        except AnnotatorError as error:
            self.say(error)
            return
        self.notice.hide()
        self._acted.append(after.article.id)
        self._article = after
        self._renew_row(after)
        self.changed.emit(after.article.id)
        case = self.case
        if case is not None and case.state.waits:
            self._show(anew=True, keep=True)
        elif after.open_cases:
            cases = after.open_cases
            place = place_among(cases, self.case)
            self._question = cases[place if place < len(cases) else 0].question
            self._show(anew=True)
        elif any(row.open for row in self.queue.model.rows):
            self.next_article()
        else:
            self._show(anew=True)
            self.notice.say(self.tr("That was the last one: nothing is open any more."), "info")

    def _explain(self) -> None:
        article, case = self._article, self.case
        if article is None or case is None:
            return
        reason, note = self.panel.reason, self.panel.note.text()
        try:
            self._article = self._desk.explain(article.article.id, case.question, reason, note)
        except AnnotatorError as error:
            self.say(error)

    def _undo_by_hand(self) -> None:
        article = self._article
        if article is None:
            return
        focus = self.own.span
        try:
            self._article = self._desk.undo(article.article.id)
        except AnnotatorError as error:
            self.say(error)
            return
        there = focus if focus in self._article.gold.spans else None
        self.own.open(article.article.id, there)
        self._renew_row(self._article)

    def _on_by_hand(self) -> None:
        if self._article is not None:
            self.changed.emit(self._article.article.id)

    def _after_travel(self, after: DeskArticle) -> None:
        self._renew_row(after)
        self.changed.emit(after.article.id)
        before, question = self._article, None
        if before is not None and before.article.id == after.article.id:
            question = touched(before, after) or self._question
        self._take(after, question, anew=True)

    def _read_team(self) -> None:
        try:
            self._blind = self._desk.team().blind
        except AnnotatorError as error:
            self.say(error)
        self.feedback.set_blind(on=self._blind)

    def _read_queue(self) -> None:
        try:
            articles = self._desk.articles()
        except AnnotatorError as error:
            self.say(error)
            return
        with_cases = [row for row in articles if row.open or row.decided or row.voted]
        kept = self._article.article.id if self._article is not None else None
        self.queue.model.show_articles(
            with_cases, open_only=self.queue.open_only, only=self._only, kept=kept
        )
        self.queue.show_article(self._article, self._question)
        self._show_progress()

    def _renew_row(self, after: DeskArticle) -> None:
        cases = after.cases
        self.queue.model.renew(
            QueuedArticle(
                after.article.id,
                after.article.title,
                cases.open,
                cases.count(CaseState.DECIDED),
                cases.count(CaseState.VOTED),
            )
        )

    def _open_first(self) -> None:
        rows = self.queue.model.rows
        wanted = next((row for row in rows if row.open), rows[0] if rows else None)
        if wanted is not None:
            self.open_article(wanted.article)
        elif self._has_looked:
            self.readings.set_placeholder(
                self.tr("Nothing is to be decided: no article has two finished sets that differ.")
            )
            self.panel.show_nothing()
        else:  # before everything is looked at nobody knows
            self.readings.set_placeholder("")
            self.panel.show_nothing(said=False)

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)

    def _on_renewed(self) -> None:
        self._has_looked = True
        self._read_queue()
        if self._article is None:
            self._open_first()
        elif not self.is_by_hand:
            self.open_article(self._article.article.id, self._question)

    def _on_finished(self) -> None:
        self._handle = None
        self.bar.hide()
        if self._again:
            self._again = False
            self.renew()

    def _on_filter(self) -> None:
        self._read_queue()
        self._take_keyboard()

    def _on_merged(self) -> None:
        self._acted.clear()
        self.changed.emit(None)
        self.renew()

    def _on_tab(self, tab: int) -> None:
        if self.is_by_hand:
            self.finish_own()
        self._main.setCurrentIndex(tab)
        for widget in (self.hints, self.side_button, self.merge_button):
            widget.setVisible(tab == 0)
        if tab == 1:
            self.feedback.renew()
        else:
            self._take_keyboard()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setWindowTitle(self.tr("Adjudication"))
        self.tabs.setTabText(0, self.tr("Decide"))
        self.tabs.setTabText(1, self.tr("Feedback"))
        self.all_button.setText(self.tr("All articles"))
        self.merge_button.setText(self.tr("Merge by policy…"))
        self.merge_button.setToolTip(
            self.tr("Takes over what annotators agree on; shows it first.")
        )
        self.side_button.setText(self.tr("Side by side"))
        self.side_button.setToolTip(self.tr("One column for each annotator (Ctrl+T)."))
        self._style = replace(self._style, language=current_language())
        self.own.retranslate()
        self._show_style()
        self._show_hints()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being done by hand counts."""
        if self.is_by_hand:
            self.finish_own()
        super().closeEvent(event)
