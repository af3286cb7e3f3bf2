"""What the rules for indirect speech hand on."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.nlp.quotes.attribution import Attribution
from annotator.nlp.quotes.roles import Range


@dataclass(frozen=True, slots=True)
class Indirect:
    """One piece of speech without quotation marks of its own.

    Attributes:
        parts: Token ranges in reading order.
        attribution: Cue and speaker.
        label: ``Indirect``, ``IndirectFreeIndirect``, ``FreeIndirect`` or ``Reported``.
        score: Estimated precision.
        rule: Name of the rule.
    """

    parts: tuple[Range, ...]
    attribution: Attribution
    label: str
    score: float
    rule: str
