"""From each name and mention back to who it stands for; where several would do, nothing is proposed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from annotator.nlp.chains.names import Naming
from annotator.nlp.chains.referents import Referent
from annotator.nlp.chains.words import Gender, PeopleWords, is_age, stem
from annotator.nlp.reading import Reading
from annotator.nlp.results import Link, Results

ANTECEDENT = "antecedent"
"""Role of a link; schemas without that role leave the links out."""

_NEAR = 2
"""Sentences that a pronoun, or a noun that says who was just named in other words, reaches back."""

_FAR = 20
"""Sentences that a repeated description reaches back."""

_SHORT = 4
"""Letters; words no longer than that are the end of many others."""

_OWNERS: dict[str, Gender] = {"sei": "m", "ihr": "f"}
"""Whose *seine* and *ihre* are, by their first letters."""

_REMEMBERED = 60
"""Names and mentions whose gender is learnt from what follows."""


@dataclass(frozen=True, slots=True)
class _Choice:
    target: Referent
    rule: str
    score: float


class ChainRules:
    """Finds the antecedents of an article.

    Args:
        words: What words tell about people and groups.
        parties: Names of parties.
    """

    def __init__(self, words: PeopleWords, parties: frozenset[str]) -> None:
        self._words = words
        self._parties = parties

    def find(self, reading: Reading, results: Results, everyone: list[Referent]) -> Iterator[Link]:
        """The links of an article, in reading order of their heads.

        Args:
            reading: The text.
            results: What was proposed for it.
            everyone: Its names and mentions, in reading order.
        """
        quoted = [
            found.fragments for _, found in results.of_layer("quote") if found.label == "Direct"
        ]
        desk = _Desk(reading, everyone, quoted)
        naming = Naming([each for each in everyone if each.name], reading.text)
        for each in everyone:
            choice = self._choose(desk, naming, each)
            if choice is not None:
                desk.join(each, choice.target)
                yield Link(each.index, ANTECEDENT, choice.target.index, choice.score, choice.rule)
            desk.take(each)

    def _choose(self, desk: _Desk, naming: Naming, each: Referent) -> _Choice | None:
        if each.name:
            found = naming.antecedent(each)
            return None if found is None else _Choice(*found)
        if each.pronoun:
            return None if desk.is_quoted(each) else self._pronoun(desk, each)
        inside = desk.name_inside(each)
        if inside is not None:
            return _Choice(inside, "name-inside", 0.9)
        if each.plural or not each.heads or desk.is_quoted(each):
            return None
        if not each.definite:
            return self._own_party(desk, each)
        others = self._rephrased if each.kind == "person" else self._group
        return self._described(desk, each) or others(desk, each)

    def _described(self, desk: _Desk, each: Referent) -> _Choice | None:
        """*der Gesandte* after *Südkoreas Gesandter Kim Gunn*, or after *ein Gesandter aus Seoul*."""
        head = stem(each.heads[0])
        near = [
            other
            for other in desk.before(each, _FAR)
            if not other.pronoun
            and not other.plural
            and _may_be(each, other)
            and any(_says_the_same(each, head, known) for known in other.heads)
            and (not each.complements or each.complements & (other.complements or {*other.name}))
        ]
        if not near or len(desk.chains(near)) > 1:
            return None
        target = near[-1]
        return _Choice(target, "described-before", 0.8 if target.name else 0.65)

    def _rephrased(self, desk: _Desk, each: Referent) -> _Choice | None:
        """*die FDP-Politikerin*, *der 55-Jährige* after one person was named."""
        head = each.heads[0]
        if each.complements or not (is_age(head) or self._words.is_rephrasing(head)):
            return None
        people = [
            other
            for other in desk.before(each, _NEAR)
            if other.kind == "person" and not other.plural and _may_be(each, other)
        ]
        if len(desk.chains(people)) != 1 or not any(other.name for other in people):
            return None
        sure = each.gender is not None and any(other.gender == each.gender for other in people)
        return _Choice(
            _best(people), "age" if is_age(head) else "rephrased", 0.75 if sure else 0.55
        )

    def _group(self, desk: _Desk, each: Referent) -> _Choice | None:
        """*das Unternehmen* after one company was named, *die Partei* after one party."""
        group = self._words.group(each.heads[0])
        if group is None or group[0] == "body" or each.complements:
            return None
        is_party = group[0] == "party"
        named = [
            other
            for other in desk.before(each, _NEAR)
            if other.kind == "group"
            and other.name
            and (" ".join(other.name) in self._parties) == is_party
        ]
        if len(desk.chains(named)) != 1:
            return None
        return _Choice(named[-1], f"{group[0]}-before", 0.6)

    def _own_party(self, desk: _Desk, each: Referent) -> _Choice | None:
        """*seine Partei* after *Jan Au (FDP)*, if he is the only one it can be."""
        owner = _OWNERS.get(desk.first_word(each)[:3])
        group = self._words.group(each.heads[0])
        if owner is None or group is None or group[0] != "party" or each.complements:
            return None
        people = [
            other
            for other in desk.before(each, _NEAR)
            if other.kind == "person" and not other.plural and other.gender in {owner, None}
        ]
        if len(desk.chains(people)) != 1 or not any(other.gender == owner for other in people):
            return None
        party = desk.in_brackets_behind(people[0])
        is_party = party is not None and " ".join(party.name) in self._parties
        return _Choice(party, "own-party", 0.75) if party is not None and is_party else None

    def _pronoun(self, desk: _Desk, each: Referent) -> _Choice | None:
        """Who spoke last, else who came first in the sentence before, else the only one it can be."""
        near = [other for other in desk.before(each, _NEAR) if _may_be(each, other)]
        if each.plural:
            several = [o for o in near if o.plural and o.speaks and o.kind == "person"]
            return _speakers(desk, several)
        people = _prominent(each, [o for o in near if o.kind == "person" and not o.plural])
        groups = [o for o in near if o.kind == "group" and o.speaks and o.gender == each.gender]
        if not people:
            alone = len(desk.chains(groups)) == 1
            return _Choice(groups[-1], "pronoun-group", 0.55) if alone else None
        if each.gender == "f" and not any(other.gender == "f" for other in people):
            # A name of unknown gender: it is hers only if nobody and nothing else can be meant.
            alone = not groups and len(desk.chains(people)) == 1
            return _Choice(_best(people), "pronoun-only", 0.5) if alone else None
        if len(desk.chains(people)) == 1:
            return _Choice(_best(people), "pronoun-only", 0.8)
        return _among(desk, each, people)


def _prominent(each: Referent, people: list[Referent]) -> list[Referent]:
    """Those who do something; who only stands after a preposition counts if nobody else does, and a sentence later."""
    doing = [other for other in people if not other.oblique]
    return doing or [other for other in people if other.sentence < each.sentence]


def _speakers(desk: _Desk, several: list[Referent]) -> _Choice | None:
    """Whom *sie* in the plural stands for."""
    return _Choice(several[-1], "pronoun-speakers", 0.6) if len(desk.chains(several)) == 1 else None


def _among(desk: _Desk, each: Referent, people: list[Referent]) -> _Choice | None:
    """One of several persons: who spoke last, who is the only one of the sentence before, the only one of that gender."""
    recent = max(other.sentence for other in people)
    nearest = [other for other in people if other.sentence == recent]
    fitting = [other for other in people if other.gender == each.gender]
    spoke = [other for other in people if other.speaks][-1:]
    if spoke and spoke[0].sentence == recent and (not fitting or spoke[0] in fitting):
        return _Choice(spoke[0], "pronoun-speaker", 0.7)
    if len(desk.chains(nearest)) == 1 and recent < each.sentence:
        return _Choice(_best(nearest), "pronoun-sentence", 0.6)
    if len(desk.chains(fitting)) == 1:
        return _Choice(_best(fitting), "pronoun-gender", 0.6)
    return None


class _Desk:
    """What was read so far, and what belongs together."""

    def __init__(
        self,
        reading: Reading,
        everyone: list[Referent],
        quoted: list[tuple[tuple[int, int], ...]],
    ) -> None:
        self._reading = reading
        self._everyone = everyone
        self._seen: list[Referent] = []
        self._before: dict[int, int] = {}
        parts = sorted(part for parts in quoted for part in parts)
        self._quotes = [begin for begin, _ in parts]
        self._reach = list(accumulate((end for _, end in parts), max))
        self._begins = [each.found.begin for each in everyone]
        self._last_names = {each.name[-1] for each in everyone if each.name}

    def take(self, referent: Referent) -> None:
        """Count somebody as spoken of."""
        self._seen.append(referent)

    def join(self, referent: Referent, target: Referent) -> None:
        """Put somebody into the chain of somebody before, whose gender it shares from now on."""
        chain = self._first(target.index)
        self._before[self._first(referent.index)] = chain
        gender = referent.gender or target.gender
        for other in (*self._seen[-_REMEMBERED:], referent, target):
            if other.gender is None and self._first(other.index) == chain:
                other.gender = gender

    def chains(self, some: list[Referent]) -> set[int]:
        """The different chains that some belong to."""
        return {self._first(each.index) for each in some}

    def first_word(self, referent: Referent) -> str:
        """Its first word in lower case."""
        return self._reading.lower[referent.first]

    def in_brackets_behind(self, person: Referent) -> Referent | None:
        """The group in brackets behind one of the names of a person."""
        chain = self._first(person.index)
        ends = {each.last for each in self._seen if self._first(each.index) == chain}
        groups = (
            each
            for each in self._seen
            if each.kind == "group" and each.name and each.first - 1 in ends
        )
        return next((each for each in groups if self._reading.words[each.first - 1] == "("), None)

    def before(self, referent: Referent, sentences: int) -> list[Referent]:
        """Who was spoken of outside of this mention, at most so many sentences back, in reading order."""
        found: list[Referent] = []
        for other in reversed(self._seen):
            if referent.sentence - other.sentence > sentences:
                break
            if other.found.end <= referent.found.begin and not self.is_quoted(other):
                found.append(other)
        return found[::-1]

    def _first(self, index: int) -> int:
        """The one that stands for a whole chain."""
        while (before := self._before.get(index, index)) != index:
            self._before[index] = self._before.get(before, before)
            index = before
        return index

    def is_quoted(self, referent: Referent) -> bool:
        """Whether it stands inside somebody's very words."""
        before = bisect_right(self._quotes, referent.found.begin)
        return before > 0 and self._reach[before - 1] >= referent.found.end

    def name_inside(self, mention: Referent) -> Referent | None:
        """The name that a mention is a longer way to say: *der Gesandte Sung Kim*, *Kim Gunn, der Gesandte*."""
        first = bisect_left(self._begins, mention.found.begin)
        last = bisect_left(self._begins, mention.found.end)
        inside = [
            other
            for other in self._everyone[first:last]
            if other.name and other.last <= mention.last and other.index != mention.index
        ]
        people = [other for other in inside if other.kind == "person"]
        for name in people or inside:
            if self._is_core(mention, name, inside):
                return name
        return None

    def _is_core(self, mention: Referent, name: Referent, inside: list[Referent]) -> bool:
        lower, words = self._reading.lower, self._reading.words
        around = [*range(mention.first, name.first), *range(name.last, mention.last)]
        if len(inside) > 1 and any(lower[index] in _JOINING for index in around):
            return False
        before = range(mention.first, name.first)
        if not before:
            return name.kind == "group" or words[name.last] in {",", "("}
        previous = words[name.first - 1]
        only_determiner = all(lower[i] in _ARTICLES or words[i][0].islower() for i in before)
        if name.kind == "group":
            has_preposition = any(
                lower[i] in _BREAKS for i in before[lower[before[0]] in _ARTICLES :]
            )
            return not has_preposition and (
                only_determiner
                or (
                    mention.kind != "person"
                    and previous[0].isupper()
                    and not previous.endswith("s")
                )
            )
        if previous == ",":
            return name.last == mention.last or words[name.last] in {"(", ","}
        commas = [i for i in before if words[i] == ","]
        title = range(commas[-1] + 1 if commas else before[0], name.first)
        if not previous[0].isupper() or any(lower[i] in _BREAKS for i in title[1:]):
            return False
        # Merkels in „der Sprecher Merkels“ is a genitive if Merkel is named elsewhere.
        last = name.name[-1]
        return not (last.endswith("s") and last[:-1] in self._last_names)


_ARTICLES = frozenset("der die das dem den des ein eine einem einen einer eines".split())
_JOINING = frozenset({"und", "sowie", "oder", "/"})
_BREAKS = frozenset("von vom der des für aus bei beim in im am an und zu zur zum gegen".split())


def _may_be(each: Referent, other: Referent) -> bool:
    """Whether number, gender and kind do not speak against it."""
    if each.plural != other.plural:
        return False
    if each.gender and other.gender and each.gender != other.gender:
        return False
    return each.kind == other.kind or "unknown" in {each.kind, other.kind} or bool(each.pronoun)


def _says_the_same(each: Referent, head: str, known: str) -> bool:
    """Whether a description is used again; of things only the very same word."""
    if each.kind == "unknown":
        return each.heads[0] == known
    other = stem(known)
    return other == head or (len(head) > _SHORT and other.endswith(head))


def _best(some: list[Referent]) -> Referent:
    """The last name among some, else the last of them."""
    return next((each for each in reversed(some) if each.name), some[-1])
