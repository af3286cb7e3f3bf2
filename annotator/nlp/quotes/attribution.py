"""Who speaks and by which words we know: the cue and the subject around a quotation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.noun_phrases import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    noun_phrase_end,
    skip_adverbials,
)
from annotator.nlp.reading import Reading

Range = tuple[int, int]
"""Half-open range of token indices."""

_SUBJECT_PRONOUNS = frozenset({"er", "sie", "wir", "man", "ich", "dieser", "diese"})
_OBLIQUE = frozenset(
    "dem den des einem einen eines seinem seinen ihrem ihren diesem diesen".split()
)
_SUBORDINATE = frozenset("wie dass als nachdem während weil obwohl wenn da bevor".split())
_LONGEST_TO_VERB = 5
_LONGEST_SUBJECT = 22
_ARTICLE_AND_NOUN = 2
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
    """

    rule: str
    cue: tuple[int, ...] = ()
    speaker: Range | None = None
    frame: tuple[Range, ...] = ()
    group: str = ""
    lemma: str = ""
    addressee: Range | None = None


class Attributor:
    """Finds cue and speaker around quotations."""

    def __init__(self, cues: CueLexicon) -> None:
        self._cues = cues

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
        after_last = reading.sentences[reading.sentence_at(end - 1)].last
        next_open = min((first for first, _ in quoted if first >= end), default=after_last)
        after = (end, min(after_last, next_open))
        before_first = max([before_first, *(last for _, last in quoted if last <= begin)])
        before = (before_first, begin)
        for attempt in (
            self._colon(reading, self._with_introduction(reading, before), quoted),
            self._after(reading, after, quoted),
            self._around(reading, before, after, quoted),
        ):
            if attempt is not None:
                return attempt
        return None

    def subject(self, reading: Reading, cue: Cue, first: int, last: int) -> Range | None:
        """The tokens of the one who speaks, in the clause around a cue."""
        if cue.passive:
            return self._agent(reading, cue.finite + 1, last)
        after = cue.finite + 1
        if after < last and reading.lower[after] in _SUBJECT_PRONOUNS and not cue.verb_last:
            end = noun_phrase_end(reading, after, last)
            return (after, end) if end > after else (after, after + 1)
        if cue.finite > first:
            found = self._before_verb(reading, cue, first)
            if found is not None:
                return found
        return None if cue.verb_last else self._after_verb(reading, after, last)

    def _after(self, reading: Reading, region: Range, quoted: list[Range]) -> Attribution | None:
        first, last = region
        start = first
        while start < last and reading.lower[start] in {",", "–", "—", "-"}:
            start += 1
        if start >= last:
            return None
        if reading.lower[start] == "so" and start > first:
            end = noun_phrase_end(reading, start + 1, last)
            if end > start + 1:
                return Attribution("so", (start,), (start + 1, end), ((first, end),))
        for cue in self._cues.find(reading, start, last, quoted):
            if (
                cue.finite - start > (_LONGEST_TO_VERB if start > first else 1)
                and not cue.verb_last
            ):
                break
            end = self._frame_end(reading, max(cue.tokens) + 1, last)
            speaker = (
                self._says_it(reading, cue, last)
                if cue.lemma == "heißen"
                else self.subject(reading, cue, start, last)
            )
            end = max(end, speaker[1] if speaker else 0)
            return Attribution("after", cue.tokens, speaker, ((first, end),), cue.group, cue.lemma)
        return None

    @staticmethod
    def _with_introduction(reading: Reading, before: Range) -> Range:
        """The words before a quotation; where it begins a line, a sentence before that ends in a colon."""
        first, last = before
        if first == last and first > 0 and reading.words[first - 1] == ":":
            return (reading.sentences[reading.sentence_at(first - 1)].first, first)
        return before

    def _colon(self, reading: Reading, region: Range, quoted: list[Range]) -> Attribution | None:
        first, last = region
        if last - first < 2 or reading.words[last - 1] != ":":  # noqa: PLR2004 - a word and the colon
            return None
        cue = self._last_cue(reading, first, last, quoted)
        if cue is not None:
            start = self._clause_start(reading, first, cue.finite)
            speaker = self.subject(reading, cue, start, last - 1) or self.subject(
                reading, cue, first, last - 1
            )
            return Attribution("colon", cue.tokens, speaker, ((first, last),), cue.group, cue.lemma)
        nouns = tuple(i for i in range(first, last) if reading.words[i] in self._cues.speech_nouns)[
            -1:
        ]
        start = skip_adverbials(reading, first, last - 1)
        end = noun_phrase_end(reading, start, last - 1)
        speaker = (start, end) if end > start and not set(range(start, end)) & set(nouns) else None
        return Attribution("colon", nouns, speaker, ((first, last),), "speech" if nouns else "")

    def _around(
        self, reading: Reading, before: Range, after: Range, quoted: list[Range]
    ) -> Attribution | None:
        cue = self._last_cue(reading, *before, quoted)
        if cue is not None:
            start = self._clause_start(reading, before[0], cue.finite)
            speaker = self.subject(reading, cue, start, before[1]) or self.subject(
                reading, cue, before[0], before[1]
            )
            return Attribution("before", cue.tokens, speaker, (before,), cue.group, cue.lemma)
        source = (
            self._so(reading, *before)
            or self.source(reading, *before)
            or self.source(reading, *after)
        )
        if source is not None:
            return source
        for late in self._cues.find(reading, *after, quoted):
            speaker = self.subject(reading, late, after[0], after[1])
            return Attribution("late", late.tokens, speaker, (), late.group, late.lemma)
        return None

    @staticmethod
    def _so(reading: Reading, first: int, last: int) -> Attribution | None:
        """The source of *…, so ein Beamter, „…“*."""
        for index in range(last - 2, first, -1):
            if reading.lower[index] == "so" and reading.words[index - 1] == ",":
                end = noun_phrase_end(reading, index + 1, last)
                if end > index + 1:
                    return Attribution("so", (index,), (index + 1, end), ((index, end),), "speech")
        return None

    def source(self, reading: Reading, first: int, last: int) -> Attribution | None:
        """A prepositional source: *laut X*, *X zufolge*, *nach Angaben von X*, *nach Ansicht der X*."""
        lower, words = reading.lower, reading.words
        for index in range(first, last):
            word = lower[index]
            if word in {"laut", "gemäß"} and index + 1 < last:
                end = noun_phrase_end(reading, index + 1, last)
                if end > index + 1 and not (
                    word == "gemäß" and words[index + 1] not in self._cues.source_nouns
                ):
                    return Attribution(
                        "laut", (index,), (index + 1, end), ((index, end),), "speech"
                    )
            if word == "zufolge" and index > first:
                start = self._phrase_start(reading, first, index)
                if start < index:
                    return Attribution(
                        "zufolge", (index,), (start, index), ((start, index + 1),), "speech"
                    )
            if word == "nach" and index + 1 < last:
                found = self._nach(reading, index, last)
                if found is not None:
                    return found
        return None

    def _nach(self, reading: Reading, index: int, last: int) -> Attribution | None:
        for noun in range(index + 1, min(last, index + 4)):
            word = reading.words[noun]
            if word in self._cues.source_nouns:
                end = max(noun_phrase_end(reading, index + 1, last), noun + 1)
                start = noun + 1 + (reading.lower[noun + 1 : noun + 2] in (["von"], ["vom"]))
                if start >= end:
                    return Attribution(
                        "nach", (index,), (index + 1, end), ((index, end),), "speech"
                    )
                return Attribution(
                    "nach", (*range(index, noun + 1),), (start, end), ((index, end),), "speech"
                )
            if word[0].isupper() and reading.lower[noun] not in DETERMINERS:
                return None
        return None

    def _last_cue(self, reading: Reading, first: int, last: int, quoted: list[Range]) -> Cue | None:
        cues = list(self._cues.find(reading, first, last, quoted))
        strong = [cue for cue in cues if cue.group != "manner"]
        ranked = strong or cues
        return ranked[-1] if ranked else None

    def _clause_start(self, reading: Reading, first: int, verb: int) -> int:
        """Where the main clause of the verb at ``verb`` begins: after the last *;*, *:* or coordinating comma."""
        for index in range(verb - 1, first - 1, -1):
            if reading.words[index] in {";", ":", "–"}:
                return index + 1
        return first

    def _before_verb(self, reading: Reading, cue: Cue, first: int) -> Range | None:
        start = first
        if reading.lower[start] in _SUBORDINATE:
            start += 1
        while start < cue.finite and reading.lower[start] in {
            "aber",
            "und",
            "doch",
            "denn",
            "auch",
            "so",
            ",",
            "–",
        }:
            start += 1
        if start < cue.finite and reading.lower[start] not in PREPOSITIONS | _OBLIQUE:
            end = noun_phrase_end(reading, start, cue.finite)
            if end > start and self._reaches(reading, end, cue.finite, anywhere=cue.verb_last):
                return (start, end)
            if (
                end > start
                and reading.words[cue.finite - 1] == ","
                and cue.finite - start <= _LONGEST_SUBJECT
            ):
                return (start, cue.finite - 1)
        for index in range(cue.finite - 1, first, -1):
            if reading.words[index] == "," or reading.lower[index] == "und":
                after = index + 1
                after += reading.lower[after] in _SUBORDINATE
                if reading.lower[after] in PREPOSITIONS | _OBLIQUE:
                    continue
                end = noun_phrase_end(reading, after, cue.finite)
                if end > after and self._reaches(reading, end, cue.finite, anywhere=cue.verb_last):
                    return (after, end)
        return None

    @staticmethod
    def _reaches(reading: Reading, end: int, verb: int, *, anywhere: bool) -> bool:
        """Whether only commas, adverbs and prepositional phrases stand between a phrase and its verb."""
        if anywhere or end == verb:
            return True
        return skip_adverbials(reading, end + (reading.words[end] == ","), verb) >= verb

    def _after_verb(self, reading: Reading, after: int, last: int) -> Range | None:
        start = skip_adverbials(reading, after, last)
        if start >= last:
            return None
        end = noun_phrase_end(reading, start, last)
        if end == start:
            return None
        if reading.lower[start] in _OBLIQUE:
            later = skip_adverbials(reading, end, last)
            later_end = noun_phrase_end(reading, later, last) if later < last else later
            if later_end > later:
                return (later, later_end)
        return (start, end)

    def _agent(self, reading: Reading, first: int, last: int) -> Range | None:
        for index in range(first, last):
            if reading.lower[index] in {"von", "vom"}:
                end = noun_phrase_end(reading, index + 1, last)
                if end > index + 1:
                    return (index + 1, end)
        return None

    def _says_it(self, reading: Reading, cue: Cue, last: int) -> Range | None:
        """The source of *heißt es in einer Erklärung*, *hieß es aus dem Ministerium*."""
        for index in range(cue.finite + 1, last):
            if reading.lower[index] in {"in", "im", "aus", "bei", "beim", "von", "vom"}:
                end = noun_phrase_end(reading, index + 1, last)
                if end > index + 1:
                    return (index + 1, end)
        return None

    @staticmethod
    def _phrase_start(reading: Reading, first: int, end: int) -> int:
        """Where the noun phrase that ends before ``end`` begins."""
        start = end
        while start > first and reading.words[start - 1] not in {",", ".", ":", ";", "“", "„"}:
            candidate = start - 1
            if (
                noun_phrase_end(reading, candidate, end) == end
                or reading.words[candidate][0].isupper()
                or end - candidate <= _ARTICLE_AND_NOUN
            ):
                start = candidate
            else:
                break
            if reading.lower[start] in DETERMINERS | PRONOUNS:
                break
        return start

    @staticmethod
    def _frame_end(reading: Reading, after: int, last: int) -> int:
        for index in range(after, last):
            if reading.words[index] in _SENTENCE_END | {":", ";"}:
                return index
        return last


def carried_on(previous: Attribution) -> Attribution:
    """The attribution of a quotation that goes on after one: the same speaker."""
    return replace(previous, rule="carried-on")
