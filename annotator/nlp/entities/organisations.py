"""Organisations by form: companies, clubs, authorities, courts, universities, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.domain.reasons import because
from annotator.nlp.entities.candidates import Candidate

if TYPE_CHECKING:
    from annotator.nlp.entities.gazetteer import Gazetteer
    from annotator.nlp.reading import Reading

_FEDERAL = re.compile(
    r"(?:Bundes|Landes|Reichs)[a-zäöüß-]*(?:amt(?:e?s)?|ministeriums?|gerichts?|gerichtshofe?s?|agentur|anstalt|zentralbank)\Z"
)
_DESCRIPTION = re.compile(
    r"[\w-]*(?:konzern|unternehmen|hersteller|bauer|anbieter|firma|betreiber|händler|gesellschaft|konkurrenten?|kette|tochter|riesen?|verlag|betrieb|ausrüster|zulieferer)s?\Z",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{3,5}\Z")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_TOWN_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{2,}er\Z")
_NO_ACRONYM = frozenset(
    "DVD PDF SMS UKW LKW PKW ICE SUV GPS HIV AIDS TNT DNA RNA USB WLAN ICBM TÜV MDAX DAX TV URL HTML XML CEO PIN QR CD WM EM OP PS PC CO ISBN MEZ UTC GMT".split()
)
_LONGEST_FIRM = 6
_BARE_MINISTRIES = frozenset(
    {
        "Bundesministerium",
        "Bundesministeriums",
        "Landesamt",
        "Bundesamt",
        "Bundesamtes",
        "Landgericht",
    }
)


class OrganisationRules:
    """The rules that find organisations by their form."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        institutions: frozenset[str],
        club_marks: frozenset[str],
        legal_forms: frozenset[str],
    ) -> None:
        self._gazetteer = gazetteer
        self._institutions = institutions
        self._club_marks = club_marks
        self._legal_forms = legal_forms

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Organisations by all rules; overlapping ones too."""
        for index, word in enumerate(reading.words):
            if word in self._legal_forms:
                yield from self._company(reading, index)
            if not word[0].isupper():
                continue
            if word in self._club_marks:
                yield from self._club(reading, index)
            if word in self._institutions:
                yield from self._institution(reading, index)
            if _FEDERAL.match(word) and word not in _BARE_MINISTRIES:
                yield self._candidate(
                    reading, index, index + 1, 0.7, "authority", because("authority-name")
                )
            elif self._is_acronym(reading, index):
                yield self._candidate(
                    reading, index, index + 1, 0.5, "acronym", because("unknown-acronym")
                )

    def _company(self, reading: Reading, index: int) -> Iterator[Candidate]:
        words = reading.words
        start = index
        while start > 0 and index - start < _LONGEST_FIRM and self._joins(words[start - 1]):
            if reading.begins[start] - reading.ends[start - 1] != 1:
                break
            start -= 1
        while start < index and (words[start] in {"&", "und"} or self._describes(words[start])):
            start += 1
        last = index
        while last + 1 < len(words) and (
            words[last + 1] in self._legal_forms or words[last + 1] in {"&", "Co.", "Co"}
        ):
            last += 1
        if start < index:
            yield self._candidate(
                reading,
                start,
                last + 1,
                0.9,
                "legal-form",
                because("company-with", word=words[index]),
            )

    def _joins(self, word: str) -> bool:
        return (
            (word[0].isupper() and len(word) > 1) or word in {"&", "und", "Co."}
        ) and word.lower() not in {
            "der",
            "die",
            "das",
            "dem",
            "den",
            "des",
            "ein",
            "eine",
            "einer",
            "konzern",
            "firma",
            "unternehmen",
            "tochter",
            "bei",
            "von",
        }

    def _describes(self, word: str) -> bool:
        """Whether a word says what kind of company follows and is no part of its name."""
        return self._gazetteer.is_derived(word) or _DESCRIPTION.match(word) is not None

    def _club(self, reading: Reading, index: int) -> Iterator[Candidate]:
        words = reading.words
        last = index + 1
        while last < len(words) and (words[last].isdigit() or words[last] == "Bayer"):
            last += 1
        start = index - 1 if index > 0 and re.fullmatch(r"\d{1,2}\.", words[index - 1]) else index
        if last < len(words) and words[last][0].isupper() and len(words[last]) > 2:  # noqa: PLR2004 - a name
            yield self._candidate(
                reading, start, last + 1, 0.85, "club", because("club-with", word=words[index])
            )
        elif start > 0 and (
            _TOWN_ADJECTIVE.match(words[start - 1]) or self._gazetteer.is_place(words[start - 1])
        ):
            yield self._candidate(
                reading, start - 1, index + 1, 0.85, "club", because("club-with", word=words[index])
            )

    def _institution(self, reading: Reading, index: int) -> Iterator[Candidate]:
        words = reading.words
        last = index + 1
        start = index
        if last < len(words) and words[last] in {"für", "der"} and last + 1 < len(words):
            last = self._field_of_work(words, last + 1)
        if last < len(words) and self._gazetteer.is_place(words[last]):
            last = self._past_place(words, last)
        if (
            index > 0
            and _TOWN_ADJECTIVE.match(words[index - 1])
            and words[index - 1] not in {"Der", "Dieser", "Einer", "Jeder", "Unser"}
        ):
            start = index - 1
        if start < index or last > index + 1:
            yield self._candidate(
                reading,
                start,
                last,
                0.85,
                "institution",
                because("institution-with", word=words[index]),
            )

    def _field_of_work(self, words: list[str], index: int) -> int:
        """One past the nouns of *für Weltwirtschaft und Klima*; the place before *für* if there are none."""
        if words[index - 1] != "für" or not words[index][0].isupper():
            if words[index - 1] == "der" and words[index] == "Bundeswehr":
                return index + 1
            return index - 1
        last = index + 1
        if last + 1 < len(words) and words[last] == "und" and words[last + 1][0].isupper():
            last += 2
        return last

    def _past_place(self, words: list[str], index: int) -> int:
        last = index + 1
        if last + 1 < len(words) and words[last] == "am" and words[last + 1] == "Main":
            return last + 2
        if last < len(words) and words[last] in {"I", "II"}:
            return last + 1
        return last

    def _is_acronym(self, reading: Reading, index: int) -> bool:
        word = reading.words[index]
        if not _ACRONYM.match(word) or word in _NO_ACRONYM or _ROMAN.match(word):
            return False
        if self._gazetteer.entry(word) is not None:
            return False
        near = reading.words[max(0, index - 1) : index] + reading.words[index + 1 : index + 2]
        return not any(len(other) > 2 and other.isupper() for other in near)  # noqa: PLR2004 - a word

    def _candidate(
        self, reading: Reading, start: int, end: int, score: float, rule: str, why: str
    ) -> Candidate:
        return Candidate(reading.begins[start], reading.ends[end - 1], "ORG", score, rule, why)
