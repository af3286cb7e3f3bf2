"""The component ``annotator_entities``: names, adjectives of places and time expressions."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.component import LexiconComponent
from annotator.nlp.entities.candidates import Candidate, settle
from annotator.nlp.entities.dates import find_dates
from annotator.nlp.entities.described import DescribedRules
from annotator.nlp.entities.gazetteer import Gazetteer
from annotator.nlp.entities.organisations import OrganisationRules
from annotator.nlp.entities.persons import PersonRules
from annotator.nlp.inflection import verb_forms
from annotator.nlp.lexicons import Lexicon, load_rows, load_yaml
from annotator.nlp.reading import Reading, read
from annotator.nlp.results import Found, results_of, store


@Language.factory("annotator_entities", assigns=["doc._.annotator"])
def make_entities(nlp: Language, name: str) -> Entities:
    """The component, for ``nlp.add_pipe("annotator_entities")``."""
    del nlp, name
    return Entities()


class Entities(LexiconComponent):
    """Proposes entities by lists, patterns and document-wise consistency."""

    @staticmethod
    def shipped_lexicon() -> Lexicon:
        """Places, demonyms, organisations, first names, titles and functions."""
        return {
            "places": load_rows("places.tsv"),
            "demonyms": load_rows("demonyms.tsv"),
            "first_names": [row[0] for row in load_rows("first_names.txt")],
            "people": load_yaml("people.yaml"),
            "organisations": load_yaml("organisations.yaml"),
            "companies": [row[0] for row in load_rows("companies.txt")],
            "speech_verbs": load_yaml("cues.yaml")["verbs"]["speech"],
        }

    def prepare(self, lexicon: Lexicon) -> None:
        """Build lists and rules."""
        organisations, people = lexicon["organisations"], lexicon["people"]
        self._gazetteer = Gazetteer(
            ((name, kind) for name, kind in lexicon["places"]),
            (
                (name.replace("_", " "), "state_bodies" if kind == "state" else kind)
                for kind, names in [
                    *organisations["names"].items(),
                    ("companies", _joined(lexicon.get("companies", ()))),
                ]
                for name in names.split()
            ),
            (
                (place, adjective, inhabitant)
                for place, adjective, inhabitant in lexicon["demonyms"]
            ),
        )
        self._organisations = OrganisationRules(
            gazetteer=self._gazetteer,
            institutions=frozenset(organisations["institutions"].split()),
            club_marks=frozenset(organisations["club_marks"].split()),
            legal_forms=frozenset(organisations["legal_forms"].split()),
        )
        self._described = DescribedRules(
            self._gazetteer, frozenset(lexicon["first_names"]), organisations
        )
        self._persons = PersonRules(
            gazetteer=self._gazetteer,
            first_names=frozenset(lexicon["first_names"]),
            titles=frozenset(people["titles"].split()),
            functions=frozenset(people["functions"].split()),
            particles=frozenset(people["particles"].split()),
            never=frozenset(people["never"].split()),
            speaking=_singular_forms(lexicon["speech_verbs"]),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Add the entities to the proposals of the document."""
        reading = read(doc.text)
        results = results_of(doc)
        for candidate in self.candidates(reading):
            results.add(
                Found(
                    "entity",
                    candidate.label,
                    ((candidate.begin, candidate.end),),
                    candidate.score,
                    candidate.rule,
                    candidate.why,
                    {} if candidate.form == "name" else {"form": candidate.form},
                )
            )
        store(doc, results)
        return doc

    def candidates(self, reading: Reading) -> list[Candidate]:
        """The entities of a text, settled."""
        found = [
            *self._gazetteer.find(reading),
            *self._organisations.find(reading),
            *self._described.find(reading),
            *self._persons.find(reading),
            *find_dates(reading.text),
        ]
        found.extend(self._persons.repeated(reading, settle(found)))
        return settle(found)


def _joined(names: Iterable[str]) -> str:
    return " ".join(name.replace(" ", "_") for name in names)


def _singular_forms(verbs: list[str]) -> frozenset[str]:
    """Third person singular, present and preterite: a bare noun as their subject is a name."""
    forms: set[str] = set()
    for entry in verbs:
        verb = verb_forms(entry)
        forms.update(
            form for form in verb.finite if not form.endswith("n") and form not in verb.subjunctive
        )
    return frozenset(forms)
