"""Speech without quotation marks of its own, sentence by sentence: indirect, free, reported."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.nlp.quotes.attribution import Attribution, Attributor
from annotator.nlp.quotes.complements import ComplementFinder
from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.findings import Indirect
from annotator.nlp.quotes.moods import is_reportive, is_subjunctive, main_verb
from annotator.nlp.quotes.reported import ReportFinder
from annotator.nlp.quotes.roles import Range, RoleFinder
from annotator.nlp.quotes.sources import Source, SourceFinder
from annotator.nlp.reading import Reading, Stretch

_SHORTEST = 3
_LONGEST_DATELINE = 14
_MOSTLY = 0.5
_FAR = 99


class _State:
    """What was read so far: who spoke last, how long ago, and the sentences in the subjunctive since."""

    def __init__(self) -> None:
        self.previous: Attribution | None = None
        self.last: Stretch | None = None
        self.run: list[Stretch] = []
        self.is_sure = False
        self._distance = _FAR

    @property
    def is_fresh(self) -> bool:
        """Whether somebody spoke in the sentence right before."""
        return self._distance == 0

    def extend(self, sentence: Stretch, *, sure: bool) -> None:
        """Add a sentence in the subjunctive."""
        self.is_sure = sure or (bool(self.run) and self.is_sure)
        self.run.append(sentence)

    def end_run(self, sentence: Stretch) -> None:
        """Go on to a sentence that is in no run."""
        self._distance = 0 if self.run else self._distance + 1
        self.run = []
        self.last = sentence

    def heard(self, attribution: Attribution | None) -> None:
        """Note that somebody spoke in the current sentence."""
        self.previous = attribution or self.previous
        self._distance = 0


class IndirectFinder:
    """Finds indirect, free indirect and reported speech."""

    def __init__(self, cues: CueLexicon, attributor: Attributor) -> None:
        self._cues = cues
        self._attributor = attributor
        self._roles = RoleFinder(cues)
        self._complements = ComplementFinder(cues, attributor)
        self._sources = SourceFinder(cues)
        self._reports = ReportFinder(cues, attributor)

    def find(self, reading: Reading, quoted: list[Range]) -> Iterator[Indirect]:
        """All of it in reading order.

        Args:
            reading: The text.
            quoted: Token ranges of direct speech.
        """
        state = _State()
        following = 0
        for sentence in reading.sentences:
            while following < len(quoted) and quoted[following][1] <= sentence.first:
                following += 1
            near = _near(quoted, following, sentence)
            found = self._in_sentence(reading, sentence, near)
            if not any(one.label == "Indirect" for one in found):
                mood = self._mood(reading, sentence, near)
                if mood is not None and (mood == "reportive" or state.is_fresh):
                    state.extend(sentence, sure=mood == "reportive")
                    continue
            if state.run:
                yield self._run(reading, state)
            if not found:
                found = self._beyond(reading, sentence, near, state)
            yield from found
            state.end_run(sentence)
            if found:
                state.heard(found[-1].attribution)
            elif near:
                state.heard(self._attributor.of_quotation(reading, *near[0], near))
        if state.run:
            yield self._run(reading, state)

    def _beyond(
        self, reading: Reading, sentence: Stretch, near: list[Range], state: _State
    ) -> list[Indirect]:
        """What a sentence says about the one before, or only the sentences before explain."""
        if near:
            return []
        told = self._told_before(reading, sentence, state)
        if told is not None:
            return [told]
        verb = main_verb(reading, sentence.first, sentence.last)
        if verb is None or reading.lower[verb] not in {"soll", "sollen"}:
            return []
        perfect = reading.lower[without_stop(reading, sentence) - 1] in {"haben", "sein"}
        if not (perfect or state.is_fresh):
            return []
        speaker = state.previous.speaker if state.previous is not None else None
        attribution = Attribution("sollen", (), speaker)
        score = 0.5 if perfect else 0.4
        return [
            Indirect(
                ((sentence.first, sentence.last),), attribution, "FreeIndirect", score, "sollen"
            )
        ]

    def _told_before(self, reading: Reading, sentence: Stretch, state: _State) -> Indirect | None:
        """*In Kiel brannte ein Schuppen. Das teilte die Polizei mit.* – the sentence before is what was said."""
        first, last = sentence.first, without_stop(reading, sentence)
        if state.last is None or state.is_fresh or reading.lower[first] not in {"das", "dies"}:
            return None
        for cue in self._cues.find(reading, first, last, ()):
            if cue.finite != first + 1 or cue.group != "speech":
                return None
            attribution = self._attributor.of_cue(
                reading, "told-before", cue, (first + 1, last), ((first, last),)
            )
            part = (after_dateline(reading, state.last), state.last.last)
            return Indirect((part,), attribution, "Indirect", 0.6, "told-before")
        return None

    def _run(self, reading: Reading, state: _State) -> Indirect:
        """Sentences in the subjunctive in a row, said by whoever spoke last or is the last subject."""
        speaker = state.previous.speaker if state.previous is not None else None
        if not state.is_fresh and state.last is not None:
            speaker = self._roles.subject(reading, state.last.first, state.last.last) or speaker
        score = (0.7 if state.is_fresh else 0.6) - (0.0 if state.is_sure else 0.1)
        attribution = Attribution("subjunctive-run", (), speaker)
        part = (state.run[0].first, state.run[-1].last)
        return Indirect((part,), attribution, "IndirectFreeIndirect", score, "subjunctive-run")

    @staticmethod
    def _mood(reading: Reading, sentence: Stretch, quoted: list[Range]) -> str | None:
        if any(begin <= sentence.first and end >= sentence.last - 1 for begin, end in quoted):
            return None
        if (
            reading.words[sentence.last - 1] == "?"
            or "ich" in reading.lower[sentence.first : sentence.last]
        ):
            return None
        verb = main_verb(reading, sentence.first, sentence.last)
        if verb is None or any(begin <= verb < end for begin, end in quoted):
            return None
        if verb == sentence.first:
            return None
        if is_reportive(reading, verb):
            return "reportive"
        return "conditional" if is_subjunctive(reading, verb) else None

    def _in_sentence(
        self, reading: Reading, sentence: Stretch, quoted: list[Range]
    ) -> list[Indirect]:
        first, last = after_dateline(reading, sentence), without_stop(reading, sentence)
        if last - first < _SHORTEST:
            return []
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
        source = self._source(reading, first, last, quoted)
        if source is not None and not any(
            _same(source, one) or _crosses(source, one) for one in kept
        ):
            kept.append(source)
        if not kept:
            report = self._reports.find(reading, sentence, (first, last), idle, quoted)
            if report is not None:
                return [report]
        return kept

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


def _crosses(one: Indirect, other: Indirect) -> bool:
    return _shared(one, other) > 0


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
