"""The component ``annotator_sentences``: sentence borders that keep quotation marks right."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.reading import read

_START, _INSIDE = 1, -1


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
        marks = np.full(len(doc), _INSIDE, dtype=np.int64)
        marks[:1] = _START
        following = 0
        for token in doc:
            end = token.idx + len(token)
            while following < len(starts) and starts[following] < end:
                marks[token.i] = _START
                following += 1
        # Setting token.is_sent_start looks through the whole document each time.
        return doc.from_array(["SENT_START"], marks.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]  # an array of thinc's own type
