"""The component ``annotator_events``: triggers, their reality, and arguments by nearness."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.reasons import because
from annotator.nlp.component import LexiconComponent
from annotator.nlp.events.arguments import arguments
from annotator.nlp.events.modality import modality_of
from annotator.nlp.events.triggers import Trigger, TriggerLexicon
from annotator.nlp.lexicons import Lexicon, load_yaml
from annotator.nlp.parses import read_doc
from annotator.nlp.reading import Reading, Stretch, read
from annotator.nlp.results import Found, Link, Results, results_of, store
from annotator.nlp.windows import stretches
from annotator.resources import read_yaml


@Language.factory("annotator_events", assigns=["doc._.annotator"])
def make_events(nlp: Language, name: str) -> Events:
    """The component, for ``nlp.add_pipe("annotator_events")``; best after ``annotator_entities``."""
    del nlp, name
    return Events()


class Events(LexiconComponent):
    """Proposes event triggers and links them to entities that stand near and fit."""

    @staticmethod
    def shipped_lexicon() -> Lexicon:
        """Triggers by type, and the roles of each type."""
        guideline = read_yaml("guidelines", "event-types.yaml")
        return {
            "triggers": load_yaml("events.yaml"),
            "roles": {kind["id"]: sorted(kind["roles"]) for kind in guideline["types"]},
        }

    def prepare(self, lexicon: Lexicon) -> None:
        """Build the tables of forms."""
        self._triggers = TriggerLexicon(lexicon["triggers"])
        self._roles = {label: frozenset(roles) for label, roles in lexicon["roles"].items()}

    def __call__(self, doc: Doc) -> Doc:
        """Add events and their arguments to the proposals of the document."""
        reading = read_doc(doc, read(doc.text))
        results = results_of(doc)
        names = _Names(reading, results)
        for sentence in stretches(reading):
            near = names.within(sentence)
            for trigger in self._triggers.find(reading, sentence):
                if names.covers(trigger.tokens[0], near):
                    continue
                self._write(reading, sentence, trigger, near, results)
        store(doc, results)
        return doc

    def _write(
        self,
        reading: Reading,
        sentence: Stretch,
        trigger: Trigger,
        near: list[tuple[int, Found]],
        results: Results,
    ) -> None:
        modality = modality_of(reading, sentence, trigger)
        head = results.add(
            Found(
                "event",
                trigger.label,
                reading.fragments(trigger.tokens),
                trigger.score,
                trigger.rule,
                because("form-of", lemma=trigger.why),
                {} if modality == "asserted" else {"modality": modality},
            )
        )
        allowed = self._roles.get(trigger.label, frozenset())
        for filler in arguments(reading, sentence, trigger, near, allowed):
            index = filler.name
            if index is None:
                begin, end = reading.begins[filler.first], reading.ends[filler.last - 1]
                why = because("next-to-trigger")
                index = results.add(
                    Found("mention", "Mention", ((begin, end),), filler.score, "phrase", why)
                )
            results.link(Link(head, filler.role, index, filler.score, filler.rule))


class _Names:
    """The entities of a document, sentence by sentence; parts of compounds too, adjectives not."""

    def __init__(self, reading: Reading, results: Results) -> None:
        self._reading = reading
        self._names = sorted(
            (
                (index, found)
                for index, found in results.of_layer("entity")
                if found.attributes.get("form") != "adjective"
            ),
            key=lambda item: item[1].begin,
        )
        self._next = 0

    def within(self, sentence: Stretch) -> list[tuple[int, Found]]:
        """Index and span of the entities of a sentence; to be asked in reading order."""
        while self._next < len(self._names) and self._names[self._next][1].begin < sentence.begin:
            self._next += 1
        last = self._next
        while last < len(self._names) and self._names[last][1].begin < sentence.end:
            last += 1
        found = self._names[self._next : last]
        self._next = last
        return found

    def covers(self, token: int, near: list[tuple[int, Found]]) -> bool:
        """Whether a token is part of a name."""
        begin = self._reading.begins[token]
        return any(
            found.begin <= begin < found.end and "form" not in found.attributes for _, found in near
        )
