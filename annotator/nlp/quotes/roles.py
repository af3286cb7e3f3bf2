"""Who speaks and to whom, from the noun phrases of the clause around a cue."""

from __future__ import annotations

from annotator.nlp.quotes.chunks import ACCUSATIVE, DATIVE, NOMINATIVE, Chunk, chunks
from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.moods import is_indicative, main_verb
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.quotes.parsed_roles import parsed_addressee, parsed_speaker, participants
from annotator.nlp.quotes.words import PREPOSITIONS
from annotator.nlp.reading import Reading

Range = tuple[int, int]
"""Half-open range of token indices."""

_SUBJECT_PRONOUNS = frozenset({"er", "sie", "wir", "man", "ich"})
_SUBORDINATE = frozenset(
    "wie dass daß als nachdem während weil obwohl wenn da bevor ob indem falls wobei".split()
)
_RELATIVE = frozenset("der die das den dem denen dessen deren welche welcher welches".split())
_SOURCE_PREPOSITIONS = frozenset("in im aus bei beim von vom".split())
_AGENT_PREPOSITIONS = frozenset({"von", "vom", "durch", "seitens"})
_TOWARDS = {
    "an": frozenset("appellieren schreiben richten".split()),
    "von": frozenset("fordern verlangen einfordern".split()),
    "zu": frozenset("sagen sprechen".split()),
    "zur": frozenset("sagen".split()),
    "mit": frozenset("vereinbaren".split()),
}
_AUDIENCE = (
    "journalisten",
    "reportern",
    "presse",
    "medienvertretern",
    "pressevertretern",
    "fernsehen",
)
_ANY_CASE = "nad"
_DOCUMENTS = (
    "erklärung",
    "mitteilung",
    "bericht",
    "artikel",
    "studie",
    "brief",
    "schreiben",
    "resolution",
    "papier",
    "gutachten",
    "umfrage",
    "umfragen",
    "berichten",
    "urteil",
    "antrag",
    "aufruf",
    "kommentar",
    "dokument",
    "vermerk",
    "meldung",
)
_NEVER = frozenset("sich selbst dies das es was nichts alles".split())


class RoleFinder:
    """Finds the fillers of the roles speaker and addressee."""

    def __init__(self, cues: CueLexicon) -> None:
        self._cues = cues

    def of_cue(
        self, reading: Reading, cue: Cue, first: int, last: int
    ) -> tuple[Range | None, Range | None]:
        """Speaker and addressee of a cue.

        Args:
            reading: The text.
            cue: A verb.
            first: Index of the first token of the clause or clauses they may stand in.
            last: One past the index of the last one.
        """
        near = participants(reading, cue, first, last)
        speaker = parsed_speaker(cue, near) or self._speaker(reading, cue, first, last)
        start = max(first, cue.clause) if cue.verb_last else first
        cases = self._cues.addressees.get(cue.lemma, ())
        addressee = parsed_addressee(cue, cases, near, speaker)
        return speaker, addressee or self._addressee(reading, cue, start, last, speaker)

    def _speaker(self, reading: Reading, cue: Cue, first: int, last: int) -> Range | None:
        if cue.lemma == "heißen":
            return self._with_preposition(reading, cue, first, last, _SOURCE_PREPOSITIONS)
        if cue.lemma == "verlauten" and len(cue.tokens) == 1:
            source = self._with_preposition(reading, cue, first, last, frozenset({"aus", "von"}))
            if source is not None:
                return source
        if cue.lemma == "hervorgehen":
            return self._with_preposition(reading, cue, first, last, frozenset({"aus"}))
        if cue.passive and cue.lemma != "zitieren":
            agent = self._with_preposition(
                reading, cue, first, last, _AGENT_PREPOSITIONS
            ) or self._inside_subject(reading, cue, first, last)
            return agent or self._document(reading, cue, first, last)
        if cue.verb_last:
            return self._in_subordinate(reading, cue, first)
        return self._in_main(reading, cue, first, last)

    @staticmethod
    def subject(reading: Reading, first: int, last: int) -> Range | None:
        """The subject of the main clause between two tokens."""
        verb = main_verb(reading, first, last)
        if verb is None or verb == first:
            return None
        return RoleFinder.subject_of(reading, verb, first, last)

    @staticmethod
    def subject_of(reading: Reading, verb: int, first: int, last: int) -> Range | None:
        """The subject of the main verb at a token."""
        return RoleFinder._in_main(reading, Cue((verb,), verb, "", ""), first, last)

    @staticmethod
    def _with_preposition(
        reading: Reading, cue: Cue, first: int, last: int, prepositions: frozenset[str]
    ) -> Range | None:
        for chunk in chunks(reading, first, last, cue.tokens):
            if chunk.preposition in prepositions:
                return (chunk.first, chunk.last)
        return None

    @staticmethod
    def _inside_subject(reading: Reading, cue: Cue, first: int, last: int) -> Range | None:
        """*Die Stadt wurde vom Verein aufgefordert*: what looks like part of the subject is who speaks."""
        for chunk in chunks(reading, first, last, cue.tokens):
            for index in range(chunk.first + 1, chunk.last - 1):
                if reading.lower[index] in {"von", "vom"} and cue.finite < index < max(cue.tokens):
                    return (index + 1, chunk.last)
        return None

    @staticmethod
    def _document(reading: Reading, cue: Cue, first: int, last: int) -> Range | None:
        """*In einem Brief wurde verlangt …*: the paper is the source."""
        for chunk in chunks(reading, first, last, cue.tokens):
            head = next((w for w in reading.words[chunk.first : chunk.last] if w[0].isupper()), "")
            if chunk.preposition in {"in", "im"} and head.lower().endswith(_DOCUMENTS):
                return (chunk.first, chunk.last)
        return None

    @staticmethod
    def _in_subordinate(reading: Reading, cue: Cue, first: int) -> Range | None:
        start = cue.clause
        if reading.lower[start] not in _SUBORDINATE | _RELATIVE:
            start = next(
                (
                    i
                    for i in range(cue.finite - 1, first - 1, -1)
                    if reading.lower[i] in _SUBORDINATE
                ),
                first,
            )
        elif start > first and reading.lower[start] in {
            "der",
            "die",
            "das",
            "welche",
            "welcher",
            "welches",
        }:
            return (start, start + 1)
        start += reading.lower[start] in _SUBORDINATE
        for chunk in chunks(reading, start, cue.finite, cue.tokens):
            if not chunk.preposition and NOMINATIVE in chunk.cases and _agrees(reading, cue, chunk):
                return (chunk.first, chunk.last)
        return None

    @staticmethod
    def _in_main(reading: Reading, cue: Cue, first: int, last: int) -> Range | None:
        after = cue.finite + 1
        if after < last and reading.lower[after] in _SUBJECT_PRONOUNS:
            return (after, after + 1)
        before = [
            chunk
            for chunk in chunks(reading, first, cue.finite, cue.tokens)
            if _may_be_subject(reading, cue, chunk)
        ]
        inverted = _inverted_subject(reading, cue, before, last)
        if inverted is not None:
            return inverted
        for chunk in before:
            if _adjoins(reading, chunk.last, cue.finite):
                return (chunk.first, _with_apposition(reading, chunk.last, cue.finite))
        if reading.lower[cue.finite - 1] in {"und", "sowie", "oder", "aber"} and before:
            # *…, versprach sie und fügte hinzu*: what stands next to the conjunction, else what opens the sentence.
            shared = before[-1] if before[-1].last == cue.finite - 1 else before[0]
            return (shared.first, shared.last)
        for chunk in chunks(reading, after, last, cue.tokens):
            if _may_be_subject(reading, cue, chunk):
                return (chunk.first, chunk.last)
        coordinated = [chunk for chunk in before if "und" in reading.lower[chunk.last : cue.finite]]
        return (coordinated[0].first, coordinated[0].last) if coordinated else None

    def _addressee(
        self, reading: Reading, cue: Cue, first: int, last: int, speaker: Range | None
    ) -> Range | None:
        cases = self._cues.addressees.get(cue.lemma, ())
        for chunk in chunks(reading, first, last, cue.tokens):
            if speaker is not None and chunk.first < speaker[1] and speaker[0] < chunk.last:
                continue
            if chunk.last - chunk.first == 1 and reading.lower[chunk.first] in _NEVER:
                continue
            if chunk.preposition:
                if self._is_towards(reading, cue, chunk):
                    return (chunk.first, chunk.last)
            elif (
                chunk.last < last and reading.lower[chunk.last] == "gegenüber"
            ) or self._is_object(reading, cue, chunk, cases):
                return (chunk.first, chunk.last)
        return None

    @staticmethod
    def _is_towards(reading: Reading, cue: Cue, chunk: Chunk) -> bool:
        if chunk.preposition == "gegenüber":
            return True
        if chunk.preposition in {"vor", "zur", "zu"} and cue.lemma in {
            "sagen",
            "erklären",
            "betonen",
        }:
            head = reading.lower[chunk.first : chunk.last]
            return any(word.endswith(_AUDIENCE) for word in head)
        return cue.lemma in _TOWARDS.get(chunk.preposition, ())

    @staticmethod
    def _is_object(reading: Reading, cue: Cue, chunk: Chunk, cases: tuple[str, ...]) -> bool:
        if not cases:
            return False
        if cue.passive:
            wanted = NOMINATIVE if "accusative" in cases else DATIVE
            return wanted in chunk.cases
        if "accusative" in cases:
            return ACCUSATIVE in chunk.cases
        sure = DATIVE in chunk.cases and NOMINATIVE not in chunk.cases
        bare = reading.lower[chunk.last - 1].endswith(_AUDIENCE)
        return sure or (bare and DATIVE in chunk.cases)


def _inverted_subject(reading: Reading, cue: Cue, before: list[Chunk], last: int) -> Range | None:
    """The subject right after the verb where a lone capitalised word before it is no subject: *Besorgt sagte der Wirt*."""
    if len(before) != 1 or before[0].cases != _ANY_CASE:
        return None
    if (before[0].first, before[0].last) != (cue.finite - 1, cue.finite):
        return None
    following = next(chunks(reading, cue.finite + 1, last, cue.tokens), None)
    if following is None or following.first != cue.finite + 1:
        return None
    is_subject = NOMINATIVE in following.cases and ACCUSATIVE not in following.cases
    return (following.first, following.last) if is_subject else None


def _may_be_subject(reading: Reading, cue: Cue, chunk: Chunk) -> bool:
    return not chunk.preposition and NOMINATIVE in chunk.cases and _agrees(reading, cue, chunk)


def _agrees(reading: Reading, cue: Cue, chunk: Chunk) -> bool:
    """Whether the numbers of verb and phrase do not contradict each other."""
    if chunk.plural is None:
        return True
    is_plural = (
        reading.lower[cue.finite].endswith(("en", "ern", "eln"))
        or reading.lower[cue.finite] == "sind"
    )
    return chunk.plural == is_plural or (
        chunk.plural and not is_plural and chunk.first > cue.finite
    )


def _with_apposition(reading: Reading, end: int, verb: int) -> int:
    """One past an apposition that follows the phrase's own prepositional phrases: *der Rat in Kiel, Jan Au,*."""
    index = end
    while index < verb and reading.lower[index] in PREPOSITIONS:
        longer = noun_phrase_end(reading, index + 1, verb)
        if longer <= index + 1:
            return end
        index = longer
    if index == verb:
        return index  # all that stands before the verb is one constituent
    if index > verb or index == end or reading.words[index] != ",":
        has_apposition = index > end and "," in reading.words[end:index]
        return index if has_apposition else end
    longer = noun_phrase_end(reading, index + 1, verb)
    return longer if longer > index + 1 and reading.words[index + 1][0].isupper() else end


def _adjoins(reading: Reading, end: int, verb: int) -> bool:
    """Whether only adverbs, prepositional phrases and relative clauses stand between a phrase and its verb."""
    index = end
    while index < verb:
        word = reading.words[index]
        if word in {";", ":", "“", "”", "«"} or reading.lower[index] in {"und", "oder"}:
            return False
        if word == "," and index + 1 < verb:
            following = reading.lower[index + 1]
            if following in _RELATIVE or (
                reading.lower[index + 2 : index + 3] and reading.lower[index + 2] in _RELATIVE
            ):
                index = next((i for i in range(index + 1, verb) if reading.words[i] == ","), verb)
                index += 1
                continue
            if index + 1 == verb:
                return True
            if following in _SUBORDINATE:
                index = (
                    next((i for i in range(index + 1, verb) if reading.words[i] == ","), verb) + 1
                )
                continue
        elif is_indicative(reading, index):
            return False
        index += 1
    return True
