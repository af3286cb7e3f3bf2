"""Sentences as the rules look at them: none so long that looking at all of it takes more than linear time."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.nlp.reading import Reading, Stretch

LONGEST_SENTENCE = 150
"""Tokens; more are no prose. The rules do not look farther."""


def stretches(reading: Reading) -> Iterator[Stretch]:
    """The sentences in reading order; one that is too long in pieces of ``LONGEST_SENTENCE`` tokens."""
    for sentence in reading.sentences:
        if sentence.last - sentence.first <= LONGEST_SENTENCE:
            yield sentence
            continue
        for first in range(sentence.first, sentence.last, LONGEST_SENTENCE):
            last = min(first + LONGEST_SENTENCE, sentence.last)
            yield Stretch(reading.begins[first], reading.ends[last - 1], first, last)
