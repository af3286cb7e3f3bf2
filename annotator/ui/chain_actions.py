"""What can be done to mention chains: say whom a name, a mention or the speaker of a quote refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.argument import Argument, RoleState
from annotator.domain.chains import Chains, chain_role
from annotator.domain.errors import NothingToLinkError
from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.span import Span
from annotator.services.structures import StructureService
from annotator.ui.focusing import is_there

if TYPE_CHECKING:
    from annotator.ui.session import EditorSession


class ChainActions:
    """The actions on the name or mention in focus, or on who fills the first role of the head in focus."""

    def __init__(self, session: EditorSession, service: StructureService) -> None:
        self._session = session
        self._service = service
        self._visited: SpanId | None = None

    def visit(self) -> None:
        """Take note that a person went to the span in focus: a selection then links this one."""
        self._visited = self._session.focus

    def forget(self) -> None:
        """Let a selection be nobody's antecedent."""
        self._visited = None

    @property
    def visited(self) -> Span | None:
        """The span a selection is linked to: the one a person went to last, or in focus without a selection."""
        desk, wanted = self._session.workbench, self._session.focus
        if self._session.selection and self._visited is not None:
            wanted = self._visited
        return desk.find(wanted) if desk and wanted and is_there(desk, wanted) else None

    @property
    def target(self) -> Span | None:
        """Whose antecedent is meant: the span itself, or the filler of the head's first role that takes one."""
        visited = self.visited
        if visited is None or self.role_of(visited) is not None:
            return visited
        return next((span for span in self._fillers(visited) if self.role_of(span)), None)

    def role_of(self, span: Span) -> str | None:
        """The role that links a span to its antecedent, if its label takes one."""
        return chain_role(self._session.schema, span)

    def links(self) -> tuple[Argument, ...]:
        """What the target is linked to by the annotator, or said to be without."""
        desk, target = self._session.workbench, self.target
        if desk is None or target is None:
            return ()
        role = self.role_of(target)
        return tuple(a for a in desk.own.arguments_of(target.id) if a.role == role)

    def companions(self) -> frozenset[SpanId]:
        """The other members of the chain that the name or mention in focus belongs to."""
        desk, span = self._session.workbench, self._session.focused_span
        if desk is None or span is None or self.role_of(span) is None:
            return frozenset()
        chain = Chains.of_desk(desk, self._session.schema).members(span.id)
        return frozenset(other.id for other in chain) - {span.id}

    def link(self, filler: SpanId | None = None, *, state: RoleState = RoleState.MARKED) -> bool:
        """Say what the target refers to, or that nobody in the article is meant.

        Args:
            filler: An own span or an open suggestion, which is accepted with it.
            state: What holds without a filler.
        """
        target, visited = self.target, self.visited
        if target is None or visited is None:
            self.refuse()
            return False
        of = visited.id if visited.id != target.id else None
        return self._session.steps.carry_out(
            lambda desk: self._service.plan_antecedent(
                desk, target.id, filler=filler, state=state, of=of
            ),
            keep_focus=True,
        )

    def fill(self) -> bool:
        """Link the target to the selected text, which is marked if it is not; the span one was at has the focus then."""
        target, visited, wanted = self.target, self.visited, self._session.selection
        if target is None or visited is None or not wanted:
            self.refuse()
            return False
        of = visited.id if visited.id != target.id else None
        done = self._session.steps.carry_out(
            lambda desk: self._service.plan_antecedent(desk, target.id, fragments=wanted, of=of),
            focus=visited.id,
        )
        if done:
            self._session.set_selection(())
        return done

    def unlink(self, argument: ArgumentId) -> bool:
        """Make the link open again."""
        plan_unlink = self._service.annotations.plan_unlink
        return self._session.steps.carry_out(
            lambda desk: plan_unlink(desk, argument), keep_focus=True
        )

    def refuse(self) -> None:
        """Say that there is nobody to be linked."""
        desk, visited = self._session.workbench, self.visited
        if desk is not None and visited is not None:
            covered = desk.own.covered_text(visited)
            self._session.refused.emit(NothingToLinkError(covered=covered))

    def _fillers(self, head: Span) -> list[Span]:
        desk = self._session.workbench
        if desk is None:
            return []
        made = desk.suggestions if desk.is_open(head.id) else desk.own
        roles = list(self._session.schema.layer(head.layer).roles_of(head.label))
        arguments = [a for a in made.arguments_of(head.id) if a.filler and a.role in roles]
        arguments.sort(key=lambda argument: roles.index(argument.role))
        fillers = (self._on_desk(argument.filler) for argument in arguments if argument.filler)
        return [span for span in fillers if span is not None]

    def _on_desk(self, span: SpanId) -> Span | None:
        """A filler as it stands on the desk: a suggested one may be accepted already."""
        desk = self._session.workbench
        if desk is None:
            return None
        if is_there(desk, span):
            return desk.find(span)
        return desk.own.by_signature.get(desk.suggestions.span(span).signature)
