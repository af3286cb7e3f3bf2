"""Speech without quotation marks of its own, sentence by sentence: indirect, free, reported."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.nlp.quotes.attribution import Attribution, Attributor
from annotator.nlp.quotes.clauses import clause_end, is_relative
from annotator.nlp.quotes.complements import ComplementFinder
from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.findings import Indirect
from annotator.nlp.quotes.free import Context, FreeFinder, after_dateline, merged, without_stop
from annotator.nlp.quotes.reported import ReportFinder
from annotator.nlp.quotes.roles import Range
from annotator.nlp.quotes.sources import Source, SourceFinder
from annotator.nlp.quotes.speech_nouns import SpeechNounFinder
from annotator.nlp.reading import Reading, Stretch
from annotator.nlp.windows import stretches

_SHORTEST = 3
_MOSTLY = 0.5
_NEAR_COMMA = 5


class IndirectFinder:
    """Finds indirect, free indirect and reported speech."""

    def __init__(self, cues: CueLexicon, attributor: Attributor) -> None:
        self._attributor = attributor
        self._complements = ComplementFinder(cues, attributor)
        self._sources = SourceFinder(cues)
        self._nouns = SpeechNounFinder(cues)
        self._reports = ReportFinder(cues, attributor)
        self._free = FreeFinder(cues, attributor)

    def find(self, reading: Reading, quoted: list[Range]) -> Iterator[Indirect]:
        """All of it, nearly in reading order.

        Args:
            reading: The text.
            quoted: Token ranges of direct speech in reading order.
        """
        return merged(self._each(reading, quoted))

    def _each(self, reading: Reading, quoted: list[Range]) -> Iterator[Indirect]:
        context = Context()
        following = 0
        for sentence in stretches(reading):
            while following < len(quoted) and quoted[following][1] <= sentence.first:
                following += 1
            near = _near(quoted, following, sentence)
            found = self._of_sentence(reading, sentence, near, context)
            yield from found
            if found:
                context.heard(found[-1].attribution, clause=any(_is_clause(one) for one in found))
            elif near:
                context.heard(self._attributor.of_quotation(reading, *near[0], near), clause=True)
            else:
                context.passed()
            context.last = sentence

    def _of_sentence(
        self, reading: Reading, sentence: Stretch, near: list[Range], context: Context
    ) -> list[Indirect]:
        told = None if near else self._free.told_before(reading, sentence, context)
        if told is not None:
            return [told]
        found = self._in_sentence(reading, sentence, near)
        if any(one.label == "Indirect" for one in found):
            return found
        free = self._free.subjunctive(reading, sentence, near, context)
        if free is None and not found and not near:
            free = self._free.hearsay(reading, sentence, context)
        return found if free is None else [free]

    def _in_sentence(
        self, reading: Reading, sentence: Stretch, quoted: list[Range]
    ) -> list[Indirect]:
        first, last = after_dateline(reading, sentence), without_stop(reading, sentence)
        if last - first < _SHORTEST:
            return []
        kept, idle = self._of_cues(reading, first, last, quoted)
        for found in self._nouns.find(reading, first, last, quoted):
            if not any(_shared(found, one) for one in kept):
                kept.append(found)
        source = self._source(reading, first, last, quoted)
        if source is not None and not any(_shared(source, one) for one in kept):
            kept.append(source)
        report = (
            None if kept else self._reports.find(reading, sentence, (first, last), idle, quoted)
        )
        return kept if report is None else [report]

    def _of_cues(
        self, reading: Reading, first: int, last: int, quoted: list[Range]
    ) -> tuple[list[Indirect], list[Cue]]:
        """What the cues introduce, and the cues that introduce nothing."""
        kept: list[Indirect] = []
        idle: list[Cue] = []
        for cue, found in self._complements.find(reading, first, last, quoted):
            if any(_holds(one, cue.finite) for one in kept) and (
                found is None or found.rule not in {"dass", "subjunctive"}
            ):
                continue
            if found is None:
                idle.append(cue)
            elif not any(_same(found, one) for one in kept):
                kept.append(found)
        return kept, idle

    def _source(
        self, reading: Reading, first: int, last: int, quoted: list[Range]
    ) -> Indirect | None:
        if reading.lower[first] in {"demnach", "danach"} and reading.lower[first] == "demnach":
            attribution = Attribution("demnach", (first,), None, ((first, first + 1),), "speech")
            return Indirect(((first + 1, last),), attribution, "Indirect", 0.75, "demnach")
        relative = self._sources.relative(reading, first, last)
        if relative is not None:
            return Indirect(
                ((relative.frame[1], last),),
                self._attributor.of_source(relative),
                "Indirect",
                0.7,
                "wonach",
            )
        for source, score in (
            (self._sources.so(reading, first, last), 0.75),
            (self._sources.find(reading, first, last), 0.8),
        ):
            if source is None or any(begin <= source.frame[0] < end for begin, end in quoted):
                continue
            found = self._around(reading, source, first, last, quoted, score)
            if found is not None:
                return found
        return None

    def _around(
        self,
        reading: Reading,
        source: Source,
        first: int,
        last: int,
        quoted: list[Range],
        score: float,
    ) -> Indirect | None:
        """What stands around a named source."""
        begin, end = source.frame
        first, last = _relative_around(reading, source, first, last)
        if end < last and reading.words[end] == ",":
            end += 1
        if begin > first and reading.words[begin - 1] == ",":
            begin -= 1
        parts = tuple(part for part in ((first, begin), (end, last)) if _has_words(reading, part))
        if not parts or sum(stop - start for start, stop in parts) < _SHORTEST:
            return None
        covered = sum(_overlap(part, other) for part in parts for other in quoted)
        if covered > _MOSTLY * sum(stop - start for start, stop in parts) and source.rule == "so":
            return None
        attribution = self._attributor.of_source(source)
        return Indirect(parts, attribution, "Indirect", score, source.rule)


def _relative_around(reading: Reading, source: Source, first: int, last: int) -> Range:
    """The relative clause a source stands in (*…, die nach seinen Angaben leer war, …*), else the given tokens."""
    begin, end = source.frame
    comma = next((i for i in range(begin - 1, first - 1, -1) if reading.words[i] == ","), None)
    if source.rule == "so" or comma is None or begin - comma > _NEAR_COMMA:
        return first, last
    stop = clause_end(reading, end, last)
    return (comma + 1, stop) if is_relative(reading, comma + 1, stop) else (first, last)


def _near(quoted: list[Range], start: int, sentence: Stretch) -> list[Range]:
    """The quotations that touch a sentence; none before ``start`` does."""
    found: list[Range] = []
    for place in range(start, len(quoted)):
        if quoted[place][0] >= sentence.last:
            break
        if sentence.first < quoted[place][1]:
            found.append(quoted[place])
    return found


def _has_words(reading: Reading, part: Range) -> bool:
    return any(word[0].isalnum() for word in reading.words[part[0] : part[1]])


def _overlap(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _holds(one: Indirect, token: int) -> bool:
    return any(begin <= token < end for begin, end in one.parts)


def _shared(one: Indirect, other: Indirect) -> int:
    return sum(_overlap(a, b) for a in one.parts for b in other.parts)


def _size(one: Indirect) -> int:
    return sum(end - begin for begin, end in one.parts)


def _same(one: Indirect, other: Indirect) -> bool:
    """Whether two findings are mostly the same words."""
    return 2 * _shared(one, other) > _MOSTLY * (_size(one) + _size(other))


def _is_clause(one: Indirect) -> bool:
    """Whether a finding is a clause of its own, so that *Das sagte X* after it says nothing new."""
    return one.label in {"Indirect", "IndirectFreeIndirect"}
