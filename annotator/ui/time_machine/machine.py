"""The time machine of the desk: puts the past in place of the article, moves in it, brings something back."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, SpanId
from annotator.domain.workbench import Workbench
from annotator.services.history import HistoryDesk
from annotator.services.history_differences import SpanDifference, differences
from annotator.services.history_restoring import RestoringService
from annotator.services.history_timeline import Timeline
from annotator.services.shown_names import ShownNames, unnamed
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.bulk_actions import MANY
from annotator.ui.session import EditorSession
from annotator.ui.time_machine.bar import TimeBar
from annotator.ui.time_machine.past_view import PastView
from annotator.ui.time_machine.words import difference_text, time_text


class TimeMachine(QObject):
    """Shows earlier states of the article on the desk.

    Args:
        session: Says what is on the desk; carries out what comes back.
        history: Reads the log.
        restoring: Plans what comes back.
        view: The present; hidden while one looks at the past.
        parent: Around bar, past and present, in a column.

    Signals:
        switched: ``bool``: whether one looks at the past now.
        failed: An ``AnnotatorError``: the log could not be read.
        zoom_changed: The size of the past, 1 is as designed.
    """

    switched = Signal(bool)
    failed = Signal(object)
    zoom_changed = Signal(float)

    def __init__(
        self,
        session: EditorSession,
        history: HistoryDesk,
        restoring: RestoringService,
        view: ArticleView,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._history = history
        self._restoring = restoring
        self._view = view
        self._around = parent
        self._style = ViewStyle()
        self._timeline: Timeline | None = None
        self._names = ShownNames()
        self._then: AnnotationSet | None = None
        self._place = 0
        self._differences: tuple[SpanDifference, ...] = ()
        self._at: SpanDifference | None = None
        # Goes back in pieces, so that nobody waits for thousands of steps.
        self._going = QTimer(self)
        self._going.setInterval(0)
        self._going.timeout.connect(self._go_on)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), parent)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        session.article_opened.connect(lambda _workbench: self.leave())
        session.article_closed.connect(self.leave)
        session.workbench_changed.connect(lambda _workbench, _changes: self.leave())
        session.hidden_layers_changed.connect(self._on_hidden)

    @cached_property
    def bar(self) -> TimeBar:
        """The strip above the past; made when the past is first looked at, as few desks ever need it."""
        bar = TimeBar(self._around)
        bar.moved.connect(self.move_to)
        bar.stepped.connect(self.step)
        bar.left.connect(self.leave)
        bar.restore_wanted.connect(self.restore)
        bar.span_wanted.connect(self.restore_span)
        column, at = self._column()
        column.insertWidget(at, bar)
        bar.set_theme(self._style.theme)
        return bar

    @cached_property
    def past(self) -> PastView:
        """The past, in the place of the present; made when it is first looked at."""
        past = PastView(self._around)
        past.hide()
        past.span_activated.connect(self._on_activated)
        past.zoom_changed.connect(self.zoom_changed)
        column, at = self._column()
        column.insertWidget(at + 1, past, 1)
        past.set_style(self._style)
        return past

    @property
    def is_on(self) -> bool:
        """Whether one looks at the past."""
        return self._timeline is not None

    @property
    def timeline(self) -> Timeline | None:
        """The states one can look at."""
        return self._timeline

    @property
    def place(self) -> int:
        """Where one is in time, see ``Timeline``."""
        return self._place

    @property
    def then(self) -> AnnotationSet | None:
        """The state one looks at."""
        return self._then

    @property
    def differences(self) -> tuple[SpanDifference, ...]:
        """What is different by now."""
        return self._differences

    @property
    def current(self) -> SpanDifference | None:
        """The difference one is at."""
        return self._at

    def travel(self, annotator: AnnotatorId | None = None, seq: int | None = None) -> bool:
        """Look at the past; whether there is one.

        Args:
            annotator: Whose set; default: one's own.
            seq: The step right after which; default: before the last one.
        """
        desk = self._session.workbench
        if desk is None:
            return False
        whose = annotator or desk.own.annotator
        timeline = self._timeline
        if timeline is None or timeline.now.annotator != whose:
            try:
                timeline = self._history.timeline(desk.article.id, whose)
                self._names = self._history.names(desk.own.annotator)
            except AnnotatorError as error:
                self.failed.emit(error)
                return False
            if not len(timeline):
                return False
            self._begin(timeline, desk)
        self.move_to(len(timeline) - 1 if seq is None else timeline.place_of(seq))
        return True

    def move_to(self, place: int) -> None:
        """Look at the state after so many steps."""
        timeline = self._timeline
        if timeline is None:
            return
        self._place = max(0, min(place, len(timeline)))
        if self._reach(timeline):
            self._show()
        elif self._timeline is not None:
            self.bar.show_waiting(self._place)
        if self._timeline is not None:
            self._going.start()

    def step(self, step: int) -> None:
        """Go to the next difference, or the one before, around the end."""
        if not self._differences:
            return
        if self._at in self._differences:
            number = (self._differences.index(self._at) + step) % len(self._differences)
        else:
            number = 0 if step > 0 else len(self._differences) - 1
        self._go_to(self._differences[number])

    def leave(self) -> None:
        """Look at the present again, at the same words."""
        if self._timeline is None:
            return
        self._going.stop()
        self._timeline = self._then = self._at = None
        self._differences = ()
        held = QApplication.focusWidget()
        had_focus = held is self.past or (held is not None and self.bar.isAncestorOf(held))
        self.bar.hide()
        self.past.hide()
        self._view.show()
        self._view.verticalScrollBar().setValue(self.past.verticalScrollBar().value())
        self._escape.setEnabled(False)
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.switched.emit(False)

    def restore(self) -> None:
        """Make one's own set what it was, as one step."""
        then, timeline = self._then, self._timeline
        if then is None or timeline is None:
            return
        at = time_text(timeline.steps[max(0, self._place - 1)].at)
        here = self._session.workbench
        many = here is not None and len(here.own) + len(then) > MANY
        self._session.steps.carry_out(
            lambda desk: self._restoring.plan_set(desk, then, at), many=many
        )

    def restore_span(self) -> None:
        """Make the span one is at what it was, as one step."""
        then, found = self._then, self._at
        if then is None or found is None:
            return
        # What was removed and marked again has another id by now.
        wanted: SpanId = found.span.id
        self._session.steps.carry_out(lambda desk: self._restoring.plan_span(desk, then, wanted))

    def set_style(self, style: ViewStyle) -> None:
        """Take on theme, size and language of the desk."""
        self._style = style
        if "past" in self.__dict__:
            self.past.set_style(style)
        if "bar" in self.__dict__:
            self.bar.set_theme(style.theme)

    # --- inside ------------------------------------------------------------------------------

    def _column(self) -> tuple[QBoxLayout, int]:
        """Where bar, past and present stand, and the place of the present in it."""
        column = self._around.layout()
        assert isinstance(column, QBoxLayout)  # noqa: S101 - the desk arranged it
        return column, column.indexOf(self._view)

    def _on_hidden(self, layers: frozenset[str]) -> None:
        if self.is_on:
            self.past.set_hidden_layers(layers)

    def _begin(self, timeline: Timeline, desk: Workbench) -> None:
        self._timeline = timeline
        self.past.show_workbench(self._bench(timeline.now), self._session.schema)
        self.past.set_hidden_layers(self._session.hidden_layers)
        scrolled = self._view.verticalScrollBar().value()
        self._view.hide()
        self.past.show()
        self.past.verticalScrollBar().setValue(scrolled)
        self._escape.setEnabled(True)
        self.bar.show_timeline(
            timeline, own=timeline.now.annotator == desk.own.annotator, schema=self._session.schema
        )
        self.bar.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self.switched.emit(True)

    def _go_on(self) -> None:
        timeline = self._timeline
        if timeline is None or timeline.reached == 0:
            self._going.stop()
            return
        waited = timeline.reached > self._place
        self._reach(timeline, 0)
        if waited and self._timeline is not None and timeline.reached <= self._place:
            self._show()

    def _reach(self, timeline: Timeline, place: int | None = None) -> bool:
        """Go some steps further back; whether the place, or the one wanted, is at hand."""
        try:
            return timeline.reach(self._place if place is None else place)
        except AnnotatorError as error:
            self.failed.emit(error)
            self.leave()
            return False

    def _show(self) -> None:
        timeline = self._timeline
        if timeline is None:
            return
        try:
            self._then = then = timeline.state(self._place)
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        self._differences = differences(then, timeline.now)
        self._at = None
        self.past.update_workbench(self._bench(then), None)
        self.past.set_focus(None)
        self.past.show_marks(self._differences, None)
        self.bar.show_place(self._place, self._differences)

    def _go_to(self, found: SpanDifference) -> None:
        self._at = found
        self.past.show_marks(self._differences, found)
        self.past.reveal(found.span.extent, clear=40)
        self.past.set_focus(found.then.id if found.then is not None else None, reveal=False)
        then = self._then
        text = then.article.text if then is not None else ""
        self.bar.show_difference(difference_text(found, self._session.schema, text))

    def _on_activated(self, span: SpanId | None) -> None:
        """A span was clicked, or the words of one that is new since."""
        self.past.set_focus(span)
        found = next((each for each in self._differences if each.span.id == span), None)
        if found is None:
            found = self.past.mark_at(self.past.caret)
        if found is not None:
            self._go_to(found)
        else:
            self._at = None
            self.past.show_marks(self._differences, None)
            self.bar.show_difference("")

    def _bench(self, own: AnnotationSet) -> Workbench:
        """What was on the desk then, without suggestions: which were open is not remembered."""
        nothing = AnnotationSet(own.article, SUGGESTIONS)
        # Of the past nothing waits for a decision.
        shown = unnamed(own, self._names, own.article.id)
        return Workbench(replace(shown, decisions={}), nothing)
