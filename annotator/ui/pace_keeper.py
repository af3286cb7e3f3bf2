"""Keeps one's own time and pace while one works: a quiet word in the menu bar, a gentle reminder, a window with numbers."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel

from annotator.domain.changes import Action, ChangeSet
from annotator.services.pace import Pace, PaceSettings
from annotator.ui.days import today
from annotator.ui.dialogs.aids.pace_dialog import PaceDialog
from annotator.ui.i18n import number

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

_SAVE_MS = 20_000
_FINISHED = {Action.FINISH: 1, Action.REOPEN: -1}


class PaceKeeper(QObject):
    """Counts gestures on the desk, for the person alone.

    Attributes:
        pace: What is counted.
        dialog: The window, if it was opened.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        own = window.own.current
        self.pace = Pace(monotonic, today, own.pace, dict(own.days))
        self.dialog: PaceDialog | None = None
        self._label = QLabel(window.menuBar())
        self._label.setObjectName("paceLabel")
        self._label.setContentsMargins(0, 5, 16, 5)
        window.menuBar().setCornerWidget(self._label, Qt.Corner.TopRightCorner)
        self._had_goal = self.pace.has_reached_goal
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.save)
        self._show()

    def show(self) -> None:
        """Show the numbers and what is measured."""
        window = self._window
        if self.dialog is None:
            theme = window.preferences.appearance.theme
            self.dialog = PaceDialog(theme=theme, parent=window)
            self.dialog.changed.connect(self._on_settings)
            window.preferences.appearance.theme_changed.connect(self.dialog.set_theme)
        self.dialog.show_pace(self.pace.settings, self.pace.days, today())
        self.dialog.show()
        self.dialog.activateWindow()

    def end(self) -> None:
        """Write down what was counted: the corpus is about to be closed."""
        self.save()

    def watch(self, desk: Desk) -> None:
        """Count what is done on a desk."""
        session = desk.session
        session.workbench_changed.connect(self._on_changed)
        for signal in (session.focus_changed, session.selection_changed, session.article_opened):
            signal.connect(self._on_gesture)

    def save(self) -> None:
        """Write it into the person's own state."""
        self._timer.stop()
        self._window.own.change(pace=self.pace.settings, days=dict(self.pace.days))

    # --- inside ------------------------------------------------------------------------------

    def _on_gesture(self, *_anything: object) -> None:
        self._touch()

    def _on_changed(self, _bench: object, changes: ChangeSet | None) -> None:
        if changes is None:
            return
        self._touch(decisions=1, articles=_FINISHED.get(changes.action, 0))

    def _touch(self, *, decisions: int = 0, articles: int = 0) -> None:
        if not self.pace.settings.on:
            return
        self.pace.touch(decisions=decisions, articles=articles)
        if not self._timer.isActive():
            self._timer.start()
        self._show()
        desk = self._window.desk
        if desk is None:
            return
        if self.pace.wants_break:
            words = self.tr("You have worked for %1 minutes: a short break would do you good.")
            minutes = round(self.pace.since_break / 60)
            desk.notice.say(words.replace("%1", number(minutes)), "info")
        if self.pace.has_reached_goal and not self._had_goal:
            desk.notice.say(self.tr("You have reached your goal for today."), "info")
        self._had_goal = self.pace.has_reached_goal

    def _show(self) -> None:
        settings, day = self.pace.settings, self.pace.of_today
        self._label.setVisible(settings.on)
        if not settings.on:
            self._label.clear()
            return
        words = self.tr("%1 min").replace("%1", number(int(day.seconds // 60)))
        if settings.goal:
            told = self.tr("%1 of %2 articles").replace("%2", number(settings.goal))
        else:
            told = self.tr("%1 articles")
        self._label.setText(f"{words}  ·  {told.replace('%1', number(day.articles))}")
        self._label.setToolTip(self.tr("Your own pace today; nobody else sees it."))
        # The menu bar gives its corner the room of its first words.
        self._label.adjustSize()
        self._window.menuBar().adjustSize()
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.show_pace(settings, self.pace.days, today())

    def _on_settings(self, settings: PaceSettings) -> None:
        self.pace.settings = settings
        self._had_goal = self.pace.has_reached_goal
        self.save()
        self._show()
