"""Persons: titles and functions before names, first names, appositions, single names that speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.domain.reasons import because
from annotator.nlp.entities.candidates import Candidate

if TYPE_CHECKING:
    from annotator.nlp.entities.gazetteer import Gazetteer
    from annotator.nlp.reading import Reading

_NAME = re.compile(r"[A-ZÄÖÜÉÁČŠŽĐŁÅØÇİŞÓÍÑ][\w'’-]*[a-zß-ÿāčćďęěłńňřśšťůżžığş'’]\Z")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.\Z")
_NOUN_ENDING = re.compile(
    r"(?:ungs?|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ität|itäten|ismus|tums?|mente?|nisse?|ierung|themen|jährige[rn]?|linge?)\Z"
)
_SECOND_PARTICLES = frozenset({"der", "den", "zu", "zum", "zur", "la"})
_AFTER_SPEECH = frozenset({",", "“", "”", '"', "«", "»", "’", "‘", "'"})
_LONGEST_NAME = 4
_APPOSITION_REACH = 14
_FORMAL = frozenset(
    {
        "dr.",
        "prof.",
        "herr",
        "herrn",
        "frau",
        "hr.",
        "fr.",
        "mr.",
        "mrs.",
        "ms.",
        "papst",
        "sir",
        "lady",
        "lord",
    }
)


class PersonRules:
    """The rules that find persons in a reading."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        first_names: frozenset[str],
        titles: frozenset[str],
        functions: frozenset[str],
        particles: frozenset[str],
        never: frozenset[str],
        speaking: frozenset[str],
    ) -> None:
        self._gazetteer = gazetteer
        self._first_names = first_names
        self._titles = titles
        self._functions = functions
        self._function_endings = tuple(
            sorted(word.lower() for word in functions if len(word) >= len("Chef"))
        )
        self._particles = particles
        self._never = never
        self._speaking = speaking
        self._function_cache: dict[str, bool] = {}

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Persons by all rules but document-wise consistency; overlapping ones too."""
        words = reading.words
        index = 0
        while index < len(words):
            word = words[index]
            if not word[0].isupper():
                index += 1
                continue
            if word in self._titles or self.is_function(word):
                yield from self._after_title(reading, index)
            elif word in self._first_names:
                yield from self._from_first_name(reading, index)
            elif (
                word.endswith("s")
                and word[:-1] in self._first_names
                and self._gazetteer.entry(word) is None
            ):
                yield self._candidate(
                    reading,
                    index,
                    index + 1,
                    0.6,
                    "lone-first-name",
                    because("genitive-first-name", name=word[:-1]),
                )
            elif self._is_name_word(word):
                yield from self._unknown(reading, index)
            index += 1

    def repeated(self, reading: Reading, found: list[Candidate]) -> Iterator[Candidate]:
        """Later and earlier mentions by one part of a name found in full."""
        last_names: dict[str, str] = {}
        for person in found:
            parts = reading.text[person.begin : person.end].split()
            if person.label == "PER" and len(parts) > 1 and person.score >= 0.6:  # noqa: PLR2004 - two
                last = parts[-1].removesuffix("s") if parts[-1].endswith("ns") else parts[-1]
                for name in {parts[-1], last}:
                    if self._is_name_word(name):
                        last_names.setdefault(name, " ".join(parts))
                if parts[0] == "Kim" or "-" in parts[-1]:
                    last_names.setdefault(parts[0], " ".join(parts))
            elif person.label == "PER" and len(parts) == 1 and person.rule == "title":
                last_names.setdefault(parts[0], parts[0])
        if not last_names:
            return
        for index, word in enumerate(reading.words):
            stem = word if word in last_names else word[:-1] if word.endswith(("s", "’")) else ""
            if stem in last_names:
                yield Candidate(
                    reading.begins[index],
                    reading.ends[index],
                    "PER",
                    0.9,
                    "same-person",
                    because("named-in-full", name=last_names[stem]),
                )

    def is_function(self, word: str) -> bool:
        """Whether a word is a function such as *Kanzler*, also feminine, genitive or end of a compound."""
        known = self._function_cache.get(word)
        if known is None:
            known = self._function_cache[word] = self._looks_like_function(word)
        return known

    def _looks_like_function(self, word: str) -> bool:
        if not word[0].isupper():
            return False
        lowered = word.lower()
        for form in (
            lowered,
            lowered.removesuffix("s"),
            lowered.removesuffix("in"),
            lowered.removesuffix("n"),
        ):
            if form.endswith(self._function_endings):
                return True
        return word in self._functions

    def _is_name_word(self, word: str) -> bool:
        return (
            len(word) > 1
            and word not in self._never
            and _NAME.match(word) is not None
            and (word in self._first_names or not _NOUN_ENDING.search(word))
            and not self._gazetteer.is_derived(word)
        )

    def _name_end(self, reading: Reading, start: int, stop: int) -> int:
        """One past the last token of the name that begins at ``start``; ``start`` if none does."""
        words = reading.words
        index = start
        end = start
        while index < stop and index - start < _LONGEST_NAME + 2:
            word = words[index]
            if index > start and reading.begins[index] - reading.ends[index - 1] != 1:
                break
            if _INITIAL.match(word) or (
                self._is_name_word(word) and not self._breaks_name(word, index > start)
            ):
                end = index + 1
            elif not (word in self._particles and self._may_precede_particle(words, index, start)):
                break
            index += 1
            if end - start >= _LONGEST_NAME:
                break
        return end

    def _may_precede_particle(self, words: list[str], index: int, start: int) -> bool:
        """Whether *von* or the like at ``index`` is inside a name and not a preposition after one."""
        if index == start:
            return words[index] not in _SECOND_PARTICLES
        before = words[index - 1]
        if words[index] in _SECOND_PARTICLES:
            return before in self._particles
        return before in self._first_names or _INITIAL.match(before) is not None

    def _breaks_name(self, word: str, inside: bool) -> bool:  # noqa: FBT001 - one flag
        entry = self._gazetteer.entry(word)
        if entry is not None and (entry.label == "ORG" or entry.kind == "country"):
            return True
        return self.is_function(word) and (inside or word in self._functions)

    def _after_title(self, reading: Reading, index: int) -> Iterator[Candidate]:
        words = reading.words
        stop = reading.sentences[reading.sentence_at(index)].last
        start = index + 1
        formal = words[index].lower() in _FORMAL
        while start < stop and (
            words[start] in self._titles or words[start] in {"med.", "h.c.", "jur.", "phil."}
        ):
            formal = formal or words[start].lower() in _FORMAL
            start += 1
        if start >= stop or words[start].lower() in {"der", "des", "die", "aus"}:
            return
        end = self._name_end(reading, start, stop)
        if end == start or (
            self._gazetteer.entry(words[start]) is not None and end - start == 1 and not formal
        ):
            return
        knows_first = words[start] in self._first_names
        score = (
            0.95 if knows_first and end - start > 1 else 0.9 if formal or end - start > 1 else 0.7
        )
        yield self._candidate(
            reading, start, end, score, "title", because("name-after", word=words[index])
        )

    def _from_first_name(self, reading: Reading, index: int) -> Iterator[Candidate]:
        stop = reading.sentences[reading.sentence_at(index)].last
        end = self._name_end(reading, index, stop)
        word = reading.words[index]
        if end - index > 1:
            yield self._candidate(
                reading, index, end, 0.9, "first-name", because("is-first-name", word=word)
            )
        elif not self._after_determiner(reading, index) and self._gazetteer.entry(word) is None:
            yield self._candidate(
                reading,
                index,
                index + 1,
                0.55,
                "lone-first-name",
                because("is-first-name", word=word),
            )

    def _unknown(self, reading: Reading, index: int) -> Iterator[Candidate]:
        words = reading.words
        sentence = reading.sentences[reading.sentence_at(index)]
        if self._gazetteer.entry(words[index]) is not None or self.is_function(words[index]):
            return
        before = words[index - 1] if index > sentence.first else ""
        end = self._name_end(reading, index, sentence.last)
        after = words[end] if end < sentence.last else ""
        if (
            end - index > 1
            and before == ","
            and after in {",", "(", "."}
            and self._function_near(reading, index, sentence.first)
        ):
            yield self._candidate(reading, index, end, 0.8, "apposition", because("set-off"))
        elif (
            end - index in {2, 3}
            and after == "("
            and end + 2 < sentence.last
            and words[end + 2] == ")"
        ):
            inside = self._gazetteer.entry(words[end + 1])
            if (inside is not None and inside.kind == "parties") or words[end + 1].isdigit():
                yield self._candidate(
                    reading, index, end, 0.9, "party", because("followed-by", word=words[end + 1])
                )
        elif end == index + 1 and self._speaks(reading, index, sentence.first, sentence.last):
            yield self._candidate(reading, index, end, 0.65, "speaks", because("beside-speaking"))

    def _speaks(self, reading: Reading, index: int, first: int, last: int) -> bool:
        words, lower = reading.words, reading.lower
        if index > first + 1 and lower[index - 1] in self._speaking:
            free = index + 1 >= last or not words[index + 1][0].isupper()
            return free and words[index - 2] in _AFTER_SPEECH
        return index == first and index + 1 < last and lower[index + 1] in self._speaking

    def _function_near(self, reading: Reading, index: int, first: int) -> bool:
        return any(
            self.is_function(word)
            for word in reading.words[max(first, index - _APPOSITION_REACH) : index]
        )

    def _after_determiner(self, reading: Reading, index: int) -> bool:
        return index > 0 and reading.lower[index - 1] in {
            "der",
            "die",
            "das",
            "dem",
            "den",
            "des",
            "ein",
            "eine",
            "einen",
            "einem",
            "einer",
            "am",
            "im",
        }

    def _candidate(
        self, reading: Reading, start: int, end: int, score: float, rule: str, why: str
    ) -> Candidate:
        return Candidate(reading.begins[start], reading.ends[end - 1], "PER", score, rule, why)
