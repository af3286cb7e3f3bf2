"""What the desk shows at a moment, as far as actions and hints depend on it."""

from __future__ import annotations

from dataclasses import replace

from annotator.ui.session import EditorSession
from annotator.ui.window_state import Focus, WindowState


def with_article(state: WindowState, session: EditorSession) -> WindowState:
    """A state with what the article on the desk adds to it.

    Args:
        state: What holds without an article.
        session: Says what is open, focused and selected.
    """
    desk = session.workbench
    if desk is None:
        return state
    span, structures = session.focused_span, session.structures
    target = structures.target or structures.chains.visited
    focus = Focus.NOTHING
    if span is not None:
        focus = Focus.SUGGESTION if session.focus_is_suggestion else Focus.OWN
    return replace(
        state,
        article=True,
        status=desk.own.status,
        focus=focus,
        focus_layer=span.layer if span is not None else "",
        focus_label=span.label if span is not None else "",
        roles_layer=target.layer if target is not None else "",
        roles_label=target.label if target is not None else "",
        head=structures.head is not None,
        proposed_roles=len(structures.proposed_roles()),
        selection=bool(session.selection),
        parts=len(span.fragments) if span is not None else 0,
        takes_parts=span is not None and session.schema.layer(span.layer).discontinuous,
        open_suggestions=len(desk.open_suggestions),
        walkable=desk.has_queue(session.schema, session.hidden_layers),
        spans=len(desk.own),
        repeat=session.spans.last_addition is not None,
    )
