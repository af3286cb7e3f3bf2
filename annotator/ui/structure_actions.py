"""What can be done to whole quotes and events: roles filled, swapped and shared, heads split and joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotator.domain.argument import Argument, RoleState
from annotator.domain.errors import NothingBeforeError, NothingFollowsError
from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.schema import bounds
from annotator.domain.span import Span
from annotator.services.structures import StructureService
from annotator.ui.chain_actions import ChainActions
from annotator.ui.focusing import is_there, spans_shown

if TYPE_CHECKING:
    from annotator.ui.session import EditorSession


class StructureActions:
    """The actions on the head in focus; the focus stays on it unless they say otherwise.

    Attributes:
        chains: What can be done to mention chains.
    """

    def __init__(self, session: EditorSession, service: StructureService) -> None:
        self._session = session
        self._service = service
        self.chains = ChainActions(session, service)
        self._in_hand: tuple[SpanId, str] | None = None
        self._visited: SpanId | None = None

    # --- what is there -----------------------------------------------------------------------

    @property
    def head(self) -> Span | None:
        """The span in focus if it is the head of a structure."""
        span = self._session.focused_span
        return span if span is not None and self._is_head(span) else None

    @property
    def target(self) -> Span | None:
        """The head a selection fills roles of: the one in focus, else the one that had it last.

        Selecting with the keyboard takes the focus elsewhere: the caret passes other spans, heads too, on its way.
        """
        desk, head = self._session.workbench, self.head
        if desk is None or self._visited is None or not is_there(desk, self._visited):
            return head
        return desk.find(self._visited) if self._session.selection else head

    def visit(self) -> None:
        """Take note that a person went to the span in focus; if it is no head, the one before stays the target."""
        self.chains.visit()
        if self.head is not None:
            self._visited = self._session.focus

    def forget(self) -> None:
        """Let a selection be nobody's role."""
        self.chains.forget()
        self._visited = None

    def arguments(self, role: str | None = None) -> tuple[Argument, ...]:
        """What the head in focus has in one role, or in all of them."""
        desk, head = self._session.workbench, self.head
        if desk is None or head is None:
            return ()
        return tuple(a for a in desk.own.arguments_of(head.id) if role is None or a.role == role)

    def replaceable(self) -> tuple[Argument, ...]:
        """What fills the roles of the head in focus, also of one that is only proposed, and may be another one."""
        desk, head = self._session.workbench, self.head
        if desk is None or head is None:
            return ()
        if not desk.is_open(head.id):
            return tuple(a for a in self.arguments() if a.filler is not None)
        proposed = desk.suggestions
        return tuple(
            argument
            for argument in proposed.arguments_of(head.id)
            if argument.filler is not None
            and (
                desk.is_open(argument.filler) or desk.own.made_from(proposed.span(argument.filler))
            )
        )

    def proposed_roles(self) -> tuple[Argument, ...]:
        """What is still suggested for the own span in focus, in the order it would be accepted."""
        desk, focus = self._session.workbench, self._session.focus
        if desk is None or focus is None:
            return ()
        return self._service.proposed_roles(desk, focus)

    def role_in_hand(self) -> str | None:
        """The role that was asked for or changed last, else the first needed one that is open, else the first."""
        head = self.head
        if head is None:
            return None
        roles = self._roles(head)
        if self._in_hand is not None and self._in_hand[0] == head.id and self._in_hand[1] in roles:
            return self._in_hand[1]
        needed = (
            role
            for role, cardinality in roles.items()
            if bounds(cardinality)[0] and not self.arguments(role)
        )
        return next(needed, next(iter(roles)))

    def take_in_hand(self, role: str) -> None:
        """Remember which role of the head in focus is being worked on."""
        if self._session.focus is not None:
            self._in_hand = (self._session.focus, role)

    # --- roles -------------------------------------------------------------------------------

    def set_role(
        self,
        role: str,
        *,
        filler: SpanId | None = None,
        state: RoleState = RoleState.MARKED,
        head: SpanId | None = None,
    ) -> bool:
        """Fill a role of a head, or say that it is implicit or absent.

        Args:
            role: A role of the head's layer.
            filler: An own span or an open suggestion, which is accepted with it.
            state: What holds when there is no filler.
            head: A quote or an event; default: the focus.
        """
        target = head or self._session.focus
        if target is None:
            return False
        plan_role = self._service.annotations.plan_role
        done = self._session.steps.carry_out(
            lambda desk: plan_role(desk, target, role, filler=filler, state=state),
            keep_focus=True,
        )
        return self._worked_on(role, done=done)

    def fill(self, role: str, fragments: Fragments = ()) -> bool:
        """Let text fill a role of the head in focus, or of the one that had it last; it has the focus then.

        A span that is there already, own or suggested, is taken; else a new one is marked.

        Args:
            role: A role of the head's label.
            fragments: The text; default: the selection, which is cleared then.
        """
        head, wanted = self.target, fragments or self._session.selection
        if head is None or not wanted:
            return False
        done = self._session.steps.carry_out(
            lambda desk: self._service.plan_fill(desk, head.id, role, wanted), focus=head.id
        )
        if done:
            self._session.set_selection(())
        return self._worked_on(role, done=done)

    def retarget(self, argument: ArgumentId, filler: SpanId) -> bool:
        """Give a role another filler in the place of one it has; a proposed head is taken over with it."""
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_retarget(desk, argument, filler), keep_focus=True
        )

    def unlink(self, argument: ArgumentId) -> bool:
        """Make a role open again."""
        plan_unlink = self._service.annotations.plan_unlink
        return self._session.steps.carry_out(
            lambda desk: plan_unlink(desk, argument), keep_focus=True
        )

    def cycle_state(self) -> RoleState | Literal["open"] | None:
        """Make the role in hand implicit, then absent, then open again; what it is now, ``None`` if nothing was done."""
        role = self.role_in_hand()
        if role is None:
            return None
        there = self.arguments(role)
        state = there[0].state if there else RoleState.MARKED
        if state is RoleState.ABSENT:
            done = self._worked_on(role, done=self.unlink(there[0].id))
            return "open" if done else None
        following = RoleState.ABSENT if state is RoleState.IMPLICIT else RoleState.IMPLICIT
        return following if self.set_role(role, state=following) else None

    def swap(self) -> bool:
        """Let two roles exchange their fillers: speaker and addressee, or the two that are filled."""
        head, pair = self.head, self.swap_pair()
        if head is None or pair is None:
            return False
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_swap(desk, head.id, *pair), keep_focus=True
        )

    def swap_pair(self) -> tuple[str, str] | None:
        """The first two roles of the head in focus that take the same fillers, filled ones before open ones."""
        head = self.head
        if head is None:
            return None
        definitions = self._session.schema.layer(head.layer).roles
        filled = {argument.role for argument in self.arguments()}
        pairs = [
            (one, other)
            for place, one in enumerate(self._roles(head))
            for other in list(self._roles(head))[place + 1 :]
            if set(definitions[one].fillers) & set(definitions[other].fillers)
        ]
        pairs.sort(key=lambda pair: -len(filled & set(pair)))
        return pairs[0] if pairs else None

    def accept_piece(self) -> bool:
        """Take the suggested head over without its roles, and after that one of them each time.

        With a name or a mention in focus: the link that is proposed for it.
        """
        span = self._session.focused_span
        if span is None:
            return False
        if self._session.focus_is_suggestion:
            return self._session.steps.carry_out(
                lambda desk: self._service.plan_accept_head(desk, span.id), keep_focus=True
            )
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_accept_role(desk, span.id), keep_focus=True
        )

    # --- neighbours --------------------------------------------------------------------------

    def copy_to_next(self) -> bool:
        """Give the next head of this kind what the first role has here, and go there."""
        head, target = self.head, self._neighbour(1)
        if head is None or target is None:
            return False
        role = next(iter(self._roles(head)))
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_copy(desk, head.id, role, target.id), focus=target.id
        )

    def take_from_previous(self) -> bool:
        """Give the first role here what it has in the head of this kind before."""
        head, source = self.head, self._neighbour(-1)
        if head is None or source is None:
            return False
        role = next(iter(self._roles(head)))
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_copy(desk, source.id, role, head.id), keep_focus=True
        )

    def split(self, at: int) -> bool:
        """Split the head in focus; both halves have all roles.

        Args:
            at: Code point where the second one begins.
        """
        head = self.head
        return head is not None and self._session.steps.carry_out(
            lambda desk: self._service.plan_split(desk, head.id, at), keep_focus=True
        )

    def join_next(self) -> bool:
        """Make one of the head in focus and the next one of this kind."""
        head, following = self.head, self._neighbour(1)
        if head is None or following is None:
            return False
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_join(desk, head.id, following.id)
        )

    # --- inside ------------------------------------------------------------------------------

    def _is_head(self, span: Span) -> bool:
        return self._session.schema.layer(span.layer).holds_heads and bool(self._roles(span))

    def _roles(self, span: Span) -> dict[str, str]:
        return self._session.schema.layer(span.layer).roles_of(span.label)

    def _worked_on(self, role: str, *, done: bool) -> bool:
        if done:
            self.take_in_hand(role)
        return done

    def _neighbour(self, step: Literal[-1, 1]) -> Span | None:
        """The next head on the layer of the focus, not around the end; says so where there is none."""
        desk, head = self._session.workbench, self.head
        if desk is None or head is None:
            return None
        shown = [s for s in spans_shown(desk, self._session.hidden_layers) if s.layer == head.layer]
        place = shown.index(head) + step
        if 0 <= place < len(shown):
            return shown[place]
        error = NothingFollowsError if step > 0 else NothingBeforeError
        self._session.refused.emit(error(covered=desk.own.covered_text(head)))
        return None
