"""The phrases around an event trigger and what they are to it: as the parser says, else by case and preposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.nlp.events.triggers import Trigger
from annotator.nlp.quotes.chunks import ACCUSATIVE, NOMINATIVE, Chunk, chunks
from annotator.nlp.quotes.moods import main_verb
from annotator.nlp.quotes.roles import RoleFinder
from annotator.nlp.reading import Reading, Stretch
from annotator.nlp.syntax import Dependent, Range

_PASSIVE = frozenset("wird werden wurde wurden worden".split())
_BORDERS = frozenset({",", ";", ":", "–", "—", "„", "“", '"', "»", "«", "(", ")"})
_NOBODY = frozenset("es man sich niemand nichts das dies was wer welche welcher ich wir".split())
_AGENTS = frozenset({"von", "vom", "durch"})
_LISTED = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase and what it is to the trigger.

    Attributes:
        function: ``subject``, ``object``, ``agent`` (of a passive) or ``phrase`` (with a preposition).
        first: Index of its first token, after the preposition.
        last: One past the index of its last token.
        preposition: In lower case, or empty.
        is_parsed: Whether a parser says so.
    """

    function: str
    first: int
    last: int
    preposition: str = ""
    is_parsed: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its phrases.

    Attributes:
        first: Index of its first token.
        last: One past the index of its last token.
        is_passive: Whether its verb is in the passive.
        phrases: In reading order, subject, object and agent at most once each.
    """

    first: int
    last: int
    is_passive: bool
    phrases: tuple[Phrase, ...]

    def the(self, function: str) -> Phrase | None:
        """The phrase with a function."""
        return next((each for each in self.phrases if each.function == function), None)


def clause_of(reading: Reading, sentence: Stretch, trigger: Trigger) -> Clause:
    """The clause of a trigger; what the parser knows of its verb goes before what forms tell."""
    first, last = _borders(reading, sentence, trigger)
    anchor = trigger.tokens[0]
    known = reading.syntax.is_passive(anchor) if trigger.is_verb else None
    is_passive = not _PASSIVE.isdisjoint(reading.lower[first:last]) if known is None else known
    parsed = list(_parsed(reading, trigger))
    guessed = list(_guessed(reading, trigger, first, last, is_passive=is_passive))
    functions = {each.function for each in parsed if each.function != "phrase"}
    places = {token for each in parsed for token in range(each.first, each.last)}
    phrases = parsed + [
        each
        for each in guessed
        if places.isdisjoint(range(each.first, each.last))
        and (each.function == "phrase" or each.function not in functions)
        and not (functions and each.function != "phrase")
    ]
    return Clause(first, last, is_passive, tuple(sorted(phrases, key=lambda each: each.first)))


def _borders(reading: Reading, sentence: Stretch, trigger: Trigger) -> tuple[int, int]:
    """From one comma or the like to the next; the commas of lists and appositions do not count."""
    first, last = trigger.tokens[0], trigger.tokens[-1] + 1
    while first > sentence.first and not _is_border(reading, first - 1, sentence):
        first -= 1
    while last < sentence.last and not _is_border(reading, last, sentence):
        last += 1
    return first, last


def _is_border(reading: Reading, index: int, sentence: Stretch) -> bool:
    """Whether a clause ends here: at *A, B und C* none does."""
    if reading.words[index] not in _BORDERS:
        return False
    if reading.words[index] != ",":
        return True
    following = reading.lower[index + 1 : min(index + 2 + _LISTED, sentence.last)]
    is_name = index + 1 < sentence.last and (
        reading.words[index + 1][0].isupper() or following[0] in {"den", "der", "die", "dem"}
    )
    before = reading.words[max(sentence.first, index - 1)]
    in_list = is_name and before[0].isupper() and "und" in following[1:]
    return not in_list


def _parsed(reading: Reading, trigger: Trigger) -> Iterator[Phrase]:
    """What the parser says: of a verb all that depends on it, of a noun what has a preposition."""
    seen: set[str] = set()
    for each in _known(reading, trigger):
        if not _is_sound(reading, each, trigger):
            continue
        function = "phrase" if each.function == "dative" and each.preposition else each.function
        if function == "dative" or (not trigger.is_verb and function != "phrase"):
            continue
        if function != "phrase":
            if function in seen:
                continue
            seen.add(function)
        yield Phrase(function, each.first, each.last, each.preposition, is_parsed=True)


def _known(reading: Reading, trigger: Trigger) -> Iterator[Dependent]:
    """What depends on the trigger; for an object that the trigger itself names what depends on that."""
    for each in reading.syntax.dependents(_head(reading, trigger)):
        inner = [i for i in range(each.first, each.last) if reading.words[i] in trigger.inner]
        if not inner:
            yield each
        for noun in inner:
            yield from (one for one in reading.syntax.dependents(noun) if one.preposition)


def _head(reading: Reading, trigger: Trigger) -> int:
    """The verb of a trigger of verb and noun or particle; the only token of others."""
    verbs = [index for index in trigger.tokens if not reading.words[index][0].isupper()]
    return verbs[0] if verbs and trigger.is_verb else trigger.tokens[0]


def _is_sound(reading: Reading, each: Dependent, trigger: Trigger) -> bool:
    """Whether what a parser says can be a phrase at all."""
    if any(each.first <= token < each.last for token in trigger.tokens):
        return False
    words = reading.words[each.first : each.last]
    if any(word in {":", ";", "„", "“", "?", "!"} for word in words):
        return False
    if len(words) == 1 and reading.lower[each.first] in _NOBODY:
        return False
    return any(word[0].isupper() for word in words) or (len(words) == 1 and words[0].isalpha())


def _guessed(
    reading: Reading, trigger: Trigger, first: int, last: int, *, is_passive: bool
) -> Iterator[Phrase]:
    verb = main_verb(reading, first, last)
    barred = {*trigger.tokens, *({verb} if verb is not None else ())}
    found = [
        chunk
        for chunk in chunks(reading, first, last, barred)
        if reading.lower[chunk.first] not in _NOBODY
        and trigger.inner.isdisjoint(reading.words[chunk.first : chunk.last])
    ]
    if trigger.is_verb:
        bare = [chunk for chunk in found if not chunk.preposition or _follows_als(chunk, first)]
        subject = _subject(reading, bare, (first, last), verb)
        if subject is not None:
            yield _as("subject", subject)
        target = next(
            (chunk for chunk in bare if chunk is not subject and ACCUSATIVE in chunk.cases), None
        )
        if target is not None and not is_passive and subject is not None:
            yield _as("object", target)
        if is_passive:
            agent = next((chunk for chunk in found if chunk.preposition in _AGENTS), None)
            if agent is not None:
                yield _as("agent", agent)
                found.remove(agent)
    for chunk in found:
        if chunk.preposition and not _follows_als(chunk, first):
            yield _as("phrase", chunk)


def _subject(reading: Reading, bare: list[Chunk], clause: Range, verb: int | None) -> Chunk | None:
    """The subject among the phrases without preposition: as number and place say, else the first that may be one."""
    may_be = [chunk for chunk in bare if NOMINATIVE in chunk.cases]
    if verb is not None and verb < clause[1] - 1 and len(may_be) > 1:
        found = RoleFinder.subject_of(reading, verb, *clause)
        for chunk in may_be:
            if found is not None and chunk.first == found[0]:
                return chunk
    return may_be[0] if may_be else None


def _follows_als(chunk: Chunk, first: int) -> bool:
    """Whether a clause begins with *als* or *wie*, so that what comes next is its subject."""
    return chunk.preposition in {"als", "wie"} and chunk.first == first + 1


def _as(function: str, chunk: Chunk) -> Phrase:
    preposition = "" if function in {"subject", "object"} else chunk.preposition
    return Phrase(function, chunk.first, chunk.last, preposition)


def subject_of_sentence(reading: Reading, sentence: Stretch, clause: Clause) -> Phrase | None:
    """The subject of the main clause of a sentence, if it is the clause of a noun that its verb stands in."""
    verb = main_verb(reading, sentence.first, sentence.last)
    if verb is None or not clause.first <= verb < clause.last:
        return None
    found = RoleFinder.subject_of(reading, verb, sentence.first, sentence.last)
    return Phrase("subject", *found) if found is not None else None


def subject_of_clause(reading: Reading, clause: Clause, trigger: Trigger) -> Phrase | None:
    """The subject of the verb of the clause that a noun stands in, if that verb says that somebody does it."""
    verb = next((i for i in range(clause.first, clause.last) if reading.lower[i] in _DOING), None)
    if verb is None or clause.is_passive:
        return None
    for each in reading.syntax.dependents(verb):
        if each.function == "subject" and _is_sound(reading, each, trigger):
            return Phrase("subject", each.first, each.last, is_parsed=True)
    for chunk in chunks(reading, clause.first, clause.last, {verb}):
        if any(chunk.first <= token < chunk.last for token in trigger.tokens):
            return None
        if chunk.preposition or reading.lower[chunk.first] in _NOBODY:
            continue
        if NOMINATIVE in chunk.cases:
            return _as("subject", chunk)
    return None


_DOING = frozenset(
    """führt führte führten führen durchführt durchführte durchführten durchgeführt durchführen unternimmt unternahm unternommen
    unternehmen startet startete starteten gestartet starten verübt verübte verübten verüben begeht beging begingen begangen
    veranstaltet veranstaltete veranstalteten veranstalten hält hielt hielten abgehalten organisiert organisierte organisierten
    plant plante planten geplant beginnt begann begannen begonnen setzt fortgesetzt leitet leitete eingeleitet eingereicht nimmt
    nahm nahmen vornimmt vorgenommen aufgenommen leistet leistete geleistet erlässt erließ erlassen verhängt verhängte verhängten
    gab gaben gegeben veröffentlicht kündigt kündigte kündigten angekündigt angekündigt ruft rief riefen aufgerufen""".split()
)
"""Forms of verbs whose subject does what their object, a noun, names: *einen Test durchführen*."""
