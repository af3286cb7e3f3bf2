"""Steps in the article on the desk: done, taken back, brought back; the long ones beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.changes import ChangeSet
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import SpanId
from annotator.domain.ports import Step
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService
from annotator.ui.bulk_actions import MANY
from annotator.ui.waits import Waits

if TYPE_CHECKING:
    from annotator.ui.session import EditorSession

_LONG = 1 << 16
"""From so many bytes of the log on a step is taken back beside the window; see ``MANY``."""


class Steps:
    """Whatever changes the article goes through here; the session shows what came of it.

    Attributes:
        left: The article that was left by finishing it, as long as undo leads back to it.
    """

    def __init__(self, session: EditorSession, service: AnnotationService, waits: Waits) -> None:
        self._session = session
        self._service = service
        self._waits = waits
        self.left: Workbench | None = None

    def next_steps(self) -> Callable[[], tuple[Step | None, Step | None]]:
        """What undo would take back and what redo would bring back, for the menu: a question any thread may ask.

        Right after *done, next* undo is in the article before.
        """
        here = self._session.workbench
        back, service = self.left or here, self._service

        def look() -> tuple[Step | None, Step | None]:
            undo = service.next_undo(back) if back is not None else None
            return undo, service.next_redo(here) if here is not None else None

        return look

    def next_undo(self) -> Step | None:
        """What undo would take back."""
        return self.next_steps()()[0]

    def next_redo(self) -> Step | None:
        """What redo would bring back."""
        return self.next_steps()()[1]

    def carry_out(
        self,
        plan: Callable[[Workbench], ChangeSet],
        *,
        keep_focus: bool = False,
        focus: SpanId | None = None,
        many: bool = False,
    ) -> bool:
        """Do what is planned, or emit ``refused``; whether anything was done.

        A long step is made beside the window; what comes meanwhile from elsewhere than keys and clicks is done after it.

        Args:
            plan: Works out the changes; may raise an ``AnnotatorError``.
            keep_focus: Whether the focus stays where it is instead of going to what was changed.
            focus: An own span or a suggestion that is to have the focus afterwards.
            many: Whether planning takes long by itself; then ``plan`` is called in another thread.
        """
        again = partial(self.carry_out, plan, keep_focus=keep_focus, focus=focus, many=many)
        desk = self._session.workbench
        if desk is None or self._waits.put_off(again):
            return False
        planned: ChangeSet | None = None
        if not many:
            planned = self._waits.done(partial(plan, desk), beside=False)
            if planned is None:
                return False

        def made() -> tuple[Workbench, ChangeSet]:
            changes = planned or plan(desk)
            return self._service.apply(desk, changes) if changes.changes else desk, changes

        is_long = many or (planned is not None and len(planned.changes) > MANY)
        after, changes = self._waits.done(made, beside=is_long) or (desk, None)
        if after is not desk:
            self.left = None
            self._session.show(
                after, changes, keep=focus or (self._session.focus if keep_focus else None)
            )
        self._waits.catch_up()
        return after is not desk

    def undo(self) -> bool:
        """Take back the last action; right after *done, next* that is in the article before."""
        if self._waits.put_off(self.undo):
            return False
        left = self.left
        if left is not None and not self._session.open(left.article.id):
            return False
        return self._travel(self._service.next_undo, self._service.undo, undone=False)

    def redo(self) -> bool:
        """Bring back what was undone last."""
        if self._waits.put_off(self.redo):
            return False
        return self._travel(self._service.next_redo, self._service.redo, undone=True)

    def _travel(
        self,
        following: Callable[[Workbench], Step | None],
        go: Callable[[Workbench], tuple[Workbench, ChangeSet]],
        *,
        undone: bool,
    ) -> bool:
        desk = self._session.workbench
        if desk is None:
            return False
        if not self._service.knows_step(desk.article.id, undone=undone):
            try:
                self._waits.look_up(partial(following, desk))
            except AnnotatorError as error:
                self._session.refuse(error)
                return False
            if self._waits.has_ended():
                return False
        made = self._waits.done(partial(go, desk), beside=self._is_long(following, desk))
        if made is not None:
            self._session.show(*made)
        self._waits.catch_up()
        return made is not None

    def _is_long(self, following: Callable[[Workbench], Step | None], desk: Workbench) -> bool:
        try:
            step = following(desk)
        except AnnotatorError:
            return False  # whoever goes is told why that is not possible
        return step is not None and step.size > _LONG
