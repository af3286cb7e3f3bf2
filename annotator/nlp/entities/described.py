"""Organisations by the words around them: *der Hersteller Xyz*, *Harburger Rundschau*, *Xyz Institute of Technology*, *Xyz & Sohn*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.domain.reasons import because
from annotator.nlp.entities.candidates import Candidate

if TYPE_CHECKING:
    from annotator.nlp.entities.gazetteer import Gazetteer
    from annotator.nlp.reading import Reading

_NAME_WORD = re.compile(r"[A-ZÄÖÜÉÀÈÅØ][\w&'’.-]*\Z")
_TOWN_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{2,}er\Z")
_REGION_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+ische[nrs]?\Z")
_JOINING = frozenset({"of", "for", "and", "the", "&", "de", "du", "di", "della", "et"})
_FAMILY = frozenset({"Sohn", "Söhne", "Co", "Co.", "Partner", "Cie", "Cie.", "Töchter", "Sons"})
_OPENING = frozenset('„"»‚')
_CLOSING = frozenset('“”"«‘')
_GERMAN_TOO = frozenset(
    {"Band", "Bank", "Front", "Union", "Service", "Media", "Software", "Club", "Commission"}
)
_LONGEST = 4
_LONGEST_FOREIGN = 6
_NO_NAME = frozenset(
    "Der Die Das Ein Eine Und In Im Am Er Sie Es Wir Ich Was Wie Wer Zum Zur Bei Mit Nach Von Für Uhr Euro Prozent Jahr".split()
)


class DescribedRules:
    """The rules that find organisations by what is said beside their names.

    Args:
        gazetteer: Known names.
        first_names: Known first names.
        lexicon: ``describing`` nouns before names, ``media`` and ``bodies`` after adjectives of towns, ``foreign`` heads.
    """

    def __init__(
        self, gazetteer: Gazetteer, first_names: frozenset[str], lexicon: dict[str, Any]
    ) -> None:
        self._gazetteer = gazetteer
        self._first_names = first_names
        self._describing = tuple(lexicon["describing"].split())
        self._media = frozenset(lexicon["town_media"].split())
        self._foreign = frozenset(lexicon["foreign_heads"].split())
        self._named = frozenset(lexicon["named_after"].split())
        self._describes: dict[str, bool] = {}

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Organisations by all rules; overlapping ones too."""
        for index, word in enumerate(reading.words):
            if not word[0].isupper():
                if word == "&":
                    yield from self._family(reading, index)
                continue
            if word in self._media:
                yield from self._medium(reading, index)
            if word in self._foreign:
                yield from self._in_english(reading, index)
            if word in self._named:
                yield from self._named_after(reading, index)
            elif self._is_description(word):
                yield from self._after_description(reading, index)

    def _is_description(self, word: str) -> bool:
        known = self._describes.get(word)
        if known is None:
            if len(self._describes) > 1 << 16:
                self._describes.clear()
            known = self._describes[word] = word.lower().endswith(self._describing)
        return known

    def _after_description(self, reading: Reading, index: int) -> Iterator[Candidate]:
        """*der Zementhersteller Xyz*, *die Band „Xyz“*."""
        words = reading.words
        start = index + 1
        if start >= len(words):
            return
        if words[start] in _OPENING:
            stop = min(len(words), start + _LONGEST + 2)
            end = next((i for i in range(start + 2, stop) if words[i] in _CLOSING), None)
            if (
                end is not None
                and words[start + 1][0].isupper()
                and all(word[0].isalnum() or word == "-" for word in words[start + 1 : end])
            ):
                yield self._candidate(reading, start + 1, end, 0.75, words[index])
            return
        end = start
        while end < len(words) and end - start < _LONGEST and self._is_name_word(reading, end):
            end += 1
        if end > start and not self._is_known(words[start]):
            yield self._candidate(reading, start, end, 0.7, words[index])

    def _named_after(self, reading: Reading, index: int) -> Iterator[Candidate]:
        """*Raiffeisenbank Xyz*, *Universität Xyz*: the noun is part of the name."""
        words = reading.words
        after = index + 1
        if (
            after < len(words)
            and self._is_name_word(reading, after)
            and (self._gazetteer.entry(words[after]) is None)
        ):
            yield self._candidate(reading, index, after + 1, 0.65, words[index], "institution")

    def _is_name_word(self, reading: Reading, index: int) -> bool:
        word = reading.words[index]
        return (
            _NAME_WORD.match(word) is not None
            and len(word) > 1
            and word not in _NO_NAME
            and reading.begins[index] - reading.ends[index - 1] == 1
            and not self._gazetteer.is_derived(word)
        )

    def _is_known(self, word: str) -> bool:
        """Whether a word is the name of a place, which says where and not who."""
        return self._gazetteer.is_place(word)

    def _medium(self, reading: Reading, index: int) -> Iterator[Candidate]:
        """*Harburger Rundschau*, *Sächsische Zeitung*, *Kieler Volksbank*."""
        if index == 0:
            return
        before = reading.words[index - 1]
        is_adjective = _TOWN_ADJECTIVE.match(before) or _REGION_ADJECTIVE.match(before)
        if is_adjective and before not in {
            "Der",
            "Dieser",
            "Einer",
            "Jeder",
            "Unser",
            "Ihrer",
            "Seiner",
            "Weiter",
        }:
            yield self._candidate(
                reading, index - 1, index + 1, 0.8, reading.words[index], "institution"
            )

    def _in_english(self, reading: Reading, index: int) -> Iterator[Candidate]:
        """*Xyz Group*, *College of Arms*, *Xyz Institute for Management*."""
        words = reading.words
        start = index
        while (
            start > 0
            and index - start < _LONGEST_FOREIGN
            and (
                self._is_name_word(reading, start) and self._is_english(words[start - 1], start - 1)
            )
        ):
            start -= 1
        while start < index and (words[start] in _JOINING or self._is_description(words[start])):
            start += 1
        if start == index and words[index] in _GERMAN_TOO:
            return
        end = index + 1
        while end + 1 < len(words) and words[end] in _JOINING and words[end + 1][0].isupper():
            end += 2
            while (
                end < len(words)
                and end - index < _LONGEST_FOREIGN
                and self._is_name_word(reading, end)
            ):
                end += 1
        if end - start > 1:
            yield self._candidate(reading, start, end, 0.7, words[index], "foreign-name")

    def _is_english(self, word: str, index: int) -> bool:
        del index
        return (
            _NAME_WORD.match(word) is not None and word not in _NO_NAME and not word.endswith(".")
        )

    def _family(self, reading: Reading, index: int) -> Iterator[Candidate]:
        """*Xyz & Sohn*, *Xyz & Xyz*."""
        words = reading.words
        if index == 0 or index + 1 >= len(words) or not words[index + 1][0].isupper():
            return
        start = index
        if _NAME_WORD.match(words[index - 1]):
            start = index - 1
        if start > 0 and start < index and words[start - 1] in self._first_names:
            start -= 1
        if start < index:
            score = 0.8 if words[index + 1] in _FAMILY else 0.6
            yield self._candidate(reading, start, index + 2, score, words[index + 1], "legal-form")

    def _candidate(
        self,
        reading: Reading,
        start: int,
        end: int,
        score: float,
        word: str,
        rule: str = "described",
    ) -> Candidate:
        why = because("beside-word", word=word)
        return Candidate(reading.begins[start], reading.ends[end - 1], "ORG", score, rule, why)
