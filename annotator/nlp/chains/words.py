"""What words tell about whom they stand for: gender, number, head of a description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from annotator.nlp.lexicons import Lexicon

Gender = Literal["m", "f", "n"]

DEFINITE: Final = frozenset(
    "der die das dem den des dieser diese dieses diesem diesen jener jene jenes".split()
)
PRONOUNS: Final[Mapping[str, Gender | None]] = {
    "er": "m",
    "ihm": "m",
    "ihn": "m",
    "sie": None,
    "letzterer": "m",
    "letztere": "f",
}
"""Pronouns that point back to somebody; *sie* is feminine or plural."""

_WEAK = re.compile(r"e[rnms]?\Z")
_PARTICIPLE = re.compile(
    r"(?:jährige|beauftragte|vorsitzende|abgeordnete|angeklagte|verdächtige|beschuldigte|verurteilte|angestellte|"
    r"beamte|gesandte|bevollmächtigte|vertraute|überlebende|studierende|liberale)[rnms]?\Z"
)
_AGE = re.compile(r"\A\d{1,3}-[Jj]ährige[rnms]?\Z")
_PLURAL_VERB = re.compile(r"(?:en|eln|ern|sind|seien)\Z")
_INHABITANT = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+er\Z")


def stem(word: str) -> str:
    """A noun without case ending, so that *Gesandter*, *Gesandte* and *Gesandten* are one; the feminine stays apart."""
    lowered = word.lower()
    if lowered.endswith(("innen", "in")):
        return lowered.removesuffix("nen")
    if is_participle(lowered):
        return _WEAK.sub("", lowered)
    for ending in ("snm", "e"):
        if len(lowered) > 4 and lowered[-1] in ending:  # noqa: PLR2004 - short words have no ending to lose
            lowered = lowered[:-1]
    return lowered


def is_age(word: str) -> bool:
    """Whether a word is of the kind *51-Jährige*."""
    return _AGE.match(word) is not None


def is_participle(word: str) -> bool:
    """Whether a noun is inflected like an adjective: *der Vorsitzende, ein Vorsitzender, die Vorsitzende*."""
    return _PARTICIPLE.search(word.lower()) is not None


def is_inhabitant(word: str) -> bool:
    """Whether a word looks like *Berliner*, which stands before nouns like an adjective."""
    return _INHABITANT.match(word) is not None


def is_plural_verb(word: str) -> bool:
    """Whether a finite verb can only go with *sie* as a plural."""
    return _PLURAL_VERB.search(word) is not None


class PeopleWords:
    """First names, functions and nouns for groups, as the lexicon has them."""

    def __init__(self, lexicon: Lexicon) -> None:
        chains, people = lexicon["chains"], lexicon["people"]
        self._names: dict[str, Gender] = dict.fromkeys(chains["feminine"].split(), "f")
        self._names |= dict.fromkeys(chains["masculine"].split(), "m")
        functions = {*people["functions"].split(), *people["titles"].split()}
        self._functions = tuple(sorted({stem(w) for w in functions if len(w) > 3}))  # noqa: PLR2004 - not Dr., Mr.
        self._rephrasing = tuple(stem(word) for word in chains["rephrasing"].split())
        self._inhabitants = frozenset(stem(row[2]) for row in lexicon["demonyms"] if row[2])
        self._companies = _by_stem(chains["companies"])
        self._parties = _by_stem(chains["parties"])
        self._bodies = _by_stem(chains["bodies"])

    def of_first_name(self, word: str) -> Gender | None:
        """The gender of whoever has a first name; the first part of a double name decides."""
        first = word.partition("-")[0]
        known = self._names.get(word) or self._names.get(first)
        # Hardly a man's name ends in -a but those listed; foreign ones would be endless.
        return known or ("f" if first.endswith(("a", "ine", "ette")) and len(first) > 3 else None)  # noqa: PLR2004 - Sa, Ma

    def is_person(self, head: str) -> bool:
        """Whether a noun is a function, an occupation or the like."""
        known = stem(head)
        if known not in self._functions and self.group(head) is not None:
            return False
        masculine = known.removesuffix("in")
        return (
            is_age(head)
            or is_participle(head)
            or known.endswith(self._functions)
            or (masculine != known and stem(masculine).endswith(self._functions))
            or self.is_rephrasing(head)
        )

    def is_rephrasing(self, head: str) -> bool:
        """Whether a noun only says in other words who was just named."""
        known = stem(head)
        forms = {known, known.removesuffix("in"), stem(known.removesuffix("in"))}
        if not known.endswith("in"):
            forms = {known}
        return any(form.endswith(self._rephrasing) or form in self._inhabitants for form in forms)

    def gender_of_noun(self, head: str, determiner: str) -> Gender | None:
        """The gender of a person's noun in the singular."""
        if head.lower() in {"frau", "witwe", "tochter", "mutter", "königin", "ehefrau"}:
            return "f"
        if head.lower().endswith("frau"):
            return "f"
        if is_participle(head):
            if determiner in {"die", "diese"}:
                return "f"
            is_masculine = determiner == "der" or head.endswith("r")
            return "m" if is_masculine else None
        return "f" if stem(head).endswith("in") and head.lower() != "main" else "m"

    def group(self, head: str) -> tuple[str, Gender] | None:
        """The kind (``company``, ``party``, ``body``) and gender of a noun for a group."""
        known = stem(head)
        for kind, words in (
            ("company", self._companies),
            ("party", self._parties),
            ("body", self._bodies),
        ):
            for each, gender in words.items():
                if known == each or (kind != "party" and known.endswith(each)):
                    return kind, gender
        return None


def _by_stem(words: Mapping[Gender, str]) -> dict[str, Gender]:
    return {stem(word): gender for gender, listed in words.items() for word in listed.split()}
