"""The component ``annotator_sentences``: sentence borders that keep quotation marks right."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.reading import read


@Language.factory("annotator_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """The component, for ``nlp.add_pipe("annotator_sentences")``."""
    del nlp, name
    return Sentences()


class Sentences:
    """Marks the sentences of the program's own segmentation; needs neither parser nor lexicon."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts of all tokens."""
        starts = [sentence.begin for sentence in read(doc.text).sentences]
        following = 0
        for token in doc:
            is_start = token.i == 0
            while following < len(starts) and starts[following] < token.idx + len(token):
                is_start = True
                following += 1
            token.is_sent_start = is_start
        return doc
