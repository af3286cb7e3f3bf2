"""Reports of speech: sentences that tell that somebody spoke, and about what."""

from __future__ import annotations

from dataclasses import replace

from annotator.nlp.quotes.attribution import Attributor
from annotator.nlp.quotes.cues import Cue, CueLexicon
from annotator.nlp.quotes.findings import Indirect
from annotator.nlp.quotes.roles import Range
from annotator.nlp.reading import Reading, Stretch

_SHORTEST = 4
_SUBORDINATE = frozenset(
    "dass daß weil obwohl nachdem während wenn falls als da bevor ob was wer".split()
)


class ReportFinder:
    """Finds reports of speech among the cues that introduce no clause."""

    def __init__(self, cues: CueLexicon, attributor: Attributor) -> None:
        self._cues = cues
        self._attributor = attributor

    def find(
        self,
        reading: Reading,
        sentence: Stretch,
        region: Range,
        idle: list[Cue],
        quoted: list[Range],
    ) -> Indirect | None:
        """The report in a sentence in which nothing else was found.

        Args:
            reading: The text.
            sentence: The sentence.
            region: Its tokens without dateline and full stop.
            idle: Its cues, none of which introduces a clause.
            quoted: Token ranges of direct speech.
        """
        first, last = region
        if last - first < _SHORTEST or quoted:
            return None
        for cue in idle:
            if not self._is_report(reading, cue, first, last):
                continue
            found = self._attributor.of_cue(reading, "report", cue, (first, last), ())
            if found.speaker is None:
                continue
            return Indirect(
                ((first, sentence.last),),
                replace(found, cue=(), frame=()),
                "Reported",
                0.5,
                "report",
            )
        return None

    def _is_report(self, reading: Reading, cue: Cue, first: int, last: int) -> bool:
        """Whether the verb, with the preposition it may need, tells of a speech act in a main clause."""
        wanted = self._cues.reporting.get(cue.lemma)
        if wanted is None or cue.verb_last or reading.lower[cue.clause] in _SUBORDINATE:
            return False
        return not wanted or any(reading.lower[i] in wanted for i in range(first, last))
