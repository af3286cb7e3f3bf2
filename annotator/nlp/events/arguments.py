"""Arguments of an event: the phrases and names around its trigger, by what they are to it and kind of entity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.nlp.events.phrases import (
    Clause,
    Phrase,
    clause_of,
    subject_of_clause,
    subject_of_sentence,
)
from annotator.nlp.events.triggers import Trigger, same_clause
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.reading import Reading, Stretch
from annotator.nlp.results import Found

_IN_PLACE = frozenset("in im bei beim nahe vor an am auf".split())
_ACTORS = ("PER", "ORG", "LOC")
_TOGETHER = frozenset({"participant"})
_UNDERGONE = frozenset({"Casualty", "Resignation"})
"""Types whose subject undergoes what happens: *zwei Menschen starben*, *der Minister trat zurück*."""

_AGAINST = frozenset({"gegen", "gegenüber"})
_OBJECT_NOUNS = (
    "ung",
    "ungen",
    "nahme",
    "nahmen",
    "lassung",
    "wahl",
    "beschuss",
    "mord",
    "kauf",
    "sturz",
    "raub",
)
"""Endings of nouns made of verbs with an object: their genitive is what it is done to."""

_AIMED = (
    "angriff",
    "angriffe",
    "angriffen",
    "angriffs",
    "anschlag",
    "anschläge",
    "anschlags",
    "attentat",
    "attacke",
    "attacken",
    "überfall",
)
_DURING = frozenset({"bei", "beim", "während", "beginn", "rande", "rahmen", "anlässlich"})
_JOINING = frozenset({",", "und", "sowie", "oder"})
_DEFINITE = frozenset({"der", "den", "dem", "seinen", "ihren", "seiner", "ihrer"})
_REACH = 12
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Filler:
    """What may fill a role.

    Attributes:
        role: The role.
        first: Index of its first token.
        last: One past the index of its last token.
        name: Index among the results of the entity it is, if it is one.
        score: Estimated precision.
        rule: Name of the rule.
    """

    role: str
    first: int
    last: int
    name: int | None
    score: float
    rule: str


_Name = tuple[int, Found, int, int]


def arguments(
    reading: Reading,
    sentence: Stretch,
    trigger: Trigger,
    near: list[tuple[int, Found]],
    allowed: frozenset[str],
) -> Iterator[Filler]:
    """The likely arguments of a trigger, roles that its type has not left out.

    Args:
        reading: The text.
        sentence: The sentence of the trigger.
        trigger: The trigger.
        near: Index and span of the entities of the sentence, parts of compounds too.
        allowed: Roles of the event type.
    """
    clause = clause_of(reading, sentence, trigger)
    names = [
        (index, found, reading.token_at(found.begin), reading.token_before(found.end))
        for index, found in near
    ]
    whole = [name for name in names if "form" not in name[1].attributes]
    found = [
        *_times(reading, trigger, whole),
        *(
            _of_verb(reading, trigger, clause, whole, allowed)
            if trigger.is_verb
            else _of_noun(reading, sentence, trigger, clause, names, allowed)
        ),
        *_by_preposition(reading, trigger, clause, whole, allowed),
    ]
    seen: set[tuple[str, int]] = set()
    for filler in found:
        key = (filler.role, filler.last)
        if filler.role in allowed and key not in seen:
            seen.add(key)
            yield filler


def _times(reading: Reading, trigger: Trigger, names: list[_Name]) -> Iterator[Filler]:
    """The date nearest to the trigger; of a verb one of the same clause before one of the sentence."""
    anchor = trigger.tokens[0]
    dates = sorted(
        (not same_clause(reading, first, anchor), abs(first - anchor), index, first, last)
        for index, found, first, last in names
        if found.label == "DATE"
    )
    for is_apart, distance, index, first, last in dates[:1]:
        if not trigger.is_verb and (is_apart or distance > _NEAR):
            return
        yield Filler("time", first, last, index, 0.45 if is_apart else 0.65, "nearest-date")


def _of_verb(
    reading: Reading, trigger: Trigger, clause: Clause, names: list[_Name], allowed: frozenset[str]
) -> Iterator[Filler]:
    """Subject, object and agent of a verb, passive or not."""
    subject, target, agent = clause.the("subject"), clause.the("object"), clause.the("agent")
    if subject is not None and not _is_date(subject, names):
        undergoes = clause.is_passive or trigger.label in _UNDERGONE
        role = "target" if undergoes else "agent"
        if role not in allowed or allowed >= _TOGETHER:
            role = "participant"
        yield from _fillers(reading, role, subject, names, allowed)
    if agent is not None:
        yield from _fillers(reading, "agent", agent, names, allowed)
    if target is not None and not clause.is_passive and not _is_date(target, names):
        role = next(
            (each for each in ("target", "participant", "topic") if each in allowed), "target"
        )
        if role == "participant" and not _holds_name(target, names):
            role = "topic"
        yield from _fillers(reading, role, target, names, allowed)


def _of_noun(
    reading: Reading,
    sentence: Stretch,
    trigger: Trigger,
    clause: Clause,
    names: list[_Name],
    allowed: frozenset[str],
) -> Iterator[Filler]:
    """The name before a noun, its genitive, the first part of a compound, and who does it."""
    noun = trigger.tokens[-1]
    does = "participant" if allowed >= _TOGETHER else "agent"
    for index, found, first, last in names:
        part = found.attributes.get("form") == "part"
        if found.label not in _ACTORS:
            continue
        if part and first == noun:
            yield Filler(does, first, last, index, 0.5, "by-case")
        elif not part and "form" not in found.attributes and _owns(reading, last, noun, trigger):
            yield Filler(does, first, last, index, 0.6, "by-case")
    yield from _genitive(reading, noun, does, names, allowed)
    doer = subject_of_clause(reading, clause, trigger)
    if doer is None and does == "participant":
        doer = _host(reading, sentence, clause, noun)
    if doer is not None:
        yield from _fillers(reading, does, doer, names, allowed)


def _owns(reading: Reading, last: int, noun: int, trigger: Trigger) -> bool:
    """Whether a name that ends at ``last`` is the genitive before the noun, adjectives between them: *Kiels neue Sanktionen*."""
    del trigger
    between = reading.words[last:noun]
    ends = reading.words[last - 1].endswith(("s", "’", "'"))
    return (
        ends
        and last <= noun
        and len(between) <= _NEAR // 2
        and all(
            word.islower() and word.isalpha() and word.endswith(("e", "en", "er", "es"))
            for word in between
        )
    )


def _genitive(
    reading: Reading, noun: int, does: str, names: list[_Name], allowed: frozenset[str]
) -> Iterator[Filler]:
    """*die Sanktionen der USA*, *die Festnahme des Ministers*, *die Wahl Brinkhoffs*."""
    after = noun + 1
    if after >= len(reading):
        return
    role = does
    if reading.lower[noun].endswith(_OBJECT_NOUNS):
        role = next((each for each in ("target", "topic") if each in allowed), "")
    if reading.lower[after] in {"der", "des", "eines", "einer", "von", "vom"}:
        start = after + (reading.lower[after] in {"von", "vom"})
        end = noun_phrase_end(reading, start, len(reading))
        phrase = Phrase("phrase", start, end)
        if end > start and (role != does or _holds_name(phrase, names)):
            yield from _fillers(reading, role, phrase, names, allowed)
        return
    for index, found, first, last in names:
        is_genitive = reading.words[last - 1].endswith("s")
        if first == after and found.label in _ACTORS and is_genitive:
            yield Filler(role, first, last, index, 0.55, "by-case")


def _host(reading: Reading, sentence: Stretch, clause: Clause, noun: int) -> Phrase | None:
    """Who does something *bei einem Treffen*, *zu Beginn der Gespräche* takes part in it."""
    before = reading.lower[max(clause.first, noun - _NEAR // 2) : noun]
    if _DURING.isdisjoint(before):
        return None
    found = subject_of_sentence(reading, sentence, clause)
    return None if found is None or found.first <= noun < found.last else found


def _by_preposition(
    reading: Reading, trigger: Trigger, clause: Clause, names: list[_Name], allowed: frozenset[str]
) -> Iterator[Filler]:
    """Phrases whose preposition says what they are: *in Genf*, *gegen Beamte*, *nach Rom*, *mit Paris*."""
    anchor = trigger.tokens[0]
    phrases = [each for each in clause.phrases if each.function == "phrase"]
    for each in sorted(phrases, key=lambda phrase: abs(phrase.first - anchor)):
        is_near = abs(each.first - trigger.tokens[-1]) <= (_REACH if trigger.is_verb else _NEAR)
        if _is_date(each, names) or not (is_near or each.is_parsed):
            continue
        if not trigger.is_verb and each.last <= anchor and not each.is_parsed:
            continue  # what stands before a noun belongs to something else
        label = _label_of(each, names)
        role = _role_of(each.preposition, label, allowed, aimed=_is_aimed(reading, trigger))
        if role == "instrument" and reading.lower[each.first] in _DEFINITE:
            continue  # *Manöver mit den Truppen*: others who take part
        if role:
            yield from _fillers(reading, role, each, names, allowed, 0.6 if label else 0.5)


def _is_aimed(reading: Reading, trigger: Trigger) -> bool:
    return reading.lower[trigger.tokens[-1]].endswith(_AIMED)


def _role_of(preposition: str, label: str, allowed: frozenset[str], *, aimed: bool) -> str:
    """The role a preposition gives to a phrase; ``label`` is that of the first entity in it, or empty."""
    if preposition in _AGAINST or (aimed and preposition in {"auf", "an"}):
        return "target"
    if preposition in {"mit", "zwischen"} and allowed >= _TOGETHER:
        return "participant"
    if not label:
        return "instrument" if preposition == "mit" and "instrument" in allowed else ""
    if label == "LOC":
        return _place_role(preposition, allowed)
    if preposition in {"von", "durch"} and "agent" in allowed:
        return "agent"
    return "recipient" if preposition in {"an", "für"} else ""


def _place_role(preposition: str, allowed: frozenset[str]) -> str:
    if preposition == "nach":
        return "destination" if "destination" in allowed else "recipient"
    if preposition in {"aus", "von"} and "origin" in allowed:
        return "origin"
    return "place" if preposition in _IN_PLACE else ""


def _label_of(phrase: Phrase, names: list[_Name]) -> str:
    """The label of the entity that a phrase is, or that it is made of together with others."""
    inside = [name for name in names if phrase.first <= name[2] and name[3] <= phrase.last]
    actors = [found for _, found, _, last in inside if found.label in _ACTORS]
    return actors[0].label if actors else ""


def _is_date(phrase: Phrase, names: list[_Name]) -> bool:
    return any(
        found.label == "DATE" and first < phrase.last and phrase.first < last
        for _, found, first, last in names
    )


def _holds_name(phrase: Phrase, names: list[_Name]) -> bool:
    return bool(_label_of(phrase, names))


def _fillers(
    reading: Reading,
    role: str,
    phrase: Phrase,
    names: list[_Name],
    allowed: frozenset[str],
    score: float = 0.5,
) -> Iterator[Filler]:
    """A filler for the phrase, or one for each name of a list: *zwischen Kiel, Rom und Oslo*."""
    if role not in allowed:
        return
    rule = "by-preposition" if phrase.preposition and phrase.function == "phrase" else "by-case"
    rule = "by-dependency" if phrase.is_parsed else rule
    for first, last in _members(reading, phrase, names):
        index = next(
            (
                index
                for index, found, start, end in names
                if found.label in _ACTORS and end == last and start - first in {0, 1}
            ),
            None,
        )
        if index is None:
            yield Filler(role, first, last, None, score - 0.1, rule)
        else:
            found = next(name for name in names if name[0] == index)
            yield Filler(role, found[2], found[3], index, score, rule)


def _members(reading: Reading, phrase: Phrase, names: list[_Name]) -> Iterator[tuple[int, int]]:
    """The parts of a coordination if each has a name, else the phrase as one."""
    parts: list[tuple[int, int]] = []
    start = phrase.first
    for index in range(phrase.first, phrase.last + 1):
        if index == phrase.last or reading.lower[index] in _JOINING:
            if index > start:
                parts.append((start, index))
            start = index + 1
    actors = [(first, last) for _, found, first, last in names if found.label in _ACTORS]
    if (
        len(parts) > 1
        and all(
            any(first <= begin and end == last for begin, end in actors) for first, last in parts
        )
        and "und" in reading.lower[phrase.first : phrase.last]
    ):
        yield from parts
    else:
        yield (phrase.first, phrase.last)
