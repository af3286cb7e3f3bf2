"""Speech without an introduction in its own sentence: the context tells that it is some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.nlp.quotes.attribution import Attribution, Attributor
from annotator.nlp.quotes.cues import CueLexicon
from annotator.nlp.quotes.findings import Indirect
from annotator.nlp.quotes.moods import is_reportive, is_subjunctive, main_verb
from annotator.nlp.quotes.roles import Range, RoleFinder
from annotator.nlp.reading import Reading, Stretch

_FREE = frozenset({"IndirectFreeIndirect", "FreeIndirect"})
_LONGEST_DATELINE = 14


class Context:
    """What was read before a sentence.

    Attributes:
        previous: To whom words were ascribed last.
        last: The sentence before.
        is_fresh: Whether somebody spoke in it.
        has_clause: Whether what it says was found as somebody's words.
    """

    def __init__(self) -> None:
        self.previous: Attribution | None = None
        self.last: Stretch | None = None
        self.is_fresh = False
        self.has_clause = False

    @property
    def speaker(self) -> Range | None:
        """Who spoke last."""
        return self.previous.speaker if self.previous is not None else None

    def heard(self, attribution: Attribution | None, *, clause: bool) -> None:
        """Note that somebody spoke in the current sentence."""
        self.previous = attribution or self.previous
        self.is_fresh = True
        self.has_clause = clause

    def passed(self) -> None:
        """Note that nobody spoke in the current sentence."""
        self.is_fresh = self.has_clause = False


class FreeFinder:
    """Finds free indirect speech and sentences that the next one ascribes to somebody."""

    def __init__(self, cues: CueLexicon, attributor: Attributor) -> None:
        self._cues = cues
        self._attributor = attributor

    def subjunctive(
        self, reading: Reading, sentence: Stretch, quoted: list[Range], context: Context
    ) -> Indirect | None:
        """A main clause in the subjunctive, said by whoever spoke last or is the last subject."""
        verb = _verb(reading, sentence, quoted)
        if verb is None or not is_subjunctive(reading, verb):
            return None
        is_sure = is_reportive(reading, verb)
        if not (is_sure or context.is_fresh):
            return None  # the editors' own conditional
        speaker = context.speaker
        if not context.is_fresh and context.last is not None:
            last = context.last
            speaker = RoleFinder.subject(reading, last.first, last.last) or speaker
        score = (0.7 if context.is_fresh else 0.6) - (0.0 if is_sure else 0.1)
        attribution = Attribution("subjunctive-run", (), speaker)
        part = (sentence.first, sentence.last)
        return Indirect((part,), attribution, "IndirectFreeIndirect", score, "subjunctive-run")

    @staticmethod
    def hearsay(reading: Reading, sentence: Stretch, context: Context) -> Indirect | None:
        """*Der Fahrer soll geschlafen haben.* and *sollen* right after somebody's words."""
        verb = main_verb(reading, sentence.first, sentence.last)
        if verb is None or reading.lower[verb] not in {"soll", "sollen"}:
            return None
        is_past = reading.lower[without_stop(reading, sentence) - 1] in {"haben", "sein"}
        if not (is_past or context.is_fresh):
            return None
        attribution = Attribution("sollen", (), context.speaker)
        part = (sentence.first, sentence.last)
        return Indirect((part,), attribution, "FreeIndirect", 0.55 if is_past else 0.45, "sollen")

    def told_before(self, reading: Reading, sentence: Stretch, context: Context) -> Indirect | None:
        """*In Kiel brannte ein Schuppen. Das teilte die Polizei mit.* – the sentence before is what was said."""
        first, last = sentence.first, without_stop(reading, sentence)
        before = context.last
        if before is None or context.has_clause or reading.lower[first] not in {"das", "dies"}:
            return None
        cue = next(self._cues.find(reading, first, last, ()), None)
        if cue is None or cue.finite != first + 1 or cue.group != "speech":
            return None
        attribution = self._attributor.of_cue(
            reading, "told-before", cue, (first + 1, last), ((first, last),)
        )
        part = (after_dateline(reading, before), before.last)
        return Indirect((part,), attribution, "Indirect", 0.6, "told-before")


def merged(findings: Iterable[Indirect]) -> Iterator[Indirect]:
    """The findings, free ones of the same label in neighbouring sentences as one."""
    pending: Indirect | None = None
    for found in findings:
        if pending is not None and _goes_on(pending, found):
            pending = replace(pending, parts=((pending.parts[0][0], found.parts[-1][1]),))
            continue
        if pending is not None:
            yield pending
        pending = found
    if pending is not None:
        yield pending


def _goes_on(one: Indirect, other: Indirect) -> bool:
    return one.label == other.label and one.label in _FREE and one.parts[-1][1] == other.parts[0][0]


def _verb(reading: Reading, sentence: Stretch, quoted: list[Range]) -> int | None:
    """The finite verb of a statement's main clause, unless it stands first, is quoted or *ich* is in the sentence."""
    words = reading.lower[sentence.first : sentence.last]
    if words[-1] == "?" or "ich" in words:
        return None
    verb = main_verb(reading, sentence.first, sentence.last)
    if verb is None or verb == sentence.first:
        return None
    is_quoted = any(
        begin <= verb < end or (begin <= sentence.first and end >= sentence.last - 1)
        for begin, end in quoted
    )
    return None if is_quoted else verb


def after_dateline(reading: Reading, sentence: Stretch) -> int:
    """The first token after *BERLIN (dpa) –*."""
    for index in range(sentence.first, min(sentence.first + _LONGEST_DATELINE, sentence.last - 1)):
        if reading.words[index] == ")" and reading.words[index + 1] in {"–", "-", "—"}:
            return index + 2
    return sentence.first


def without_stop(reading: Reading, sentence: Stretch) -> int:
    """One past the last token of a sentence, its full stop left out."""
    last = sentence.last
    while last > sentence.first and reading.words[last - 1] in {".", "!", "?", "…"}:
        last -= 1
    return last
