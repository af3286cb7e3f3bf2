"""Who speaks and by which words we know: the cue and its clause around a quotation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.nlp.quotes.clauses import clause_end, is_relative
from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.moods import main_verb
from annotator.nlp.quotes.noun_phrases import noun_phrase_end, skip_adverbials
from annotator.nlp.quotes.roles import Range, RoleFinder
from annotator.nlp.quotes.sources import Source, SourceFinder
from annotator.nlp.quotes.words import DETERMINERS, PREPOSITIONS
from annotator.nlp.reading import Reading
from annotator.nlp.windows import LONGEST_SENTENCE

_LONGEST_TO_VERB = 5
_SENTENCE_END = frozenset({".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """To whom words are ascribed.

    Attributes:
        rule: Where the cue stood: ``after``, ``before``, ``colon``, ``around``, ``carried-on`` …
        cue: Indices of the cue's tokens; empty if nothing but the punctuation says so.
        speaker: Tokens of the speaker, if found.
        frame: Tokens of the introducing clause, in parts.
        group: Group of the cue verb.
        lemma: The cue verb's infinitive.
        addressee: Tokens of the addressee, if found.
        silence: Why no speaker is named, if grammar says so: ``implicit`` in a passive without agent, ``absent``
            after *es heißt*.
    """

    rule: str
    cue: tuple[int, ...] = ()
    speaker: Range | None = None
    frame: tuple[Range, ...] = ()
    group: str = ""
    lemma: str = ""
    addressee: Range | None = None
    silence: str = ""


class Attributor:
    """Finds cue, speaker and addressee around quotations."""

    def __init__(self, cues: CueLexicon) -> None:
        self._cues = cues
        self._roles = RoleFinder(cues)
        self._sources = SourceFinder(cues)

    def of_quotation(
        self, reading: Reading, begin: int, end: int, quoted: list[Range]
    ) -> Attribution | None:
        """The attribution of the words in quotation marks between two tokens.

        Args:
            reading: The text.
            begin: Index of the opening mark.
            end: One past the index of the closing mark.
            quoted: All token ranges in quotation marks, where no cue is looked for.
        """
        before_first = reading.sentences[reading.sentence_at(begin)].first
        before_first = max(before_first, begin - LONGEST_SENTENCE)
        after_last = reading.sentences[reading.sentence_at(end - 1)].last
        after_last = min(after_last, end + LONGEST_SENTENCE)
        next_open = min((first for first, _ in quoted if first >= end), default=after_last)
        after = (end, min(after_last, next_open))
        before_first = max([before_first, *(last for _, last in quoted if last <= begin)])
        before = (before_first, begin)
        for attempt in (
            self._colon(reading, self._with_introduction(reading, before), quoted),
            None
            if self._is_in_phrase(reading, begin, end)
            else self._after(reading, after, quoted),
            self._around(reading, before, after, quoted),
        ):
            if attempt is not None:
                return attempt
        return None

    def of_cue(
        self, reading: Reading, rule: str, cue: Cue, region: Range, frame: tuple[Range, ...]
    ) -> Attribution:
        """The attribution to whoever is the subject of a cue.

        Args:
            reading: The text.
            rule: Name of the rule.
            cue: A verb.
            region: Tokens in which subject and objects are looked for.
            frame: Tokens of the introducing clause.
        """
        speaker, addressee = self._roles.of_cue(reading, cue, *region)
        silence = _silence(reading, cue) if speaker is None else ""
        return Attribution(
            rule, cue.tokens, speaker, frame, cue.group, cue.lemma, addressee, silence
        )

    @staticmethod
    def of_source(source: Source) -> Attribution:
        """The attribution to a named source."""
        return Attribution(source.rule, source.cue, source.speaker, (source.frame,), "speech")

    @staticmethod
    def _is_in_phrase(reading: Reading, begin: int, end: int) -> bool:
        """Whether the quotation is a name after an article or preposition: *der „Kurier“ schreibt*."""
        if begin == 0 or end >= len(reading.words) or reading.words[end] in {",", "–", "-"}:
            return False
        before = reading.lower[begin - 1]
        is_name = (
            reading.words[begin + 1][0].isupper() and reading.words[end - 2] not in _SENTENCE_END
        )
        return is_name and (before in DETERMINERS or before in PREPOSITIONS)

    def _after(self, reading: Reading, region: Range, quoted: list[Range]) -> Attribution | None:
        first, last = region
        start = first
        while start < last and reading.lower[start] in {",", "–", "—", "-"}:
            start += 1
        if start >= last or reading.lower[start] in {"und", "oder", "sowie"}:
            return None
        if reading.lower[start] in {"so", "wie"}:
            end = noun_phrase_end(reading, start + 1, last)
            if end > start + 1 and reading.lower[start] == "so":
                return Attribution(
                    "so",
                    (start,),
                    (start + 1, end),
                    ((start, self._frame_end(reading, end, last)),),
                    "speech",
                )
        for cue in self._cues.find(reading, start, last, quoted):
            if (
                cue.finite - start > (_LONGEST_TO_VERB if start > first else 1)
                and not cue.verb_last
            ):
                break
            end = self._frame_end(reading, max(cue.tokens) + 1, last)
            found = self.of_cue(reading, "after", cue, (start, last), ())
            end = max(end, found.speaker[1] if found.speaker else 0)
            return replace(found, frame=((first, end),))
        return None

    @staticmethod
    def _with_introduction(reading: Reading, before: Range) -> Range:
        """The words before a quotation; where it begins a line, a sentence before that ends in a colon."""
        first, last = before
        if first == last and first > 0 and reading.words[first - 1] == ":":
            start = reading.sentences[reading.sentence_at(first - 1)].first
            return (max(start, first - LONGEST_SENTENCE), first)
        return before

    def _colon(self, reading: Reading, region: Range, quoted: list[Range]) -> Attribution | None:
        first, last = region
        if last - first < 2 or reading.words[last - 1] != ":":  # noqa: PLR2004 - a word and the colon
            return None
        cue = self._last_cue(reading, first, last, quoted)
        if cue is not None:
            clause = (self._clause_start(reading, first, cue.finite), last - 1)
            found = self.of_cue(reading, "colon", cue, clause, ())
            return replace(found, frame=((frame_start(reading, first, cue, found.speaker), last),))
        source = self._sources.find(reading, first, last)
        if source is not None:
            return replace(self.of_source(source), rule="colon", frame=(region,))
        nouns = tuple(i for i in range(first, last) if reading.words[i] in self._cues.speech_nouns)[
            -1:
        ]
        speaker = self._roles.subject(reading, first, last - 1)
        if speaker is None:
            start = skip_adverbials(reading, first, last - 1)
            end = noun_phrase_end(reading, start, last - 1)
            speaker = (start, end) if end > start else None
        if speaker is not None and set(range(*speaker)) & set(nouns):
            speaker = None
        return Attribution("colon", nouns, speaker, (region,), "speech" if nouns else "")

    def _around(
        self, reading: Reading, before: Range, after: Range, quoted: list[Range]
    ) -> Attribution | None:
        cue = self._last_cue(reading, *before, quoted)
        if cue is not None:
            region = (self._clause_start(reading, before[0], cue.finite), before[1])
            found = self.of_cue(reading, "before", cue, region, ())
            end = self._complement(reading, found, before[1])
            start = frame_start(reading, before[0], cue, found.speaker)
            return replace(found, frame=((start, end),))
        source = (
            self._sources.so(reading, *before)
            or self._sources.find(reading, *before)
            or self._sources.find(reading, *after)
        )
        if source is not None:
            return self.of_source(source)
        for late in self._cues.find(reading, *after, quoted):
            return self.of_cue(reading, "late", late, after, ())
        return None

    def _last_cue(self, reading: Reading, first: int, last: int, quoted: list[Range]) -> Cue | None:
        cues = list(self._cues.find(reading, first, last, quoted))
        strong = [cue for cue in cues if cue.group != "manner"]
        ranked = strong or cues
        return ranked[-1] if ranked else None

    @staticmethod
    def _clause_start(reading: Reading, first: int, verb: int) -> int:
        """Where the main clause of the verb at ``verb`` begins: after the last *;*, *:* or dash."""
        for index in range(verb - 1, first - 1, -1):
            if reading.words[index] in {";", ":", "–"}:
                return index + 1
        return first

    @staticmethod
    def _complement(reading: Reading, found: Attribution, last: int) -> int:
        """Where the clause of the cue ends before a quotation: at the comma before *dass* or what else was said."""
        named = [part for part in (found.speaker, found.addressee) if part is not None]
        start = max([*found.cue, *(end - 1 for _, end in named)]) + 1
        for index in range(start, last - 1):
            if reading.words[index] == ",":
                stop = clause_end(reading, index + 1, last)
                return last if is_relative(reading, index + 1, stop) else index
        return last

    @staticmethod
    def _frame_end(reading: Reading, after: int, last: int) -> int:
        for index in range(after, last):
            if reading.words[index] in _SENTENCE_END | {":", ";"}:
                return index
        return last


def frame_start(reading: Reading, first: int, cue: Cue, speaker: Range | None) -> int:
    """Where the clause of a cue begins among others: *…, und fügte hinzu*, *…, die Opposition bezweifelt das*."""
    previous = cue.finite - 1
    if cue.verb_last or previous <= first:
        return first
    if reading.lower[previous] in {"und", "sowie"} and _has_verb(reading, first, previous):
        return previous
    if speaker is None or speaker[0] <= first or speaker[1] > cue.finite:
        return first
    # The subject and then the verb: what stands before that comma is a clause of its own.
    comma = speaker[0] - 1
    is_own = reading.words[comma] == "," and _has_verb(reading, first, comma)
    return speaker[0] if is_own else first


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return main_verb(reading, first, last) is not None


def _silence(reading: Reading, cue: Cue) -> str:
    if cue.lemma == "heißen":
        return "absent" if any(reading.lower[index] == "es" for index in cue.tokens) else ""
    return "implicit" if cue.passive and cue.lemma != "zitieren" else ""


def carried_on(previous: Attribution) -> Attribution:
    """The attribution of a quotation that goes on after one: the same speaker."""
    return replace(previous, rule="carried-on")
