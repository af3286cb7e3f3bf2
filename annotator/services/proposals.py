"""Proposals for some layers only: the others keep what they had, and links between the two stay whole."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from annotator.domain.ids import SpanId
from annotator.domain.span import Span
from annotator.domain.workbench import Proposal


def merged(before: Proposal, fresh: Proposal, layers: AbstractSet[str]) -> Proposal:
    """What stands after a pipeline was asked for some layers.

    Args:
        before: What was suggested so far.
        fresh: What the pipeline proposes now; may hold fillers on other layers.
        layers: The layers it was asked for.

    Returns:
        The fresh spans; the old ones of all other layers; and old fillers of those, also on the layers
        asked for, so that no role loses its filler. Equal claims stand once, as the fresh span; about a role of
        such a span the fresh proposal has the say, so that e.g. nothing has two antecedents.
    """
    fresh_ids = {span.signature: span.id for span in fresh.spans}
    old = {span.id: span for span in before.spans}
    kept = {span.id: span for span in before.spans if span.layer not in layers}
    arguments = [argument for argument in before.arguments if argument.head in kept]
    for argument in arguments:
        if argument.filler is not None:
            kept.setdefault(argument.filler, old[argument.filler])

    def now(span: Span) -> SpanId:
        return fresh_ids.get(span.signature, span.id)

    moved = [
        argument.model_copy(
            update={
                "head": now(old[argument.head]),
                "filler": None if argument.filler is None else now(old[argument.filler]),
            }
        )
        for argument in arguments
    ]
    told = {(argument.role, argument.head) for argument in fresh.arguments}
    taken = {argument.id for argument in fresh.arguments}
    return Proposal(
        spans=(
            *fresh.spans,
            *(span for span in kept.values() if span.signature not in fresh_ids),
        ),
        arguments=(
            *fresh.arguments,
            *(
                argument
                for argument in moved
                if (argument.role, argument.head) not in told and argument.id not in taken
            ),
        ),
    )
