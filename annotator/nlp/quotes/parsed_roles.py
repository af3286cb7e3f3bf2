"""Who speaks and to whom, where the pipeline has a parser: what depends on the cue."""

from __future__ import annotations

from annotator.nlp.quotes.cues import Cue
from annotator.nlp.quotes.words import PRONOUNS
from annotator.nlp.reading import Reading
from annotator.nlp.syntax import Dependent

Range = tuple[int, int]
"""Half-open range of token indices."""

_WITHOUT_SUBJECT = frozenset({"heißen", "hervorgehen", "verlauten"})
_NO_PHRASE = frozenset({":", ";", "„", "“", "”", "»", "«", "?", "!"})
_NOBODY = frozenset("sich selbst dies das es was nichts alles".split())


def participants(reading: Reading, cue: Cue, first: int, last: int) -> list[Dependent]:
    """What the parser says depends on a cue, as far as it can take part: noun phrases and pronouns between two tokens."""
    return [
        each
        for each in reading.syntax.dependents(cue.finite)
        if _fits(reading, each, cue, first, last)
    ]


def parsed_speaker(cue: Cue, near: list[Dependent]) -> Range | None:
    """The subject of the verb, in the passive the agent; none if the parser does not know it for sure."""
    if cue.lemma in _WITHOUT_SUBJECT:
        return None
    is_passive = cue.passive and cue.lemma != "zitieren"
    found = [each for each in near if each.function == ("agent" if is_passive else "subject")]
    return (found[0].first, found[0].last) if len(found) == 1 else None


def parsed_addressee(
    cue: Cue, cases: tuple[str, ...], near: list[Dependent], speaker: Range | None
) -> Range | None:
    """The object in the case in which the verb has those it is directed at.

    Args:
        cue: The cue.
        cases: ``accusative``, ``dative``; none if the verb is directed at nobody.
        near: What depends on it.
        speaker: Who speaks, and so is not spoken to.
    """
    if not cases or cue.passive:
        return None
    wanted = "object" if "accusative" in cases else "dative"
    found = [
        each
        for each in near
        if each.function == wanted
        and not each.preposition
        and (speaker is None or each.last <= speaker[0] or speaker[1] <= each.first)
    ]
    return (found[0].first, found[0].last) if len(found) == 1 else None


def _fits(reading: Reading, each: Dependent, cue: Cue, first: int, last: int) -> bool:
    if not first <= each.first < each.last <= last:
        return False
    if any(each.first <= token < each.last for token in cue.tokens):
        return False
    words = reading.words[each.first : each.last]
    if any(word in _NO_PHRASE for word in words):
        return False
    if len(words) == 1 and reading.lower[each.first] in PRONOUNS:
        return True
    return reading.lower[each.first] not in _NOBODY and any(word[0].isupper() for word in words)
