"""The one object between the widgets and the services: what is open, focused and selected, and what can be done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from annotator.domain.changes import Action, ChangeSet, Status, Verdict
from annotator.domain.edges import Edge, moved, without
from annotator.domain.errors import (
    AnnotatorError,
    EmptySelectionError,
    KeptChangeError,
    StaleChangeError,
)
from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import Fragments, joined
from annotator.domain.ports import Step
from annotator.domain.schema import Schema
from annotator.domain.span import AttributeValue, Span
from annotator.domain.suggestion_filter import EVERYTHING, SuggestionFilter
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService
from annotator.services.reading import AT_ONCE, Reading, Urgency
from annotator.services.reading_ahead import ArticlesAhead
from annotator.services.structures import StructureService
from annotator.ui.beside import Beside, DroppedInput
from annotator.ui.bulk_actions import MANY, BulkActions
from annotator.ui.focusing import is_seen, neighbour, spans_shown, successor, touched_span
from annotator.ui.structure_actions import StructureActions

_log = logging.getLogger(__name__)

_LONG = 1 << 16
"""From so many bytes of the log on a step is taken back beside the window; see ``MANY``."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Addition:
    """The last label that was given, for *repeat*."""

    layer: str
    label: str


class EditorSession(QObject):
    """State and actions of one annotator on one corpus; knows no widget.

    Signals:
        leaving: The article on the desk is about to be left; what is being typed has to be stored now.
        article_opened: A ``Workbench`` is on the desk: another article, or the same one read anew.
        workbench_changed: ``Workbench, ChangeSet | None`` after an edit, an undo or a redo
            (``None``: the suggestions were renewed). Everything shown is on disk by then.
        article_closed: Nothing is on the desk.
        focus_changed: ``SpanId | None``.
        selection_changed: ``Fragments``, empty when nothing is selected.
        refused: An ``AnnotatorError``: a rule refused, or the corpus could not be written.
        hidden_layers_changed: ``frozenset[str]``.
        filter_changed: The ``SuggestionFilter`` that holds now.
        working: ``bool``: a long step is being made, and is not to be seen yet; or it is over.
        fetching: ``bool``: keys and clicks wait until something is read; or no longer.
    """

    leaving = Signal()
    article_opened = Signal(object)
    workbench_changed = Signal(object, object)
    article_closed = Signal()
    focus_changed = Signal(object)
    selection_changed = Signal(object)
    refused = Signal(object)
    hidden_layers_changed = Signal(object)
    filter_changed = Signal(object)
    working = Signal(bool)
    fetching = Signal(bool)

    def __init__(
        self,
        service: AnnotationService,
        parent: QObject | None = None,
        *,
        reading: Reading = AT_ONCE,
        ahead: ArticlesAhead | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self.reading = reading
        self.ahead = ahead or ArticlesAhead(reading, service.open)
        self._workbench: Workbench | None = None
        self._focus: SpanId | None = None
        self._selection: Fragments = ()
        self._hidden: frozenset[str] = frozenset()
        self._only = EVERYTHING
        self._last: Addition | None = None
        self._left_by_finishing: Workbench | None = None
        self._beside = Beside(lambda on: None if self._has_ended() else self.working.emit(on))
        self.advance_after_decision = True
        self.bulk = BulkActions(self, service)
        self.structures = StructureActions(self, StructureService(service))

    # --- what is there -----------------------------------------------------------------------

    @property
    def schema(self) -> Schema:
        """The schema of the corpus."""
        return self._service.schema

    @property
    def workbench(self) -> Workbench | None:
        """What is on the desk."""
        return self._workbench

    @property
    def heading(self) -> ArticleId | None:
        """The article on the desk."""
        return self._workbench.article.id if self._workbench is not None else None

    @property
    def focus(self) -> SpanId | None:
        """The own span or open suggestion that actions refer to."""
        return self._focus

    @property
    def focused_span(self) -> Span | None:
        """The span in focus."""
        if self._workbench is None or self._focus is None:
            return None
        return self._workbench.find(self._focus)

    @property
    def focus_is_suggestion(self) -> bool:
        """Whether the focus waits for a decision."""
        return (
            self._workbench is not None
            and self._focus is not None
            and self._workbench.is_open(self._focus)
        )

    @property
    def selection(self) -> Fragments:
        """The selected stretches of text, empty when nothing is selected."""
        return self._selection

    @property
    def hidden_layers(self) -> frozenset[str]:
        """Layers that are not shown."""
        return self._hidden

    @property
    def only(self) -> SuggestionFilter:
        """Which suggestions are shown."""
        return self._only

    @property
    def last_addition(self) -> Addition | None:
        """What *repeat* would add."""
        return self._last

    def next_steps(self) -> Callable[[], tuple[Step | None, Step | None]]:
        """What undo would take back and what redo would bring back, for the menu: a question any thread may ask.

        Right after *done, next* undo is in the article before.
        """
        here = self._workbench
        back, service = self._left_by_finishing or here, self._service

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

    # --- going around ------------------------------------------------------------------------

    def open(self, article: ArticleId) -> bool:
        """Put an article on the desk, or emit ``refused``; whether it worked."""
        if self._beside.put_off(partial(self.open, article)):
            return False
        self._leave()
        return self._open(article, None)

    def close_article(self) -> None:
        """Clear the desk."""
        if self._beside.put_off(self.close_article):
            return
        self._leave()
        self._workbench, self._focus, self._selection = None, None, ()
        self.article_closed.emit()
        self.focus_changed.emit(None)
        self.selection_changed.emit(())

    def renew_suggestions(self, then: Callable[[], None] | None = None) -> None:
        """Read the article on the desk again, after a pipeline ran or somebody else has changed it.

        Args:
            then: Called once it is shown, or was told why it cannot be read.
        """
        again = partial(self.renew_suggestions, then)
        before = self._workbench
        if before is None or self._beside.put_off(again):
            return

        def shown(fresh: Workbench) -> None:
            here = self._workbench
            if here is None or here.article.id != before.article.id:
                return
            if here.own is not before.own:
                again()  # changed while it was read
                return
            self._show(fresh, None)
            if then is not None:
                then()

        def failed(error: AnnotatorError) -> None:
            self.refused.emit(error)
            if then is not None:
                then()

        self.reading.ask(
            partial(self._service.open, before.article.id),
            shown,
            failed,
            of=self,
            what="renew" if then is None else "renew and tell",
            urgency=Urgency.GESTURE,
        )

    def set_focus(self, span: SpanId | None, *, passing: bool = False) -> None:
        """Focus an own span or an open suggestion.

        Args:
            span: Its id, or nothing.
            passing: Whether the caret only came past: a selection then still fills the roles of the head before.
        """
        if span != self._focus:
            self._focus = span
            if not passing:
                self.structures.visit()
            self.focus_changed.emit(span)

    def set_selection(self, fragments: Fragments) -> None:
        """Take note of what is selected."""
        if fragments != self._selection:
            self._selection = fragments
            self.selection_changed.emit(fragments)

    def set_hidden_layers(self, layers: frozenset[str]) -> None:
        """Hide these layers, show all others."""
        self._hidden = layers
        if self.focused_span is not None and self.focused_span.layer in layers:
            self.set_focus(None)
        self.hidden_layers_changed.emit(layers)

    def set_filter(self, only: SuggestionFilter) -> None:
        """Show only these suggestions; own spans stay."""
        if only == self._only or self._beside.put_off(partial(self.set_filter, only)):
            return
        self._only = only
        if self._workbench is not None:
            self._show(self._workbench, None)
        self.filter_changed.emit(only)

    def focus_next_suggestion(self, *, after: int | None = None, step: Literal[-1, 1] = 1) -> bool:
        """Focus the next open suggestion in reading order, around the end; whether there is one.

        Args:
            after: Code point to go on from; default: the focus, else the article's beginning.
            step: ``-1`` goes backwards.
        """
        if self._workbench is None:
            return False
        queue = self._workbench.queue(self.schema, self._hidden)
        if not queue:
            return False
        self.set_focus(neighbour(queue, self.focused_span, step, after=after).id)
        return True

    def focus_next_span(self, step: Literal[-1, 1] = 1) -> bool:
        """Focus the next span of any kind in reading order; whether there is one."""
        if self._workbench is None:
            return False
        shown = spans_shown(self._workbench, self._hidden)
        if not shown:
            return False
        self.set_focus(neighbour(shown, self.focused_span, step).id)
        return True

    # --- actions -----------------------------------------------------------------------------

    def add(self, layer: str, label: str) -> bool:
        """Mark the selection; without one, relabel the focus or mark its text on another layer."""
        focused = self.focused_span
        if not self._selection and focused is not None:
            if focused.layer == layer:
                return self.relabel(label)
            return self._add_at(layer, label, focused.fragments)
        return self._add_at(layer, label, self._selection)

    def repeat(self) -> bool:
        """Give the last label again."""
        return self._last is not None and self.add(self._last.layer, self._last.label)

    def relabel(self, label: str) -> bool:
        """Give the focus another label of its layer; a suggestion is taken over with it."""
        focused = self.focused_span
        if focused is None:
            return False
        self._last = Addition(focused.layer, label)
        if focused.label == label:
            return self.accept() if self.focus_is_suggestion else False
        return self.carry_out(lambda desk: self._service.plan_relabel(desk, focused.id, label))

    def accept(self) -> bool:
        """Take the focused suggestion over with its roles, and go on to the next one."""
        focused = self.focused_span
        if focused is None or not self.focus_is_suggestion:
            return False
        done = self.carry_out(lambda desk: self._service.plan_accept(desk, [focused.id]))
        if done and self.advance_after_decision:
            self._advance(focused)
        return done

    def reject_or_remove(self) -> bool:
        """Reject the focused suggestion and go on to the next one, or remove the focused own span."""
        focused = self.focused_span
        if focused is None:
            return False
        if not self.focus_is_suggestion:
            return self.carry_out(lambda desk: self._service.plan_remove(desk, [focused.id]))
        done = self.carry_out(lambda desk: self._service.plan_reject(desk, [focused.id]))
        if done and self.advance_after_decision:
            self._advance(focused)
        return done

    def accept_all(self) -> bool:
        """Take over all open suggestions that are shown, as one action; what a rule refuses stays open."""
        return self.bulk.decide_on_all(Verdict.ACCEPTED) is not None

    def reject_all(self) -> bool:
        """Reject all open suggestions that are shown, as one action."""
        return self.bulk.decide_on_all(Verdict.REJECTED) is not None

    def move_edge(
        self, edge: Edge, step: Literal[-1, 1], unit: Literal["token", "character"] = "token"
    ) -> bool:
        """Grow or shrink the focus at one edge by one token or character."""
        focused = self.focused_span
        if focused is None:
            return False
        return self.carry_out(
            lambda desk: self._service.plan_fragments(
                desk,
                focused.id,
                moved(focused.fragments, desk.article.text, edge=edge, step=step, unit=unit),
            )
        )

    def set_fragments(self, span: SpanId, fragments: Fragments) -> bool:
        """Give a span other fragments, e.g. after dragging an edge.

        What fills a role of the focus leaves the focus where it is; a suggestion in focus is taken over with it.
        """
        focused, desk = self.focused_span, self.workbench
        if focused is None or desk is None or focused.id == span:
            return self.carry_out(lambda desk: self._service.plan_fragments(desk, span, fragments))
        head = focused.id if self.focus_is_suggestion else None
        return self.carry_out(
            lambda desk: self._service.plan_fragments(desk, span, fragments, head=head),
            keep_focus=True,
        )

    def add_fragment(self) -> bool:
        """Add the selection to the focused span as a further fragment."""
        focused = self.focused_span
        if focused is None or not self._selection:
            return False
        wanted = joined((*focused.fragments, *self._selection))
        return self.carry_out(
            lambda desk: self._service.plan_fragments(
                desk, focused.id, wanted, action=Action.ADD_FRAGMENT
            )
        )

    def remove_fragment(self) -> bool:
        """Cut the selection out of the focused span."""
        focused = self.focused_span
        if focused is None or not self._selection:
            return False
        cut = self._selection

        def plan(desk: Workbench) -> ChangeSet:
            kept = focused.fragments
            for part in cut:
                kept = without(kept, part, desk.article.text)
            return self._service.plan_fragments(
                desk, focused.id, kept, action=Action.REMOVE_FRAGMENT
            )

        return self.carry_out(plan)

    def set_attribute(self, attribute: str, value: AttributeValue | None) -> bool:
        """Set an attribute of the focused own span; ``None`` makes it unknown."""
        focused = self.focused_span
        if focused is None:
            return False
        return self.carry_out(
            lambda desk: self._service.plan_attribute(desk, focused.id, attribute, value)
        )

    def set_note(self, note: str, *, span: SpanId | None = None) -> bool:
        """Write a remark on an own span, or on the article."""
        return self.carry_out(
            lambda desk: self._service.plan_note(desk, span, note),
            keep_focus=True,  # a note may be stored because the focus went on
        )

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
        desk = self._workbench
        if desk is None or self._beside.put_off(again):
            return False
        planned: ChangeSet | None = None
        if not many:
            planned = self._done(partial(plan, desk), beside=False)
            if planned is None:
                return False

        def made() -> tuple[Workbench, ChangeSet]:
            changes = planned or plan(desk)
            return self._service.apply(desk, changes) if changes.changes else desk, changes

        is_long = many or (planned is not None and len(planned.changes) > MANY)
        after, changes = self._done(made, beside=is_long) or (desk, None)
        if after is not desk:
            self._left_by_finishing = None
            self._show(after, changes, keep=focus or (self._focus if keep_focus else None))
        self._beside.catch_up()
        return after is not desk

    def set_status(self, status: Status) -> bool:
        """Finish or reopen the article."""
        if self._workbench is None or self._workbench.own.status is status:
            return False
        return self.carry_out(lambda desk: self._service.plan_status(desk, status))

    def leave_finished(self, following: ArticleId) -> bool:
        """Go on to another article after finishing this one, so that undo finds the way back."""
        if self._beside.put_off(partial(self.leave_finished, following)):
            return False
        return self._open(following, self._workbench)

    def undo(self) -> bool:
        """Take back the last action; right after *done, next* that is in the article before."""
        if self._beside.put_off(self.undo):
            return False
        left = self._left_by_finishing
        if left is not None and not self.open(left.article.id):
            return False
        return self._travel(self._service.next_undo, self._service.undo, undone=False)

    def redo(self) -> bool:
        """Bring back what was undone last."""
        if self._beside.put_off(self.redo):
            return False
        return self._travel(self._service.next_redo, self._service.redo, undone=True)

    def end(self) -> None:
        """The corpus is about to be closed: wait until a step that is under way is on disk; it is not shown."""
        self._beside.end()

    def look_up(self, read: Callable[[], Result]) -> Result:
        """What is read for a gesture; if that takes its time, keys and clicks wait for it and all else goes on.

        Args:
            read: Reads, perhaps in another thread.

        Raises:
            AnnotatorError: Why it cannot be read.
        """
        pending = self.reading.begin(read)
        if pending.wait() or self._beside.is_working:
            return pending.result()
        self.fetching.emit(True)
        try:
            return self._beside.result_of(pending.result, is_told=False)
        except AnnotatorError:
            # What was pressed meanwhile was meant for what did not come.
            DroppedInput()
            raise
        finally:
            if not self._has_ended():
                self.fetching.emit(False)

    # --- inside ------------------------------------------------------------------------------

    def _open(self, article: ArticleId, left: Workbench | None) -> bool:
        workbench = self.ahead.take(article)
        if workbench is None:
            try:
                workbench = self.look_up(partial(self._service.open, article))
            except AnnotatorError as error:
                if not self._has_ended():
                    self.refused.emit(error)
                    self._beside.catch_up()
                return False
            if self._has_ended():
                return False
        self._put_on_desk(workbench, left)
        self._beside.catch_up()
        return True

    def _put_on_desk(self, workbench: Workbench, left: Workbench | None) -> None:
        self._left_by_finishing = left
        self._workbench = workbench = workbench.showing(self._only)
        self._focus, self._selection = None, ()
        self.article_opened.emit(workbench)
        self.focus_changed.emit(None)
        self.selection_changed.emit(())

    def _leave(self) -> None:
        if self._workbench is not None:
            self.leaving.emit()

    def _refuse(self, error: AnnotatorError) -> None:
        if isinstance(error, (KeptChangeError, StaleChangeError)):
            # Somebody else has changed it: that is to be seen before it is told.
            self.renew_suggestions(partial(self.refused.emit, error))
        else:
            self.refused.emit(error)

    def _add_at(self, layer: str, label: str, fragments: Fragments) -> bool:
        if not fragments:
            self.refused.emit(EmptySelectionError())
            return False
        self._last = Addition(layer, label)
        return self.carry_out(
            lambda desk: self._service.plan_add(desk, layer=layer, label=label, fragments=fragments)
        )

    def _travel(
        self,
        following: Callable[[Workbench], Step | None],
        go: Callable[[Workbench], tuple[Workbench, ChangeSet]],
        *,
        undone: bool,
    ) -> bool:
        desk = self._workbench
        if desk is None:
            return False
        if not self._service.knows_step(desk.article.id, undone=undone):
            try:
                self.look_up(partial(following, desk))
            except AnnotatorError as error:
                self._refuse(error)
                return False
            if self._has_ended():
                return False
        made = self._done(partial(go, desk), beside=self._is_long(following, desk))
        if made is not None:
            self._show(*made)
        self._beside.catch_up()
        return made is not None

    def _is_long(self, following: Callable[[Workbench], Step | None], desk: Workbench) -> bool:
        try:
            step = following(desk)
        except AnnotatorError:
            return False  # whoever goes is told why that is not possible
        return step is not None and step.size > _LONG

    def _done(self, act: Callable[[], Result], *, beside: bool) -> Result | None:
        """What comes of it; ``None`` if it was refused, which is told, or the session has ended meanwhile."""
        try:
            result = self._beside.result_of(act) if beside else act()
        except AnnotatorError as error:
            if not self._has_ended():
                self._refuse(error)
            return None
        return None if self._has_ended() else result

    def _has_ended(self) -> bool:
        if not isValid(self):
            self._beside.end()
        return self._beside.is_over

    def _show(
        self, after: Workbench, changes: ChangeSet | None, *, keep: SpanId | None = None
    ) -> None:
        after = after.showing(self._only)
        before, self._workbench = self._workbench, after
        wanted = touched_span(after, changes)
        if keep is not None:
            wanted = successor(before, after, keep)
        if self._focus is not None and not is_seen(after, self._focus):
            self._focus = None
        self.workbench_changed.emit(after, changes)
        if changes is not None and self._selection and wanted is not None:
            self.set_selection(())
        self._focus_anew(wanted)

    def _focus_anew(self, wanted: SpanId | None) -> None:
        if wanted is not None:
            self._focus = wanted
            self.structures.visit()
        self.focus_changed.emit(self._focus)

    def _advance(self, decided: Span) -> None:
        self.focus_next_suggestion(after=decided.begin)
