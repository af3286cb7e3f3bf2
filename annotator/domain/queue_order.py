"""What makes an article worth an early look: how sure a pipeline was of it, and how much two pipelines differ.

Both are numbers from 0 to below 1, worked out when a pipeline proposes, and damped as if a few undoubted suggestions stood
beside: one doubtful suggestion in an article does not outweigh twenty in another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from annotator.domain.span import Span

DAMPING: Final = 5
"""So many suggestions without doubt, or so many that both pipelines make, are counted with those that are there."""


def uncertainty(spans: Iterable[Span]) -> float | None:
    """How unsure the proposer was: the mean of ``1 - |2 · score - 1|`` over what has a score, damped.

    A score of 0.5 is as unsure as can be, 0 and 1 are sure. Spans without a score say nothing.

    Returns:
        0 if nothing was proposed; ``None`` if something was and nothing has a score.
    """
    scores = [span.provenance.score for span in spans]
    known = [score for score in scores if score is not None]
    if scores and not known:
        return None
    return sum(1 - abs(2 * score - 1) for score in known) / (len(known) + DAMPING)


def disagreement(one: Iterable[Span], other: Iterable[Span], layers: Collection[str] = ()) -> float:
    """How much two proposals for one article differ: the share of spans that only one of them has, damped.

    Spans are the same if layer, label and fragments are.

    Args:
        one: What one pipeline proposes.
        other: What the other one does.
        layers: Only these; empty: all.
    """
    mine = {span.signature for span in one if not layers or span.layer in layers}
    theirs = {span.signature for span in other if not layers or span.layer in layers}
    return len(mine ^ theirs) / (len(mine) + len(theirs) + DAMPING)
