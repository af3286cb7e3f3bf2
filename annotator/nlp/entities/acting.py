"""The component ``annotator_acting``: names of states and capitals that stand for whoever governs there.

*Moskau drohte*, *Japans Forderungen*, *das Abkommen zwischen Rom und Wien*: the guideline calls them organisations, lists call
them places. It stands behind quotes and events, whose speakers and agents act, too. Whoever wants states to stay
places leaves the component out: ``nlp.remove_pipe("annotator_acting")``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.reasons import because
from annotator.nlp.component import LexiconComponent
from annotator.nlp.inflection import verb_forms
from annotator.nlp.lexicons import Lexicon, load_rows, load_yaml
from annotator.nlp.parses import read_doc
from annotator.nlp.quotes.chunks import NOMINATIVE, chunks
from annotator.nlp.quotes.moods import main_verb
from annotator.nlp.quotes.roles import RoleFinder
from annotator.nlp.quotes.words import PREPOSITIONS
from annotator.nlp.reading import Reading, read
from annotator.nlp.results import Found, Results, results_of, store

RULE: Final = "acting-place"
_PLACE: Final = "LOC"
_ACTOR: Final = "ORG"
_ROLES: Final = frozenset({"speaker", "addressee", "agent", "participant"})
_NOT_BY_STATES: Final = frozenset({"Competition", "Disaster", "Casualty"})
_SCORE: Final = 0.7
_PASSIVE = frozenset("wird werden wurde wurden worden".split())
_ARTICLES = frozenset({"der", "den", "dem", "die", "das"})
_TOGETHER = frozenset({"mit", "zwischen", "gegenüber"})
_BORDERS = frozenset({",", ";", ":", "–", "—", "„", "“", '"', "»", "«", "(", ")"})
_LONGEST_GAP = 3
_LIST = 8
_CLAUSE = 40


@Language.factory("annotator_acting", assigns=["doc._.annotator"])
def make_acting(nlp: Language, name: str) -> Acting:
    """The component, for ``nlp.add_pipe("annotator_acting")``; best after ``annotator_events``."""
    del nlp, name
    return Acting()


class Acting(LexiconComponent):
    """Makes organisations of proposed places that act."""

    @staticmethod
    def shipped_lexicon() -> Lexicon:
        """States, capitals, verbs and nouns of acting."""
        lexicon = load_yaml("acting.yaml")
        countries = [name for name, kind in load_rows("places.tsv") if kind == "country"]
        return {**lexicon, "countries": countries}

    def prepare(self, lexicon: Lexicon) -> None:
        """Build the tables."""
        capitals = (name.replace("_", " ") for name in lexicon["capitals"].split())
        self._states = frozenset([*lexicon["countries"], *capitals])
        forms: set[str] = set()
        participles: set[str] = set()
        for entry in lexicon["verbs"]:
            verb = verb_forms(entry)
            participles.add(verb.participle)
            forms |= {verb.lemma, verb.zu_infinitive, *verb.joined_finite}
            if not verb.particle:
                forms |= verb.finite
        self._verbs, self._participles = frozenset(forms), frozenset(participles)
        self._nouns = tuple(lexicon["nouns"].split())
        self._relations = tuple(lexicon["relations"].split())

    def __call__(self, doc: Doc) -> Doc:
        """Settle the places of the document."""
        results = results_of(doc)
        candidates = [
            index
            for index, found in results.of_layer("entity")
            if found.label == _PLACE
            and "form" not in found.attributes
            and self._is_state(doc.text[found.begin : found.end])
        ]
        if not candidates:
            return doc
        reading = read_doc(doc, read(doc.text))
        filling = {
            link.filler
            for link in results.links
            if link.role in _ROLES and results.spans[link.head].label not in _NOT_BY_STATES
        }
        for index in candidates:
            found = results.spans[index]
            if _is_dateline(reading, found):
                continue
            reason = "fills-role" if index in filling else self._reason(reading, found)
            if reason:
                results.spans[index] = replace(
                    found,
                    label=_ACTOR,
                    score=min(found.score, _SCORE) if found.score >= 0 else found.score,
                    rule=RULE,
                    why=because(reason),
                )
        store(doc, Results(results.spans, results.links))
        return doc

    def _is_state(self, name: str) -> bool:
        return name in self._states or name.removesuffix("s") in self._states

    def _reason(self, reading: Reading, found: Found) -> str:
        """Why a place acts where it stands; empty if nothing says so."""
        first, last = reading.token_at(found.begin), reading.token_before(found.end)
        if self._owns_an_act(reading, first, last):
            return "owns-act"
        if self._is_party(reading, first):
            return "is-party"
        return "does-act" if self._is_subject(reading, first) else ""

    def _owns_an_act(self, reading: Reading, first: int, last: int) -> bool:
        """*Japans jüngste Forderungen*, *die Forderungen Japans*, *der USA*."""
        if reading.words[last - 1].endswith("s"):
            for index in range(last, min(last + _LONGEST_GAP, len(reading))):
                if reading.lower[index] in PREPOSITIONS or reading.words[index] in _BORDERS:
                    break
                if reading.words[index][0].isupper():
                    if self._is_act(reading, index):
                        return True
                    break
        before = first - 1
        while before >= 0 and reading.lower[before] in {"und", ",", "der"} | _ARTICLES:
            before -= 1
        has_genitive = reading.words[last - 1].endswith("s") or (
            first > 0 and reading.lower[first - 1] in {"der", "des"}
        )
        for index in range(before, max(-1, before - _LONGEST_GAP), -1):
            if reading.lower[index] in PREPOSITIONS or reading.words[index] in _BORDERS:
                return False
            if reading.words[index][0].isupper() and self._is_act(reading, index):
                return has_genitive
        return False

    def _is_act(self, reading: Reading, index: int) -> bool:
        return reading.lower[index].endswith((*self._nouns, *self._relations))

    def _is_party(self, reading: Reading, first: int) -> bool:
        """*die Beziehungen zwischen Rom und Wien*, *das Abkommen mit den USA*."""
        start = first
        for index in range(first - 1, max(-1, first - _LIST), -1):
            word = reading.lower[index]
            if word in _TOGETHER:
                start = index
                break
            if word in PREPOSITIONS or not (
                word in {"und", ",", "sowie"} | _ARTICLES or reading.words[index][0].isupper()
            ):
                return False
        else:
            return False
        near = range(max(0, start - _LONGEST_GAP), start)
        return start < first and any(
            reading.words[index][0].isupper()
            and reading.lower[index].endswith((*self._relations, *self._nouns))
            for index in near
        )

    def _is_subject(self, reading: Reading, first: int) -> bool:
        """Whether the name is, or is part of, the subject of a clause with a verb of acting in the active voice."""
        begin, end = _clause(reading, first)
        lower = reading.lower[begin:end]
        if self._verbs.isdisjoint(lower) and (
            self._participles.isdisjoint(lower) or not _PASSIVE.isdisjoint(lower)
        ):
            return False
        return any(
            start <= first < stop and _is_head(reading, start, first)
            for start, stop in _subjects(reading, begin, end)
        )


def _is_dateline(reading: Reading, found: Found) -> bool:
    """*BERLIN (dpa) –*, *Berlin - Der Rat …* at the beginning of a line."""
    first, last = reading.token_at(found.begin), reading.token_before(found.end)
    opens = first == 0 or "\n" in reading.text[reading.ends[first - 1] : found.begin]
    return opens and reading.words[last : last + 1] in (["-"], ["–"], ["—"], ["("], [":"], ["/"])


def _is_head(reading: Reading, start: int, first: int) -> bool:
    """Whether a name in a phrase is what the phrase is about or one of several, and no genitive in it."""
    before = first - (first > start and reading.lower[first - 1] in _ARTICLES)
    return before <= start or reading.lower[before - 1] in {"und", ",", "sowie", "oder"}


def _clause(reading: Reading, token: int) -> tuple[int, int]:
    begin, end = token, token + 1
    sentence = reading.sentences[reading.sentence_at(token)]
    lowest, highest = max(sentence.first, token - _CLAUSE), min(sentence.last, token + _CLAUSE)
    while begin > lowest and reading.words[begin - 1] not in _BORDERS:
        begin -= 1
    while end < highest and reading.words[end] not in _BORDERS:
        end += 1
    return begin, end


def _subjects(reading: Reading, begin: int, end: int) -> Iterator[tuple[int, int]]:
    verb = main_verb(reading, begin, end)
    if verb is not None:
        for each in reading.syntax.dependents(verb):
            if each.function == "subject":
                yield (each.first, each.last)
                return
        if verb < end - 1:
            found = RoleFinder.subject_of(reading, verb, begin, end)
            if found is not None:
                yield found
            return
    for chunk in chunks(reading, begin, end, () if verb is None else (verb,)):
        opens = chunk.preposition in {"als", "wie"} and chunk.first == begin + 1
        if NOMINATIVE in chunk.cases and (not chunk.preposition or opens):
            yield (chunk.first, chunk.last)
            return
