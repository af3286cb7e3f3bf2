"""Leads through the tour: opens its corpus, watches the session, goes on when a step is done; can be left and resumed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.schema import in_language
from annotator.services.tour import Seen, Step, holds, make_corpus, place_of, steps, throw_away
from annotator.ui.corpora import SUFFIX
from annotator.ui.i18n import current_language
from annotator.ui.theme import Theme
from annotator.ui.tour.bubble import Bubble, Ring

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

_KEY = re.compile(r"\{key:([a-z._]+)\}")
_SETTLE_MS = 60


def tour_location() -> Path:
    """Where the corpus of the tour is, in a folder of its own."""
    return platformdirs.user_data_path("annotator") / "tour" / f"tour{SUFFIX}"


class Tour(QObject):
    """The tour of the window.

    Attributes:
        steps: All of them.
        bubble: Says the step.
        ring: Shows where.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.steps = steps()
        self._at = 0
        self._done_before = 0
        self._desk: Desk | None = None
        self.bubble = Bubble(window)
        self.bubble.skipped.connect(self.skip)
        self.bubble.ended.connect(self.finish)
        self.ring = Ring(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether it leads now."""
        return self._desk is not None

    @property
    def step(self) -> Step:
        """The step one is at."""
        return self.steps[self._at]

    def show(self) -> None:
        """Begin, or go on where one was; while it leads: end it."""
        if self.is_on:
            self.finish()
            return
        window, own = self._window, self._window.own
        location, step = tour_location(), own.current.tour_step
        if not (step and location.exists()):
            try:
                make_corpus(window.context, location)
            except AnnotatorError as error:
                window.say(error)
                return
            step = self.steps[0].id
        came_from = window.desk.corpus.location if window.desk is not None else ""
        if came_from != str(location):
            own.change(tour_from=came_from)
        own.change(tour_step=step)
        if window.desk is not None and came_from == str(location):
            self.begin(window.desk)
        else:
            window.open_corpus(str(location))  # leads on by itself

    def begin(self, desk: Desk) -> None:
        """Lead on a desk if that has the corpus of the tour, and the tour was begun."""
        step = self._window.own.current.tour_step
        if not step or desk.corpus.location != str(tour_location()):
            return
        self._desk = desk
        self._at = next((n for n, each in enumerate(self.steps) if each.id == step), 0)
        session = desk.session
        for signal in (
            session.article_opened,
            session.workbench_changed,
            session.focus_changed,
            session.selection_changed,
        ):
            signal.connect(self._on_anything)
        session.workbench_changed.connect(self._on_changed)
        desk.state_changed.connect(self._on_anything)
        desk.view.verticalScrollBar().valueChanged.connect(self._on_anything)
        self.set_theme(self._window.preferences.appearance.theme)
        self._say()

    def skip(self) -> None:
        """Go on without doing what is asked; after the last step the tour is over."""
        if self.is_on:
            self._go_on()

    def finish(self) -> None:
        """End the tour: its corpus is thrown away, and one is back where one came from."""
        if not self.is_on:
            return
        window, own = self._window, self._window.own
        location, came_from = tour_location(), own.current.tour_from
        over = self._at == len(self.steps) - 1
        own.change(tour_step="", tour_from="", tour_done=over or own.current.tour_done)
        window.close_corpus()
        throw_away(location)
        window.preferences.forget_corpus(str(location))
        if came_from:
            window.open_corpus(came_from)
        else:
            window.show_welcome()

    def end(self) -> None:
        """Lead no longer, as the corpus is about to be closed; the step is remembered."""
        self._desk = None
        self._timer.stop()
        self.bubble.hide()
        self.ring.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.bubble.set_theme(theme)
        self.ring.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size, speak its language."""
        if self.is_on and event.type() in {QEvent.Type.Resize, QEvent.Type.LanguageChange}:
            self._timer.start()
            if event.type() == QEvent.Type.LanguageChange:
                QTimer.singleShot(0, self, self._say)
        return super().eventFilter(watched, event)

    # --- inside ------------------------------------------------------------------------------

    def _on_anything(self, *_anything: object) -> None:
        if self.is_on:
            self._timer.start()

    def _on_changed(self, _bench: object, changes: object) -> None:
        if self.is_on and changes is not None and self.step.until is not None:
            self._done_before += 1

    def _look(self) -> None:
        """Go on if what is waited for has come about."""
        if self._desk is None:
            return
        until = self.step.until
        if until is not None and holds(until, self._seen(self._desk)):
            self._go_on()
            return
        if self._done_before and self.step.otherwise:
            self.bubble.say_other(self._told(self.step.otherwise))
        self._done_before = 0
        self._place()

    def _go_on(self) -> None:
        if self._at == len(self.steps) - 1:
            self.finish()
            return
        self._at += 1
        self._window.own.change(tour_step=self.step.id)
        self._say()
        self._timer.start()  # the next one may hold already

    def _say(self) -> None:
        if self._desk is None:
            return
        self._done_before = 0
        keys, last = self._window.actions_of.keys, self._at == len(self.steps) - 1
        self.bubble.say(self._told(self.step.say), self._at + 1, len(self.steps))
        skip = self.tr("Finish the tour") if last else self.tr("Skip this step")
        self.bubble.skip.setText(f"{skip}  {keys.shown('tour.skip')}")
        end = self.tr("End the tour")
        self.bubble.end.setText(f"{end}  {keys.shown('tour')}")
        self.bubble.end.setVisible(not last)
        self.bubble.show()
        self._place()

    def _told(self, words: dict[str, str]) -> str:
        keys = self._window.actions_of.keys
        return _KEY.sub(lambda found: keys.shown(found[1]), in_language(words, current_language()))

    def _seen(self, desk: Desk) -> Seen:
        session, aids = desk.session, self._window.aids
        return Seen(
            session.workbench,
            session.focused_span,
            session.selection,
            session.steps.next_redo() is not None,
            aids is not None and aids.shows_guideline,
        )

    def _place(self) -> None:
        desk = self._desk
        if desk is None:
            return
        pointed = self._pointed(desk)
        self.ring.show_around(pointed)
        self.bubble.put(self._area(desk.view), pointed)

    def _pointed(self, desk: Desk) -> QRect:
        point, bench = self.step.point, desk.session.workbench
        if point.words and bench is not None:
            place = place_of(point.words, bench.article.text)
            found = QRect()
            for rect in desk.view.extent_rects([place]) if place else ():
                found = found.united(rect)
            if not desk.view.viewport().rect().intersects(found):
                return QRect()
            corner = desk.view.viewport().mapTo(self._window, found.topLeft())
            return QRect(corner, found.size())
        areas: dict[str, QWidget] = {
            "list": desk.article_list,
            "inspector": desk.inspector,
            "outline": desk.outline,
            "key line": self._window.key_line,
        }
        widget = areas.get(point.area or "")
        return self._area(widget) if widget is not None and widget.isVisible() else QRect()

    def _area(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
