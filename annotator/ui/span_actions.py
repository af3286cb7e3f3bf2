"""What a person does to single spans: mark, relabel, decide, move their edges, cut and describe them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotator.domain.changes import Action, ChangeSet
from annotator.domain.edges import Edge, moved, without
from annotator.domain.errors import EmptySelectionError
from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments, joined
from annotator.domain.span import AttributeValue, Span
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService

if TYPE_CHECKING:
    from annotator.ui.session import EditorSession


@dataclass(frozen=True, slots=True)
class Addition:
    """The last label that was given, for *repeat*."""

    layer: str
    label: str


class SpanActions:
    """The actions on the selection and on the span in focus.

    Attributes:
        advance_after_decision: Whether the next open suggestion has the focus after a decision.
    """

    def __init__(self, session: EditorSession, service: AnnotationService) -> None:
        self._session = session
        self._service = service
        self._last: Addition | None = None
        self.advance_after_decision = True

    @property
    def last_addition(self) -> Addition | None:
        """What *repeat* would add."""
        return self._last

    # --- marking and deciding ----------------------------------------------------------------

    def add(self, layer: str, label: str) -> bool:
        """Mark the selection; without one, relabel the focus or mark its text on another layer."""
        focused = self._session.focused_span
        if not self._session.selection and focused is not None:
            if focused.layer == layer:
                return self.relabel(label)
            return self._add_at(layer, label, focused.fragments)
        return self._add_at(layer, label, self._session.selection)

    def repeat(self) -> bool:
        """Give the last label again."""
        return self._last is not None and self.add(self._last.layer, self._last.label)

    def relabel(self, label: str) -> bool:
        """Give the focus another label of its layer; a suggestion is taken over with it."""
        focused = self._session.focused_span
        if focused is None:
            return False
        self._last = Addition(focused.layer, label)
        if focused.label == label:
            return self.accept() if self._session.focus_is_suggestion else False
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_relabel(desk, focused.id, label)
        )

    def accept(self) -> bool:
        """Take the focused suggestion over with its roles, and go on to the next one."""
        focused = self._session.focused_span
        if focused is None or not self._session.focus_is_suggestion:
            return False
        done = self._session.steps.carry_out(
            lambda desk: self._service.plan_accept(desk, [focused.id])
        )
        if done and self.advance_after_decision:
            self._advance(focused)
        return done

    def reject_or_remove(self) -> bool:
        """Reject the focused suggestion and go on to the next one, or remove the focused own span."""
        focused = self._session.focused_span
        if focused is None:
            return False
        if not self._session.focus_is_suggestion:
            return self._session.steps.carry_out(
                lambda desk: self._service.plan_remove(desk, [focused.id])
            )
        done = self._session.steps.carry_out(
            lambda desk: self._service.plan_reject(desk, [focused.id])
        )
        if done and self.advance_after_decision:
            self._advance(focused)
        return done

    # --- text and values ---------------------------------------------------------------------

    def move_edge(
        self, edge: Edge, step: Literal[-1, 1], unit: Literal["token", "character"] = "token"
    ) -> bool:
        """Grow or shrink the focus at one edge by one token or character."""
        focused = self._session.focused_span
        if focused is None:
            return False
        return self._session.steps.carry_out(
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
        focused, desk = self._session.focused_span, self._session.workbench
        if focused is None or desk is None or focused.id == span:
            return self._session.steps.carry_out(
                lambda desk: self._service.plan_fragments(desk, span, fragments)
            )
        head = focused.id if self._session.focus_is_suggestion else None
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_fragments(desk, span, fragments, head=head),
            keep_focus=True,
        )

    def add_fragment(self) -> bool:
        """Add the selection to the focused span as a further fragment."""
        focused = self._session.focused_span
        if focused is None or not self._session.selection:
            return False
        wanted = joined((*focused.fragments, *self._session.selection))
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_fragments(
                desk, focused.id, wanted, action=Action.ADD_FRAGMENT
            )
        )

    def remove_fragment(self) -> bool:
        """Cut the selection out of the focused span."""
        focused = self._session.focused_span
        if focused is None or not self._session.selection:
            return False
        cut = self._session.selection

        def plan(desk: Workbench) -> ChangeSet:
            kept = focused.fragments
            for part in cut:
                kept = without(kept, part, desk.article.text)
            return self._service.plan_fragments(
                desk, focused.id, kept, action=Action.REMOVE_FRAGMENT
            )

        return self._session.steps.carry_out(plan)

    def set_attribute(self, attribute: str, value: AttributeValue | None) -> bool:
        """Set an attribute of the focused own span; ``None`` makes it unknown."""
        focused = self._session.focused_span
        if focused is None:
            return False
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_attribute(desk, focused.id, attribute, value)
        )

    def set_note(self, note: str, *, span: SpanId | None = None) -> bool:
        """Write a remark on an own span, or on the article."""
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_note(desk, span, note),
            keep_focus=True,  # a note may be stored because the focus went on
        )

    # --- inside ------------------------------------------------------------------------------

    def _add_at(self, layer: str, label: str, fragments: Fragments) -> bool:
        if not fragments:
            self._session.refused.emit(EmptySelectionError())
            return False
        self._last = Addition(layer, label)
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_add(desk, layer=layer, label=label, fragments=fragments)
        )

    def _advance(self, decided: Span) -> None:
        self._session.focus_next_suggestion(after=decided.begin)
