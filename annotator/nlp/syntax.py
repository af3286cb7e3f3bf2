"""What a pipeline's parser and morphology know of a sentence, in the tokens of a reading.

The rules ask here first and go on by themselves where nothing is known, so each of them is written once: ``Unparsed``
knows nothing, ``annotator.nlp.parses.Parse`` answers from the heads, labels and features of a spaCy document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, Protocol

Range = tuple[int, int]
"""Half-open range of token indices."""

Mood = Literal["indicative", "subjunctive", "none", "unknown"]
"""What a token is as a verb form; ``none`` if it is no finite verb."""

Function = Literal["subject", "object", "dative", "agent", "phrase"]


@dataclass(frozen=True, slots=True)
class Dependent:
    """A phrase that depends on a verb or noun.

    Attributes:
        function: What it is to it; ``phrase`` is one with a preposition.
        first: Index of its first token, after the preposition.
        last: One past the index of its last token; relative clauses are left out.
        preposition: In lower case, or empty.
    """

    function: Function
    first: int
    last: int
    preposition: str = ""


class Syntax(Protocol):
    """What is known of the tokens of a reading; each answer may be that nothing is."""

    def mood(self, token: int) -> Mood:
        """The mood of a token."""

    def particle(self, verb: int) -> int | None:
        """The separated prefix of a verb."""

    def dependents(self, token: int) -> tuple[Dependent, ...]:
        """The phrases that depend on a verb, auxiliaries and shared subjects included, or on a noun; in reading order."""

    def is_passive(self, token: int) -> bool | None:
        """Whether a verb is in the passive."""

    def complement(self, verb: int) -> Range | None:
        """The clause that is the object of a verb, without the punctuation around it."""

    def governs(self, negation: int, token: int) -> bool | None:
        """Whether a word such as *nicht* or *kein* belongs to the clause or phrase that a token heads."""


class Unparsed:
    """Knows nothing."""

    __slots__ = ()

    def mood(self, token: int) -> Mood:
        """Unknown."""
        del token
        return "unknown"

    def particle(self, verb: int) -> int | None:
        """None known."""
        del verb
        return None

    def dependents(self, token: int) -> tuple[Dependent, ...]:
        """None known."""
        del token
        return ()

    def is_passive(self, token: int) -> bool | None:
        """Not known."""
        del token
        return None

    def complement(self, verb: int) -> Range | None:
        """None known."""
        del verb
        return None

    def governs(self, negation: int, token: int) -> bool | None:
        """Not known."""
        del negation, token
        return None


UNPARSED: Final[Syntax] = Unparsed()
