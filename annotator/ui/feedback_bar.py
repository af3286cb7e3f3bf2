"""The strip above an article to learn from, once it is done: what the gold set has differently, place by place.

It praises what is right, never counts what is wrong, and what stands in the score is how the article was when it was
first finished: correcting oneself is free.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.quality.differences import Difference
from annotator.services.training_feedback import Feedback, TrainingFeedback, seen_span
from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.desk_header import ElidedLabel
from annotator.ui.feedback_words import FeedbackWords
from annotator.ui.i18n import number
from annotator.ui.session import EditorSession
from annotator.ui.theme import LIGHT, Theme, blend

Compared = tuple[Feedback | None, list[float]]
"""How the article compares with gold, and how those before did."""

_ICON = 16
_LAST = 12
_GRAPH = (12 * UNIT, 3 * UNIT)


class FeedbackBar(QFrame):
    """Compares the article on the desk with its gold set, if it is there to learn from and done.

    Args:
        session: Says what is on the desk; goes to the places.
        learning: Compares.

    Signals:
        failed: An ``AnnotatorError``: the corpus could not be read or written.
        continued: The person wants to go on to the next article.
    """

    failed = Signal(object)
    continued = Signal()

    def __init__(
        self,
        session: EditorSession,
        learning: TrainingFeedback,
        parent: QWidget | None = None,
        *,
        theme: Theme = LIGHT,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("feedbackBar")
        self._session = session
        self._learning = learning
        self._words_of = FeedbackWords(session.schema, self)
        self._theme: Theme = LIGHT
        self._at = 0
        self.feedback: Feedback | None = None
        self._build()
        session.article_opened.connect(lambda _workbench: self.compare())
        session.workbench_changed.connect(lambda _workbench, _changes: self._renew())
        session.article_closed.connect(self._forget)
        self.set_theme(theme)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether an article is compared."""
        return self.feedback is not None

    @property
    def current(self) -> Difference | None:
        """The difference one is at."""
        if self.feedback is None or not self.feedback.differences:
            return None
        return self.feedback.differences[self._at]

    def compare(self) -> None:
        """Compare the article on the desk and show what differs first, as soon as it is read."""
        self._read(self._show_first)

    def compare_now(self) -> bool:
        """The same while whoever asks waits for it; whether there is anything to say."""
        desk = self._session.workbench
        if desk is None:
            return False
        try:
            self._take(self._session.waits.look_up(partial(self._look, desk.own)))
        except AnnotatorError as error:
            self._fail(error)
        self._show_first()
        return self.is_on

    def step(self, step: Literal[-1, 1]) -> None:
        """Go to the next place that differs, or the one before, around the end."""
        if self.feedback is not None and self.feedback.differences:
            self._at = (self._at + step) % len(self.feedback.differences)
            self._show()
            self._go()

    def set_keys(self, forward: str, finish: str) -> None:
        """Say which keys go on, as shown to people."""
        self._keys = (forward, finish)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._theme = theme
        back = blend(theme.success, theme.page, 0.22 if theme.is_dark else 0.10)
        self.setStyleSheet(
            f"#feedbackBar {{ background: {back}; border-bottom: 2px solid {theme.success}; }}"
            f"#feedbackBar QLabel, #feedbackWords, #feedbackPlace {{ color: {theme.text}; }}"
            f"#feedbackWords {{ font-weight: 600; }}"
            f"#feedbackBar QToolButton {{ color: {theme.text}; text-decoration: underline; }}"
        )
        self._icon.setPixmap(pixmap("circle-check", theme.success, _ICON, self.devicePixelRatioF()))
        self.graph.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._keys = ("", "")
        self._icon = QLabel(self)
        self._icon.setFixedSize(_ICON, _ICON)
        self.words = ElidedLabel(self)
        self.words.setObjectName("feedbackWords")
        self.graph = ScoreGraph(self)
        self.place = ElidedLabel(self)
        self.place.setObjectName("feedbackPlace")
        self.before = self._button("feedbackBefore", lambda: self.step(-1))
        self.after = self._button("feedbackAfter", lambda: self.step(1))
        self.onward = self._button("feedbackContinue", self.continued.emit)
        above = QHBoxLayout()
        above.setSpacing(UNIT)
        above.addWidget(self._icon)
        above.addWidget(self.words, 1)
        above.addWidget(self.graph)
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        below.addSpacing(_ICON + UNIT)
        below.addWidget(self.place, 1)
        for button in (self.before, self.after, self.onward):
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(2)
        layout.addLayout(above)
        layout.addLayout(below)

    def _button(self, name: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(slot)
        return button

    def _read(self, shown: Callable[[], None]) -> None:
        desk = self._session.workbench
        reading = self._session.reading
        if desk is None or desk.own.status is not Status.DONE:
            reading.forget(self, "feedback")
            self.feedback = None
            shown()
            return
        own = desk.own

        def found(what: Compared) -> None:
            if self._session.heading == own.article.id:
                self._take(what)
                shown()

        def failed(error: AnnotatorError) -> None:
            self._fail(error)
            shown()

        reading.ask(partial(self._look, own), found, failed, of=self, what="feedback")

    def _look(self, own: AnnotationSet) -> Compared:
        """May be called in another thread."""
        feedback = self._learning.of(own)
        scores = [each.f1 for each in self._learning.history()] if feedback is not None else []
        return feedback, scores

    def _take(self, found: Compared) -> None:
        self.feedback = found[0]
        if self.feedback is not None:
            self.graph.show_scores(found[1][-_LAST:])

    def _fail(self, error: AnnotatorError) -> None:
        self.feedback = None
        self.failed.emit(error)

    def _show_first(self) -> None:
        self._at = 0
        self._show()
        if self.current is not None:
            self._go()

    def _renew(self) -> None:
        """Compare anew after an edit; the one that finishes the article is answered by ``compare``."""
        desk = self._session.workbench
        if self.feedback is None or desk is None:
            return
        if desk.own.status is not Status.DONE:
            self._forget()
            return
        self._read(self._show)

    def _forget(self) -> None:
        self.feedback = None
        self.hide()

    def _show(self) -> None:
        feedback = self.feedback
        desk = self._session.workbench
        self.setVisible(feedback is not None and desk is not None)
        if feedback is None or desk is None:
            return
        many = len(feedback.differences)
        self._at = min(self._at, max(0, many - 1))
        self.words.set_text(self._summary(feedback))
        difference = self.current
        if difference is None:
            self.place.set_text(self.tr("Nothing differs. On to the next one."))
        else:
            sentence = self._words_of.sentence(difference, desk.article.text)
            self.place.set_text(f"{number(self._at + 1)} / {number(many)}   {sentence}")
        for button in (self.before, self.after):
            button.setVisible(many > 1)
        forward, finish = self._keys
        self.before.setText(self.tr("Before"))
        self.after.setText(_with_key(self.tr("Next difference"), forward))
        self.onward.setText(_with_key(self.tr("Go on"), finish))

    def _summary(self, feedback: Feedback) -> str:
        now, first = feedback.now, feedback.score
        if not now.agreed and feedback.differences:
            return self.tr(
                "%Ln place(s) to look at beside the gold set", "", len(feedback.differences)
            )
        words = self.tr("%1 of %2 as in the gold set")
        words = words.replace("%1", number(now.agreed)).replace("%2", number(now.gold))
        if now.agreed > first.agreed:
            more = self.tr("%Ln more than at first", "", now.agreed - first.agreed)
            return f"{words} · {more}"
        return words

    def _go(self) -> None:
        """Show the place: one's own span in focus, or the words of gold selected, ready to be marked."""
        difference, desk = self.current, self._session.workbench
        if difference is None or desk is None:
            return
        own = difference.candidate
        if own is None and difference.reference is None:
            own = self._partner(desk, difference)
        layer = difference.layer
        if layer in self._session.hidden_layers:
            self._session.set_hidden_layers(self._session.hidden_layers - {layer})
        if own is not None and own.id in desk.own.spans:
            self._session.set_selection(())
            self._session.set_focus(own.id)
            return
        span = seen_span(difference)
        self._session.set_focus(None)
        if span is not None:
            self._session.set_selection(span.fragments)

    @staticmethod
    def _partner(desk: Workbench, difference: Difference) -> Span | None:
        head = difference.head
        return desk.own.by_signature.get(head.signature) if head is not None else None


class ScoreGraph(QWidget):
    """How the last articles to learn from went when they were first finished: a small line, no numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("feedbackGraph")
        self._theme = LIGHT
        self._scores: Sequence[float] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_scores(self, scores: Sequence[float]) -> None:
        """Show these, oldest first, in ``[0, 1]``; a single one is no line yet."""
        self._scores = tuple(scores)
        self.setVisible(len(scores) > 1)
        told = ", ".join(f"{round(100 * each)} %" for each in scores)
        self.setToolTip(self.tr("Your last articles, as first finished: %1").replace("%1", told))
        self.setAccessibleName(self.toolTip())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """A word's width."""
        return QSize(*_GRAPH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line; the last article is a dot."""
        del event
        if len(self._scores) < 2:  # noqa: PLR2004 - a line has two ends
            return
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        step = area.width() / (len(self._scores) - 1)
        points = [
            QPointF(area.left() + at * step, area.bottom() - score * area.height())
            for at, score in enumerate(self._scores)
        ]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(blend(self._theme.text, self._theme.page, 0.25)), 1))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            painter.setPen(QPen(QColor(self._theme.success), 2))
            painter.drawPolyline(points)
            painter.setBrush(QColor(self._theme.success))
            painter.drawEllipse(points[-1], 2.5, 2.5)


def _with_key(words: str, key: str) -> str:
    return f"{words} [{key}]" if key else words
