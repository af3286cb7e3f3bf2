"""The component ``annotator_quotes``: direct and indirect speech with cue, speaker and frame."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.reasons import because, joined_rules
from annotator.nlp.component import LexiconComponent
from annotator.nlp.lexicons import Lexicon, load_yaml
from annotator.nlp.parses import read_doc
from annotator.nlp.quotes.attribution import Attribution, Attributor, carried_on
from annotator.nlp.quotes.cues import CueLexicon
from annotator.nlp.quotes.direct import LEAST_SCORE, judge
from annotator.nlp.quotes.findings import Indirect
from annotator.nlp.quotes.indirect import IndirectFinder
from annotator.nlp.quotes.marks import Quotation, quotations
from annotator.nlp.quotes.roles import Range
from annotator.nlp.reading import Reading, read
from annotator.nlp.results import Found, Link, Offsets, Results, results_of, store

_OWN_WORDS_INSIDE = frozenset({"Indirect", "IndirectFreeIndirect"})
_BEFORE_NAMES = frozenset({"(", "laut", "kurz"})
_WRITING = frozenset(
    "schreiben twittern posten veröffentlichen titeln unterschreiben lesen stehen".split()
)
_DOCUMENTS = (
    "bericht",
    "berichten",
    "studie",
    "brief",
    "schreiben",
    "artikel",
    "zeitung",
    "magazin",
    "zeitungen",
    "mitteilung",
    "papier",
    "gutachten",
    "umfrage",
    "statistik",
    "vermerk",
    "resolution",
    "website",
    "webseite",
    "blog",
    "buch",
)
_NEIGHBOURS = 8
_SHORTEST_BARRIER = 5
"""Tokens; shorter quotations, mostly names of newspapers, do not cut off the words before them."""


@Language.factory("annotator_quotes", assigns=["doc._.annotator"])
def make_quotes(nlp: Language, name: str) -> Quotes:
    """The component, for ``nlp.add_pipe("annotator_quotes")``; best after ``annotator_entities``."""
    del nlp, name
    return Quotes()


class Quotes(LexiconComponent):
    """Proposes quotes; a speaker that contains a name proposed as an entity is linked to that entity."""

    @staticmethod
    def shipped_lexicon() -> Lexicon:
        """Cue verbs, source nouns, speech nouns."""
        return load_yaml("cues.yaml")

    def prepare(self, lexicon: Lexicon) -> None:
        """Build the rules."""
        self._cues = CueLexicon(lexicon)
        self._attributor = Attributor(self._cues)
        self._indirect = IndirectFinder(self._cues, self._attributor)

    def __call__(self, doc: Doc) -> Doc:
        """Add quotes, cues, frames, mentions and their arguments to the proposals of the document."""
        reading = read_doc(doc, read(doc.text))
        results = results_of(doc)
        writer = _Writer(reading, results)
        quoted, doubtful = self._direct(reading, writer)
        for found in self._indirect.find(reading, quoted):
            if found.label in _OWN_WORDS_INSIDE:
                for pair, place in _within(doubtful, found.parts):
                    if reading.lower[place[0] - 1] not in _BEFORE_NAMES:
                        why = because("own-words")
                        writer.direct(pair, place, found.attribution, 0.55, why)
            writer.quote(
                found.label,
                _offsets(reading, found.parts),
                found.score,
                found.rule,
                _why(found),
                found.attribution,
            )
        store(doc, results)
        return doc

    def _direct(
        self, reading: Reading, writer: _Writer
    ) -> tuple[list[Range], list[tuple[Quotation, Range]]]:
        """Write the direct speech; the token ranges it takes, and the quotations that may be some."""
        pairs = quotations(reading)
        ranges = [(reading.token_at(pair.begin), reading.token_before(pair.end)) for pair in pairs]
        outer = [
            place
            for pair, place in zip(pairs, ranges, strict=True)
            if pair.depth == 0 and place[1] - place[0] >= _SHORTEST_BARRIER
        ]
        kept: list[Range] = []
        doubtful: list[tuple[Quotation, Range]] = []
        previous: tuple[Range, Attribution] | None = None
        pending: tuple[Quotation, Range, Attribution | None, float, str] | None = None
        for pair, place in zip(pairs, ranges, strict=True):
            around = [*_around(outer, place), place] if pair.depth == 0 else [place]
            attribution = self._attributor.of_quotation(reading, *place, around)
            verdict = judge(reading, pair, place, attribution)
            if verdict.score < LEAST_SCORE:
                if verdict.may_be_speech and pair.depth == 0:
                    doubtful.append((pair, place))
                continue
            if (
                attribution is None
                and previous is not None
                and pair.depth == 0
                and _follows(reading, previous[0], place)
            ):
                attribution = carried_on(previous[1])
            if attribution is not None and pair.depth == 0:
                previous = (place, attribution)
            if pair.depth == 0:
                kept.append(place)
            if pending is not None and _goes_on(reading, pending[1], place, pending[2]):
                joint = Quotation((*pending[0].parts, *pair.parts), pair.single, pair.depth)
                pending = (joint, (pending[1][0], place[1]), pending[2], pending[3], pending[4])
                continue
            if pending is not None:
                writer.direct(*pending)
            pending = (pair, place, attribution, verdict.score, verdict.why)
        if pending is not None:
            writer.direct(*pending)
        return kept, doubtful


def _why(found: Indirect) -> str:
    lemma = found.attribution.lemma
    reason = f"quote-{found.rule}"
    return because(reason, cue=lemma) if lemma else because(reason)


def _within(
    doubtful: list[tuple[Quotation, Range]], parts: tuple[Range, ...]
) -> Iterator[tuple[Quotation, Range]]:
    """The quotations, given in reading order, that lie in one of the parts."""
    for begin, end in parts:
        start = bisect_left(doubtful, begin, key=lambda item: item[1][0])
        for index in range(start, len(doubtful)):
            pair, place = doubtful[index]
            if place[0] >= end:
                break
            if place[1] <= end:
                yield pair, place


def _around(outer: list[Range], place: Range) -> list[Range]:
    """The quotations next to one, as many as a sentence may hold."""
    middle = bisect_left(outer, place)
    return outer[max(0, middle - _NEIGHBOURS) : middle + _NEIGHBOURS]


def _follows(reading: Reading, earlier: Range, later: Range) -> bool:
    """Whether a quotation stands within one sentence of the one before."""
    between = reading.sentence_at(later[0]) - reading.sentence_at(earlier[1] - 1)
    return 0 <= between <= 1


def _goes_on(
    reading: Reading, earlier: Range, later: Range, attribution: Attribution | None
) -> bool:
    """Whether *„…“, sagte er, „…“* is one quotation in two parts."""
    touching = later[0] <= earlier[1] + 1
    if attribution is None or attribution.rule not in {"after", "so"} or touching:
        return False
    same_sentence = reading.sentence_at(earlier[1] - 1) == reading.sentence_at(later[0])
    return (
        same_sentence
        and reading.words[later[0] - 1] == ","
        and min(attribution.cue, default=0) >= earlier[1]
    )


def _offsets(reading: Reading, parts: Iterable[Range]) -> Offsets:
    return tuple(
        (reading.begins[first], reading.ends[last - 1]) for first, last in parts if first < last
    )


class _Writer:
    """Turns findings into proposals and links."""

    def __init__(self, reading: Reading, results: Results) -> None:
        self._reading = reading
        self._results = results
        self._names = sorted(
            (
                (index, found)
                for index, found in results.of_layer("entity")
                if found.label in {"PER", "ORG", "LOC"} and "form" not in found.attributes
            ),
            key=lambda item: item[1].begin,
        )
        self._begins = [found.begin for _, found in self._names]

    def direct(
        self,
        quotation: Quotation,
        place: Range,
        attribution: Attribution | None,
        score: float,
        why: str,
    ) -> None:
        """Write one direct quote."""
        del place
        parts = []
        for begin, end in quotation.parts:
            covered = self._reading.text[begin:end]
            begin += len(covered) - len(covered.lstrip())  # noqa: PLW2901 - trimmed
            end -= len(covered) - len(covered.rstrip())  # noqa: PLW2901 - trimmed
            if begin < end:
                parts.append((begin, end))
        rule = joined_rules(["marks", *([attribution.rule] if attribution else ())])
        self.quote("Direct", tuple(parts), score, rule, why, attribution)

    def quote(
        self,
        label: str,
        parts: Offsets,
        score: float,
        rule: str,
        why: str,
        attribution: Attribution | None,
    ) -> None:
        """Write a quote and what fills its roles."""
        medium = _medium(self._reading, attribution)
        attributes = {} if medium == "speech" else {"medium": medium}
        silence = attribution.silence if attribution is not None else ""
        states = {"speaker": silence} if silence else {}
        head = self._results.add(Found("quote", label, parts, score, rule, why, attributes, states))
        if attribution is None:
            return
        if attribution.speaker is not None:
            self._link(
                head,
                "speaker",
                self._filler(attribution.speaker, attribution.rule, "speaker-of-cue"),
                0.75,
                attribution.rule,
            )
        if attribution.addressee is not None:
            filler = self._filler(attribution.addressee, attribution.rule, "addressee-of-cue")
            self._link(head, "addressee", filler, 0.6, attribution.rule)
        if attribution.cue:
            tokens = sorted(set(attribution.cue))
            fragments = self._reading.fragments(tokens)
            cue = Found("cue", "Cue", fragments, 0.85, attribution.rule, because("cue-word"))
            self._link(head, "cue", self._results.add(cue), 0.8, attribution.rule)
        frames = _trimmed(self._reading, attribution.frame)
        if frames and attribution.cue:
            frame = Found("frame", "Frame", frames, 0.7, attribution.rule, because("cue-clause"))
            self._link(head, "frame", self._results.add(frame), 0.7, attribution.rule)

    def _link(self, head: int, role: str, filler: int, score: float, rule: str) -> None:
        self._results.link(Link(head, role, filler, score, rule))

    def _filler(self, speaker: Range, rule: str, reason: str) -> int:
        begin, end = self._reading.begins[speaker[0]], self._reading.ends[speaker[1] - 1]
        for place in range(bisect_left(self._begins, begin), bisect_right(self._begins, end)):
            index, found = self._names[place]
            if (found.begin, found.end) == (begin, end) or _only_article(
                self._reading, speaker, found
            ):
                return index
        return self._results.add(
            Found("mention", "Mention", ((begin, end),), 0.7, rule, because(reason))
        )


def _medium(reading: Reading, attribution: Attribution | None) -> str:
    """Whether words were spoken, written or thought, as far as cue and source tell."""
    if attribution is None:
        return "speech"
    if attribution.lemma in _WRITING:
        return "writing"
    source = range(*attribution.speaker) if attribution.speaker else range(0)
    if any(reading.lower[index].endswith(_DOCUMENTS) for index in (*source, *attribution.cue)):
        return "writing"
    return "thought" if attribution.group == "thought" else "speech"


def _only_article(reading: Reading, speaker: Range, found: Found) -> bool:
    first, last = speaker
    return (
        reading.lower[first] in {"der", "die", "das", "dem", "den"}
        and first + 1 < last
        and (reading.begins[first + 1], reading.ends[last - 1]) == (found.begin, found.end)
    )


def _trimmed(reading: Reading, frames: Iterable[Range]) -> Offsets:
    """Frames without punctuation at their edges."""
    parts = []
    for first, last in frames:
        while first < last and not reading.words[first][0].isalnum():
            first += 1  # noqa: PLW2901 - trimmed
        while (
            last > first
            and not reading.words[last - 1][0].isalnum()
            and reading.words[last - 1] != ")"
        ):
            last -= 1  # noqa: PLW2901 - trimmed
        if first < last:
            parts.append((reading.begins[first], reading.ends[last - 1]))
    return tuple(parts)
