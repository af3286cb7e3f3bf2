"""Indirect speech: dass-clauses, main clauses in the subjunctive, infinitives, named sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.nlp.quotes.attribution import Attribution, Attributor, Range
from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.reading import Reading, Stretch

_INTRODUCERS = frozenset(
    "dass daß ob wie warum weshalb wieso wann wo wer was welche welcher welches inwieweit inwiefern".split()
)
_SUBJUNCTIVE = frozenset(
    """sei seien habe hätte hätten werde würde würden könne könnte könnten müsse müsste müssten solle dürfe dürfte dürften
    wolle möge möchte wäre wären gebe gehe komme stehe lasse halte nehme sehe wisse bleibe liege führe bringe finde brauche
    bestehe handele handle gelte trage spiele laufe sage mache zeige bedeute erwarte gehöre arbeite bekomme erhalte biete
    werfe verliere gewinne steige sinke falle stelle setze ziehe treffe schaffe leide sterbe lebe wachse drohe fehle diene
    lehne unterstütze prüfe plane suche glaube hoffe fordere verlange rechne wüssten gäbe ginge käme ließe stünde bräuchte
    entspreche verstoße funktioniere passiere existiere beginne ende dauere reiche betrage lüge helfe kämpfe zahle kenne
    verfüge benötige unterstreiche gefährde verhindere verletze schade nütze kaufe verkaufe fliege fahre""".split()
)
_RELATIVE = frozenset("der die das den dem dessen deren denen".split())
_NO_COMPLEMENT = frozenset(
    "um und oder aber sondern weil obwohl während nachdem als wenn damit sodass darunter also etwa sowie falls bevor indem denn jedoch ehe statt ohne".split()
)
_ZU = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fest|frei|her|hin|mit|nach|vor|weg|zurück|zusammen|durch|um|unter|fort|weiter|los|nieder|da|bekannt|statt|teil|sicher|klar|bereit)zu[a-zäöüß]+n\Z"
)
_SHORTEST = 3
_LONGEST_DATELINE = 14
_OPENING = frozenset('„“»«"‚›')
_CLOSING = frozenset('“”«»"‘‹')
_TAKES_INFINITIVE = frozenset(
    "fordern verlangen auffordern drohen ankündigen versprechen bitten raten empfehlen vorschlagen planen beabsichtigen beschließen hoffen behaupten erklären warnen vorwerfen beschuldigen bezichtigen zusichern zusagen anbieten drängen appellieren glauben bestreiten geloben leugnen".split()
)


@dataclass(frozen=True, slots=True)
class Indirect:
    """One piece of indirect speech.

    Attributes:
        parts: Token ranges in reading order.
        attribution: Cue and speaker.
        label: ``Indirect`` or ``IndirectFreeIndirect``.
        score: Estimated precision.
        rule: Name of the rule.
    """

    parts: tuple[Range, ...]
    attribution: Attribution
    label: str
    score: float
    rule: str


class IndirectFinder:
    """Finds indirect speech sentence by sentence."""

    def __init__(self, cues: CueLexicon, attributor: Attributor) -> None:
        self._cues = cues
        self._attributor = attributor

    def find(self, reading: Reading, quoted: list[Range]) -> Iterator[Indirect]:
        """All indirect speech of a text in reading order.

        Args:
            reading: The text.
            quoted: Token ranges of direct speech, which is left out.
        """
        previous: Attribution | None = None
        run: list[Range] = []
        last_paragraph_end = -1
        paragraph = 0
        for sentence in reading.sentences:
            while reading.paragraphs[paragraph].end < sentence.end:
                paragraph += 1
            if reading.paragraphs[paragraph].begin > last_paragraph_end and run:
                last_paragraph_end = reading.paragraphs[paragraph].end
            near = [part for part in quoted if part[0] < sentence.last and sentence.first < part[1]]
            found = self._in_sentence(reading, sentence, near)
            if (
                found is None
                and previous is not None
                and self._is_subjunctive_sentence(reading, sentence, near)
            ):
                run.append((sentence.first, sentence.last))
                continue
            if run and previous is not None:
                yield self._run(run, previous)
            run = []
            if found is not None:
                yield found
                previous = found.attribution
            elif near:
                previous = (
                    self._attributor.of_quotation(reading, near[0][0], near[0][1], near) or previous
                )
            else:
                previous = None
        if run and previous is not None:
            yield self._run(run, previous)

    @staticmethod
    def _run(run: list[Range], previous: Attribution) -> Indirect:
        merged = ((run[0][0], run[-1][1]),)
        return Indirect(
            merged,
            Attribution("subjunctive-run", (), previous.speaker),
            "IndirectFreeIndirect",
            0.7,
            "subjunctive-run",
        )

    def _is_subjunctive_sentence(
        self, reading: Reading, sentence: Stretch, quoted: list[Range]
    ) -> bool:
        if quoted and quoted[0][0] <= sentence.first:
            return False
        for index in range(sentence.first, sentence.last):
            word = reading.lower[index]
            if reading.words[index] in {",", ":", ";"} and index > sentence.first + 1:
                return False
            if word in _SUBJUNCTIVE and word not in {
                "würde",
                "würden",
                "könnte",
                "könnten",
                "sollte",
                "möchte",
            }:
                return reading.words[sentence.last - 1] != "?"
        return False

    def _in_sentence(
        self, reading: Reading, sentence: Stretch, quoted: list[Range]
    ) -> Indirect | None:
        first, last = self._after_dateline(reading, sentence), self._without_stop(reading, sentence)
        if last - first < _SHORTEST:
            return None
        for cue in self._cues.find(reading, first, last, quoted):
            if cue.group == "manner":
                continue
            found = self._complement_after(
                reading, cue, first, last, quoted
            ) or self._complement_before(reading, cue, first, last, quoted)
            if found is not None:
                return found
        return self._source(reading, first, last, quoted)

    def _complement_after(
        self, reading: Reading, cue: Cue, first: int, last: int, quoted: list[Range]
    ) -> Indirect | None:
        if cue.verb_last and reading.lower[first] != "wie" and cue.finite + 1 >= last:
            return None
        end = max(cue.tokens) + 1
        for index in range(end - 1, last - 2):
            if reading.words[index] not in {",", ":"}:
                continue
            start = index + 1
            kind = self._kind(reading, cue, start, last, after_colon=reading.words[index] == ":")
            if kind is None:
                if reading.lower[start] in _RELATIVE and cue.group == "speech":
                    continue
                if reading.lower[start] in _NO_COMPLEMENT:
                    return None
                continue
            if any(begin <= start < stop for begin, stop in quoted):
                return None
            speaker = self._attributor.subject(
                reading, cue, self._start_of_clause(reading, first, cue), index
            )
            score = {
                "dass": 0.85,
                "subjunctive": 0.85,
                "main-clause": 0.6,
                "infinitive": 0.65,
                "question": 0.6,
            }[kind]
            if speaker is None:
                score -= 0.15
            attribution = Attribution(
                kind, cue.tokens, speaker, ((first, start),), cue.group, cue.lemma
            )
            return Indirect(((start, last),), attribution, "Indirect", score, kind)
        return None

    def _kind(  # noqa: PLR0911 - one kind of complement after the other
        self, reading: Reading, cue: Cue, start: int, last: int, *, after_colon: bool
    ) -> str | None:
        word = reading.lower[start]
        if word in {"dass", "daß", "ob"}:
            return "dass"
        if word in _NO_COMPLEMENT:
            return None
        clause_end = next(
            (i for i in range(start, last) if reading.words[i] in {",", ";", "–"}), last
        )
        verbs = [
            i for i in range(start, min(clause_end, start + 25)) if reading.lower[i] in _SUBJUNCTIVE
        ]
        if verbs and not (word in _RELATIVE and verbs[0] == clause_end - 1):
            return "subjunctive"
        if after_colon:
            return None
        if (
            word in _INTRODUCERS
            and cue.group != "demand"
            and cue.lemma not in {"heißen", "nennen", "bezeichnen"}
        ):
            return "question" if clause_end - start > _SHORTEST - 1 else None
        if cue.lemma in _TAKES_INFINITIVE and self._has_zu(reading, start, clause_end):
            return "infinitive"
        return None

    @staticmethod
    def _has_zu(reading: Reading, start: int, end: int) -> bool:
        return end - start > 1 and (
            reading.lower[end - 2] == "zu" or _ZU.match(reading.lower[end - 1]) is not None
        )

    def _complement_before(
        self, reading: Reading, cue: Cue, first: int, last: int, quoted: list[Range]
    ) -> Indirect | None:
        """*Die Lage sei ernst, sagte X.* and *Wie X sagte, …*."""
        if reading.lower[first] == "wie" and cue.verb_last:
            start = next(
                (i + 1 for i in range(max(cue.tokens), last) if reading.words[i] == ","), last
            )
            if start < last - 1:
                speaker = self._attributor.subject(reading, cue, first, cue.finite)
                attribution = Attribution(
                    "wie", (first, *cue.tokens), speaker, ((first, start),), cue.group, cue.lemma
                )
                return Indirect(((start, last),), attribution, "Indirect", 0.8, "wie")
        comma = cue.finite - 1
        if comma > first and reading.words[comma] == "," and not cue.verb_last:
            return self._before_comma(
                reading, cue, first, last, comma, quoted, "verb-first", cue.finite
            )
        if cue.verb_last:
            opening = next(
                (
                    i
                    for i in range(cue.finite, first, -1)
                    if reading.words[i] == "," and reading.lower[i + 1] == "wie"
                ),
                None,
            )
            if opening is not None:
                return self._before_comma(
                    reading, cue, first, last, opening, quoted, "wie", opening + 1
                )
        return None

    def _before_comma(
        self,
        reading: Reading,
        cue: Cue,
        first: int,
        last: int,
        comma: int,
        quoted: list[Range],
        rule: str,
        frame_start: int,
    ) -> Indirect | None:
        has_subjunctive = any(reading.lower[i] in _SUBJUNCTIVE for i in range(first, comma))
        if noun_phrase_end(reading, first, comma + 1) >= comma or comma - first < _SHORTEST:
            return None  # a subject with an apposition, not a clause
        if reading.words[first] in _OPENING and reading.words[comma - 1] in _CLOSING:
            return None  # words in quotation marks, not a clause
        if cue.group != "speech" and not has_subjunctive:
            return None
        if any(begin <= first and stop >= comma - 1 for begin, stop in quoted):
            return None
        speaker = self._attributor.subject(reading, cue, frame_start, last)
        if speaker is None and cue.lemma not in {"heißen", "verlauten"}:
            return None
        attribution = Attribution(rule, cue.tokens, speaker, ((comma, last),), cue.group, cue.lemma)
        return Indirect(
            ((first, comma),), attribution, "Indirect", 0.85 if has_subjunctive else 0.65, rule
        )

    def _source(
        self, reading: Reading, first: int, last: int, quoted: list[Range]
    ) -> Indirect | None:
        lower = reading.lower
        if lower[first] == "demnach" and last - first > _SHORTEST:
            attribution = Attribution("demnach", (first,), None, ((first, first + 1),), "speech")
            return Indirect(((first + 1, last),), attribution, "Indirect", 0.75, "demnach")
        so = next(
            (
                i
                for i in range(last - 2, first, -1)
                if lower[i] == "so" and reading.words[i - 1] == ","
            ),
            None,
        )
        if so is not None and reading.words[so + 1][0].isupper() | (
            lower[so + 1] in {"der", "die", "das", "ein", "eine"}
        ):
            attribution = Attribution("so", (so,), (so + 1, last), ((so - 1, last),), "speech")
            if all(reading.words[i] != "," for i in range(so + 1, last)):
                return Indirect(((first, so - 1),), attribution, "Indirect", 0.75, "so")
        found = self._attributor.source(reading, first, last)
        if found is None or any(begin <= found.frame[0][0] < end for begin, end in quoted):
            return None
        begin, end = found.frame[0]
        if end < last and reading.words[end] == ",":
            end += 1
        parts = tuple(
            part
            for part in ((first, begin), (end, last))
            if part[1] - part[0] > 0 and self._has_words(reading, part)
        )
        if not parts or sum(stop - start for start, stop in parts) < _SHORTEST:
            return None
        return Indirect(parts, found, "Indirect", 0.8, found.rule)

    @staticmethod
    def _has_words(reading: Reading, part: Range) -> bool:
        return any(word[0].isalnum() for word in reading.words[part[0] : part[1]])

    @staticmethod
    def _start_of_clause(reading: Reading, first: int, cue: Cue) -> int:
        return next(
            (i + 1 for i in range(cue.finite - 1, first - 1, -1) if reading.words[i] in {":", ";"}),
            first,
        )

    @staticmethod
    def _after_dateline(reading: Reading, sentence: Stretch) -> int:
        """The first token after *BERLIN (dpa) –*."""
        for index in range(
            sentence.first, min(sentence.first + _LONGEST_DATELINE, sentence.last - 1)
        ):
            if reading.words[index] == ")" and reading.words[index + 1] in {"–", "-", "—"}:
                return index + 2
        return sentence.first

    @staticmethod
    def _without_stop(reading: Reading, sentence: Stretch) -> int:
        last = sentence.last
        while last > sentence.first and reading.words[last - 1] in {".", "!", "?", "…"}:
            last -= 1
        return last
