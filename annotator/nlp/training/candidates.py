"""The suggester ``annotator.candidates.v1``: which stretches the span categoriser looks at.

A quotation runs over dozens of words, and every stretch of up to a hundred tokens would be thirty thousand candidates an article. So
it looks at what can be one: what the rules propose, what stands in quotation marks, sentences and their neighbours,
clauses, and, for triggers and cues, short runs of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Ops, get_current_ops
from thinc.types import Ragged

from annotator.nlp.quotes.marks import quotations
from annotator.nlp.reading import Reading, Stretch, read
from annotator.nlp.results import results_of
from annotator.nlp.training.opinions import extent

NAME = "annotator.candidates.v1"
_CLAUSE_ENDS = frozenset({",", ":", ";", "–", "—"})
_FINAL = frozenset(".!?…")
_MOST_CLAUSES = 8
"""Borders inside one sentence; more are a list, and their pairs would be very many."""
_MOST_SENTENCES = 3
_ASIDE = frozenset({"mention", "frame"})

Candidates = set[tuple[int, int]]


@registry.misc(NAME)  # type: ignore[untyped-decorator]  # catalogue has no types
def make_candidates(longest: int, names: int, clauses: bool) -> Callable[..., Ragged]:  # noqa: FBT001 - given by name in the configuration
    """The suggester.

    Args:
        longest: Longest run of any tokens; 0 for none.
        names: Longest run of tokens that begins and ends with a capital or a digit; 0 for none.
        clauses: Whether quotations, sentences and clauses are candidates.
    """

    def suggest(docs: Iterable[Doc], *, ops: Ops | None = None) -> Ragged:
        ops = ops or get_current_ops()
        rows: list[tuple[int, int]] = []
        lengths: list[int] = []
        for doc in docs:
            found = sorted(candidates(doc, longest, names, clauses=clauses))
            rows += found
            lengths.append(len(found))
        places: Any = np.array(rows, dtype="i").reshape(-1, 2)
        return Ragged(ops.asarray(places), ops.asarray1i(lengths))

    return suggest


def candidates(doc: Doc, longest: int, names: int, *, clauses: bool) -> Candidates:
    """The candidates of a document as half-open ranges of its tokens."""
    found: Candidates = set()
    for proposal in results_of(doc).spans:
        if proposal.layer not in _ASIDE:
            _add(found, extent(doc, proposal))
    for length in range(1, longest + 1):
        found.update((start, start + length) for start in range(len(doc) - length + 1))
    found.update(_name_like(doc, names))
    if clauses:
        for begin, end in set(_stretches(read(doc.text))):
            if begin < end:
                _add(found, doc.char_span(begin, end, alignment_mode="expand"))
    return found


def _name_like(doc: Doc, names: int) -> Iterator[tuple[int, int]]:
    marked = [token.text[0].isupper() or token.text[0].isdigit() for token in doc]
    for start, is_marked in enumerate(marked):
        if is_marked:
            for end in range(start + 1, min(start + names, len(marked)) + 1):
                if marked[end - 1]:
                    yield start, end


def _add(found: Candidates, span: Any) -> None:  # noqa: ANN401 - a span or nothing
    if span is not None and len(span):
        found.add((span.start, span.end))


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Quotations, sentences, runs of sentences, clauses; code points."""
    for quotation in quotations(reading):
        yield quotation.begin, quotation.end
    sentences = [each for each in reading.sentences if each.first < each.last]
    for index, sentence in enumerate(sentences):
        begin = reading.begins[sentence.first]
        for last in sentences[index : index + _MOST_SENTENCES]:
            yield begin, _without_mark(reading, last)
            yield begin, reading.ends[last.last - 1]
        yield from _clauses(reading, sentence)


def _clauses(reading: Reading, sentence: Stretch) -> Iterator[tuple[int, int]]:
    inner = [i for i in range(sentence.first, sentence.last) if reading.words[i] in _CLAUSE_ENDS]
    borders = inner[:_MOST_CLAUSES]
    starts = [sentence.first, *(border + 1 for border in borders)]
    ends = [*borders, sentence.last]
    for start in starts:
        if start >= sentence.last:
            continue
        for end in ends:
            if end > start:
                yield reading.begins[start], reading.ends[end - 1]
        yield reading.begins[start], _without_mark(reading, sentence)
    for left, right in pairwise(borders):
        yield reading.begins[left], reading.ends[right]


def _without_mark(reading: Reading, sentence: Stretch) -> int:
    """Where a sentence ends if its full stop does not count."""
    last = sentence.last - 1
    while last > sentence.first and reading.words[last] in _FINAL:
        last -= 1
    return reading.ends[last]
