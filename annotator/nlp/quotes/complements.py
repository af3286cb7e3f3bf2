"""Indirect speech that depends on a verb of speaking: before it, after it, on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotator.nlp.quotes.attribution import Attributor, frame_start
from annotator.nlp.quotes.chunks import NOMINATIVE, chunks
from annotator.nlp.quotes.clauses import clause_end, has_zu, is_main_clause, is_relative
from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.findings import Indirect
from annotator.nlp.quotes.moods import (
    has_subjunctive,
    is_indicative,
    is_main_subjunctive,
    is_subjunctive,
    main_verb,
)
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.quotes.roles import Range
from annotator.nlp.reading import Reading

_THAT = frozenset({"dass", "daß", "ob"})
_QUESTION_WORDS = frozenset(
    "wie warum weshalb wieso wann wo wer was welche welcher welches welchen inwieweit inwiefern woher wohin".split()
)
_RELATIVE = frozenset("der die das den dem dessen deren denen welche welcher welches".split())
_NO_COMPLEMENT = frozenset(
    """um und oder aber sondern weil obwohl während nachdem als wenn damit sodass darunter also etwa sowie falls bevor indem denn
    jedoch ehe statt ohne doch wobei wodurch nämlich so seit bis""".split()
)
_SHORTEST = 3
_CLAUSE_BORDERS = frozenset({",", ";", "–", "und"})
_LONGEST_CLAUSE = 30
_SCORES = {
    "dass": 0.85,
    "subjunctive": 0.85,
    "main-clause": 0.6,
    "infinitive": 0.7,
    "question": 0.55,
}
_OPENING = frozenset('„“»«"‚›')
_CLOSING = frozenset('“”«»"‘‹')


class ComplementFinder:
    """Finds what the cues of a sentence introduce."""

    def __init__(self, cues: CueLexicon, attributor: Attributor) -> None:
        self._cues = cues
        self._attributor = attributor

    def find(
        self, reading: Reading, first: int, last: int, quoted: list[Range]
    ) -> Iterator[tuple[Cue, Indirect | None]]:
        """Each verb cue of a sentence with what it introduces, if that is a clause.

        Args:
            reading: The text.
            first: Index of the first token.
            last: One past the index of the last one, the full stop left out.
            quoted: Token ranges of direct speech.
        """
        cues = [c for c in self._cues.find(reading, first, last, quoted) if c.group != "manner"]
        del cues[_MOST_CUES:]
        for place, cue in enumerate(cues):
            limit = self._limit(reading, cue, cues[place + 1 :], last)
            yield (
                cue,
                self._as_said(reading, cue, first, limit, quoted)
                or self._after(reading, cue, first, limit, quoted)
                or self._before(reading, cue, first, limit, quoted),
            )

    @staticmethod
    def _limit(reading: Reading, cue: Cue, later: list[Cue], last: int) -> int:
        """Where the reach of a cue ends: before *und kündigte an* of the same subject."""
        for other in later:
            start = other.finite
            if other.verb_last or start <= max(cue.tokens) + 1:
                continue
            previous = start - 1
            while previous > max(cue.tokens) and reading.lower[previous] in _ADVERBS:
                previous -= 1
            if reading.lower[previous] in {"und", "sowie", ";"} and previous > max(cue.tokens):
                return previous - (reading.words[previous - 1] == ",")
        return last

    def _as_said(
        self, reading: Reading, cue: Cue, first: int, last: int, quoted: list[Range]
    ) -> Indirect | None:
        """*Wie X sagte, …* and *…, wie X sagte(, …)*."""
        if not cue.verb_last:
            return None
        opening = cue.clause
        if reading.lower[opening] not in {"wie", "so"}:
            opening = next(
                (
                    i
                    for i in range(cue.finite - 1, first - 1, -1)
                    if reading.lower[i] == "wie"
                    and (i == first or reading.words[i - 1] in {",", "–", "“"})
                ),
                -1,
            )
        if opening < 0 or reading.lower[opening] != "wie":
            return None
        stop = max(cue.tokens) + 1
        if stop < last and reading.words[stop] not in {",", "–"}:
            return None
        if cue.passive and _has_subject(reading, opening + 1, cue):
            return None  # *wie sie dargelegt wurde* compares, *wie mitgeteilt wurde* reports
        parts = tuple(p for p in ((first, opening - 1), (stop + 1, last)) if p[1] - p[0] >= 1)
        parts = tuple(p for p in parts if not _is_quoted(p, quoted))
        if sum(b - a for a, b in parts) < _SHORTEST:
            return None
        if (
            len(parts) > 1
            and main_verb(reading, *parts[0]) is not None
            and parts[1][1] - parts[1][0] > _SHORTEST
            and reading.lower[parts[1][0]] in _RELATIVE | {"und"}
        ):
            parts = parts[:1]
        attribution = self._attributor.of_cue(
            reading, "wie", cue, (opening, cue.finite), ((opening, stop),)
        )
        if opening == first:
            attribution = replace(attribution, cue=tuple(sorted({first, *attribution.cue})))
        return Indirect(parts, attribution, "Indirect", 0.8, "wie")

    def _after(
        self, reading: Reading, cue: Cue, first: int, last: int, quoted: list[Range]
    ) -> Indirect | None:
        end = max(*cue.tokens, cue.finite) + 1
        for index in range(end - 1, last - 2):
            start = _start_of_complement(reading, index, end)
            if start is None:
                continue
            if any(begin <= start < stop for begin, stop in quoted):
                return None
            kind = self._kind(reading, cue, start, last, after_colon=reading.words[index] == ":")
            if kind is None:
                word = reading.lower[start]
                if word in _NO_COMPLEMENT and word not in {
                    "um",
                    "der",
                    "als",
                    "also",
                    "darunter",
                    "nämlich",
                    "so",
                }:
                    return None
                continue
            stop = self._end(reading, cue, start, last, quoted)
            if stop - start < _SHORTEST - 1:
                return None
            region = (self._start_of_clause(reading, first, cue), index)
            attribution = self._attributor.of_cue(reading, kind, cue, region, ())
            frame = (frame_start(reading, region[0], cue, attribution.speaker), start)
            attribution = replace(attribution, frame=(frame,))
            if attribution.speaker is None and cue.passive and cue.group == "thought":
                return None  # what is known or expected by nobody in particular
            score = _SCORES[kind] - (0.15 if attribution.speaker is None else 0.0)
            return Indirect(((start, stop),), attribution, "Indirect", score, kind)
        return None

    @staticmethod
    def _end(reading: Reading, cue: Cue, start: int, last: int, quoted: list[Range]) -> int:
        """Where a complement ends: before a direct quotation after a colon, where the main clause goes on or the parser says."""
        known = reading.syntax.complement(cue.finite)
        if (
            known is not None
            and abs(known[0] - start) <= 1
            and start + _SHORTEST <= known[1] < last
            and reading.words[known[1]] in _CLAUSE_BORDERS
        ):
            return known[1]
        for index in range(start, last):
            if (
                reading.words[index] == ":"
                and index + 1 < last
                and any(begin == index + 1 for begin, _ in quoted)
            ):
                return index
            if (
                cue.verb_last
                and reading.words[index] == ","
                and index + 1 < last
                and (is_indicative(reading, index + 1) or has_subjunctive(reading, index + 1))
                and index > start + 1
            ):
                return index
        return last

    def _kind(
        self, reading: Reading, cue: Cue, start: int, last: int, *, after_colon: bool
    ) -> str | None:
        """What kind of complement begins at ``start``, if any does."""
        word = reading.lower[start]
        if word in _THAT:
            # *Es heißt, dass …* reports, *Das heißt, dass …* explains.
            means = cue.lemma == "heißen" and len(cue.tokens) == 1
            return None if means else "dass"
        if word in _NO_COMPLEMENT:
            return None
        takes_infinitive = cue.lemma in self._cues.infinitive_verbs and not after_colon
        if takes_infinitive and has_zu(reading, start, last):
            return "infinitive"
        stop = clause_end(reading, start, last)
        if is_relative(reading, start, stop):
            return None
        if _has_subjunctive(reading, start, stop, last):
            return "subjunctive"
        return None if after_colon else self._in_indicative(reading, cue, start, stop)

    @staticmethod
    def _in_indicative(reading: Reading, cue: Cue, start: int, stop: int) -> str | None:
        """*Er fragte, warum …* and *Er glaubt, das Bündnis hält bis zur Wahl*."""
        if reading.lower[start] in _QUESTION_WORDS:
            asks = cue.lemma in _TAKES_QUESTION and not is_indicative(reading, start + 1)
            return "question" if asks else None
        follows = start == max(*cue.tokens, cue.finite) + _COMMA_BETWEEN
        may_be_main = follows and not cue.passive and is_main_clause(reading, start, stop)
        return "main-clause" if may_be_main else None

    def _before(
        self, reading: Reading, cue: Cue, first: int, last: int, quoted: list[Range]
    ) -> Indirect | None:
        """*Die Lage sei ernst, sagte X.*."""
        comma = cue.finite - 1
        comma -= reading.lower[comma] in _TAKING_UP
        if reading.words[comma] not in {",", "–"} or cue.verb_last:
            return None
        if not _is_clause(reading, first, comma) or _is_quoted((first, comma), quoted):
            return None
        verb = main_verb(reading, first, comma)
        has_that = reading.lower[first] in _THAT
        mood = verb is not None and is_subjunctive(reading, verb)
        proves = mood or has_that or (verb is not None and cue.group == "speech")
        if not proves:
            return None
        found = self._attributor.of_cue(reading, "verb-first", cue, (cue.finite, last), ())
        if found.speaker is None and cue.lemma not in {"heißen", "verlauten"}:
            return None
        parts: tuple[Range, ...] = ((first, comma),)
        frame_end = last
        rest = self._rest(reading, found.speaker[1] if found.speaker else last, last)
        if mood and rest is not None:
            parts, frame_end = (*parts, (rest, last)), rest - 1
        attribution = replace(found, frame=((comma, frame_end),))
        return Indirect(parts, attribution, "Indirect", 0.85 if mood else 0.65, "verb-first")

    @staticmethod
    def _rest(reading: Reading, end: int, last: int) -> int | None:
        """Where a quotation goes on after *…, sagte X, …*: at a clause in the subjunctive."""
        start = next((i for i in range(end, last) if reading.words[i] == ","), last) + 1
        if start + _SHORTEST > last or reading.lower[start] in _NO_COMPLEMENT:
            return None
        verb = main_verb(reading, start, last)
        return start if verb is not None and is_subjunctive(reading, verb) else None

    @staticmethod
    def _start_of_clause(reading: Reading, first: int, cue: Cue) -> int:
        return next(
            (i + 1 for i in range(cue.finite - 1, first - 1, -1) if reading.words[i] in {":", ";"}),
            first,
        )


_COMMA_BETWEEN = 2
_MOST_CUES = 12
"""In one sentence; more of them are a list of words and no prose."""

_TAKING_UP = frozenset({"das", "so", "dies"})
_TAKES_QUESTION = frozenset(
    "fragen nachfragen erkundigen erklären erläutern schildern darlegen mitteilen".split()
)
_ADVERBS = frozenset("auch zudem zugleich gleichzeitig weiter ferner außerdem dabei".split())


def _has_subject(reading: Reading, first: int, cue: Cue) -> bool:
    """Whether something else than *es* is the subject of a passive cue."""
    return any(
        not chunk.preposition
        and NOMINATIVE in chunk.cases
        and reading.lower[chunk.first] not in {"es", "man"}
        for chunk in chunks(reading, first, cue.finite, cue.tokens)
    )


def _start_of_complement(reading: Reading, index: int, end: int) -> int | None:
    """Where a complement may begin: after a comma or colon, or at a *dass* that lacks its comma."""
    if reading.words[index] in {",", ":"}:
        return index + 1
    is_that = reading.lower[index] in {"dass", "daß"} and reading.lower[index - 1] != "so"
    return index if index >= end and is_that else None


def _is_clause(reading: Reading, first: int, comma: int) -> bool:
    """Whether the words before a comma are more than a subject with an apposition or words in quotation marks."""
    if comma - first < _SHORTEST or noun_phrase_end(reading, first, comma + 1) >= comma:
        return False
    return not (reading.words[first] in _OPENING and reading.words[comma - 1] in _CLOSING)


def _has_subjunctive(reading: Reading, start: int, stop: int, last: int) -> bool:
    """Whether the clause at ``start`` has a verb in the subjunctive, or the main clause it belongs to has."""
    if any(has_subjunctive(reading, i) for i in range(start, min(stop, start + _LONGEST_CLAUSE))):
        return True
    verb = main_verb(reading, start, last)
    return verb is not None and verb < stop and is_main_subjunctive(reading, verb)


def _is_quoted(part: Range, quoted: list[Range]) -> bool:
    return any(begin <= part[0] + 1 and stop >= part[1] - 1 for begin, stop in quoted)
