"""Opens the review desk of the corpus that is open, shows what is signed off, and ends with the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reviews import Lock, Returned
from annotator.services.reviewing import Reviewing
from annotator.ui.applying import type_of
from annotator.ui.companions import PlotsCompanion
from annotator.ui.going import show_place
from annotator.ui.settings import Settings

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.dialogs.reviewing.window import ReviewWindow
    from annotator.ui.main_window import MainWindow


Locked = frozenset[tuple[ArticleId, AnnotatorId]]
"""The sets that are signed off."""


class ReviewCompanion(PlotsCompanion["ReviewWindow"]):
    """Holds the one review desk of the window."""

    is_made_anew = True

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "annotator.ui.dialogs.reviewing.window")
        self._locked: Locked = frozenset()
        window.preferences.changed.connect(self._on_preferences)

    def show(self) -> None:
        """Show the samples of the open corpus."""
        dialog = self._shown()
        if dialog is not None:
            dialog.list.setFocus()

    def watch(self, desk: Desk) -> None:
        """Show at a desk what is signed off."""
        self._locked = frozenset()
        open_unit_of_work = desk.corpus.store.open_unit_of_work

        def read() -> Locked:
            with open_unit_of_work() as work:
                return frozenset(work.reviews.locked())

        def found(locked: Locked) -> None:
            self._locked = locked
            self._show_locks()

        desk.session.reading.ask(read, found, desk.say_by_the_way, of=self, what="all locks")
        desk.session.article_opened.connect(lambda _workbench: self._show_locks())

    def _made(self, desk: Desk) -> ReviewWindow:
        # Inside: plots take a quarter of a second that the start of the program can save.
        from annotator.ui.dialogs.reviewing.window import ReviewWindow  # noqa: PLC0415 - see above

        window, corpus, context = self._window, desk.corpus, self._window.context
        dialog = ReviewWindow(
            Reviewing(
                corpus.store.open_unit_of_work, window.annotator, context.clock, context.new_id
            ),
            self._own_worker(),
            corpus.location,
            corpus.schema,
            theme=window.preferences.appearance.theme,
            parent=window,
        )
        settings = window.preferences.current
        dialog.judging.set_type(zoom=settings.zoom, **type_of(settings))
        dialog.wanted.connect(self._go)
        dialog.corrected.connect(self._on_corrected)
        return dialog

    def _on_preferences(self, _before: Settings, now: Settings) -> None:
        if self.dialog is not None:
            self.dialog.judging.set_type(**type_of(now))

    def _renew(self, dialog: ReviewWindow) -> None:
        dialog.renew()

    def _go(self, returned: Returned) -> None:
        """Show what came back, with the focus on its span if it is still as it was judged."""
        item = returned.item
        place = returned.judgement.fragments or item.fragments
        show_place(
            self._window,
            item.article,
            item.annotator,
            item.signature,
            place[0] if place else None,
        )

    def _on_corrected(self) -> None:
        self._renew_desk()
        self._show_locks(anew=True)

    def _show_locks(self, *, anew: bool = False) -> None:
        """Mark the articles whose own sets are signed off, and say by whom the one on the desk is.

        Args:
            anew: Whether others may be signed off than before.
        """
        desk = self._window.desk
        if desk is None or desk.session.workbench is None:
            return
        own = desk.session.workbench.own
        key, known = (own.article.id, own.annotator), self._locked
        open_unit_of_work = desk.corpus.store.open_unit_of_work

        def read() -> tuple[Lock | None, Locked]:
            with open_unit_of_work() as work:
                lock = work.reviews.lock(*key)
                if anew or (lock is not None) is not (key in known):
                    # Thousands may be locked: read once, not with every article.
                    return lock, frozenset(work.reviews.locked())
            return lock, known

        desk.session.reading.ask(
            read,
            lambda found: self._take_locks(desk, key, *found),
            desk.say_by_the_way,
            of=self,
            what="locks",
        )

    def _take_locks(
        self,
        desk: Desk,
        key: tuple[ArticleId, AnnotatorId],
        lock: Lock | None,
        locked: Locked,
    ) -> None:
        self._locked = locked
        if self._window.desk is not desk or desk.session.heading != key[0]:
            return
        mine = [article for article, annotator in locked if annotator == key[1]]
        desk.show_locks(mine, lock.by if lock is not None else "")
