"""Whether an event has happened, will, may, or has not: from the words that belong to its trigger."""

from __future__ import annotations

from annotator.nlp.events.triggers import Trigger, same_clause
from annotator.nlp.quotes.clauses import has_zu
from annotator.nlp.quotes.words import DETERMINERS, PREPOSITIONS
from annotator.nlp.reading import Reading, Stretch

_NO = frozenset("kein keine keinen keinem keiner keines".split())
_NEGATIONS = _NO | frozenset("nicht niemand niemanden nie niemals weder nichts".split())
_BEFORE_NOUN = _NO | frozenset({"ohne", "weder", "statt", "anstelle"})
_EXISTING = frozenset(
    """gibt gab gäbe gebe gegeben fand fanden findet finden stattgefunden kam kamen kommt gekommen war waren ist sind wurde wurden
    wird werden""".split()
)
_FUTURE = frozenset(
    """soll sollen will wollen wolle solle geplant geplante geplanten geplanter angekündigt angekündigte angekündigten künftig
    demnächst bevorstehende bevorstehenden""".split()
)
_DOUBT = frozenset(
    """ob falls wenn könnte könnten möglicherweise mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher vermutlich verdacht
    angeblich angebliche angeblichen drohende drohenden mögliche möglichen möglicher""".split()
)
_UNCERTAIN_NOUN = (
    "verdacht",
    "bemühung",
    "bemühungen",
    "forderung",
    "forderungen",
    "ruf",
    "rufe",
    "befürchtung",
    "furcht",
    "angst",
    "sorge",
    "gefahr",
    "warnung",
    "warnungen",
    "hoffnung",
    "möglichkeit",
    "risiko",
)
"""Ends of nouns that say that what depends on them need not happen: *Bemühungen um die Verhängung*."""

_REACH = 8
_LONGEST_PHRASE = 5


def modality_of(reading: Reading, sentence: Stretch, trigger: Trigger) -> str:
    """``asserted``, ``negated``, ``hypothetical`` or ``future``.

    A negation counts for a verb if it is in its clause, for a noun only if it is its determiner or the clause says no
    more than that there is such an event: *Sanktionen haben es nicht geschafft* negates no sanctions.

    Args:
        reading: The text.
        sentence: The sentence of the trigger.
        trigger: The trigger.
    """
    anchor = trigger.tokens[0]
    near = [
        index
        for index in range(
            max(sentence.first, anchor - _REACH), min(sentence.last, trigger.tokens[-1] + _REACH)
        )
        if same_clause(reading, index, anchor)
    ]
    if _is_negated(reading, trigger, near):
        return "negated"
    words = [reading.lower[index] for index in near]
    if any(word in _DOUBT for word in words) or _is_uncertain(reading, sentence, trigger):
        return "hypothetical"
    if any(word in _FUTURE for word in words):
        return "future"
    return "asserted"


def _is_negated(reading: Reading, trigger: Trigger, near: list[int]) -> bool:
    anchor = trigger.tokens[0]
    found = [index for index in near if reading.lower[index] in _NEGATIONS]
    if trigger.is_verb:
        return any(reading.syntax.governs(index, anchor) is not False for index in found)
    if any(reading.lower[index] in _BEFORE_NOUN for index in _phrase_before(reading, anchor)):
        return True
    exists = any(reading.lower[index] in _EXISTING for index in near)
    return exists and any(
        reading.lower[index] == "nicht" and reading.syntax.governs(index, anchor) is not False
        for index in found
        if index > anchor and index + 1 in near and _ends_clause(reading, index)
    )


def _ends_clause(reading: Reading, index: int) -> bool:
    """Whether nothing but a participle or *statt* comes after a token: *Ein Treffen fand nicht statt*."""
    rest = reading.lower[index + 1 : index + 3]
    return bool(rest) and rest[0] in {"statt", "zustande", "stattgefunden"}


def _phrase_before(reading: Reading, noun: int) -> range:
    """The determiner and adjectives before a noun, and the preposition before them."""
    start = noun
    while start > 0 and noun - start < _LONGEST_PHRASE:
        word = reading.lower[start - 1]
        is_adjective = reading.words[start - 1].islower() and word.endswith(
            ("e", "en", "er", "es", "em")
        )
        if word in PREPOSITIONS:
            return range(start - 1, noun)
        if word in DETERMINERS or word in _BEFORE_NOUN or (is_adjective and word.isalpha()):
            start -= 1
        else:
            break
    return range(start, noun)


def _is_uncertain(reading: Reading, sentence: Stretch, trigger: Trigger) -> bool:
    """Whether the trigger depends on a noun of doubt or stands in a clause that says what something is for."""
    anchor = trigger.tokens[0]
    if not trigger.is_verb:
        before = _phrase_before(reading, anchor).start
        if (
            before > sentence.first
            and reading.lower[before] in PREPOSITIONS
            and reading.words[before - 1][0].isupper()
            and reading.lower[before - 1].endswith(_UNCERTAIN_NOUN)
        ):
            return True
    start = anchor
    while start > sentence.first and reading.words[start - 1] != ",":
        start -= 1
    return (
        reading.lower[start] == "um"
        and start < anchor
        and has_zu(reading, start + 1, sentence.last)
    )
