"""Which quotations are direct speech, and which are titles, names or words held at arm's length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.domain.reasons import because
from annotator.nlp.quotes.attribution import Attribution
from annotator.nlp.quotes.marks import Quotation
from annotator.nlp.quotes.roles import Range
from annotator.nlp.reading import Reading

LEAST_SCORE = 0.5
_LONG, _MIDDLING, _SHORT, _TWO = 8, 5, 3, 2
_LONGEST_NAME = 4
_MOSTLY = 0.6
_TERMINATED = re.compile(r"[.!?…]\W{0,2}\Z")
_TITLE_NOUN = re.compile(
    r"(?:zeitung|magazin|zeitschrift|blatt|film|roman|buch|album|lied|song|serie|sendung|projekt|aktion|schiff|programm|initiative"
    r"|name|namen|titel|stück|oper|spiel|konzern|firma|verein|gruppe|band|kategorie|preis|studie|tochter|marke|sonde|yacht|frachter"
    r"|begriff|wort|restaurant|hotel|sogenannte[nrs]?|genannte[nrs]?|nachrichtenmagazins?|wochenblatts?|tageszeitung|bündnis|bewegung)\Z",
    re.IGNORECASE,
)
_NAMING = frozenset(
    """nennen bezeichnen sprechen beschreiben kritisieren rügen loben zurückweisen urteilen werten bewerten verurteilen einstufen
    charakterisieren würdigen betrachten sehen warnen rechtfertigen""".split()
)
_CALLED_AS = frozenset("als ein eine einen einem einer von vom für".split())
_STRONG_RULES = frozenset({"after", "so"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a quotation is direct speech, and why."""

    score: float
    why: str
    may_be_speech: bool = False


def judge(  # noqa: C901, PLR0911 - one kind of evidence after the other
    reading: Reading, quotation: Quotation, tokens: Range, attribution: Attribution | None
) -> Verdict:
    """How likely words in quotation marks are direct speech.

    The figures are shares found for pairs of quotation marks in German news by length: almost all with eight or
    more words, most with five to seven, a third with three or four, a fifth with less.
    """
    begin, end = tokens
    words = sum(1 for word in reading.words[begin:end] if any(char.isalnum() for char in word))
    if words == 0:
        return Verdict(0.0, because("no-words"))
    after_colon = begin > 0 and reading.words[begin - 1] == ":"
    terminated = _TERMINATED.search(reading.text[quotation.begin : quotation.end]) is not None
    has_verb_after = attribution is not None and attribution.rule in _STRONG_RULES
    if _is_called(reading, begin, attribution):
        return Verdict(0.65, because("called", cue=attribution.lemma if attribution else ""))
    speaks_on = has_verb_after and _comma_or_mark(reading, quotation)
    if _is_title(reading, tokens, words, named_only=speaks_on) and not (
        terminated or after_colon or words >= _LONG
    ):
        return Verdict(0.1, because("title-like"))
    if not terminated and not has_verb_after and _is_name(reading, tokens):
        return Verdict(0.2, because("name-like"))
    if words >= _LONG:
        return Verdict(0.95, because("many-words", count=words))
    if after_colon and (words >= _TWO or (attribution is not None and attribution.lemma)):
        return Verdict(0.9, because("after-colon"))
    if speaks_on:
        return Verdict(0.9, because("speaks-on"))
    if terminated and words >= _SHORT:
        return Verdict(0.75, because("whole-sentence"))
    has_cue = attribution is not None and attribution.group in {"speech", "thought", "demand"}
    if words >= _MIDDLING:
        return Verdict(0.75 if has_cue else 0.6, because("many-words", count=words))
    if attribution is not None and attribution.lemma in _NAMING and attribution.rule == "before":
        return Verdict(0.6, because("called", cue=attribution.lemma))
    if words >= _SHORT:
        return Verdict(
            0.55 if has_cue else 0.3, because("many-words", count=words), may_be_speech=True
        )
    return Verdict(0.35 if has_cue else 0.15, because("hardly-a-word"), may_be_speech=True)


def _is_called(reading: Reading, begin: int, attribution: Attribution | None) -> bool:
    """Whether the words are what somebody calls something: *nannte ihn einen „Träumer“*, *als „Unsinn“*."""
    return (
        attribution is not None
        and attribution.lemma in _NAMING
        and attribution.rule in {"before", "late"}
        and attribution.speaker is not None
        and reading.lower[begin - 1] in _CALLED_AS
    )


def _comma_or_mark(reading: Reading, quotation: Quotation) -> bool:
    text = reading.text
    inside = text[quotation.end - 2 : quotation.end - 1]
    return text[quotation.end : quotation.end + 1] == "," or inside in {"!", "?", ",", "."}


def _is_title(reading: Reading, tokens: Range, words: int, *, named_only: bool) -> bool:
    """Whether a word before calls it a title or, unless only that counts, all of its words are capitalised."""
    begin, end = tokens
    before = reading.words[max(0, begin - 2) : begin]
    if any(_TITLE_NOUN.search(word) for word in before):
        return True
    if named_only:
        return False
    content = [word for word in reading.words[begin:end] if word[0].isalpha()]
    return words <= _LONGEST_NAME and all(word[0].isupper() for word in content)


def _is_name(reading: Reading, tokens: Range) -> bool:
    """Whether most words are capitalised, as in the foreign name of an organisation or a work."""
    content = [word for word in reading.words[tokens[0] : tokens[1]] if word[0].isalpha()]
    capitals = sum(1 for word in content if word[0].isupper())
    return len(content) > 1 and capitals >= _MOSTLY * len(content)
