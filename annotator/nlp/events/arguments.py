"""Arguments of an event: the noun phrases and names around its trigger, by case, preposition and kind of entity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.nlp.events.triggers import Trigger, same_clause
from annotator.nlp.quotes.chunks import ACCUSATIVE, NOMINATIVE, Chunk, chunks
from annotator.nlp.quotes.moods import main_verb
from annotator.nlp.reading import Reading, Stretch
from annotator.nlp.results import Found

_PASSIVE = frozenset("wird werden wurde wurden worden".split())
_IN_PLACE = frozenset("in im bei beim nahe vor an am auf".split())
_BORDERS = frozenset({",", ";", ":", "–", "—", "„", "“", '"', "»", "«", "(", ")"})
_NOBODY = frozenset("es man sich niemand nichts das dies was wer welche welcher".split())
_ACTORS = ("PER", "ORG", "LOC")
_UNDERGONE = frozenset({"Casualty", "Resignation"})
"""Types whose subject undergoes what happens: *zwei Menschen starben*, *der Minister trat zurück*."""

_REACH = 12


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
        near: Index and span of the entities of the sentence.
        allowed: Roles of the event type.
    """
    clause = _clause(reading, sentence, trigger)
    names = [
        (index, found, reading.token_at(found.begin), reading.token_before(found.end))
        for index, found in near
    ]
    found = [
        *_times(reading, trigger, names),
        *_by_preposition(reading, trigger, clause, names, allowed),
        *(_by_case(reading, trigger, clause, names, allowed) if trigger.is_verb else ()),
    ]
    seen: set[tuple[str, int]] = set()
    for filler in found:
        if filler.role in allowed and (filler.role, filler.first) not in seen:
            seen.add((filler.role, filler.first))
            yield filler


_Name = tuple[int, Found, int, int]


def _clause(reading: Reading, sentence: Stretch, trigger: Trigger) -> tuple[int, int]:
    first, last = trigger.tokens[0], trigger.tokens[-1] + 1
    while first > sentence.first and reading.words[first - 1] not in _BORDERS:
        first -= 1
    while last < sentence.last and reading.words[last] not in _BORDERS:
        last += 1
    return first, last


def _times(reading: Reading, trigger: Trigger, names: list[_Name]) -> Iterator[Filler]:
    """The date nearest to the trigger; one of the same clause before one of the sentence."""
    anchor = trigger.tokens[0]
    dates = sorted(
        (not same_clause(reading, first, anchor), abs(first - anchor), index, first, last)
        for index, found, first, last in names
        if found.label == "DATE"
    )
    for is_apart, _, index, first, last in dates[:1]:
        yield Filler("time", first, last, index, 0.45 if is_apart else 0.65, "nearest-date")


def _by_preposition(
    reading: Reading,
    trigger: Trigger,
    clause: tuple[int, int],
    names: list[_Name],
    allowed: frozenset[str],
) -> Iterator[Filler]:
    """Names whose preposition says what they are: *in Genf*, *gegen Kiel*, *nach Rom*, *mit Paris*."""
    anchor = trigger.tokens[0]
    inside = [name for name in names if clause[0] <= name[2] < clause[1]]
    for index, found, first, last in sorted(inside, key=lambda name: abs(name[2] - anchor)):
        if abs(first - anchor) > _REACH or found.label not in _ACTORS:
            continue
        role = _role_of(_preposition(reading, clause[0], first), found.label, allowed)
        if role:
            yield Filler(role, first, last, index, 0.6, "by-preposition")


def _preposition(reading: Reading, start: int, first: int) -> str:
    """The preposition right before a name, an article and *und* between them left out."""
    index = first - 1
    while index > start and reading.lower[index] in {"der", "dem", "den", "die", "das"}:
        index -= 1
    if index > start + 1 and reading.lower[index] == "und":
        for place in range(index - 1, max(start, index - 5) - 1, -1):
            if reading.lower[place] == "zwischen":
                return "zwischen"
    return reading.lower[index] if index >= start else ""


def _role_of(preposition: str, label: str, allowed: frozenset[str]) -> str:
    if preposition in {"gegen", "gegenüber"}:
        return "target"
    if preposition in {"mit", "zwischen"} and "participant" in allowed:
        return "participant"
    if label != "LOC":
        return "recipient" if preposition in {"an", "für"} and "recipient" in allowed else ""
    if preposition == "nach" and "destination" in allowed:
        return "destination"
    if preposition in {"aus", "von"} and "origin" in allowed:
        return "origin"
    return "place" if preposition in _IN_PLACE else ""


def _by_case(
    reading: Reading,
    trigger: Trigger,
    clause: tuple[int, int],
    names: list[_Name],
    allowed: frozenset[str],
) -> Iterator[Filler]:
    """Subject, object and agent of a verb, passive or not."""
    first, last = clause
    verb = main_verb(reading, first, last)
    barred = {*trigger.tokens, *({verb} if verb is not None else ())}
    phrases = [
        chunk
        for chunk in chunks(reading, first, last, barred)
        if reading.lower[chunk.first] not in _NOBODY and not _is_date(chunk, names)
    ]
    subject = next((c for c in phrases if not c.preposition and NOMINATIVE in c.cases), None)
    is_passive = not _PASSIVE.isdisjoint(reading.lower[first:last])
    if subject is not None:
        role = "target" if is_passive or trigger.label in _UNDERGONE else "agent"
        if role not in allowed or "participant" in allowed:
            role = "participant"
        yield _filler(role, subject, names)
    if is_passive:
        agent = next((c for c in phrases if c.preposition in {"von", "vom", "durch"}), None)
        if agent is not None:
            yield _filler("agent", agent, names)
        return
    target = next(
        (c for c in phrases if c is not subject and not c.preposition and ACCUSATIVE in c.cases),
        None,
    )
    if target is not None and subject is not None:
        yield _filler("target", target, names)


def _is_date(chunk: Chunk, names: list[_Name]) -> bool:
    return any(
        found.label == "DATE" and first < chunk.last and chunk.first < last
        for _, found, first, last in names
    )


def _filler(role: str, chunk: Chunk, names: list[_Name]) -> Filler:
    """The entity that a phrase is, articles aside; else the phrase as a mention."""
    for index, found, first, last in names:
        if found.label in _ACTORS and last == chunk.last and first - chunk.first <= 1:
            return Filler(role, first, last, index, 0.5, "by-case")
    return Filler(role, chunk.first, chunk.last, None, 0.4, "by-case")
