"""Which span has the focus next: after a step through the article, and after an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from annotator.domain.changes import ChangeSet, SpanAdded, SpanRemoved, SpanReplaced
from annotator.domain.ids import SpanId
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench


def spans_shown(workbench: Workbench, hidden: frozenset[str]) -> tuple[Span, ...]:
    """Own spans and the suggestions that are shown, on layers that are shown, in reading order."""
    shown = (
        span for span in (*workbench.own, *workbench.shown_suggestions) if span.layer not in hidden
    )
    return tuple(sorted(shown, key=lambda span: (span.begin, -span.end, span.id)))


def neighbour(
    spans: Sequence[Span],
    focused: Span | None,
    step: Literal[-1, 1],
    *,
    after: int | None = None,
) -> Span:
    """The next of some spans, around the end.

    Args:
        spans: At least one, in reading order.
        focused: Where one is; need not be among them.
        step: ``-1`` goes backwards.
        after: Code point to go on from; default: ``focused``, else the article's beginning.
    """
    if after is None and focused is not None and focused in spans:
        return spans[(spans.index(focused) + step) % len(spans)]
    position = after if after is not None else (focused.begin if focused else -1)
    if step > 0:
        return next((span for span in spans if span.begin >= position), spans[0])
    return next((span for span in reversed(spans) if span.begin < position), spans[-1])


def is_there(workbench: Workbench, span: SpanId) -> bool:
    """Whether this is an own span or an open suggestion."""
    return span in workbench.own.spans or workbench.is_open(span)


def is_seen(workbench: Workbench, span: SpanId) -> bool:
    """Whether this is an own span or a suggestion that is shown."""
    return span in workbench.own.spans or span in workbench.shown_ids


def successor(before: Workbench | None, after: Workbench, span: SpanId) -> SpanId | None:
    """The span itself, or what it became when it was a suggestion that is now accepted."""
    if is_there(after, span) or before is None:
        return span if is_there(after, span) else None
    signature = before.find(span).signature
    found = after.own.by_signature.get(signature)
    return found.id if found is not None else None


def touched_span(workbench: Workbench, changes: ChangeSet | None) -> SpanId | None:
    """The span an action was about: its first added or replaced one, or what came back as open."""
    if changes is None:
        return None
    own = workbench.own
    for change in changes.changes:
        match change:
            case SpanAdded(span=span) | SpanReplaced(after=span) if span.id in own.spans:
                return span.id
            case SpanRemoved(span=span):
                back = span.provenance.suggestion
                if back is not None and workbench.is_open(back):
                    return back
            case _:
                continue
    return None
