"""Names from lists: places, organisations, adjectives and inhabitants, parts of compounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.reasons import because
from annotator.domain.segmentation import token_bounds
from annotator.nlp.entities.candidates import ADJECTIVE, PART, Candidate
from annotator.nlp.reading import Reading

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_NO_COMPOUND_HEADS = frozenset({"Tag", "Jährige", "Jähriger"})
_SHORTEST_PART = 2
_SHORTEST_CAPITALS = 4
_SHORTEST_PLACE_PART = 4


_IRREGULAR_TOWNS = {
    "Münchner": "München",
    "Münchener": "München",
    "Bremer": "Bremen",
    "Dresdner": "Dresden",
    "Zürcher": "Zürich",
    "Basler": "Basel",
    "Kasseler": "Kassel",
    "Göttinger": "Göttingen",
    "Tübinger": "Tübingen",
    "Brüsseler": "Brüssel",
    "Pariser": "Paris",
    "Kieler": "Kiel",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a list.

    Attributes:
        words: Its tokens.
        label: The entity label.
        kind: What the list says it is, e.g. ``country``.
    """

    words: tuple[str, ...]
    label: str
    kind: str


class Gazetteer:
    """Finds the names of the lists, also in the genitive and as first parts of compounds."""

    def __init__(
        self,
        places: Iterable[tuple[str, str]],
        organisations: Iterable[tuple[str, str]],
        demonyms: Iterable[tuple[str, str, str]],
    ) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        self._single: dict[str, Entry] = {}
        for name, kind in organisations:
            self._add(name, "ORG", kind)
        for name, kind in places:
            self._add(name, "LOC", kind)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry.words))
        self._derived: dict[str, str] = {}
        for place, adjective, inhabitant in demonyms:
            for ending in _ADJECTIVE_ENDINGS:
                self._derived[adjective + ending] = place
            if inhabitant != "Deutsche":
                for form in _inhabitant_forms(inhabitant):
                    self._derived.setdefault(form, place)
            else:
                self._derived.update(dict.fromkeys(("Deutsche", "Deutschen", "Deutscher"), place))

    def entry(self, word: str) -> Entry | None:
        """The one-word name that ``word`` is, if it is one."""
        return self._single.get(word)

    def is_place(self, word: str) -> bool:
        """Whether a word is the one-word name of a place."""
        entry = self._single.get(word)
        return entry is not None and entry.label == "LOC"

    def is_derived(self, word: str) -> bool:
        """Whether a word is an adjective or inhabitant of a place."""
        return word in self._derived or word.lower() in self._derived

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """All names of the lists in a text; overlapping ones too."""
        words = reading.words
        for index, word in enumerate(words):
            if not (word[0].isupper() or word in self._by_first or word in self._derived):
                continue
            found = self._longest(words, index)
            if found:
                entry, length = found
                if length == 1 and "-" in word:
                    yield from self._parts(reading, index)
                yield Candidate(
                    reading.begins[index],
                    reading.ends[index + length - 1],
                    entry.label,
                    _SCORES.get(entry.kind, 0.85),
                    f"gazetteer-{entry.kind}",
                    because("in-list", kind=entry.kind),
                )
            elif (place := self._derived.get(word) or self._derived.get(word.lower())) is not None:
                yield Candidate(
                    reading.begins[index],
                    reading.ends[index],
                    "MISC",
                    0.9,
                    "derived-from-place",
                    because("derived-from", place=place),
                    ADJECTIVE,
                )
            elif word[0].isupper() and "-" in word:
                yield from self._parts(reading, index)
            elif (town := self._town_of(word)) is not None and self._before_noun(words, index):
                yield Candidate(
                    reading.begins[index],
                    reading.ends[index],
                    "MISC",
                    0.8,
                    "derived-from-town",
                    because("derived-from", place=town),
                    ADJECTIVE,
                )

    def _town_of(self, word: str) -> str | None:
        """The town a word like *Brüsseler* or *Münchner* is made from."""
        if word in _IRREGULAR_TOWNS:
            return _IRREGULAR_TOWNS[word]
        stem = word[:-2] if word.endswith("er") else ""
        entry = self._single.get(stem) if len(stem) >= _SHORTEST_PLACE_PART else None
        return stem if entry is not None and entry.kind == "city" else None

    @staticmethod
    def _before_noun(words: list[str], index: int) -> bool:
        return index + 1 < len(words) and words[index + 1][0].isupper()

    def _add(self, name: str, label: str, kind: str) -> None:
        words = tuple(name[begin:end] for begin, end in token_bounds(name, 0, len(name)))
        entry = Entry(words, label, kind)
        self._by_first.setdefault(words[0], []).append(entry)
        if len(words) == 1:
            self._single.setdefault(words[0], entry)

    def _longest(self, words: list[str], index: int) -> tuple[Entry, int] | None:
        word = words[index]
        if word.isupper() and len(word) >= _SHORTEST_CAPITALS and word not in self._by_first:
            shouted = self._single.get(word.capitalize())
            return (shouted, 1) if shouted is not None and shouted.label == "LOC" else None
        for entry in self._by_first.get(word, ()):
            length = len(entry.words)
            if length == 1 or _matches(words, index, entry.words):
                return entry, length
        if len(word) > _SHORTEST_PLACE_PART and word.endswith("s") and word[-2].isalpha():
            entry_or_none = self._single.get(word[:-1])
            if entry_or_none is not None:
                return entry_or_none, 1
        return None

    def _parts(self, reading: Reading, index: int) -> Iterator[Candidate]:
        word = reading.words[index]
        first, _, rest = word.partition("-")
        entry = self._single.get(first)
        if entry is None or len(first) < _SHORTEST_PART or rest in _NO_COMPOUND_HEADS or not rest:
            return
        begin = reading.begins[index]
        yield Candidate(
            begin,
            begin + len(first),
            entry.label,
            0.8,
            "compound-part",
            because("part-of", word=word),
            PART,
        )


def _matches(words: list[str], index: int, wanted: tuple[str, ...]) -> bool:
    here = words[index : index + len(wanted)]
    if len(here) < len(wanted) or tuple(here[:-1]) != wanted[:-1]:
        return False
    return here[-1] == wanted[-1] or here[-1] == f"{wanted[-1]}s"


def _inhabitant_forms(noun: str) -> set[str]:
    if noun.endswith("e"):
        stem = noun[:-1]
        feminine = {"Franzose": "Französin"}.get(noun, f"{stem}in")
        return {noun, f"{noun}n", feminine, f"{feminine}nen"}
    return {noun, f"{noun}s", f"{noun}n", f"{noun}in", f"{noun}innen"}


_SCORES = {
    "country": 0.95,
    "continent": 0.9,
    "state": 0.9,
    "city": 0.85,
    "water": 0.8,
    "parties": 0.95,
    "international": 0.95,
    "state_bodies": 0.85,
    "media": 0.85,
    "companies": 0.85,
    "clubs": 0.9,
}
