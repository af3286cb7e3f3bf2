"""The trained parts of a pipeline: which components, how large, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language

from annotator.nlp.training.candidates import NAME as CANDIDATES
from annotator.nlp.training.references import SPANS_KEY

OPINIONS = "annotator_opinions"
TOK2VEC = "learned_tok2vec"
NER = "learned_ner"
SPANCAT = "learned_spancat"
MERGE = "annotator_learned"
OURS = (OPINIONS, TOK2VEC, NER, SPANCAT, MERGE)
LEARNED = (TOK2VEC, NER, SPANCAT)

_WIDTH = 64
_DEPTH = 2
_ATTRS = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "ENT_KB_ID", "ENT_ID")
_ROWS = (2000, 500, 1000, 500, 200, 500)
"""Small on purpose: learnt in minutes on one core, and read at more words a second than the rules."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a pipeline is to learn.

    Attributes:
        names: Longest name the span categoriser looks at, in tokens; 0: no names are learned.
        longest: Longest run of any tokens it looks at.
        clauses: Whether it looks at quotations, sentences and clauses.
    """

    names: int = 0
    longest: int = 0
    clauses: bool = False


def without_trained_parts(nlp: Language) -> Language:
    """The pipeline as it was before it was trained here; changes and returns it."""
    for name in reversed(OURS):
        if name in nlp.component_names:
            nlp.remove_pipe(name)
    return nlp


def add_trained_parts(nlp: Language, shape: Shape) -> Language:
    """Put the untrained parts behind everything else; changes and returns the pipeline."""
    nlp.add_pipe(OPINIONS)
    add_learners(nlp, shape)
    nlp.add_pipe(MERGE)
    return nlp


def add_learners(nlp: Language, shape: Shape) -> Language:
    """Put what learns, untrained, behind everything else; changes and returns the pipeline."""
    nlp.add_pipe("tok2vec", name=TOK2VEC, config={"model": _tok2vec()})
    if shape.names:
        nlp.add_pipe("ner", name=NER, config={"model": _ner()})
    nlp.add_pipe("spancat", name=SPANCAT, config=_spancat(shape))
    return nlp


def _tok2vec() -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": _WIDTH,
            "attrs": list(_ATTRS),
            "rows": list(_ROWS),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": _WIDTH,
            "depth": _DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _listener() -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": _WIDTH,
        "upstream": TOK2VEC,
    }


def _ner() -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": _WIDTH,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": _listener(),
    }


def _spancat(shape: Shape) -> dict[str, Any]:
    return {
        "spans_key": SPANS_KEY,
        # Everything with a notable probability is kept; ``annotator_learned`` knows what is enough for which layer.
        "threshold": 0.1,
        "model": {
            "@architectures": "spacy.SpanCategorizer.v1",
            "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 2 * _WIDTH},
            "scorer": {"@layers": "spacy.LinearLogistic.v1", "nO": None, "nI": None},
            "tok2vec": _listener(),
        },
        "suggester": {
            "@misc": CANDIDATES,
            "longest": shape.longest,
            "names": shape.names,
            "clauses": shape.clauses,
        },
    }
