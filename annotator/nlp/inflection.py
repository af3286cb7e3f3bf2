"""Forms of German verbs in the third person, from an infinitive or its principal parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_INSEPARABLE = (
    "be",
    "ge",
    "er",
    "ver",
    "zer",
    "ent",
    "emp",
    "miss",
    "über",
    "unter",
    "wider",
    "hinter",
    "voll",
)
_NEEDS_E = re.compile(r"(?:[dt]|[^aeiouäöülrhmn][mn]|chn)\Z")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of one verb; those of a separable verb without their particle where they stand apart.

    Attributes:
        lemma: The infinitive, written as one word.
        particle: The separable particle, or empty.
        finite: Present, preterite and both subjunctives, third person singular and plural.
        participle: Past participle, written as one word.
        subjunctive: The forms that are subjunctive I singular.
    """

    lemma: str
    particle: str
    finite: frozenset[str]
    participle: str
    subjunctive: frozenset[str]

    @property
    def joined_finite(self) -> frozenset[str]:
        """The finite forms as they stand at the end of a clause: *mitteilte*."""
        return frozenset(self.particle + form for form in self.finite)

    @property
    def zu_infinitive(self) -> str:
        """The infinitive with *zu* inside (*mitzuteilen*), or just the infinitive."""
        return (
            f"{self.particle}zu{self.lemma[len(self.particle) :]}" if self.particle else self.lemma
        )


def verb_forms(entry: str) -> VerbForms:
    """The forms of a verb.

    Args:
        entry: An infinitive with ``|`` after a separable particle (``mit|teilen``), which is then weak; or
            that and its present, preterite and participle without the particle
            (``an|sprechen spricht sprach gesprochen``).

    Raises:
        ValueError: If the entry has neither one nor four words.
    """
    words = entry.split()
    particle, _, verb = words[0].rpartition("|")
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    match words[1:]:
        case []:
            present, preterite, participle = _weak(verb, stem)
        case [present, preterite, participle]:
            pass
        case _:
            raise ValueError(f"a verb has one or four forms, not: {entry!r}")
    subjunctive = frozenset({_with_e(stem, verb)})
    finite = {present, verb, preterite, *subjunctive, *_plural_and_second_subjunctive(preterite)}
    return VerbForms(
        particle + verb, particle, frozenset(finite), particle + participle, subjunctive
    )


def _weak(verb: str, stem: str) -> tuple[str, str, str]:
    link = "e" if _NEEDS_E.search(stem) and not verb.endswith(("eln", "ern")) else ""
    present, preterite = f"{stem}{link}t", f"{stem}{link}te"
    has_prefix = stem.endswith("ier") or stem.startswith(_INSEPARABLE)
    return present, preterite, present if has_prefix else f"ge{present}"


def _with_e(stem: str, verb: str) -> str:
    return f"{stem[:-2]}le" if verb.endswith("eln") else f"{stem}e"


def _plural_and_second_subjunctive(preterite: str) -> set[str]:
    if preterite.endswith("te"):
        return {f"{preterite}n"}
    plural = f"{preterite}n" if preterite.endswith("e") else f"{preterite}en"
    umlaut = re.sub(r"(?:au|[aou])(?=[^aeiouäöü]*\Z)", lambda hit: _UMLAUT[hit[0]], preterite)
    if umlaut == preterite:
        return {plural}
    return {plural, f"{umlaut}e", f"{umlaut}en"}


_UMLAUT = {"a": "ä", "o": "ö", "u": "ü", "au": "äu"}
