"""The component ``annotator_chains``: links names and mentions to what they refer to."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.chains.referents import referents
from annotator.nlp.chains.rules import ChainRules
from annotator.nlp.chains.words import PeopleWords
from annotator.nlp.component import LexiconComponent
from annotator.nlp.lexicons import Lexicon, load_rows, load_yaml
from annotator.nlp.reading import read
from annotator.nlp.results import results_of, store


@Language.factory("annotator_chains", assigns=["doc._.annotator"])
def make_chains(nlp: Language, name: str) -> Chains:
    """The component, for ``nlp.add_pipe("annotator_chains")``; best last, as it links what the others found."""
    del nlp, name
    return Chains()


class Chains(LexiconComponent):
    """Proposes the antecedents of names and mentions that are proposed already; adds no spans."""

    @staticmethod
    def shipped_lexicon() -> Lexicon:
        """First names by gender, functions, nouns for groups, inhabitants, parties."""
        return {
            "chains": load_yaml("chains.yaml"),
            "people": load_yaml("people.yaml"),
            "demonyms": load_rows("demonyms.tsv"),
            "parties": load_yaml("organisations.yaml")["names"]["parties"],
        }

    def prepare(self, lexicon: Lexicon) -> None:
        """Build the rules."""
        self._words = PeopleWords(lexicon)
        parties = (name.replace("_", " ") for name in lexicon["parties"].split())
        self._rules = ChainRules(self._words, frozenset(parties))

    def __call__(self, doc: Doc) -> Doc:
        """Add the links to the proposals of the document."""
        reading = read(doc.text)
        results = results_of(doc)
        everyone = referents(reading, results, self._words)
        for link in list(self._rules.find(reading, results, everyone)):
            results.link(link)
        store(doc, results)
        return doc
