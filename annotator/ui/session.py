"""The one object between the widgets and the services: what is open, focused, selected and shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import ChangeSet, Status
from annotator.domain.errors import (
    AnnotatorError,
    KeptChangeError,
    StaleChangeError,
)
from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.suggestion_filter import EVERYTHING, SuggestionFilter
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService
from annotator.services.reading import AT_ONCE, Reading, Urgency
from annotator.services.reading_ahead import ArticlesAhead
from annotator.services.structures import StructureService
from annotator.ui.bulk_actions import BulkActions
from annotator.ui.focusing import is_seen, neighbour, spans_shown, successor, touched_span
from annotator.ui.span_actions import SpanActions
from annotator.ui.steps import Steps
from annotator.ui.structure_actions import StructureActions
from annotator.ui.waits import Waits


class EditorSession(QObject):
    """What one annotator has in front of them in one corpus; knows no widget.

    Attributes:
        reading: Answers what is asked of the corpus.
        ahead: The articles that were read before anybody asked.
        waits: What keys and clicks wait for.
        steps: What is done, taken back and brought back.
        spans: What can be done to single spans.
        bulk: What can be done to many suggestions at once.
        structures: What can be done to quotes, events and chains.

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
        self.waits = Waits(self)
        self.steps = Steps(self, service, self.waits)
        self.spans = SpanActions(self, service)
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

    # --- going around ------------------------------------------------------------------------

    def open(self, article: ArticleId) -> bool:
        """Put an article on the desk, or emit ``refused``; whether it worked."""
        if self.waits.put_off(partial(self.open, article)):
            return False
        self._leave()
        return self._open(article, None)

    def close_article(self) -> None:
        """Clear the desk."""
        if self.waits.put_off(self.close_article):
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
        if before is None or self.waits.put_off(again):
            return

        def shown(fresh: Workbench) -> None:
            here = self._workbench
            if here is None or here.article.id != before.article.id:
                return
            if here.own is not before.own:
                again()  # changed while it was read
                return
            self.show(fresh, None)
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
        if only == self._only or self.waits.put_off(partial(self.set_filter, only)):
            return
        self._only = only
        if self._workbench is not None:
            self.show(self._workbench, None)
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

    # --- the article as a whole --------------------------------------------------------------

    def set_status(self, status: Status) -> bool:
        """Finish or reopen the article."""
        if self._workbench is None or self._workbench.own.status is status:
            return False
        return self.steps.carry_out(lambda desk: self._service.plan_status(desk, status))

    def leave_finished(self, following: ArticleId) -> bool:
        """Go on to another article after finishing this one, so that undo finds the way back."""
        if self.waits.put_off(partial(self.leave_finished, following)):
            return False
        return self._open(following, self._workbench)

    def end(self) -> None:
        """The corpus is about to be closed: wait until a step that is under way is on disk; it is not shown."""
        self.waits.end()

    # --- what came of it ---------------------------------------------------------------------

    def refuse(self, error: AnnotatorError) -> None:
        """Tell why something was not done."""
        if isinstance(error, (KeptChangeError, StaleChangeError)):
            # Somebody else has changed it: that is to be seen before it is told.
            self.renew_suggestions(partial(self.refused.emit, error))
        else:
            self.refused.emit(error)

    def show(
        self, after: Workbench, changes: ChangeSet | None, *, keep: SpanId | None = None
    ) -> None:
        """Put a later state of the article on the desk.

        Args:
            after: The state, on disk by now.
            changes: What led to it; ``None``: the suggestions are others.
            keep: What is to have the focus; default: what the changes are about.
        """
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

    # --- inside ------------------------------------------------------------------------------

    def _open(self, article: ArticleId, left: Workbench | None) -> bool:
        workbench = self.ahead.take(article)
        if workbench is None:
            try:
                workbench = self.waits.look_up(partial(self._service.open, article))
            except AnnotatorError as error:
                if not self.waits.has_ended():
                    self.refused.emit(error)
                    self.waits.catch_up()
                return False
            if self.waits.has_ended():
                return False
        self._put_on_desk(workbench, left)
        self.waits.catch_up()
        return True

    def _put_on_desk(self, workbench: Workbench, left: Workbench | None) -> None:
        self.steps.left = left
        self._workbench = workbench = workbench.showing(self._only)
        self._focus, self._selection = None, ()
        self.article_opened.emit(workbench)
        self.focus_changed.emit(None)
        self.selection_changed.emit(())

    def _leave(self) -> None:
        if self._workbench is not None:
            self.leaving.emit()

    def _focus_anew(self, wanted: SpanId | None) -> None:
        if wanted is not None:
            self._focus = wanted
            self.structures.visit()
        self.focus_changed.emit(self._focus)
